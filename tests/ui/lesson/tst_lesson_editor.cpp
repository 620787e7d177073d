// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson is written by typing and clicking: what the class will see follows, mistakes stand beside what they are about, and
// nothing of a lesson that is opened gets lost.

#include "ui/lesson/lesson_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "resources/lessons.h"
#include "resources/presets.h"
#include "ui/lesson/choice_rows.h"
#include "ui/lesson/figure_row.h"
#include "ui/lesson/figures_form.h"
#include "ui/lesson/lesson_card.h"
#include "ui/lesson/lesson_form.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/milestone_field.h"
#include "ui/lesson/name_checks.h"
#include "ui/lesson/setting_rows.h"
#include "ui/lesson/step_form.h"
#include "ui/lesson/step_list.h"
#include "ui/lesson/text_field.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/segmented_control.h"

using namespace miru;

namespace {

std::optional<ExperimentSpec> specOf(const std::string& name) {
    const Preset* const preset = findPreset(name);
    return preset ? std::optional(preset->spec) : std::nullopt;
}

void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

void type(QWidget* field, const QString& words) {
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    if (words.isEmpty())
        QTest::keyClick(field, Qt::Key_Delete);
    else
        QTest::keyClicks(field, words);
}

void choose(QComboBox* box, int row) {
    box->setCurrentIndex(row);
    Q_EMIT box->activated(row);
}

/// The editor with the first lesson that ships, shown.
struct Opened {
    Opened() : editor(specOf) {
        editor.begin(lessons().front().lesson, true);
        editor.resize(1000, 900);
        editor.show();
        isShown = QTest::qWaitForWindowExposed(&editor);
    }
    const Lesson& lesson() const { return editor.edited().lesson(); }
    QString sentence() const {
        return editor.preview()->strip()->findChild<QLabel*>(QStringLiteral("lessonSentence"))->text();
    }
    void open(std::size_t step) { editor.goTo(step); }

    LessonEditor editor;
    bool isShown = false;
};

}  // namespace

class TestLessonEditor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyLessonThatShipsSurvivesBeingOpenedAndLookedThrough_data() {
        QTest::addColumn<int>("number");
        for (std::size_t n = 0; n < lessons().size(); ++n)
            QTest::newRow(lessons()[n].name.c_str()) << static_cast<int>(n);
    }
    void everyLessonThatShipsSurvivesBeingOpenedAndLookedThrough() {
        QFETCH(int, number);
        const Lesson& original = lessons()[static_cast<std::size_t>(number)].lesson;
        LessonEditor editor(specOf);
        editor.begin(original, true);
        for (std::size_t n = 0; n < original.steps.size(); ++n) editor.goTo(n);
        for (QPushButton* button : {editor.lessonButton(), editor.figuresButton()}) button->click();
        for (const int language : {0, 1}) {
            editor.languages()->setIndex(language);
            Q_EMIT editor.languages()->chosen(language);
        }
        QVERIFY(!editor.edited().isModified());
        QVERIFY(editor.edited().isGood());
        const LessonReading reading = readLesson(writeLesson(editor.edited().lesson()));
        QVERIFY(reading.isGood());
        QVERIFY(reading.lesson == original);
    }

    void whatIsTypedIsSeenAtOnceAsTheClassWillSeeIt() {
        Opened opened;
        QVERIFY(opened.isShown);
        opened.open(1);
        type(opened.editor.stepForm()->sayField(), QStringLiteral("Now <it> learns."));
        QCOMPARE(opened.lesson().steps[1].say.in("en"), "Now <it> learns.");
        QCOMPARE(opened.sentence(), QStringLiteral("Now &lt;it&gt; learns."));
        QVERIFY(opened.editor.steps()->list()->item(1)->text().endsWith(QStringLiteral("Now <it> learns.")));
        QVERIFY(opened.editor.edited().isModified());
    }

    void aFigureInATextIsShownAsItsNumber() {
        Opened opened;
        opened.editor.setValues([](const Lesson&, const LessonFigure& figure) {
            return figure.name == "learned" ? std::optional(0.815) : std::nullopt;
        });
        QCOMPARE(opened.editor.preview()->strip()->nextButton()->text(), LessonStrip::tr("Next"));
        opened.open(2);
        QCOMPARE(opened.editor.preview()->strip()->nextButton()->text(), LessonStrip::tr("On without a drawing"));
        QVERIFY2(opened.sentence().contains("<b>" + words::percent(0.815) + "</b>"), qPrintable(opened.sentence()));
        type(opened.editor.stepForm()->sayField(), QStringLiteral("It was {kept}."));
        QCOMPARE(opened.sentence(),
                 QStringLiteral("It was <b>%1</b>.")
                     .arg(words::percent(0.15)));  // nobody knows: the middle of what is claimed
    }

    void aMistakeIsSaidAtItsStepInTheWordsOfTheCheck() {
        Opened opened;
        opened.open(1);
        type(opened.editor.stepForm()->sayField(), QStringLiteral("It knows {nothing}."));
        QCOMPARE(opened.editor.mistakesShown(),
                 QStringLiteral("step 2 names the figure {nothing}, which the lesson does not have."));
        const LessonReading reading = readLesson(writeLesson(opened.lesson()));
        QCOMPARE(opened.editor.mistakesShown(), QString::fromStdString(reading.mistakes.front()));
        QVERIFY(opened.editor.steps()->list()->item(1)->text().startsWith(QStringLiteral("⚠")));
        QVERIFY(!opened.editor.tryButton()->isEnabled());
        opened.open(0);
        QVERIFY(opened.editor.mistakesShown().isEmpty());
        opened.open(1);
        type(opened.editor.stepForm()->sayField(), QStringLiteral("It knows much."));
        QVERIFY(opened.editor.mistakesShown().isEmpty());
        QVERIFY(opened.editor.tryButton()->isEnabled());
    }

    void germanIsWrittenBesideEnglish() {
        Opened opened;
        opened.open(1);
        opened.editor.languages()->setIndex(1);
        Q_EMIT opened.editor.languages()->chosen(1);
        type(opened.editor.stepForm()->sayField(), QStringLiteral("Es lernt."));
        QCOMPARE(opened.lesson().steps[1].say.in("de"), "Es lernt.");
        QCOMPARE(opened.lesson().steps[1].say.in("en"), "Let it learn the first task.");
        QCOMPARE(opened.sentence(), QStringLiteral("Es lernt."));
        type(opened.editor.stepForm()->sayField(), QString());  // one language is enough
        QVERIFY(opened.editor.edited().isGood());
        QCOMPARE(opened.sentence(), QStringLiteral("Let it learn the first task."));
    }

    void stepsAreAddedDoubledMovedAndRemovedByButtonsAndKeys() {
        Opened opened;
        StepList* const steps = opened.editor.steps();
        const auto count = steps->list()->count();
        const LessonStep second = opened.lesson().steps[1];
        opened.open(1);
        click(steps->upButton());
        QVERIFY(opened.lesson().steps[0] == second);
        QCOMPARE(opened.editor.step(), std::size_t{0});
        steps->list()->setFocus();
        QTest::keyClick(steps->list(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY(opened.lesson().steps[1] == second);
        QTest::keyClick(steps->list(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(steps->list()->count(), count + 1);
        QVERIFY(opened.lesson().steps[2] == second);
        QTest::keyClick(steps->list(), Qt::Key_Delete);
        QCOMPARE(steps->list()->count(), count);
        QVERIFY(!opened.editor.edited().isModified());
        click(steps->addButton());
        QCOMPARE(steps->list()->count(), count + 1);
        QVERIFY(!opened.editor.mistakesShown().isEmpty());  // it says nothing yet
        QVERIFY(opened.editor.stepForm()->sayField()->hasFocus());
        opened.editor.steps()->list()->setFocus();
        QTest::keyClick(steps->list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(steps->list()->count(), count);
    }

    void aStepIsDraggedToItsPlace() {
        Opened opened;
        const LessonStep first = opened.lesson().steps[0];
        QAbstractItemModel* const model = opened.editor.steps()->list()->model();
        QVERIFY(model->moveRow({}, 0, {}, 3));  // what a drop does
        QTRY_VERIFY(opened.lesson().steps[2] == first);
        QCOMPARE(opened.editor.steps()->list()->currentRow(), 2);
        QVERIFY(opened.editor.steps()->list()->item(2)->text().startsWith(QStringLiteral("3 ")));
    }

    void aQuestionIsWrittenWithItsAnswers() {
        Opened opened;
        opened.open(0);
        StepForm* const form = opened.editor.stepForm();
        type(form->questionField(), QStringLiteral("Why?"));
        for (const char* answer : {"Because", "Therefore"}) {
            form->choices()->addButton()->click();
            type(form->choices()->fields().last(), QString(answer));
        }
        const auto rights = form->choices()->findChildren<QCheckBox*>();
        for (QCheckBox* right : rights)
            if (right->isVisibleTo(form->choices()) && right->accessibleName().contains('B')) right->click();
        const LessonStep& step = opened.lesson().steps[0];
        QCOMPARE(step.question.in("en"), "Why?");
        QCOMPARE(step.choices.size(), 2u);
        QCOMPARE(step.choices[1].in("en"), "Therefore");
        QCOMPARE(step.right, std::optional<std::size_t>(1));
        QVERIFY(opened.editor.edited().isGood());
        QCOMPARE(opened.editor.preview()->strip()->question()->content().choices,
                 (QStringList{"Because", "Therefore"}));
        click(opened.editor.preview()->strip()->nextButton());  // Reveal, as in the class
        QVERIFY(opened.editor.preview()->strip()->question()->content().isRevealed);
        QCOMPARE(opened.editor.step(), std::size_t{0});
        click(opened.editor.preview()->strip()->nextButton());
        QCOMPARE(opened.editor.step(), std::size_t{1});
    }

    void whatAStepDoesIsChosenInWords() {
        Opened opened;
        opened.open(0);
        StepForm* const form = opened.editor.stepForm();
        choose(form->actionBox(), static_cast<int>(LessonAction::Run));
        QCOMPARE(opened.lesson().steps[0].action, LessonAction::Run);
        QVERIFY(opened.lesson().steps[0].until);
        choose(form->untilField()->kindBox(),
               form->untilField()->kindBox()->findData(static_cast<int>(Milestone::Kind::TaskLearned)));
        form->untilField()->taskBox()->setValue(2);
        QCOMPARE(opened.lesson().steps[0].until, (Milestone{Milestone::Kind::TaskLearned, 2}));
        choose(form->actionBox(), static_cast<int>(LessonAction::None));
        choose(form->untilField()->kindBox(), 0);  // Next
        QVERIFY(!opened.lesson().steps[0].until);
        form->panels()->box("why")->click();
        QVERIFY(std::ranges::count(*opened.lesson().steps[0].show, std::string("why")) == 1);
    }

    void aSettingIsChangedByItsNameAndANumberAsPeopleTypeIt() {
        Opened opened;
        opened.open(0);
        SettingRows* const rows = opened.editor.stepForm()->settings();
        rows->findChild<QPushButton*>(QStringLiteral("addSetting"))->click();
        QCOMPARE(opened.lesson().steps[0].settings.front().first, "training.learningRate");
        QLineEdit* value = nullptr;
        for (QLineEdit* line : rows->findChildren<QLineEdit*>())
            if (!qobject_cast<QComboBox*>(line->parentWidget())) value = line;
        QVERIFY(value);
        type(value, QStringLiteral("0,02"));
        QCOMPARE(opened.lesson().steps[0].settings.front().second, "0.02");
        type(value, QStringLiteral("much"));
        QVERIFY2(opened.editor.mistakesShown().startsWith(QStringLiteral("step 1: set: training.learningRate")),
                 qPrintable(opened.editor.mistakesShown()));
    }

    void theLessonAsAWholeIsWrittenAndItsCardFollows() {
        Opened opened;
        click(opened.editor.lessonButton());
        type(opened.editor.lessonForm()->titleField(), QStringLiteral("Mine"));
        opened.editor.lessonForm()->minutesBox()->setValue(7);
        QCOMPARE(opened.lesson().title.in("en"), "Mine");
        QCOMPARE(opened.lesson().title.in("de"), "Es vergisst");
        QCOMPARE(opened.lesson().minutes, 7);
        for (QCheckBox* box : opened.editor.lessonForm()->findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("45 minutes")) click(box);
        QCOMPARE(opened.lesson().classes, std::vector<int>{90});  // it was proposed for both
        QVERIFY(opened.editor.preview()->card());
        QCOMPARE(opened.editor.preview()->card()->accessibleName(), QStringLiteral("Mine"));
        type(opened.editor.lessonForm()->aboutField(), QString());
        QVERIFY(opened.editor.edited().isGood());  // there is a German one
    }

    void figuresAreAddedRenamedAndClaimed() {
        Opened opened;
        click(opened.editor.figuresButton());
        FiguresForm* const form = opened.editor.figuresForm();
        const std::size_t before = opened.lesson().figures.size();
        click(form->addButton());
        QCOMPARE(opened.lesson().figures.size(), before + 1);
        QCOMPARE(opened.lesson().figures.back().run, "first");
        QVERIFY(opened.editor.edited().isGood());
        QLineEdit* const name = form->rows().last()->nameField();
        type(name, QStringLiteral("two words"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(opened.lesson().figures.back().name != "two words");
        type(form->rows().first()->nameField(), QStringLiteral("known"));
        QTest::keyClick(form->rows().first()->nameField(), Qt::Key_Return);
        QCOMPARE(opened.lesson().figures.front().name, "known");
        QVERIFY(opened.lesson().steps[2].say.in("en").find("{known}") != std::string::npos);
        QVERIFY(opened.editor.edited().isGood());
    }

    void whatIsWantedIsAskedFor() {
        Opened opened;
        QSignalSpy tried(&opened.editor, &LessonEditor::tryPressed);
        QSignalSpy saved(&opened.editor, &LessonEditor::savePressed);
        QSignalSpy left(&opened.editor, &LessonEditor::backPressed);
        opened.open(3);
        click(opened.editor.tryStepButton());
        click(opened.editor.tryButton());
        QCOMPARE(tried.size(), 2);
        QCOMPARE(tried[0][0].value<std::size_t>(), std::size_t{3});
        QCOMPARE(tried[1][0].value<std::size_t>(), std::size_t{0});
        QVERIFY(!opened.editor.saveButton()->isEnabled());  // it is as its file has it
        type(opened.editor.stepForm()->sayField(), QStringLiteral("Other."));
        QTest::keyClick(opened.editor.stepForm()->sayField(), Qt::Key_S, Qt::ControlModifier);
        click(opened.editor.saveButton());
        QCOMPARE(saved.size(), 2);
        QTest::keyClick(opened.editor.steps()->list(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void everythingThatCanBeReachedHasAName() {
        Opened opened;
        for (std::size_t n = 0; n < opened.lesson().steps.size(); ++n) {
            opened.open(n);
            for (const QWidget* widget : opened.editor.findChildren<QWidget*>()) {
                const auto* const button = qobject_cast<const QAbstractButton*>(widget);
                const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                const bool isReached = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy() &&
                                       widget->isVisibleTo(&opened.editor) &&
                                       !qobject_cast<const QComboBox*>(widget->parentWidget());
                QVERIFY2(isNamed || !isReached, widget->metaObject()->className());
            }
        }
    }
};

QTEST_MAIN(TestLessonEditor)
#include "tst_lesson_editor.moc"
