// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/teachers_guide.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <set>

#include "core/spec/spec_fields.h"
#include "resources/lessons.h"
#include "ui/style/lesson_words.h"
#include "ui/style/numbers.h"
#include "ui/style/rich_text.h"

namespace miru {
namespace {

constexpr int welcome = 3;  // minutes before the first lesson of a class

QString tr(const char* text, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("miru", text, comment, n);
}

QString lines(const QStringList& html) { return html.join(QStringLiteral("<br>")); }

/// Choices are called A, B, C.
QString letterOf(std::size_t choice) { return QString(QChar('A' + static_cast<int>(choice))); }

class LessonForTeachers {
    Q_DECLARE_TR_FUNCTIONS(miru::LessonForTeachers)

 public:
    LessonForTeachers(const Lesson& lesson, qsizetype number)
        : m_lesson(lesson), m_number(number), m_spec(lesson.spec) {}

    LessonChapter chapter() { return {head(), steps()}; }

 private:
    QString head() const {
        QString text = heading(QStringLiteral("%1  %2").arg(m_number).arg(words::textIn(m_lesson.title))) +
                       paragraph(QStringLiteral("%1 %2").arg(words::textIn(m_lesson.about).toHtmlEscaped(),
                                                             tr("%n minutes.", nullptr, m_lesson.minutes)));
        const auto add = [&text](const QString& what, const LocalText& words) {
            if (!words.isEmpty())
                text += paragraph(QStringLiteral("<b>%1</b> %2").arg(what, words::textIn(words).toHtmlEscaped()));
        };
        add(tr("Aims."), m_lesson.aims);
        add(tr("What people believe before."), m_lesson.misconceptions);
        return text;
    }

    QString steps() {
        QList<QStringList> rows;
        for (std::size_t n = 0; n < m_lesson.steps.size(); ++n) {
            const LessonStep& step = m_lesson.steps[n];
            rows << QStringList{QString::number(n + 1), lines(forTheClass(step)), lines(forTheTeacher(step))};
        }
        return tableOfWords({tr("step"), tr("for the class"), tr("for you")}, rows);
    }

    QString textOf(const LocalText& text) const {
        return words::textIn(text, words::languageOfTexts(),
                             [this](const std::string& name) { return words::claimOf(name, m_lesson); });
    }

    QStringList forTheClass(const LessonStep& step) const {
        QStringList html;
        if (!step.say.isEmpty()) html << textOf(step.say);
        if (!step.question.isEmpty()) html << QStringLiteral("<b>%1</b>").arg(textOf(step.question));
        for (std::size_t n = 0; n < step.choices.size(); ++n)
            html << QStringLiteral("%1  %2").arg(letterOf(n), words::textIn(step.choices[n]).toHtmlEscaped());
        for (const int task : step.predictedTasks) html << tr("Everybody draws what they expect of task %1.").arg(task);
        if (step.reveals) html << tr("What was drawn is set beside what has come.");
        if (step.goal) html << tr("Goal: %1.").arg(words::describe(*step.goal).toHtmlEscaped());
        return html;
    }

    QStringList forTheTeacher(const LessonStep& step) {
        QStringList html;
        if (!step.settings.empty())
            html << tr("Settings: %1.").arg(words::describe(step.settings, m_spec).toHtmlEscaped());
        for (const auto& [key, value] : step.settings) setFromText(m_spec, key, value);
        if (step.right)
            html << QStringLiteral("<b>%1</b> %2")
                        .arg(tr("Answer: %1.").arg(letterOf(*step.right)), textOf(step.because));
        else if (!step.because.isEmpty())
            html << textOf(step.because);
        if (!step.solution.empty())
            html << tr("One way to the goal: %1.").arg(words::describe(step.solution, m_spec).toHtmlEscaped());
        if (!step.praise.isEmpty()) html << textOf(step.praise);
        if (!step.notes.isEmpty()) html << QStringLiteral("<i>%1</i>").arg(textOf(step.notes));
        return html;
    }

    const Lesson& m_lesson;
    qsizetype m_number;
    ExperimentSpec m_spec;  ///< as it stands before a step
};

/// When what is done, in a class of so many minutes.
QString timetableOf(const std::vector<Lesson>& lessons, int minutes) {
    QList<QStringList> rows;
    int at = 0;
    const auto add = [&](int length, const QString& what) {
        rows << QStringList{tr("%1 to %2").arg(words::number(at), words::number(at + length)), what};
        at += length;
    };
    add(welcome, tr("Welcome: what does it mean that a network learns one task after another?"));
    for (std::size_t n = 0; n < lessons.size(); ++n)
        if (std::ranges::count(lessons[n].classes, minutes) > 0)
            add(lessons[n].minutes,
                QStringLiteral("%1  %2").arg(QString::number(n + 1), words::textIn(lessons[n].title).toHtmlEscaped()));
    if (at < minutes) add(minutes - at, tr("Talk: what surprised us, and what would we try next?"));
    const QString tooLong =
        at > minutes ? paragraph(tr("That is longer than the class: leave a lesson out.")) : QString();
    return QStringLiteral("<h3>%1</h3>").arg(tr("A class of %n minutes", nullptr, minutes)) +
           tableOfWords({tr("minute"), tr("what is done")}, rows) + tooLong;
}

QString introduction() {
    const QList<QStringList> keys{
        {QStringLiteral("F5"), tr("presents the lesson; a second screen shows notes, the next step and the time")},
        {tr("Page Down, →, Space, Enter"),
         tr("next; a run under way continues while you talk, a second press takes it to its end")},
        {tr("Page Up, ←"), tr("back to where the step began")},
        {tr("B or ."), tr("black: everybody looks at you")},
        {QStringLiteral("T"), tr("another theme: light, dark, high contrast")},
        {QStringLiteral("N"), tr("your notes in a window of their own, where there is no second screen")},
        {QStringLiteral("Esc"), tr("leaves the presentation; the lesson and its runs stay")}};
    return QStringLiteral("<h1>%1</h1>").arg(titleOfTeachersGuide().toHtmlEscaped()) +
           paragraph(tr(
               "Nobody learns from a curve that only confirms; everybody learns from a curve that surprises. So each "
               "lesson asks first, shows then, and explains last (predict, observe, explain: White &amp; Gunstone "
               "1992; peer instruction: Mazur 1997). Let the class commit itself before you go on: by drawing, by "
               "raising hands, by a bet.")) +
           heading(tr("How a lesson goes")) +
           paragraph(tr(
               "Lessons are in the menu File, or behind Ctrl+L. Each step is one sentence, a question, a drawing or a "
               "run of a few seconds. Without computers for the class, type the number of raised hands beside each "
               "choice; the bars appear after Reveal. Several groups can draw over each other: each types its name. "
               "Nothing is locked: whoever leaves a lesson keeps its runs.")) +
           tableOfWords({tr("key"), tr("what it does")}, keys) +
           paragraph(tr(
               "Numbers in this guide are the range in which a lesson claims its figure to lie; the class sees the "
               "figure of its own run. Runs of equal settings are equal to the last bit, on one machine and build.")) +
           heading(tr("Handing in")) +
           paragraph(
               tr("File, Report: the name or group stands above it; what was answered and drawn, the settings and the "
                  "command that repeats the run go along. The command below repeats every report in a folder and says, "
                  "for "
                  "each, whether all its numbers are what its settings give.")) +
           code(QStringLiteral("miru-run verify FOLDER"));
}

}  // namespace

QString titleOfTeachersGuide() { return tr("For teachers: lessons on learning, forgetting and remembering"); }

const std::vector<Lesson>& shippedLessons() {
    static const std::vector<Lesson> all = [] {
        std::vector<Lesson> found;
        for (const ShippedLesson& shipped : lessons()) found.push_back(shipped.lesson);
        return found;
    }();
    return all;
}

TeachersGuide teachersGuide(const std::vector<Lesson>& lessons) {
    TeachersGuide guide{introduction(), {}, {}};
    std::set<int> classes;
    for (const Lesson& lesson : lessons) classes.insert(lesson.classes.begin(), lesson.classes.end());
    for (const int minutes : classes) guide.timetables << timetableOf(lessons, minutes);
    if (!classes.empty()) guide.timetables.front().prepend(heading(tr("Timetables")));
    for (const Lesson& lesson : lessons) guide.lessons << LessonForTeachers(lesson, guide.lessons.size() + 1).chapter();
    return guide;
}

}  // namespace miru
