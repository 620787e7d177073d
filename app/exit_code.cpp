// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exit_code.h"

#include <cerrno>
#include <new>

#include "app/messages.h"
#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/run/memory_forecast.h"
#include "core/study/run_study.h"

namespace miru {
namespace {

/// It is the disk, not the place that was named.
bool isTroubleWithDisk(int reason) {
    switch (reason) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
        case EIO:
        case EPIPE:
        case ENOLCK: return true;
        default: return false;
    }
}

}  // namespace

int endWith(const std::exception& error, Phase phase) {
    printError(sentenceOf(error));
    if (dynamic_cast<const std::bad_alloc*>(&error)) return Failed;
    if (dynamic_cast<const NotEnoughMemory*>(&error)) return BadInput;
    if (const auto* const write = dynamic_cast<const WriteError*>(&error))
        return isTroubleWithDisk(write->reason()) ? Failed : BadInput;
    if (dynamic_cast<const DamagedStudy*>(&error)) return BadInput;
    return phase == Phase::Reading ? BadInput : Failed;
}

}  // namespace miru
