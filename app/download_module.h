// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Downloads for the command line: a module that is loaded when one is wanted, since it takes Qt Network, which nothing else
// there does.

#include <QString>
#include <functional>

#include "datasets/catalog.h"

namespace miru {

/// Fetches `entry` into `folder`; `progressed` hears of bytes received of those expected. Returns what went wrong, a sentence,
/// in `problem`, or leaves it empty.
using FetchFunction = void(const CatalogEntry& entry, const QString& folder,
                           const std::function<void(qint64, qint64)>& progressed, QString& problem);
/// What the module calls its function.
inline constexpr const char* fetchFunctionName = "miru_fetch";

}  // namespace miru
