// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/signs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/math/require.h"

namespace miru {
namespace {

/// The rectangle around a drawing.
struct Box {
    PenPoint low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    PenPoint high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    explicit Box(const Strokes& drawing) {
        for (const Stroke& stroke : drawing)
            for (const PenPoint& p : stroke) {
                low = {std::min(low.x, p.x), std::min(low.y, p.y)};
                high = {std::max(high.x, p.x), std::max(high.y, p.y)};
            }
    }
    PenPoint centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
    double side() const { return std::max(high.x - low.x, high.y - low.y); }
};

/// The same strokes around (0, 0), the longer side of the drawing being `side`.
Strokes centred(const Strokes& drawing, double side) {
    const Box box(drawing);
    const PenPoint centre = box.centre();
    constexpr double least = 1e-9;  // what is smaller is a dot
    const double scale = box.side() > least ? side / box.side() : 0;
    Strokes moved;
    for (const Stroke& stroke : drawing)
        if (!stroke.empty()) {
            moved.emplace_back();
            for (const PenPoint& p : stroke)
                moved.back().push_back({(p.x - centre.x) * scale, (p.y - centre.y) * scale});
        }
    return moved;
}

double distance(PenPoint a, PenPoint b) { return std::hypot(b.x - a.x, b.y - a.y); }

PenPoint between(PenPoint a, PenPoint b, double share) {
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

/// A straight piece of the pen's way.
struct Piece {
    PenPoint from;
    PenPoint to;
    bool isDown;
    double length;
};

/// The pen's way along the strokes, and through the air from each to the next.
class PenWay {
 public:
    explicit PenWay(const Strokes& strokes) {
        for (const Stroke& stroke : strokes) {
            if (!m_pieces.empty()) add(m_pieces.back().to, stroke.front(), false);
            const double before = m_length;
            for (std::size_t n = 1; n < stroke.size(); ++n) add(stroke[n - 1], stroke[n], true);
            if (m_length == before) m_pieces.push_back({stroke.front(), stroke.front(), true, 0});
        }
        restOnDots();
    }

    double length() const { return m_length; }
    PenPoint at(double length) const {
        const auto [piece, along] = find(length);
        return between(piece.from, piece.to, piece.length > 0 ? along / piece.length : 1);
    }
    bool isDownAt(double length) const { return find(length).piece.isDown; }

 private:
    struct Place {
        const Piece& piece;
        double along;
    };

    void add(PenPoint from, PenPoint to, bool isDown) {
        const double length = distance(from, to);
        if (length == 0) return;  // the pen was held still
        m_pieces.push_back({from, to, isDown, length});
        m_length += length;
    }

    /// A dot has no length; the pen rests on it for as long as a step or two take, so that it is met.
    void restOnDots() {
        const double rest = m_length > 0 ? 1.5 * m_length / signSteps : 1;
        for (Piece& piece : m_pieces)
            if (piece.length == 0) {
                piece.length = rest;
                m_length += rest;
            }
    }

    Place find(double length) const {
        for (const Piece& piece : m_pieces) {
            if (length < piece.length) return {piece, length};
            length -= piece.length;
        }
        return {m_pieces.back(), m_pieces.back().length};
    }

    std::vector<Piece> m_pieces;
    double m_length = 0;
};

/// The same strokes with more points, none further from the next than `most`: only then they can be bent.
Strokes dense(const Strokes& strokes, double most) {
    Strokes finer;
    for (const Stroke& stroke : strokes) {
        finer.push_back({stroke.front()});
        for (std::size_t n = 1; n < stroke.size(); ++n) {
            const int pieces = std::max(1, static_cast<int>(std::ceil(distance(stroke[n - 1], stroke[n]) / most)));
            for (int i = 1; i <= pieces; ++i)
                finer.back().push_back(between(stroke[n - 1], stroke[n], static_cast<double>(i) / pieces));
        }
    }
    return finer;
}

enum class SignPart { Train, Test };

/// So many sequences of a part's drawings, one after the other.
void addSequences(const Sign& sign, std::size_t number, SignPart part, int count, std::uint64_t seed,
                  std::vector<Real>& frames) {
    std::vector<const Strokes*> drawings;
    for (std::size_t n = 0; n < sign.drawings.size(); ++n)
        if (isKeptForTest(n, sign.drawings.size()) == (part == SignPart::Test)) drawings.push_back(&sign.drawings[n]);
    require(!drawings.empty(), "a sign needs two drawings at least");
    for (std::size_t n = 0; n < static_cast<std::size_t>(count); ++n) {
        const Strokes& drawing = *drawings[n % drawings.size()];
        Random random(seed, part == SignPart::Train ? "train-hand" : "test-hand", number << 32 | n);
        const auto sequence = sequenceOf(n < drawings.size() ? drawing : redrawn(drawing, random));
        frames.insert(frames.end(), sequence.begin(), sequence.end());
    }
}

SequenceSet setOf(const std::vector<Sign>& signs, SignPart part, int count, std::uint64_t seed) {
    std::vector<Real> frames;
    std::vector<std::int32_t> labels;
    for (std::size_t number = 0; number < signs.size(); ++number) {
        addSequences(signs[number], number, part, count, seed, frames);
        labels.insert(labels.end(), static_cast<std::size_t>(count), static_cast<std::int32_t>(number));
    }
    return {{signSteps, signInputs, static_cast<int>(signs.size())}, std::move(frames), std::move(labels), 1};
}

}  // namespace

std::vector<float> sequenceOf(const Strokes& drawing) {
    std::vector<float> sequence(signSteps * signInputs);
    const Strokes strokes = centred(drawing, signSide);
    if (strokes.empty()) return sequence;
    const PenWay way(strokes);
    PenPoint pen;  // in the middle, lifted
    for (std::size_t step = 0; step < signSteps; ++step) {
        const double end = way.length() * static_cast<double>(step) / (signSteps - 1);
        const double half = way.length() / (signSteps - 1) / 2;
        const PenPoint next = way.at(end);
        sequence[step * signInputs] = static_cast<float>(next.x - pen.x);
        sequence[step * signInputs + 1] = static_cast<float>(next.y - pen.y);
        sequence[step * signInputs + 2] = step > 0 && way.isDownAt(end - half) ? 1.0f : 0.0f;
        pen = next;
    }
    return sequence;
}

Strokes redrawn(const Strokes& drawing, Random& random) {
    constexpr double finest = 0.06;  // of the drawing's longer side
    const Warp warp(random);
    const double slant = random.uniform(-0.25, 0.25);
    const double turn = random.uniform(-0.25, 0.25);
    const double width = random.uniform(0.75, 1.25);
    const double height = random.uniform(0.75, 1.25);
    Strokes strokes = dense(centred(drawing, 1), finest);
    for (Stroke& stroke : strokes) {
        const PenPoint shift{random.uniform(-0.04, 0.04), random.uniform(-0.04, 0.04)};
        for (PenPoint& p : stroke) {
            const PenPoint bent = warp({p.x + shift.x + 0.5, p.y + shift.y + 0.5});
            const double x = (bent.x - 0.5 - slant * (bent.y - 0.5)) * width;
            const double y = (bent.y - 0.5) * height;
            p = {0.5 + x * std::cos(turn) - y * std::sin(turn), 0.5 + x * std::sin(turn) + y * std::cos(turn)};
        }
    }
    return strokes;
}

bool isKeptForTest(std::size_t index, std::size_t count) {
    constexpr std::size_t oneIn = 5;
    return count < oneIn ? count > 1 && index + 1 == count : index % oneIn == oneIn - 1;
}

Dataset datasetOf(const std::vector<Sign>& signs, SignCounts counts, std::uint64_t seed) {
    Dataset dataset;
    dataset.name = "signs";
    dataset.title = "Signs";
    dataset.train = setOf(signs, SignPart::Train, counts.train, seed);
    dataset.test = setOf(signs, SignPart::Test, counts.test, seed);
    for (const Sign& sign : signs) dataset.classNames.push_back(sign.name);
    return dataset;
}

}  // namespace miru
