// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Is this file what the catalog says it is? Judged by its content, packed or not.

#include <QString>

#include "datasets/catalog.h"

namespace miru {

/// Empty if the content of the file at `path` is that of the catalog; else a sentence, naming the file as the catalog
/// does, that says what it is instead.
QString problemWithFile(const QString& path, const CatalogFile& expected);

}  // namespace miru
