// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A trained network becomes a folder of C: the sources, a page that says how to build them and what they take, and
// export.json, which says the same to programs.

#include <filesystem>

#include "core/export/c_source.h"
#include "core/files/network_file.h"

namespace miru {

/// All files of an export, and what it costs in accuracy.
struct NetworkExport {
    ExportPlan plan;
    std::vector<SourceFile> files;
    ExportSize size;
    std::optional<ExportLoss> loss;  ///< of whole numbers: what they cost on the test set
};

/// Whether the test set is read to see what whole numbers cost.
enum class LossTest { Run, Skip };

/// `stream`: the tasks it has learned, or null where its data are not at hand; then the test vectors are synthetic, and there is
/// no export in whole numbers. Throws std::runtime_error with a sentence if it cannot be exported so.
NetworkExport exportNetwork(const StoredNetwork& stored, const ExportPlan& plan, const TaskStream* stream,
                            LossTest test = LossTest::Run);

/// Why nothing is written to this folder, a sentence: it holds something else than an earlier export. Nothing if it is, or is
/// missing or empty.
std::optional<std::string> obstacleToExport(const std::filesystem::path& folder, const ExportPlan& plan);
/// Writes the files, each whole or not at all. Throws WriteError with path and reason.
void writeExport(const std::filesystem::path& folder, const NetworkExport& network);

/// What is lost, a sentence for people; more than half a point of accuracy is said to be so.
std::string sentenceOn(const ExportLoss& loss);

}  // namespace miru
