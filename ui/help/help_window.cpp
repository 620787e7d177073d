// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/help_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>
#include <algorithm>

#include "resources/citation.h"
#include "resources/help.h"
#include "ui/help/help_page.h"
#include "ui/help/keys.h"
#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr QSize usualSize(900, 620);  // pixels
constexpr int contentsWidth = 210;
constexpr int margin = 20;   // around a page
constexpr int rowSpace = 4;  // between lines of the contents
constexpr int pageRole = Qt::UserRole;
constexpr int wordsRole = Qt::UserRole + 1;  // what a search looks in

QStringList wordsOf(const QString& query) { return query.split(' ', Qt::SkipEmptyParts); }

QString pageOf(const QUrl& address) { return address.hasFragment() ? '#' + address.fragment() : address.path(); }

}  // namespace

/// Pages are made when they are asked for, so each has the colours and the type of the theme in force.
class HelpWindow::Browser : public QTextBrowser {
 public:
    explicit Browser(const HelpWindow& window) : m_window(window) {}

 protected:
    QVariant loadResource(int type, const QUrl& address) override {
        if (type == QTextDocument::HtmlResource) return m_window.htmlOf(address.path());
        return QTextBrowser::loadResource(type, address);
    }

 private:
    const HelpWindow& m_window;
};

HelpWindow::HelpWindow(QWidget* window)
    : QWidget(window, Qt::Window),
      m_search(new QLineEdit),
      m_contents(new QTreeWidget),
      m_nothingFound(makeCaption(tr("Nothing found."))),
      m_browser(new Browser(*this)) {
    setWindowTitle(tr("Help – MiRU Lab"));
    resize(usualSize.boundedTo(window->screen()->availableSize() - QSize(2, 32)));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_contents->setHeaderHidden(true);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_contents->setIndentation(Theme::padding);
    m_browser->setAccessibleName(tr("Help"));
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setOpenLinks(false);
    m_browser->document()->setDocumentMargin(margin);

    auto* const left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_nothingFound);
    left->addWidget(m_contents, 1);
    auto* const columns = new QHBoxLayout(this);
    columns->setContentsMargins(Theme::padding, Theme::padding, Theme::padding, Theme::padding);
    columns->setSpacing(Theme::padding);
    columns->addLayout(left);
    columns->addWidget(m_browser, 1);
    fillContents();
    m_nothingFound->hide();

    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &HelpWindow::openFirstFound);
    connect(m_contents, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item) open(item->data(0, pageRole).toString());
    });
    connect(m_browser, &QTextBrowser::anchorClicked, this, &HelpWindow::followLink);
    connect(m_browser, &QTextBrowser::sourceChanged, this, [this](const QUrl& address) {
        select(pageOf(address));
        markFound();
    });
    connect(&Theme::current(), &Theme::changed, this, &HelpWindow::restyle);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, m_browser, &QTextBrowser::backward);
    connect(new QShortcut(QKeySequence::Forward, this), &QShortcut::activated, m_browser, &QTextBrowser::forward);
    restyle();
    open(help_page::contents);
}

void HelpWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return void(close());
    QWidget::keyPressEvent(event);
}

/// A line for each topic and each word, below those of the pages.
void HelpWindow::fillContents() {
    const auto language = words::locale().language();
    const auto add = [](QTreeWidgetItem* item, const QString& title, const QString& page, const QString& text) {
        item->setText(0, title);
        item->setData(0, pageRole, page);
        item->setData(0, wordsRole, title + ' ' + withoutMarks(text));
    };
    const auto addPage = [&](const QString& title, const QString& page) {
        auto* const item = new QTreeWidgetItem(m_contents);
        add(item, title, page, {});
        return item;
    };
    QTreeWidgetItem* const panels = addPage(tr("Panels"), help_page::contents);
    QTreeWidgetItem* const settings = addPage(tr("Settings"), help_page::contents);
    for (const HelpTopic& topic : help().topics) {
        QStringList texts;
        for (const Multilingual& text : {topic.question, topic.howToRead, topic.example, topic.formula, topic.source})
            texts << text.in(language);
        add(new QTreeWidgetItem(topic.section == HelpTopic::Section::Panels ? panels : settings),
            topic.title.in(language), topic.name, texts.join(' '));
    }
    QTreeWidgetItem* const glossary = addPage(tr("Glossary"), help_page::glossary);
    for (const GlossaryEntry& entry : help().glossary)
        add(new QTreeWidgetItem(glossary), entry.term.in(language), '#' + entry.name, entry.meaning.in(language));
    QTreeWidgetItem* const keys = addPage(tr("Keys"), help_page::keys);
    for (const KeyRow& key : keysOf(*parentWidget()))
        keys->setData(0, wordsRole, keys->data(0, wordsRole).toString() + ' ' + key.keys + ' ' + key.does);
    addPage(tr("For teachers"), help_page::teachers);
    addPage(tr("About MiRU Lab"), help_page::about);
    for (QTreeWidgetItem* const item : {panels, settings}) item->setExpanded(true);
}

QString HelpWindow::htmlOf(const QString& page) const {
    if (page == help_page::contents) return contentsPage();
    if (page == help_page::glossary) return glossaryPage();
    if (page == help_page::keys) return keysPage(keysOf(*parentWidget()));
    if (page == help_page::teachers) return teachersPage();
    if (page == help_page::about) return aboutPage();
    if (page == help_page::licence) return licencePage();
    const HelpTopic* const topic = help().topic(page);
    return topic ? topicPage(*topic) : QString();
}

void HelpWindow::open(const QString& page) {
    const bool isThere = page.startsWith('#') || !htmlOf(page).isEmpty();
    m_browser->setSource(QUrl(addressOf(isThere ? page : help_page::contents)), QTextDocument::HtmlResource);
}

QString HelpWindow::page() const { return pageOf(m_browser->source()); }

void HelpWindow::followLink(const QUrl& address) {
    if (address == QUrl(copyBibtex))
        QGuiApplication::clipboard()->setText(inBibtex(citedWorks()));
    else if (address == QUrl(copyCitation))
        QGuiApplication::clipboard()->setText(inPlainText(citedWorks()));
    else if (address == QUrl(saveGuide))
        Q_EMIT guideWanted();
    else
        open(pageOf(address));
}

/// Shows the lines that have every word, and those above them.
void HelpWindow::filter(const QString& query) {
    const QStringList words = wordsOf(query);
    bool isAnythingFound = false;
    const auto isFound = [&words](const QTreeWidgetItem* item) {
        const QString text = item->data(0, wordsRole).toString();
        return std::ranges::all_of(words,
                                   [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    for (int n = 0; n < m_contents->topLevelItemCount(); ++n) {
        QTreeWidgetItem* const top = m_contents->topLevelItem(n);
        bool isShown = isFound(top);
        for (int m = 0; m < top->childCount(); ++m) {
            top->child(m)->setHidden(!isFound(top->child(m)));
            isShown |= !top->child(m)->isHidden();
        }
        top->setHidden(!isShown);
        top->setExpanded(!words.isEmpty() || n < 2);
        isAnythingFound |= isShown;
    }
    m_nothingFound->setVisible(!isAnythingFound);
    markFound();
}

void HelpWindow::openFirstFound() {
    const QStringList words = wordsOf(m_search->text());
    for (QTreeWidgetItemIterator each(m_contents, QTreeWidgetItemIterator::NotHidden); *each; ++each) {
        const QString text = (*each)->data(0, wordsRole).toString();
        if (!std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;  // it is shown for what stands below it
        m_contents->setCurrentItem(*each);
        return;
    }
}

/// The line of the page that is shown, if it has one. Several lines may lead to one page: what was clicked stays.
void HelpWindow::select(const QString& page) {
    const QSignalBlocker quiet(m_contents);
    const auto leadsThere = [&page](const QTreeWidgetItem* item) { return item->data(0, pageRole).toString() == page; };
    if (m_contents->currentItem() && leadsThere(m_contents->currentItem())) return;
    for (QTreeWidgetItemIterator each(m_contents); *each; ++each)
        if (leadsThere(*each)) return m_contents->setCurrentItem(*each);
}

/// What was searched for stands out on the page.
void HelpWindow::markFound() {
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString& word : wordsOf(m_search->text())) {
        QTextCursor found = m_browser->document()->find(word, 0);
        for (; !found.isNull(); found = m_browser->document()->find(word, found)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = found;
            mark.format.setBackground(colors().warningFill);
            mark.format.setForeground(colors().warning);
            marks << mark;
        }
    }
    m_browser->setExtraSelections(marks);
}

/// Pages are made again in the colours and the type that are in force; one stays where it was read.
void HelpWindow::restyle() {
    QPalette palette = m_browser->palette();
    palette.setColor(QPalette::Base, colors().card);
    m_browser->setPalette(palette);
    m_contents->setFixedWidth(static_cast<int>(contentsWidth * Theme::current().typeScale()));
    m_search->setFixedWidth(m_contents->width());
    const QSize line(0, QFontMetrics(Theme::baseFont()).height() + rowSpace);
    for (QTreeWidgetItemIterator each(m_contents); *each; ++each) (*each)->setSizeHint(0, line);
    const int place = m_browser->verticalScrollBar()->value();
    if (m_browser->source().isValid()) m_browser->reload();
    m_browser->verticalScrollBar()->setValue(place);
    markFound();
}

}  // namespace miru
