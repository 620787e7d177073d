// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sessions: a good one, in which a few bytes are replaced; and whatever the bytes themselves claim to be.

#include "core/files/gzip.h"
#include "core/run/run_experiment.h"
#include "core/run/session_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/small_dataset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static const std::string good = [] {
        ExperimentSpec spec;
        spec.data.tasks = 2;
        spec.model.hiddenUnits = 4;
        spec.rehearsal.samplesPerTask = 5;
        RunOptions options;
        options.threads = 1;
        StoredSession session;
        session.settings = spec;
        session.runs.push_back({.spec = spec,
                                .name = "",
                                .note = "a note",
                                .folder = {},
                                .snapshots = runExperiment(spec, test::smallDataset(60, 20), options).snapshots});
        return gunzip(sessionFile(session), 100'000'000);
    }();
    fuzz::read(data, size, [](std::string_view text) { sessionFrom(text); });
    return fuzz::read(data, size, [](std::string_view text) {
        std::string bytes = good;
        for (std::size_t n = 0; n + 3 < text.size(); n += 4) {
            const auto byte = [&](std::size_t k) { return std::size_t{static_cast<unsigned char>(text[n + k])}; };
            bytes[((byte(0) << 16) + (byte(1) << 8) + byte(2)) % bytes.size()] = text[n + 3];
        }
        sessionFrom(bytes);
    });
}
