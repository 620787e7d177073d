// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/watched_samples.h"

namespace miru {

WatchedSamples watchedSamples(const Task& task, const std::vector<Sample>& samples) {
    const auto shape = task.shape();
    WatchedSamples watched;
    watched.steps = shape.steps;
    watched.inputs = shape.inputs;
    watched.layout = shape.layout;
    watched.order = task.order();
    watched.code = task.code();
    watched.readsPadding = task.trainSet().reading().padding == TextReading::Padding::Read;
    watched.keepsEnd = task.trainSet().reading().truncation == TextReading::Truncation::KeepEnd;
    Matrix x(shape.inputs, shape.steps);
    for (const Sample& sample : samples) {
        watched.numbers.push_back(task.testIndex(sample.number));
        watched.labels.push_back(sample.label);
        watched.stepLabels.insert(watched.stepLabels.end(), sample.labels.begin(), sample.labels.end());
        if (sample.frames.hasOwnLength()) {
            auto& frames = watched.frames.emplace_back();
            for (const std::uint32_t place : placesOf(sample.frames))
                frames.push_back(static_cast<float>(sample.frames.numbers()[place]));
            continue;
        }
        if (!sample.frames.isText()) {
            writeFrames(sample.frames, x, 0, 1);
            watched.frames.emplace_back(x.column(0), x.column(0) + task.trainSet().numbersPerSequence());
            continue;
        }
        watched.texts.push_back(tokensOf(sample.frames, shape.steps));
        FrameView plain = sample.frames;
        plain.code = nullptr;
        plain.vocabulary = Vocabulary::largest;
        auto& words = watched.words.emplace_back();
        for (const Token token : tokensOf(plain, shape.steps))
            words.emplace_back(task.trainSet().vocabulary()->word(token));
    }
    return watched;
}

}  // namespace miru
