// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/notes_view.h"

#include <QLabel>
#include <QTime>
#include <QVBoxLayout>

#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {

NotesView::NotesView(QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_place(makeCaption({})),
      m_sentence(new QLabel),
      m_notes(new QLabel),
      m_nextTitle(makeCaption(tr("Next"))),
      m_next(new QLabel),
      m_clock(new QLabel) {
    setWindowTitle(tr("Notes"));
    setAccessibleName(tr("Notes of the lesson"));
    styleAsTitle(m_clock, 1.4);
    styleAsTitle(m_sentence);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::padding, 2 * Theme::padding, 3 * Theme::padding, 2 * Theme::padding);
    layout->setSpacing(2 * Theme::gap);
    auto* const head = new QHBoxLayout;
    head->addWidget(m_place, 1);
    head->addWidget(m_clock);
    layout->addLayout(head);
    for (QLabel* text : {m_sentence, m_notes, m_nextTitle, m_next}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::RichText);
        layout->addWidget(text);
        if (text == m_notes) layout->addStretch(1);
    }
    resize(720, 480);
    constexpr int second = 1000;
    m_tick.setInterval(second);
    connect(&m_tick, &QTimer::timeout, this, &NotesView::tick);
}

void NotesView::setContent(const NotesContent& content) {
    m_place->setText(content.place);
    m_sentence->setText(content.sentence);
    m_notes->setText(content.notes.isEmpty() ? tr("No notes on this step.") : content.notes);
    m_next->setText(content.next.isEmpty() ? tr("That was the last step.") : content.next);
}

void NotesView::startClock() {
    m_sinceBeginning.start();
    m_tick.start();
    tick();
}

void NotesView::tick() {
    const qint64 minutes = m_sinceBeginning.elapsed() / 60'000;
    const qint64 seconds = m_sinceBeginning.elapsed() / 1000 % 60;
    m_clock->setText(QStringLiteral("%1   ·   %2:%3")
                         .arg(words::locale().toString(QTime::currentTime(), QLocale::ShortFormat))
                         .arg(minutes)
                         .arg(seconds, 2, 10, QChar('0')));
}

}  // namespace miru
