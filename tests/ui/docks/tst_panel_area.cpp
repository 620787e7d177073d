// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs say with a picture and a word what is below them; where they do not all fit, a menu has them.

#include <QMenu>
#include <QTabBar>
#include <QTest>

#include "tests/support/warnings.h"
#include "ui/docks/panel_area.h"
#include "ui/docks/panel_dock.h"
#include "ui/docks/tab_overflow.h"
#include "ui/style/card.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

/// All panels, empty, in the arrangement of the Lab.
void fill(PanelArea& area) {
    for (int place = 0; place <= static_cast<int>(PanelId::Data); ++place)
        area.add(static_cast<PanelId>(place), new Card(QString("Question %1").arg(place)),
                 QString("Panel %1").arg(place));
}

void showAt(PanelArea& area, const QSize& size) {
    area.resize(size);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    area.arrange(PanelArea::Arrangement::Lab);
    QCoreApplication::processEvents();
}

QList<QTabBar*> shownTabs(const PanelArea& area) {
    QList<QTabBar*> bars;
    for (QTabBar* bar : area.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (bar->isVisible()) bars << bar;
    return bars;
}

TabOverflow* overflowOf(const QTabBar* tabs) {
    return tabs->findChild<TabOverflow*>(QString(), Qt::FindDirectChildrenOnly);
}

}  // namespace

class TestPanelArea : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aPanelBehindAnotherIsNotSeenSoThatItDoesNoWork() {
        PanelArea area;
        fill(area);
        showAt(area, {1100, 700});
        PanelDock* const matrix = area.dock(PanelId::Matrix);
        PanelDock* const activity = area.dock(PanelId::Activity);
        QVERIFY(area.tabifiedDockWidgets(matrix).contains(activity));
        const auto isOnTop = [](const PanelDock* seen, const PanelDock* other) {
            return seen->card()->isVisible() && !other->card()->isVisible();
        };
        QTRY_VERIFY(isOnTop(matrix, activity));
        const QSize size = matrix->size();
        activity->raise();
        QTRY_VERIFY(isOnTop(activity, matrix));
        QCOMPARE(activity->size(), size);
        area.hide();
        area.show();
        QTRY_VERIFY(isOnTop(activity, matrix));
        matrix->raise();
        QTRY_VERIFY(isOnTop(matrix, activity));
    }

    void everyTabHasItsPicture() {
        PanelArea area;
        fill(area);
        showAt(area, {1000, 640});
        const auto haveAll = [&] {
            for (const QTabBar* bar : shownTabs(area))
                for (int tab = 0; tab < bar->count(); ++tab)
                    if (bar->tabIcon(tab).isNull()) return false;
            return !shownTabs(area).isEmpty();
        };
        QTRY_VERIFY(haveAll());
        area.arrange(PanelArea::Arrangement::Lecture);
        area.dock(PanelId::Data)->show();
        QTRY_VERIFY(haveAll());
    }

    void aPanelOnTopHasItsPictureInTheColourOfWhatIsChosen() {
        PanelArea area;
        fill(area);
        const QIcon& picture = area.dock(PanelId::Why)->tabIcon();
        const auto colorsOf = [&](QIcon::State state) { return picture.pixmap(64, QIcon::Normal, state).toImage(); };
        QVERIFY(colorsOf(QIcon::On) != colorsOf(QIcon::Off));
    }

    void tabsThatFitNeedNoMenu() {
        PanelArea area;
        fill(area);
        showAt(area, {1900, 1000});
        for (const QTabBar* bar : shownTabs(area)) {
            if (bar->count() > 3) continue;  // two words and an arrow's width for each
            QVERIFY(overflowOf(bar) && !overflowOf(bar)->isVisible());
        }
    }

    void whereTabsDoNotFitAMenuHasThemAll() {
        PanelArea area;
        fill(area);
        showAt(area, {700, 500});
        QTabBar* crowded = nullptr;
        for (QTabBar* bar : shownTabs(area))
            if (overflowOf(bar)->isVisible()) crowded = bar;
        QVERIFY(crowded);
        TabOverflow* const overflow = overflowOf(crowded);
        QVERIFY(crowded->rect().contains(overflow->geometry()));
        for (int tab = 0; tab < crowded->count(); ++tab) {  // no word is cut
            const bool isLeft = crowded->tabRect(tab).right() < overflow->geometry().left();
            QVERIFY(isLeft || crowded->tabRect(tab).left() >= overflow->geometry().left());
        }
        Q_EMIT overflow->menu()->aboutToShow();
        const QList<QAction*> entries = overflow->menu()->actions();
        QCOMPARE(entries.size(), crowded->count());
        const int last = crowded->count() - 1;
        QVERIFY(crowded->currentIndex() != last || last == 0);
        entries[last]->trigger();
        QCOMPARE(crowded->currentIndex(), last);
        QTRY_VERIFY(crowded->tabRect(last).right() <= overflow->geometry().left());
    }
};

QTEST_MAIN(TestPanelArea)
#include "tst_panel_area.moc"
