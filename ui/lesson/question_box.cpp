// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/question_box.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <numeric>

#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int maxHands = 100'000;

/// A share of the class as a bar, with the number of hands.
class HandBar : public QWidget {
 public:
    HandBar(int hands, int all, bool isRight) : m_hands(hands), m_all(all), m_isRight(isRight) {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        setMinimumSize(120, 20);
        setAccessibleName(words::number(hands));
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int number = painter.fontMetrics().horizontalAdvance(words::number(m_all)) + Theme::gap;
        const double share = m_all > 0 ? static_cast<double>(m_hands) / m_all : 0;
        const QRectF bar(0, height() * 0.25, (width() - number) * share, height() * 0.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_isRight ? colors().success : colors().mutedText);
        painter.drawRoundedRect(bar, 3, 3);
        painter.setPen(colors().text);
        painter.drawText(QRectF(bar.right() + 6, 0, number, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         words::number(m_hands));
    }

 private:
    int m_hands;
    int m_all;
    bool m_isRight;
};

}  // namespace

QuestionBox::QuestionBox(QWidget* parent) : QWidget(parent), m_rows(new QGridLayout), m_count(new QToolButton(this)) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Theme::gap);
    m_rows->setVerticalSpacing(4);
    layout->addLayout(m_rows, 1);
    m_count->setText(tr("Count hands"));
    m_count->setToolTip(tr("Type how many hands are raised for each answer; the bars appear with the answer"));
    m_count->setCheckable(true);
    m_count->setObjectName(QStringLiteral("countHands"));
    layout->addWidget(m_count, 0, Qt::AlignBottom);
    connect(m_count, &QToolButton::clicked, this,
            [this](bool counts) { Q_EMIT counted(counts ? QList<int>(m_content.choices.size(), 0) : QList<int>()); });
}

void QuestionBox::setContent(const QuestionContent& content) {
    if (m_content == content) return;
    const bool isOnlyHands = m_content.choices == content.choices && m_content.isRevealed == content.isRevealed &&
                             m_content.chosen == content.chosen && m_content.hands.size() == content.hands.size();
    m_content = content;
    if (!isOnlyHands || content.isRevealed) build();  // whoever types a number keeps the field
}

void QuestionBox::build() {
    while (QLayoutItem* const item = m_rows->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    for (int choice = 0; choice < m_content.choices.size(); ++choice) addRow(choice);
    m_rows->setColumnStretch(0, 2);
    m_rows->setColumnStretch(1, m_content.hands.isEmpty() ? 0 : 1);
    m_count->setVisible(!m_content.isRevealed);
    m_count->setChecked(!m_content.hands.isEmpty());
}

void QuestionBox::addRow(int choice) {
    const bool isRight = m_content.isRevealed && m_content.right == choice;
    const QString letter = QString(QChar('A' + choice));
    auto* const button =
        new QPushButton(QStringLiteral("%1   %2%3")
                            .arg(letter, m_content.choices[choice], isRight ? QStringLiteral("   ✓") : QString()));
    button->setObjectName(QStringLiteral("choice%1").arg(choice));
    button->setProperty("choice", true);
    button->setProperty("right", isRight);
    button->setCheckable(true);
    button->setChecked(m_content.chosen == choice);
    button->setEnabled(!m_content.isRevealed && m_content.hands.isEmpty());
    button->setAccessibleDescription(isRight ? tr("the right answer") : QString());
    connect(button, &QPushButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
    m_rows->addWidget(button, choice, 0);
    if (m_content.hands.isEmpty()) return;
    if (m_content.isRevealed) {
        const int all = std::accumulate(m_content.hands.begin(), m_content.hands.end(), 0);
        m_rows->addWidget(new HandBar(m_content.hands[choice], all, isRight), choice, 1);
        return;
    }
    auto* const box = new IntegerBox;
    box->setRange(0, maxHands);
    box->setValue(m_content.hands[choice]);
    box->setAccessibleName(tr("Hands for answer %1").arg(letter));
    box->setObjectName(QStringLiteral("hands%1").arg(choice));
    connect(box, &QSpinBox::valueChanged, this, [this, choice](int hands) {
        QList<int> all = m_content.hands;
        all[choice] = hands;
        m_content.hands = all;
        Q_EMIT counted(all);
    });
    m_rows->addWidget(box, choice, 1);
}

}  // namespace miru
