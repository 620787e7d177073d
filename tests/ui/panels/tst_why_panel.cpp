// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panel on forgetting says what the account says, of the task that was chosen.

#include <QComboBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/measure_bars.h"
#include "ui/panels/why_panel.h"
#include "ui/style/numbers.h"
#include "ui/style/result_text.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(WhyPanel& panel) { showAt(panel, {340, 320}); }

MeasureBar barOf(const WhyPanel& panel, const QString& name) {
    const auto& bars = panel.bars()->bars();
    const auto found = std::ranges::find(bars, name, &MeasureBar::name);
    return found == bars.end() ? MeasureBar() : *found;
}

/// "98 % nearly all"; a space where there is no such bar.
QString textOf(const WhyPanel& panel, const QString& name) {
    const MeasureBar bar = barOf(panel, name);
    return bar.figure + ' ' + bar.word;
}

QComboBox& choiceOf(const WhyPanel& panel) { return *panel.findChild<QComboBox*>(); }

/// Task 3 of 5 is being learned, tasks 1 and 2 fell to 50 % and 65 %; everything that can be measured is there.
Snapshot withEverything() {
    Snapshot snapshot = snapshots::withNetworks(
        snapshots::withSignals(CellKind::Gru, snapshots::withInhibition(0.75, snapshots::withRehearsal())));
    snapshot.knobs[Knob::ReplayPerBatch] = 32;
    snapshot.buffer.keptPerTask = {300, 100, 50};
    return snapshot;
}

/// Task 1 is known as well as ever.
Snapshot withNothingLost() {
    Snapshot snapshot = snapshots::during(1, 5);
    snapshot.accuracy[0].add(snapshot.position.samples + 1, snapshot.position.batch + 1, 0.79, true);
    return snapshot;
}

}  // namespace

class TestWhyPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aTaskThatFellHasItsSentence() {
        WhyPanel panel;
        show(panel);
        const auto snapshot = snapshots::shared(withEverything());
        panel.setSnapshot(snapshot);
        QCOMPARE(panel.sentence(), words::describe(*accountFor(*snapshot, 0)));  // the one that lost most
        QVERIFY2(panel.sentence().startsWith(
                     "Task 1 fell from 80\u00a0% to 50\u00a0%. It shares 23\u00a0% of its units with task 3."),
                 qPrintable(panel.sentence()));
        QVERIFY(says(panel, "task 1 during task 3"));
    }

    void aMarkedRangeHasAnAccountOfItsOwn() {
        WhyPanel panel;
        show(panel);
        Snapshot earlier = withEverything();
        earlier.position.batch -= 50;
        earlier.accuracy[0].add(earlier.position.samples, earlier.position.batch, 0.7, true);
        const auto then = snapshots::shared(std::move(earlier));
        const auto until = snapshots::shared(withEverything());
        panel.setSnapshot(until);
        auto* const whole = panel.findChild<QPushButton*>("wholeTime");
        QVERIFY(whole->isHidden());
        panel.setRange(then, until);
        QCOMPARE(panel.sentence(), words::describe(*accountOver(*then, *until, 0)));
        QVERIFY2(panel.sentence().contains("Task 1 fell from 70\u00a0% to 50\u00a0%."), qPrintable(panel.sentence()));
        QVERIFY(panel.sentence().startsWith("From batch "));
        QVERIFY(!whole->isHidden());
        QSignalSpy cleared(&panel, &WhyPanel::rangeCleared);
        QTest::mouseClick(whole, Qt::LeftButton);
        QCOMPARE(cleared.count(), 1);
        panel.setRange(nullptr, nullptr);
        QVERIFY(panel.sentence().startsWith("Task 1 fell from 80\u00a0% to 50\u00a0%."));
    }

    void aTaskThatIsRememberedHasItsSentence() {
        WhyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(withNothingLost()));
        QCOMPARE(panel.sentence(),
                 QString("Task 1 is remembered: accuracy was 80\u00a0% after training, now 79\u00a0%."));
        QVERIFY(says(panel, "task 1 during task 2"));
    }

    void theNumbersAreThoseOfTheAccount() {
        WhyPanel panel;
        show(panel);
        const auto snapshot = snapshots::shared(withEverything());
        panel.setSnapshot(snapshot);
        panel.setTask(1);
        const auto account = accountFor(*snapshot, 1);
        QCOMPARE(textOf(panel, "units shared"), QString("52\u00a0% half"));
        QCOMPARE(account->drifts.size(), std::size_t{3});
        for (const auto& [tensor, name] : {std::pair("W", "W changed"), {"U", "U changed"}, {"V", "readout changed"}}) {
            const auto drift = std::ranges::find(account->drifts, std::string(tensor), &WeightDrift::tensor);
            QVERIFY(textOf(panel, name).startsWith(words::percent(drift->share)));
            QVERIFY2(barOf(panel, name).isWarning, "what forgetting is often seen with");
        }
        QVERIFY(textOf(panel, "saturated").startsWith(words::percent(account->saturationNow)));
        QVERIFY(barOf(panel, "saturated").tip.contains(words::percent(account->saturationBefore) + " then"));
        QCOMPARE(textOf(panel, "rehearsed"), QString("13\u00a0% some"));  // 100 of 400, half of a batch
        QVERIFY(!barOf(panel, "rehearsed").isWarning);
    }

    void howMuchItIsIsSaidInAPlainWord() {
        WhyPanel panel;
        show(panel);
        Snapshot snapshot = withEverything();
        snapshot.buffer = {};
        for (auto& share : snapshot.firingShares[2]) share = snapshot.firingShares[0].front();
        snapshot.firingShares[0] = snapshot.firingShares[2];
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(textOf(panel, "units shared"), QString("100\u00a0% all of it"));
        QCOMPARE(textOf(panel, "rehearsed"), QString("0\u00a0% nothing"));
        QVERIFY(panel.bars()->accessibleDescription().contains("rehearsed: 0\u00a0%, nothing"));
    }

    void theNextStepIsOffered() {
        WhyPanel panel;
        show(panel);
        QVERIFY(panel.rehearseButton()->isHidden() || !panel.rehearseButton()->isVisible());
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setTask(1);
        QVERIFY(panel.rehearseButton()->isVisible() && panel.rehearseButton()->isEnabled());
        QCOMPARE(panel.compareButton()->text(), QString("Compare with GRU"));
        QSignalSpy rehearsal(&panel, &WhyPanel::rehearsalWanted);
        QSignalSpy comparison(&panel, &WhyPanel::comparisonWanted);
        QSignalSpy forgotten(&panel, &WhyPanel::forgottenWanted);
        panel.rehearseButton()->click();
        panel.compareButton()->click();
        panel.forgottenButton()->click();
        QCOMPARE(rehearsal.value(0).value(0).toInt(), 1);
        QCOMPARE(comparison.count(), 1);
        QCOMPARE(forgotten.value(0).value(0).toInt(), 1);

        panel.setSnapshot(snapshots::shared(withEverything()));  // a GRU that rehearses
        QVERIFY(!panel.rehearseButton()->isEnabled());
        QCOMPARE(panel.compareButton()->text(), QString("Compare with MiRU-2"));
    }

    void inLittleRoomTheStepsTakeMoreRowsAndNothingIsCut() {
        WhyPanel panel;
        const QList<QPushButton*> buttons{panel.rehearseButton(), panel.compareButton(), panel.forgottenButton()};
        panel.setSnapshot(snapshots::shared(withEverything()));
        for (const auto& [width, rows] : {std::pair(250, 3), {380, 2}, {800, 1}}) {
            showAt(panel, {width, 500});
            const auto rowsOfButtons = [&] {
                QSet<int> tops;
                for (const QPushButton* button : buttons) tops << button->y();
                return static_cast<int>(tops.size());
            };
            QTRY_COMPARE(rowsOfButtons(), rows);
            for (const QPushButton* button : buttons) {
                const QPoint end = button->mapTo(&panel, button->rect().topRight());
                QVERIFY2(end.x() < panel.width() && button->width() >= button->sizeHint().width(),
                         qPrintable(button->text()));
            }
            const QPoint end = panel.bars()->mapTo(&panel, panel.bars()->rect().topRight());
            QVERIFY2(end.x() < panel.width() && panel.bars()->width() >= panel.bars()->minimumSizeHint().width(),
                     qPrintable(QString::number(width)));
        }
    }

    void whereWordsAreReadTheEmbeddingHasADriftToo() {
        Snapshot snapshot = snapshots::withTexts();
        const auto learned =
            std::make_shared<const Network>(snapshot.network, snapshot.coefficients, Inhibition{}, std::uint64_t{9});
        snapshot.learned = {learned};
        WhyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QVERIFY(!barOf(panel, "embedding changed").figure.isEmpty());
        panel.tableButton()->click();
        const auto lastButOne = [&panel] {
            return panel.tableTwin()
                ->model()
                ->headerData(panel.tableTwin()->model()->columnCount() - 2, Qt::Horizontal)
                .toString();
        };
        QTRY_COMPARE(lastButOne(), QString("change of E"));
        panel.setSnapshot(snapshots::shared(withEverything()));
        QTRY_COMPARE(lastButOne(), QString("change of V"));
    }

    void whatWasNotMeasuredIsLeftOut() {
        Snapshot snapshot = snapshots::inTheMiddle();
        snapshot.firingShares.clear();
        WhyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(panel.sentence(), QString("Task 1 fell from 80\u00a0% to 50\u00a0%. Nothing of it is rehearsed."));
        QCOMPARE(panel.bars()->bars().size(), std::size_t{1});
        QCOMPARE(textOf(panel, "rehearsed"), QString("0\u00a0% nothing"));
    }

    void beforeTheSecondTaskThereIsNothingToForget() {
        WhyPanel panel;
        show(panel);
        for (const auto& snapshot :
             {std::shared_ptr<const Snapshot>(), snapshots::shared({}), snapshots::shared(snapshots::oneTask())}) {
            panel.setSnapshot(snapshots::shared(withEverything()));
            QVERIFY(choiceOf(panel).isVisible());
            panel.setSnapshot(snapshot);
            QCOMPARE(panel.sentence(), QString("There is nothing to forget until a second task begins."));
            QVERIFY(!choiceOf(panel).isVisible());
            QVERIFY(!says(panel, "during"));
            QVERIFY(!panel.bars()->isVisible() && !panel.rehearseButton()->isVisible());
        }
    }

    void theChosenTaskStaysChosen() {
        WhyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setTask(1);
        QVERIFY(panel.sentence().startsWith("Task 2 fell from 80\u00a0% to 65\u00a0%"));
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(says(panel, "task 2 during task 3"));
        panel.setSnapshot(snapshots::shared(snapshots::during(4, 5)));  // there are more to choose from now
        QVERIFY(panel.sentence().startsWith("Task 2 fell from 80\u00a0% to 35\u00a0%"));
        QVERIFY(says(panel, "task 2 during task 5"));
        QCOMPARE(choiceOf(panel).count(), 5);
        panel.setTask(99);  // there is none
        QVERIFY(says(panel, "task 2 during task 5"));
        panel.setTask(-1);
        QVERIFY(says(panel, "task 1 during task 5"));
    }

    void aTaskCanBeChosenByHand() {
        WhyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(choiceOf(panel).count(), 3);  // whichever, and the two that have been learned
        QTest::keyClick(&choiceOf(panel), Qt::Key_End);
        QVERIFY(says(panel, "task 2 during task 3"));
        QTest::keyClick(&choiceOf(panel), Qt::Key_Home);
        QVERIFY(says(panel, "task 1 during task 3"));
    }

    void aTaskChosenWhileThePanelIsHiddenIsTheOneShown() {
        WhyPanel panel;  // so the window does it: it chooses, and then brings the panel to the front
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setTask(1);
        show(panel);
        QVERIFY2(says(panel, "task 2 during task 3"), qPrintable(panel.sentence()));
    }

    void aLookBackDoesNotChangeTheChoice() {
        WhyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::during(3, 5)));
        panel.setTask(2);
        panel.setSnapshot(snapshots::shared(snapshots::during(1, 5)));  // it is not learned yet
        QVERIFY(says(panel, "task 1 during task 2"));
        panel.setSnapshot(snapshots::shared(snapshots::during(3, 5)));
        QVERIFY2(says(panel, "task 3 during task 4"), qPrintable(panel.sentence()));
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("choices");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("fifty tasks") << 0 << 50 << "Task 1 fell from 80\u00a0% to 10\u00a0%";
        QTest::newRow("no numbers") << 1 << 5 << "The accuracy on task 1 is no longer a number.";
        QTest::newRow("one unit") << 2 << 3 << "Task 1 fell from 80\u00a0% to 50\u00a0%";
        QTest::newRow("512 units") << 3 << 3 << "Task 1 fell from 80\u00a0% to 50\u00a0%";
        QTest::newRow("diverged") << 4 << 3 << "Task 1 fell from 80\u00a0% to 50\u00a0%";
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(int, choices);
        QFETCH(QString, sentence);
        const Snapshot snapshots[] = {snapshots::fiftyTasks(), snapshots::withoutNumbers(), snapshots::withOneUnit(),
                                      snapshots::with512Units(), snapshots::diverged()};
        WhyPanel panel;
        show(panel);
        for (const Snapshot& snapshot : {snapshots[which], snapshots::withNetworks(snapshots[which])}) {
            panel.setSnapshot(snapshots::shared(snapshot));
            QVERIFY2(panel.sentence().startsWith(sentence), qPrintable(panel.sentence()));
            QCOMPARE(choiceOf(panel).count(), choices);
            for (const QLabel* label : panel.findChildren<QLabel*>())
                QVERIFY2(!label->text().contains("nan", Qt::CaseInsensitive), qPrintable(label->text()));
            QVERIFY(!panel.grab().isNull());
        }
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        WhyPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(panel.sentence().isEmpty());
        show(panel);
        const QString before = panel.sentence();
        QVERIFY(before.startsWith("Task 1 fell"));
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(snapshots::oneTask()));
        panel.setSnapshot(snapshots::shared(withNothingLost()));
        QCOMPARE(panel.sentence(), before);
        panel.setVisible(true);
        QVERIFY(panel.sentence().startsWith("Task 1 is remembered"));
    }
};

QTEST_MAIN(TestWhyPanel)
#include "tst_why_panel.moc"
