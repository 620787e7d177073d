// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bars of the signs taught: as long as the sign is probable, and what is forgotten stands out.

#include <QSignalSpy>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"
#include "ui/teach/answer_bars.h"

using namespace miru;

namespace {

const Strokes someDrawing{{{0, 0}, {1, 1}}};

AnswerBar barOf(const QString& name, std::optional<double> whenTaught, std::optional<double> now,
                std::optional<double> probability) {
    return {name, someDrawing, whenTaught, now, probability};
}

/// Pixels of the task's colour in the middle of the sign's row: the length of its bar.
int lengthOf(const QImage& image, const AnswerBars& bars, int sign) {
    const QRect row = bars.rowOf(sign);
    return inkIn(image, QRect(row.left(), row.center().y(), row.width(), 1), taskColor(sign));
}

}  // namespace

class TestAnswerBars : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aBarIsAsLongAsItsSignIsProbable() {
        AnswerBars bars;
        bars.resize(600, 300);
        bars.setBars({barOf("a", 1, 1, 0.25), barOf("b", 1, 1, 0.75), barOf("c", 1, 1, 0)});
        const QImage image = pictureOf(bars);
        QVERIFY(lengthOf(image, bars, 0) > 40);
        QVERIFY(std::abs(lengthOf(image, bars, 1) - 3 * lengthOf(image, bars, 0)) <= 4);
        QCOMPARE(lengthOf(image, bars, 2), 0);
    }

    void whileNothingIsDrawnThereAreNoBars() {
        AnswerBars bars;
        bars.resize(600, 300);
        bars.setBars({barOf("a", 1, 1, {}), barOf("b", 1, 1, {})});
        for (const int sign : {0, 1}) QCOMPARE(lengthOf(pictureOf(bars), bars, sign), 0);
    }

    void whatIsMuchForgottenStandsOut() {
        AnswerBars bars;
        bars.resize(600, 300);
        bars.setBars({barOf("a", 0.96, 0.03, {}), barOf("b", 0.96, 0.9, {})});
        const QImage image = pictureOf(bars);
        QVERIFY(inkIn(image, bars.rowOf(0), colors().warning) > 20);
        QCOMPARE(inkIn(image, bars.rowOf(1), colors().warning), 0);
    }

    void thenAndNowAreSaidWhereTheyDiffer() {
        const auto said = [](std::optional<double> then, std::optional<double> now) {
            return accuracyThenAndNow(barOf("a", then, now, {})).replace(QChar::Nbsp, ' ');
        };
        QCOMPARE(said(0.96, 0.03), QString("96 % → 3 %"));
        QCOMPARE(said(0.96, 0.961), QString("96 %"));
        QCOMPARE(said({}, {}), QString());
    }

    void tenSignsFitAndEachCanBeChosen() {
        AnswerBars bars;
        bars.setBars(std::vector<AnswerBar>(10, barOf("sign", 1, 1, 0.1)));
        bars.resize(600, bars.minimumSizeHint().height());
        QVERIFY(bars.rowOf(9).bottom() <= bars.height());
        const QSignalSpy chosen(&bars, &AnswerBars::chosen);
        for (int sign = 0; sign < 10; ++sign) {
            QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowOf(sign).center());
            QCOMPARE(chosen.last().first().toInt(), sign);
        }
        QTest::keyClick(&bars, Qt::Key_Down);  // there is none below
        QTest::keyClick(&bars, Qt::Key_Up);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(chosen.last().first().toInt(), 8);
    }

    void belowTheLastSignThereIsNoneToChoose() {
        AnswerBars bars;
        bars.resize(600, 400);
        const QSignalSpy chosen(&bars, &AnswerBars::chosen);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, {50, 50});
        QTest::keyClick(&bars, Qt::Key_Return);
        bars.setBars({barOf("a", 1, 1, {})});
        QTest::mouseClick(&bars, Qt::LeftButton, {}, {50, 390});
        QCOMPARE(chosen.count(), 0);
    }
};

QTEST_MAIN(TestAnswerBars)
#include "tst_answer_bars.moc"
