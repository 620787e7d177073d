// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The runs of this session: the one looked at, and those kept to compare with.

#include <QColor>
#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "core/run/comparability.h"
#include "core/run/run.h"
#include "ui/run/history.h"

namespace miru {

/// A run, and how the list shows it. Its folder is the one that it was opened from.
struct RunEntry : Run {
    int id = 0;
    QString title;        ///< what it is called among the runs of the list (run_names.h)
    bool isGhost = true;  ///< drawn behind the run that is looked at
    bool isTraining = false;
    bool hasBegun = true;  ///< false: a crash came before its first checkpoint; Run starts it

    /// What its results were measured on.
    MeasuredOn measuredOn() const;
};

class RunList : public QObject {
    Q_OBJECT

 public:
    /// Runs kept; beyond it the oldest goes that is neither looked at nor training.
    static constexpr std::size_t capacity = 8;

    using QObject::QObject;

    /// Adds a run and looks at it, or keeps it as a comparison run; returns its number. A fork begins with its parent's history.
    int begin(const ExperimentSpec& spec, bool isLookedAt = true, Moments moments = {});
    /// The number that the next run will have.
    int nextId() const { return m_lastId + 1; }
    /// Adds a run that was kept in a session or a folder; returns its number. One without a snapshot has yet to begin.
    int add(const Run& run);
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
    /// The user has given a run a name, or taken it away.
    void renamed(int id);
    /// A run was taken off the list.
    void removed(int id);
    /// A run made room for another.
    void squeezedOut(int id);

 private:
    RunEntry* entry(int id);
    void change();
    const RunEntry* reference() const;

    std::vector<RunEntry> m_entries;
    int m_current = 0;
    int m_lastId = 0;
};

}  // namespace miru
