// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson that is being written, kept on the disk between one save and the next, so that a crash loses nothing of it.
//
// A window has a file of its own in a folder, lesson-1.json, and a lock beside it while it lives: a file without one is what a
// crash has left.

#include <QString>
#include <functional>
#include <optional>

#include "core/files/file_lock.h"
#include "core/lesson/lesson.h"

namespace miru {

class Background;

/// What a crash has left: with the mistakes that it had.
struct UnsavedLesson {
    Lesson lesson;
    QString savedIn;  ///< the file that it is from; empty: none yet
};

class LessonAutosave {
 public:
    LessonAutosave(const QString& folder, Background& background);
    ~LessonAutosave();

    /// Writes it, on the background's thread; what was kept before is replaced.
    void keep(const Lesson& lesson, const QString& savedIn);
    /// There is nothing to keep: it is saved, or given up.
    void clear();

    /// The newest that a crash has left, if there is one. While this lives no other window finds it.
    std::optional<UnsavedLesson> left();
    /// It is kept as this window's own now, or is not wanted.
    void removeLeft();

 private:
    QString fileOf(int number) const;

    QString m_folder;
    Background& m_background;
    QString m_own;  ///< where nothing can be written: empty
    FileLock m_lock;
    QString m_left;
    FileLock m_leftLock;
};

}  // namespace miru
