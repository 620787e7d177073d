// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The form has an editor for every setting, tells apart what acts at once and what waits, and shows only what matters.

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <limits>

#include "core/model/cell_kinds.h"
#include "tests/support/german.h"
#include "tests/support/warnings.h"
#include "ui/setup/coefficient_card.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"
#include "ui/style/card.h"
#include "ui/style/segmented_control.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(SpecForm& form) {
    form.resize(292, 1200);
    for (Card* card : form.findChildren<Card*>()) card->setFolded(false);
    form.show();
    form.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form));
}

template <typename Control>
Control* controlOf(const SpecForm& form, const char* key) {
    return form.editor(key)->findChild<Control*>();
}

/// Types a number as a person does: select all, type, Enter.
void type(QAbstractSpinBox* box, const QString& text) {
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Return);
}

bool isShown(const SpecForm& form, const char* key) { return !form.editor(key)->parentWidget()->isHidden(); }

QLabel* labelOf(const SpecForm& form, const char* key) {
    for (QLabel* label : form.findChildren<QLabel*>())
        if (label->buddy() == form.editor(key)) return label;
    return nullptr;
}

/// Nothing as it is by default.
ExperimentSpec unusual() {
    ExperimentSpec spec;
    spec.seed = 77;
    spec.data = {.dataset = "mnist",
                 .stream = StreamKind::SplitClasses,
                 .scenario = Scenario::Class,
                 .tasks = 7,
                 .classesPerTask = 2,
                 .classOrder = ClassOrder::Shuffled,
                 .activeClasses = ActiveClasses::All,
                 .rotation = 45,
                 .joint = true,
                 .trainPerTask = 1000,
                 .testPerTask = 500,
                 .testOn = DataSplit::Validation};
    spec.model = {CellKind::Gru,   ResetOrder::AfterProduct, 64,   0.31, 0.912,
                  Range{0.1, 0.9}, Range{0.2, 0.95},         true, 16,   "start.safetensors"};
    spec.text = {500, 40, TextReading::Truncation::KeepEnd, TextReading::Padding::Read};
    spec.inhibition = {0.25, Inhibition::Where::Readout, Inhibition::Rank::Magnitude};
    spec.rehearsal = {200, 16, RehearsalSettings::Use::LogitsAndLabels, 0.2, 0.3};
    spec.importance = {ImportanceSettings::Method::OnlineEwc, 5, ImportanceSettings::Fisher::Sampled, 300, 0.5, 0.2};
    spec.distillation = {1.5, 3};
    spec.training = {
        OptimizerKind::Sgd,    0.05, 0.5, 64, 3, 2.5, ExperimentSpec::Training::ResetOptimizer::EachTask, true,
        CreditRule::Truncated, 6,    true};
    spec.evaluation = {50, 250};
    spec.data.sequence = ImageReading::Pixels;
    spec.data.labels = LabelLevel::Coarse;
    return spec;
}

}  // namespace

class TestSpecForm : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void theWordInPlaceOfZeroIsNotCut() {
        const test::German german;
        SpecForm form;
        ExperimentSpec spec;
        spec.data.stream = StreamKind::SplitClasses;
        form.setSpec(spec);
        form.resize(292, 900);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        auto* const box = controlOf<QSpinBox>(form, "data.classesPerTask");
        QCOMPARE(box->text(), QString("gleiche Teile"));
        const auto* const line = box->findChild<QLineEdit*>();
        constexpr int beforeText = 2;  // pixels, on either side
        QVERIFY(line->width() >= line->fontMetrics().horizontalAdvance(box->text()) + 2 * beforeText);
    }

    void zeroReadsAsWhatItMeans() {
        SpecForm form;
        ExperimentSpec spec;
        spec.data.trainPerTask = 0;
        spec.rehearsal.samplesPerTask = 0;
        spec.training.gradientClip = 0;
        form.setSpec(spec);
        QCOMPARE(controlOf<QSpinBox>(form, "data.trainPerTask")->text(), QString("all"));
        QCOMPARE(controlOf<QSpinBox>(form, "rehearsal.samplesPerTask")->text(), QString("off"));
        QCOMPARE(controlOf<QDoubleSpinBox>(form, "training.gradientClip")->text(), QString("off"));
        QCOMPARE(controlOf<QDoubleSpinBox>(form, "model.beta")->text(), QString("0.55"));
    }

    void everySettingHasAnEditorThatExplainsIt() {
        const SpecForm form;
        QVERIFY(form.cellControl());
        for (const SpecField& field : specFields()) {
            if (field.key == "model.cell") continue;
            FieldEditor* editor = form.editor(field.key);
            if (!editor) QFAIL(field.key.c_str());
            QCOMPARE(editor->field().key, field.key);
            QVERIFY2(editor->value() == field.defaultValue(), field.key.c_str());
            const auto controls = editor->findChildren<QWidget*>();
            QVERIFY2(std::ranges::any_of(controls,
                                         [&](QWidget* control) {
                                             return control->accessibleName() == QString::fromStdString(field.label) &&
                                                    control->toolTip().contains(QString::fromStdString(field.key));
                                         }),
                     field.key.c_str());
            QVERIFY2(labelOf(form, field.key.c_str()), field.key.c_str());
        }
        QVERIFY(!form.editor("model.cell"));
        QVERIFY(!form.editor("nothing"));
    }

    void aSpecComesBackAsItWasPutIn() {
        SpecForm form;
        QSignalSpy changed(&form, &SpecForm::specChanged);
        form.setSpec(unusual());
        QVERIFY(form.spec() == unusual());
        QCOMPARE(form.cellControl()->index(), indexOf(CellKind::Gru));
        for (const SpecField& field : specFields()) {
            if (field.key == "model.cell") continue;
            QVERIFY2(form.editor(field.key)->value() == field.get(unusual()), field.key.c_str());
            QVERIFY2(field.get(unusual()) != field.defaultValue(), field.key.c_str());
        }
        form.setSpec({});
        QVERIFY(form.spec() == ExperimentSpec());
        QCOMPARE(form.cellControl()->index(), indexOf(CellKind::Miru2));
        QVERIFY2(changed.isEmpty(), "putting in a spec is not editing it");
    }

    void typingChangesTheSpec() {
        SpecForm form;
        show(form);
        QSignalSpy changed(&form, &SpecForm::specChanged);
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "64");
        QCOMPARE(form.spec().model.hiddenUnits, 64);
        QCOMPARE(changed.size(), 1);
        type(controlOf<QDoubleSpinBox>(form, "model.lambda"), "0.912");
        QCOMPARE(form.spec().model.lambda, 0.912);
        type(controlOf<QDoubleSpinBox>(form, "training.learningRate"), "0.00025");
        QCOMPARE(form.spec().training.learningRate, 0.00025);
        type(controlOf<QSpinBox>(form, "data.trainPerTask"), "12000");
        QCOMPARE(form.spec().data.trainPerTask, 12000);
        QCOMPARE(changed.size(), 4);
    }

    void arrowKeysChangeTheSpec() {
        SpecForm form;
        show(form);
        auto* const units = controlOf<QSpinBox>(form, "model.hiddenUnits");
        units->setFocus();
        QTest::keyClick(units, Qt::Key_Up);
        QCOMPARE(form.spec().model.hiddenUnits, 129);
        auto* const lambda = controlOf<QDoubleSpinBox>(form, "model.lambda");
        lambda->setFocus();
        QTest::keyClick(lambda, Qt::Key_Down);
        QCOMPARE(form.spec().model.lambda, 0.69);
        auto* const rate = controlOf<QDoubleSpinBox>(form, "training.learningRate");
        rate->setFocus();
        QTest::keyClick(rate, Qt::Key_Up);
        QVERIFY(std::abs(form.spec().training.learningRate - 0.0015) < 1e-12);
    }

    void aSliderChangesBeta() {
        SpecForm form;
        show(form);
        auto* const slider = controlOf<QSlider>(form, "model.beta");
        auto* const box = controlOf<QDoubleSpinBox>(form, "model.beta");
        QVERIFY(slider);
        slider->setValue(80);
        QCOMPARE(form.spec().model.beta, 0.8);
        QCOMPARE(box->value(), 0.8);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(form.spec().model.beta, 0.79);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(form.spec().model.beta, 0.89);
        type(box, "0.25");
        QCOMPARE(slider->value(), 25);
        type(box, "2.5");  // beyond the slider, not beyond the limits
        QCOMPARE(form.spec().model.beta, 2.5);
        QCOMPARE(slider->value(), slider->maximum());
        const QPoint left(4, slider->height() / 2);
        QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(slider->width() - 5, slider->height() / 2));
        for (int x = slider->width() - 5; x > 4; x -= 8) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, left.y()), slider->mapToGlobal(QPointF(x, left.y())),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(slider, &move);
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, left);
        QVERIFY2(form.spec().model.beta < 0.1, qPrintable(QString::number(form.spec().model.beta)));
        QCOMPARE(form.spec().model.beta, box->value());
    }

    void slidersEndWhereTheTableSays() {
        const SpecForm form;
        QCOMPARE(controlOf<QSlider>(form, "model.beta")->maximum(), 100);
        QCOMPARE(controlOf<QSlider>(form, "model.lambda")->maximum(), 99);  // 1 itself is not allowed
        QCOMPARE(controlOf<QSlider>(form, "inhibition.sparsity")->maximum(), 99);
        QVERIFY(!controlOf<QSlider>(form, "training.learningRate"));
    }

    /// Whatever can be entered is allowed by the table.
    void editorsHaveTheLimitsOfTheTable() {
        SpecForm form;
        for (const SpecField& field : specFields()) {
            if (field.key == "model.cell") continue;
            const auto verify = [&](double low, double high) {
                const auto of = [&](double value) {
                    return field.kind == FieldKind::Integer          ? SettingValue(static_cast<std::int64_t>(value))
                           : field.kind == FieldKind::RangeOrNothing ? SettingValue(Range{value, value})
                                                                     : SettingValue(value);
                };
                QVERIFY2(!field.problemWith(of(low)), qPrintable(QString("%1 %2").arg(field.key.c_str()).arg(low)));
                QVERIFY2(!field.problemWith(of(high)), qPrintable(QString("%1 %2").arg(field.key.c_str()).arg(high)));
            };
            for (const auto* box : form.editor(field.key)->findChildren<QSpinBox*>())
                verify(box->minimum(), box->maximum());
            for (const auto* box : form.editor(field.key)->findChildren<QDoubleSpinBox*>())
                verify(box->minimum(), box->maximum());
        }
    }

    void theLargestSeedIsKept() {
        SpecForm form;
        ExperimentSpec spec;
        spec.seed = std::numeric_limits<std::uint32_t>::max();
        form.setSpec(spec);
        QCOMPARE(form.spec().seed, spec.seed);
        QCOMPARE(controlOf<QSpinBox>(form, "seed")->value(),
                 std::numeric_limits<int>::max());  // as near as it gets
    }

    void aChoiceChangesTheSpec() {
        SpecForm form;
        show(form);
        QSignalSpy changed(&form, &SpecForm::specChanged);
        auto* const optimizer = controlOf<QComboBox>(form, "training.optimizer");
        optimizer->setFocus();
        QTest::keyClick(optimizer, Qt::Key_Down);
        QCOMPARE(form.spec().training.optimizer, OptimizerKind::Sgd);
        QCOMPARE(changed.size(), 1);
        const auto segments = form.cellControl()->findChildren<QPushButton*>();
        QCOMPARE(segments.size(), 7);
        QTest::mouseClick(segments[0], Qt::LeftButton);
        QCOMPARE(form.spec().model.cell, CellKind::Lstm);
        QTest::mouseClick(segments[1], Qt::LeftButton);
        QCOMPARE(form.spec().model.cell, CellKind::Gru);
        QCOMPARE(changed.size(), 3);
    }

    void aRangeIsGivenAndTakenAway() {
        SpecForm form;
        show(form);
        auto* const given = controlOf<QCheckBox>(form, "model.lambdaRange");
        const auto ends = form.editor("model.lambdaRange")->findChildren<QDoubleSpinBox*>();
        QCOMPARE(ends.size(), 2);
        QVERIFY(!ends[0]->isEnabled());
        given->click();
        QVERIFY(form.spec().model.lambdaRange);
        QVERIFY(ends[0]->isEnabled());
        type(ends[0], "0.5");
        type(ends[1], "0.9");
        QVERIFY(form.spec().model.lambdaRange == (Range{0.5, 0.9}));
        QVERIFY2(form.coefficients()->timeConstantText().contains("1.4"), "−1/ln 0.5");
        QVERIFY2(form.coefficients()->timeConstantText().contains("9.5"), "−1/ln 0.9");
        type(ends[0], "0.95");
        QVERIFY(form.spec().model.lambdaRange == (Range{0.95, 0.95}));
        given->click();
        QVERIFY(!form.spec().model.lambdaRange);
    }

    void rowsThatDoNotMatterAreHidden() {
        SpecForm form;
        ExperimentSpec spec;
        form.setSpec(spec);
        QVERIFY(!isShown(form, "model.gruReset"));
        QVERIFY(isShown(form, "model.beta"));
        QVERIFY(isShown(form, "model.lambda"));
        QVERIFY(!isShown(form, "inhibition.where"));
        QVERIFY(!isShown(form, "rehearsal.perBatch"));
        QVERIFY(!isShown(form, "training.momentum"));
        QVERIFY(isShown(form, "training.credit"));
        QVERIFY(!isShown(form, "training.truncation"));
        spec.model.cell = CellKind::Miru1;
        spec.training.credit = CreditRule::FeedbackAlignment;
        form.setSpec(spec);
        QVERIFY(!isShown(form, "model.gruReset"));
        QVERIFY(!isShown(form, "model.beta"));
        QVERIFY(!isShown(form, "model.betaRange"));
        QVERIFY(isShown(form, "model.lambda"));
        spec.model.cell = CellKind::Gru;
        form.setSpec(spec);
        QVERIFY(isShown(form, "model.gruReset"));
        QVERIFY(!isShown(form, "model.lambda"));
        QVERIFY(!isShown(form, "model.lambdaRange"));
        QVERIFY(!isShown(form, "training.truncation"));
        spec.training.credit = CreditRule::Truncated;
        spec.model.cell = CellKind::Miru2;
        spec.model.betaRange = Range{0, 1};
        spec.inhibition.sparsity = 0.5;
        spec.rehearsal.samplesPerTask = 10;
        spec.training.optimizer = OptimizerKind::Sgd;
        form.setSpec(spec);
        QVERIFY(!isShown(form, "model.beta"));
        QVERIFY(isShown(form, "model.betaRange"));
        QVERIFY(isShown(form, "inhibition.where"));
        QVERIFY(isShown(form, "inhibition.rank"));
        QVERIFY(isShown(form, "rehearsal.perBatch"));
        QVERIFY(isShown(form, "training.momentum"));
        QVERIFY(isShown(form, "training.truncation"));
    }

    void theTimeConstantFollowsLambda() {
        SpecForm form;
        show(form);
        QVERIFY2(form.coefficients()->timeConstantText().contains("2.8"),
                 qPrintable(form.coefficients()->timeConstantText()));
        type(controlOf<QDoubleSpinBox>(form, "model.lambda"), "0.97");
        QVERIFY2(form.coefficients()->timeConstantText().contains("32.8"),
                 qPrintable(form.coefficients()->timeConstantText()));
        QCOMPARE(timeConstant(0), 0.0);
    }

    void aKnobIsTurnedOnlyWhileARunIsGoing() {
        SpecForm form;
        show(form);
        QSignalSpy turned(&form, &SpecForm::knobTurned);
        auto* const lambda = controlOf<QDoubleSpinBox>(form, "model.lambda");
        type(lambda, "0.8");
        QVERIFY(turned.isEmpty());
        form.setRunning(form.spec());
        type(lambda, "0.9");
        QCOMPARE(turned.size(), 1);
        QCOMPARE(turned[0][0].value<Knob>(), Knob::Lambda);
        QCOMPARE(turned[0][1].toDouble(), 0.9);
        type(controlOf<QDoubleSpinBox>(form, "training.learningRate"), "0.01");
        QCOMPARE(turned.size(), 2);
        QCOMPARE(turned[1][0].value<Knob>(), Knob::LearningRate);
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "64");
        QCOMPARE(turned.size(), 2);
        QVERIFY2(form.pendingKeys() == QStringList{"model.hiddenUnits"}, "what acts at once does not wait");
        form.setRunning(std::nullopt);
        type(lambda, "0.7");
        QCOMPARE(turned.size(), 2);
    }

    void aWholeNumberTurnsItsKnobToo() {
        SpecForm form;
        show(form);
        ExperimentSpec spec;
        spec.rehearsal.samplesPerTask = 10;
        form.setSpec(spec);
        form.setRunning(spec);
        QSignalSpy turned(&form, &SpecForm::knobTurned);
        type(controlOf<QSpinBox>(form, "rehearsal.perBatch"), "8");
        QCOMPARE(turned.size(), 1);
        QCOMPARE(turned[0][0].value<Knob>(), Knob::ReplayPerBatch);
        QCOMPARE(turned[0][1].toDouble(), 8.0);
    }

    void changesCanBeTakenBackAndMadeAgain() {
        SpecForm form;
        show(form);
        form.forgetChanges();
        const ExperimentSpec first = form.spec();
        form.undo();  // there is nothing
        QVERIFY(form.spec() == first);
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "64");
        type(controlOf<QSpinBox>(form, "data.tasks"), "3");
        const ExperimentSpec last = form.spec();
        form.undo();
        QCOMPARE(form.spec().data.tasks, first.data.tasks);
        QCOMPARE(form.spec().model.hiddenUnits, 64);
        form.undo();
        QVERIFY(form.spec() == first);
        QVERIFY(!form.canUndo());
        QCOMPARE(controlOf<QSpinBox>(form, "model.hiddenUnits")->value(), first.model.hiddenUnits);
        form.redo();
        form.redo();
        QVERIFY(form.spec() == last);
        QVERIFY(!form.canRedo());
        form.setSpec(unusual());  // a preset is one change
        form.undo();
        QVERIFY(form.spec() == last);
        type(controlOf<QSpinBox>(form, "data.tasks"), "4");
        QVERIFY2(!form.canRedo(), "another way was taken");
    }

    void aSliderThatIsDraggedIsOneChange() {
        SpecForm form;
        show(form);
        form.forgetChanges();
        auto* const beta = controlOf<QDoubleSpinBox>(form, "model.beta");
        const double before = form.spec().model.beta;
        for (const double value : {0.5, 0.45, 0.4, 0.35}) beta->setValue(value);
        QCOMPARE(form.spec().model.beta, 0.35);
        form.undo();
        QCOMPARE(form.spec().model.beta, before);
    }

    void aKnobThatIsTurnedBackTurnsInTheRunToo() {
        SpecForm form;
        show(form);
        form.setRunning(form.spec());
        const double before = form.spec().model.beta;
        controlOf<QDoubleSpinBox>(form, "model.beta")->setValue(0.25);
        QSignalSpy turned(&form, &SpecForm::knobTurned);
        form.undo();
        QCOMPARE(turned.count(), 1);
        QCOMPARE(turned[0][0].value<Knob>(), Knob::Beta);
        QCOMPARE(turned[0][1].toDouble(), before);
    }

    void whatWaitsCarriesABadge() {
        SpecForm form;
        show(form);
        QLabel* const label = labelOf(form, "model.hiddenUnits");
        const QString name = label->text();
        form.setRunning(form.spec());
        QVERIFY(form.pendingKeys().isEmpty());
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "64");
        QCOMPARE(form.pendingKeys(), QStringList{"model.hiddenUnits"});
        QVERIFY2(label->text().contains(QChar(0x2022)), qPrintable(label->text()));
        QVERIFY(label->toolTip().contains("Reset"));
        QCOMPARE(label->palette().color(QPalette::WindowText), colors().warning);
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "128");
        QCOMPARE(label->text(), name);
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "32");
        form.setRunning(std::nullopt);
        QVERIFY(form.pendingKeys().isEmpty());
        QCOMPARE(label->text(), name);
        QCOMPARE(label->palette().color(QPalette::WindowText), colors().text);
    }

    void recordedChangesDoNotOutliveAnEdit() {
        SpecForm form;
        show(form);
        ExperimentSpec spec;
        spec.events = {{10, Knob::Beta, 0.8}};
        form.setSpec(spec);
        QCOMPARE(form.spec().events.size(), std::size_t{1});
        type(controlOf<QSpinBox>(form, "model.hiddenUnits"), "64");
        QVERIFY(form.spec().events.empty());
    }

    void aDataSetThatIsNotInTheListIsStillNamed() {
        SpecForm form;
        ExperimentSpec spec;
        spec.data.dataset = "/some/where/letters";
        form.setSpec(spec);
        QVERIFY(form.editor("data.dataset")->value() == SettingValue(spec.data.dataset));
        QCOMPARE(controlOf<QComboBox>(form, "data.dataset")->currentText(), QString("letters"));
        spec.data.dataset = "glyphs";
        form.setSpec(spec);
        QCOMPARE(controlOf<QComboBox>(form, "data.dataset")->currentData().toString(), QString("glyphs"));
    }
};

QTEST_MAIN(TestSpecForm)
#include "tst_spec_form.moc"
