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
    return whole.read(data, size, [](const std::filesystem::path& path) {
        const RecoverableRun run = readRunFolder(path);
        differenceFromRun(ExperimentSpec(), path, run);
        // As if it had been killed before its first checkpoint.
        const auto checkpoint = path / "checkpoint.safetensors";
        const auto aside = path / "aside";
        std::filesystem::rename(checkpoint, aside);
        try {
            const RecoverableRun begun = readRunFolder(path);
            differenceFromRun(begun.spec, path, begun);
        } catch (const std::runtime_error&) {
        }
        std::filesystem::rename(aside, checkpoint);
    });
}
