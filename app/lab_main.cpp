// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-lab: the window.

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>
#include <algorithm>

#include "app/end_signals.h"
#include "app/exit_code.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/process.h"
#include "resources/presets.h"
#include "ui/main_window.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

int main(int argc, char** argv) {
    miru::settleProcess();
    QApplication application(argc, argv);
    miru::settleLocale();
    QApplication::setOrganizationName(QStringLiteral("MiRU Lab"));
    QApplication::setApplicationName(QStringLiteral("miru-lab"));
    QApplication::setApplicationDisplayName(QStringLiteral("MiRU Lab"));
    QApplication::setApplicationVersion(QStringLiteral(MIRU_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("See a recurrent network learn, forget and remember."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption preset(QStringLiteral("preset"), QStringLiteral("Open with this preset."),
                                    QStringLiteral("name"));
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Use the dark theme."));
    const QCommandLineOption run(QStringLiteral("run"), QStringLiteral("Press Run at once."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("Speak this language (en, de) instead of the system's."),
                                      QStringLiteral("code"));
    parser.addPositionalArgument(
        QStringLiteral("files"),
        QStringLiteral("Sessions (.miru), settings and studies (.json), and folders of runs and studies to open."),
        QStringLiteral("[files…]"));
    parser.addOptions({preset, dark, run, language});
    if (!parser.parse(QApplication::arguments())) return miru::badInput(parser.errorText().toStdString());
    const bool asksForHelp = parser.isSet(help) || parser.isSet(QStringLiteral("help-all"));
    if (asksForHelp) miru::print(parser.helpText().toStdString());
    if (parser.isSet(version)) miru::print("{} {}\n", MIRU_PROGRAM, MIRU_VERSION);
    if (asksForHelp || parser.isSet(version)) return miru::finishOutput(miru::Done);
    if (parser.isSet(preset) && !miru::findPreset(parser.value(preset).toStdString()))
        return miru::badInput("There is no preset " + parser.value(preset).toStdString() +
                              "; `miru-run presets` shows them.");

    QTranslator translator;
    const QLocale locale = parser.isSet(language) ? QLocale(parser.value(language)) : QLocale();
    if (translator.load(locale, QStringLiteral("miru-lab"), QStringLiteral("_"), QStringLiteral(":/translations")))
        QApplication::installTranslator(&translator);
    QLocale::setDefault(miru::words::locale());  // numbers as in the language of the texts, whatever the system's are

    QSettings settings;
    const int lastTheme = std::clamp(settings.value(QStringLiteral("theme")).toInt(), 0, 2);
    miru::Theme::current().apply(parser.isSet(dark) ? miru::Theme::Kind::Dark
                                                    : static_cast<miru::Theme::Kind>(lastTheme));
    miru::MainWindow window;
    window.restoreLook(settings);
    window.keepRunsBelow(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                         QStringLiteral("/autosave"));
    if (parser.isSet(preset)) window.loadPreset(parser.value(preset));
    // A window of its own is a program of its own: what happens to one does not touch the other.
    QObject::connect(&window, &miru::MainWindow::windowWanted, [](const QString& file) {
        QProcess::startDetached(QApplication::applicationFilePath(),
                                file.isEmpty() ? QStringList() : QStringList(file));
    });
    for (const QString& file : parser.positionalArguments()) window.open(file);
    window.show();
    if (parser.isSet(run)) window.run();
    const auto end = [&] {
        window.saveLook(settings);
        settings.sync();
        miru::endProcessIfBusy(window);
    };
    const miru::EndSignals endSignals([&] {
        // A file that cannot be saved keeps the window open once: nobody is there to be told.
        if (!window.close()) window.close();
        end();
        QApplication::quit();
    });
    const int exitCode = QApplication::exec();
    end();
    return exitCode;
}
