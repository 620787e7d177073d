// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A card: a rounded surface with a title, a quiet caption beside it, and content below. Everything in the window that
// is not a bar is a card. A card may be folded down to its title.

#include <QFrame>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace miru {

class YieldingButton;

/// Gives a label the size and weight of a title, and keeps them with the theme; `scale`: times a title's size.
void styleAsTitle(QLabel* label, double scale = 1);
/// Gives a label caption size and colour, and keeps them with the theme.
void styleAsCaption(QLabel* label);

class Card : public QFrame {
    Q_OBJECT

 public:
    enum class Folding { Never, Foldable };

    explicit Card(const QString& title, Folding folding = Folding::Never, QWidget* parent = nullptr);

    /// Where the content goes.
    QVBoxLayout* content() const { return m_content; }
    QString title() const;
    void setCaption(const QString& caption);
    void setFolded(bool folded);
    /// The row of title and caption, for whoever places it elsewhere; the card then draws no frame of its own.
    QWidget* takeHead();
    bool isFolded() const;
    /// The buttons of the title, whoever has put them there: too small for the last row, on a projector there are none.
    void setButtonsShown(bool shown);
    /// What the help has on it: a question mark in the title asks for that, F1 anywhere on the card finds it.
    void setHelpTopic(const QString& topic);
    QToolButton* helpButton() const;
    /// The question mark stays where a title gets narrow; else it is the first of the buttons to go.
    void keepHelp();

 Q_SIGNALS:
    void helpWanted(const QString& topic);

 protected:
    /// The row of title and caption, and what is below it.
    QWidget* head() const { return m_head; }
    QWidget* body() const { return m_body; }
    void paintEvent(QPaintEvent* event) override;

 private:
    QString m_title;
    QWidget* m_head = nullptr;
    bool m_isFramed = true;
    QLabel* m_caption = nullptr;
    QToolButton* m_fold = nullptr;  ///< the title of a card that folds
    YieldingButton* m_help = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_content = nullptr;
};

/// The topic of the card that has this widget; empty where there is none.
QString helpTopicOf(const QWidget* widget);

/// A column at the end of `content` that can be scrolled if it has no room.
QVBoxLayout* addScrolledColumn(QVBoxLayout* content);

/// A label in caption size and muted colour, which follow the theme.
QLabel* makeCaption(const QString& text, QWidget* parent = nullptr);

}  // namespace miru
