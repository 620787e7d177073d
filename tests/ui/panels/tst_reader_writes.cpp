// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of a running text the reader shows what the network writes, and the matrix shows bits per character.

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "core/run/run_experiment.h"
#include "tests/support/pictures.h"
#include "tests/support/small_running_texts.h"
#include "tests/support/warnings.h"
#include "ui/charts/bar_list.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/word_flow.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

/// The end of a run of two tasks, the second in another alphabet.
std::shared_ptr<const Snapshot> learned() {
    static const auto snapshot = [] {
        ExperimentSpec spec;
        spec.data.tasks = 2;
        spec.text.longest = 20;
        spec.model.cell = CellKind::Gru;
        spec.model.hiddenUnits = 24;
        spec.model.embedding = 8;
        spec.training = {.learningRate = 0.02, .batch = 8, .epochs = 6};
        return runExperiment(spec, smallRunningTexts(), {}).latest();
    }();
    return snapshot;
}

void show(ReaderPanel& panel) { showAt(panel, {420, 760}); }

QString textIn(const ReaderPanel& panel) {
    QString text;
    for (const FlowWord& word : panel.words()->data().words) text += word.text;
    return text;
}

int syllablesIn(const QString& text) {
    int found = 0;
    for (const char* const syllable : {"abca", "bdda", "cebb", "dacd"})
        found += static_cast<int>(text.count(QLatin1String(syllable)));
    return found;
}

}  // namespace

class TestReaderWrites : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void theNetworkGoesOnWritingFromTheBeginningThatIsGiven() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(learned());
        QVERIFY(panel.drawButton()->isChecked());
        panel.taskBox()->setCurrentIndex(1);  // what it has learned last
        Q_EMIT panel.taskBox()->activated(1);
        panel.writing()->setPlainText("abca bd");
        QVERIFY(textIn(panel).startsWith("abca bd"));
        QCOMPARE(textIn(panel).size(), 7 + 240);
        QVERIFY2(syllablesIn(textIn(panel)) > 40, qPrintable(textIn(panel)));
        QVERIFY(panel.words()->data().words[0].isGiven && !panel.words()->data().words[7].isGiven);
        QVERIFY(!panel.sentence().isEmpty());
    }

    void whatItHasForgottenItWritesNoMore() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(learned());
        panel.taskBox()->setCurrentIndex(0);
        Q_EMIT panel.taskBox()->activated(0);
        QVERIFY2(syllablesIn(textIn(panel)) < 40, qPrintable(textIn(panel)));
    }

    void nextTriesOnceMoreAndTheTemperatureCounts() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(learned());
        panel.writing()->setPlainText("da");
        const QString first = textIn(panel);
        panel.nextButton()->click();
        QVERIFY(panel.drawButton()->isChecked());
        QVERIFY(textIn(panel) != first);
        panel.temperatureBox()->setValue(0);
        const QString sure = textIn(panel);
        panel.nextButton()->click();
        QCOMPARE(textIn(panel), sure);
    }

    void aTestTextIsReadWithWhatWasThoughtOfEachCharacter() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(learned());
        panel.drawButton()->setChecked(false);
        QCOMPARE(textIn(panel).size(), 20);
        QVERIFY(syllablesIn(textIn(panel)) >= 3);
        for (const FlowWord& word : panel.words()->data().words) QVERIFY(word.effect >= 0 && word.effect <= 1);
        panel.stepButton()->click();
        QCOMPARE(panel.rowsRead(), 1);
        QCOMPARE(panel.probabilities()->data().names.size(), 6);
        QVERIFY(panel.probabilities()->data().right >= 0);
    }

    void whatIsSetComesBack() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(learned());
        panel.writing()->setPlainText("ceb");
        panel.temperatureBox()->setValue(0.3);
        const QString written = textIn(panel);
        ReaderPanel other;
        show(other);
        QVERIFY(other.setState(panel.state()));
        other.setSnapshot(learned());
        QCOMPARE(textIn(other), written);
        QVERIFY(!other.setState("nonsense"));
    }

    void theMatrixShowsBitsPerCharacter() {
        MemoryMatrixPanel panel;
        showAt(panel, {400, 372});
        panel.setSnapshot(learned());
        QCOMPARE(panel.measureBox()->count(), 4);
        QCOMPARE(panel.measureBox()->currentIndex(), 3);
        const auto& cells = panel.map()->data().values;
        QCOMPARE(cells.size(), std::size_t{2});
        QVERIFY(std::abs(cells[1][0] - learned()->lossRows[2][0] / std::log(2.0)) < 1e-12);
        QVERIFY(cells[1][0] > cells[0][0]);  // forgotten
        QVERIFY(panel.csv().contains("after_task"));
        panel.measureBox()->setCurrentIndex(0);
        Q_EMIT panel.measureBox()->activated(0);
        QVERIFY(panel.map()->data().values == learned()->scoreboard.rows());
    }
};

QTEST_MAIN(TestReaderWrites)
#include "tst_reader_writes.moc"
