// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/path_kind.h"
#include "app/stored_network.h"
#include "core/export/export_folder.h"

namespace miru {
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

}  // namespace miru
