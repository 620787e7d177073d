// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace miru {

/// What the numbers of a sequence are to who looks at them: an image, read row by row or pixel by pixel; or steps that differ
/// in number from one sequence to the next (a recording).
struct SequenceLayout {
    int channels = 1;            ///< numbers a pixel has, one after the other: 3 for red, green, blue
    int columns = 0;             ///< of an image that is read pixel by pixel, pixels in a row; 0: a step is a row
    bool hasOwnLengths = false;  ///< each sequence has steps of its own number, T at most; then it is no image
    bool operator==(const SequenceLayout&) const = default;

    /// Of T steps of I numbers: rows, and pixels in a row, of the image.
    int imageRows(int steps) const { return columns > 0 ? steps / columns : steps; }
    int imageColumns(int inputs) const { return columns > 0 ? columns : inputs / channels; }
};

}  // namespace miru
