// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <cmath>

#include "core/measure/snapshot.h"
#include "ui/run/run_session.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

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

QString wordsOf(const RunSession& session, const Snapshot& snapshot) {
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
    if (timing.sequencesPerSecond > 0)
        parts << (timing.sharedMachine ? StatusLine::tr("%1 sequences/s, machine shared")
                                       : StatusLine::tr("%1 sequences/s"))
                     .arg(words::number(std::llround(timing.sequencesPerSecond / 100) * 100));
    parts << (timing.threads == 1 ? StatusLine::tr("1 thread") : StatusLine::tr("%1 threads").arg(timing.threads))
          << StatusLine::tr("buffer %1").arg(words::bytes(snapshot.buffer.bytes));
    return parts.join(QStringLiteral("   ·   "));
}

}  // namespace

StatusLine::StatusLine() : m_state(new QLabel), m_frameTime(new QLabel) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::padding, 2, Theme::padding, 2);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_frameTime);
}

void StatusLine::describe(const RunSession& session) {
    if (session.state() == RunSession::State::Loading) return m_state->setText(tr("reading the data …"));
    if (const auto snapshot = session.snapshot()) return m_state->setText(wordsOf(session, *snapshot));
    m_state->setText(tr("ready"));
    m_frameTime->clear();
}

void StatusLine::endFrameWhenPainted() {
    QTimer::singleShot(0, this,
                       [this] { m_frameTime->setText(tr("frame %1 ms").arg(words::number(m_clock.elapsed()))); });
}

}  // namespace miru
