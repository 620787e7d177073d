// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>

#include "core/measure/snapshot.h"
#include "ui/run/run_session.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int progressSteps = 1000;

/// "paused", and if it did so by itself, why.
QString whyPaused(const RunSession& session) {
    const auto point = session.pausedAt();
    if (!point) return StatusLine::tr("paused");
    switch (point->kind) {
        case PausePoint::Kind::Never: break;
        case PausePoint::Kind::Epoch:
            return StatusLine::tr("paused: epoch %1 of the task is done").arg(words::plain(point->value));
        case PausePoint::Kind::EachTask:
        case PausePoint::Kind::Task:
            return StatusLine::tr("paused: task %1 is learned").arg(session.snapshot()->scoreboard.learnedCount());
        case PausePoint::Kind::Known:
            return StatusLine::tr("paused: accuracy on the current task has reached %1")
                .arg(words::percent(point->value));
        case PausePoint::Kind::Forgotten:
            return StatusLine::tr("paused: accuracy on a learned task has fallen below %1")
                .arg(words::percent(point->value));
    }
    return StatusLine::tr("paused");
}

QString wordsOf(const RunSession& session, const Snapshot& snapshot, std::optional<double> secondsLeft) {
    const RunPosition& position = snapshot.position;
    const RunTiming& timing = snapshot.timing;
    QStringList parts;
    switch (session.state()) {
        case RunSession::State::Finished: parts << StatusLine::tr("finished"); break;
        case RunSession::State::Diverged: parts << StatusLine::tr("diverged"); break;
        case RunSession::State::Paused: parts << whyPaused(session); break;
        default: break;
    }
    parts << StatusLine::tr("task %1 of %2").arg(snapshot.activityTask + 1).arg(position.taskCount)
          << StatusLine::tr("batch %1 of %2")
                 .arg(words::number(position.batchInTask),
                      words::number(snapshot.timetable.batches(snapshot.activityTask)));
    if (secondsLeft) parts << words::timeLeft(*secondsLeft);
    if (timing.sequencesPerSecond > 0)
        parts << (timing.sharedMachine ? StatusLine::tr("%1 sequences/s, machine shared")
                                       : StatusLine::tr("%1 sequences/s"))
                     .arg(words::rate(timing.sequencesPerSecond));
    parts << (timing.threads == 1 ? StatusLine::tr("1 thread") : StatusLine::tr("%1 threads").arg(timing.threads))
          << StatusLine::tr("buffer %1").arg(words::bytes(snapshot.buffer.bytes));
    return parts.join(QStringLiteral("   ·   "));
}

/// "task 3 of 5, learning".
QString briefWordsOf(const RunSession& session, const Snapshot& snapshot, std::optional<double> secondsLeft) {
    QString state = StatusLine::tr("learning");
    switch (session.state()) {
        case RunSession::State::Finished: state = StatusLine::tr("finished"); break;
        case RunSession::State::Diverged: state = StatusLine::tr("diverged"); break;
        case RunSession::State::Paused: state = StatusLine::tr("paused"); break;
        default: break;
    }
    const QString brief =
        StatusLine::tr("task %1 of %2, %3")
            .arg(QString::number(snapshot.activityTask + 1), QString::number(snapshot.position.taskCount), state);
    return secondsLeft ? brief + QStringLiteral(" · ") + words::timeLeft(*secondsLeft) : brief;
}

}  // namespace

StatusLine::StatusLine() : m_state(new QLabel), m_progress(new QProgressBar), m_frameTime(new QLabel) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::padding, 2, Theme::padding, 2);
    layout->addWidget(m_state, 1);
    m_progress->setAccessibleName(tr("How far the run is"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, progressSteps);
    layout->addWidget(m_progress, 3);
    layout->addWidget(m_frameTime);
    setBrief(false);
}

void StatusLine::setBrief(bool brief) {
    m_isBrief = brief;
    m_progress->setVisible(brief);
    m_frameTime->setVisible(!brief);
    showText(m_full, m_brief);
}

void StatusLine::showText(const QString& full, const QString& brief) {
    m_full = full;
    m_brief = brief;
    m_state->setText(m_isBrief ? brief : full);
}

void StatusLine::describe(const RunSession& session, std::optional<double> secondsLeft, const QString& name) {
    const QString whose = name.isEmpty() ? QString() : name + QStringLiteral(": ");
    const auto snapshot = session.snapshot();
    if (session.state() == RunSession::State::Loading) {
        showText(tr("reading the data …"), tr("reading the data …"));
    } else if (snapshot) {
        showText(whose + wordsOf(session, *snapshot, secondsLeft),
                 whose + briefWordsOf(session, *snapshot, secondsLeft));
    } else {
        showText(tr("ready"), tr("ready"));
        m_frameTime->clear();
    }
    const auto all = snapshot ? static_cast<double>(snapshot->timetable.totalBatches()) : 0;
    m_progress->setValue(all > 0 ? static_cast<int>(progressSteps * static_cast<double>(snapshot->position.batch) / all)
                                 : 0);
}

void StatusLine::endFrameWhenPainted() {
    QTimer::singleShot(0, this,
                       [this] { m_frameTime->setText(tr("frame %1 ms").arg(words::number(m_clock.elapsed()))); });
}

}  // namespace miru
