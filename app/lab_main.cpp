// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-lab: the window.

#include <QApplication>
#include <QByteArrayView>
#include <QCommandLineParser>
#include <QLocale>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "app/end_signals.h"
#include "app/exit_code.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/process.h"
#include "app/render_command.h"
#include "core/files/system.h"
#include "resources/lessons.h"
#include "resources/presets.h"
#include "ui/main_window.h"
#include "ui/style/focus_ring.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace {

QtMessageHandler passOn = nullptr;

/// Why no window can be opened, half a sentence.
std::string whyNoDisplay() {
    const auto variable = [](const char* name) { return qEnvironmentVariable(name).toStdString(); };
    if (variable("DISPLAY").empty() && variable("WAYLAND_DISPLAY").empty())
        return "there is no display, neither DISPLAY nor WAYLAND_DISPLAY is set";
    if (const std::string platform = variable("QT_QPA_PLATFORM"); !platform.empty())
        return "Qt's platform " + platform + " (QT_QPA_PLATFORM) cannot be used here";
    if (const std::string display = variable("DISPLAY"); !display.empty())
        return "the display " + display + " cannot be reached";
    return "the display " + variable("WAYLAND_DISPLAY") + " cannot be reached";
}

/// Where there is no display, Qt says so in five lines and aborts.
void endWithoutDisplay(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (QByteArrayView(context.category).startsWith("qt.qpa.")) return;
    if (type != QtFatalMsg) return passOn(type, context, message);
    miru::printError("No window can be opened: " + whyNoDisplay() + "; miru-run works without one.");
    std::_Exit(miru::Failed);
}

/// The arguments without those that Qt takes for itself, as it will once there is a display.
QStringList withoutQtOptions(const QStringList& arguments) {
    static const QStringList withValue{"platform",        "platformpluginpath",
                                       "platformtheme",   "plugin",
                                       "qwindowgeometry", "geometry",
                                       "qwindowicon",     "icon",
                                       "session",         "qwindowtitle",
                                       "title",           "display",
                                       "style",           "name",
                                       "stylesheet"};
    static const QStringList alone{"reverse", "widgetcount", "nograb", "dograb", "sync"};
    QStringList rest;
    for (qsizetype n = 0; n < arguments.size(); ++n) {
        const QString& argument = arguments[n];
        if (argument == QLatin1String("--")) return rest + arguments.mid(n);
        const QString name = argument.startsWith('-') ? argument.mid(argument.startsWith("--") ? 2 : 1) : QString();
        if (withValue.contains(name))
            ++n;
        else if (!alone.contains(name) && !(name.contains('=') && withValue.contains(name.section('=', 0, 0))))
            rest << argument;
    }
    return rest;
}

}  // namespace

int main(int argc, char** argv) {
    miru::settleProcess();
    if (argc > 1 && std::strcmp(argv[1], "--render") == 0) return miru::renderCommand(argc, argv);
    miru::system::sharePoolsOfMemory();
    QCoreApplication::setOrganizationName(QStringLiteral("MiRU Lab"));
    QCoreApplication::setApplicationName(QStringLiteral("miru-lab"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("MiRU Lab"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MIRU_VERSION));

    // What is asked of the program is read before there is a window: help and errors need no display.
    std::optional<QCoreApplication> withoutWindow(std::in_place, argc, argv);
    miru::settleLocale();
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("See a recurrent network learn, forget and remember."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption preset(QStringLiteral("preset"), QStringLiteral("Open with this preset."),
                                    QStringLiteral("name"));
    const QCommandLineOption lesson(QStringLiteral("lesson"), QStringLiteral("Begin this lesson."),
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
    parser.addOptions({preset, lesson, dark, run, language});
    if (!parser.parse(withoutQtOptions(QCoreApplication::arguments())))
        return miru::badInput(parser.errorText().toStdString());
    const bool asksForHelp = parser.isSet(help) || parser.isSet(QStringLiteral("help-all"));
    if (asksForHelp) miru::print(parser.helpText().toStdString());
    if (parser.isSet(version)) miru::print("{} {}\n", MIRU_PROGRAM, MIRU_VERSION);
    if (asksForHelp || parser.isSet(version)) return miru::finishOutput(miru::Done);
    if (parser.isSet(preset) && !miru::findPreset(parser.value(preset).toStdString()))
        return miru::badInput("There is no preset " + parser.value(preset).toStdString() +
                              "; `miru-run presets` shows them.");

    if (parser.isSet(lesson) && !miru::findLesson(parser.value(lesson).toStdString()))
        return miru::badInput("There is no lesson " + parser.value(lesson).toStdString() +
                              "; `miru-run lessons list` shows them.");

    withoutWindow.reset();

    passOn = qInstallMessageHandler(endWithoutDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(passOn);
    miru::settleLocale();

    QTranslator translator;
    const QLocale locale = parser.isSet(language) ? QLocale(parser.value(language)) : QLocale();
    if (translator.load(locale, QStringLiteral("miru-lab"), QStringLiteral("_"), QStringLiteral(":/translations")))
        QApplication::installTranslator(&translator);
    QLocale::setDefault(miru::words::locale());  // numbers as in the language of the texts, whatever the system's are

    QSettings settings;
    const int lastTheme = std::clamp(settings.value(QStringLiteral("theme")).toInt(), 0, 2);
    miru::Theme::current().apply(parser.isSet(dark) ? miru::Theme::Kind::Dark
                                                    : static_cast<miru::Theme::Kind>(lastTheme));
    const miru::FocusRing focusRing;
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
    if (parser.isSet(lesson)) window.beginLesson(parser.value(lesson));
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
