// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/stored_network.h"

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "app/output.h"
#include "app/path_kind.h"
#include "core/run/learned_tasks.h"
#include "datasets/library.h"

namespace miru {

StoredNetwork networkAt(const std::string& place) {
    const PathKind kind = kindOf(place);
    const std::filesystem::path path = kind == PathKind::RunFolder
                                           ? std::filesystem::path(place) / "network.safetensors"
                                           : std::filesystem::path(place);
    std::error_code ignored;
    if (kind == PathKind::RunFolder && !std::filesystem::exists(path, ignored))
        throw std::runtime_error("The run in " + place + " has no network yet; `miru-run train --resume --out " +
                                 place + "` resumes it.");
    const bool isMeant = path.extension() == ".safetensors" && kind == PathKind::OtherFile;  // damaged, perhaps
    if (kind != PathKind::RunFolder && kind != PathKind::Network && !isMeant)
        throw std::runtime_error(
            wrongKind(place, "a run's folder or its network.safetensors is needed", Proposal::RunFolder));
    return readStoredNetwork(path);
}

std::unique_ptr<TaskStream> tasksOrRemark(const StoredNetwork& stored, NumberForm numbers) {
    TasksForExport tasks = tasksForExport(stored, numbers, Library());
    if (!tasks.stream) printAside("{}\n", tasks.whyNone);
    return std::move(tasks.stream);
}

}  // namespace miru
