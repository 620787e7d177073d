// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/teach/teaching.h"

#include "core/measure/timetable.h"

namespace miru {

ExperimentSpec specOf(const Teaching& teaching, const std::string& dataset) {
    const std::size_t signs = teaching.signs.size();
    ExperimentSpec spec;
    spec.data = {.dataset = dataset,
                 .stream = StreamKind::SplitClasses,
                 .scenario = Scenario::Class,
                 .tasks = static_cast<int>(signs),
                 .classesPerTask = 1};
    // Of what was tried: signs of all hands are known with rehearsal, and a sign takes about a fifth of a second.
    spec.model.lambda = 0.8;
    spec.training = {.learningRate = 5e-3, .batch = 32, .epochs = 16};
    spec.evaluation = {.every = 10, .sequences = 0};
    const Timetable timetable(std::vector<std::int64_t>(signs, SignCounts().train), spec.training.batch,
                              spec.training.epochs);
    bool isOn = signs > 1 && teaching.rehearses[1];  // the first sign has nothing to rehearse
    spec.rehearsal.samplesPerTask = isOn ? keptPerSign : 0;
    for (std::size_t sign = 2; sign < signs; ++sign)
        if (teaching.rehearses[sign] != isOn) {
            isOn = !isOn;
            spec.events.push_back({timetable.batchesBefore(static_cast<int>(sign)), Knob::KeptPerTask,
                                   static_cast<double>(isOn ? keptPerSign : 0)});
        }
    return spec;
}

}  // namespace miru
