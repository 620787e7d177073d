// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Some of a network's outputs, those among which an answer is chosen.

namespace miru {

/// Outputs that lie together, from `first` up to but without `last`; empty: all there are.
struct OutputRange {
    int first = 0;
    int last = 0;

    bool isAll() const { return first == last; }
    bool contains(int output) const { return isAll() || (output >= first && output < last); }
    bool operator==(const OutputRange&) const = default;
};

}  // namespace miru
