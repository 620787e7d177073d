// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the probe sees inside a network.

#include <QTest>
#include <numeric>

#include "core/measure/probe.h"
#include "core/model/cell_kinds.h"

using namespace miru;

namespace {

constexpr int hidden = 16;
constexpr int steps = 5;
constexpr int batch = 4;

Network makeNetwork(CellKind cell, Inhibition inhibition) {
    return Network({cell, ResetOrder::BeforeProduct, 3, hidden, 2},
                   {std::vector<Real>(hidden, Real(0.5)), std::vector<Real>(hidden, Real(0.5))}, inhibition, 2);
}

Matrix input() {
    Random random(3, "input");
    Matrix x(3, steps * batch);
    for (int j = 0; j < x.cols(); ++j)
        for (int i = 0; i < 3; ++i) x(i, j) = static_cast<Real>(random.normal());
    return x;
}

}  // namespace

class TestProbe : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everySignalOfTheCellIsCountedOnce_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("signalCount");
        for (const auto& [key, count] :
             {std::pair{"lstm", 6}, {"gru", 4}, {"mgu", 3}, {"miru1", 3}, {"miru2", 2}, {"rnn", 2}, {"mingru", 3}})
            QTest::newRow(key) << QString(key) << count;
    }
    void everySignalOfTheCellIsCountedOnce() {
        QFETCH(QString, cell);
        QFETCH(int, signalCount);
        const Matrix x = input();
        const Activity activity = Probe().observe(makeNetwork(*findCellKind(cell.toStdString()), {}), {steps, x});
        QCOMPARE(static_cast<int>(activity.signals.size()), signalCount);
        for (const auto& [signal, histogram] : activity.signals) {
            QCOMPARE(histogram.total, std::int64_t{hidden * steps * batch});
            if (signal.range != Signal::Range::Unbounded) QCOMPARE(histogram.low, isGate(signal) ? 0.0 : -1.0);
        }
    }

    void withInhibitionExactlyKUnitsFireAtEveryStep_data() {
        QTest::addColumn<int>("where");
        QTest::newRow("on the state") << 0;
        QTest::newRow("before the readout") << 1;
    }
    void withInhibitionExactlyKUnitsFireAtEveryStep() {
        QFETCH(int, where);
        const Inhibition inhibition{.sparsity = 0.75, .where = static_cast<Inhibition::Where>(where)};
        const Matrix x = input();
        const Activity activity = Probe().observe(makeNetwork(CellKind::Miru2, inhibition), {steps, x});
        QCOMPARE(activity.mask.units, hidden);
        QCOMPARE(activity.mask.steps, steps);
        for (int t = 0; t < steps; ++t)
            QCOMPARE(std::accumulate(activity.mask.fires.begin() + t * hidden,
                                     activity.mask.fires.begin() + (t + 1) * hidden, 0),
                     4);
        const double mean =
            static_cast<double>(std::accumulate(activity.firingShares.begin(), activity.firingShares.end(), 0.f)) /
            hidden;
        QVERIFY(std::abs(mean - 0.25) < 1e-5);
    }

    void overlapIsOneForEqualSharesAndZeroForStrangers() {
        QCOMPARE(overlap({0.5f, 0.f, 1.f}, {0.5f, 0.f, 1.f}), 1.0);
        QCOMPARE(overlap({1.f, 0.f}, {0.f, 1.f}), 0.0);
        QVERIFY(std::abs(overlap({1.f, 0.5f}, {0.5f, 1.f}) - 0.5) < 1e-9);
        QCOMPARE(overlap({0.f, 0.f}, {0.f, 0.f}), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
