// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The help: contents and a search on the left, a page on the right. It stands beside the window it explains, which can be used meanwhile.

#include <QWidget>

class QLabel;
class QLineEdit;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;
class QUrl;

namespace miru {

class HelpWindow : public QWidget {
    Q_OBJECT

 public:
    /// Explains `window`, and closes with it.
    explicit HelpWindow(QWidget* window);

    /// Shows a page: a topic's name, one of `help_page`, or a word of the glossary ("#task"). What is unknown shows the contents.
    void open(const QString& page);
    /// The page that is shown.
    QString page() const;

    QTextBrowser* browser() const { return m_browser; }
    QLineEdit* searchField() const { return m_search; }
    QTreeWidget* contents() const { return m_contents; }

 Q_SIGNALS:
    /// The guide for teachers shall be written to a file.
    void guideWanted();

 protected:
    /// Escape closes it.
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void fillContents();
    /// What a page has to say; empty if there is none of this name.
    QString htmlOf(const QString& page) const;
    void filter(const QString& query);
    void openFirstFound();
    void followLink(const QUrl& address);
    void select(const QString& page);
    void markFound();
    void restyle();

    class Browser;

    QLineEdit* m_search = nullptr;
    QTreeWidget* m_contents = nullptr;
    QLabel* m_nothingFound = nullptr;
    QTextBrowser* m_browser = nullptr;
};

}  // namespace miru
