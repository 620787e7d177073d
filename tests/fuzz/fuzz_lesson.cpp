// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lessons, and how far somebody has come in one: any text, and good ones that are edited. What is read can be written, and read
// again it is the same.

#include "core/files/atomic_file.h"
#include "core/lesson/lesson_json.h"
#include "core/lesson/lesson_progress.h"
#include "tests/fuzz/fuzz.h"

namespace {

const std::string goodLesson = miru::readFile(MIRU_SOURCE_DIR "/resources/lessons/it-forgets.json");

std::string goodProgress() {
    miru::LessonProgress progress;
    progress.name = "it-forgets";
    progress.lesson = "{}";
    progress.step = 1;
    progress.by = "group 3";
    progress.runs = {{"first", 1}};
    return miru::writeProgress(progress);
}

std::optional<miru::ExperimentSpec> specOfPreset(const std::string& name) {
    if (name == "none") return std::nullopt;
    return miru::ExperimentSpec();
}

void read(const std::string& text) {
    using namespace miru;
    try {
        const LessonReading reading = readLesson(text, specOfPreset);
        if (reading.isGood()) {
            const LessonReading again = readLesson(writeLesson(reading.lesson), specOfPreset);
            if (!again.isGood() || writeLesson(again.lesson) != writeLesson(reading.lesson)) __builtin_trap();
        }
        isLesson(text);
    } catch (const std::runtime_error&) {
    }
    const LessonProgress progress = readProgress(text);
    if (!(readProgress(writeProgress(progress)) == progress)) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static const std::string progress = goodProgress();
    return fuzz::read(data, size, [](std::string_view text) {
        if (text.empty()) return;
        const char kind = text.front();
        text.remove_prefix(1);
        read(kind % 3 == 0   ? std::string(text)
             : kind % 3 == 1 ? fuzz::edited(goodLesson, text)
                             : fuzz::edited(progress, text));
    });
}
