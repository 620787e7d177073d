// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Principal axes, distances and alignment of states, by relations that hold exactly.

#include <QTest>
#include <cmath>
#include <numbers>

#include "core/math/random.h"
#include "core/measure/state_space.h"

using namespace miru;

namespace {

/// So many states of independent noise, of this size in every unit.
std::vector<float> noise(int count, int units, std::uint64_t seed, double size = 1) {
    Random random(seed, "states");
    std::vector<float> states(static_cast<std::size_t>(count * units));
    for (float& number : states) number = static_cast<float>(random.uniform(-size, size));
    return states;
}

/// Each pair of units turned by an angle, everything scaled and moved.
std::vector<float> turned(std::vector<float> states, double angle, float scale, float shift) {
    for (std::size_t i = 0; i + 1 < states.size(); i += 2) {
        const auto a = static_cast<double>(states[i]);
        const auto b = static_cast<double>(states[i + 1]);
        states[i] = static_cast<float>(a * std::cos(angle) - b * std::sin(angle));
        states[i + 1] = static_cast<float>(a * std::sin(angle) + b * std::cos(angle));
    }
    for (float& number : states) number = scale * number + shift;
    return states;
}

/// Points of an ellipse with half-axes 3 and 1, its long axis along unit `along` of so many.
std::vector<float> ellipse(int count, int units, int along) {
    std::vector<float> states(static_cast<std::size_t>(count * units), 0.25F);
    for (int n = 0; n < count; ++n) {
        const double angle = 2 * std::numbers::pi * n / count;
        states[static_cast<std::size_t>(n * units + along)] += static_cast<float>(3 * std::cos(angle));
        states[static_cast<std::size_t>(n * units + (along + 1) % units)] += static_cast<float>(std::sin(angle));
    }
    return states;
}

}  // namespace

class TestStateSpace : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theAxesOfAnEllipseAreItsOwn_data() {
        QTest::addColumn<int>("count");
        QTest::newRow("more states than units: by the covariance") << 40;
        QTest::newRow("fewer states than units: by the Gram matrix") << 8;
    }
    void theAxesOfAnEllipseAreItsOwn() {
        QFETCH(int, count);
        constexpr int units = 12;
        const auto states = ellipse(count, units, 4);
        const PrincipalAxes axes = principalAxes(states, units);
        QVERIFY(std::abs(axes.first[4] - 1) < 1e-6);
        QVERIFY(std::abs(axes.second[5] - 1) < 1e-6);
        QVERIFY(std::abs(axes.firstShare - 0.9) < 1e-6);
        QVERIFY(std::abs(axes.secondShare - 0.1) < 1e-6);
        QVERIFY(std::abs(axes.mean[0] - 0.25) < 1e-6);
        QVERIFY(std::abs(axes.spread - std::sqrt(5)) < 1e-6);
        const auto points = project(states, axes);
        QCOMPARE(points.size(), static_cast<std::size_t>(count));
        QVERIFY(std::abs(points[0].x - 3) < 1e-6 && std::abs(points[0].y) < 1e-6);
        QVERIFY(std::abs(points[static_cast<std::size_t>(count / 4)].y - 1) < 1e-6);
    }

    void theSignOfAnAxisIsTheOneBeforeOrElsePositive() {
        constexpr int units = 6;
        const auto states = ellipse(30, units, 1);
        const PrincipalAxes axes = principalAxes(states, units);
        PrincipalAxes other = axes;
        for (double& number : other.first) number = -number;
        const PrincipalAxes following = principalAxes(states, units, &other);
        QVERIFY(std::abs(following.first[1] + 1) < 1e-6);
        QVERIFY(std::abs(following.second[2] - 1) < 1e-6);
        const PrincipalAxes ofAnother = principalAxes(ellipse(30, 4, 1), 4);  // of another network: says nothing
        QCOMPARE(principalAxes(states, units, &ofAnother), axes);
    }

    void statesThatDoNotDifferLieInOnePoint() {
        const std::vector<float> equal(20, 0.5F);
        const PrincipalAxes axes = principalAxes(equal, 4);
        QCOMPARE(axes.firstShare, 0.0);
        QCOMPARE(axes.spread, 0.0);
        for (const PlanePoint& point : project(equal, axes)) QCOMPARE(point, PlanePoint());
        QVERIFY(!distanceMoved(equal, noise(5, 4, 1), 4));
        QVERIFY(!linearCka(equal, noise(5, 4, 1), 4));
    }

    void oneUnitHasOneAxisAndOneStateNone() {
        const std::vector<float> numbers{-1, 0, 1};
        const PrincipalAxes line = principalAxes(numbers, 1);
        QCOMPARE(line.first, std::vector<double>{1});
        QCOMPARE(line.second, std::vector<double>{0});
        QCOMPARE(line.firstShare, 1.0);
        QCOMPARE(project(numbers, line)[2], (PlanePoint{1, 0}));
        const PrincipalAxes point = principalAxes(numbers, 3);
        QCOMPARE(point.firstShare, 0.0);
        QCOMPARE(project(numbers, point), std::vector<PlanePoint>{PlanePoint()});
        QCOMPARE(principalAxes({}, 3).spread, 0.0);
    }

    void whatIsNoNumberHasNoAxes() {
        std::vector<float> states = noise(6, 3, 1);
        states[4] = std::nanf("");
        QCOMPARE(principalAxes(states, 3).firstShare, 0.0);
        QVERIFY(!linearCka(states, noise(6, 3, 2), 3));
    }

    void theDistanceIsMeasuredInSpreads() {
        const auto then = ellipse(40, 4, 0);  // a spread of √5
        auto now = then;
        for (std::size_t n = 0; n < now.size(); n += 4) now[n] += 10;
        QVERIFY(std::abs(distanceMoved(then, now, 4).value() - 10 / std::sqrt(5)) < 1e-6);
        QCOMPARE(distanceMoved(then, then, 4).value(), 0.0);
        // States that change places have moved, though their mean has not.
        QCOMPARE(distanceMoved(std::vector<float>{-1, 1}, std::vector<float>{1, -1}, 1).value(), 2.0);
    }

    void alignmentSeesNeitherRotationNorScaleNorPlace() {
        const auto states = noise(50, 8, 1);
        QVERIFY(std::abs(linearCka(states, states, 8).value() - 1) < 1e-9);
        QVERIFY(std::abs(linearCka(states, turned(states, 0.7, 3, 0), 8).value() - 1) < 1e-6);
        QVERIFY(std::abs(linearCka(states, turned(states, -2, 0.01F, 5), 8).value() - 1) < 1e-4);
    }

    void alignmentOfIndependentNoiseIsSmall() {
        QVERIFY(linearCka(noise(400, 4, 1), noise(400, 4, 2), 4).value() < 0.05);
        const auto x = noise(400, 4, 1);
        auto half = noise(400, 4, 2);
        for (std::size_t n = 0; n < x.size(); n += 4)
            std::copy_n(x.begin() + static_cast<int>(n), 2, half.begin() + static_cast<int>(n));
        const double alignment = linearCka(x, half, 4).value();
        QVERIFY2(alignment > 0.4 && alignment < 0.6, "half of what is there is the same");
    }
};

QTEST_MAIN(TestStateSpace)
#include "tst_state_space.moc"
