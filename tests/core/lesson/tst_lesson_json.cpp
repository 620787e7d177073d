// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a lesson's file may say, and the sentences about everything else: all of them at once.

#include "core/lesson/lesson_json.h"

#include <QTest>

#include "core/spec/spec_fields.h"

using namespace miru;

namespace {

std::optional<ExperimentSpec> onlyForgetting(const std::string& preset) {
    return preset == "forgetting" ? std::optional(ExperimentSpec()) : std::nullopt;
}

LessonReading read(const QByteArray& json) { return readLesson(json.toStdString(), onlyForgetting); }

/// A lesson of one step.
QByteArray withStep(const QByteArray& step, const QByteArray& more = {}) {
    return R"({"format": 1, "title": "T", "about": "A", "minutes": 5, "preset": "forgetting")" + more +
           R"(, "steps": [{"do": "run", "as": "first", "say": "Go."}, )" + step + "]}";
}

QStringList mistakesIn(const QByteArray& json) {
    QStringList mistakes;
    for (const std::string& mistake : read(json).mistakes) mistakes << QString::fromStdString(mistake);
    return mistakes;
}

}  // namespace

class TestLessonJson : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everythingALessonSaysIsRead() {
        const auto reading = read(R"({
            "format": 1, "title": {"en": "It forgets", "de": "Es vergisst"}, "about": "What becomes of the first?",
            "aims": "To see it.", "misconceptions": "It is full.", "minutes": 10, "classes": [45, 90], "preset": "forgetting",
            "set": {"data.tasks": 3, "model.lambda": 0.5},
            "figures": {
                "learned": {"value": "accuracy", "run": "first", "task": 1, "after": 1, "between": [0.6, 0.9]},
                "mean": {"value": "mean accuracy", "run": "first", "between": [0, 1]},
                "lost": {"difference": ["learned", "mean"], "between": [0.1, 0.9]}
            },
            "steps": [
                {"say": "Learn.", "do": "run", "as": "first", "until": {"task": 1}, "show": ["accuracy", "data"],
                 "controls": [], "point": "accuracy", "notes": "Point."},
                {"say": "Draw.", "predict": {"curves": ["task 1", "task 2"], "until": {"task": 2}}},
                {"say": "Look: {learned}.", "do": "run", "until": {"accuracy": {"task": 1, "below": 0.5}}, "reveal": true},
                {"ask": "Why?", "choices": ["a", {"en": "b", "de": "c"}], "right": 1, "because": "So: {lost}."},
                {"say": "Back.", "do": "rewind", "to": {"batches": 20}},
                {"say": "Turn.", "set": {"training.learningRate": 0.001}, "controls": ["model.beta", "run"],
                 "goal": {"accuracy": {"task": 1, "atLeast": 0.5}, "after": 2}, "praise": "Good."},
                {"say": "End.", "do": "run", "until": "finished"}
            ]})");
        QVERIFY2(reading.isGood(), reading.isGood() ? "" : reading.mistakes.front().c_str());
        const Lesson& lesson = reading.lesson;
        QCOMPARE(lesson.title.in("de"), "Es vergisst");
        QCOMPARE(lesson.title.in("fr"), "It forgets");
        QCOMPARE(lesson.about.in("de"), "What becomes of the first?");
        QCOMPARE(lesson.minutes, 10);
        QCOMPARE(lesson.classes, (std::vector<int>{45, 90}));
        QCOMPARE(lesson.spec.data.tasks, 3);
        QCOMPARE(lesson.spec.model.lambda, 0.5);
        QCOMPARE(lesson.figures.size(), 3u);
        QCOMPARE(lesson.figures[2].first, "learned");
        QCOMPARE(lesson.steps.size(), 7u);
        QCOMPARE(lesson.steps[0].run, "first");
        QCOMPARE(lesson.steps[0].until, (Milestone{Milestone::Kind::TaskLearned, 1}));
        QVERIFY(lesson.steps[0].controls && lesson.steps[0].controls->empty());
        QVERIFY(!lesson.steps[1].controls);
        QCOMPARE(lesson.steps[1].predictedTasks, (std::vector<int>{1, 2}));
        QCOMPARE(lesson.steps[2].until, (Milestone{Milestone::Kind::Below, 1, 0.5}));
        QVERIFY(lesson.steps[2].reveals);
        QCOMPARE(lesson.steps[3].right, std::optional<std::size_t>(1));
        QCOMPARE(lesson.steps[4].to.batches, 20);
        QCOMPARE(lesson.steps[5].goal, (LessonGoal{1, 0.5, std::nullopt, 2}));
        QCOMPARE(lesson.steps[6].until->kind, Milestone::Kind::Finished);
    }

    void aLessonIsWrittenAsItIsRead() {
        const auto lesson =
            read(
                withStep(
                    R"({"ask": "Why?", "choices": ["a", "b"], "right": 0, "because": "{x}", "show": ["why"],
                             "set": {"model.cell": "gru", "model.betaRange": null}, "do": "compare", "as": "other",
                             "until": {"accuracy": {"task": 2, "atLeast": 0.25}}})",
                    R"(, "classes": [60], "figures": {"x": {"value": "parameters", "run": "other", "between": [1, 2]}})"))
                .lesson;
        const auto again = readLesson(writeLesson(lesson), onlyForgetting);
        QVERIFY2(again.isGood(), again.isGood() ? "" : again.mistakes.front().c_str());
        QVERIFY(again.lesson == lesson);
    }

    void everyMistakeIsASentence_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QByteArray& json, const char* sentence) {
            QTest::newRow(name) << json << QString(sentence);
        };
        const auto step = [&](const char* name, const QByteArray& json, const char* sentence) {
            row(name, withStep(json), sentence);
        };
        row("no JSON", "hello", "This is not JSON: line 1, column 1.");
        row("no object", "[1]", "A lesson must be an object, {…}.");
        row("another format", withStep(R"({"say": "x"})").replace("\"format\": 1", "\"format\": 2"),
            "format must be 1, the version of the lesson format that this program reads.");
        row("no preset of that name", withStep(R"({"say": "x"})").replace("forgetting", "forgotten"),
            "preset is \"forgotten\", and there is no preset of that name.");
        row("a setting that is none", withStep(R"({"say": "x"})", R"(, "set": {"data.task": 3})"),
            "set: There is no setting data.task.");
        row("a key of nobody", withStep(R"({"say": "x"})", R"(, "colour": 3)"),
            "colour is not known; what is known here is about, aims, classes, figures, format, minutes, "
            "misconceptions, "
            "picture, "
            "preset, set, steps, title.");
        row("an empty title", withStep(R"({"say": "x"})").replace("\"T\"", "\"\""),
            R"(title must be a text, or texts by language, {"en": "…", "de": "…"}.)");
        row("minutes of an afternoon", withStep(R"({"say": "x"})").replace("\"minutes\": 5", "\"minutes\": 300"),
            "minutes must be a whole number from 1 to 90.");
        row("a class of no length", withStep(R"({"say": "x"})", R"(, "classes": [45, 0])"),
            "classes must be a list of minutes, [45, 90]: the classes it is proposed for.");
        step("silence", "{}", "step 2 says nothing and asks nothing: it needs \"say\" or \"ask\".");
        step("no such action", R"({"say": "x", "do": "fly"})",
             "step 2: do is \"fly\", but can be run, step, reset, compare, fork, rewind, teach.");
        step("no such panel", R"({"say": "x", "show": ["accuracy", "plots"]})",
             "step 2: show has \"plots\", but can have accuracy, matrix, activity, sparsity, resources, reader, why, "
             "forgotten, state-space, between, buffer, runs, data.");
        step("no such control", R"({"say": "x", "controls": ["everything"]})",
             "step 2: controls has \"everything\", but can have settings and run, step, reset, compare, fork, "
             "timeline, pace.");
        step("a task beyond the last", R"({"say": "x", "until": {"task": 6}})",
             "step 2: until: task must be a whole number from 1 to 5.");
        step("two things at once", R"({"say": "x", "until": {"task": 1, "batches": 5}})",
             "step 2: until must name one thing: a task, an accuracy, batches, or \"finished\".");
        step("an accuracy of two hundred", R"({"say": "x", "until": {"accuracy": {"task": 1, "atLeast": 2}}})",
             "step 2: until: accuracy: atLeast must be a number from 0 to 1.");
        step("nothing to reveal", R"({"say": "x", "reveal": true})",
             "step 2: reveal has nothing to reveal: no step before it has a prediction.");
        step("a curve that is none", R"({"say": "x", "predict": {"curves": ["task 9"], "until": {"task": 2}}})",
             "step 2: predict: curves has \"task 9\", but can have \"task 1\" to \"task 5\".");
        step("a question without answers", R"({"ask": "Why?"})",
             "step 2: choices must be a list of two to 8 answers to \"ask\".");
        step("a right answer that is none", R"({"ask": "Why?", "choices": ["a", "b"], "right": 2})",
             "step 2: right must be the number of one of the choices, the first being 0.");
        step("a figure that is none", R"({"say": "It is {kept}."})",
             "step 2 names the figure {kept}, which the lesson does not have.");
        step("a brace alone", "{\"say\": \"It is {kept.\"}",
             "step 2 has a brace without its partner in \"It is {kept.\".");
        step("a rewind to nowhere", R"({"say": "x", "do": "rewind"})",
             "step 2: to goes with \"do\": \"rewind\", and that with it.");
        step("a name for no run", R"({"say": "x", "as": "second"})",
             "step 2: as names a run, and this step begins none.");
        step("an impossible value", R"({"say": "x", "set": {"model.hiddenUnits": 0}})",
             "step 2: set: model.hiddenUnits is 0, but must be a whole number from 1 to 4096.");
        row("a figure of a run that never begins",
            withStep(R"({"say": "x"})",
                     R"(, "figures": {"x": {"value": "accuracy", "run": "third", "task": 1, "between": [0, 1]}})"),
            "figure x: run is \"third\", and no step begins a run under that name (\"as\").");
        row("a figure that claims nothing",
            withStep(R"({"say": "x"})", R"(, "figures": {"x": {"value": "accuracy", "run": "first", "task": 1}})"),
            "figure x: between must say what is claimed of it, [lowest, highest].");
        row("a difference of what is not there",
            withStep(R"({"say": "x"})", R"(, "figures": {"x": {"difference": ["a", "b"], "between": [0, 1]}})"),
            "figure x: difference must be two figures that stand above it.");
    }
    void everyMistakeIsASentence() {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        QCOMPARE(mistakesIn(json), QStringList(sentence));
    }

    void allMistakesAreFoundAtOnce() {
        const auto mistakes =
            mistakesIn(R"({"format": 1, "title": "T", "minutes": 0, "preset": "x", "steps": [{"say": 1}, 2]})");
        QCOMPARE(mistakes.size(), 7);
        QVERIFY(mistakes.contains("step 2 must be an object, {…}."));
    }

    void onlyAFullListOfStepsIsALesson_data() {
        QTest::addColumn<QByteArray>("steps");
        QTest::newRow("none") << QByteArray("[]");
        QTest::newRow("a word") << QByteArray("\"steps\"");
        QTest::newRow("too many") << "[" + QByteArray(R"({"say": "x"},)").repeated(60) + R"({"say": "x"}])";
    }
    void onlyAFullListOfStepsIsALesson() {
        QFETCH(QByteArray, steps);
        QVERIFY(
            mistakesIn(R"({"format": 1, "title": "T", "about": "A", "minutes": 5, "preset": "forgetting", "steps": )" +
                       steps + "}")
                .contains("steps must be a list of one to 60 steps."));
    }
};

QTEST_GUILESS_MAIN(TestLessonJson)
#include "tst_lesson_json.moc"
