// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/reported.h"
#include "resources/lessons.h"

namespace miru {

int listLessonsCommand() {
    for (const ShippedLesson& shipped : lessons())
        print("{:<22} {:>2} min  {}: {}\n", shipped.name, shipped.lesson.minutes, shipped.lesson.title.in("en"),
              shipped.lesson.about.in("en"));
    return Done;
}

int checkLessonsCommand(const std::vector<std::string>& files) {
    int exitCode = Done;
    for (const std::string& file : files) {
        const LessonReading reading = readLessonFile(file);
        if (reading.isGood()) {
            print("{}: right, a lesson of {} steps\n", file, reading.lesson.steps.size());
            continue;
        }
        for (const std::string& mistake : reading.mistakes) exitCode = badInput(mistake);
    }
    return exitCode;
}

}  // namespace miru
