// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/lessons.h"

#include <QFile>
#include <algorithm>
#include <stdexcept>

#include "resources/presets.h"

static void initLessons() {  // must stand outside any namespace
    Q_INIT_RESOURCE(lessons);
}

namespace miru {

const std::vector<ShippedLesson>& lessons() {
    static const std::vector<ShippedLesson> all = [] {
        initLessons();
        std::vector<ShippedLesson> list;
        for (const char* name : {"it-forgets", "what-would-be-ideal", "keep-some-of-the-past", "gates-and-constants",
                                 "few-speak-at-a-time", "hold-on-to-what-matters", "what-is-the-question",
                                 "one-run-is-an-anecdote", "teach-it-yourself"}) {
            QFile file(QStringLiteral(":/lessons/%1.json").arg(QLatin1String(name)));
            if (!file.open(QIODevice::ReadOnly))
                throw std::runtime_error(std::string("The lesson ") + name + " is missing from the program.");
            ShippedLesson shipped{name, file.readAll().toStdString(), {}};
            LessonReading reading = readLesson(shipped.json);
            if (!reading.isGood())
                throw std::runtime_error(std::string("The lesson ") + name + ": " + reading.mistakes.front());
            shipped.lesson = std::move(reading.lesson);
            list.push_back(std::move(shipped));
        }
        return list;
    }();
    return all;
}

const ShippedLesson* findLesson(const std::string& name) {
    const auto found = std::ranges::find(lessons(), name, &ShippedLesson::name);
    return found == lessons().end() ? nullptr : &*found;
}

LessonReading readLesson(std::string_view json) {
    return readLesson(json, [](const std::string& name) {
        const Preset* const preset = findPreset(name);
        return preset ? std::optional(preset->spec) : std::nullopt;
    });
}

}  // namespace miru
