// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// CIFAR-10 and CIFAR-100 in the binary records in which they are published (A. Krizhevsky: Learning Multiple Layers of
// Features from Tiny Images, 2009): a label, or a coarse label and a fine one, a byte each; then 1,024 red, 1,024 green and
// 1,024 blue bytes of a 32 × 32 image, each row by row. Stored are its pixels row by row, red, green and blue of each.

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/tasks/dataset_source.h"

namespace miru {

enum class CifarKind { Ten, Hundred };

/// Where in a folder such a set lies: `data_batch_1.bin` … and `test_batch.bin` (CIFAR-10), or one file like `train.bin` and one
/// like `test.bin` (CIFAR-100; any name with "train" or "test" in it), in the folder or in the one that the published archive
/// makes; each may be compressed with gzip. Or the published archive itself.
struct CifarPlace {
    CifarKind kind = CifarKind::Hundred;
    QString folder;     ///< where the names of labels are looked for
    QStringList train;  ///< files; none: it is
    QStringList test;
    QString archive;  ///< this archive
};
/// Looks at names alone; nothing if there is none.
std::optional<CifarPlace> findCifar(const QString& folder);

/// Reads it, as 32 steps of 96 numbers; where there are no names of labels (fine_label_names.txt, coarse_label_names.txt,
/// batches.meta.txt) they are numbers. Throws std::runtime_error with path and reason.
Dataset readCifar(const CifarPlace& place);

}  // namespace miru
