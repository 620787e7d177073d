// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/docks/panel_dock.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "ui/style/card.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/yielding_button.h"

namespace miru {
namespace {

/// Gives a panel all of its place, and asks for no more than the least it needs: how high it would rather be for some
/// width, as texts that wrap have it, is no reason to scroll.
class PanelPage : public QWidget {
 public:
    explicit PanelPage(QWidget* panel) : m_panel(panel) { panel->setParent(this); }
    QSize sizeHint() const override { return m_panel->sizeHint(); }
    QSize minimumSizeHint() const override { return m_panel->minimumSizeHint(); }

 protected:
    void resizeEvent(QResizeEvent*) override { m_panel->setGeometry(rect()); }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) updateGeometry();
        return QWidget::event(event);
    }

 private:
    QWidget* m_panel;
};

/// A panel that wants more height than others leave it can be scrolled; it does not take theirs.
class PanelScroll : public QScrollArea {
 public:
    explicit PanelScroll(QWidget* panel) {
        setWidget(new PanelPage(panel));
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
    }
    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override {
        constexpr int enough = 150;  // pixels
        const QSize least = widget()->minimumSizeHint();
        return {least.width(), std::min(least.height(), enough)};
    }

 protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) updateGeometry();
        return QScrollArea::event(event);
    }
};

}  // namespace

PanelDock::PanelDock(Card* card, const QString& name, const QString& tab, QWidget* parent)
    : QDockWidget(tab, parent), m_card(card) {
    setObjectName(name);
    setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    QWidget* const head = card->takeHead();
    head->layout()->setContentsMargins(Theme::padding, Theme::gap, Theme::gap, 0);
    head->layout()->setSpacing(2);
    // Where there is no room for all, these go, the last first: the Layout menu closes a panel too, a double click makes it large.
    const auto addButton = [&](const char* icon, const QString& text, const QString& tip) {
        auto* const button = new YieldingButton(head, QLatin1String(icon));
        button->setYieldsToTitle();
        button->setAccessibleName(text);
        button->setToolTip(tip);
        head->layout()->addWidget(button);
        return button;
    };
    m_maximize = addButton("maximize", tr("Make large"),
                           tr("Make this panel large, or give it back its place (double click on the title)"));
    m_close = addButton("close", tr("Close"), tr("Close this panel; the Layout menu brings it back"));
    card->keepHelp();
    connect(m_maximize, &QToolButton::clicked, this, &PanelDock::maximizePressed);
    connect(m_close, &QToolButton::clicked, this, &PanelDock::closePressed);
    connect(m_close, &QToolButton::clicked, this, &QWidget::close);
    setTitleBarWidget(head);
    setWidget(new PanelScroll(card));
    // A dock whose tab is behind another's lies beside the window and counts as visible; its panel shall do no work there.
    connect(this, &QDockWidget::visibilityChanged, card, &QWidget::setVisible);
    connect(&Theme::current(), &Theme::changed, this, &PanelDock::restyle);
    // Once everything in the title has its new size: where the dock keeps its own, Qt would leave the title where it was.
    connect(&Theme::current(), &Theme::changed, head, [head] {
        QTimer::singleShot(0, head, [head] {
            head->layout()->invalidate();
            head->layout()->activate();
            head->layout()->setGeometry(head->rect());
        });
    });
    restyle();
}

void PanelDock::restyle() {
    m_maximize->setIcon(
        icon(m_isMaximized ? QStringLiteral("restore") : QStringLiteral("maximize"), colors().mutedText));
    const QString own = QStringLiteral("panel-") + objectName();
    m_tabIcon = icon(own, colors().mutedText);
    m_tabIcon.addPixmap(icon(own, colors().accent).pixmap(64), QIcon::Normal, QIcon::On);
    update();
}

void PanelDock::setMaximized(bool maximized) {
    m_isMaximized = maximized;
    restyle();
}

bool PanelDock::event(QEvent* event) {
    if (event->type() == QEvent::MouseButtonDblClick) {  // QDockWidget would let the panel float
        Q_EMIT maximizePressed();
        return true;
    }
    return QDockWidget::event(event);
}

void PanelDock::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors().border);
    painter.setBrush(colors().card);
    const double radius = isFloating() ? 0 : Theme::radius;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

}  // namespace miru
