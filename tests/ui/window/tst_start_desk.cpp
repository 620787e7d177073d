// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Before the first run the reader shows what the first tasks read, as soon as it is known.

#include <QTest>
#include <algorithm>
#include <memory>

#include "core/spec/make_network.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"
#include "tests/support/drive_window.h"
#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/pixel_image.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/accuracy_start.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/reader_start.h"
#include "ui/run/background.h"
#include "ui/window/start_desk.h"
#include "ui/window/workbench.h"

using namespace miru;
using drive::patience;
using drive::shortRun;

class TestStartDesk : public QObject {
    Q_OBJECT

    const Library m_library;
    ExperimentSpec m_settings;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<AccuracyPanel> m_accuracy;
    std::unique_ptr<ReaderPanel> m_reader;
    std::unique_ptr<StartDesk> m_desk;
    std::unique_ptr<Background> m_background;

    std::vector<float> numbersSeen(int task) const { return m_reader->start()->picture(task)->data().values; }
    QString sentence() const { return m_reader->start()->sentence(); }
    bool isSeen(int task) const { return m_reader->start()->picture(task)->isVisible(); }
    /// Takes these settings and waits until the reader has something to say of them.
    bool show(const ExperimentSpec& settings) {
        const QString before = sentence();
        m_settings = settings;
        m_desk->setNext(settings);
        return QTest::qWaitFor([&] { return sentence() != before; }, patience);
    }

 private Q_SLOTS:
    void init() {
        failOnWarnings();
        m_settings = shortRun();
        m_bench = std::make_unique<Workbench>(
            m_library, [this] { return m_settings; }, nullptr);
        m_background = std::make_unique<Background>();
        m_accuracy = std::make_unique<AccuracyPanel>();
        m_reader = std::make_unique<ReaderPanel>();
        m_desk =
            std::make_unique<StartDesk>(*m_bench, m_library, *m_background, m_accuracy.get(), m_reader.get(), nullptr);
        showAt(*m_reader, {400, 640});
    }
    void cleanup() {
        m_background.reset();
        m_desk.reset();
        m_bench.reset();
    }

    void aPermutedImageIsTheSameInAnotherOrder() {
        QVERIFY(show(m_settings));
        QVERIFY(isSeen(0) && isSeen(1));
        QVERIFY2(sentence().startsWith("The same image, in another order"), qPrintable(sentence()));
        const auto first = numbersSeen(0);
        const auto second = numbersSeen(1);
        QVERIFY(first != second);
        const Dataset data = m_library.load(m_settings.data.dataset);
        const auto order = makeStream(streamPlanOf(m_settings), data)->makeTask(1).order();
        auto backInPlace = second;
        for (std::size_t n = 0; n < order.size(); ++n) backInPlace[order[n]] = second[n];
        QCOMPARE(backInPlace, first);
        QCOMPARE(m_accuracy->start()->tasks(), 2);
    }

    void eachSeedHasAnOrderOfItsOwn() {
        QVERIFY(show(m_settings));
        const auto first = numbersSeen(0);
        const auto second = numbersSeen(1);
        ++m_settings.seed;
        m_desk->setNext(m_settings);
        QTRY_VERIFY_WITH_TIMEOUT(numbersSeen(1) != second, patience);
        QCOMPARE(numbersSeen(0), first);
    }

    void splitClassesHaveAnImageEachAndAreNamed() {
        m_settings.data.stream = StreamKind::SplitClasses;
        m_settings.data.tasks = 5;
        QVERIFY(show(m_settings));
        QCOMPARE(sentence(), QString("Task 1 asks for 0 or 1, task 2 for 2 or 3."));
        QVERIFY(isSeen(0) && isSeen(1) && numbersSeen(0) != numbersSeen(1));
        m_settings.data.tasks = 2;
        QVERIFY(show(m_settings));
        QCOMPARE(sentence(), QString("Task 1 asks for 5 classes, task 2 for 5 others."));
    }

    void oneTaskHasOneImage() {
        m_settings.data.tasks = 1;
        QVERIFY(show(m_settings));
        QVERIFY(isSeen(0) && !isSeen(1));
        QVERIFY2(sentence().startsWith("One task alone"), qPrintable(sentence()));
    }

    void whatIsNotHereOrDoesNotFitLeavesASentence() {
        m_settings.data.dataset = "/nowhere/at/all";
        QVERIFY(show(m_settings));
        QVERIFY2(sentence().contains("all is not on this machine"), qPrintable(sentence()));
        QVERIFY(!isSeen(0) && !isSeen(1));
        m_settings = shortRun();
        m_settings.data.stream = StreamKind::SplitClasses;
        m_settings.data.tasks = 3;  // ten classes cannot be split into three equal tasks
        QVERIFY(show(m_settings));
        QVERIFY2(sentence().startsWith("During a run you see here"), qPrintable(sentence()));
        QVERIFY(!isSeen(0) && !isSeen(1));
    }

    void theLargeButtonBeginsTheRun() {
        Q_EMIT m_accuracy->runWanted();
        QVERIFY(m_bench->session()->isActive());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Finished, patience);
    }

    void whileARunIsThereNothingIsLookedFor() {
        m_desk->setNext(m_settings);
        m_bench->run();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Finished, patience);
        QVERIFY(sentence().isEmpty());
        m_bench->reset();
        QVERIFY(show(m_settings));
        QVERIFY(isSeen(0) && isSeen(1));
    }
};

QTEST_MAIN(TestStartDesk)
#include "tst_start_desk.moc"
