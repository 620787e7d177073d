// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson while it is being written: every change can be undone, and its mistakes are known at once.
//
// The mistakes are those that reading its file would find, so that what is right here is right for everybody.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lesson/lesson_json.h"

namespace miru {

/// What is wrong, and where: in a step (from 0), in the figure of a name, or in the lesson as a whole.
struct LessonMistake {
    std::optional<std::size_t> step;
    std::string figure;
    std::string sentence;
    bool operator==(const LessonMistake&) const = default;
};

class EditedLesson {
 public:
    explicit EditedLesson(SpecOfPreset specOf) : m_specOf(std::move(specOf)) {}

    /// Begins with a lesson; `isSaved`: as a file has it.
    void begin(Lesson lesson, bool isSaved);
    const Lesson& lesson() const { return m_lesson; }
    const std::vector<LessonMistake>& mistakes() const { return m_mistakes; }
    bool isGood() const { return m_mistakes.empty(); }
    /// Settings as they stand at a step; what is wrong with them changes nothing.
    ExperimentSpec specAt(std::size_t step) const;

    /// Changes it. Changes of the same `what` in a row are undone together, as what is typed into one field; an empty one is
    /// undone alone.
    void change(std::string_view what, const std::function<void(Lesson&)>& change);
    // The list of steps; each of these gives the step to be looked at next.
    std::size_t addStep(std::size_t after);
    std::size_t duplicateStep(std::size_t step);
    /// One step always stays.
    std::size_t removeStep(std::size_t step);
    std::size_t moveStep(std::size_t from, std::size_t to);

    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    void undo();
    void redo();

    /// Whether it is otherwise than it was saved.
    bool isModified() const { return !m_saved || !(*m_saved == m_lesson); }
    void setSaved() { m_saved = m_lesson; }

 private:
    void check();

    SpecOfPreset m_specOf;
    Lesson m_lesson;
    std::vector<LessonMistake> m_mistakes;
    std::optional<Lesson> m_saved;
    std::vector<Lesson> m_past;
    std::vector<Lesson> m_future;
    std::string m_what;  ///< was changed last
};

/// What is written in one language; without words it has none. A text for all languages counts as English.
void setWords(LocalText& text, const std::string& language, const std::string& words);
/// What somebody who writes in this language has written, and nothing of the others.
std::string wordsIn(const LocalText& text, std::string_view language);

/// Gives a figure another name, in texts and in figures that are made of it too; false, and nothing changes, where that is no
/// name (letters and digits alone) or another figure's.
bool renameFigure(Lesson& lesson, std::size_t figure, const std::string& name);
/// "figure2": a name that no figure has yet.
std::string freeFigureName(const Lesson& lesson);
/// The names that steps give the runs they begin, each once.
std::vector<std::string> runsOf(const Lesson& lesson);

}  // namespace miru
