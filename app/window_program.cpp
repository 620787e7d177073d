// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_program.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include "app/messages.h"
#include "app/process.h"

namespace miru {

int printByWindow(const std::string& what, const std::string& out, const std::string& label,
                  const std::vector<std::string>& files) {
    const QString name = QStringLiteral("miru-lab");
    QString program = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (program.isEmpty()) program = QStandardPaths::findExecutable(name);
    if (!program.isEmpty()) {
        std::vector<std::string> arguments{"--render", what, out, label};
        arguments.insert(arguments.end(), files.begin(), files.end());
        becomeProgram(program.toStdString(), arguments);
    }
    return badInput(
        "A PDF is drawn by miru-lab, the window, which is neither beside miru-run nor on PATH; install it, or "
        "name a .html file, which needs nothing else.");
}

}  // namespace miru
