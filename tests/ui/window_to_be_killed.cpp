// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window that recovers what a crash has left below the folder it is given, as a hasty user would: shows the kept runs,
// looks at one of them (whose seed it is given) and presses Run. It is there to be killed meanwhile; see tst_recovery.

#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QTimer>

#include "core/run/fork.h"
#include "tests/support/window_parts.h"
#include "ui/main_window.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/spec_form.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setOrganizationName("MiRU Lab");
    QApplication::setApplicationName("window_to_be_killed");
    const QString root = application.arguments().at(1);
    const auto seed = application.arguments().at(2).toULongLong();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, root + "/settings");
    miru::MainWindow window;
    window.keepRunsBelow(root + "/autosave");
    window.show();
    QTimer hurry;
    QObject::connect(&hurry, &QTimer::timeout, [&] {
        for (auto* const button : window.findChildren<QPushButton*>())
            if (button->text() == "Recover" && button->isVisible()) button->click();
        if (sessionOf(window)->state() != miru::RunSession::State::Idle) return;
        for (const auto& run : runsOf(window)->entries()) {
            if (run.spec.seed != seed) continue;
            if (const auto latest = run.latest(); latest && latest->state != miru::RunState::Stopped)
                return;  // it is over
            const auto spec = run.spec;
            runsOf(window)->lookAt(run.id);
            formOf(window)->setSpec(miru::withEventsApplied(spec));
            transportOf(window)->runButton()->click();
            return;
        }
    });
    hurry.start(1);
    QTimer::singleShot(120'000, &application, &QApplication::quit);  // nobody has killed it
    return QApplication::exec();
}
