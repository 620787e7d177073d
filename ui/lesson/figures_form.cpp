// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/figures_form.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/lesson/figure_row.h"
#include "ui/style/card.h"
#include "ui/style/theme.h"

namespace miru {

FiguresForm::FiguresForm(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout), m_add(new QPushButton(tr("Add a figure"))) {
    auto* const card = new Card(tr("Figures"));
    auto* const about = makeCaption(
        tr("A figure is a number of a run. In a text its name in braces, {kept}, becomes what the run has come to; the "
           "interval says where it must lie, so that the sentence stays true."));
    about->setWordWrap(true);
    m_none = makeCaption(tr("This lesson names no figures yet."));
    m_column->setSpacing(4);
    card->content()->addWidget(about);
    card->content()->addWidget(m_none);
    card->content()->addLayout(m_column);
    card->content()->addWidget(m_add, 0, Qt::AlignLeft);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &FiguresForm::addPressed);
}

void FiguresForm::setLesson(const Lesson& lesson, const std::vector<LessonMistake>& mistakes) {
    const auto count = static_cast<qsizetype>(lesson.figures.size());
    while (m_rows.size() > count) {
        FigureRow* const last = m_rows.takeLast();
        last->hide();
        last->deleteLater();  // the button that was pressed may be in it
    }
    while (m_rows.size() < count) {
        const auto figure = static_cast<std::size_t>(m_rows.size());
        auto* const row = new FigureRow;
        m_rows << row;
        m_column->addWidget(row);
        connect(row, &FigureRow::edited, this, [this, row, figure] { Q_EMIT edited(figure, row->figure()); });
        connect(row, &FigureRow::renamed, this, [this, figure](const QString& name) { Q_EMIT renamed(figure, name); });
        connect(row, &FigureRow::removePressed, this, [this, figure] { Q_EMIT removed(figure); });
    }
    for (std::size_t n = 0; n < lesson.figures.size(); ++n) {
        QStringList sentences;
        for (const LessonMistake& mistake : mistakes)
            if (mistake.figure == lesson.figures[n].name) sentences << QString::fromStdString(mistake.sentence);
        m_rows[static_cast<qsizetype>(n)]->setFigure(lesson, n, sentences);
    }
    m_none->setVisible(count == 0);
}

}  // namespace miru
