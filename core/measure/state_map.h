// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A map of a network's states at one moment of a run: where watched sequences end in the plane of two principal axes, where
// they ended when their task had been learned, what the readout would answer at every place, and how far all of it has moved.
//
// Made from a snapshot alone, whenever somebody looks: the training pays nothing for it.

#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <vector>

#include "core/measure/snapshot.h"
#include "core/measure/state_space.h"
#include "core/measure/watched_answers.h"

namespace miru {

struct StateMapQuestion {
    static constexpr int allTasks = -1;
    static constexpr int following = -1;

    std::shared_ptr<const Snapshot> snapshot;
    int task = allTasks;  ///< whose sequences (from 0)
    int axesOf =
        following;  ///< the task whose sequences, at its end, fix the axes; `following`: what is shown, as it is now
    bool hasPaths = false;      ///< of a few sequences the whole way
    PrincipalAxes before = {};  ///< of the map before: axes that follow keep their direction
};

/// Where one sequence ends.
struct MappedState {
    int task = 0;
    int sequence = 0;  ///< number among the task's watched ones
    int label = 0;
    int answer = 0;
    PlanePoint now;
    std::optional<PlanePoint> then;  ///< when its task had been learned; nothing before that

    bool isRight() const { return answer == label; }
};

/// The states of one sequence, step by step; of long ones some.
struct StatePath {
    int task = 0;
    int label = 0;
    std::vector<PlanePoint> points;
};

/// What the readout would answer at the places of a rectangle of the plane.
struct AnswerRegions {
    PlanePoint low;
    PlanePoint high;
    int columns = 0;
    int rows = 0;
    std::vector<std::int32_t> answers;  ///< row by row, from the lowest y
};

/// The states of a task's sequences, compared with those when the task had been learned.
struct StateDrift {
    struct Point {
        int learned = 0;                  ///< tasks learned by then; 0: now
        std::optional<double> moved;      ///< σ
        std::optional<double> alignment;  ///< linear CKA
    };
    int task = 0;
    std::vector<Point> points;  ///< at the ends of the tasks since, and now
};

struct StateMap {
    PrincipalAxes axes;
    bool areAxesFixed = false;  ///< false also where the task that was to fix them is not learned yet
    std::vector<MappedState> states;
    std::vector<StatePath> paths;
    AnswerRegions regions;           ///< empty where tasks choose among different outputs
    std::vector<StateDrift> drifts;  ///< of those tasks shown that are learned
};

/// What networks made of watched sequences, so that going back and forth in time computes nothing twice. It keeps no network
/// alive, and forgets what was asked for longest ago.
class StateMemory {
 public:
    using Answers = std::shared_ptr<const WatchedAnswers>;
    /// The answers of this network to the first `count` of these sequences.
    Answers answers(const std::shared_ptr<const WatchedSamples>& samples, const std::shared_ptr<const Network>& network,
                    int count, OutputRange among = {});

 private:
    struct Entry {
        std::weak_ptr<const WatchedSamples> samples;
        std::weak_ptr<const Network> network;
        int count = 0;
        OutputRange among;
        Answers answers;
    };
    std::list<Entry> m_entries;  ///< what was asked for last comes first
};

/// Nothing where the snapshot has no sequences or no network, where `isAbandoned` becomes true meanwhile, or without memory.
/// Takes some milliseconds for each network that has not been asked before. One thread at a time may use the memory.
std::optional<StateMap> mapStates(const StateMapQuestion& question, StateMemory& memory,
                                  const std::atomic<bool>& isAbandoned);

}  // namespace miru
