// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Labelled sequences: T steps of I numbers each, or up to T words, and the class each sequence belongs to, or each of its
// steps.
//
// An image is read as the sequence of its rows, 28 steps of 28 pixels, or of its pixels; a recording as steps of their own
// number. Bytes stay bytes in memory (a quarter of the
// space) and become numbers when a batch is written. A text is read as the sequence of its words; how many of them, and
// which are known, is a matter of reading (`TextReading`), not of storage. A running text is read on and on, character by
// character, and what is asked after each is the next one. Copies share their storage, so a set is passed by value.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/math/answers.h"
#include "core/math/data_kind.h"
#include "core/math/matrix.h"
#include "core/math/sequence_layout.h"
#include "core/math/token.h"
#include "core/tasks/turning.h"
#include "core/tasks/vocabulary.h"

namespace miru {

/// How texts are read.
struct TextReading {
    enum class Truncation { KeepBeginning, KeepEnd };
    enum class Padding { Skipped, Read };
    int vocabulary = 10'000;  ///< words known, the most frequent ones, padding and the unknown word among them
    int longest = 200;        ///< words read of a text; characters that make a sequence of a running one
    Truncation truncation = Truncation::KeepBeginning;  ///< of a longer text
    /// In front of a shorter text: nothing is read until it begins, or the padding token is.
    Padding padding = Padding::Skipped;
    bool operator==(const TextReading&) const = default;
};

/// How images are read: a step is a row, or a pixel.
enum class ImageReading { Rows, Pixels };
/// Which labels count, of sequences that have two: the finer, or the coarser ones.
enum class LabelLevel { Fine, Coarse };

/// Texts one after the other.
struct TextStore {
    std::vector<Token> tokens;
    std::vector<std::size_t> ends;  ///< of each text, into tokens
    std::shared_ptr<const Vocabulary> vocabulary;
};

/// Texts that are read on and on, one after the other; the words of the vocabulary are characters.
struct RunningTextStore {
    std::vector<Token> tokens;
    std::vector<std::size_t> ends;  ///< of each text, into tokens
    std::vector<int> sources;       ///< where each text comes from, an author or a file of its own; from 0
    std::shared_ptr<const Vocabulary> vocabulary;
};

/// Sequences of their own length one after the other, time-major.
struct RaggedStore {
    std::vector<Real> numbers;
    std::vector<std::size_t> ends;  ///< of each sequence, into numbers
};

/// Sequences one after the other: T·I bytes or numbers each, time-major, texts, or numbers of their own length.
using SequenceStore =
    std::variant<std::vector<std::uint8_t>, std::vector<Real>, TextStore, RaggedStore, RunningTextStore>;

/// One sequence as it lies in memory: T·I bytes or numbers, or the words of a text, which may have none; read in `order`
/// where that is given, or turned.
struct FrameView {
    using Words = std::span<const Token>;
    std::variant<const std::uint8_t*, const Real*, Words> data;
    /// T·I positions: number n of the sequence is found at order[n]; of a text, those of its words alone.
    const std::uint32_t* order = nullptr;
    const Token* code = nullptr;       ///< word w is read as code[w]; null: as it is
    const Turning* turning = nullptr;  ///< an image is turned as it is read; null: it is read as it lies
    float scale = 1;                   ///< numbers are divided by this (255 for 8-bit images)
    int vocabulary = 0;                ///< words from this number on are unknown
    int steps = 0;                     ///< it takes to read: T, or fewer of a text whose padding is skipped
    int inputs = 0;                    ///< I, of a sequence of its own length, which has `steps` steps; else 0

    bool isText() const { return std::holds_alternative<Words>(data); }
    bool hasOwnLength() const { return inputs > 0; }
    Words words() const { return std::get<Words>(data); }
    const std::uint8_t* bytes() const { return std::get<const std::uint8_t*>(data); }
    const Real* numbers() const { return std::get<const Real*>(data); }
};

/// Writes a sequence of numbers, no text, into column `sample` of every step's block of x (I × T·batch, time-major). One of
/// its own length ends with the last step; the columns in front of it become 0.
void writeFrames(const FrameView& frames, MatrixView x, int sample, int batch);

/// Where the numbers of a sequence of its own length lie, in the order in which they are read: steps · I places. Its order is
/// one of the longest sequence's steps, of which it has some.
std::vector<std::uint32_t> placesOf(const FrameView& frames);

/// The words of a text as they are read: in order and code, unknown ones as `Vocabulary::unknown`.
std::vector<Token> tokensOf(const FrameView& text, int maxLength);

/// A text of these words as it is read by whoever reads up to `maxLength` words and knows `vocabulary`.
FrameView viewOf(std::span<const Token> words, int maxLength, int vocabulary, const TextReading& reading);

class SequenceSet {
 public:
    struct Shape {
        int steps = 0;
        int inputs = 0;
        int classes = 0;
        int vocabulary = 0;  ///< of texts, whose steps are of one number; else 0
        Answers answers = Answers::AtTheEnd;
        SequenceLayout layout = {};
        int coarseClasses = 0;  ///< each sequence has a coarser label too, of so many; 0: it has none
        bool operator==(const Shape&) const = default;
        DataKind kind() const {
            if (vocabulary == 0) return DataKind::Numbers;
            return answers == Answers::EveryStep ? DataKind::RunningTexts : DataKind::Texts;
        }
        /// The shape of texts when they are read so; all others stay as they are.
        Shape readAs(const TextReading& reading) const;
        /// The shape of images when they are read so; all others stay as they are, and so does what is read so already.
        Shape readAs(ImageReading reading) const;
        /// The shape of sequences of which these labels count; of those that have one label it stays as it is.
        Shape readAs(LabelLevel level) const;
    };

    SequenceSet() = default;
    /// `frames` holds T · I numbers for each sequence, `labels` one, or T where every step is answered; each label lies in
    /// [0, classes).
    SequenceSet(Shape shape, SequenceStore frames, std::vector<std::int32_t> labels, float scale);
    /// Texts, to be read whole; `maxLength`: words of the longest, here or in a set that goes with this one.
    SequenceSet(int maxLength, int classes, TextStore texts, std::vector<std::int32_t> labels);

    /// Running texts: T characters make a sequence, and each is answered by the next; the class of a token is the token less
    /// one, since padding is no answer. What is left at a text's end, less than a sequence, is not read.
    explicit SequenceSet(RunningTextStore texts);

    DataKind kind() const;
    bool isText() const { return kind() != DataKind::Numbers; }
    bool isRunningText() const { return kind() == DataKind::RunningTexts; }
    /// Numbers of their own length, `inputs` a step; `maxSteps`: those of the longest, here or in a set that goes with this one.
    SequenceSet(int maxSteps, int inputs, int classes, RaggedStore sequences, std::vector<std::int32_t> labels);

    bool hasOwnLengths() const { return m_shape.layout.hasOwnLengths; }
    /// The same sequences with a coarser label each, one of `classes`, beside the one they have.
    SequenceSet withCoarseLabels(std::vector<std::int32_t> labels, int classes) const;
    /// The same sequences, read so; nothing is copied.
    SequenceSet readAs(ImageReading reading) const;
    SequenceSet readAs(LabelLevel level) const;
    /// The same texts, read so; a set of other sequences stays as it is.
    SequenceSet readAs(const TextReading& reading) const;
    /// How texts are read.
    const TextReading& reading() const { return m_reading; }
    /// Of texts; else null.
    std::shared_ptr<const Vocabulary> vocabulary() const;
    /// Share of all words of the texts that are known, as they are read.
    double knownShare() const;

    /// Characters of all running texts.
    std::int64_t characters() const {
        return isRunningText() ? static_cast<std::int64_t>(std::get<RunningTextStore>(m_store->sequences).tokens.size())
                               : 0;
    }

    const Shape& shape() const { return m_shape; }
    int count() const {
        if (m_places) return static_cast<int>(m_places->size());
        return m_store ? static_cast<int>(ownLabels().size() / labelsPerSequence()) : 0;
    }
    /// The class; where every step is answered, the last one's.
    std::int32_t label(int sequence) const { return labels(sequence).back(); }
    /// One, or T where every step is answered.
    std::span<const std::int32_t> labels(int sequence) const {
        return std::span(m_nextTokens ? *m_nextTokens : ownLabels()).subspan(placeOf(sequence), labelsPerSequence());
    }
    /// The same sequences, which come from `count` sources (speakers, files, authors): `sources` has one in [0, count) for
    /// each sequence.
    SequenceSet withSources(std::vector<std::int32_t> sources, int count) const;
    /// How many sources the sequences come from; 0: it is not known.
    int sourceCount() const { return m_sourceCount; }
    /// Where the sequence comes from, in [0, sourceCount()); 0 where it is not known.
    int source(int sequence) const { return m_sources ? (*m_sources)[static_cast<std::size_t>(sequence)] : 0; }
    bool answersEveryStep() const { return m_shape.answers == Answers::EveryStep; }
    /// Sequence number `sequence`, in its own order.
    FrameView frames(int sequence) const;
    /// Numbers in one sequence, T·I; of those of their own length, in the longest.
    int numbersPerSequence() const { return m_shape.steps * m_shape.inputs; }
    /// Bytes one stored number takes: 1 or 4; a word 2.
    int bytesPerElement() const;
    float scale() const { return m_scale; }
    /// A number that changes when any frame, word, label or source does: tells whether a data set is still the same. Equal on
    /// every machine, whatever its byte order and the width of its integers.
    std::uint64_t fingerprint() const;

 private:
    using Places = std::vector<std::size_t>;
    /// Of a sequence's first label; of a running text, of its first character too.
    std::size_t placeOf(int sequence) const {
        const auto number = static_cast<std::size_t>(sequence);
        return m_places ? (*m_places)[number] : number * labelsPerSequence();
    }
    /// Cuts running texts into sequences, as they are read.
    void cut();
    std::size_t labelsPerSequence() const { return answersEveryStep() ? static_cast<std::size_t>(m_shape.steps) : 1; }
    struct Store {
        SequenceStore sequences;
        std::vector<std::int32_t> labels;
    };
    const std::vector<std::int32_t>& ownLabels() const { return m_isCoarse ? *m_coarseLabels : m_store->labels; }
    /// The sequences stored so, or null.
    template <typename Store>
    const Store* stored() const {
        return m_store ? std::get_if<Store>(&m_store->sequences) : nullptr;
    }

    Shape m_shape;
    TextReading m_reading;
    float m_scale = 1;
    std::shared_ptr<const Store> m_store;
    // Of running texts:
    std::shared_ptr<const Places> m_places;                           ///< where each sequence begins
    std::shared_ptr<const std::vector<std::int32_t>> m_nextTokens;    ///< the answer at each place,
    int m_answersOf = 0;                                              ///< for a vocabulary as large
    bool m_isCoarse = false;                                          ///< the coarser labels count
    std::shared_ptr<const std::vector<std::int32_t>> m_coarseLabels;  ///< null: there are none
    int m_sourceCount = 0;
    std::shared_ptr<const std::vector<std::int32_t>> m_sources;  ///< of each sequence; null: not known
};

}  // namespace miru
