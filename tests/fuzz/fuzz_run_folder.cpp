// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder of a run: a good one, half way, in which one of its files is edited: checkpoint, journal, settings, timing, notes.

#include "core/run/run_experiment.h"
#include "core/run/run_recorder.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/small_dataset.h"

namespace {

miru::fuzz::Files goodRun() {
    using namespace miru;
    ExperimentSpec spec;
    spec.data.tasks = 2;
    spec.model.hiddenUnits = 4;
    spec.rehearsal.samplesPerTask = 5;
    spec.events = {{1, Knob::Beta, 0.4}};
    RunControl control;
    RunOptions options;
    options.threads = 1;
    options.control = &control;
    options.taskLearned = [&](const auto&) { control.stop(); };
    const auto place = fuzz::Folder::place("good");
    runInFolder(place, spec, test::smallDataset(60, 20), options);
    fuzz::Files files = fuzz::Folder::filesIn(place);
    std::filesystem::remove_all(place);
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static const fuzz::Files good = goodRun();
    static fuzz::Folder whole(good);
    // As if it had been killed before its first checkpoint.
    static fuzz::Folder begun = [] {
        fuzz::Files files = good;
        files.erase("checkpoint.safetensors");
        return fuzz::Folder(std::move(files));
    }();
    if (size == 0) return 0;
    fuzz::Folder& folder = data[0] < 128 ? whole : begun;
    return folder.read(data, size, [](const std::filesystem::path& path) {
        const RecoverableRun run = readRunFolder(path);
        differenceFromRun(run.spec, path, run);
    });
}
