// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What somebody has named where a command needs something else: a sentence that says what it is, so that the next try is
// right.

#include <optional>
#include <string>

namespace miru {

enum class PathKind {
    Missing,
    DanglingLink,
    Folder,  ///< none of the three below
    RunFolder,
    StudyFolder,
    DatasetFolder,
    Special,  ///< a pipe, a device
    EmptyFile,
    Spec,
    Study,
    Lesson,
    Checkpoint,
    Session,
    Network,
    OtherFile
};
PathKind kindOf(const std::string& path);

/// Why `path` cannot be the folder a command writes to, in a sentence: it is a file, or a link that points nowhere. Nothing
/// if it can, or is empty.
std::optional<std::string> obstacleToFolder(const std::string& path);

/// What is proposed instead of a file in the folder of a run.
enum class Proposal { None, RunFolder };

/// "a/checkpoint.safetensors is the checkpoint of a run; name the folder it lies in, a: WANTED." The path, what it is, and
/// what is `wanted`, half a sentence: "a run's folder or a network file is needed".
std::string wrongKind(const std::string& path, const std::string& wanted, Proposal proposal = Proposal::None);

}  // namespace miru
