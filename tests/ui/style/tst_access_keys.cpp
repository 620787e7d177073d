// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Access keys: every entry of every menu has one, and none has another's.

#include "ui/style/access_keys.h"

#include <QKeySequence>
#include <QMenu>
#include <QTimer>

#include "tests/support/drive_window.h"
#include "tests/support/german.h"
#include "ui/style/menu_row.h"

using namespace miru;
using namespace miru::test;

namespace {

/// What is wrong with the access keys of these texts; empty: nothing.
QString problemOf(const QStringList& texts) {
    QSet<QString> taken;
    for (const QString& text : texts) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty()) return "none: " + text;
        if (taken.contains(key)) return key + " twice: " + texts.join(", ");
        taken << key;
    }
    return {};
}

/// Opens every menu of the window and looks at it.
void verifyMenus(const MainWindow& window) {
    int count = 0;
    for (QMenu* menu : window.findChildren<QMenu*>()) {
        menu->popup({0, 0});
        QCoreApplication::processEvents();
        QStringList texts;
        for (const QAction* action : menu->actions())
            if (action->isVisible() && !action->isSeparator() && !action->text().isEmpty()) texts << action->text();
        menu->hide();
        QVERIFY2(problemOf(texts).isEmpty(), qPrintable(problemOf(texts)));
        count += texts.isEmpty() ? 0 : 1;
    }
    QVERIFY(count >= 6);
}

}  // namespace

class TestAccessKeys : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theFirstFreeLetterOfAWordIsTaken() {
        QCOMPARE(withAccessKeys({"Open", "Open the folder", "Save"}),
                 QStringList({"&Open", "Open &the folder", "&Save"}));
    }

    void whoHasFewLettersIsGivenWay() {
        // RNN has R and N alone, and R is taken by the first.
        QCOMPARE(problemOf(withAccessKeys({"Run", "N", "RNN"})), QString());
    }

    void anAccessKeyThatIsThereIsKept() {
        QCOMPARE(withAccessKeys({"Open", "&Over"}), QStringList({"O&pen", "&Over"}));
    }

    void anAmpersandOfANameStays() {
        const QString marked = withAccessKeys({"a && b.miru"}).first();
        QCOMPARE(marked, QString("&a && b.miru"));
    }

    void everyMenuHasThem_data() {
        QTest::addColumn<bool>("inGerman");
        QTest::newRow("English") << false;
        QTest::newRow("German") << true;
    }
    void everyMenuHasThem() {
        QFETCH(bool, inGerman);
        const auto german = inGerman ? std::make_unique<German>() : nullptr;
        if (german && !german->isThere()) QSKIP("built without Qt's linguist tools (Debian: qt6-l10n-tools)");
        MainWindow window;
        QVERIFY(drive::show(window) && drive::runToEnd(window, drive::shortRun()));
        verifyMenus(window);
        int rows = 0;
        for (const auto* row : window.findChildren<QWidget*>()) {
            if (!dynamic_cast<const MenuRow*>(row)) continue;
            QStringList buttons;
            for (const auto* button : row->findChildren<QToolButton*>()) buttons << button->text();
            QCOMPARE(buttons.size(), 3);
            QVERIFY2(problemOf(buttons).isEmpty(), qPrintable(problemOf(buttons)));
            ++rows;
        }
        QCOMPARE(rows, 4);  // runs, studies, lessons, teaching; a lesson is not written here
    }

    void altAndTheLetterOpenAMenu_data() {
        QTest::addColumn<QKeySequence>("page");
        QTest::newRow("runs") << QKeySequence();
        QTest::newRow("lessons") << QKeySequence(Qt::CTRL | Qt::Key_L);
        QTest::newRow("teaching") << QKeySequence(Qt::CTRL | Qt::Key_5);
    }
    void altAndTheLetterOpenAMenu() {
        QFETCH(QKeySequence, page);
        MainWindow window;
        QVERIFY(drive::show(window));
        if (!page.isEmpty()) QTest::keySequence(&window, page);
        bool wasOpen = false;
        QTimer poll;  // the menu holds the event loop while it is open
        connect(&poll, &QTimer::timeout, &window, [&] {
            wasOpen |= fileMenuOf(window)->isVisible();
            fileMenuOf(window)->hide();
        });
        poll.start(10);
        QTest::keyClick(&window, Qt::Key_F, Qt::AltModifier);
        QVERIFY(wasOpen);
    }
};

QTEST_MAIN(TestAccessKeys)
#include "tst_access_keys.moc"
