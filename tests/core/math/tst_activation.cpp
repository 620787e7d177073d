// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fast tanh and sigmoid against the library's.

#include <QTest>
#include <limits>

#include "core/math/activation.h"

using namespace miru;

class TestActivation : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void tanhIsCloseToTheLibrarysEverywhere() {
        double greatest = 0;
        for (int i = -120'000; i <= 120'000; ++i) {
            const float x = static_cast<float>(i) * 1e-4f;
            greatest = std::max(greatest, std::abs(static_cast<double>(tanhOf(x)) - std::tanh(static_cast<double>(x))));
        }
        QVERIFY2(greatest < 5e-7, qPrintable(QString::number(greatest)));
    }

    void sigmoidIsCloseToTheLibrarysEverywhere() {
        double greatest = 0;
        for (int i = -200'000; i <= 200'000; ++i) {
            const float x = static_cast<float>(i) * 1e-4f;
            const double exact = 1 / (1 + std::exp(-static_cast<double>(x)));
            greatest = std::max(greatest, std::abs(static_cast<double>(sigmoidOf(x)) - exact));
        }
        QVERIFY2(greatest < 5e-7, qPrintable(QString::number(greatest)));
    }

    void tanhNeverLeavesItsRange() {
        for (const float x : {-1e30f, -8.f, -7.9f, 7.9f, 8.f, 1e30f, std::numeric_limits<float>::infinity()})
            QVERIFY(std::abs(tanhOf(x)) <= 1.0000002f);
    }

    void notANumberStaysNotANumber() {
        QVERIFY(std::isnan(tanhOf(std::numeric_limits<float>::quiet_NaN())));
        QVERIFY(std::isnan(sigmoidOf(std::numeric_limits<float>::quiet_NaN())));
    }
};

QTEST_GUILESS_MAIN(TestActivation)
#include "tst_activation.moc"
