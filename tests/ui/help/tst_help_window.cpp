// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The help in the window: F1 and every question mark open the right page, a search finds, links lead on, the theme is
// followed, and the keys are those that work.

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include "resources/help.h"
#include "tests/support/drive_window.h"
#include "tests/support/german.h"
#include "tests/support/warnings.h"
#include "ui/docks/panel_dock.h"
#include "ui/help/help_menu.h"
#include "ui/help/help_page.h"
#include "ui/help/help_window.h"
#include "ui/help/keys.h"
#include "ui/style/card.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::drive;
using namespace miru::test;

namespace {

QString shownText(const HelpWindow& window) { return window.browser()->toPlainText(); }

/// Waits until keys reach this window itself: for Qt a window is active while one that belongs to it is.
bool isActive(const QWidget& window) {
    return QTest::qWaitFor([&window] { return QApplication::activeWindow() == &window; });
}

/// The page that F1 opens while this has the focus.
QString pageAtF1(MainWindow& window, QWidget* focused) {
    window.activateWindow();
    if (!isActive(window)) return {};
    focused->setFocus();
    QTest::keyClick(focused, Qt::Key_F1);
    return helpMenuOf(window)->helpWindow() ? helpMenuOf(window)->helpWindow()->page() : QString();
}

/// The lines of the contents that a search leaves.
QStringList linesOf(const HelpWindow& window) {
    QStringList pages;
    for (QTreeWidgetItemIterator each(window.contents(), QTreeWidgetItemIterator::NotHidden); *each; ++each)
        pages << (*each)->text(0);
    return pages;
}

/// The colours in which the page is written.
QSet<QRgb> inksOf(const HelpWindow& window) {
    QSet<QRgb> inks;
    const QTextDocument& page = *window.browser()->document();
    for (QTextBlock block = page.begin(); block != page.end(); block = block.next())
        for (auto it = block.begin(); it != block.end(); ++it) {
            const QBrush brush = it.fragment().charFormat().foreground();
            if (brush.style() != Qt::NoBrush) inks << brush.color().rgb();
        }
    return inks;
}

}  // namespace

class TestHelpWindow : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyPanelHasATopicAndF1OpensIt() {
        MainWindow window;
        QVERIFY(drive::show(window, {1920, 1080}));
        QVERIFY(!panelsOf(window)->docks().isEmpty());
        for (PanelDock* dock : panelsOf(window)->docks()) {
            QVERIFY2(help().topic(dock->objectName()), qPrintable(dock->objectName()));
            dock->raise();
            QCoreApplication::processEvents();
            QList<QWidget*> controls = dock->findChildren<QWidget*>();
            controls.removeIf([](const QWidget* each) {
                return !each->isVisible() || !each->isEnabled() || each->focusPolicy() == Qt::NoFocus;
            });
            QVERIFY2(!controls.isEmpty(), qPrintable(dock->objectName()));
            QCOMPARE(pageAtF1(window, controls.first()), dock->objectName());
            QCOMPARE(pageAtF1(window, controls.last()), dock->objectName());
        }
    }

    void everyQuestionMarkOpensItsTopic() {
        MainWindow window;
        QVERIFY(drive::show(window, {1920, 1080}));
        int count = 0;
        for (Card* card : window.findChildren<Card*>()) {
            QVERIFY2(card->helpButton(), qPrintable(card->title()));
            const QString topic = helpTopicOf(card);
            QVERIFY2(help().topic(topic), qPrintable(card->title()));
            card->helpButton()->click();
            QCOMPARE(helpMenuOf(window)->helpWindow()->page(), topic);
            QVERIFY(shownText(*helpMenuOf(window)->helpWindow()).startsWith(help().topic(topic)->question.english));
            ++count;
        }
        QVERIFY(count >= 17);
    }

    void f1OpensASettingsTopicAndElsewhereTheContents() {
        MainWindow window;
        QVERIFY(drive::show(window));
        auto* const box = formOf(window)->editor("inhibition.sparsity")->findChild<QAbstractSpinBox*>();
        QCOMPARE(pageAtF1(window, box), QString("inhibition"));
        QCOMPARE(pageAtF1(window, transportOf(window)->runButton()), help_page::contents);
    }

    void aPanelThatFloatsIsExplainedToo() {
        MainWindow window;
        QVERIFY(drive::show(window));
        PanelDock* const dock = panelsOf(window)->docks().first();
        dock->setFloating(true);
        QCOMPARE(helpTopicOf(dock->card()), dock->objectName());
        QCOMPARE(helpTopicOf(dock->card()->helpButton()), dock->objectName());
    }

    /// A panel may be as narrow as without its question mark, which then goes and leaves no gap.
    void theQuestionMarkIsTheFirstToGo() {
        Card card(QStringLiteral("A title"));
        card.setHelpTopic(QStringLiteral("accuracy"));
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        card.resize(300, 60);
        QTRY_COMPARE(card.helpButton()->width(), card.helpButton()->sizeHint().width());
        QCOMPARE(card.helpButton()->focusPolicy(), Qt::TabFocus);
        card.resize(card.minimumSizeHint());
        QTRY_VERIFY(!card.helpButton()->isVisible());
        for (int width = card.minimumSizeHint().width(); width < 150; ++width) {
            card.resize(width, 60);
            QCoreApplication::processEvents();
            QVERIFY2(
                !card.helpButton()->isVisible() || card.helpButton()->width() == card.helpButton()->sizeHint().width(),
                "it is there whole or not at all");
        }
        QVERIFY(card.helpButton()->isVisible());
    }

    /// A panel that gets narrow keeps its question mark; what closes it is in the menu too.
    void aNarrowPanelKeepsItsQuestionMark() {
        auto* const card = new Card(QStringLiteral("A title"));
        card->setHelpTopic(QStringLiteral("accuracy"));
        PanelDock dock(card, QStringLiteral("accuracy"), QStringLiteral("A title"));
        dock.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dock));
        QToolButton* close = nullptr;
        for (auto* const button : dock.titleBarWidget()->findChildren<QToolButton*>())
            if (button->accessibleName() == QLatin1String("Close")) close = button;
        QVERIFY(close);
        dock.resize(400, 200);
        QTRY_VERIFY(close->isVisible() && card->helpButton()->isVisible());
        dock.resize(dock.minimumSizeHint().width(), 200);
        QTRY_VERIFY(!close->isVisible());
        QVERIFY(card->helpButton()->isVisible());
        QCOMPARE(card->helpButton()->width(), card->helpButton()->sizeHint().width());
        dock.resize(400, 200);
        QTRY_VERIFY(close->isVisible());
    }

    /// What can be had elsewhere goes before a title is cut.
    void aTitleIsWholeBeforeButtonsOfItsPanelAreThere() {
        auto* const card = new Card(QStringLiteral("Why did it forget so much of it?"));
        card->setHelpTopic(QStringLiteral("accuracy"));
        PanelDock dock(card, QStringLiteral("accuracy"), QStringLiteral("Why"));
        auto* const title = dock.titleBarWidget()->findChild<QLabel*>();
        dock.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dock));
        for (int width = 500; width > title->sizeHint().width() + 80; width -= 5) {
            dock.resize(width, 200);
            QCoreApplication::processEvents();
            QCOMPARE(title->width(), title->sizeHint().width());
            QVERIFY(card->helpButton()->isVisible());
        }
    }

    void aLongTitleEndsBeforeItsQuestionMark() {
        Card card(QStringLiteral("A title that is longer than others"));
        card.setHelpTopic(QStringLiteral("accuracy"));
        card.setCaption(QStringLiteral("a caption"));
        card.resize(160, 60);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        QTRY_VERIFY(card.helpButton()->isVisible());
        QCOMPARE(card.helpButton()->width(), card.helpButton()->sizeHint().width());
    }

    void aSearchFindsInEveryText() {
        MainWindow window;
        HelpWindow help(&window);
        help.show();
        help.searchField()->setText("kornblith");
        QCOMPARE(linesOf(help), QStringList({"Panels", "State space"}));
        QTest::keyClick(help.searchField(), Qt::Key_Return);
        QCOMPARE(help.page(), QString("state-space"));
        QVERIFY(!help.browser()->extraSelections().isEmpty());
        help.searchField()->setText("LSTM memory");
        QVERIFY(linesOf(help).contains("memory"));
        help.searchField()->setText("ctrl+shift+o");
        QCOMPARE(linesOf(help), QStringList("Keys"));
        help.searchField()->setText("no such thing");
        QVERIFY(linesOf(help).isEmpty());
        help.searchField()->clear();
        QVERIFY(linesOf(help).size() > 40);
        QVERIFY(help.browser()->extraSelections().isEmpty());
    }

    void linksLeadToTopicsAndWordsAndBack() {
        MainWindow window;
        HelpWindow help(&window);
        help.show();
        help.open("accuracy");
        QVERIFY(help.browser()->toHtml().contains("href=\"help:matrix\""));
        QVERIFY(help.browser()->toHtml().contains("href=\"help:glossary#ghost\""));
        Q_EMIT help.browser()->anchorClicked(QUrl("help:glossary#naive"));
        QCOMPARE(help.page(), QString("#naive"));
        QCOMPARE(help.contents()->currentItem()->text(0), QString("naive"));
        help.browser()->backward();
        QCOMPARE(help.page(), QString("accuracy"));
        QCOMPARE(help.contents()->currentItem()->text(0), QString("Accuracy"));
        help.open("nowhere");
        QCOMPARE(help.page(), help_page::contents);
    }

    /// Every page that a page leads to.
    void noLinkIsBroken() {
        MainWindow window;
        HelpWindow help(&window);
        static const QRegularExpression address("href=\"help:([^\"]+)\"");
        QStringList open{help_page::contents};
        QSet<QString> seen;
        while (!open.isEmpty()) {
            const QString page = open.takeLast();
            if (seen.contains(page)) continue;
            seen << page;
            help.open(page.contains('#') ? page.mid(page.indexOf('#')) : page);
            QCOMPARE("help:" + page, help.browser()->source().toString());
            for (auto link = address.globalMatch(help.browser()->toHtml()); link.hasNext();)
                open << link.next().captured(1);
        }
        for (const HelpTopic& topic : miru::help().topics) QVERIFY2(seen.contains(topic.name), qPrintable(topic.name));
        QVERIFY(seen.contains(help_page::licence));
    }

    void theThemeIsFollowed() {
        MainWindow window;
        HelpWindow help(&window);
        help.open("matrix");
        const auto hasColoursOfTheTheme = [&help] {
            const QSet<QRgb> inks = inksOf(help);
            return inks.contains(colors().accent.rgb()) && inks.contains(colors().mutedText.rgb());
        };
        for (const Theme::Kind kind : {Theme::Kind::Dark, Theme::Kind::HighContrast, Theme::Kind::Light}) {
            Theme::current().apply(kind);
            QVERIFY(hasColoursOfTheTheme());
            QCOMPARE(help.browser()->palette().color(QPalette::Base), colors().card);
            QCOMPARE(help.page(), QString("matrix"));
        }
    }

    void theTableOfKeysIsThatOfTheActions() {
        MainWindow window;
        const QList<KeyRow> rows = keysOf(window);
        const auto isListed = [&rows](const QKeySequence& keys) {
            return std::ranges::any_of(rows, [&](const KeyRow& row) { return row.keys == keyText(keys); });
        };
        for (const QShortcut* shortcut : window.findChildren<QShortcut*>()) {
            QVERIFY2(!shortcut->whatsThis().isEmpty(), qPrintable(shortcut->key().toString()));
            QVERIFY(isListed(shortcut->key()));
        }
        int entries = 0;
        for (const QAction* action : window.findChildren<QAction*>()) {
            if (action->shortcut().isEmpty()) continue;
            QVERIFY2(isListed(action->shortcut()), qPrintable(action->text()));
            ++entries;
        }
        QVERIFY(entries >= 12);
        QSet<QString> keys;
        for (const KeyRow& row : rows) keys << row.keys;
        QCOMPARE(keys.size(), rows.size());
        HelpWindow help(&window);
        help.open(help_page::keys);
        for (const KeyRow& row : rows) QVERIFY2(shownText(help).contains(row.does), qPrintable(row.does));
    }

    void aboutSaysVersionsLicenceAndHowToCite() {
        MainWindow window;
        HelpWindow help(&window);
        help.show();
        help.open(help_page::about);
        for (const QString& text : {QString("MiRU Lab"), QString(qVersion()), QString("Eigen"), QString("oneTBB"),
                                    QString("GPL-3.0-or-later"), QString("@software"), QString("arXiv:2503.06175")})
            QVERIFY2(shownText(help).contains(text), qPrintable(text));
        Q_EMIT help.browser()->anchorClicked(QUrl(copyBibtex));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("@software"));
        Q_EMIT help.browser()->anchorClicked(QUrl(copyCitation));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("The MiRU Lab authors"));
        QCOMPARE(help.page(), help_page::about);
    }

    void theMenuLeadsToEveryPage() {
        MainWindow window;
        QVERIFY(drive::show(window));
        const QStringList pages{help_page::glossary, help_page::teachers, help_page::keys, help_page::about};
        QStringList opened;
        for (QAction* action : helpMenuOf(window)->actions()) {
            if (action->isSeparator() || !action->shortcut().isEmpty()) continue;
            action->trigger();
            opened << helpMenuOf(window)->helpWindow()->page();
        }
        QCOMPARE(opened, pages);
    }

    void itSpeaksGerman() {
        const German german;
        if (!german.isThere()) QSKIP("built without Qt's linguist tools (Debian: qt6-l10n-tools)");
        MainWindow window;
        HelpWindow help(&window);
        help.open("why");
        QVERIFY(shownText(help).startsWith("Warum hat es vergessen?"));
        help.searchField()->setText("Hemmung");
        QVERIFY(linesOf(help).contains("Globale Hemmung"));
    }

    void itsKeysWork() {
        MainWindow window;
        QVERIFY(drive::show(window));
        helpMenuOf(window)->showPage(help_page::glossary);
        HelpWindow* const help = helpMenuOf(window)->helpWindow();
        QVERIFY(isActive(*help));
        help->browser()->setFocus();
        QTest::keyClick(help->browser(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(help->searchField()->hasFocus());
        QTest::keyClick(help->searchField(), Qt::Key_Escape);
        QVERIFY(!help->isVisible());
    }
};

QTEST_MAIN(TestHelpWindow)
#include "tst_help_window.moc"
