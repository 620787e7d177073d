// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/path_kind.h"

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/gzip.h"
#include "core/files/input_file.h"
#include "core/files/network_file.h"
#include "core/lesson/lesson_json.h"
#include "core/run/run_folder.h"
#include "core/run/session_file.h"
#include "core/study/run_study.h"
#include "datasets/folder_dataset.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

PathKind kindOfContent(const fs::path& folder) {
    if (holdsStudy(folder)) return PathKind::StudyFolder;
    if (holdsRun(folder)) return PathKind::RunFolder;
    const bool holdsData = kindOfFolder(QString::fromStdString(folder.string())) != FolderKind::None;
    return holdsData ? PathKind::DatasetFolder : PathKind::Folder;
}

/// A file of arrays says what it holds.
PathKind kindOfTensors(const fs::path& file) {
    const auto metadata = readTensorHeader(file).metadata;
    const auto holds = metadata.find("holds");
    if (holds == metadata.end() || holds->second == "network") return PathKind::Network;
    if (holds->second == "checkpoint") return PathKind::Checkpoint;
    return holds->second == "session" ? PathKind::Session : PathKind::OtherFile;
}

PathKind kindOfJson(const std::string& text) {
    if (isStudy(text)) return PathKind::Study;
    if (isLesson(text)) return PathKind::Lesson;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("format")) return PathKind::OtherFile;
    return json.contains("model") || json.contains("data") ? PathKind::Spec : PathKind::OtherFile;
}

PathKind kindOfFile(const fs::path& file) {
    try {
        const auto size = fs::file_size(file);
        if (size == 0) return PathKind::EmptyFile;
        std::array<char, 9> beginning{};  // of a file of arrays: the length of its header, then the header
        InputFile(file).read(beginning);
        if (beginning.back() == '{' && beginning[7] == '\0') return kindOfTensors(file);
        if (isGzip({beginning.data(), beginning.size()})) {  // sessions are packed; data may be too
            readSession(file);
            return PathKind::Session;
        }
        constexpr std::uintmax_t largestJson = 1 << 20;
        return size <= largestJson ? kindOfJson(readFile(file)) : PathKind::OtherFile;
    } catch (const std::exception&) {  // damaged, or not to be read
        return PathKind::OtherFile;
    }
}

std::string describe(const std::string& path) {
    std::error_code ignored;
    switch (kindOf(path)) {
        case PathKind::Missing: return "does not exist";
        case PathKind::DanglingLink:
            return "is a link that points nowhere (to " + fs::read_symlink(path, ignored).string() + ")";
        case PathKind::Folder: return "is a folder with neither a run nor a study in it";
        case PathKind::RunFolder: return "is the folder of a run";
        case PathKind::StudyFolder: return "is the folder of a study";
        case PathKind::DatasetFolder: return "is the folder of a data set";
        case PathKind::Special: {
            const std::string what = obstacleToReading(path).value_or("it is a device");
            return what.substr(3, what.find(';') - 3);  // "it is a pipe; only …"
        }
        case PathKind::EmptyFile: return "is empty";
        case PathKind::Spec: return "is a spec";
        case PathKind::Study: return "is a study";
        case PathKind::Lesson: return "is a lesson, which the window shows";
        case PathKind::Checkpoint: return "is the checkpoint of a run";
        case PathKind::Session: return "is a session of the window";
        case PathKind::Network: return "is a network file";
        case PathKind::OtherFile: break;
    }
    return "is a file of another kind";
}

}  // namespace

// What lies there is asked for once in each: another program may be making it, or taking it away, just now.

PathKind kindOf(const std::string& path) {
    std::error_code ignored;
    switch (fs::status(path, ignored).type()) {
        case fs::file_type::none:
        case fs::file_type::not_found:
            return fs::is_symlink(path, ignored) ? PathKind::DanglingLink : PathKind::Missing;
        case fs::file_type::directory: return kindOfContent(path);
        case fs::file_type::regular: return kindOfFile(path);
        default: return PathKind::Special;
    }
}

std::optional<std::string> obstacleToFolder(const std::string& path) {
    std::error_code ignored;
    const fs::file_status there = fs::status(path, ignored);
    const bool isMissing = !fs::exists(there) && !fs::is_symlink(path, ignored);
    if (path.empty() || fs::is_directory(there) || isMissing) return std::nullopt;
    return wrongKind(path, "--out needs a folder");
}

std::string wrongKind(const std::string& path, const std::string& wanted, Proposal proposal) {
    const fs::path folder = fs::path(path).parent_path();
    std::error_code ignored;
    const bool isInRun = fs::is_regular_file(path, ignored) && !folder.empty() && holdsRun(folder);
    std::string sentence = path + " " + describe(path) + "; ";
    if (isInRun && proposal == Proposal::RunFolder) sentence += "name the folder it lies in, " + folder.string() + ": ";
    return sentence + wanted + ".";
}

}  // namespace miru
