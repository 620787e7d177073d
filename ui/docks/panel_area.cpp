// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/docks/panel_area.h"

#include <QDataStream>
#include <QIODevice>
#include <QTabBar>
#include <QTimer>

#include "ui/docks/panel_dock.h"
#include "ui/style/card.h"

namespace miru {
namespace {

constexpr int tightWidth = 900;   // pixels of this area below which the reader has no column of its own
constexpr int ampleWidth = 1180;  // and from which on every panel of the Lab has a place of its own
constexpr int ampleHeight = 780;
constexpr int readerWidth = 262;
constexpr qint32 layoutFormat = 2;
constexpr int billHeight = 304;  // of the resources, all rows

QString nameOf(Place place) {
    switch (place) {
        case Place::Accuracy: return QStringLiteral("accuracy");
        case Place::Matrix: return QStringLiteral("matrix");
        case Place::Activity: return QStringLiteral("activity");
        case Place::Sparsity: return QStringLiteral("sparsity");
        case Place::Resources: return QStringLiteral("resources");
        case Place::Reader: return QStringLiteral("reader");
        case Place::Why: return QStringLiteral("why");
        case Place::Buffer: return QStringLiteral("buffer");
        case Place::Runs: return QStringLiteral("runs");
        case Place::Data: return QStringLiteral("data");
        case Place::Study: break;
    }
    return QStringLiteral("study");
}

}  // namespace

PanelArea::PanelArea(QWidget* parent) : QMainWindow(parent, Qt::Widget) {
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void PanelArea::add(Place place, Card* card, const QString& tab) {
    auto* const dock = new PanelDock(card, nameOf(place), tab);
    m_docks.insert(place, dock);
    addDockWidget(Qt::LeftDockWidgetArea, dock);
    connect(dock, &PanelDock::maximizePressed, this, [this, dock] { toggleMaximized(dock); });
    connect(dock, &PanelDock::closePressed, this, [this] { m_isTouched = true; });
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this] { m_isTouched = true; });
    connect(dock, &QDockWidget::topLevelChanged, this, [this](bool floats) { m_isTouched |= floats; });
}

PanelDock* PanelArea::dock(Place place) const { return m_docks.value(place); }

void PanelArea::arrange(Arrangement arrangement) {
    m_arrangement = arrangement;
    m_isTouched = false;
    m_tabsWanted.clear();
    m_room = room();
    if (m_maximized) m_maximized->setMaximized(false);
    m_maximized = nullptr;
    // From nothing: what was tabbed or split before leaves no trace.
    for (PanelDock* dock : m_docks) {
        removeDockWidget(dock);
        dock->setFloating(false);
    }
    switch (arrangement) {
        case Arrangement::Lab: arrangeLab(); break;
        case Arrangement::Lecture: arrangeLecture(); break;
        case Arrangement::Paper: arrangePaper(); break;
    }
}

QByteArray PanelArea::layoutState() const {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << layoutFormat << static_cast<qint32>(m_arrangement) << m_isTouched
        << (m_maximized ? m_beforeMaximizing : saveState()) << tabsOnTop();
    return bytes;
}

/// The names of the docks on top of others. Asked of the tabs: a window that is closed shows none of its docks.
QStringList PanelArea::tabsOnTop() const {
    QStringList names;
    for (const QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        const QString title = bar->count() > 1 ? bar->tabText(bar->currentIndex()) : QString();
        for (const PanelDock* dock : m_docks)
            if (!title.isEmpty() && dock->windowTitle() == title) names << dock->objectName();
    }
    return names;
}

void PanelArea::raiseTabs() {
    for (PanelDock* dock : m_docks)
        if (m_tabsWanted.contains(dock->objectName()) && !dock->isHidden()) dock->raise();
}

bool PanelArea::setLayoutState(const QByteArray& state) {
    QDataStream in(state);
    qint32 format = 0;
    qint32 arrangement = 0;
    bool isTouched = false;
    QByteArray docks;
    QStringList tabs;
    in >> format >> arrangement >> isTouched >> docks >> tabs;
    if (in.status() != QDataStream::Ok || format != layoutFormat || arrangement < 0 ||
        arrangement > static_cast<qint32>(Arrangement::Paper))
        return false;
    arrange(static_cast<Arrangement>(arrangement));
    if (isTouched) m_isTouched = restoreState(docks);
    m_tabsWanted = tabs;
    raiseTabs();
    return true;
}

PanelArea::Room PanelArea::room() const {
    if (width() < tightWidth) return Room::Tight;
    return width() >= ampleWidth && height() >= ampleHeight ? Room::Ample : Room::Usual;
}

/// What nobody has arranged by hand follows the room there is; afterwards, as Qt's layout may be at work right now.
void PanelArea::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    QTimer::singleShot(0, this, [this] {
        if (!isVisible() || m_isTouched || m_maximized || m_room == room()) return;
        const QStringList tabs = m_tabsWanted;
        arrange(m_arrangement);
        m_tabsWanted = tabs;
        raiseTabs();
    });
}

void PanelArea::arrangeLab() {
    const auto at = [this](Place place) { return m_docks.value(place); };
    for (PanelDock* dock : m_docks) addDockWidget(Qt::LeftDockWidgetArea, dock);
    const bool isAmple = m_room == Room::Ample;
    if (m_room != Room::Tight) splitDockWidget(at(Place::Accuracy), at(Place::Reader), Qt::Horizontal);
    splitDockWidget(at(Place::Accuracy), at(Place::Matrix), Qt::Vertical);
    if (isAmple) {
        splitDockWidget(at(Place::Matrix), at(Place::Resources), Qt::Vertical);
        splitDockWidget(at(Place::Matrix), at(Place::Activity), Qt::Horizontal);
        splitDockWidget(at(Place::Activity), at(Place::Sparsity), Qt::Horizontal);
        splitDockWidget(at(Place::Reader), at(Place::Why), Qt::Vertical);
        tabifyDockWidget(at(Place::Why), at(Place::Buffer));
        tabifyDockWidget(at(Place::Buffer), at(Place::Runs));
        tabifyDockWidget(at(Place::Runs), at(Place::Data));
        tabifyDockWidget(at(Place::Data), at(Place::Study));
    } else {
        splitDockWidget(at(Place::Matrix), at(Place::Resources), Qt::Horizontal);
        tabifyDockWidget(at(Place::Matrix), at(Place::Activity));
        tabifyDockWidget(at(Place::Activity), at(Place::Sparsity));
        tabifyDockWidget(at(Place::Resources), at(Place::Why));
        tabifyDockWidget(at(Place::Why), at(Place::Buffer));
        tabifyDockWidget(at(Place::Buffer), at(Place::Runs));
        tabifyDockWidget(at(Place::Runs), at(Place::Data));
        tabifyDockWidget(at(Place::Data), at(Place::Study));
    }
    if (m_room == Room::Tight) tabifyDockWidget(at(Place::Study), at(Place::Reader));
    for (PanelDock* dock : m_docks) dock->show();
    at(Place::Matrix)->raise();
    (isAmple ? at(Place::Why) : at(Place::Resources))->raise();
    if (m_room != Room::Tight)
        resizeDocks({at(Place::Accuracy), at(Place::Reader)}, {width() - readerWidth, readerWidth}, Qt::Horizontal);
    if (isAmple) {
        const int others = height() - billHeight;
        resizeDocks({at(Place::Accuracy), at(Place::Matrix), at(Place::Resources)},
                    {others * 45 / 100, others * 55 / 100, billHeight}, Qt::Vertical);
        const int third = (width() - readerWidth) / 3;
        resizeDocks({at(Place::Matrix), at(Place::Activity), at(Place::Sparsity)}, {third, third, third},
                    Qt::Horizontal);
        resizeDocks({at(Place::Reader), at(Place::Why)}, {62, 38}, Qt::Vertical);
    } else {
        resizeDocks({at(Place::Accuracy), at(Place::Matrix)}, {46, 54}, Qt::Vertical);
        resizeDocks({at(Place::Matrix), at(Place::Resources)}, {34, 66}, Qt::Horizontal);
    }
}

/// Large and few, for the back row: what is remembered, and why not.
void PanelArea::arrangeLecture() {
    const auto at = [this](Place place) { return m_docks.value(place); };
    for (const Place place : {Place::Accuracy, Place::Matrix, Place::Why}) {
        addDockWidget(Qt::LeftDockWidgetArea, at(place));
        at(place)->show();
    }
    splitDockWidget(at(Place::Accuracy), at(Place::Matrix), Qt::Vertical);
    splitDockWidget(at(Place::Matrix), at(Place::Why), Qt::Horizontal);
    hideOthersBehind(at(Place::Why));
    resizeDocks({at(Place::Accuracy), at(Place::Matrix)}, {60, 40}, Qt::Vertical);
}

/// What a paper would print.
void PanelArea::arrangePaper() {
    const auto at = [this](Place place) { return m_docks.value(place); };
    for (const Place place : {Place::Accuracy, Place::Matrix, Place::Resources}) {
        addDockWidget(Qt::LeftDockWidgetArea, at(place));
        at(place)->show();
    }
    splitDockWidget(at(Place::Accuracy), at(Place::Matrix), Qt::Vertical);
    splitDockWidget(at(Place::Matrix), at(Place::Resources), Qt::Horizontal);
    hideOthersBehind(at(Place::Resources));
    resizeDocks({at(Place::Accuracy), at(Place::Matrix)}, {50, 50}, Qt::Vertical);
}

/// The panels that are not shown get a place all the same, as tabs, so that the menu can bring them back.
void PanelArea::hideOthersBehind(PanelDock* dock) {
    for (PanelDock* other : m_docks) {
        if (!other->isHidden()) continue;
        tabifyDockWidget(dock, other);
        other->hide();
    }
    dock->raise();
}

void PanelArea::toggleMaximized(PanelDock* dock) {
    const bool wasMaximized = m_maximized == dock;
    restore();
    if (wasMaximized || dock->isFloating()) return;
    m_beforeMaximizing = saveState();
    for (PanelDock* other : m_docks)
        if (other != dock) other->hide();
    m_maximized = dock;
    dock->show();
    dock->setMaximized(true);
}

void PanelArea::restore() {
    if (!m_maximized) return;
    m_maximized->setMaximized(false);
    m_maximized = nullptr;
    restoreState(m_beforeMaximizing);
}

}  // namespace miru
