// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/timeline.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/style/card.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double barHeight = 8;  // pixels
constexpr double handleRadius = 8;

}  // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("Drag to look back at any snapshot (← → one snapshot, End: back to live)"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::padding, 5, Theme::gap, 5);
    layout->setSpacing(Theme::gap);
    layout->addWidget(makeCaption(tr("timeline")));
    layout->addStretch();
    m_back = new QToolButton;
    m_back->setAccessibleName(tr("Previous snapshot"));
    m_back->setToolTip(tr("Go to the previous snapshot"));
    m_forward = new QToolButton;
    m_forward->setAccessibleName(tr("Next snapshot"));
    m_forward->setToolTip(tr("Go to the next snapshot"));
    m_live = new QPushButton(tr("live"));
    m_live->setToolTip(tr("Back to the current state"));
    m_live->setAccessibleName(tr("Back to live"));
    m_fork = new QPushButton(tr("Fork here"));
    m_fork->setAccessibleName(tr("Fork here"));
    m_fork->setToolTip(
        tr("A new run that repeats this one up to the snapshot shown, bit for bit, and continues with the settings on "
           "the left; this one stays as a ghost"));
    for (QToolButton* button : {m_back, m_forward}) layout->addWidget(button);
    layout->addWidget(m_fork);
    layout->addWidget(m_live);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_live, &QPushButton::clicked, this, &Timeline::goLive);
    connect(m_fork, &QPushButton::clicked, this, &Timeline::forkPressed);
    connect(&Theme::current(), &Theme::changed, this, &Timeline::restyle);
    restyle();
}

void Timeline::restyle() {
    m_back->setIcon(icon(QStringLiteral("back"), colors().text));
    m_forward->setIcon(icon(QStringLiteral("forward"), colors().text));
    showWhetherLive();
    refresh();
}

/// The button is filled while what is shown is the present.
void Timeline::showWhetherLive() {
    m_live->setIcon(icon(QStringLiteral("live"), isLive() ? colors().accentText : colors().accent));
    m_live->setProperty("primary", isLive());
    // A property takes effect when the style is set again.
    m_live->style()->unpolish(m_live);
    m_live->style()->polish(m_live);
}

/// What can be pressed, and the bar.
void Timeline::refresh() {
    m_back->setEnabled(!m_moments.empty() && m_moment != m_moments.front());
    m_forward->setEnabled(!isLive());
    m_fork->setEnabled(!isLive());
    m_live->setEnabled(!m_moments.empty());
    update();
}

void Timeline::setHistory(const Moments& moments) {
    m_moments = moments;
    if (m_moment && std::ranges::find(m_moments, m_moment) == m_moments.end()) {
        // Given up for want of room: the nearest kept one takes its place. Another run: live.
        const auto later = std::ranges::find_if(
            m_moments, [&](const auto& moment) { return moment->position.batch >= m_moment->position.batch; });
        choose(later == m_moments.end() ? nullptr : *later);
    }
    refresh();
}

void Timeline::goLive() { choose(nullptr); }

void Timeline::lookAt(std::int64_t batch) {
    const auto later =
        std::ranges::upper_bound(m_moments, batch, {}, [](const auto& moment) { return moment->position.batch; });
    if (later != m_moments.begin()) choose(*std::prev(later));
}

void Timeline::step(int direction) {
    if (m_moments.empty() || (isLive() && direction > 0)) return;
    const auto newest = std::ssize(m_moments) - 1;
    const auto now = isLive() ? newest : std::ranges::find(m_moments, m_moment) - m_moments.begin();
    const auto next = now + direction;
    if (next < 0) return;
    choose(next >= newest ? nullptr : m_moments[static_cast<std::size_t>(next)]);
}

bool Timeline::stepTask(int direction) {
    if (m_moments.empty()) return false;
    const std::int64_t now = (m_moment ? m_moment : m_moments.back())->position.batch;
    std::shared_ptr<const Snapshot> nearest;
    for (const auto& moment : m_moments) {
        const std::int64_t batch = moment->position.batch;
        const bool isBeyond = direction < 0 ? batch < now : batch > now;
        if (!moment->isTaskBoundary() || !isBeyond) continue;
        if (direction < 0 || !nearest) nearest = moment;  // moments are in order
    }
    if (!nearest) return false;
    choose(nearest == m_moments.back() ? nullptr : nearest);
    return true;
}

void Timeline::choose(std::shared_ptr<const Snapshot> moment) {
    if (m_moment == moment) return;
    const bool wasLive = isLive();
    m_moment = std::move(moment);
    if (isLive() != wasLive) showWhetherLive();
    refresh();
    Q_EMIT momentChosen(m_moment);
}

QRectF Timeline::bar() const {
    const double left = QFontMetricsF(Theme::captionFont()).horizontalAdvance(tr("timeline")) + 28;
    const double right = m_back->isVisibleTo(this) ? m_back->x() - 14.0 : width() - 20.0;
    return {left, (height() - barHeight) / 2, std::max(10.0, right - left), barHeight};
}

double Timeline::xAt(const Timetable& timetable, std::int64_t batch) const {
    const QRectF area = bar();
    const auto all = static_cast<double>(timetable.totalBatches());
    const double share = all > 0 ? std::clamp(static_cast<double>(batch) / all, 0.0, 1.0) : 0;
    return area.left() + share * area.width();
}

QPointF Timeline::positionOf(const Snapshot& snapshot) const {
    return {xAt(snapshot.timetable, snapshot.position.batch), bar().center().y()};
}

void Timeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors().border);
    painter.setBrush(colors().card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
    const QRectF area = bar();
    painter.fillRect(area, colors().grid);
    if (m_moments.empty()) return;

    const Snapshot& now = *m_moments.back();
    const double share = Theme::current().kind() == Theme::Kind::HighContrast ? 1 : 0.45;
    const double reached = positionOf(now).x();
    for (int task = 0; task < now.timetable.taskCount(); ++task) {
        const double left = xAt(now.timetable, now.timetable.batchesBefore(task));
        const double right = std::min(reached, xAt(now.timetable, now.timetable.batchesBefore(task + 1)));
        if (right > left)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()),
                             blended(colors().card, taskColor(task), share));
    }
    painter.setPen(QPen(colors().text, 2));
    for (const KnobChange& change : now.changes) {
        const double x = xAt(now.timetable, change.batch);
        painter.drawLine(QPointF(x, area.top() - 3), QPointF(x, area.bottom() + 3));
    }
    if (m_cursor) {
        const double x = xAt(now.timetable, *m_cursor);
        painter.setPen(QPen(colors().text, 1.5));
        painter.drawLine(QPointF(x, 5), QPointF(x, height() - 5));
    }
    const QPointF handle = positionOf(m_moment ? *m_moment : now);
    painter.setPen(QPen(colors().accent, hasFocus() ? 4 : 3));
    painter.setBrush(m_moment ? colors().accent : colors().card);
    painter.drawEllipse(handle, handleRadius - 1, handleRadius - 1);
}

void Timeline::chooseAt(double x) {
    if (m_moments.empty()) return;
    if (x >= positionOf(*m_moments.back()).x()) return goLive();
    const auto nearest = std::ranges::min_element(
        m_moments, {}, [&](const auto& moment) { return std::abs(positionOf(*moment).x() - x); });
    choose(*nearest);
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) chooseAt(event->position().x());
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) != 0) chooseAt(event->position().x());
    const QRectF area = bar();
    const double x = event->position().x();
    if (m_moments.empty() || x < area.left() || x > area.right()) return leaveEvent(event);
    const auto all = static_cast<double>(m_moments.back()->timetable.totalBatches());
    pointAt(std::llround((x - area.left()) / area.width() * all));
    Q_EMIT pointedAt(m_cursor);
}

void Timeline::leaveEvent(QEvent*) {
    pointAt(std::nullopt);
    Q_EMIT pointedAt(std::nullopt);
}

void Timeline::pointAt(std::optional<std::int64_t> batch) {
    if (std::exchange(m_cursor, batch) != batch) update();
}

/// With the focus here, arrow keys move along the bar; elsewhere in the window → is a step of the run.
bool Timeline::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const bool isOurs = (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::ShiftModifier) &&
                            (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right);
        if (isOurs) event->accept();
    }
    return QWidget::event(event);
}

void Timeline::extendRange(int direction) {
    if (m_moments.empty()) return;
    const auto batch = [this] { return (m_moment ? m_moment : m_moments.back())->position.batch; };
    if (!m_anchor) m_anchor = batch();
    step(direction);
    Q_EMIT rangeMarked(std::min(*m_anchor, batch()), std::max(*m_anchor, batch()));
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isArrow && event->modifiers() == Qt::ShiftModifier) return extendRange(event->key() == Qt::Key_Left ? -1 : 1);
    if (event->key() != Qt::Key_Shift) m_anchor.reset();
    switch (event->key()) {
        case Qt::Key_Left: step(-1); break;
        case Qt::Key_Right: step(1); break;
        case Qt::Key_Home:
            if (!m_moments.empty()) choose(m_moments.front());
            break;
        case Qt::Key_End: goLive(); break;
        default: QWidget::keyPressEvent(event);
    }
}

}  // namespace miru
