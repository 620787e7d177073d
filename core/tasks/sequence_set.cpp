// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/sequence_set.h"

#include <algorithm>
#include <bit>
#include <type_traits>
#include <utility>

namespace miru {
namespace {

template <typename Number>
void writeOwnLength(const Number* numbers, const FrameView& frames, MatrixView x, int sample, int batch) {
    const Real factor = Real(1) / static_cast<Real>(frames.scale);
    const int missing = x.cols() / batch - frames.steps;
    for (int t = 0; t < missing; ++t) std::fill_n(x.column(t * batch + sample), x.rows(), Real(0));
    const auto places = frames.order ? placesOf(frames) : std::vector<std::uint32_t>();
    std::size_t n = 0;
    for (int t = missing; t < missing + frames.steps; ++t) {
        Real* __restrict const out = x.column(t * batch + sample);
        for (int i = 0; i < x.rows(); ++i, ++n)
            out[i] = static_cast<Real>(numbers[places.empty() ? n : places[n]]) * factor;
    }
}

template <typename Number>
void write(const Number* numbers, const FrameView& frames, MatrixView x, int sample, int batch) {
    if (frames.hasOwnLength()) return writeOwnLength(numbers, frames, x, sample, batch);
    const Real factor = Real(1) / static_cast<Real>(frames.scale);
    const int inputs = x.rows();
    const int steps = x.cols() / batch;
    for (int t = 0; t < steps; ++t) {
        Real* __restrict const out = x.column(t * batch + sample);
        if (frames.turning) {
            const auto first = static_cast<std::size_t>(t) * static_cast<std::size_t>(inputs);
            for (int i = 0; i < inputs; ++i)
                out[i] = static_cast<Real>(frames.turning->read(numbers, first + static_cast<std::size_t>(i))) * factor;
        } else if (frames.order) {
            const std::uint32_t* const from = frames.order + static_cast<std::ptrdiff_t>(t) * inputs;
            for (int i = 0; i < inputs; ++i) out[i] = static_cast<Real>(numbers[from[i]]) * factor;
        } else {
            const Number* const from = numbers + static_cast<std::ptrdiff_t>(t) * inputs;
            for (int i = 0; i < inputs; ++i) out[i] = static_cast<Real>(from[i]) * factor;
        }
    }
}

/// Numbers as one number, built like FNV-1a (Fowler, Noll, Vo 1991) of words of eight bytes: whatever is added is put into
/// them by value, never as it lies in memory. Each list is preceded by its length.
class Fingerprint {
 public:
    std::uint64_t value() const { return m_hash; }

    void add(std::uint64_t word) {
        m_hash = (m_hash ^ word) * 1099511628211ULL;
        m_hash ^= m_hash >> 32;  // else two changes of highest bits undo each other
    }

    template <typename Numbers>
    void operator()(const Numbers& numbers) {
        constexpr std::size_t perWord = sizeof(std::uint64_t) / sizeof(numbers[0]);
        add(numbers.size());
        std::size_t n = 0;
        for (; n + perWord <= numbers.size(); n += perWord) add(wordOf(&numbers[n], perWord));
        if (n < numbers.size()) add(wordOf(&numbers[n], numbers.size() - n));
    }

    void operator()(const RaggedStore& sequences) {
        (*this)(sequences.numbers);
        add(sequences.ends.size());
        for (const std::size_t end : sequences.ends) add(end);
    }

    void operator()(const RunningTextStore& texts) {
        addTexts(texts);
        for (const int source : texts.sources) add(static_cast<std::uint64_t>(source));
    }
    void operator()(const TextStore& texts) { addTexts(texts); }

 private:
    template <typename Texts>
    void addTexts(const Texts& texts) {
        (*this)(texts.tokens);
        add(texts.ends.size());
        for (const std::size_t end : texts.ends) add(end);
        add(texts.vocabulary->words().size());
        for (const std::string& word : texts.vocabulary->words()) (*this)(word);
    }
    template <typename Number>
    static std::uint64_t wordOf(const Number* numbers, std::size_t count) {
        std::uint64_t word = 0;
        for (std::size_t n = 0; n < count; ++n) word |= bitsOf(numbers[n]) << (8 * sizeof(Number) * n);
        return word;
    }
    template <typename Number>
    static std::uint64_t bitsOf(Number number) {
        if constexpr (std::is_floating_point_v<Number>)
            return std::bit_cast<std::uint32_t>(static_cast<float>(number));
        else
            return static_cast<std::make_unsigned_t<Number>>(number);
    }

    std::uint64_t m_hash = 14695981039346656037ULL;
};

}  // namespace

void writeFrames(const FrameView& frames, MatrixView x, int sample, int batch) {
    assert(!frames.isText());
    if (const auto* const bytes = std::get_if<const std::uint8_t*>(&frames.data))
        write(*bytes, frames, x, sample, batch);
    else
        write(frames.numbers(), frames, x, sample, batch);
}

std::vector<std::uint32_t> placesOf(const FrameView& frames) {
    const auto steps = static_cast<std::size_t>(frames.steps);
    const auto inputs = static_cast<std::size_t>(frames.inputs);
    std::vector<std::uint32_t> places;
    places.reserve(steps * inputs);
    for (std::size_t t = 0; places.size() < steps * inputs; ++t) {
        if (frames.order && frames.order[t * inputs] >= steps * inputs) continue;  // a step it does not have
        for (std::size_t n = t * inputs; n < (t + 1) * inputs; ++n)
            places.push_back(frames.order ? frames.order[n] : static_cast<std::uint32_t>(n));
    }
    return places;
}

FrameView viewOf(std::span<const Token> words, int maxLength, int vocabulary, const TextReading& reading) {
    const std::size_t read = std::min(words.size(), static_cast<std::size_t>(maxLength));
    const bool keepsEnd = reading.truncation == TextReading::Truncation::KeepEnd;
    FrameView view;
    view.data = keepsEnd ? words.last(read) : words.first(read);
    view.vocabulary = vocabulary;
    view.steps =
        reading.padding == TextReading::Padding::Read ? maxLength : static_cast<int>(std::max<std::size_t>(1, read));
    return view;
}

std::vector<Token> tokensOf(const FrameView& text, int maxLength) {
    const auto words = text.words();
    std::vector<Token> tokens;
    tokens.reserve(words.size());
    const auto read = [&](Token token) {
        const Token known = token < text.vocabulary ? token : Vocabulary::unknown;
        tokens.push_back(text.code ? text.code[known] : known);
    };
    if (!text.order)
        for (const Token token : words) read(token);
    else  // the order is one of the longest text's places: a shorter one has some of them
        for (int n = 0; n < maxLength; ++n)
            if (text.order[n] < words.size()) read(words[text.order[n]]);
    return tokens;
}

SequenceSet::SequenceSet(Shape shape, SequenceStore frames, std::vector<std::int32_t> labels, float scale)
    : m_shape(shape),
      m_scale(scale),
      m_store(std::make_shared<const Store>(Store{std::move(frames), std::move(labels)})) {
    assert(!isText());
    assert(m_store->sequences.index() < 2);
    [[maybe_unused]] const auto expected =
        static_cast<std::size_t>(count()) * static_cast<std::size_t>(numbersPerSequence());
    assert(std::holds_alternative<std::vector<Real>>(m_store->sequences)
               ? std::get<std::vector<Real>>(m_store->sequences).size() == expected
               : std::get<std::vector<std::uint8_t>>(m_store->sequences).size() == expected);
}

SequenceSet::SequenceSet(int maxLength, int classes, TextStore texts, std::vector<std::int32_t> labels)
    : m_shape{std::max(1, maxLength), 1, classes, texts.vocabulary->size()},
      m_reading{.vocabulary = m_shape.vocabulary, .longest = m_shape.steps},
      m_store(std::make_shared<const Store>(Store{std::move(texts), std::move(labels)})) {
    assert(std::get<TextStore>(m_store->sequences).ends.size() == m_store->labels.size());
}

SequenceSet::SequenceSet(RunningTextStore texts) {
    constexpr int longest = 65'535;  // until it is read in a length of one's choice
    const int vocabulary = texts.vocabulary->size();
    m_shape = {longest, 1, vocabulary - 1, vocabulary, Answers::EveryStep};
    m_reading = {.vocabulary = vocabulary, .longest = m_shape.steps};
    m_store = std::make_shared<const Store>(Store{std::move(texts), {}});
    cut();
}

void SequenceSet::cut() {
    const auto& texts = std::get<RunningTextStore>(m_store->sequences);
    const auto length = static_cast<std::size_t>(m_shape.steps);
    Places places;
    std::vector<std::int32_t> sources;
    std::size_t begin = 0;
    for (std::size_t text = 0; text < texts.ends.size(); ++text) {
        for (; begin + length < texts.ends[text]; begin += length) {
            places.push_back(begin);
            sources.push_back(texts.sources[text]);
        }
        begin = texts.ends[text];
    }
    m_places = std::make_shared<const Places>(std::move(places));
    m_sources = std::make_shared<const std::vector<std::int32_t>>(std::move(sources));
    m_sourceCount = texts.sources.empty() ? 0 : *std::ranges::max_element(texts.sources) + 1;

    if (m_answersOf == m_shape.vocabulary) return;  // read in other lengths, not by other characters
    std::vector<std::int32_t> next(texts.tokens.empty() ? 0 : texts.tokens.size() - 1);
    for (std::size_t place = 0; place < next.size(); ++place) {
        const Token token = texts.tokens[place + 1];
        next[place] = (token < m_shape.vocabulary ? token : Vocabulary::unknown) - 1;
    }
    m_nextTokens = std::make_shared<const std::vector<std::int32_t>>(std::move(next));
    m_answersOf = m_shape.vocabulary;
}

DataKind SequenceSet::kind() const {
    if (stored<TextStore>()) return DataKind::Texts;
    return stored<RunningTextStore>() ? DataKind::RunningTexts : DataKind::Numbers;
}

std::shared_ptr<const Vocabulary> SequenceSet::vocabulary() const {
    if (const auto* const texts = stored<TextStore>()) return texts->vocabulary;
    const auto* const running = stored<RunningTextStore>();
    return running ? running->vocabulary : nullptr;
}

SequenceSet::SequenceSet(int maxSteps, int inputs, int classes, RaggedStore sequences, std::vector<std::int32_t> labels)
    : m_shape{std::max(1, maxSteps), inputs, classes, 0, Answers::AtTheEnd, {.hasOwnLengths = true}},
      m_store(std::make_shared<const Store>(Store{std::move(sequences), std::move(labels)})) {
    assert(std::get<RaggedStore>(m_store->sequences).ends.size() == m_store->labels.size());
}

SequenceSet::Shape SequenceSet::Shape::readAs(const TextReading& reading) const {
    if (vocabulary == 0) return *this;
    const int known = std::min(vocabulary, reading.vocabulary);
    return {std::min(steps, reading.longest), inputs, kind() == DataKind::RunningTexts ? known - 1 : classes, known,
            answers};
}

SequenceSet::Shape SequenceSet::Shape::readAs(ImageReading reading) const {
    const bool isImage = vocabulary == 0 && !layout.hasOwnLengths && answers == Answers::AtTheEnd;
    if (reading == ImageReading::Rows || !isImage || layout.columns > 0) return *this;
    Shape shape = *this;
    shape.layout.columns = inputs / layout.channels;
    shape.steps = steps * shape.layout.columns;
    shape.inputs = layout.channels;
    return shape;
}

SequenceSet::Shape SequenceSet::Shape::readAs(LabelLevel level) const {
    if (coarseClasses == 0) return *this;
    Shape shape = *this;
    if (level == LabelLevel::Coarse) shape.classes = coarseClasses;
    shape.coarseClasses = 0;
    return shape;
}

SequenceSet SequenceSet::withCoarseLabels(std::vector<std::int32_t> labels, int classes) const {
    assert(labels.size() == static_cast<std::size_t>(count()) && !answersEveryStep());
    SequenceSet set = *this;
    set.m_shape.coarseClasses = classes;
    set.m_coarseLabels = std::make_shared<const std::vector<std::int32_t>>(std::move(labels));
    return set;
}

SequenceSet SequenceSet::readAs(ImageReading reading) const {
    SequenceSet set = *this;
    set.m_shape = m_shape.readAs(reading);
    return set;
}

SequenceSet SequenceSet::readAs(LabelLevel level) const {
    SequenceSet set = *this;
    set.m_isCoarse = m_isCoarse || (level == LabelLevel::Coarse && m_shape.coarseClasses > 0);
    set.m_shape = m_shape.readAs(level);
    return set;
}

SequenceSet SequenceSet::readAs(const TextReading& reading) const {
    SequenceSet set = *this;
    set.m_reading = reading;
    set.m_shape = m_shape.readAs(reading);
    if (isRunningText()) set.cut();
    return set;
}

SequenceSet SequenceSet::withSources(std::vector<std::int32_t> sources, int count) const {
    assert(sources.size() == static_cast<std::size_t>(this->count()));
    assert(std::ranges::all_of(sources, [count](std::int32_t source) { return source >= 0 && source < count; }));
    SequenceSet set = *this;
    set.m_sourceCount = count;
    set.m_sources = std::make_shared<const std::vector<std::int32_t>>(std::move(sources));
    return set;
}

double SequenceSet::knownShare() const {
    std::int64_t known = 0;
    std::int64_t all = 0;
    for (int n = 0; n < count() && isText(); ++n) {
        const FrameView text = frames(n);
        all += static_cast<std::int64_t>(text.words().size());
        known += std::ranges::count_if(
            text.words(), [&](Token token) { return token != Vocabulary::unknown && token < text.vocabulary; });
    }
    return all > 0 ? static_cast<double>(known) / static_cast<double>(all) : 1;
}

FrameView SequenceSet::frames(int sequence) const {
    assert(sequence >= 0 && sequence < count());
    if (const auto* const texts = stored<RunningTextStore>())
        return viewOf(std::span(texts->tokens).subspan(placeOf(sequence), static_cast<std::size_t>(m_shape.steps)),
                      m_shape.steps, m_shape.vocabulary, {});
    if (const auto* const texts = stored<TextStore>()) {
        const auto number = static_cast<std::size_t>(sequence);
        const std::size_t begin = number == 0 ? 0 : texts->ends[number - 1];
        return viewOf(std::span(texts->tokens).subspan(begin, texts->ends[number] - begin), m_shape.steps,
                      m_shape.vocabulary, m_reading);
    }
    FrameView view;
    if (const auto* const ragged = std::get_if<RaggedStore>(&m_store->sequences)) {
        const auto number = static_cast<std::size_t>(sequence);
        const std::size_t begin = number == 0 ? 0 : ragged->ends[number - 1];
        view.data = ragged->numbers.data() + begin;
        view.inputs = m_shape.inputs;
        view.steps = static_cast<int>((ragged->ends[number] - begin) / static_cast<std::size_t>(m_shape.inputs));
        return view;
    }
    const auto offset = static_cast<std::size_t>(sequence) * static_cast<std::size_t>(numbersPerSequence());
    view.scale = m_scale;
    view.steps = m_shape.steps;
    if (const auto* const bytes = std::get_if<std::vector<std::uint8_t>>(&m_store->sequences))
        view.data = bytes->data() + offset;
    else
        view.data = std::get<std::vector<Real>>(m_store->sequences).data() + offset;
    return view;
}

int SequenceSet::bytesPerElement() const {
    if (isText()) return sizeof(Token);
    return m_store && !std::holds_alternative<std::vector<std::uint8_t>>(m_store->sequences) ? 4 : 1;
}

std::uint64_t SequenceSet::fingerprint() const {
    Fingerprint print;
    for (const int size : {m_shape.steps, m_shape.inputs, m_shape.classes, m_shape.vocabulary})
        print.add(static_cast<std::uint64_t>(size));
    print.add(std::bit_cast<std::uint32_t>(m_scale));
    if (answersEveryStep()) print.add(1);
    if (!m_store) return print.value();
    print.add(m_store->sequences.index());
    std::visit(print, m_store->sequences);
    print(m_store->labels);
    if (m_coarseLabels) print(*m_coarseLabels);
    if (m_sources && !isRunningText()) print(*m_sources);
    return print.value();
}

}  // namespace miru
