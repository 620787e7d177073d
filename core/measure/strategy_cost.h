// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a method against forgetting costs besides the network, counted from shapes.

#include <cstdint>

namespace miru {

/// What the count depends on.
struct StrategyCostInputs {
    std::int64_t parameters = 0;
    std::int64_t macsForward = 0;  ///< one sequence
    std::int64_t macsBackward = 0;
    int outputs = 0;
    int batch = 0;  ///< fresh sequences
    int tasks = 0;
    std::int64_t trainPerTask = 0;  ///< sequences of the longest task
};

struct StrategyCost {
    std::int64_t numbers = 0;       ///< kept between steps, when full; rehearsed sequences not among them
    std::int64_t bytes = 0;         ///< of them
    std::int64_t macsPerBatch = 0;  ///< multiply-adds besides those of the task's own sequences
    std::int64_t macsPerTask = 0;   ///< at the end of a task
    StrategyCost& operator+=(const StrategyCost& other) {
        numbers += other.numbers;
        bytes += other.bytes;
        macsPerBatch += other.macsPerBatch;
        macsPerTask += other.macsPerTask;
        return *this;
    }
    bool operator==(const StrategyCost&) const = default;
};

}  // namespace miru
