// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window without a mouse: every control can be reached, and left again.

#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QSet>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include "tests/support/drive_window.h"
#include "ui/docks/panel_dock.h"
#include "ui/panels/reader_panel.h"
#include "ui/run/runs_card.h"
#include "ui/study/study_page.h"
#include "ui/teach/sketch_pad.h"

using namespace miru;
using namespace miru::drive;
using Arrangement = PanelArea::Arrangement;

namespace {

QString nameOf(const QWidget* widget) {
    return QStringLiteral("%1 '%2' %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(), widget->objectName());
}

/// What Tab is to meet: shown, switched on, and made for the keyboard.
QSet<QWidget*> reachable(const MainWindow& window) {
    QSet<QWidget*> found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
        if (takesTab && widget->isVisible() && widget->isEnabled() && widget->window() == &window) found << widget;
    }
    return found;
}

}  // namespace

class TestWindowKeyboard : public QObject {
    Q_OBJECT

 private:
    std::unique_ptr<MainWindow> m_window;  ///< one for all arrangements

    /// Presses it until it comes back to where it was; what it has met, and a sentence if it does not come back.
    static QPair<QList<QWidget*>, QString> walk(MainWindow& window, Qt::Key key) {
        QList<QWidget*> met;
        QWidget* const start = window.focusWidget();
        for (int steps = 0; steps < 1000; ++steps) {
            QWidget* const here = window.focusWidget();
            if (steps > 0 && here == start) return {met, {}};
            if (met.contains(here)) return {met, "met twice: " + nameOf(here)};
            met << here;
            QTest::keyClick(here, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            if (window.focusWidget() == here) return {met, "a trap: " + nameOf(here)};
        }
        return {met, "no end"};
    }

 private Q_SLOTS:
    void tabGoesRoundAndMeetsEveryControlOnce_data() {
        QTest::addColumn<int>("page");  // Ctrl and this key
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("raised");
        for (const QSize size : {QSize(1000, 640), QSize(1280, 720), QSize(1920, 1080)})
            for (const char* raised : {"", "runs", "why", "data", "buffer", "reader", "sparsity", "activity"})
                QTest::addRow("lab %d, %s", size.width(), raised) << 1 << size << QString(raised);
        QTest::addRow("lecture") << 2 << QSize(1280, 720) << QString();
        QTest::addRow("paper") << 3 << QSize(1280, 720) << QString();
        QTest::addRow("study") << 4 << QSize(1280, 720) << QString();
        QTest::addRow("teaching") << 5 << QSize(1280, 720) << QString();
    }
    void tabGoesRoundAndMeetsEveryControlOnce() {
        QFETCH(int, page);
        QFETCH(QSize, size);
        QFETCH(QString, raised);
        if (!m_window) {
            m_window = std::make_unique<MainWindow>();
            QVERIFY(show(*m_window) && runToEnd(*m_window, shortRun()));
        }
        MainWindow& window = *m_window;
        QVERIFY(show(window, size));
        QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_0 + page), Qt::ControlModifier);
        QCoreApplication::processEvents();
        for (PanelDock* dock : panelsOf(window)->docks())
            if (dock->objectName() == raised) dock->raise();
        QCoreApplication::processEvents();
        const bool isLab = transportOf(window)->isVisible();
        QWidget* first = transportOf(window)->runButton();
        if (studyPageOf(window)->isVisible()) first = studyPageOf(window)->backButton();
        if (partOf<SketchPad>(window)->isVisible()) first = partOf<SketchPad>(window);
        first->setFocus();
        const QSet<QWidget*> all = reachable(window);
        QVERIFY(all.size() > (isLab ? 20 : 6));
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
            const auto [met, problem] = walk(window, key);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            QSet<QWidget*> missed = all;
            for (QWidget* widget : met) missed.remove(widget);
            for (QWidget* widget : missed) qWarning() << "not met:" << nameOf(widget);
            QVERIFY(missed.isEmpty());
        }
    }

    void cleanupTestCase() { m_window.reset(); }

    void tabLeavesATableThatStandsInForAPlot() {
        MainWindow window;
        QVERIFY(show(window) && runToEnd(window, shortRun()));
        for (Panel* panel : window.findChildren<Panel*>()) {
            if (!panel->isVisible()) continue;
            panel->setTableShown(true);
            QTableView* const table = panel->tableTwin();
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Tab);
            QVERIFY2(window.focusWidget() != table, qPrintable(panel->title()));
            panel->setTableShown(false);
        }
    }

    /// Start, run, scrub, fork with rehearsal, compare, report.
    void aWholeDemonstrationNeedsNoMouse() {
        QTemporaryDir folder;
        MainWindow window;
        QVERIFY(show(window));
        const auto press = [&window](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            QTest::keyClick(window.focusWidget(), key, modifiers);
        };
        const auto tabTo = [&](QWidget* wanted) {
            for (int steps = 0; steps < 300 && window.focusWidget() != wanted; ++steps) press(Qt::Key_Tab);
            return window.focusWidget() == wanted;
        };
        formOf(window)->setSpec(shortRun());
        QVERIFY(transportOf(window)->runButton()->hasFocus());
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        QVERIFY(tabTo(timelineOf(window)));
        while (timelineOf(window)->isLive() || timelineOf(window)->moment()->scoreboard.learnedCount() > 1)
            press(Qt::Key_Left);
        QVERIFY(tabTo(formOf(window)->editor("rehearsal.samplesPerTask")->findChild<QAbstractSpinBox*>()));
        QTest::keyClicks(window.focusWidget(), "50");  // Tab has selected what stood there
        QVERIFY(tabTo(timelineOf(window)->forkButton()));
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        QCOMPARE(sessionOf(window)->snapshot()->buffer.keptPerTask, (std::vector<int>{50, 50}));
        QVERIFY(tabTo(transportOf(window)->compareButton()));
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), RunSession::State::Finished, patience);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{4});
        const QString report = folder.filePath("lesson.html");
        QTimer poll;
        int attempts = 0;
        connect(&poll, &QTimer::timeout, this, [&] {
            if (auto* const author = qobject_cast<QInputDialog*>(QApplication::activeModalWidget()))
                return QTest::keyClick(author->focusWidget(), Qt::Key_Return);
            auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QWidget* const field = dialog ? dialog->focusWidget() : nullptr;
            if (!field) return;
            if (++attempts > 3) return dialog->reject();
            QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(field, report);
            QTest::keyClick(field, Qt::Key_Return);
        });
        poll.start(500);
        press(Qt::Key_P, Qt::ControlModifier);
        poll.stop();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(report), patience);
        QVERIFY2(messageOf(window).contains("lesson.html"), qPrintable(messageOf(window)));
    }

    /// Space is Run and Pause; a button that it switches off must not hand it to the menu beside.
    void afterResetSpaceRuns() {
        MainWindow window;
        QVERIFY(show(window) && runToEnd(window, shortRun()));
        transportOf(window)->resetButton()->setFocus();
        QTest::keyClick(transportOf(window)->resetButton(), Qt::Key_Space);
        QCOMPARE(sessionOf(window)->state(), RunSession::State::Idle);
        QCOMPARE(window.focusWidget(), transportOf(window)->runButton());
        QTest::keyClick(window.focusWidget(), Qt::Key_Space);
        QVERIFY(!QApplication::activePopupWidget());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
    }
};

QTEST_MAIN(TestWindowKeyboard)
#include "tst_window_keyboard.moc"
