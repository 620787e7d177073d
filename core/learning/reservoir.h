// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A reservoir: a fixed number of sequences kept from a stream of unknown length, each equally likely to be kept.
//
// Algorithm R (Vitter 1985): the first N are kept; sequence number n > N replaces a random one with probability N/n.
// Frames are copied as the task read them (8-bit images stay 8-bit), so a reservoir needs nothing of the data set.

#include <cstdint>
#include <span>
#include <vector>

#include "core/math/random.h"
#include "core/tasks/task.h"

namespace miru {

class Reservoir {
 public:
    /// Room for `capacity` sequences of T·I numbers.
    Reservoir(int capacity, int numbersPerSequence) : m_capacity(capacity), m_numbers(numbersPerSequence) {}
    /// As it stood after so many offers, filled with these samples.
    Reservoir(int capacity, std::int64_t offered, std::span<const Sample> kept, int numbersPerSequence);

    /// A sequence of the stream that is to be kept, and where.
    struct Choice {
        Sample sample;
        std::size_t slot;
        std::size_t place;  ///< among those offered
    };
    /// Which of the next sequences of the stream are to be kept. Changes nothing yet: a batch may be abandoned.
    std::vector<Choice> choose(std::span<const Sample> offered, Random& random) const;
    /// Keeps what was chosen of `offered` sequences.
    void keep(std::span<const Choice> choices, std::size_t offered);
    /// Shows the reservoir one more sequence of the stream, which it may keep.
    void offer(const Sample& sample, Random& random) { keep(choose({&sample, 1}, random), 1); }

    int count() const { return static_cast<int>(m_kept.size()); }
    std::int64_t offered() const { return m_offered; }
    /// Which sequences it holds, by their numbers in their tasks: with `offered`, all it takes to fill it again.
    const std::vector<std::int32_t>& kept() const { return m_kept; }
    /// And which task each belongs to.
    const std::vector<std::int32_t>& tasks() const { return m_tasks; }
    /// A kept sequence; it points into the reservoir until the next offer.
    Sample sample(int index) const;
    /// The frames of a kept sequence as bytes, 255 for 1 and above; not of a text. One of its own length may have any numbers:
    /// see SequenceLayout::byteOf.
    std::vector<std::uint8_t> inEightBits(int index) const;
    /// Bytes of the frames kept.
    std::int64_t bytes() const;

 private:
    /// What is kept besides its words of a text; of numbers of their own length, how many they are.
    struct TextSize {
        int words = 0;
        int vocabulary = 0;
        int steps = 0;
        int inputs = 0;
    };
    using Bytes = std::vector<std::uint8_t>;
    using Numbers = std::vector<Real>;
    using Words = std::vector<Token>;

    void keep(const Sample& sample, std::size_t slot);
    void keepText(const FrameView& text, std::size_t slot);
    void keepOwnLength(const FrameView& frames, std::size_t slot);

    int m_capacity;
    int m_numbers;
    float m_scale = 1;
    std::int64_t m_offered = 0;
    std::vector<std::int32_t> m_kept;
    std::vector<std::int32_t> m_tasks;
    std::variant<Bytes, Numbers, Words> m_frames;  ///< T·I to each sequence, as its task stores them
    std::vector<TextSize> m_texts;                 ///< of each text, or each sequence of its own length
    std::vector<std::int32_t> m_labels;
    std::vector<std::int32_t> m_stepLabels;  ///< T to each sequence, where every step is answered
};

}  // namespace miru
