// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_strip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/style/card.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double sentenceScale = 1.35;  // times the usual size
constexpr double detailScale = 1.1;

QFont scaled(QFont font, double scale) {
    font.setPointSizeF(font.pointSizeF() * scale);
    return font;
}

QLabel* makeText(const QString& name) {
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

LessonStrip::LessonStrip(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel),
      m_place(new QLabel),
      m_sentence(makeText(QStringLiteral("lessonSentence"))),
      m_detail(makeText(QStringLiteral("lessonDetail"))),
      m_question(new QuestionBox),
      m_by(new QLineEdit),
      m_another(new QPushButton(tr("Another drawing"))),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton),
      m_leave(new QToolButton) {
    setObjectName(QStringLiteral("lessonStrip"));
    setAccessibleName(tr("Lesson"));
    styleAsTitle(m_title);
    m_title->setTextFormat(Qt::PlainText);
    styleAsCaption(m_place);
    m_next->setObjectName(QStringLiteral("lessonNext"));
    m_next->setProperty("primary", true);
    m_back->setObjectName(QStringLiteral("lessonBack"));
    m_back->setToolTip(tr("To the step before, as it was when it began"));
    m_by->setObjectName(QStringLiteral("lessonBy"));
    m_by->setPlaceholderText(tr("name or group"));
    m_by->setAccessibleName(tr("Name or group of who draws"));
    m_by->setMaximumWidth(160);
    m_another->setToolTip(tr("For the next person or group: the drawings so far stay, paler"));
    m_leave->setToolTip(tr("Leave the lesson: the runs stay, and everything can be touched again"));
    m_leave->setAccessibleName(tr("Leave the lesson"));
    m_leave->setText(tr("Leave the lesson"));
    m_leave->setProperty("title", true);

    auto* const head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_place);
    head->addStretch();
    head->addWidget(m_leave);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_sentence);
    texts->addWidget(m_question);
    texts->addWidget(m_detail);
    auto* const row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    row->addLayout(texts, 1);
    row->addWidget(m_by, 0, Qt::AlignBottom);
    for (QPushButton* button : {m_another, m_back, m_next}) row->addWidget(button, 0, Qt::AlignBottom);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::padding);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addLayout(row);

    for (QPushButton* button : {m_next, m_back, m_another}) button->installEventFilter(this);
    connect(m_next, &QPushButton::clicked, this, &LessonStrip::nextPressed);
    connect(m_back, &QPushButton::clicked, this, &LessonStrip::backPressed);
    connect(m_leave, &QToolButton::clicked, this, &LessonStrip::leavePressed);
    connect(m_by, &QLineEdit::textEdited, this, &LessonStrip::byTyped);
    connect(m_another, &QPushButton::clicked, this, &LessonStrip::anotherPressed);
    connect(&Theme::current(), &Theme::changed, this, &LessonStrip::restyle);
    restyle();
}

QString LessonStrip::placeOf(int step, int steps) { return tr("step %1 of %2").arg(step + 1).arg(steps); }

void LessonStrip::setContent(const StripContent& content) {
    if (m_content == content) return;
    m_content = content;
    m_title->setText(content.title);
    m_place->setText(placeOf(content.step, content.steps));
    m_sentence->setText(content.sentence);
    m_detail->setText(content.detail);
    m_detail->setVisible(!content.detail.isEmpty());
    m_question->setVisible(content.question.has_value());
    if (content.question) m_question->setContent(*content.question);
    m_by->setVisible(content.draws);
    if (m_by->text() != content.by) m_by->setText(content.by);
    m_another->setVisible(content.draws);
    m_another->setText(content.drawings > 1 ? tr("Another drawing (%1 so far)").arg(content.drawings)
                                            : tr("Another drawing"));
    m_back->setEnabled(content.step > 0);
    m_next->setText(content.way);
    if (m_next->property("primary").toBool() == content.isOnItsWay) {  // pressed already: it stands back
        m_next->setProperty("primary", !content.isOnItsWay);
        m_next->style()->unpolish(m_next);
        m_next->style()->polish(m_next);
    }
    update();
}

void LessonStrip::setScale(double scale) {
    m_scale = scale;
    restyle();
}

void LessonStrip::restyle() {
    m_sentence->setFont(scaled(Theme::baseFont(), sentenceScale * m_scale));
    m_detail->setFont(scaled(Theme::baseFont(), detailScale * m_scale));
    update();
}

/// Enter presses a button that has the focus, as the space bar does: it is how one continues after typing a name or drawing.
bool LessonStrip::eventFilter(QObject* watched, QEvent* event) {
    auto* const button = qobject_cast<QPushButton*>(watched);
    if (!button || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* const key = static_cast<QKeyEvent*>(event);
    if ((key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) || key->isAutoRepeat())
        return QFrame::eventFilter(watched, event);
    button->click();
    return true;
}

/// A card in the colour of what is pressed, faintly, with the share of the lesson that is done along its upper edge.
void LessonStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(colors().accent, 1));
    painter.setBrush(colors().card);
    painter.drawRoundedRect(frame, Theme::radius, Theme::radius);
    if (m_content.steps == 0) return;
    const double share = static_cast<double>(m_content.step + 1) / m_content.steps;
    constexpr double edge = 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawRoundedRect(QRectF(Theme::radius, 0, (width() - 2 * Theme::radius) * share, edge), 1.5, 1.5);
}

}  // namespace miru
