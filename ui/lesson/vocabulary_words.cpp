// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/vocabulary_words.h"

#include <QCoreApplication>
#include <array>

#include "core/lesson/lesson_vocabulary.h"

namespace miru::words {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

/// The word in the place that a name has in the vocabulary.
template <std::size_t count>
QString wordFor(std::string_view name, std::span<const std::string_view> names,
                const std::array<const char*, count>& texts) {
    for (std::size_t n = 0; n < std::min(count, names.size()); ++n)
        if (names[n] == name) return tr(texts[n]);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

constexpr std::array panelWords{
    QT_TRANSLATE_NOOP("miru::words", "Accuracy"),    QT_TRANSLATE_NOOP("miru::words", "Matrix"),
    QT_TRANSLATE_NOOP("miru::words", "Activity"),    QT_TRANSLATE_NOOP("miru::words", "Sparsity"),
    QT_TRANSLATE_NOOP("miru::words", "Cost"),        QT_TRANSLATE_NOOP("miru::words", "Reader"),
    QT_TRANSLATE_NOOP("miru::words", "Why"),         QT_TRANSLATE_NOOP("miru::words", "Forgotten"),
    QT_TRANSLATE_NOOP("miru::words", "State space"), QT_TRANSLATE_NOOP("miru::words", "Between"),
    QT_TRANSLATE_NOOP("miru::words", "Rehearsal"),   QT_TRANSLATE_NOOP("miru::words", "Runs"),
    QT_TRANSLATE_NOOP("miru::words", "Data")};
constexpr std::array buttonWords{
    QT_TRANSLATE_NOOP("miru::words", "Run"),   QT_TRANSLATE_NOOP("miru::words", "Step"),
    QT_TRANSLATE_NOOP("miru::words", "Reset"), QT_TRANSLATE_NOOP("miru::words", "Compare"),
    QT_TRANSLATE_NOOP("miru::words", "Fork"),  QT_TRANSLATE_NOOP("miru::words", "Timeline"),
    QT_TRANSLATE_NOOP("miru::words", "Pace")};
/// In the order of LessonAction.
constexpr std::array actionWords{QT_TRANSLATE_NOOP("miru::words", "nothing: it speaks"),
                                 QT_TRANSLATE_NOOP("miru::words", "train: begin a run, or let it continue"),
                                 QT_TRANSLATE_NOOP("miru::words", "train one task further"),
                                 QT_TRANSLATE_NOOP("miru::words", "reset: look at no run"),
                                 QT_TRANSLATE_NOOP("miru::words", "train another run to compare with"),
                                 QT_TRANSLATE_NOOP("miru::words", "fork the run from the moment looked at"),
                                 QT_TRANSLATE_NOOP("miru::words", "go back to an earlier moment"),
                                 QT_TRANSLATE_NOOP("miru::words", "open the page where signs are taught")};
/// In the order of LessonFigure::Kind.
constexpr std::array figureWords{QT_TRANSLATE_NOOP("miru::words", "accuracy of a task"),
                                 QT_TRANSLATE_NOOP("miru::words", "mean accuracy"),
                                 QT_TRANSLATE_NOOP("miru::words", "parameters"),
                                 QT_TRANSLATE_NOOP("miru::words", "size of the network"),
                                 QT_TRANSLATE_NOOP("miru::words", "size of the rehearsal buffer"),
                                 QT_TRANSLATE_NOOP("miru::words", "difference of two figures"),
                                 QT_TRANSLATE_NOOP("miru::words", "ratio of two figures")};

}  // namespace

QString panelOfLesson(std::string_view name) { return wordFor(name, lessonPanels(), panelWords); }
QString buttonOfLesson(std::string_view name) { return wordFor(name, lessonButtons(), buttonWords); }
QString actionOfLesson(LessonAction action) { return tr(actionWords[static_cast<std::size_t>(action)]); }
QString kindOfFigure(LessonFigure::Kind kind) { return tr(figureWords[static_cast<std::size_t>(kind)]); }

QString stepInBrief(const LessonStep& step, const std::string& language) {
    const LocalText& text = step.say.isEmpty() ? step.question : step.say;
    if (!text.isEmpty()) return QString::fromStdString(text.in(language)).simplified();
    return step.action == LessonAction::None ? tr("(says nothing yet)") : actionOfLesson(step.action);
}

}  // namespace miru::words
