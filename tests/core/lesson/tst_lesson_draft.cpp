// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A session becomes a lesson: its runs, what was changed and compared in them, and what somebody wrote beside them.

#include "core/lesson/lesson_draft.h"

#include <QTest>

#include "core/lesson/lesson_json.h"
#include "tests/support/snapshots.h"

using namespace miru;

namespace {

const std::vector<Preset>& somePresets() {
    static const std::vector<Preset> all = [] {
        Preset forgetting{"forgetting", "", "", {}, {}, {}};
        Preset single = forgetting;
        single.name = "single";
        single.spec.data.tasks = 1;
        single.spec.model.cell = CellKind::Gru;
        return std::vector{forgetting, single};
    }();
    return all;
}

DraftWords someWords() {
    DraftWords words;
    words.language = "en";
    for (std::string DraftWords::*text :
         {&DraftWords::title, &DraftWords::titleOneTask, &DraftWords::about, &DraftWords::start,
          &DraftWords::learnFirst, &DraftWords::learnOn, &DraftWords::learnAll, &DraftWords::ask, &DraftWords::draw,
          &DraftWords::reveal, &DraftWords::moment, &DraftWords::end, &DraftWords::endOneTask, &DraftWords::back})
        words.*text = "words";
    words.draw = "It knows {learned}.";
    words.end = "From {learned} to {kept}.";
    words.changed = "changed: %1";
    words.compared = "compared: %1";
    words.comparedEnd = "{mean} and %1";
    words.forked = "forked: %1";
    words.answers = {"a", "b", "c"};
    words.setting = [](const SpecField& field, const SettingValue& value) { return field.key + " " + toText(value); };
    return words;
}

DraftRun finishedRun(const ExperimentSpec& spec) {
    return {spec, {}, std::make_shared<const Snapshot>(snapshots::during(2, 3))};
}

ExperimentSpec threeTasks() {
    ExperimentSpec spec;
    spec.data.tasks = 3;
    return spec;
}

/// The lesson as its file is read: that it is right is what matters first.
Lesson madeOf(const DraftSource& source) {
    const Lesson draft = draftLesson(source, somePresets(), someWords());
    const LessonReading reading = readLesson(writeLesson(draft), [](const std::string& name) {
        for (const Preset& preset : somePresets())
            if (preset.name == name) return std::optional(preset.spec);
        return std::optional<ExperimentSpec>();
    });
    for (const std::string& mistake : reading.mistakes) qWarning("%s", mistake.c_str());
    return reading.isGood() ? reading.lesson : Lesson();
}

QStringList sentencesOf(const Lesson& lesson) {
    QStringList sentences;
    for (const LessonStep& step : lesson.steps) sentences << QString::fromStdString(step.say.in("en"));
    return sentences;
}

const LessonStep* stepThat(const Lesson& lesson, LessonAction action) {
    const auto found = std::ranges::find(lesson.steps, action, &LessonStep::action);
    return found == lesson.steps.end() ? nullptr : &*found;
}

}  // namespace

class TestLessonDraft : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anEmptySessionBecomesOneStepWithTheSettingsOfTheForm() {
        ExperimentSpec settings = threeTasks();
        settings.model.lambda = 0.5;
        const Lesson lesson = madeOf({settings});
        QCOMPARE(lesson.steps.size(), 1u);
        QVERIFY(!lesson.steps[0].controls);
        QVERIFY(lesson.spec == settings);
        QVERIFY(lesson.figures.empty());
    }

    void thePresetNearestToTheSettingsIsTaken() {
        ExperimentSpec settings;
        settings.data.tasks = 1;
        settings.model.cell = CellKind::Gru;
        settings.seed = 7;
        const Lesson lesson = madeOf({settings});
        QCOMPARE(lesson.preset, "single");
        QCOMPARE(lesson.settings, (SettingTexts{{"seed", "7"}}));
    }

    void aRunIsLearnedAgainWithAQuestionAndADrawingBeforeTheEnd() {
        const DraftRun run = finishedRun(threeTasks());
        const Lesson lesson = madeOf({{}, {run}});
        QCOMPARE(lesson.steps.size(), 6u);  // start, first task, question, drawing, the rest, end
        QCOMPARE(lesson.steps[0].action, LessonAction::Reset);
        QCOMPARE(lesson.steps[1].run, "first");
        QCOMPARE(lesson.steps[1].until, (Milestone{Milestone::Kind::TaskLearned, 1}));
        QCOMPARE(lesson.steps[2].choices.size(), 3u);
        QCOMPARE(lesson.steps[3].predictedTasks, std::vector<int>{1});
        QVERIFY(lesson.steps[4].reveals);
        QCOMPARE(lesson.steps[4].until, Milestone{});
        QVERIFY(!lesson.steps[5].controls);
        const LessonFigure* const learned = lesson.figure("learned");
        QVERIFY(learned && learned->low < 0.8 && learned->high > 0.8);  // what the run came to
        QCOMPARE(lesson.picture.size(), 3u);
        QVERIFY(!lesson.picture[2].front() && lesson.picture[0].front());
    }

    void oneTaskNeedsNoDrawing() {
        ExperimentSpec spec;
        spec.data.tasks = 1;
        const Lesson lesson = madeOf({{}, {{spec, {}, std::make_shared<const Snapshot>(snapshots::during(0, 1))}}});
        QCOMPARE(lesson.steps.size(), 3u);
        for (const LessonStep& step : lesson.steps) QVERIFY(step.predictedTasks.empty() && !step.reveals);
    }

    void whatWasChangedOnTheWayIsChangedAgainWhereItWas() {
        ExperimentSpec spec = threeTasks();
        spec.events = {{0, Knob::Beta, 0.4}, {300, Knob::Lambda, 0.5}, {1000, Knob::Lambda, 0.25}};
        const Lesson lesson = madeOf({{}, {finishedRun(spec)}});
        QCOMPARE(lesson.spec.model.beta, 0.4);  // before the first batch: it belongs to the beginning
        QCOMPARE(lesson.steps[1].until, (Milestone{.kind = Milestone::Kind::Batches, .batches = 300}));
        QCOMPARE(lesson.steps[2].settings, (SettingTexts{{"model.lambda", "0.5"}}));
        QCOMPARE(lesson.steps[2].until, (Milestone{Milestone::Kind::TaskLearned, 1}));
        QCOMPARE(lesson.steps[5].settings, (SettingTexts{{"model.lambda", "0.25"}}));  // it stands there already
        QCOMPARE(lesson.steps[5].say.in("en"), "changed: model.lambda 0.25");
        QVERIFY(lesson.steps[5].reveals);
    }

    void otherRunsAreComparedWithIt() {
        ExperimentSpec other = threeTasks();
        other.model.cell = CellKind::Gru;
        ExperimentSpec elsewhere = threeTasks();
        elsewhere.data.tasks = 5;
        const Lesson lesson = madeOf({{}, {finishedRun(threeTasks()), finishedRun(other), finishedRun(elsewhere)}});
        const LessonStep* const compared = stepThat(lesson, LessonAction::Compare);
        QVERIFY(compared);
        QCOMPARE(compared->settings, (SettingTexts{{"model.cell", "gru"}}));
        QCOMPARE(compared->say.in("en"), "compared: model.cell gru");
        QVERIFY(sentencesOf(lesson).contains("{mean} and {other2}"));
        QCOMPARE(std::ranges::count(lesson.steps, LessonAction::Compare, &LessonStep::action), 1);  // other data: not
    }

    void aForkBeginsAtTheMomentWhereItLeft() {
        ExperimentSpec fork = threeTasks();
        fork.events = {{1000, Knob::KeptPerTask, 50}};
        const DraftRun run = finishedRun(threeTasks());
        const Lesson lesson = madeOf({{}, {finishedRun(fork), run}});  // the fork is looked at
        const LessonStep* const back = stepThat(lesson, LessonAction::Rewind);
        const LessonStep* const forked = stepThat(lesson, LessonAction::Fork);
        QVERIFY(back && forked && forked == back + 1);
        QCOMPARE(back->to, (Milestone{.kind = Milestone::Kind::Batches, .batches = 1000}));
        QCOMPARE(forked->settings, (SettingTexts{{"rehearsal.samplesPerTask", "50"}}));
        QCOMPARE(forked->until, Milestone{});
        QVERIFY(lesson.spec == threeTasks());
    }

    void notesMomentAndOpenPanelsComeAlong() {
        DraftRun run = finishedRun(threeTasks());
        run.note = "Wait for the knee.";
        const Lesson lesson = madeOf({{}, {run}, {"matrix", "why"}, 500});
        const bool isNoted = std::ranges::any_of(
            lesson.steps, [](const LessonStep& step) { return step.notes.in("en") == "Wait for the knee."; });
        QVERIFY(isNoted);
        const LessonStep* const moment = stepThat(lesson, LessonAction::Rewind);
        QVERIFY(moment);
        QCOMPARE(moment->to.batches, 500);
        QCOMPARE(lesson.steps.back().show, (std::vector<std::string>{"matrix", "why"}));
    }

    void aSessionOfManyRunsMakesALessonThatEnds() {
        std::vector<DraftRun> runs{finishedRun(threeTasks())};
        for (int n = 1; n <= 30; ++n) {
            ExperimentSpec spec = threeTasks();
            spec.seed = static_cast<std::uint32_t>(n + 1);
            runs.push_back(finishedRun(spec));
        }
        const Lesson lesson = madeOf({{}, runs});
        QVERIFY(!lesson.steps.empty() && lesson.steps.size() < maxLessonSteps / 2);
    }
};

QTEST_GUILESS_MAIN(TestLessonDraft)
#include "tst_lesson_draft.moc"
