// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The editor of studies: it writes the same file, and says what the reader of such files finds wrong.

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "resources/presets.h"
#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/study/axis_row.h"
#include "ui/study/study_editor.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

void type(QLineEdit* field, const QString& text) {
    field->selectAll();
    field->del();
    QTest::keyClicks(field, text);
}

void choose(AxisRow* row, const char* key) { row->settingBox()->setCurrentIndex(row->settingBox()->findData(key)); }

}  // namespace

class TestStudyEditor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aStudyThatNobodyTouchesStaysTheSame() {
        for (const StudyPreset& preset : studies()) {
            StudyEditor editor;
            editor.setStudy(preset.study);
            QVERIFY2(editor.isGood(), preset.name.c_str());
            QVERIFY2(writeStudy(editor.study()) == writeStudy(preset.study), preset.name.c_str());
            QVERIFY2(!editor.isEdited() && !editor.discardButton()->isEnabled(), preset.name.c_str());
        }
    }

    void itMakesTheStudyThatIsTyped() {
        StudyEditor editor;
        editor.setStudy({});
        QVERIFY2(!editor.isGood(), "nothing varies");
        QVERIFY2(editor.problem().contains("one to 8 axes"), qPrintable(editor.problem()));
        type(editor.titleField(), "Mine");
        type(editor.seedsField(), "1-3");
        editor.addButton()->click();
        choose(editor.rows()[0], "model.lambda");
        type(editor.rows()[0]->valuesField(), "0.1 ... 0.9 step 0.4");
        QVERIFY2(editor.isGood(), qPrintable(editor.problem()));
        const StudyReading expected = readStudy(R"({"format": 1, "title": "Mine", "axes":
            [{"setting": "model.lambda", "values": [0.1, 0.5, 0.9]}, {"setting": "seed", "values": [1, 2, 3]}]})");
        QVERIFY(expected.isGood());
        QCOMPARE(writeStudy(editor.study()), writeStudy(expected.study));
        QSignalSpy started(&editor, &StudyEditor::startPressed);
        editor.startButton()->click();
        QCOMPARE(started.size(), 1);
    }

    void whatIsWrongStandsBesideItsRowAtOnce() {
        StudyEditor editor;
        editor.setStudy(coefficientMap().study);
        QVERIFY(editor.isGood());
        type(editor.rows()[0]->valuesField(), "0.5, 70");
        QVERIFY2(editor.rows()[0]->problem().contains("70"), qPrintable(editor.rows()[0]->problem()));
        QVERIFY(editor.rows()[1]->problem().isEmpty());
        QVERIFY(!editor.startButton()->isEnabled() && !editor.saveButton()->isEnabled());
        type(editor.rows()[0]->valuesField(), "0.5, 0.5");
        QVERIFY(editor.rows()[0]->problem().contains("twice"));
        type(editor.rows()[0]->valuesField(), "0.5 ... 0.7");
        QVERIFY(editor.rows()[0]->problem().contains("step"));
        type(editor.rows()[0]->valuesField(), "0.5, 0.7");
        QVERIFY(editor.rows()[0]->problem().isEmpty());
        QVERIFY(editor.startButton()->isEnabled());
        choose(editor.rows()[0], "model.lambda");
        QVERIFY2(editor.problem().contains("two axes"), qPrintable(editor.problem()));
        type(editor.seedsField(), "one");
        QVERIFY(!editor.isGood());
    }

    void anotherDataSetLeavesWhatIsTyped() {
        StudyEditor editor;
        editor.setStudy(coefficientMap().study);
        editor.setDataset("mnist");
        QVERIFY2(!editor.isEdited(), "that is chosen elsewhere");
        type(editor.titleField(), "Mine");
        editor.seedsField()->setText("1–");
        editor.setDataset("glyphs");
        QCOMPARE(editor.titleField()->text(), QString("Mine"));
        QCOMPARE(editor.seedsField()->text(), QString("1–"));
        QCOMPARE(editor.study().spec.data.dataset, std::string("glyphs"));
    }

    void aDraftIsContinuedAndDiscarded() {
        StudyEditor editor;
        editor.setStudy(coefficientMap().study);
        type(editor.titleField(), "Mine");
        type(editor.rows()[0]->valuesField(), "0.5, 0.7");
        const StudyDraft draft = editor.draft();
        QVERIFY(editor.isEdited() && draft.study == editor.study());
        editor.setStudy(ablation().study);
        QVERIFY(!editor.isEdited());
        editor.setStudy(coefficientMap().study);
        editor.setDraft(draft);
        QVERIFY(editor.isEdited() && editor.study() == draft.study);
        QCOMPARE(editor.titleField()->text(), QString("Mine"));
        editor.discardButton()->click();
        QVERIFY(!editor.isEdited() && !editor.discardButton()->isEnabled());
        QVERIFY(editor.study() == coefficientMap().study);
    }

    void whatIsHalfTypedIsThereAgain() {
        StudyEditor editor;
        editor.setStudy(coefficientMap().study);
        type(editor.rows()[0]->valuesField(), "0.2 ... 0.");
        editor.seedsField()->setText("1–");
        const StudyDraft draft = editor.draft();
        editor.setStudy(ablation().study);
        editor.setStudy(coefficientMap().study);
        editor.setDraft(draft);
        QCOMPARE(editor.rows()[0]->valuesField()->text(), QString("0.2 ... 0."));
        QVERIFY(!editor.rows()[0]->problem().isEmpty());
        QCOMPARE(editor.seedsField()->text(), QString("1–"));
        QVERIFY(!editor.isGood());
        type(editor.seedsField(), "1-3");
        type(editor.rows()[0]->valuesField(), "0.2 ... 0.8 step 0.2");
        QVERIFY(editor.isGood());
    }

    void casesCanBeNamedAndTakenAway() {
        StudyEditor editor;
        editor.setStudy(ablation().study);
        AxisRow* const cells = editor.rows()[0];
        QCOMPARE(cells->caseFields().size(), 2);
        type(cells->caseFields()[0], "gated");
        QCOMPARE(editor.study().axes[0].cases[0].name, std::string("gated"));
        QCOMPARE(editor.study().axes[0].cases[0].values, ablation().study.axes[0].cases[0].values);
        for (auto* button : cells->findChildren<QToolButton*>())
            if (button->accessibleName() == "Remove this case") {
                button->click();
                break;
            }
        QCOMPARE(editor.study().axes[0].cases.size(), std::size_t{1});
        QCOMPARE(editor.study().axes[0].cases[0].name, std::string("MiRU-2"));
        Q_EMIT cells->removePressed();
        QCOMPARE(editor.study().axes.size(), std::size_t{2});
    }

    void itSaysHowLongItTakesAndWhatThatIsBasedOn() {
        StudyEditor editor;
        StudyForecast forecast{.runs = 12, .guessed = 12, .secondsOfOne = 30, .seconds = 180, .bytes = 3'000'000};
        editor.setKnowledge([](const auto&) { return std::nullopt; }, [&](const auto&, int) { return forecast; });
        editor.setStudy(coefficientMap().study);
        QVERIFY2(editor.forecast().contains("12 runs × about 30 s") && editor.forecast().contains("about 3 min in all"),
                 qPrintable(editor.forecast()));
        QVERIFY(editor.forecast().contains("guessed"));
        QVERIFY(editor.forecast().contains("3.00 MB"));
        forecast.guessed = 0;
        editor.setStudy(coefficientMap().study);
        QVERIFY(editor.forecast().contains("measured") && !editor.forecast().contains("guessed"));
    }
};

QTEST_MAIN(TestStudyEditor)
#include "tst_study_editor.moc"
