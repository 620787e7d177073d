// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/lesson_draft.h"

#include <algorithm>
#include <cmath>

#include "core/lesson/drawing.h"

namespace miru {
namespace {

constexpr std::size_t maxOtherRuns = 6;  // a lesson has an end
constexpr std::size_t picturePoints = 25;
constexpr std::size_t maxPictureCurves = 10;
constexpr double claimedMargin = 0.1;  // on either side of what was measured: another seed gives another number
const std::string firstRun = "first";

std::string filled(std::string text, const std::string& words) {
    if (const auto place = text.find("%1"); place != std::string::npos) text.replace(place, 2, words);
    return text;
}

/// As it was when the run began: what was changed before its first batch belongs to it.
ExperimentSpec beginningOf(const ExperimentSpec& spec) {
    ExperimentSpec begun = spec;
    std::erase_if(begun.events, [](const KnobChange& event) { return event.batch > 0; });
    return withEventsApplied(begun);
}

std::vector<KnobChange> changesOnTheWay(const ExperimentSpec& spec) {
    std::vector<KnobChange> changes = spec.events;
    std::erase_if(changes, [](const KnobChange& event) { return event.batch <= 0; });
    return changes;
}

Milestone milestoneAt(std::int64_t batch) { return {.kind = Milestone::Kind::Batches, .batches = batch}; }

/// A run that left the first one at a batch, by the changes that were made there.
struct Branch {
    const DraftRun* run;
    std::int64_t batch;
    std::vector<KnobChange> changes;
};

class Draft {
 public:
    Draft(const DraftSource& source, const std::vector<Preset>& presets, const DraftWords& words)
        : m_source(source), m_words(words), m_main(mainRun()) {
        const ExperimentSpec base = m_main ? beginningOf(m_main->spec) : beginningOf(source.settings);
        const Preset& preset = nearestPreset(presets, base);
        m_lesson.preset = preset.name;
        m_lesson.settings = settingsBetween(preset.spec, base);
        m_lesson.spec = base;
        m_lesson.title = text(hasMoreTasks() ? words.title : words.titleOneTask);
        m_lesson.about = text(words.about);
    }

    Lesson take() {
        begin();
        if (m_main) {
            learn();
            compareOthers();
            forkBranches();
            lookBack();
            end();
            if (m_main->latest) m_lesson.picture = pictureOf(*m_main->latest);
        }
        constexpr int shortest = 5, longest = 45;  // minutes
        m_lesson.minutes = std::clamp(static_cast<int>(m_lesson.steps.size()), shortest, longest);
        return std::move(m_lesson);
    }

 private:
    LocalText text(const std::string& words) const { return LocalText{{{m_words.language, words}}}; }
    bool hasMoreTasks() const { return m_lesson.spec.data.tasks > 1 && !m_lesson.spec.data.joint; }

    /// The run looked at; if that is a fork, the one that it came from.
    const DraftRun* mainRun() const {
        if (m_source.runs.empty()) return nullptr;
        const DraftRun* found = &m_source.runs.front();
        for (const DraftRun& run : m_source.runs) {
            const bool isKin = beginningOf(run.spec) == beginningOf(found->spec);
            if (isKin && changesOnTheWay(run.spec).size() < changesOnTheWay(found->spec).size()) found = &run;
        }
        return found;
    }

    LessonStep& add(const std::string& sentence) {
        LessonStep& step = m_lesson.steps.emplace_back();
        step.say = text(sentence);
        step.show = std::vector<std::string>{"accuracy"};
        step.controls.emplace();
        return step;
    }

    void begin() {
        LessonStep& step = add(m_words.start);
        if (!m_main) {  // nothing is known yet: everything can be touched
            step.controls.reset();
            if (!m_source.panels.empty()) step.show = m_source.panels;
            return;
        }
        step.action = LessonAction::Reset;
        step.show = std::vector<std::string>{"accuracy", "reader"};
    }

    std::string inWords(const std::vector<KnobChange>& changes) const {
        std::string list;
        for (const KnobChange& change : changes) {
            const SpecField& field = fieldOf(change.knob);
            (list += list.empty() ? "" : ", ") += m_words.setting(field, valueOf(field, change.value));
        }
        return list;
    }

    static SettingTexts textsOf(const std::vector<KnobChange>& changes) {
        SettingTexts texts;
        for (const KnobChange& change : changes) {
            const SpecField& field = fieldOf(change.knob);
            std::erase_if(texts, [&](const auto& setting) { return setting.first == field.key; });
            texts.emplace_back(field.key, toText(valueOf(field, change.value)));
        }
        return texts;
    }

    /// The run of the lesson continues; for the first time it gets its name.
    LessonStep& run(const std::string& sentence, const Milestone& until) {
        LessonStep& step = add(sentence);
        step.action = LessonAction::Run;
        if (!m_hasRun) step.run = firstRun;
        m_hasRun = true;
        step.until = until;
        return step;
    }

    void learn() {
        std::vector<KnobChange> changes = changesOnTheWay(m_main->spec);
        const std::int64_t firstTask =
            hasMoreTasks() && m_main->latest ? m_main->latest->timetable.batchesBefore(1) : 0;
        while (!changes.empty() && changes.front().batch < firstTask) learnToChange(changes);
        if (hasMoreTasks()) {
            const Milestone learned{.kind = Milestone::Kind::TaskLearned, .task = 1};
            takePending(run(m_pending.empty() ? m_words.learnFirst : pendingSentence(), learned)).point = "accuracy";
            askAndDraw();
        }
        while (!changes.empty()) learnToChange(changes);
        const std::string sentence = !m_pending.empty() ? pendingSentence()
                                     : hasMoreTasks()   ? m_words.reveal
                                                        : m_words.learnAll;
        LessonStep& last = takePending(run(sentence, {}));
        last.reveals = hasMoreTasks();
        last.notes = note(*m_main);
    }

    /// To the batch of the next change, which the step after that makes.
    void learnToChange(std::vector<KnobChange>& changes) {
        const std::int64_t batch = changes.front().batch;
        const bool isAtTheFirstTask =
            m_main->latest && hasMoreTasks() && batch == m_main->latest->timetable.batchesBefore(1);
        if (!isAtTheFirstTask)  // there the run stands already
            takePending(run(m_pending.empty() ? m_words.learnOn : pendingSentence(), milestoneAt(batch)));
        while (!changes.empty() && changes.front().batch == batch) {
            m_pending.push_back(changes.front());
            changes.erase(changes.begin());
        }
    }

    std::string pendingSentence() const { return filled(m_words.changed, inWords(m_pending)); }
    LessonStep& takePending(LessonStep& step) {
        step.settings = textsOf(m_pending);
        m_pending.clear();
        return step;
    }

    void askAndDraw() {
        LessonStep& question = m_lesson.steps.emplace_back();
        question.question = text(m_words.ask);
        for (const std::string& answer : m_words.answers) question.choices.push_back(text(answer));
        question.show = std::vector<std::string>{"accuracy"};
        question.controls.emplace();
        LessonStep& drawing = add(m_words.draw);
        drawing.predictedTasks = {1};
        claim("learned", LessonFigure::Kind::Accuracy, 1, *m_main);
    }

    LocalText note(const DraftRun& run) const { return run.note.empty() ? LocalText() : text(run.note); }

    /// A figure that lies near what this run came to.
    void claim(const std::string& name, LessonFigure::Kind kind, int after, const DraftRun& of,
               const std::string& run = firstRun) {
        LessonFigure figure{.name = name, .kind = kind, .run = run, .after = after, .low = 0, .high = 1};
        const auto value =
            of.latest ? valueOf(figure, m_lesson, [&](const std::string&) { return of.latest; }) : std::nullopt;
        if (value) {
            const auto rounded = [](double share) { return std::round(100 * share) / 100; };
            figure.low = rounded(std::max(0.0, *value - claimedMargin));
            figure.high = rounded(std::min(1.0, *value + claimedMargin));
        }
        m_lesson.figures.push_back(figure);
    }

    /// What has other settings from the beginning, on the same data.
    bool isComparable(const DraftRun& run) const {
        ExperimentSpec other = beginningOf(run.spec);
        if (other == m_lesson.spec) return false;
        other.data.joint = m_lesson.spec.data.joint;
        return other.data == m_lesson.spec.data && other.text == m_lesson.spec.text;
    }

    void compareOthers() {
        int number = 1;
        for (const DraftRun& run : m_source.runs) {
            if (!isComparable(run) || m_others == maxOtherRuns) continue;
            ++m_others;
            if (number == 1) claim("mean", LessonFigure::Kind::MeanAccuracy, 0, *m_main);
            const std::string name = "other" + std::to_string(++number);
            LessonStep& step = add("");
            step.action = LessonAction::Compare;
            step.run = name;
            step.settings = settingsBetween(m_lesson.spec, beginningOf(run.spec));
            step.say = text(filled(m_words.compared, inWords(step.settings)));
            step.until.emplace();
            step.notes = note(run);
            claim(name, LessonFigure::Kind::MeanAccuracy, 0, run, name);
            add(filled(m_words.comparedEnd, "{" + name + "}"));
        }
    }

    std::string inWords(const SettingTexts& settings) const {
        std::string list;
        for (const auto& [key, value] : settings) {
            ExperimentSpec spec;
            if (setFromText(spec, key, value)) continue;
            const SpecField& field = *findField(key);
            (list += list.empty() ? "" : ", ") += m_words.setting(field, field.get(spec));
        }
        return list;
    }

    /// The latest comes first: a fork has the moments of the run that it left, up to there.
    std::vector<Branch> branches() const {
        std::vector<Branch> found;
        const std::vector<KnobChange> course = changesOnTheWay(m_main->spec);
        for (const DraftRun& run : m_source.runs) {
            if (&run == m_main || !(beginningOf(run.spec) == m_lesson.spec)) continue;
            std::vector<KnobChange> changes = changesOnTheWay(run.spec);
            changes.erase(changes.begin(), std::ranges::mismatch(course, changes).in2);
            if (changes.empty()) continue;
            const std::int64_t batch = changes.front().batch;
            std::erase_if(changes, [batch](const KnobChange& change) { return change.batch != batch; });
            found.push_back({&run, batch, std::move(changes)});
        }
        std::ranges::stable_sort(found, std::ranges::greater(), &Branch::batch);
        return found;
    }

    void forkBranches() {
        int number = 0;
        for (const Branch& branch : branches()) {
            if (m_others == maxOtherRuns) return;
            ++m_others;
            LessonStep& back = add(m_words.back);
            back.action = LessonAction::Rewind;
            back.to = milestoneAt(branch.batch);
            LessonStep& fork = add(filled(m_words.forked, inWords(branch.changes)));
            fork.action = LessonAction::Fork;
            fork.run = "fork" + std::to_string(++number);
            fork.settings = textsOf(branch.changes);
            fork.until.emplace();
            fork.notes = note(*branch.run);
        }
    }

    void lookBack() {
        if (m_source.moment.value_or(0) <= 0) return;
        LessonStep& step = add(m_words.moment);
        step.action = LessonAction::Rewind;
        step.to = milestoneAt(*m_source.moment);
        if (!m_source.panels.empty()) step.show = m_source.panels;
    }

    /// Then everything can be touched.
    void end() {
        claim("kept", LessonFigure::Kind::Accuracy, 0, *m_main);
        LessonStep& step = add(hasMoreTasks() ? m_words.end : m_words.endOneTask);
        step.controls.reset();
        if (!m_source.panels.empty()) step.show = m_source.panels;
    }

    const DraftSource& m_source;
    const DraftWords& m_words;
    const DraftRun* m_main;  ///< null: no run
    Lesson m_lesson;
    std::vector<KnobChange> m_pending;  ///< changes that the next step of the run makes
    std::size_t m_others = 0;           ///< runs compared and forked
    bool m_hasRun = false;
};

}  // namespace

SettingTexts settingsBetween(const ExperimentSpec& from, const ExperimentSpec& to) {
    SettingTexts settings;
    for (const SpecField& field : specFields())
        if (field.get(from) != field.get(to)) settings.emplace_back(field.key, toText(field.get(to)));
    return settings;
}

const Preset& nearestPreset(const std::vector<Preset>& presets, const ExperimentSpec& settings) {
    return *std::ranges::min_element(
        presets, {}, [&](const Preset& preset) { return settingsBetween(preset.spec, settings).size(); });
}

std::vector<std::vector<std::optional<double>>> pictureOf(const Snapshot& latest) {
    std::vector<std::vector<std::optional<double>>> picture;
    const auto end = static_cast<double>(latest.position.samples);
    for (std::size_t task = 0; task < std::min(latest.accuracy.size(), maxPictureCurves); ++task) {
        auto& curve = picture.emplace_back();
        for (std::size_t n = 0; n < picturePoints; ++n) {
            const auto value = valueAt(latest.accuracy[task], end * static_cast<double>(n) / (picturePoints - 1));
            curve.push_back(value ? std::optional(std::round(100 * *value) / 100) : std::nullopt);
        }
    }
    return picture;
}

Lesson draftLesson(const DraftSource& source, const std::vector<Preset>& presets, const DraftWords& words) {
    return Draft(source, presets, words).take();
}

}  // namespace miru
