// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/lesson_autosave.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"
#include "resources/lessons.h"
#include "ui/run/background.h"

namespace miru {
namespace {

constexpr int mostWindows = 100;

/// Nothing if somebody else has it, or if nothing can be written there.
std::optional<FileLock> lockOf(const QString& file) {
    try {
        return FileLock::tryTake((file + QStringLiteral(".lock")).toStdString());
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

/// Nothing if it is none: the steps are what is edited.
std::optional<UnsavedLesson> unsavedLessonIn(const QString& file) {
    try {
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(readFile(file.toStdString()))).object();
        UnsavedLesson unsaved{readLesson(json[QStringLiteral("lesson")].toString().toStdString()).lesson,
                              json[QStringLiteral("file")].toString()};
        return unsaved.lesson.steps.empty() ? std::nullopt : std::optional(std::move(unsaved));
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace

LessonAutosave::LessonAutosave(const QString& folder, Background& background)
    : m_folder(folder), m_background(background) {
    if (!QDir().mkpath(folder)) return;
    for (int number = 1; number <= mostWindows && m_own.isEmpty(); ++number) {
        if (QFileInfo::exists(fileOf(number))) continue;
        auto lock = lockOf(fileOf(number));
        if (!lock || QFileInfo::exists(fileOf(number))) continue;
        m_lock = std::move(*lock);
        m_own = fileOf(number);
    }
}

LessonAutosave::~LessonAutosave() = default;

QString LessonAutosave::fileOf(int number) const {
    return QStringLiteral("%1/lesson-%2.json").arg(m_folder).arg(number);
}

void LessonAutosave::keep(const Lesson& lesson, const QString& savedIn) {
    if (m_own.isEmpty()) return;
    const auto write = [file = m_own.toStdString(), lesson, savedIn] {
        try {
            const QJsonObject json{{QStringLiteral("file"), savedIn},
                                   {QStringLiteral("lesson"), QString::fromStdString(writeLesson(lesson))}};
            writeFileAtomically(file, QJsonDocument(json).toJson().toStdString());
        } catch (const std::exception&) {
            // Where nothing can be written, nothing is kept.
        }
        return true;
    };
    m_background.run(write, [](bool) {});
}

/// After what is being written meanwhile.
void LessonAutosave::clear() {
    if (!m_own.isEmpty()) m_background.run([file = m_own] { return QDir().remove(file); }, [](bool) {});
}

std::optional<UnsavedLesson> LessonAutosave::left() {
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QStringLiteral("lesson-*.json")}, QDir::Files, QDir::Time);  // newest first
    for (const QFileInfo& found : files) {
        const QString file = found.filePath();
        if (file == m_own) continue;
        auto lock = lockOf(file);
        auto unsaved = lock ? unsavedLessonIn(file) : std::nullopt;
        if (!unsaved) continue;
        m_left = file;
        m_leftLock = std::move(*lock);
        return unsaved;
    }
    return std::nullopt;
}

/// After what is being written meanwhile: at every moment one of both is there.
void LessonAutosave::removeLeft() {
    if (m_left.isEmpty()) return;
    m_background.run([file = std::exchange(m_left, {})] { return QDir().remove(file); }, [](bool) {});
    m_leftLock = {};
}

}  // namespace miru
