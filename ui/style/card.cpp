// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/style/elided_label.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/yielding_button.h"

namespace miru {
namespace {

constexpr const char* helpTopic = "helpTopic";  // property of a card and of its title, which a dock may take away
constexpr int longTitle = 22;                   // characters

/// A long question does not widen a narrow panel: it ends before its buttons do, and the caption before it does.
void takeWhatIsLeft(QLabel* title, QHBoxLayout& head) {
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    constexpr int beforeCaption = 1000;
    head.setStretchFactor(title, beforeCaption);
    const auto fit = [title] {
        title->setMaximumWidth(title->sizeHint().width());
    };  // buttons that yield leave it so much
    fit();
    QObject::connect(&Theme::current(), &Theme::changed, title, fit);
}

}  // namespace

void styleAsCaption(QLabel* label) {
    const auto restyle = [label] {
        label->setFont(Theme::captionFont());
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colors().mutedText);
        label->setPalette(palette);
    };
    restyle();
    QObject::connect(&Theme::current(), &Theme::changed, label, restyle);
}

void styleAsTitle(QLabel* label, double scale) {
    const auto restyle = [label, scale] {
        QFont font = Theme::titleFont();
        font.setPointSizeF(font.pointSizeF() * scale);
        label->setFont(font);
    };
    restyle();
    QObject::connect(&Theme::current(), &Theme::changed, label, restyle);
}

QVBoxLayout* addScrolledColumn(QVBoxLayout* content) {
    auto* const inside = new QWidget;
    auto* const column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    content->addWidget(scroll);
    return column;
}

QLabel* makeCaption(const QString& text, QWidget* parent) {
    auto* const label = new QLabel(text, parent);
    styleAsCaption(label);
    return label;
}

Card::Card(const QString& title, Folding folding, QWidget* parent) : QFrame(parent), m_title(title) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::padding, Theme::padding - 2, Theme::padding, Theme::padding - 2);
    layout->setSpacing(Theme::gap);
    m_head = new QWidget;
    auto* const head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    if (folding == Folding::Foldable) {
        m_fold = new QToolButton;
        m_fold->setProperty("fold", true);
        m_fold->setText(title);
        m_fold->setToolTip(tr("Show or hide these settings"));
        m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_fold->setCheckable(true);
        m_fold->setChecked(true);
        m_fold->setArrowType(Qt::DownArrow);
        connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
            m_body->setVisible(open);
            m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        });
        head->addWidget(m_fold);
    } else {
        QLabel* const label = title.size() > longTitle ? new ElidedLabel(title) : new QLabel(title);
        styleAsTitle(label);
        head->addWidget(label);
        if (title.size() > longTitle) takeWhatIsLeft(label, *head);
    }
    m_caption = new LabelOfParts;
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    styleAsCaption(m_caption);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // it gives way before the title does
    head->addWidget(m_caption, 1);
    layout->addWidget(m_head);
    m_body = new QWidget;
    m_content = new QVBoxLayout(m_body);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(Theme::gap - 2);
    layout->addWidget(m_body, 1);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString Card::title() const { return m_title; }

void Card::setCaption(const QString& caption) { m_caption->setText(caption); }

void Card::setFolded(bool folded) {
    if (m_fold) m_fold->setChecked(!folded);
}

void Card::setHelpTopic(const QString& topic) {
    for (QWidget* part : {static_cast<QWidget*>(this), m_head}) part->setProperty(helpTopic, topic);
    m_help = new YieldingButton(m_head, QStringLiteral("help"));
    m_help->setAccessibleName(tr("Help on %1").arg(m_title));
    m_help->setToolTip(tr("What is this, and how is it read? (F1)"));
    connect(m_help, &QToolButton::clicked, this, [this, topic] { Q_EMIT helpWanted(topic); });
    m_head->layout()->addWidget(m_help);
}

QToolButton* Card::helpButton() const { return m_help; }

void Card::keepHelp() {
    if (m_help) m_help->setYields(false);
}

QString helpTopicOf(const QWidget* widget) {
    while (widget && !widget->property(helpTopic).isValid()) widget = widget->parentWidget();
    return widget ? widget->property(helpTopic).toString() : QString();
}

bool Card::isFolded() const { return m_fold && !m_fold->isChecked(); }

void Card::setButtonsShown(bool shown) {
    m_head->setProperty(YieldingButton::withoutButtons, !shown);
    for (auto* const button : m_head->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly)) {
        const auto* const yielding = qobject_cast<YieldingButton*>(button);
        if (button != m_fold && !(shown && yielding && yielding->yields()))
            button->setVisible(shown);  // one that yields comes where there is room
    }
}

QWidget* Card::takeHead() {
    m_isFramed = false;
    layout()->removeWidget(m_head);
    layout()->setContentsMargins(Theme::padding, Theme::gap / 2, Theme::padding, Theme::padding - 2);
    return m_head;
}

void Card::paintEvent(QPaintEvent*) {
    if (!m_isFramed) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors().border);
    painter.setBrush(colors().card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
}

}  // namespace miru
