// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/lesson_part.h"

#include <QCoreApplication>
#include <algorithm>

#include "resources/lessons.h"
#include "ui/style/lesson_words.h"
#include "ui/style/numbers.h"
#include "ui/style/rich_text.h"
#include "ui/style/run_names.h"

namespace miru {
namespace {

class LessonReport {
    Q_DECLARE_TR_FUNCTIONS(miru::LessonReport)

 public:
    LessonReport(const Lesson& lesson, const LessonProgress& progress, const QList<Run>& runs)
        : m_lesson(lesson), m_progress(progress), m_runs(runs) {}

    QString html() const {
        QString text = heading(tr("The lesson: %1").arg(words::textIn(m_lesson.title)));
        const bool isOver = m_progress.step + 1 == m_lesson.steps.size();
        text += paragraph(isOver ? tr("Gone through to its end.")
                                 : tr("Gone through to step %1 of %2.")
                                       .arg(words::number(static_cast<qint64>(m_progress.step + 1)),
                                            words::number(static_cast<qint64>(m_lesson.steps.size()))));
        const auto add = [&text](const QStringList& heads, const QList<QStringList>& rows) {
            if (!rows.isEmpty()) text += tableOfWords(heads, rows);
        };
        add({tr("question"), tr("answer"), tr("right answer")}, answers());
        add({tr("drawn by"), tr("of"), tr("expected and found")}, drawings());
        add({tr("goal"), tr("met by")}, goals());
        return text;
    }

 private:
    const Run* runAt(int place) const { return place >= 0 && place < m_runs.size() ? &m_runs[place] : nullptr; }
    std::shared_ptr<const Snapshot> latestOf(const std::string& name) const {
        const auto found = m_progress.runs.find(name);
        const Run* const run = found == m_progress.runs.end() ? nullptr : runAt(found->second);
        return run ? run->latest() : nullptr;
    }
    QString textOf(const LocalText& text) const {
        return words::textIn(text, words::languageOfTexts(), [this](const std::string& name) {
            return words::figure(name, m_lesson, [this](const LessonFigure& figure) {
                return valueOf(figure, m_lesson, [this](const std::string& run) { return latestOf(run); });
            });
        });
    }
    QString choiceOf(const LessonStep& step, std::size_t choice) const {
        return choice < step.choices.size() ? words::textIn(step.choices[choice]).toHtmlEscaped() : QString();
    }

    QString answerOf(const LessonStep& step, const LessonAnswer& answer) const {
        if (answer.choice) return choiceOf(step, *answer.choice);
        QStringList counted;
        for (std::size_t n = 0; n < std::min(answer.hands.size(), step.choices.size()); ++n)
            counted << choiceOf(step, n) + QStringLiteral(": ") + words::number(answer.hands[n]);
        return counted.join(QStringLiteral("<br>"));
    }

    QList<QStringList> answers() const {
        QList<QStringList> rows;
        for (const auto& [n, answer] : m_progress.answers) {
            if (n >= m_lesson.steps.size()) continue;
            const LessonStep& step = m_lesson.steps[n];
            const QString given = answerOf(step, answer);
            if (given.isEmpty()) continue;
            QString right = step.right ? choiceOf(step, *step.right) : QString();
            if (answer.choice && answer.choice == step.right) right = QStringLiteral("✓");
            rows << QStringList{textOf(step.question), given, right};
        }
        return rows;
    }

    QList<QStringList> drawings() const {
        const QStringList names = namesOf(m_runs);
        QList<QStringList> rows;
        for (const auto& [n, drawn] : m_progress.drawings) {
            const auto begun = m_progress.begun.find(n);
            const int place = begun == m_progress.begun.end() ? -1 : begun->second.run;
            const Run* const run = runAt(place);
            for (const Drawing& drawing : drawn) {
                const auto task = static_cast<std::size_t>(drawing.task - 1);
                if (!run || !run->latest() || task >= run->latest()->accuracy.size()) continue;
                const auto outcome = outcomeOf(drawing, run->latest()->accuracy[task]);
                if (!outcome) continue;
                QString of = tr("task %1").arg(drawing.task);
                if (m_runs.size() > 1) of += QStringLiteral(", ") + names[place];
                rows << QStringList{QString::fromStdString(drawing.by).toHtmlEscaped(), of.toHtmlEscaped(),
                                    words::describe(drawing, *outcome).toHtmlEscaped()};
            }
        }
        return rows;
    }

    QList<QStringList> goals() const {
        const QStringList names = namesOf(m_runs);
        QList<QStringList> rows;
        for (std::size_t n = 0; n <= m_progress.step && n < m_lesson.steps.size(); ++n) {
            const auto& goal = m_lesson.steps[n].goal;
            if (!goal) continue;
            QStringList met;
            for (qsizetype r = 0; r < m_runs.size(); ++r)
                if (m_runs[r].latest() && isMet(*goal, *m_runs[r].latest()).value_or(false)) met << names[r];
            rows << QStringList{words::describe(*goal).toHtmlEscaped(),
                                met.isEmpty() ? tr("none of these runs") : met.join(tr(", ")).toHtmlEscaped()};
        }
        return rows;
    }

    const Lesson& m_lesson;
    const LessonProgress& m_progress;
    const QList<Run>& m_runs;
};

}  // namespace

QString lessonPart(const LessonProgress& progress, const QList<Run>& runs) {
    const LessonReading reading = readLesson(progress.lesson);
    return reading.isGood() ? LessonReport(reading.lesson, progress, runs).html() : QString();
}

QString titleOfLesson(const LessonProgress& progress) {
    const LessonReading reading = readLesson(progress.lesson);
    return reading.isGood() ? words::textIn(reading.lesson.title) : QString();
}

}  // namespace miru
