// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The runs of this session: the one looked at, and those kept to compare with.

#include <QColor>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "core/run/comparability.h"
#include "core/run/run.h"
#include "ui/run/history.h"
#include "ui/run/time_left.h"

namespace miru {

/// A run, and how the list shows it. Its folder is the one that it was opened from.
struct RunEntry : Run {
    int id = 0;
    QString title;        ///< what it is called among the runs of the list (run_names.h)
    QString drawnTitle;   ///< the same among those that can be drawn in one plot with the run looked at
    bool isGhost = true;  ///< drawn behind the run that is looked at
    bool isTraining = false;
    bool hasBegun = true;  ///< false: a crash came before its first checkpoint; Run starts it
    TimeLeft timeLeft;     ///< while it trains

    /// What its results were measured on.
    MeasuredOn measuredOn() const;
};

class RunList : public QObject {
    Q_OBJECT

 public:
    /// Runs kept; beyond it the oldest goes that is neither looked at nor training.
    static constexpr std::size_t capacity = 32;
    /// Of the newest ones every moment is kept, of older ones the ends of tasks: memory has an end.
    static constexpr std::size_t wholeRuns = 8;
    /// Where more would be drawn, the oldest no longer is: nobody could tell them apart. Who ticks it sees it again.
    static constexpr std::ptrdiff_t maxDrawn = 8;

    explicit RunList(QObject* parent = nullptr);

    /// Adds a run and looks at it, or keeps it as a comparison run; returns its number. A fork begins with its parent's history.
    int begin(const ExperimentSpec& spec, bool isLookedAt = true, Moments moments = {});
    /// The number that the next run will have.
    int nextId() const { return m_lastId + 1; }
    /// Adds a run that was kept in a session or a folder; returns its number. One without a snapshot has yet to begin.
    int add(const Run& run, bool isLookedAt = true);
    /// Those that have a snapshot, which a session can keep.
    std::vector<const RunEntry*> begun() const;
    void add(int id, std::shared_ptr<const Snapshot> snapshot);
    /// Whether it had another one.
    bool setSpec(int id, const ExperimentSpec& spec);
    void setTraining(int id, bool isTraining);
    void remove(int id);
    void setGhost(int id, bool isGhost);
    /// Gives a run a name of its own; an empty one takes that away.
    void rename(int id, const QString& name);
    void setNote(int id, const QString& note);
    /// Tags as they are typed, with commas between them.
    void setTags(int id, const QString& tags);
    /// The pointer rests on this run where runs are listed; 0: on none.
    void hover(int id);
    /// Looks at another run; 0: at none.
    void lookAt(int id);

    const std::vector<RunEntry>& entries() const { return m_entries; }
    /// The run of this number, or null.
    const RunEntry* find(int id) const;
    /// The run looked at, or null.
    const RunEntry* current() const { return find(m_current); }
    /// What keeps the results of a run from being drawn behind the run looked at (while there is none, behind the newest
    /// one that is drawn); nothing if they can be.
    std::optional<ComparisonObstacle> obstacle(const RunEntry& run) const;
    /// The same for its curves.
    std::optional<ComparisonObstacle> curveObstacle(const RunEntry& run) const;

 Q_SIGNALS:
    /// Runs came, went or were renamed, shown or hidden; not: a snapshot was added.
    void changed();
    /// A run has got a snapshot, has begun to train or trains no more.
    void progressed(int id);
    /// The pointer has come to this run in the list; 0: it has left it. Plots may bring it out.
    void hovered(int id);
    /// The user has given a run a name, or taken it away.
    void renamed(int id);
    /// A run was taken off the list.
    void removed(int id);
    /// A run made room for another.
    void squeezedOut(int id);

 private:
    RunEntry* entry(int id);
    void change();
    void makeRoom();
    const RunEntry* reference() const;

    std::vector<RunEntry> m_entries;
    int m_current = 0;
    int m_lastId = 0;
    int m_hovered = 0;
    QElapsedTimer m_clock;
};

}  // namespace miru
