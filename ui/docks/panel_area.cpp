// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/docks/panel_area.h"

#include <QChildEvent>
#include <QDataStream>
#include <QIODevice>
#include <QTabBar>
#include <QTimer>

#include "ui/docks/panel_dock.h"
#include "ui/docks/tab_overflow.h"
#include "ui/style/card.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int tightWidth = 900;   // pixels of this area below which the reader has no column of its own
constexpr int ampleWidth = 1180;  // and from which on every panel of the Lab has a place of its own
constexpr int ampleHeight = 780;
constexpr int readerWidth = 262;
constexpr int ampleReaderWidth = 304;  // at least: with room for every button of its head
constexpr int wideReaderWidth = 352;   // at most: with room for two of the steps that Why offers, in German too
constexpr qint32 layoutFormat = 4;
constexpr int tabIconSize = 14;
constexpr int heroShare = 51;       // of the height in the middle, for the accuracies; in hundredths
constexpr int lowLecture = 600;     // pixels of this area below which a lecture's plot needs more than half
constexpr int ampleHeroShare = 57;  // where there is enough for the others, too

QString nameOf(PanelId place) {
    switch (place) {
        case PanelId::Accuracy: return QStringLiteral("accuracy");
        case PanelId::Matrix: return QStringLiteral("matrix");
        case PanelId::Activity: return QStringLiteral("activity");
        case PanelId::Sparsity: return QStringLiteral("sparsity");
        case PanelId::Resources: return QStringLiteral("resources");
        case PanelId::Reader: return QStringLiteral("reader");
        case PanelId::Why: return QStringLiteral("why");
        case PanelId::Forgotten: return QStringLiteral("forgotten");
        case PanelId::StateSpace: return QStringLiteral("state-space");
        case PanelId::Between: return QStringLiteral("between");
        case PanelId::Buffer: return QStringLiteral("buffer");
        case PanelId::Runs: return QStringLiteral("runs");
        case PanelId::Data: break;
    }
    return QStringLiteral("data");
}

}  // namespace

PanelArea::PanelArea(QWidget* parent) : QMainWindow(parent, Qt::Widget) {
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(&Theme::current(), &Theme::changed, this, &PanelArea::drawTabIcons);
}

/// Words on tabs are not cut: where there are too many tabs, a menu has all of them.
void PanelArea::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    auto* const tabs = event->polished() ? qobject_cast<QTabBar*>(event->child()) : nullptr;
    if (!tabs) return;
    tabs->setElideMode(Qt::ElideNone);
    tabs->setUsesScrollButtons(true);
    new TabOverflow(tabs);
}

/// Qt's layout makes and moves tabs when it likes, and gives them words alone; it is asked to lay them out afterwards.
bool PanelArea::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) drawTabIcons();
    return QMainWindow::event(event);
}

void PanelArea::drawTabIcons() {
    const int side = static_cast<int>(tabIconSize * Theme::current().typeScale());
    for (QTabBar* const bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (bar->iconSize().width() != side) bar->setIconSize(QSize(side, side));
        for (int tab = 0; tab < bar->count(); ++tab)
            for (const PanelDock* dock : m_docks)
                if (dock->windowTitle() == bar->tabText(tab) &&
                    bar->tabIcon(tab).cacheKey() != dock->tabIcon().cacheKey())
                    bar->setTabIcon(tab, dock->tabIcon());
    }
}

void PanelArea::add(PanelId place, Card* card, const QString& tab) {
    card->setHelpTopic(nameOf(place));
    connect(card, &Card::helpWanted, this, &PanelArea::helpWanted);
    auto* const dock = new PanelDock(card, nameOf(place), tab);
    m_docks.insert(place, dock);
    addDockWidget(Qt::LeftDockWidgetArea, dock);
    connect(dock, &PanelDock::maximizePressed, this, [this, dock] { toggleMaximized(dock); });
    connect(dock, &PanelDock::closePressed, this, [this] { m_isTouched = true; });
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this] { m_isTouched = true; });
    connect(dock, &QDockWidget::topLevelChanged, this, [this](bool floats) { m_isTouched |= floats; });
}

PanelDock* PanelArea::dock(PanelId place) const { return m_docks.value(place); }

void PanelArea::arrange(Arrangement arrangement) {
    m_arrangement = arrangement;
    m_isTouched = false;
    m_room = room();
    clearAway();
    switch (arrangement) {
        case Arrangement::Lab: arrangeLab(); break;
        case Arrangement::Lecture: arrangeLecture(); break;
        case Arrangement::Paper: arrangePaper(); break;
    }
}

std::optional<PanelId> PanelArea::panelNamed(const QString& name) {
    for (int place = 0; place <= static_cast<int>(PanelId::Data); ++place)
        if (nameOf(static_cast<PanelId>(place)) == name) return static_cast<PanelId>(place);
    return std::nullopt;
}

/// Beside the first, in a column, where it is wide; where there are many, they stand in two rows.
void PanelArea::showOnly(const QList<PanelId>& places) {
    clearAway();
    m_isTouched = true;  // a resized window leaves them where they are
    if (places.isEmpty()) return;
    const auto at = [&](qsizetype n) { return m_docks.value(places[n]); };
    for (qsizetype n = 0; n < places.size(); ++n) {
        addDockWidget(Qt::LeftDockWidgetArea, at(n));
        at(n)->show();
    }
    for (qsizetype n = 1; n < places.size(); ++n)
        splitDockWidget(at(n - 1), at(n), n == 1 ? Qt::Horizontal : Qt::Vertical);
    hideOthersBehind(at(0));
    constexpr int large = 64;  // hundredths of the width, for the first
    if (places.size() > 1)
        resizeDocks({at(0), at(1)}, {width() * large / 100, width() * (100 - large) / 100}, Qt::Horizontal);
}

/// From nothing: what was tabbed or split before leaves no trace.
void PanelArea::clearAway() {
    m_tabsWanted.clear();
    if (m_maximized) m_maximized->setMaximized(false);
    m_maximized = nullptr;
    for (PanelDock* dock : m_docks) {
        removeDockWidget(dock);
        dock->setFloating(false);
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
    const auto at = [this](PanelId place) { return m_docks.value(place); };
    for (PanelDock* dock : m_docks) addDockWidget(Qt::LeftDockWidgetArea, dock);
    const bool isAmple = m_room == Room::Ample;
    const auto tabify = [&](std::initializer_list<PanelId> places) {
        for (auto place = places.begin(); place + 1 != places.end(); ++place)
            tabifyDockWidget(at(place[0]), at(place[1]));
    };
    if (m_room != Room::Tight) splitDockWidget(at(PanelId::Accuracy), at(PanelId::Reader), Qt::Horizontal);
    splitDockWidget(at(PanelId::Accuracy), at(PanelId::Matrix), Qt::Vertical);
    if (isAmple) {
        splitDockWidget(at(PanelId::Matrix), at(PanelId::Activity), Qt::Horizontal);
        splitDockWidget(at(PanelId::Activity), at(PanelId::Resources), Qt::Horizontal);
        splitDockWidget(at(PanelId::Reader), at(PanelId::Why), Qt::Vertical);
        tabify({PanelId::Activity, PanelId::Sparsity, PanelId::StateSpace, PanelId::Between});
        tabify({PanelId::Why, PanelId::Buffer, PanelId::Runs, PanelId::Data});
        tabify({PanelId::Reader, PanelId::Forgotten});
    } else {
        splitDockWidget(at(PanelId::Matrix), at(PanelId::Resources), Qt::Horizontal);
        tabify({PanelId::Matrix, PanelId::Activity, PanelId::Sparsity, PanelId::Between});
        tabify({PanelId::Resources, PanelId::Why, PanelId::Buffer, PanelId::Runs, PanelId::Data});
        if (m_room == Room::Tight) tabifyDockWidget(at(PanelId::Data), at(PanelId::Reader));
        tabify({PanelId::Reader, PanelId::Forgotten, PanelId::StateSpace});
    }
    for (PanelDock* dock : m_docks) dock->show();
    at(PanelId::Matrix)->raise();
    if (isAmple) at(PanelId::Activity)->raise();
    at(PanelId::Reader)->raise();
    (isAmple ? at(PanelId::Why) : at(PanelId::Resources))->raise();
    const int reader = isAmple ? std::clamp(width() * 24 / 100, ampleReaderWidth, wideReaderWidth) : readerWidth;
    if (m_room != Room::Tight)
        resizeDocks({at(PanelId::Accuracy), at(PanelId::Reader)}, {width() - reader, reader}, Qt::Horizontal);
    const int hero = height() * (isAmple ? ampleHeroShare : heroShare) / 100;
    resizeDocks({at(PanelId::Accuracy), at(PanelId::Matrix)}, {hero, height() - hero}, Qt::Vertical);
    if (isAmple) {
        const int centre = width() - reader;
        resizeDocks({at(PanelId::Matrix), at(PanelId::Activity), at(PanelId::Resources)},
                    {centre * 28 / 100, centre * 30 / 100, centre * 42 / 100}, Qt::Horizontal);
        resizeDocks({at(PanelId::Reader), at(PanelId::Why)}, {61, 39}, Qt::Vertical);
    } else {
        resizeDocks({at(PanelId::Matrix), at(PanelId::Resources)}, {34, 66}, Qt::Horizontal);
    }
}

/// Large and few, for the back row: what is remembered, and why not.
void PanelArea::arrangeLecture() {
    const auto at = [this](PanelId place) { return m_docks.value(place); };
    for (const PanelId place : {PanelId::Accuracy, PanelId::Matrix, PanelId::Why}) {
        addDockWidget(Qt::LeftDockWidgetArea, at(place));
        at(place)->show();
    }
    splitDockWidget(at(PanelId::Accuracy), at(PanelId::Matrix), Qt::Vertical);
    splitDockWidget(at(PanelId::Matrix), at(PanelId::Why), Qt::Horizontal);
    hideOthersBehind(at(PanelId::Why));
    const int hero = height() < lowLecture ? 55 : 52;  // in hundredths
    resizeDocks({at(PanelId::Accuracy), at(PanelId::Matrix)}, {hero, 100 - hero}, Qt::Vertical);
}

/// What a paper would print.
void PanelArea::arrangePaper() {
    const auto at = [this](PanelId place) { return m_docks.value(place); };
    for (const PanelId place : {PanelId::Accuracy, PanelId::Matrix, PanelId::Resources}) {
        addDockWidget(Qt::LeftDockWidgetArea, at(place));
        at(place)->show();
    }
    splitDockWidget(at(PanelId::Accuracy), at(PanelId::Matrix), Qt::Vertical);
    splitDockWidget(at(PanelId::Matrix), at(PanelId::Resources), Qt::Horizontal);
    hideOthersBehind(at(PanelId::Resources));
    resizeDocks({at(PanelId::Accuracy), at(PanelId::Matrix)}, {50, 50}, Qt::Vertical);
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
