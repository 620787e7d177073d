// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drawn signs: what a network reads of a drawing, how few drawings become many sequences, and how they are kept.

#include "datasets/signs.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "datasets/folder_dataset.h"
#include "datasets/signs_folder.h"
#include "tests/support/data_files.h"
#include "tests/support/hand_drawn_signs.h"

using namespace miru;
using namespace miru::test;
using testing::DataFolder;

namespace {

/// One step of a drawing as it is read.
struct Step {
    double dx;
    double dy;
    bool isDown;
};

std::vector<Step> stepsOf(const Strokes& drawing) {
    const auto numbers = sequenceOf(drawing);
    std::vector<Step> steps;
    for (std::size_t n = 0; n < numbers.size(); n += signInputs)
        steps.push_back({static_cast<double>(numbers[n]), static_cast<double>(numbers[n + 1]), numbers[n + 2] > 0});
    return steps;
}

bool isNear(double a, double b) { return std::abs(a - b) < 1e-5; }

bool areAlike(const Strokes& a, const Strokes& b) {
    return std::ranges::equal(sequenceOf(a), sequenceOf(b), [](float x, float y) { return std::abs(x - y) < 1e-4f; });
}

Strokes moved(Strokes drawing, double scale, PenPoint by) {
    for (Stroke& stroke : drawing)
        for (PenPoint& p : stroke) p = {p.x * scale + by.x, p.y * scale + by.y};
    return drawing;
}

std::span<const Real> numbersOf(const SequenceSet& set, int n) {
    return {set.frames(n).numbers(), static_cast<std::size_t>(set.numbersPerSequence())};
}

bool holds(const SequenceSet& set, const Strokes& drawing) {
    for (int n = 0; n < set.count(); ++n)
        if (std::ranges::equal(numbersOf(set, n), sequenceOf(drawing))) return true;
    return false;
}

/// The one sentence with which a text is refused.
QString refusalOf(const char* text) {
    return sentenceOf([&] { readSigns(text); });
}

}  // namespace

class TestSigns : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aStraightLineIsReadInEqualSteps() {
        const auto steps = stepsOf({{{10, 50}, {30, 50}, {110, 50}}});  // the pen was faster in the end
        QVERIFY(isNear(steps[0].dx, -signSide / 2) && isNear(steps[0].dy, 0));
        QVERIFY2(!steps[0].isDown, "the pen goes to where the stroke begins");
        for (std::size_t n = 1; n < steps.size(); ++n) {
            QVERIFY(isNear(steps[n].dx, signSide / (signSteps - 1)));
            QVERIFY(isNear(steps[n].dy, 0) && steps[n].isDown);
        }
    }

    void theDirectionOfAStrokeCounts() {
        QVERIFY(!areAlike({{{0, 0}, {1, 0}}}, {{{1, 0}, {0, 0}}}));
        const auto up = stepsOf({{{0, 1}, {0, 0}}});
        QVERIFY(up[5].dy < 0 && isNear(up[5].dx, 0));
    }

    void aDotGoesNowhere() {
        for (const Strokes& dot : {Strokes{{{7, 7}}}, Strokes{{{7, 7}, {7, 7}, {7, 7}}}}) {
            const auto steps = stepsOf(dot);
            for (const Step& step : steps) QVERIFY(step.dx == 0 && step.dy == 0);
            QVERIFY(!steps.front().isDown && steps.back().isDown);
        }
    }

    void whatIsTooSmallToBeMeasuredIsADot() {
        for (const Step& step : stepsOf({{{0, 0}, {5e-324, 0}}})) QVERIFY(step.dx == 0 && step.dy == 0);
    }

    void nothingDrawnIsNothingRead() {
        for (const Strokes& nothing : {Strokes(), Strokes(2)})
            for (const float number : sequenceOf(nothing)) QCOMPARE(number, 0.0f);
    }

    void betweenTwoStrokesThePenIsLifted() {
        const auto steps = stepsOf({{{0, 0}, {10, 0}}, {{10, 5}, {0, 5}}});
        int lifted = 0;
        double x = 0, y = 0;
        for (std::size_t n = 0; n < steps.size(); ++n) {
            x += steps[n].dx;
            y += steps[n].dy;
            if (n == 0 || steps[n].isDown) continue;
            ++lifted;
            QVERIFY(steps[n].dy > 0);  // on its way down
        }
        QVERIFY2(lifted >= 5 && lifted <= 7, qPrintable(QString::number(lifted)));  // 5 of 25 parts of the way
        QVERIFY2(isNear(x, -signSide / 2) && isNear(y, signSide / 4), "it ends where the drawing ends");
    }

    void theDotOfAnIIsMet() {
        const auto steps = stepsOf({{{0, 3}, {0, 10}}, {{0, 0}}});
        QVERIFY(steps.back().isDown && steps.back().dx == 0 && isNear(steps.back().dy, 0));
        QVERIFY2(!steps[signSteps - 4].isDown, "before it the pen is in the air");
    }

    void neitherPlaceNorSizeMakesADifference() {
        for (const Sign& sign : fourSigns(2))
            for (const Strokes& drawing : sign.drawings) {
                QVERIFY(areAlike(drawing, moved(drawing, 1, {300, -20})));
                QVERIFY(areAlike(drawing, moved(drawing, 0.01, {0, 0})));
                QVERIFY(areAlike(drawing, moved(drawing, 37, {5, 5})));
            }
    }

    void moreOrFewerPointsMakeNoDifference() {
        QVERIFY(
            areAlike({{{0, 0}, {4, 0}, {4, 2}}}, {{{0, 0}, {1, 0}, {1, 0}, {3, 0}, {4, 0}, {4, 1}, {4, 2}, {4, 2}}}));
    }

    void anotherHandDrawsItOtherwiseButAlike() {
        const Strokes line{{{0, 0}, {100, 0}}};
        Random random(1, "test");
        const Strokes other = redrawn(line, random);
        QVERIFY2(other.front().size() > 10, "a long straight line can be bent");
        QVERIFY(!areAlike(line, other));
        const auto steps = stepsOf(other);
        double x = 0;
        for (std::size_t n = 1; n < steps.size(); ++n) x += steps[n].dx;
        QVERIFY(x > 0.8 * signSide);
        Random again(1, "test");
        QVERIFY2(redrawn(line, again) == other, "equal random numbers draw alike");
    }

    void oneDrawingInFiveIsKeptForTheTest_data() {
        QTest::addColumn<int>("drawings");
        QTest::addColumn<QList<int>>("kept");
        QTest::newRow("one alone") << 1 << QList<int>{};
        QTest::newRow("two") << 2 << QList<int>{1};
        QTest::newRow("four") << 4 << QList<int>{3};
        QTest::newRow("five") << 5 << QList<int>{4};
        QTest::newRow("nine") << 9 << QList<int>{4};
        QTest::newRow("ten") << 10 << QList<int>{4, 9};
    }
    void oneDrawingInFiveIsKeptForTheTest() {
        QFETCH(int, drawings);
        QList<int> kept;
        for (int n = 0; n < drawings; ++n)
            if (isKeptForTest(static_cast<std::size_t>(n), static_cast<std::size_t>(drawings))) kept << n;
        QTEST(kept, "kept");
    }

    void aFewDrawingsBecomeHundredsOfSequences() {
        const auto signs = fourSigns(5);
        const Dataset dataset = datasetOf(signs);
        const SequenceSet::Shape shape{signSteps, signInputs, 4};
        QVERIFY(dataset.train.shape() == shape && dataset.test.shape() == shape);
        QCOMPARE(dataset.train.count(), 4 * 320);
        QCOMPARE(dataset.test.count(), 4 * 80);
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"circle", "zigzag", "hook", "spiral"}));
        for (int n = 0; n < dataset.train.count(); ++n) QCOMPARE(dataset.train.label(n), n / 320);
        for (int n = 0; n < dataset.train.count(); ++n)
            for (const Real number : numbersOf(dataset.train, n)) QVERIFY(std::isfinite(number));
    }

    void noDrawingIsLearnedFromAndTestedOn() {
        for (const int drawings : {2, 5, 10}) {
            const auto signs = fourSigns(drawings);
            const Dataset dataset = datasetOf(signs);
            for (const Sign& sign : signs)
                for (std::size_t n = 0; n < sign.drawings.size(); ++n) {
                    const bool isKept = isKeptForTest(n, sign.drawings.size());
                    QCOMPARE(holds(dataset.test, sign.drawings[n]), isKept);
                    QCOMPARE(holds(dataset.train, sign.drawings[n]), !isKept);
                }
        }
    }

    void equalSeedsGiveEqualBits() {
        const auto signs = fourSigns(3);
        QCOMPARE(datasetOf(signs).fingerprint(), datasetOf(signs).fingerprint());
        QVERIFY(datasetOf(signs).fingerprint() != datasetOf(signs, {}, 2).fingerprint());
    }

    /// Signs taught earlier stay as they are when another follows.
    void aFurtherSignChangesNothingInThoseBefore() {
        auto signs = fourSigns(3);
        const Dataset four = datasetOf(signs);
        signs.pop_back();
        const Dataset three = datasetOf(signs);
        for (int n = 0; n < three.train.count(); ++n)
            QVERIFY(std::ranges::equal(numbersOf(three.train, n), numbersOf(four.train, n)));
    }

    void whatIsSavedIsReadBackToTheBit() {
        const DataFolder folder;
        const auto signs = fourSigns(5);
        const QString place = folder.path("our signs");
        saveSigns(place.toStdString(), signs);
        QVERIFY(openSigns(place.toStdString()) == signs);
        QCOMPARE(kindOfFolder(place), FolderKind::Csv);
        QCOMPARE(QString::fromStdString(problemWithFolder(place)), QString());
        const Dataset read = loadFolder(place);
        const Dataset made = datasetOf(signs);
        QCOMPARE(read.fingerprint(), made.fingerprint());
        QVERIFY(read.train.shape() == made.train.shape());
        QCOMPARE(read.classNames, made.classNames);
        QCOMPARE(read.title, std::string("our signs"));
    }

    void namesOfSignsMayBeNumbersOrHoldCommas() {
        const DataFolder folder;
        auto signs = fourSigns(2);
        signs[0].name = "7";
        signs[1].name = "one, \"two\"\nthree ♥";
        saveSigns(folder.path("signs").toStdString(), signs);
        QVERIFY(openSigns(folder.path("signs").toStdString()) == signs);
        QCOMPARE(loadFolder(folder.path("signs")).classNames, datasetOf(signs).classNames);
    }

    void signsAreWrittenOverButNothingElseIs() {
        const DataFolder folder;
        auto signs = fourSigns(2);
        saveSigns(folder.path("signs").toStdString(), signs);
        signs.pop_back();
        saveSigns(folder.path("signs").toStdString(), signs);
        QVERIFY(openSigns(folder.path("signs").toStdString()) == signs);
        folder.write("photos/one.png", "not ours");
        const QString sentence = sentenceOf([&] { saveSigns(folder.path("photos").toStdString(), signs); });
        QCOMPARE(sentence, folder.path("photos") + ": there is something else in this folder; choose a new one.");
        QCOMPARE(QDir(folder.path("photos")).entryList(QDir::Files), QStringList{"one.png"});
    }

    void hostileFilesAreRefusedInOneSentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto add = [](const char* name, const QByteArray& text, const char* sentence) {
            QTest::newRow(name) << text << QString(sentence);
        };
        const auto ofSign = [](const QByteArray& drawings) {
            return R"({"format": 1, "signs": [{"name": "a", "drawings": )" + drawings + "}]}";
        };
        const char* const point =
            "a point of drawing 1 of sign 1 must be [x, y], two numbers from −1000000 to 1000000.";
        add("no JSON", "{", "This is not JSON: line 1, column 2.");
        add("a list", "[]", "the file must be an object, {…}.");
        add("another format", R"({"format": 2, "signs": []})", "its format must be 1.");
        add("no signs", R"({"format": 1, "signs": []})", "signs must be a list of 1 to 10 entries.");
        add("too many signs", R"({"format": 1, "signs": [)" + QByteArray("0,").repeated(10) + "0]}",
            "signs must be a list of 1 to 10 entries.");
        add("an unknown key", R"({"format": 1, "signs": [1], "more": 1})", "the file has no key \"more\".");
        add("a sign without drawings", R"({"format": 1, "signs": [{"name": "a"}]})",
            "sign 1 must have the key \"drawings\".");
        add("a sign that is a number", R"({"format": 1, "signs": [7]})", "sign 1 must be an object, {…}.");
        add("an empty name", R"({"format": 1, "signs": [{"name": "", "drawings": []}]})",
            "the name of sign 1 must be a text of 1 to 80 bytes.");
        add("a long name", R"({"format": 1, "signs": [{"name": ")" + QByteArray(81, 'a') + R"(", "drawings": []}]})",
            "the name of sign 1 must be a text of 1 to 80 bytes.");
        add("no drawing", ofSign("[]"), "the drawings of sign 1 must be a list of 1 to 20 entries.");
        add("an empty drawing", ofSign("[[]]"), "drawing 1 of sign 1 must be a list of 1 to 20000 entries.");
        add("an empty stroke", ofSign("[[[]]]"),
            "a stroke of drawing 1 of sign 1 must be a list of 1 to 20000 entries.");
        add("a text", ofSign(R"([[[["1", 2]]]])"), point);
        add("three numbers", ofSign("[[[[1, 2, 3]]]]"), point);
        add("far away", ofSign("[[[[1, 1e300]]]]"), point);
        add("too many points",
            ofSign("[[" + ("[" + QByteArray("[1,1],").repeated(10'000) + "[1,1]],") + "[" +
                   QByteArray("[1,1],").repeated(10'000) + "[1,1]]]]"),
            "drawing 1 of sign 1 has more than 20000 points.");
        add("deep", ofSign(QByteArray(500, '[') + QByteArray(500, ']')), nullptr);
        add("twice the same",
            R"({"format": 1, "signs": [{"name": "a", "drawings": [[[[1, 1]]]]}, {"name": "a", "drawings": [[[[1, 1]]]]}]})",
            "there are two signs called \"a\".");
    }
    void hostileFilesAreRefusedInOneSentence() {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        const DataFolder folder;
        folder.write("signs.json", text);
        const QString refusal = refusalOf(text.constData());
        QVERIFY2(sentence.isNull() ? !refusal.isEmpty() : refusal == sentence, qPrintable(refusal));
        QCOMPARE(sentenceOf([&] { openSigns(folder.path().toStdString()); }),
                 folder.path("signs.json") + ": " + refusal);
    }

    void whereThereAreNoSignsNoneAreFound() {
        const DataFolder folder;
        QVERIFY(!holdsSigns(folder.path().toStdString()));
        QVERIFY(!sentenceOf([&] { openSigns(folder.path().toStdString()); }).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSigns)
#include "tst_signs.moc"
