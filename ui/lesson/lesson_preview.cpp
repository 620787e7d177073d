// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_preview.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/lesson/lesson_card.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lesson_text.h"

namespace miru {
namespace {

constexpr int cardWidth = 360;  // pixels, about as wide as among the lessons

}  // namespace

LessonPreview::LessonPreview(QWidget* parent)
    : QWidget(parent), m_strip(new LessonStrip), m_column(new QVBoxLayout(this)) {
    m_strip->setAccessibleName(tr("Preview"));
    m_strip->leaveButton()->hide();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_strip);
    connect(m_strip, &LessonStrip::nextPressed, this, &LessonPreview::next);
    connect(m_strip, &LessonStrip::backPressed, this, &LessonPreview::backPressed);
    connect(m_strip->question(), &QuestionBox::chosen, this, [this](int choice) {
        m_answer = choice;
        m_isRevealed = true;
        refresh();
    });
}

void LessonPreview::showStep(const Lesson& lesson, std::size_t step, const std::string& language) {
    if (step != m_step) {
        m_answer.reset();
        m_isRevealed = false;
    }
    m_lesson = lesson;
    m_step = step;
    m_language = language;
    delete m_card;
    m_card = nullptr;
    m_strip->setVisible(true);
    refresh();
}

void LessonPreview::showCard(const Lesson& lesson, const std::string& language) {
    m_strip->hide();
    delete m_card;
    m_card = new LessonCard(contentOf(lesson, language, {}, 0));
    m_card->setFixedWidth(cardWidth);
    m_card->setFocusPolicy(Qt::NoFocus);
    m_column->addWidget(m_card);
}

/// As far as anybody knows before the lesson is given.
std::optional<double> LessonPreview::valueOf(const LessonFigure& figure) const {
    const auto known = m_values ? m_values(m_lesson, figure) : std::nullopt;
    return known ? known : std::optional((figure.low + figure.high) / 2);
}

void LessonPreview::next() {
    if (m_step < m_lesson.steps.size() && !m_lesson.steps[m_step].question.isEmpty() && !m_isRevealed) {
        m_isRevealed = true;
        return refresh();
    }
    Q_EMIT nextPressed();
}

void LessonPreview::refresh() {
    if (m_step >= m_lesson.steps.size()) return;
    const auto value = [this](const LessonFigure& figure) { return valueOf(figure); };
    const LessonStep& step = m_lesson.steps[m_step];
    StripContent content = stripOf(m_lesson, m_step, m_language, value);
    if (content.question) {
        content.question->chosen = m_answer;
        content.question->isRevealed = m_isRevealed;
        if (m_isRevealed) {
            content.detail = shownText(step.because, m_language, m_lesson, value);
            content.way = wayOn(m_lesson, m_step);
        }
    } else if (!step.praise.isEmpty()) {
        content.detail = QStringLiteral("✓ ") + shownText(step.praise, m_language, m_lesson, value);
    }
    m_strip->setContent(content);
}

}  // namespace miru
