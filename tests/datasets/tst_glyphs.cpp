// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Glyphs: repeatable, inside the picture, and of the difficulty they promise.

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/math/random.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "datasets/glyphs.h"
#include "tests/support/sanitized.h"

using namespace miru;

namespace {

constexpr int digits = 10;
constexpr int pixels = glyphSide * glyphSide;

/// A softmax on the bare pixels, the best a classifier can do that only weighs them.
class LinearClassifier {
 public:
    void learn(const SequenceSet& set, float rate, Random& random) {
        for (const int n : shuffledIndices<int>(static_cast<std::size_t>(set.count()), random)) {
            read(set, n);
            auto shares = answer();
            shares[static_cast<std::size_t>(set.label(n))] -= 1;
            for (std::size_t d = 0; d < digits; ++d) {
                const float step = rate * shares[d];
                for (std::size_t i = 0; i < m_x.size(); ++i) m_weights[d][i] -= step * m_x[i];
            }
        }
    }

    double accuracyOn(const SequenceSet& set) {
        int right = 0;
        for (int n = 0; n < set.count(); ++n) {
            read(set, n);
            const auto shares = answer();
            right += std::ranges::max_element(shares) - shares.begin() == set.label(n) ? 1 : 0;
        }
        return static_cast<double>(right) / set.count();
    }

 private:
    using Input = std::array<float, pixels + 1>;  // the last is always 1

    void read(const SequenceSet& set, int n) {
        const FrameView frames = set.frames(n);
        for (std::size_t i = 0; i < pixels; ++i) m_x[i] = static_cast<float>(frames.bytes()[i]) / 255.0f;
        m_x[pixels] = 1;
    }

    std::array<float, digits> answer() const {
        std::array<float, digits> shares{};
        for (std::size_t d = 0; d < digits; ++d)
            for (std::size_t i = 0; i < m_x.size(); ++i) shares[d] += m_weights[d][i] * m_x[i];
        const float greatest = *std::ranges::max_element(shares);
        float sum = 0;
        for (float& share : shares) sum += share = std::exp(share - greatest);
        for (float& share : shares) share /= sum;
        return shares;
    }

    Input m_x{};
    std::array<Input, digits> m_weights{};
};

}  // namespace

class TestGlyphs : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aGlyphIsAlwaysTheSame() {
        for (int digit = 0; digit < digits; ++digit) {
            const GlyphImage first = drawGlyph(digit, 5);
            drawGlyph(digit, 6);  // what was drawn in between changes nothing
            QVERIFY(first == drawGlyph(digit, 5));
        }
    }

    void twoGlyphsOfADigitDiffer() {
        for (int digit = 0; digit < digits; ++digit)
            for (std::uint64_t number = 0; number < 20; ++number)
                QVERIFY(drawGlyph(digit, number) != drawGlyph(digit, number + 1));
    }

    void twoDigitsOfOneNumberDiffer() {
        for (int digit = 1; digit < digits; ++digit) QVERIFY(drawGlyph(digit, 3) != drawGlyph(digit - 1, 3));
    }

    void everyGlyphHasInkAndKeepsItInsideThePicture() {
        std::uint64_t allInk = 0;
        std::uint64_t inkOnTheRim = 0;
        for (std::uint64_t number = 0; number < 5000; ++number) {
            const GlyphImage image = drawGlyph(static_cast<int>(number % digits), number);
            const int inked = static_cast<int>(std::ranges::count_if(image, [](int p) { return p > 100; }));
            QVERIFY2(inked >= 12 && inked < pixels / 2, qPrintable(QString::number(inked)));
            for (std::size_t i = 0; i < image.size(); ++i) {
                const auto x = i % glyphSide;
                const auto y = i / glyphSide;
                allInk += image[i];
                if (x == 0 || y == 0 || x == glyphSide - 1 || y == glyphSide - 1) inkOnTheRim += image[i];
            }
        }
        // A stroke may touch the rim now and then; were glyphs cut off, much of their ink would lie there.
        const double share = static_cast<double>(inkOnTheRim) / static_cast<double>(allInk);
        QVERIFY2(share < 0.01, qPrintable(QString::number(share)));
    }

    void theDigitsAreEquallyOften() {
        const Dataset dataset = drawGlyphs(1000, 200);
        const SequenceSet::Shape shape{glyphSide, glyphSide, digits};
        for (const auto& [set, count] : {std::pair{dataset.train, 1000}, std::pair{dataset.test, 200}}) {
            QVERIFY(set.shape() == shape);
            QCOMPARE(set.count(), count);
            QCOMPARE(set.bytesPerElement(), 1);
            QCOMPARE(set.scale(), 255.0f);
            std::array<int, digits> often{};
            for (int n = 0; n < count; ++n) ++often[static_cast<std::size_t>(set.label(n))];
            for (const int times : often) QCOMPARE(times, count / digits);
        }
        QCOMPARE(dataset.name, std::string("glyphs"));
        QCOMPARE(dataset.classNames.size(), std::size_t{digits});
    }

    void aShorterSetIsTheBeginningOfALongerOne() {
        const Dataset small = drawGlyphs(300, 10);
        const Dataset large = drawGlyphs(700, 10);
        for (int n = 0; n < 300; ++n)
            QVERIFY(std::equal(small.train.frames(n).bytes(), small.train.frames(n).bytes() + pixels,
                               large.train.frames(n).bytes()));
    }

    void noGlyphIsLearnedFromAndTestedOn() {
        const Dataset dataset = drawGlyphs(500, 500);
        for (int test = 0; test < 500; ++test)
            for (int train = 0; train < 500; ++train)
                QVERIFY(!std::equal(dataset.test.frames(test).bytes(), dataset.test.frames(test).bytes() + pixels,
                                    dataset.train.frames(train).bytes()));
    }

    void aLinearClassifierLearnsThemButNotWell() {
        const Dataset dataset = drawGlyphs(20'000, 4'000);
        Random random(1, "test");
        LinearClassifier classifier;
        float rate = 0.02f;
        double best = 0;
        for (int epoch = 0; epoch < (isSanitized ? 2 : 15); ++epoch) {
            classifier.learn(dataset.train, rate, random);
            best = std::max(best, classifier.accuracyOn(dataset.test));
            rate *= 0.7f;
        }
        qInfo("linear classifier: %.2f %%", best * 100);
        QVERIFY2(best < 0.93, qPrintable(QString::number(best)));
        QVERIFY2(best > 0.60, qPrintable(QString::number(best)));
    }

    void everyRuleOfCreditLearnsAFew_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("rule");
        const char* const rules[] = {"BPTT", "truncated BPTT", "feedback alignment"};
        for (const CellKind cell : cellKinds())
            for (int rule = 0; rule < 3; ++rule)
                QTest::addRow("%s, %s", cell->title, rules[rule]) << QString(cell->key) << rule;
    }
    void everyRuleOfCreditLearnsAFew() {
        QFETCH(QString, cell);
        QFETCH(int, rule);
        ExperimentSpec spec;
        spec.data.tasks = 1;
        spec.model.cell = *findCellKind(cell.toStdString());
        spec.model.hiddenUnits = 32;
        spec.training = {
            .learningRate = 0.005, .batch = 16, .epochs = 3, .credit = static_cast<CreditRule>(rule), .truncation = 8};
        spec.evaluation.every = 2000;
        const Run run = runExperiment(spec, drawGlyphs(6000, 1000), {});
        const double accuracy = run.latest()->scoreboard.rows()[0][0];
        qInfo("%s: %.1f %%", QTest::currentDataTag(), accuracy * 100);
        QVERIFY2(accuracy > 0.25, qPrintable(QString::number(accuracy)));  // chance: 0.1
    }

    /// Better than any linear classifier does.
    void aRecurrentNetworkLearnsThemWell_data() {
        QTest::addColumn<int>("sequences");
        QTest::addColumn<double>("least");
        QTest::newRow("a few") << 6'000 << 0.93;
        if (qEnvironmentVariableIsSet("MIRU_LONG_TESTS")) QTest::newRow("all") << 60'000 << 0.97;
    }
    void aRecurrentNetworkLearnsThemWell() {
        QFETCH(int, sequences);
        QFETCH(double, least);
        ExperimentSpec spec;
        spec.data.dataset = "glyphs";
        spec.data.tasks = 1;
        spec.model.cell = CellKind::Gru;
        spec.model.hiddenUnits = 64;
        spec.training = {.learningRate = 0.005, .batch = 16, .epochs = sequences > 10'000 ? 2 : 5};
        spec.evaluation.every = 2000;
        const Run record = runExperiment(spec, drawGlyphs(sequences, sequences / 4), {});
        QVERIFY(record.latest());
        QCOMPARE(record.latest()->state, RunState::Finished);
        QCOMPARE(record.latest()->scoreboard.learnedCount(), 1);
        const double accuracy = record.latest()->scoreboard.rows()[0][0];
        qInfo("GRU: %.2f %%", accuracy * 100);
        QVERIFY2(accuracy > least, qPrintable(QString::number(accuracy)));
    }
};

QTEST_GUILESS_MAIN(TestGlyphs)
#include "tst_glyphs.moc"
