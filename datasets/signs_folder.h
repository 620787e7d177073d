// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Drawn signs on the disk: an ordinary folder of one's own data (train.csv, test.csv and dataset.json, see folder_dataset.h),
// and beside it signs.json with the strokes as they were drawn, so that they can be opened and edited again.

#include <filesystem>
#include <vector>

#include "datasets/signs.h"

namespace miru {

/// The strokes as text: {"format": 1, "signs": [{"name", "drawings": [[[[x, y], …], …], …]}, …]}: drawings, their strokes, the
/// points of each.
std::string writeSigns(const std::vector<Sign>& signs);
/// The signs in such a text. Throws std::runtime_error with a sentence if it is none, or claims too much.
std::vector<Sign> readSigns(const std::string& text);

/// Whether there are signs in a folder.
bool holdsSigns(const std::filesystem::path& folder);
/// Writes the data set of `datasetOf` and the strokes into a new folder, or over the signs in one. There are at least two
/// signs, of at least two drawings each. Throws std::runtime_error with path and reason.
void saveSigns(const std::filesystem::path& folder, const std::vector<Sign>& signs);
/// Writes the strokes alone; of any signs. Throws WriteError with path and reason.
void saveStrokes(const std::filesystem::path& folder, const std::vector<Sign>& signs);
/// Throws std::runtime_error with path and reason.
std::vector<Sign> openSigns(const std::filesystem::path& folder);

}  // namespace miru
