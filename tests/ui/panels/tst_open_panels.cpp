// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Panels show what core hands them, of a cell and of tasks they have never heard of.

#include <QTest>

#include "core/learning/trainer.h"
#include "tests/support/small_dataset.h"
#include "tests/support/toy_cell.h"
#include "tests/support/toy_strategy.h"
#include "tests/support/toy_stream.h"
#include "tests/support/warnings.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/buffer_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/resources_panel.h"
#include "ui/panels/sparsity_panel.h"

using namespace miru;
using namespace miru::test;

class TestOpenPanels : public QObject {
    Q_OBJECT

    std::shared_ptr<const Snapshot> m_snapshot;

    template <typename PanelType>
    std::unique_ptr<PanelType> shown() {
        auto panel = std::make_unique<PanelType>();
        panel->resize(600, 400);
        panel->setSnapshot(m_snapshot);
        panel->QWidget::show();
        return panel;
    }

 private Q_SLOTS:
    void initTestCase() {
        failOnWarnings();
        const SequenceSet::Shape shape{6, 5, 4};
        const ToyStream stream({"four", "Four", smallSet(200, 11, shape), smallSet(80, 12, shape), {}}, {90, 40});
        ThreadPool threadPool(1);
        RunControl control;
        Knobs knobs;
        knobs[Knob::LearningRate] = 0.01;
        knobs[Knob::EvaluateEvery] = 2;
        Trainer trainer({.network = Network({.cell = toyCell, .inputs = 5, .hidden = 8, .classes = 4},
                                            {std::vector<Real>(8, Real(0.5)), std::vector<Real>(8, Real(0.5))}, {}, 1),
                         .stream = stream,
                         .threadPool = threadPool,
                         .control = control,
                         .makeStrategy = [](const Knobs&) { return std::make_unique<ToyStrategy>(Real(0.1)); }},
                        {.batch = 16, .epochs = 1, .strategy = {}, .knobs = knobs, .changes = {}});
        m_snapshot = trainer.run();
        QCOMPARE(m_snapshot->state, RunState::Finished);
    }

    void everySignalOfTheCellHasAHistogram() {
        const auto panel = shown<ActivityPanel>();
        QStringList titles;
        for (const HistogramChart* chart : panel->charts()) titles << chart->data().title;
        QCOMPARE(titles, (QStringList{"write gate i", "show gate o", "memory m", "hidden state h"}));
        QCOMPARE(panel->charts()[2]->data().high, 4.0);
    }

    void tasksOfDifferentLengthHaveBandsOfDifferentWidth() {
        const auto panel = shown<AccuracyPanel>();
        const auto& bands = panel->chart()->data().bands;
        QCOMPARE(bands.size(), 2);
        QCOMPARE(bands[0].to, 0.09);
        QCOMPARE(bands[1].to, 0.13);
        QCOMPARE(panel->chart()->data().xEnd, 0.13);
    }

    void theOthersShowItWithoutAWarning() {
        shown<MemoryMatrixPanel>();
        shown<SparsityPanel>();
        shown<ResourcesPanel>();
        shown<BufferPanel>();
    }
};

QTEST_MAIN(TestOpenPanels)
#include "tst_open_panels.moc"
