// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <filesystem>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/run_recorder.h"
#include "ui/report/report.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

namespace miru {

int reportCommand(const std::vector<std::string>& folders, const std::string& out) {
    const QString kind = QFileInfo(QString::fromStdString(out)).suffix().toLower();
    if (kind != QLatin1String("html") && kind != QLatin1String("pdf"))
        return refuse(out + " is neither a .html nor a .pdf file; name one of these.");
    QList<ReportedRun> runs;
    try {
        for (const std::string& folder : folders) {
            if (!holdsRun(folder)) return refuse("There is no run in " + folder + ".");
            LeftRun left = readRunFolder(folder);
            if (!left.picture) return refuse("The run in " + folder + " has nothing to report yet.");
            runs << ReportedRun{words::shortTitleOf(left.spec), {}, left.spec, left.picture};
        }
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    Theme::current().apply(Theme::Kind::Light);
    const QByteArray report = kind == QLatin1String("pdf") ? reportAsPdf(runs) : reportAsHtml(runs);
    writeWhole(out, report.toStdString());
    return Done;
}

}  // namespace miru
