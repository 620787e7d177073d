// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A data set in a folder: IDX files under MNIST's names; train.csv and test.csv with a dataset.json beside them
// ({"name", "steps", "inputs", "classes", "classNames", "scale", "answers"}); train.tsv and test.tsv with a text a line; the archive of the IMDB
// reviews; CIFAR-10 or CIFAR-100 in binary records (cifar_file.h); recordings (sound_dataset.h); or running texts, ….txt
// (running_text.h).

#include <QString>
#include <string>

#include "core/tasks/dataset_source.h"

namespace miru {

/// What kind of data set, if any, lies in a folder.
enum class FolderKind { None, Idx, Csv, Texts, Reviews, Cifar, Sounds, RunningTexts };
FolderKind kindOfFolder(const QString& folder);

/// Why a folder is no data set, a sentence that says what is expected; empty if it seems to be one. Looks at names and at
/// dataset.json alone, so it takes no time.
std::string problemWithFolder(const QString& folder);

/// Reads it. Throws std::runtime_error with path and reason.
Dataset loadFolder(const QString& folder);

}  // namespace miru
