// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/accuracy_outcome.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "ui/style/theme.h"

namespace miru {

AccuracyOutcome::AccuracyOutcome(QWidget* parent) : QFrame(parent) {
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const auto makeButton = [](const QString& text, const QString& tip) {
        auto* const button = new QPushButton(text);
        button->setToolTip(tip);
        button->hide();
        return button;
    };
    m_rehearsal = makeButton(tr("Try rehearsal"),
                             tr("Begins a run that differs in nothing but rehearsal; this one is drawn behind it"));
    m_rehearsal->setProperty("primary", true);
    m_comparison = makeButton({}, tr("Trains the same with the other cell, from the same seed"));
    m_why = makeButton(tr("Why?"), tr("Looks for what made the network forget"));
    auto* const row = new QHBoxLayout(this);
    row->setSpacing(Theme::gap);
    row->addWidget(m_sentence, 1);
    for (QPushButton* button : {m_rehearsal, m_comparison, m_why}) row->addWidget(button);
    setOffers({});
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AccuracyOutcome::setSentence(const QString& sentence) {
    if (m_sentence->text() == sentence) return;
    m_sentence->setText(sentence);
    fitButtons();
}

QString AccuracyOutcome::sentence() const { return m_sentence->text(); }

/// The row is as high without buttons as with them and a sentence of two lines: the plot below stays where it is.
void AccuracyOutcome::setOffers(const Offers& offers) {
    m_offers = offers;
    m_comparison->setText(tr("Compare with %1").arg(offers.otherCell));
    m_isCard = offers.areThere();
    layout()->setContentsMargins(m_isCard ? Theme::padding : 0, 2, m_isCard ? 4 : 0, 2);
    setMinimumHeight(std::max(m_why->sizeHint().height(), 2 * m_sentence->fontMetrics().lineSpacing()) + 4);
    fitButtons();
    update();
}

void AccuracyOutcome::fitButtons() {
    QList<QPushButton*> shown;
    if (m_offers.comparison) shown << m_comparison;
    if (m_offers.why) shown << m_why;
    if (m_offers.rehearsal) shown << m_rehearsal;
    const auto fits = [&] {
        const QMargins margins = layout()->contentsMargins();
        int room = width() - margins.left() - margins.right();
        for (const QPushButton* button : shown) room -= button->sizeHint().width() + layout()->spacing();
        constexpr double twoLines = 2.5;  // of rich text, which has a little more around it
        return m_sentence->heightForWidth(std::max(1, room)) < twoLines * m_sentence->fontMetrics().lineSpacing();
    };
    while (shown.size() > 1 && !fits()) shown.removeFirst();
    for (QPushButton* button : {m_rehearsal, m_comparison, m_why}) button->setVisible(shown.contains(button));
}

void AccuracyOutcome::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitButtons();
}

void AccuracyOutcome::paintEvent(QPaintEvent*) {
    if (!m_isCard) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors().border);
    painter.setBrush(colors().field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
}

}  // namespace miru
