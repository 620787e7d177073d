// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/presets.h"

#include <QFile>
#include <algorithm>
#include <stdexcept>

static void initResources() {  // must stand outside any namespace
    Q_INIT_RESOURCE(presets);
    Q_INIT_RESOURCE(studies);
    Q_INIT_RESOURCE(icons);
}

namespace miru {

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all = [] {
        initResources();
        std::vector<Preset> list;
        for (const char* name :
             {"forgetting", "rehearsal", "gru-forgetting", "gru-rehearsal", "inhibition", "ewc", "split-class",
              "split-class-replay", "joint", "single-task", "reviews", "gru-reviews"}) {
            QFile file(QStringLiteral(":/presets/%1.json").arg(QLatin1String(name)));
            if (!file.open(QIODevice::ReadOnly))
                throw std::runtime_error(std::string("The preset ") + name + " is missing from the program.");
            list.push_back(readPreset(name, file.readAll().toStdString()));
        }
        return list;
    }();
    return all;
}

const Preset* findPreset(const std::string& name) {
    const auto found = std::ranges::find(presets(), name, &Preset::name);
    return found == presets().end() ? nullptr : &*found;
}

ExperimentSpec resolved(const Preset& preset, const std::function<bool(const std::string&)>& isHere) {
    ExperimentSpec spec = preset.spec;
    const auto here = std::ranges::find_if(preset.datasets, isHere);
    if (here != preset.datasets.end()) spec.data.dataset = *here;
    return spec;
}

const std::vector<StudyPreset>& studies() {
    static const std::vector<StudyPreset> all = [] {
        initResources();
        std::vector<StudyPreset> list;
        for (const char* name : {"single-task-small",
                                 "single-task",
                                 "single-task-text-small",
                                 "single-task-text",
                                 "coefficients-small",
                                 "coefficients",
                                 "coefficients-text-small",
                                 "coefficients-text",
                                 "stress-test-small",
                                 "stress-test",
                                 "cells-small",
                                 "cells",
                                 "cells-characters-small",
                                 "cells-characters",
                                 "strategies-permuted-small",
                                 "strategies-permuted",
                                 "strategies-split-small",
                                 "strategies-split",
                                 "split-cifar100-small",
                                 "split-cifar100",
                                 "speakers-small",
                                 "speakers",
                                 "plasticity-small",
                                 "plasticity",
                                 "credit-small",
                                 "credit",
                                 "device-small",
                                 "device"}) {
            QFile file(QStringLiteral(":/studies/%1.json").arg(QLatin1String(name)));
            if (!file.open(QIODevice::ReadOnly))
                throw std::runtime_error(std::string("The study ") + name + " is missing from the program.");
            StudyReading reading = readStudy(file.readAll().toStdString());
            if (!reading.isGood())
                throw std::runtime_error(std::string("The study ") + name + ": " + reading.problems.front().sentence);
            list.push_back({name, std::move(reading.study)});
        }
        return list;
    }();
    return all;
}

const StudyPreset* findStudy(const std::string& name) {
    const auto found = std::ranges::find(studies(), name, &StudyPreset::name);
    return found == studies().end() ? nullptr : &*found;
}

Study resolved(const Study& study, const std::function<bool(const std::string&)>& isHere) {
    Study chosen = study;
    const auto here = std::ranges::find_if(study.datasets, isHere);
    if (here != study.datasets.end()) chosen.spec.data.dataset = *here;
    return chosen;
}

}  // namespace miru
