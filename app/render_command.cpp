// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/render_command.h"

#include <QApplication>
#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/messages.h"
#include "app/process.h"
#include "app/reported.h"
#include "app/speaking.h"
#include "core/files/atomic_file.h"
#include "ui/report/printed.h"
#include "ui/style/theme.h"

namespace miru {

int renderCommand(int argc, char** argv) {
    settleInterruption();
    qputenv("TZ", "UTC0");  // no time is told, but Qt writes how far the clock is from Greenwich into a PDF
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::vector<std::string> arguments(argv + 2, argv + argc);
    const bool isReport = arguments.size() > 3 && arguments[0] == "report";
    const bool isGuide = arguments.size() > 2 && arguments[0] == "guide";
    if (!isReport && !isGuide)
        return badInput("--render takes: report OUT.pdf AUTHOR PATH…, or guide OUT.pdf LANGUAGE [FILE…].");
    int count = 1;  // whatever is named is no option of Qt's
    const QApplication application(count, argv);
    settleLocale();
    Theme::current().apply(Theme::Kind::Light);
    const std::string& out = arguments[1];
    const std::string& label = arguments[2];
    const std::vector<std::string> files(arguments.begin() + 3, arguments.end());
    try {
        const Speaking language(isGuide ? QString::fromStdString(label) : QStringLiteral("en"));
        Document document;
        try {
            document = isReport ? documentOn(files, label) : guideDocumentOn(files);
        } catch (const std::exception& error) {
            return endWith(error, Phase::Reading);
        }
        writeFileAtomically(out, documentAsPdf(document).toStdString());
    } catch (const std::exception& error) {
        return endWith(error, Phase::Running);
    }
    return Done;
}

}  // namespace miru
