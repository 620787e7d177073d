// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/lesson_json.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "core/lesson/json_object.h"
#include "core/lesson/lesson_vocabulary.h"
#include "core/math/shortened.h"
#include "core/spec/spec_fields.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = JsonObject::Json;

bool isOneOf(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

std::string listed(std::span<const std::string_view> names) {
    std::string list;
    for (const std::string_view name : names) (list += list.empty() ? "" : ", ") += name;
    return list;
}

class Reader {
 public:
    Reader(const Json& json, const SpecOfPreset& specOf) { read(json, specOf); }
    LessonReading take() { return std::move(m_reading); }

 private:
    void read(const Json& json, const SpecOfPreset& specOf) {
        JsonObject top(json, "", m_reading.mistakes);
        if (!json.is_object()) return;
        const Json* const format = top.find("format");
        if (!format || *format != lessonFormat)
            top.addMistake("format", "must be " + std::to_string(lessonFormat) +
                                         ", the version of the lesson format that this program reads");
        Lesson& lesson = m_reading.lesson;
        lesson.title = top.text("title", true);
        lesson.about = top.text("about", true);
        lesson.aims = top.text("aims");
        lesson.misconceptions = top.text("misconceptions");
        lesson.minutes = static_cast<int>(top.whole("minutes", 1, 90, true).value_or(1));
        readClasses(top);
        lesson.preset = top.name("preset", true);
        if (!lesson.preset.empty()) readSpecOfLesson(top, specOf);
        readPicture(top);
        readSteps(top);
        readFigures(top);
        top.close();
        checkTexts();
    }

    void readClasses(JsonObject& top) {
        constexpr std::int64_t longest = 600;  // minutes
        const Json* const json = top.find("classes");
        if (!json) return;
        bool isGood = json->is_array();
        for (const Json& minutes : isGood ? *json : Json::array()) {
            isGood = isGood && minutes.is_number_integer() && minutes >= 1 && minutes <= longest;
            if (isGood) m_reading.lesson.classes.push_back(minutes.get<int>());
        }
        if (!isGood) top.addMistake("classes", "must be a list of minutes, [45, 90]: the classes it is proposed for");
    }

    /// null stands for no accuracy: the task has not been met.
    void readPicture(JsonObject& top) {
        constexpr std::size_t maxCurves = 10, maxPoints = 100;
        const Json* const json = top.find("picture");
        if (!json) return;
        bool isGood = json->is_array() && json->size() <= maxCurves;
        for (const Json& curve : isGood ? *json : Json::array()) {
            isGood = isGood && curve.is_array() && curve.size() >= 2 && curve.size() <= maxPoints;
            for (const Json& value : isGood ? curve : Json::array())
                isGood = isGood && (value.is_null() || (value.is_number() && value >= 0.0 && value <= 1.0));
            if (!isGood) break;
            auto& read = m_reading.lesson.picture.emplace_back();
            for (const Json& value : curve)
                read.push_back(value.is_null() ? std::nullopt : std::optional(value.get<double>()));
        }
        if (!isGood) top.addMistake("picture", "must be lists of accuracies, [[0.1, 0.8], [null, 0.7]]");
    }

    void readSpecOfLesson(JsonObject& top, const SpecOfPreset& specOf) {
        Lesson& lesson = m_reading.lesson;
        const auto spec = specOf(lesson.preset);
        const auto settings = top.settings("set");
        if (!spec)
            return top.addMistake("preset",
                                  "is " + miru::quoted(lesson.preset) + ", and there is no preset of that name");
        lesson.spec = *spec;
        lesson.settings = settings;
        apply(settings, lesson.spec, top, "set");
    }

    /// Changes the settings of a spec, and says what is wrong with them.
    static void apply(const SettingTexts& settings, ExperimentSpec& spec, const JsonObject& object,
                      const std::string& key) {
        const std::size_t before = object.mistakes().size();
        for (const auto& [setting, value] : settings)
            if (const auto problem = setFromText(spec, setting, value))
                object.mistakes().push_back(object.whereIs(key) + ": " + problem->sentence);
        if (object.mistakes().size() > before) return;
        for (const SpecProblem& problem : problemsOf(spec))
            object.mistakes().push_back(object.whereIs(key) + ": " + problem.sentence);
    }

    void readSteps(JsonObject& top) {
        const Json* const steps = top.find("steps");
        if (!steps || !steps->is_array() || steps->empty() || steps->size() > maxLessonSteps)
            return top.addMistake("steps", "must be a list of one to " + std::to_string(maxLessonSteps) + " steps");
        m_spec = m_reading.lesson.spec;
        for (std::size_t n = 0; n < steps->size(); ++n) {
            JsonObject step((*steps)[n], "step " + std::to_string(n + 1), m_reading.mistakes);
            m_reading.lesson.steps.push_back(stepOf(step));
            step.close();
        }
    }

    LessonStep stepOf(JsonObject& object) {
        LessonStep step;
        step.say = object.text("say");
        step.notes = object.text("notes");
        readAction(object, step);
        readPrediction(object, step);
        readQuestion(object, step);
        readGoal(object, step);
        step.show = namesOf(object, "show", lessonPanels());
        step.controls = namesOf(object, "controls", lessonButtons(), true);
        step.point = object.name("point");
        if (!step.point.empty() && !isOneOf(step.point, lessonPanels()) && !findField(step.point))
            object.addMistake("point", "must be a panel or a setting; the panels are " + listed(lessonPanels()));
        if (step.say.isEmpty() && step.question.isEmpty())
            object.addMistake("", "says nothing and asks nothing: it needs \"say\" or \"ask\"");
        return step;
    }

    /// Names of a list, each one of these, or, where settings may be named too, a setting.
    static std::optional<std::vector<std::string>> namesOf(JsonObject& object, const std::string& key,
                                                           std::span<const std::string_view> known,
                                                           bool orSettings = false) {
        auto names = object.names(key);
        if (!names) return names;
        for (const std::string& name : *names)
            if (!isOneOf(name, known) && !(orSettings && findField(name)))
                object.addMistake(key, "has " + miru::quoted(name) + ", but can have " +
                                           (orSettings ? "settings and " : "") + listed(known));
        return names;
    }

    void readAction(JsonObject& object, LessonStep& step) {
        step.settings = object.settings("set");
        apply(step.settings, m_spec, object, "set");
        step.run = object.name("as");
        const std::string action = object.name("do");
        if (!action.empty()) {
            const auto found = std::ranges::find(lessonActions(), action);
            if (found == lessonActions().end())
                object.addMistake("do", "is " + miru::quoted(action) + ", but can be " + listed(lessonActions()));
            else
                step.action = static_cast<LessonAction>(found - lessonActions().begin() + 1);
        }
        const bool begins = step.action == LessonAction::Run || step.action == LessonAction::Compare ||
                            step.action == LessonAction::Fork;
        if (!step.run.empty() && !begins) object.addMistake("as", "names a run, and this step begins none");
        if (!step.run.empty() && !m_runs.insert(step.run).second && step.action != LessonAction::Run)
            object.addMistake("as", "is " + miru::quoted(step.run) + ", as another run is called already");
        if (const Json* const to = object.find("to")) step.to = milestoneOf(*to, object, "to");
        if (object.has("to") != (step.action == LessonAction::Rewind))
            object.addMistake("to", R"(goes with "do": "rewind", and that with it)");
        if (const Json* const until = object.find("until")) step.until = milestoneOf(*until, object, "until");
    }

    /// {"task": 2}, {"accuracy": {"task": 1, "below": 0.5}}, {"batches": 200} or "finished".
    Milestone milestoneOf(const Json& json, const JsonObject& parent, const std::string& key) {
        Milestone milestone;
        if (json.is_string() && json == "finished") return milestone;
        JsonObject object(json, parent.whereIs(key), m_reading.mistakes);
        if (!json.is_object()) return milestone;
        if (json.size() != 1) {
            object.addMistake("", "must name one thing: a task, an accuracy, batches, or \"finished\"");
            return milestone;
        }
        if (const auto task = object.whole("task", 1, m_spec.data.tasks)) {
            milestone.kind = Milestone::Kind::TaskLearned;
            milestone.task = static_cast<int>(*task);
        }
        if (const auto batches = object.whole("batches", 1, 1'000'000'000)) {
            milestone.kind = Milestone::Kind::Batches;
            milestone.batches = *batches;
        }
        if (const Json* const accuracy = object.find("accuracy")) {
            JsonObject of(*accuracy, object.whereIs("accuracy"), m_reading.mistakes);
            milestone.task = static_cast<int>(of.whole("task", 1, m_spec.data.tasks, true).value_or(1));
            const auto atLeast = of.share("atLeast"), below = of.share("below");
            if (of.has("atLeast") == of.has("below")) of.addMistake("", "needs either atLeast or below");
            milestone.kind = atLeast ? Milestone::Kind::AtLeast : Milestone::Kind::Below;
            milestone.accuracy = atLeast.value_or(below.value_or(0));
            of.close();
        }
        object.close();
        return milestone;
    }

    void readPrediction(JsonObject& object, LessonStep& step) {
        const Json* const reveal = object.find("reveal");
        if (reveal && !reveal->is_boolean()) object.addMistake("reveal", "must be true or false");
        step.reveals = reveal && reveal->is_boolean() && reveal->get<bool>();
        if (step.reveals && !m_hasPrediction)
            object.addMistake("reveal", "has nothing to reveal: no step before it has a prediction");
        const Json* const predict = object.find("predict");
        if (!predict) return;
        JsonObject prediction(*predict, object.whereIs("predict"), m_reading.mistakes);
        for (const std::string& curve : prediction.names("curves").value_or(std::vector<std::string>())) {
            int task = 0;
            for (int n = 1; n <= m_spec.data.tasks; ++n)
                if (curve == "task " + std::to_string(n)) task = n;
            if (task == 0)
                prediction.addMistake("curves", "has " + miru::quoted(curve) + ", but can have \"task 1\" to \"task " +
                                                    std::to_string(m_spec.data.tasks) + '"');
            else
                step.predictedTasks.push_back(task);
        }
        if (!prediction.has("curves") || predict->value("curves", Json()).empty())
            prediction.addMistake("curves", "must name what is to be drawn, [\"task 1\"]");
        const Json* const until = prediction.find("until");
        if (!until) prediction.addMistake("until", "must say how far the drawing goes, {\"task\": 2}");
        if (until) step.predictedUntil = milestoneOf(*until, prediction, "until");
        if (until && step.predictedUntil.kind != Milestone::Kind::TaskLearned &&
            step.predictedUntil.kind != Milestone::Kind::Finished)
            prediction.addMistake("until", "must be a task, or \"finished\"");
        prediction.close();
        m_hasPrediction = true;
    }

    void readQuestion(JsonObject& object, LessonStep& step) {
        step.question = object.text("ask");
        step.because = object.text("because");
        const Json* const choices = object.find("choices");
        if (choices && choices->is_array())
            for (const Json& choice : *choices) step.choices.push_back(object.textOf(choice, "choices"));
        const bool isRightSize = step.choices.size() >= 2 && step.choices.size() <= maxChoices;
        if (!step.question.isEmpty() && !isRightSize)
            object.addMistake("choices",
                              "must be a list of two to " + std::to_string(maxChoices) + " answers to \"ask\"");
        if (step.question.isEmpty() && choices) object.addMistake("choices", "answers nothing: there is no \"ask\"");
        if (const auto right = object.whole("right", 0, static_cast<std::int64_t>(maxChoices) - 1)) {
            if (static_cast<std::size_t>(*right) < step.choices.size())
                step.right = static_cast<std::size_t>(*right);
            else
                object.addMistake("right", "must be the number of one of the choices, the first being 0");
        }
        if (!step.because.isEmpty() && step.question.isEmpty())
            object.addMistake("because", "explains no answer: there is no \"ask\"");
    }

    void readGoal(JsonObject& object, LessonStep& step) {
        step.praise = object.text("praise");
        step.solution = object.settings("solution");
        ExperimentSpec solved = m_spec;
        apply(step.solution, solved, object, "solution");
        const Json* const json = object.find("goal");
        if (!json) {
            if (!step.praise.isEmpty()) object.addMistake("praise", "praises nothing: there is no \"goal\"");
            if (!step.solution.empty()) object.addMistake("solution", "solves nothing: there is no \"goal\"");
            return;
        }
        JsonObject goal(*json, object.whereIs("goal"), m_reading.mistakes);
        LessonGoal read;
        const Json* const accuracy = goal.find("accuracy");
        if (!accuracy)
            goal.addMistake("accuracy", R"(must say what is to be reached, {"task": 1, "atLeast": 0.5})");
        else {
            JsonObject of(*accuracy, goal.whereIs("accuracy"), m_reading.mistakes);
            read.task = static_cast<int>(of.whole("task", 1, m_spec.data.tasks, true).value_or(1));
            read.atLeast = of.share("atLeast");
            read.below = of.share("below");
            if (!read.atLeast && !read.below) of.addMistake("", "needs atLeast, below, or both");
            of.close();
        }
        read.after = static_cast<int>(goal.whole("after", 1, m_spec.data.tasks).value_or(0));
        if (read.after > 0 && read.after < read.task)
            goal.addMistake("after", "must be a task that comes no earlier than the one that is tested");
        goal.close();
        step.goal = read;
    }

    void readFigures(JsonObject& top) {
        const Json* const json = top.find("figures");
        if (!json) return;
        if (!json->is_object()) return top.addMistake("figures", "must be figures by name, {\"kept\": {…}}");
        for (const auto& [name, given] : json->items()) {
            JsonObject object(given, "figure " + shortened(name), m_reading.mistakes);
            const bool isName = !name.empty() && std::ranges::all_of(name, [](char sign) {
                return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
            });
            if (!isName) object.addMistake("", "must have a name of letters and digits alone");
            m_reading.lesson.figures.push_back(figureOf(name, object));
            object.close();
        }
    }

    LessonFigure figureOf(const std::string& name, JsonObject& object) {
        LessonFigure figure;
        figure.name = name;
        const auto pair = [&](const char* key, LessonFigure::Kind kind) {
            const auto names = object.names(key);
            if (!names) return false;
            figure.kind = kind;
            if (names->size() != 2 || !m_reading.lesson.figure((*names)[0]) || !m_reading.lesson.figure((*names)[1]))
                object.addMistake(key, "must be two figures that stand above it");
            else
                std::tie(figure.first, figure.second) = std::pair((*names)[0], (*names)[1]);
            return true;
        };
        if (!pair("difference", LessonFigure::Kind::Difference) && !pair("ratio", LessonFigure::Kind::Ratio))
            readQuantity(figure, object);
        const Json* const between = object.find("between");
        const bool isInterval = between && between->is_array() && between->size() == 2 && (*between)[0].is_number() &&
                                (*between)[1].is_number() && (*between)[0] <= (*between)[1];
        if (!isInterval)
            object.addMistake("between", "must say what is claimed of it, [lowest, highest]");
        else
            std::tie(figure.low, figure.high) = std::pair((*between)[0].get<double>(), (*between)[1].get<double>());
        return figure;
    }

    void readQuantity(LessonFigure& figure, JsonObject& object) {
        const std::string value = object.name("value");
        const auto found = std::ranges::find(figureValues(), value);
        if (found == figureValues().end())
            object.addMistake("", "needs a value (" + listed(figureValues()) + "), a difference or a ratio");
        else
            figure.kind = static_cast<LessonFigure::Kind>(found - figureValues().begin());
        figure.run = object.name("run", true);
        if (!figure.run.empty() && !m_runs.contains(figure.run))
            object.addMistake(
                "run", "is " + miru::quoted(figure.run) + R"(, and no step begins a run under that name ("as"))");
        if (figure.kind == LessonFigure::Kind::Accuracy)
            figure.task = static_cast<int>(object.whole("task", 1, m_spec.data.tasks, true).value_or(1));
        if (figure.kind == LessonFigure::Kind::Accuracy || figure.kind == LessonFigure::Kind::MeanAccuracy)
            figure.after = static_cast<int>(object.whole("after", 1, m_spec.data.tasks).value_or(0));
        if (figure.after > 0 && figure.after < figure.task)
            object.addMistake("after", "must be a task that comes no earlier than the one that is tested");
    }

    /// A text can name figures of the lesson alone.
    void checkTexts() {
        const Lesson& lesson = m_reading.lesson;
        for (std::size_t n = 0; n < lesson.steps.size(); ++n) {
            const LessonStep& step = lesson.steps[n];
            std::vector<const LocalText*> texts{&step.say, &step.question, &step.because, &step.praise, &step.notes};
            for (const LocalText& choice : step.choices) texts.push_back(&choice);
            for (const LocalText* text : texts)
                for (const auto& [language, words] : text->byLanguage) checkText(words, n);
        }
    }
    void checkText(const std::string& words, std::size_t step) {
        const auto addMistake = [&](const std::string& clause) {
            m_reading.mistakes.push_back("step " + std::to_string(step + 1) + " " + clause + ".");
        };
        for (const std::string& name : figuresIn(words))
            if (!m_reading.lesson.figure(name))
                addMistake("names the figure {" + shortened(name) + "}, which the lesson does not have");
        if (std::ranges::count(words, '{') != std::ranges::count(words, '}'))
            addMistake("has a brace without its partner in " + miru::quoted(words));
    }

    LessonReading m_reading;
    ExperimentSpec m_spec;         ///< as it stands at the step that is read
    std::set<std::string> m_runs;  ///< by the names that steps give them
    bool m_hasPrediction = false;
};

}  // namespace

bool isLesson(std::string_view text) {
    try {
        const auto json = parseStrictJson<Json>(text);
        return json.is_object() && json.contains("steps");
    } catch (const std::exception&) {
        return false;
    }
}

LessonReading readLesson(std::string_view json, const SpecOfPreset& specOf) {
    try {
        const auto parsed = parseStrictJson<Json>(json);
        return Reader(parsed, specOf).take();
    } catch (const std::runtime_error& error) {
        return {{}, {error.what()}};
    }
}

}  // namespace miru
