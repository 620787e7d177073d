// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/docks/panel_area.h"

#include "ui/docks/panel_dock.h"
#include "ui/style/card.h"

namespace miru {
namespace {

constexpr int roomyWidth = 1180;  // pixels of this area from which on every panel of the Lab has a place of its own
constexpr int roomyHeight = 780;
constexpr int readerWidth = 262;
constexpr int billHeight = 268;  // of the resources, all rows

QString nameOf(Place place) {
    constexpr const char* names[] = {"accuracy",  "matrix", "activity", "sparsity",
                                     "resources", "reader", "why",      "buffer"};
    return QString::fromLatin1(names[static_cast<int>(place)]);
}

}  // namespace

PanelArea::PanelArea(QWidget* parent) : QMainWindow(parent, Qt::Widget) {
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setDocumentMode(true);
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
    m_wasRoomy = isRoomy();
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

bool PanelArea::isRoomy() const { return width() >= roomyWidth && height() >= roomyHeight; }

/// What nobody has arranged by hand follows the room there is.
void PanelArea::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (isVisible() && !m_isTouched && !m_maximized && m_wasRoomy != isRoomy()) arrange(m_arrangement);
}

void PanelArea::arrangeLab() {
    const auto at = [this](Place place) { return m_docks.value(place); };
    for (PanelDock* dock : m_docks) addDockWidget(Qt::LeftDockWidgetArea, dock);
    splitDockWidget(at(Place::Accuracy), at(Place::Reader), Qt::Horizontal);
    splitDockWidget(at(Place::Accuracy), at(Place::Matrix), Qt::Vertical);
    if (m_wasRoomy) {
        splitDockWidget(at(Place::Matrix), at(Place::Resources), Qt::Vertical);
        splitDockWidget(at(Place::Matrix), at(Place::Activity), Qt::Horizontal);
        splitDockWidget(at(Place::Activity), at(Place::Sparsity), Qt::Horizontal);
        splitDockWidget(at(Place::Reader), at(Place::Why), Qt::Vertical);
        tabifyDockWidget(at(Place::Why), at(Place::Buffer));
        tabifyDockWidget(at(Place::Buffer), at(Place::Runs));
    } else {
        splitDockWidget(at(Place::Matrix), at(Place::Resources), Qt::Horizontal);
        tabifyDockWidget(at(Place::Matrix), at(Place::Activity));
        tabifyDockWidget(at(Place::Activity), at(Place::Sparsity));
        tabifyDockWidget(at(Place::Resources), at(Place::Why));
        tabifyDockWidget(at(Place::Why), at(Place::Buffer));
        tabifyDockWidget(at(Place::Buffer), at(Place::Runs));
    }
    for (PanelDock* dock : m_docks) dock->show();
    at(Place::Matrix)->raise();
    (m_wasRoomy ? at(Place::Why) : at(Place::Resources))->raise();
    resizeDocks({at(Place::Accuracy), at(Place::Reader)}, {width() - readerWidth, readerWidth}, Qt::Horizontal);
    if (m_wasRoomy) {
        const int others = height() - billHeight;
        resizeDocks({at(Place::Accuracy), at(Place::Matrix), at(Place::Resources)},
                    {others * 45 / 100, others * 55 / 100, billHeight}, Qt::Vertical);
        const int third = (width() - readerWidth) / 3;
        resizeDocks({at(Place::Matrix), at(Place::Activity), at(Place::Sparsity)}, {third, third, third},
                    Qt::Horizontal);
        resizeDocks({at(Place::Reader), at(Place::Why)}, {62, 38}, Qt::Vertical);
    } else {
        resizeDocks({at(Place::Accuracy), at(Place::Matrix)}, {46, 54}, Qt::Vertical);
        resizeDocks({at(Place::Matrix), at(Place::Resources)}, {40, 60}, Qt::Horizontal);
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
    resizeDocks({at(Place::Accuracy), at(Place::Matrix)}, {50, 50}, Qt::Vertical);
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
