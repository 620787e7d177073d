// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/ghost_chips.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/run/run_list.h"
#include "ui/style/elided_label.h"
#include "ui/style/icons.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int longestName = 150;  // pixels
constexpr char runOf[] = "run";

/// As large as the type beside it.
int scaled(int pixels) { return static_cast<int>(std::lround(pixels * Theme::current().typeScale())); }

/// A rounded surface behind what is in it.
class Chip : public QWidget {
 public:
    using QWidget::QWidget;

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colors().border);
        painter.setBrush(colors().field);
        const double radius = height() / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
};

QPixmap swatchOf(const RunEntry& run, bool isLookedAt) {
    const double scale = 2 * Theme::current().typeScale();
    QPixmap pixmap((QSizeF(20, 8) * scale).toSize());
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.scale(Theme::current().typeScale(), Theme::current().typeScale());
    painter.setPen(QPen(runColor(run.id), isLookedAt ? 2.5 : 1.5, isLookedAt ? Qt::SolidLine : runPen(run.id)));
    painter.drawLine(1, 4, 19, 4);
    return pixmap;
}

QToolButton* makeSmallButton(const QString& iconName, const QString& name, const QString& tip) {
    auto* const button = new QToolButton;
    button->setProperty("title", true);
    button->setIcon(icon(iconName, colors().mutedText));
    button->setIconSize({scaled(13), scaled(13)});
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

}  // namespace

GhostChips::GhostChips(RunList* runs, QWidget* parent) : QWidget(parent), m_runs(runs) {
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(Theme::gap, 0, Theme::gap, 0);
    m_row->setSpacing(6);
    m_row->addStretch();
    m_more = new QToolButton;
    m_more->setProperty("title", true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(tr("Shows the list of all runs"));
    m_more->hide();
    m_row->addWidget(m_more);
    connect(m_more, &QToolButton::clicked, this, &GhostChips::moreWanted);
    connect(m_runs, &RunList::changed, this, &GhostChips::fill);
    connect(&Theme::current(), &Theme::changed, this, &GhostChips::fill);
    fill();
}

bool GhostChips::hasChip(const RunEntry& run) const {
    if (&run == m_runs->current()) return true;
    return (run.isGhost || m_hidden.contains(run.id)) && !m_runs->curveObstacle(run);
}

QWidget* GhostChips::makeChip(const RunEntry& run) {
    auto* const chip = new Chip;
    chip->setProperty(runOf, run.id);
    chip->installEventFilter(this);
    auto* const row = new QHBoxLayout(chip);
    row->setContentsMargins(9, 1, 5, 1);
    row->setSpacing(4);
    const int id = run.id;
    const bool isLookedAt = &run == m_runs->current();
    auto* const swatch = new QLabel;
    swatch->setPixmap(swatchOf(run, isLookedAt));
    row->addWidget(swatch);
    auto* const name = new ElidedLabel(run.drawnTitle);
    name->setTextFormat(Qt::PlainText);
    name->setFont(Theme::captionFont());
    name->setFixedWidth(std::min(scaled(longestName), name->sizeHint().width() + 2));
    row->addWidget(name);
    if (isLookedAt) {
        row->addSpacing(4);
        return chip;
    }
    const bool isHidden = !run.isGhost;
    auto* const eye =
        makeSmallButton(isHidden ? QStringLiteral("eye-off") : QStringLiteral("eye"),
                        isHidden ? tr("Show %1").arg(run.drawnTitle) : tr("Hide %1").arg(run.drawnTitle),
                        isHidden ? tr("Draws this run again") : tr("Hides this run for a while; the chip stays"));
    connect(eye, &QToolButton::clicked, this, [this, id, isHidden] {
        if (isHidden)
            m_hidden.remove(id);
        else
            m_hidden << id;
        m_runs->setGhost(id, isHidden);
    });
    row->addWidget(eye);
    auto* const cross =
        makeSmallButton(QStringLiteral("close"), tr("Take %1 off the plot").arg(run.drawnTitle),
                        tr("Takes this run off the plots; it stays in Runs, where a tick brings it back"));
    connect(cross, &QToolButton::clicked, this, [this, id] {
        m_hidden.remove(id);
        const RunEntry* const taken = m_runs->find(id);
        if (taken && !taken->isGhost)
            fill();
        else
            m_runs->setGhost(id, false);
    });
    row->addWidget(cross);
    return chip;
}

/// The button that was pressed may be at work still: old chips go later.
void GhostChips::fill() {
    const auto isNoLongerHidden = [this](int id) {
        const RunEntry* const run = m_runs->find(id);
        return !run || run->isGhost;
    };
    m_hidden.removeIf(isNoLongerHidden);
    for (QWidget* chip : m_chips) {
        m_row->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    QList<const RunEntry*> shown;
    for (const RunEntry& run : m_runs->entries())
        if (hasChip(run)) shown << &run;
    if (shown.size() > 1)
        for (const RunEntry* run : shown) {
            m_chips << makeChip(*run);
            m_row->insertWidget(static_cast<int>(m_chips.size()), m_chips.last());
        }
    fit();
}

/// The newest keep their place.
void GhostChips::fit() {
    int room = width() - 2 * Theme::gap;
    qsizetype fitting = 0;
    int all = 0;
    for (const QWidget* chip : m_chips) all += chip->sizeHint().width() + m_row->spacing();
    constexpr int counted = 40;  // pixels
    if (all > room) room -= scaled(counted);
    for (auto chip = m_chips.rbegin(); chip != m_chips.rend(); ++chip) {
        room -= (*chip)->sizeHint().width() + m_row->spacing();
        if (room < 0) break;
        ++fitting;
    }
    for (qsizetype n = 0; n < m_chips.size(); ++n) m_chips[n]->setVisible(n >= m_chips.size() - fitting);
    const qsizetype missing = m_chips.size() - fitting;
    m_more->setVisible(missing > 0);
    m_more->setText(QStringLiteral("+%1").arg(words::number(missing)));
    m_more->setAccessibleName(tr("%n more runs", nullptr, static_cast<int>(missing)));
}

void GhostChips::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

bool GhostChips::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Enter) Q_EMIT pointedAt(watched->property(runOf).toInt());
    if (event->type() == QEvent::Leave) Q_EMIT pointedAt(0);
    return QWidget::eventFilter(watched, event);
}

}  // namespace miru
