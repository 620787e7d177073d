// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a simulated program prints, and what is read from it.

#include <QTest>

#include "core/export/device_program.h"

using namespace miru;

namespace {

/// A line as the program prints it; the timer ticks eight times in five instructions.
std::string line(const char* name, std::uint64_t number) {
    return QString("%1 %2\n").arg(name).arg(number, 16, 16, QLatin1Char('0')).toStdString();
}
std::uint64_t ticks(std::uint64_t instructions) { return instructions * 8 / 5; }

std::string output(std::uint64_t loop = 20'000) {
    std::string text = "qemu: a remark\n" + line("loop", ticks(loop)) + line("mark", ticks(10'000)) +
                       line("init", ticks(100)) + line("step", ticks(6000)) + line("logits", ticks(300)) +
                       line("sequences", 2) + line("steps", 6) + line("wrong", 0) + line("code", 900) +
                       line("constants", 4000) + line("state", 500) + line("stack", 64);
    for (std::uint64_t part = 0; part < devicePartCount; ++part)
        text += line(qPrintable(QString("part%1").arg(part)), ticks(1000 * part + 60)) +
                line(qPrintable(QString("marks%1").arg(part)), 6);
    return text;
}

/// Ten updates of four sequences and two rehearsed ones.
std::string learningOutput(std::uint64_t loop = 20'000) {
    return line("loop", ticks(loop)) + line("stack", 64) + line("learn", ticks(10 * 4 * 500)) +
           line("rehearse", ticks(10 * 2 * 600)) + line("update", ticks(10 * 700)) + line("keep", ticks(10 * 4 * 10)) +
           line("updates", 10) + line("fresh", 4) + line("rehearsed", 2) + line("first", 2'500'000'000) +
           line("last", 250'000'000) + line("distance", 3000) + line("agrees", 1) + line("code", 900) +
           line("constants", 4000) + line("learned", 8000) + line("learner", 9000) + line("memory", 700);
}

}  // namespace

class TestDeviceProgram : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatWasCountedIsReadPerSequence() {
        const DeviceCount count = readDeviceOutput(output(), output());
        QCOMPARE(count.perInference, 3200.0);
        QCOMPARE(count.perStep, 1000.0);
        QCOMPARE(count.steps, 3.0);
        QCOMPARE(count.flashBytes(), 4900);
        QCOMPARE(count.ramBytes(), 564);
        QVERIFY(count.agrees);
        // What the marks themselves take is not counted.
        for (std::size_t part = 0; part < devicePartCount; ++part)
            QCOMPARE(count.parts[part], 500.0 * static_cast<double>(part));
    }

    void whatLearningTakesIsReadPerUpdate() {
        const DeviceLearningCount count = readDeviceLearning(learningOutput());
        QCOMPARE(count.perSequence, 500.0);
        QCOMPARE(count.perRehearsal, 600.0);
        QCOMPARE(count.perStep, 700.0);
        QCOMPARE(count.perKept, 10.0);
        QCOMPARE(count.perUpdate(), 4 * 510.0 + 2 * 600.0 + 700.0);
        QCOMPARE(count.firstLoss, 2.5);
        QCOMPARE(count.lastLoss, 0.25);
        QCOMPARE(count.distance, 3e-6);
        QVERIFY(count.agrees);
        QCOMPARE(count.flashBytes(), 900 + 4000 + 8000);
        QCOMPARE(count.ramBytes(), 8000 + 9000 + 700 + 64);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readDeviceLearning(learningOutput(20'100)));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readDeviceLearning(output()));
    }

    void aSimulatorThatCountsWrongIsNotBelieved() {
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readDeviceOutput(output(20'100), output()));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readDeviceOutput(output(), output(10'000)));
    }

    void whatIsMissingIsNamed() {
        for (const char* other : {"", "loop", "loop zzzz\n", "\n\n"})
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, readDeviceOutput(other, output()));
        std::string cut = output();
        cut.resize(cut.find("stack"));
        try {
            readDeviceOutput(cut, output());
            QFAIL("it was believed");
        } catch (const std::runtime_error& error) {
            QVERIFY(std::string(error.what()).find("stack") != std::string::npos);
        }
    }

    void boardsAreFoundByName() {
        QCOMPARE(deviceBoards().size(), std::size_t{3});
        for (const DeviceBoard& board : deviceBoards()) QCOMPARE(findDeviceBoard(board.key), &board);
        QVERIFY(!findDeviceBoard("abacus"));
    }
};

QTEST_APPLESS_MAIN(TestDeviceProgram)
#include "tst_device_program.moc"
