// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/path_kind.h"
#include "app/stored_network.h"
#include "core/export/export_folder.h"
#include "core/export/onnx_file.h"
#include "core/export/onnx_network.h"
#include "core/files/atomic_file.h"
#include "datasets/catalog.h"

namespace miru {
namespace {

/// What the network has learned, as people call it; of one's own data the name of the folder, not where it lies.
std::string datasetTitle(const std::string& name) {
    if (const CatalogEntry* const entry = findInCatalog(QString::fromStdString(name)))
        return entry->title.toStdString();
    std::filesystem::path path = std::filesystem::path(name).lexically_normal();
    if (path.filename().empty()) path = path.parent_path();
    return QString::fromStdString(path.filename().string()).toStdString();  // in UTF-8, whatever the folder's name is
}

/// Why this is no place for an ONNX file, a sentence; nothing if it is one.
std::optional<std::string> obstacleToOnnxFile(const std::string& out) {
    std::error_code ignored;
    if (std::filesystem::is_directory(out, ignored))
        return "--out is " + out + ", a folder; name the file to write, for instance " +
               (std::filesystem::path(out) / "network.onnx").string() + ".";
    if (std::filesystem::path(out).extension() == ".onnx") return std::nullopt;
    return "--out is " + out + "; the name of an ONNX file ends in .onnx.";
}

}  // namespace

int exportCommand(const ExportArguments& arguments) {
    try {
        if (const auto obstacle = obstacleToFolder(arguments.out)) return badInput(*obstacle);
        const ExportPlan plan{*findNumberForm(arguments.numbers), arguments.sparse, arguments.prefix, arguments.learns,
                              arguments.room};
        if (const auto obstacle = obstacleToExport(arguments.out, plan)) return badInput(*obstacle);
        const StoredNetwork stored = networkAt(arguments.place);
        if (const auto obstacle = exportObstacle(stored.network, plan)) return badInput(*obstacle);
        const auto tasks = tasksOrRemark(stored, plan.numbers);
        const NetworkExport network = exportNetwork(stored, plan, tasks.get());
        writeExport(arguments.out, network);
        print("{}: {} bytes of constants, {} bytes of state\n", arguments.out, network.size.weightBytes,
              network.size.stateBytes);
        if (plan.learns)
            print("learning takes {} bytes of memory: {} of weights, {} of steps and gradient, {} of {} sequences\n",
                  network.size.learningBytes(), network.size.learnedBytes, network.size.learnerBytes,
                  network.size.memoryBytes, plan.room);
        if (network.loss) print("{}\n", sentenceOn(*network.loss));
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    return Done;
}

int exportOnnxCommand(const std::string& place, const std::string& out) {
    try {
        if (const auto obstacle = onnxLibraryObstacle()) return badInput(*obstacle);
        if (const auto obstacle = obstacleToOnnxFile(out)) return badInput(*obstacle);
        const StoredNetwork stored = networkAt(place);
        if (const auto obstacle = onnxObstacle(stored.network.shape())) return badInput(*obstacle);
        const std::string bytes = onnxFile(onnxModel(stored, datasetTitle(stored.spec.data.dataset)));
        writeFileAtomically(out, bytes);
        print("{}: {} bytes\n", out, bytes.size());
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    return Done;
}

}  // namespace miru
