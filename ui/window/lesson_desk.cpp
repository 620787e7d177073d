// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/lesson_desk.h"

#include <QPushButton>
#include <QScopedValueRollback>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "resources/lessons.h"
#include "ui/charts/draw_sheet.h"
#include "ui/charts/line_chart.h"
#include "ui/docks/panel_dock.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lesson_text.h"
#include "ui/lesson/spotlight.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/accuracy_plot.h"
#include "ui/run/timeline.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"
#include "ui/style/card.h"
#include "ui/style/lesson_words.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/window/lab_page.h"
#include "ui/window/panel_desk.h"
#include "ui/window/settings_desk.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

/// While it is being drawn, nothing has come of it.
SheetDrawing sheetDrawingOf(const Drawing& drawing, const Snapshot& moment, bool isOpen) {
    SheetDrawing shown{taskColor(drawing.task - 1), {}};
    for (const auto& value : drawing.values)
        shown.heights << (value ? 100 * *value : std::numeric_limits<double>::quiet_NaN());
    const auto task = static_cast<std::size_t>(drawing.task - 1);
    if (isOpen || task >= moment.accuracy.size() || !outcomeOf(drawing, moment.accuracy[task])) return shown;
    for (const CurvePoint& point : moment.accuracy[task].points())
        shown.came << QPointF(thousands(point.samples), 100 * point.value);
    return shown;
}

/// As many panels as the last row can read: two, but beside a question and its answers, or settings, one: which the step
/// points at, or its first.
QList<PanelId> presentedOf(const LessonStep& step, const QList<PanelId>& panels) {
    const auto isSetting = [](const std::string& thing) { return findField(thing) != nullptr; };
    const bool hasSettings = step.controls && std::ranges::any_of(*step.controls, isSetting);
    if (step.question.isEmpty() && !hasSettings) return panels.mid(0, 2);
    const auto pointed = PanelArea::panelNamed(QString::fromStdString(step.point));
    return pointed && panels.contains(*pointed) ? QList{*pointed} : panels.mid(0, 1);
}

}  // namespace

LessonDesk::LessonDesk(Workbench& bench, SettingsDesk& settings, PanelDesk& panels, LabPage& page, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_settings(settings),
      m_panels(panels),
      m_page(page),
      m_strip(new LessonStrip),
      m_light(new Spotlight(&page)) {
    m_strip->hide();
    connect(m_strip, &LessonStrip::nextPressed, this, &LessonDesk::next);
    connect(m_strip, &LessonStrip::backPressed, this, &LessonDesk::back);
    connect(m_strip, &LessonStrip::leavePressed, this, &LessonDesk::leave);
    connect(m_strip, &LessonStrip::anotherPressed, this, [this] {
        m_progress.by.clear();
        openSheet();
        show();
    });
    connect(m_strip, &LessonStrip::byTyped, this, [this](const QString& by) {
        m_progress.by = by.toStdString();
        if (auto& drawings = m_progress.drawings[m_progress.step]; !drawings.empty())
            drawings.back().by = m_progress.by;
        Q_EMIT modified();
    });
    connect(m_strip->question(), &QuestionBox::chosen, this, [this](int choice) {
        LessonAnswer& answer = m_progress.answers[m_progress.step];
        answer.choice = static_cast<std::size_t>(choice);
        answer.isRevealed = true;
        Q_EMIT modified();
        show();
    });
    connect(m_strip->question(), &QuestionBox::counted, this, [this](const QList<int>& hands) {
        m_progress.answers[m_progress.step].hands = {hands.begin(), hands.end()};
        Q_EMIT modified();
        show();
    });
    connect(&m_bench, &Workbench::arrived, this, &LessonDesk::follow);
    connect(&m_bench, &Workbench::changed, this, &LessonDesk::follow);
    for (RunSession* session : {m_bench.session(), m_bench.comparison()})
        connect(session, &RunSession::stateChanged, this, &LessonDesk::follow);
}

bool LessonDesk::begin(const QString& name) {
    const ShippedLesson* const shipped = findLesson(name.toStdString());
    if (!shipped) return false;
    m_isTrial = false;
    m_waiting.reset();
    start(shipped->lesson, {.name = shipped->name, .lesson = shipped->json});
    return true;
}

void LessonDesk::tryOut(const Lesson& lesson, std::size_t step, const std::map<std::string, int>& runs) {
    if (m_isTrial) leave();
    auto underWay = waiting();
    if (isOn()) leave();
    m_waiting = std::move(underWay);
    m_isTrial = true;
    start(
        lesson,
        {.name = lesson.title.in(words::languageOfTexts()), .lesson = writeLesson(lesson), .step = step, .runs = runs});
}

bool LessonDesk::beginFile(const QString& name, const std::string& json) {
    LessonReading reading = readLesson(json);
    if (!reading.isGood()) {
        QString sentence = name + QStringLiteral(": ") + QString::fromStdString(reading.mistakes.front());
        if (reading.mistakes.size() > 1)
            sentence +=
                ' ' +
                tr("That is one of %1 mistakes; miru-run lessons check tells them all.").arg(reading.mistakes.size());
        Q_EMIT messageRequested({sentence});
        return false;
    }
    m_isTrial = false;
    m_waiting.reset();
    start(std::move(reading.lesson), {.name = name.toStdString(), .lesson = json});
    return true;
}

std::optional<LessonDesk::Waiting> LessonDesk::waiting() {
    if (!isOn()) return std::nullopt;
    return Waiting{*m_lesson, m_progress, m_reached, m_settings.settings(), momentNow()};
}

/// On the page that is seen: the one on which the other lesson is written.
void LessonDesk::resume(Waiting waiting) {
    m_isTrial = false;
    m_lesson = std::move(waiting.lesson);
    m_progress = std::move(waiting.progress);
    m_reached = std::move(waiting.reached);
    hideOtherRuns(m_progress.runs);
    m_page.setSettings(waiting.settings);
    if (waiting.moment) lookAt(*waiting.moment);
    {
        const QSignalBlocker quiet(this);
        arrange(now());
        show();
    }
    Q_EMIT changed();
    Q_EMIT modified();
}

/// What was trained before has nothing to do with the lesson: its curves are not drawn behind those that the class is to see.
void LessonDesk::hideOtherRuns(const std::map<std::string, int>& but) {
    for (const RunEntry& run : m_bench.runs()->entries()) {
        const bool isOfLesson = std::ranges::any_of(but, [&](const auto& named) { return named.second == run.id; });
        if (run.isGhost && !isOfLesson) m_hiddenRuns.push_back(run.id);
    }
    const QScopedValueRollback acting(m_isActing, true);  // no step comes to its end by it
    for (const int id : m_hiddenRuns) m_bench.runs()->setGhost(id, false);
}

void LessonDesk::start(Lesson lesson, LessonProgress progress) {
    if (!isOn()) m_layout = m_panels.area()->layoutState();
    m_lesson = std::move(lesson);
    m_progress = std::move(progress);
    m_reached.clear();
    ExperimentSpec spec = m_lesson->spec;
    for (std::size_t step = 0; step < m_progress.step; ++step)  // as if those before had been gone through
        if (const LessonStep& before = m_lesson->steps[step]; before.action != LessonAction::Compare)
            for (const auto& [key, value] : before.settings) setFromText(spec, key, value);
    m_page.setSettings(spec);
    hideOtherRuns(m_progress.runs);
    m_strip->show();
    Q_EMIT changed();
    enter(m_progress.step);
}

void LessonDesk::leave() {
    if (!isOn()) return;
    m_lesson.reset();
    m_progress.isLeft = true;
    stopHurrying();
    closeSheet();
    m_light->pointAt(nullptr);
    m_strip->hide();
    m_page.setTouchable(std::nullopt);
    m_panels.setLayout(m_layout);
    m_page.setPausePoint(std::nullopt);
    for (const int id : std::exchange(m_hiddenRuns, {})) m_bench.runs()->setGhost(id, true);
    auto underWay = m_isTrial ? std::exchange(m_waiting, std::nullopt) : std::nullopt;
    Q_EMIT changed();
    Q_EMIT modified();
    if (underWay) resume(std::move(*underWay));
}

void LessonDesk::setPresented(bool presented) {
    m_isPresented = presented;
    for (PanelDock* dock : m_panels.area()->docks()) dock->card()->setButtonsShown(!presented);
    if (isOn()) arrange(now());
    show();
}

NotesContent LessonDesk::notes() const {
    const LessonStep& step = now();
    const auto sentenceOf = [this](const LessonStep& one) {
        return textOf(one.question.isEmpty() ? one.say : one.question);
    };
    NotesContent content;
    content.place = LessonStrip::placeOf(static_cast<int>(m_progress.step), static_cast<int>(m_lesson->steps.size()));
    content.sentence = sentenceOf(step);
    content.notes = textOf(step.notes);
    if (!step.solution.empty())
        content.notes +=
            (content.notes.isEmpty() ? QString() : QStringLiteral("<br>")) +
            tr("One way to the goal: %1.").arg(words::describe(step.solution, m_lesson->spec)).toHtmlEscaped();
    if (m_progress.step + 1 < m_lesson->steps.size()) content.next = sentenceOf(m_lesson->steps[m_progress.step + 1]);
    return content;
}

void LessonDesk::settle() {
    if (!isOn()) return;
    m_layout = m_panels.area()->layoutState();
    arrange(now());
    show();
}

/// Where it had been done before, nothing is done again: the moment at which it ended is looked at.
void LessonDesk::enter(std::size_t step) {
    m_progress.step = step;
    stopHurrying();
    arrange(now());
    if (const auto done = m_reached.find(step); done != m_reached.end()) {
        lookAt(done->second);
    } else {
        if (const auto moment = momentNow()) m_progress.begun[step] = *moment;
        act(now());
    }
    if (!now().predictedTasks.empty() && m_progress.drawings[step].empty()) openSheet();
    Q_EMIT modified();
    watch();
    show();
    if (m_sheet && !now().predictedTasks.empty())
        m_sheet->setFocus();
    else
        m_strip->nextButton()->setFocus();
}

/// What is seen and what can be touched.
void LessonDesk::arrange(const LessonStep& step) {
    if (step.show) {
        QList<PanelId> places;
        for (const std::string& name : *step.show)
            if (const auto place = PanelArea::panelNamed(QString::fromStdString(name))) places << *place;
        m_panels.area()->showOnly(m_isPresented ? presentedOf(step, places) : places);
    }
    std::optional<QStringList> things;
    if (step.controls) {
        things.emplace();
        for (const std::string& name : *step.controls) *things << QString::fromStdString(name);
    }
    m_page.setTouchable(things);
    if (m_isPresented) m_page.setBareBut(things.value_or(QStringList()));
    QWidget* target = nullptr;
    if (const auto place = PanelArea::panelNamed(QString::fromStdString(step.point)); !step.point.empty() && place)
        target = m_panels.area()->dock(*place);
    else if (!step.point.empty() && findField(step.point))
        target = m_settings.form()->editor(step.point);
    m_light->pointAt(target);
    if (step.action == LessonAction::Teach)
        Q_EMIT teachWanted();
    else
        Q_EMIT labWanted();
}

void LessonDesk::act(const LessonStep& step) {
    const QScopedValueRollback acting(m_isActing, true);
    if (step.action != LessonAction::Compare)
        for (const auto& [key, value] : step.settings) m_settings.form()->change(key, value);
    switch (step.action) {
        case LessonAction::None: break;
        case LessonAction::Run: beginRun(step); break;
        case LessonAction::Step: m_bench.step(StepUnit::Task); break;
        case LessonAction::Reset: m_bench.reset(); break;
        case LessonAction::Compare: compare(step); break;
        case LessonAction::Fork:
            m_page.setPausePoint(pausePointOf(step));
            m_bench.fork();
            if (const RunEntry* const run = m_bench.runs()->current()) call(step.run, run->id);
            break;
        case LessonAction::Rewind:
            if (const RunEntry* const run = m_bench.runs()->current())
                for (const auto& moment : run->snapshots)
                    if (hasReached(*moment, step.to)) {
                        m_page.timeline()->lookAt(moment->position.batch);
                        break;
                    }
            break;
        case LessonAction::Teach: break;  // its page is shown
    }
}

/// The end of a task is met exactly; for everything else the run pauses when it has been seen to come there.
PausePoint LessonDesk::pausePointOf(const LessonStep& step) {
    if (!step.until || step.until->kind != Milestone::Kind::TaskLearned) return {};
    return {PausePoint::Kind::Task, static_cast<double>(step.until->task)};
}

/// A run under another name is another run; else the one at hand is resumed.
void LessonDesk::beginRun(const LessonStep& step) {
    const RunEntry* const current = m_bench.runs()->current();
    const bool isResumed = step.run.empty() && current && current->latest();
    if (isResumed && step.until && hasReached(*current->latest(), *step.until)) return;  // it has come there already
    if (!isResumed && m_bench.session()->isActive()) m_bench.reset();
    m_page.timeline()->goLive();
    m_page.setPausePoint(pausePointOf(step));
    m_bench.run();
    if (const RunEntry* const run = m_bench.runs()->current()) call(step.run, run->id);
}

/// The run compared takes what the step sets; the form keeps the settings of the run it is compared with.
void LessonDesk::compare(const LessonStep& step) {
    ExperimentSpec other = m_bench.compared();
    other.events.clear();
    for (const auto& [key, value] : step.settings) setFromText(other, key, value);
    m_page.setPausePoint(pausePointOf(step));
    m_bench.compareWith(other);
    call(step.run, m_bench.runs()->entries().empty() ? 0 : m_bench.runs()->nextId() - 1);
}

void LessonDesk::call(const std::string& run, int id) {
    if (!run.empty() && id != 0) m_progress.runs[run] = id;
}

/// Whether the step has an end that has not come.
bool LessonDesk::waits() const { return now().until && !m_reached.contains(m_progress.step); }

std::shared_ptr<const Snapshot> LessonDesk::latest() const {
    const LessonStep& step = now();
    if (!step.run.empty() && m_progress.runs.contains(step.run)) return latestOf(step.run);
    const RunEntry* const run = m_bench.runs()->current();
    return run ? run->latest() : nullptr;
}

std::shared_ptr<const Snapshot> LessonDesk::latestOf(const std::string& run) const {
    const auto id = m_progress.runs.find(run);
    const RunEntry* const entry = id == m_progress.runs.end() ? nullptr : m_bench.runs()->find(id->second);
    return entry ? entry->latest() : nullptr;
}

void LessonDesk::follow() {
    if (!isOn()) return;
    watch();
    show();
}

/// Whether the step has come to its end: then its run pauses. Only when it has, the next step can begin.
void LessonDesk::watch() {
    if (!waits() || m_isActing) return;
    const auto moment = latest();
    if (!moment || !hasReached(*moment, *now().until)) return;
    RunSession* const session = now().action == LessonAction::Compare ? m_bench.comparison() : m_bench.session();
    const auto state = session->state();
    if (state == RunSession::State::Running && moment->state != RunState::Finished) session->pause();
    if (state == RunSession::State::Running || state == RunSession::State::Loading) return;
    if (const RunEntry* const run = m_bench.runs()->current(); run && run->latest())
        m_reached[m_progress.step] = {run->id, run->latest()->position.batch};
    if (m_hurries) next();
}

void LessonDesk::next() {
    if (!isOn()) return;
    if (!now().question.isEmpty() && !m_progress.answers[m_progress.step].isRevealed) {
        m_progress.answers[m_progress.step].isRevealed = true;
        Q_EMIT modified();
        return show();
    }
    if (!isDrawingComplete()) {
        openSheet();
        return show();
    }
    if (waits()) {
        m_hurries = true;
        m_page.setPace(0);
        return show();
    }
    if (m_progress.step + 1 == m_lesson->steps.size()) return leave();
    enter(m_progress.step + 1);
}

/// The pace is the user's again.
void LessonDesk::stopHurrying() {
    if (std::exchange(m_hurries, false)) m_page.setPace(std::nullopt);
}

void LessonDesk::back() {
    if (isOn() && m_progress.step > 0) goTo(m_progress.step - 1);
}

void LessonDesk::goTo(std::size_t step) {
    if (!isOn()) return;
    while (step > m_progress.step && !waits() && m_progress.step + 1 < m_lesson->steps.size())
        enter(m_progress.step + 1);
    if (step >= m_progress.step) return;
    if (m_bench.session()->state() == RunSession::State::Running) m_bench.pause();
    m_progress.step = step;
    stopHurrying();
    arrange(now());
    if (const auto before = m_progress.begun.find(m_progress.step); before != m_progress.begun.end())
        lookAt(before->second);
    Q_EMIT modified();
    show();
}

std::optional<RunMoment> LessonDesk::momentNow() const {
    const RunEntry* const run = m_bench.runs()->current();
    const auto moment = m_bench.shown();
    if (!run || !moment) return std::nullopt;
    return RunMoment{run->id, moment->position.batch};
}

void LessonDesk::lookAt(const RunMoment& moment) {
    const RunEntry* const run = m_bench.runs()->find(moment.run);
    if (!run || !run->latest()) return;
    if (m_bench.runs()->current() != run) m_bench.runs()->lookAt(moment.run);
    if (run->latest()->position.batch == moment.batch)
        m_page.timeline()->goLive();
    else
        m_page.timeline()->lookAt(moment.batch);
}

/// In the language of the window, with the numbers of the runs.
QString LessonDesk::textOf(const LocalText& text) const {
    return shownText(text, words::languageOfTexts(), *m_lesson,
                     [this](const LessonFigure& figure) { return valueOf(figure); });
}

std::optional<double> LessonDesk::valueOf(const LessonFigure& figure) const {
    return miru::valueOf(figure, *m_lesson, [this](const std::string& run) { return latestOf(run); });
}

/// What followed: the answer's reason, how far drawings and curve are apart, whether the goal is met.
QString LessonDesk::detail() const {
    const LessonStep& step = now();
    if (!step.question.isEmpty()) {
        const auto answer = m_progress.answers.find(m_progress.step);
        return answer != m_progress.answers.end() && answer->second.isRevealed ? textOf(step.because) : QString();
    }
    if (step.reveals) return outcomes();
    const auto moment = latest();
    const auto isReached = step.goal && moment ? isMet(*step.goal, *moment) : std::nullopt;
    if (!isReached) return {};
    return *isReached ? QStringLiteral("✓ ") + textOf(step.praise)
                      : tr("Not yet: another try, with other settings?").toHtmlEscaped();
}

QString LessonDesk::outcomes() const {
    const auto drawn = drawnStep();
    const auto moment = m_bench.shown();
    if (!drawn || !moment) return {};
    QStringList sentences;
    for (const Drawing& drawing : m_progress.drawings.at(*drawn)) {
        const auto task = static_cast<std::size_t>(drawing.task - 1);
        if (task >= moment->accuracy.size()) continue;
        const auto outcome = outcomeOf(drawing, moment->accuracy[task]);
        if (!outcome) continue;
        sentences << words::describe(drawing, *outcome).toHtmlEscaped();
    }
    return sentences.join(QStringLiteral("<br>"));
}

void LessonDesk::show() {
    if (!isOn()) return;
    const LessonStep& step = now();
    StripContent content = stripOf(*m_lesson, m_progress.step, words::languageOfTexts(),
                                   [this](const LessonFigure& figure) { return valueOf(figure); });
    content.detail = detail();
    if (content.question) {
        const auto found = m_progress.answers.find(m_progress.step);
        const LessonAnswer answer = found == m_progress.answers.end() ? LessonAnswer() : found->second;
        if (answer.choice) content.question->chosen = static_cast<int>(*answer.choice);
        content.question->hands = {answer.hands.begin(), answer.hands.end()};
        content.question->isRevealed = answer.isRevealed;
        if (answer.isRevealed) content.way = wayOn(*m_lesson, m_progress.step);
    } else {
        content.way = wayOn(*m_lesson, m_progress.step);
    }
    if (!step.predictedTasks.empty()) {
        const auto& drawings = m_progress.drawings[m_progress.step];
        content.drawings = static_cast<int>(drawings.size());
        const bool isDrawn = std::ranges::any_of(drawings, [](const Drawing& drawing) { return !drawing.isEmpty(); });
        content.by = QString::fromStdString(m_progress.by);
        content.way = !isDrawn ? tr("On without a drawing") : isDrawingComplete() ? tr("Done") : tr("The next curve");
    }
    content.isOnItsWay = waits() && m_hurries;
    if (waits()) content.way = m_hurries ? tr("Going to the end of this step …") : tr("To the end of this step");
    m_strip->setContent(content);
    showSheet();
}

/// The step whose drawings are to be seen: the present one, or the last that was drawn in before it.
std::optional<std::size_t> LessonDesk::drawnStep() const {
    for (std::size_t step = m_progress.step + 1; step-- > 0;)
        if (!m_lesson->steps[step].predictedTasks.empty()) {
            const bool isShown = step == m_progress.step || now().reveals;
            return isShown && m_progress.drawings.contains(step) ? std::optional(step) : std::nullopt;
        }
    return std::nullopt;
}

/// Whether each of the curves that the step asks for has been drawn, or nobody has begun.
bool LessonDesk::isDrawingComplete() const {
    const auto found = m_progress.drawings.find(m_progress.step);
    const std::size_t curves = now().predictedTasks.size();
    if (curves < 2 || found == m_progress.drawings.end() || found->second.empty()) return true;
    return found->second.back().isEmpty() || found->second.size() % curves == 0;
}

/// A drawing begins where the run stands and ends where the step says.
void LessonDesk::openSheet() {
    const LessonStep& step = now();
    const auto moment = m_bench.shown();  // after Back, the run is further
    if (!moment || step.predictedTasks.empty()) return;
    const Timetable& timetable = moment->timetable;
    Drawing drawing;
    const std::size_t drawn = m_progress.drawings[m_progress.step].size();
    drawing.task = step.predictedTasks[drawn % step.predictedTasks.size()];
    drawing.by = m_progress.by;
    drawing.fromSamples = moment->position.samples;
    drawing.toSamples = step.predictedUntil.kind == Milestone::Kind::TaskLearned
                            ? timetable.samplesBefore(step.predictedUntil.task)
                            : timetable.totalSamples();
    if (drawing.toSamples > drawing.fromSamples) m_progress.drawings[m_progress.step].push_back(std::move(drawing));
}

/// Later: it may be what was pressed.
void LessonDesk::closeSheet() {
    if (!m_sheet) return;
    m_sheet->hide();
    m_sheet->deleteLater();
    m_sheet = nullptr;
    m_panels.accuracy()->chart()->setExplorable(true);
}

void LessonDesk::showSheet() {
    const auto drawn = drawnStep();
    const auto moment = m_bench.shown();
    if (!drawn || !moment || m_progress.drawings[*drawn].empty()) {
        closeSheet();
        return;
    }
    if (!m_sheet) {
        m_sheet = new DrawSheet(m_panels.accuracy()->chart());
        connect(m_sheet, &DrawSheet::stroked, this, &LessonDesk::stroke);
        connect(m_sheet, &DrawSheet::finished, this, &LessonDesk::next);
    }
    const std::vector<Drawing>& drawings = m_progress.drawings[*drawn];
    const Drawing& last = drawings.back();
    const bool isOpen = *drawn == m_progress.step;
    SheetData data;
    data.over = {thousands(last.fromSamples), thousands(last.toSamples)};
    data.invitation = tr("draw task %1 here").arg(last.task);
    for (const Drawing& drawing : drawings) data.drawings << sheetDrawingOf(drawing, *moment, isOpen);
    if (isOpen) data.own = static_cast<int>(drawings.size()) - 1;
    const auto task = static_cast<std::size_t>(last.task - 1);
    const auto start = task < moment->accuracy.size()
                           ? valueAt(moment->accuracy[task], static_cast<double>(last.fromSamples))
                           : std::nullopt;
    if (start) data.startsAt = 100 * *start;
    m_sheet->setData(data);
    m_sheet->show();
}

void LessonDesk::stroke(const QPointF& from, const QPointF& to) {
    auto& drawings = m_progress.drawings[m_progress.step];
    if (drawings.empty()) return;
    drawings.back().stroke(1000 * from.x(), from.y() / 100, 1000 * to.x(), to.y() / 100);
    Q_EMIT modified();
    show();
}

std::optional<LessonProgress> LessonDesk::record() const {
    if (m_isTrial && m_waiting) return m_waiting->progress;
    return m_isTrial || m_progress.lesson.empty() ? std::nullopt : std::optional(m_progress);
}

std::string LessonDesk::state(const std::vector<int>& ids) const {
    const auto kept = record();
    if (!kept) return {};
    return writeProgress(renumbered(*kept, [&ids](int id) -> std::optional<int> {
        const auto found = std::ranges::find(ids, id);
        return found == ids.end() ? std::nullopt : std::optional(static_cast<int>(found - ids.begin()));
    }));
}

void LessonDesk::restore(const std::string& state, const std::vector<int>& ids) {
    m_waiting.reset();
    leave();
    m_progress = {};
    m_isTrial = false;
    if (state.empty()) return;
    const LessonProgress progress = renumbered(readProgress(state), [&ids](int place) -> std::optional<int> {
        const auto n = static_cast<std::size_t>(place);
        return place < 0 || n >= ids.size() ? std::nullopt : std::optional(ids[n]);
    });
    const LessonReading reading = readLesson(progress.lesson);
    if (!reading.isGood() || progress.step >= reading.lesson.steps.size()) return;
    m_progress = progress;
    if (progress.isLeft) return;
    m_layout = m_panels.area()->layoutState();
    m_lesson = reading.lesson;
    m_reached.clear();
    m_strip->show();
    arrange(now());
    Q_EMIT changed();
    watch();
    show();
}

}  // namespace miru
