// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/settings_arguments.h"
#include "app/speaking.h"
#include "core/files/atomic_file.h"
#include "resources/lessons.h"
#include "ui/lesson/teachers_guide.h"
#include "ui/report/guide_document.h"
#include "ui/style/theme.h"

namespace miru {

namespace {

/// The mistakes in a file, as sentences that name it; one that cannot be read is such a mistake.
LessonReading readLessonFile(const std::string& file) {
    try {
        LessonReading reading = readLesson(readSettingsText(file));
        for (std::string& mistake : reading.mistakes) mistake.insert(0, file + ": ");
        return reading;
    } catch (const std::runtime_error& error) {
        return {{}, {error.what()}};
    }
}

}  // namespace

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

int lessonsGuideCommand(const std::string& out, const std::string& language, const std::vector<std::string>& files) {
    const QString kind = QFileInfo(QString::fromStdString(out)).suffix().toLower();
    if (kind != QLatin1String("html") && kind != QLatin1String("pdf"))
        return badInput(out + " is neither a .html nor a .pdf file; name one of these.");
    std::vector<Lesson> lessons;
    for (const std::string& file : files) {
        LessonReading reading = readLessonFile(file);
        if (!reading.isGood())
            return badInput(reading.mistakes.front() +
                            (reading.mistakes.size() > 1 ? " (miru-run lessons check tells all of its mistakes)" : ""));
        lessons.push_back(std::move(reading.lesson));
    }
    if (files.empty()) lessons = shippedLessons();
    const Speaking speaking(QString::fromStdString(language));
    Theme::current().apply(Theme::Kind::Light);
    const QByteArray guide = kind == QLatin1String("pdf") ? guideAsPdf(lessons) : guideAsHtml(lessons);
    writeFileAtomically(out, guide.toStdString());
    return Done;
}

}  // namespace miru
