// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder of a study: a good one in which one of the files of a run, or the study's own, is edited.

#include "core/study/run_study.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/small_dataset.h"

namespace {

struct Small : miru::DatasetSource {
    miru::Dataset load(const std::string&) const override { return miru::test::smallDataset(60, 20); }
};

miru::fuzz::Files goodStudy() {
    using namespace miru;
    const Study study = readStudy(R"({"format": 1, "title": "S", "spec": {"format": 1, "data": {"tasks": 2},
        "model": {"hiddenUnits": 4}}, "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]}]})")
                            .study;
    const auto place = fuzz::Folder::place("good");
    runStudy(place, study, Small(), {});
    fuzz::Files files = fuzz::Folder::filesIn(place);
    std::filesystem::remove_all(place);
    std::erase_if(files,
                  [](const auto& file) { return file.first.ends_with(".safetensors"); });  // fuzz_run_folder has them
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static fuzz::Folder folder(goodStudy());
    return folder.read(data, size, [](const std::filesystem::path& path) { studyCsv(readStudyFolder(path)); });
}
