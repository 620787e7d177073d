// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson to choose: a small picture of what its run shows, the title, one line, and how long it takes.

#include <QAbstractButton>
#include <QList>

#include "core/lesson/lesson.h"

namespace miru {

struct LessonCardContent {
    int number = 0;  ///< in the order of lessons, from 1; 0: in none
    QString name;
    QString title;
    QString about;
    QString duration;
    QList<QList<double>> picture;  ///< curves of accuracies, fractions, each from left to right; none: no picture
};

/// What the card of a lesson shows, in this language.
LessonCardContent contentOf(const Lesson& lesson, const std::string& language, const QString& name, int number);

class LessonCard : public QAbstractButton {
    Q_OBJECT

 public:
    explicit LessonCard(const LessonCardContent& content, QWidget* parent = nullptr);

    const QString& name() const { return m_content.name; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    void paintPicture(QPainter& painter, const QRectF& place) const;

    LessonCardContent m_content;
};

}  // namespace miru
