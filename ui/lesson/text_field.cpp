// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/text_field.h"

#include <QScopedValueRollback>
#include <algorithm>
#include <cmath>

#include "core/lesson/edited_lesson.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int maxLines = 8;  // then it scrolls

}  // namespace

TextField::TextField(const QString& name, QWidget* parent) : QPlainTextEdit(parent) {
    setAccessibleName(name);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        fit();
        if (!m_isShowing) Q_EMIT typed(toPlainText());
    });
    connect(&Theme::current(), &Theme::changed, this, &TextField::fit);
    fit();
}

void TextField::setText(const LocalText& text, const std::string& language) {
    const QString words = QString::fromStdString(wordsIn(text, language));
    setPlaceholderText(QString::fromStdString(text.in(language)));
    if (words == toPlainText()) return;  // whoever types keeps the cursor
    const QScopedValueRollback showing(m_isShowing, true);
    setPlainText(words);
}

/// As they are broken at this width: a plain document is as high as it has lines.
int TextField::lineCount() const { return static_cast<int>(std::lround(document()->size().height())); }

QSize TextField::sizeHint() const {
    const int shown = std::clamp(lineCount(), 1, maxLines);
    const int around = 2 * static_cast<int>(std::ceil(document()->documentMargin())) + 2 * frameWidth();
    constexpr int width = 200;
    return {width, shown * fontMetrics().lineSpacing() + around};
}

void TextField::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void TextField::fit() {
    setVerticalScrollBarPolicy(lineCount() > maxLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int wanted = sizeHint().height();
    if (minimumHeight() != wanted || maximumHeight() != wanted) setFixedHeight(wanted);
}

}  // namespace miru
