// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/export_desk.h"

#include <exception>
#include <optional>

#include "core/export/export_folder.h"
#include "core/files/memory.h"
#include "core/run/learned_tasks.h"
#include "core/run/run_folder.h"
#include "datasets/library.h"
#include "ui/device/device_words.h"
#include "ui/panels/resources_panel.h"
#include "ui/report/c_export_dialog.h"
#include "ui/style/numbers.h"
#include "ui/style/spec_text.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

/// What came of an export.
struct Written {
    QString problem = {};  ///< empty: it is written
    ExportSize size = {};
    std::optional<ExportLoss> loss = {};
    bool isSynthetic = false;  ///< it checks itself on made-up sequences
};

Written write(const ExperimentSpec& spec, const Snapshot& moment, const ExportPlan& plan, const QString& folder,
              const Library& library) {
    try {
        const StoredNetwork stored = storedNetworkOf(spec, moment);
        const TasksForExport tasks = tasksForExport(stored, plan.numbers, library);
        const NetworkExport network = exportNetwork(stored, plan, tasks.stream.get());
        writeExport(folder.toStdString(), network);
        return {{}, network.size, network.loss, !tasks.stream};
    } catch (const std::exception& error) {
        return {QString::fromStdString(sentenceOf(error))};
    }
}

DeviceFinding countOn(const DeviceBoard& board, const ExperimentSpec& spec, const Snapshot& moment,
                      const ExportPlan& plan, const Library& library, const std::stop_token& stop) {
    DeviceFinding finding{.network = moment.model, .batch = moment.position.batch, .plan = plan};
    try {
        const StoredNetwork stored = storedNetworkOf(spec, moment);
        const TasksForExport tasks = tasksForExport(stored, plan.numbers, library);
        const DeviceExports exports = exportForDevice(stored, plan, tasks.stream.get(), LossTest::Skip);
        finding.size = exports.network.size;
        finding.counts = countOnDevice(exports, board, stop);
    } catch (const std::exception& error) {
        if (stop.stop_requested()) return {};
        finding.problem = QString::fromStdString(sentenceOf(error));
    }
    return finding;
}

}  // namespace

ExportDesk::ExportDesk(const Workbench& bench, const Library& library, ResourcesPanel* costs, QWidget* window)
    : QObject(window), m_bench(bench), m_library(library), m_costs(costs), m_window(window) {
    connect(costs->device(), &DeviceView::countWanted, this, &ExportDesk::count);
    connect(costs->device(), &DeviceView::stopWanted, this, [this] { m_counting.request_stop(); });
}

ExportDesk::~ExportDesk() { m_counting.request_stop(); }

void ExportDesk::finish() {
    m_counting.request_stop();
    m_background.finish();
}

void ExportDesk::exportAsC() {
    const auto moment = m_bench.shown();
    const auto spec = m_bench.settingsShown();
    NetworkToExport what;
    if (moment && spec && moment->model) {
        what.network = moment->model;
        what.name = tr("%1, %2 hidden units, after %3 batches")
                        .arg(words::nameOf(moment->network.cell), words::number(moment->network.hidden),
                             words::number(moment->position.batch));
        what.hasData = m_library.isHere(QString::fromStdString(spec->data.dataset));
    }
    auto* const dialog = new CExportDialog(what, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, moment, spec] {
        Q_EMIT messageRequested(Message::note(tr("The network is being written as C …")));
        const QString folder = dialog->folder();
        m_background.run(
            [moment, spec, plan = dialog->plan(), folder, &library = m_library] {
                return write(*spec, *moment, plan, folder, library);
            },
            [this, folder](const Written& written) {
                if (!written.problem.isEmpty()) return Q_EMIT messageRequested({written.problem});
                QStringList sentences{
                    tr("The network is in %1 as C: %2 bytes of constants in flash, %3 bytes of state in "
                       "RAM.")
                        .arg(folder, words::number(written.size.weightBytes), words::number(written.size.stateBytes))};
                if (written.loss) sentences << lossInWords(*written.loss);
                if (written.isSynthetic)
                    sentences << tr("Its data are not here, so it checks itself on synthetic sequences.");
                Q_EMIT messageRequested(Message::success(sentences.join(' '), {offerToOpen(folder)}));
            });
    });
    dialog->show();
}

void ExportDesk::count(const std::shared_ptr<const Snapshot>& moment, const ExportPlan& plan) {
    const auto spec = m_bench.settingsShown();
    if (!spec) return m_costs->device()->setFinding({});
    m_counting = std::stop_source();
    m_background.run(
        [moment, spec, plan, &library = m_library, stop = m_counting.get_token()] {
            return countOn(deviceBoards().front(), *spec, *moment, plan, library, stop);
        },
        [this](const DeviceFinding& finding) { m_costs->device()->setFinding(finding); });
}

}  // namespace miru
