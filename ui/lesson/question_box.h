// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A question with its choices: one is clicked, or the raised hands of a class are counted for each. The bars come with the
// answer, so that nobody follows the crowd (peer instruction, Mazur 1997).

#include <QList>
#include <QString>
#include <QWidget>
#include <optional>

class QGridLayout;
class QToolButton;

namespace miru {

class IntegerBox;

struct QuestionContent {
    QStringList choices;
    std::optional<int> right;   ///< of them; nothing: no answer is right
    std::optional<int> chosen;  ///< of them
    QList<int> hands;           ///< counted for each; empty: they are not counted
    bool isRevealed = false;
    bool operator==(const QuestionContent&) const = default;
};

class QuestionBox : public QWidget {
    Q_OBJECT

 public:
    explicit QuestionBox(QWidget* parent = nullptr);

    void setContent(const QuestionContent& content);
    const QuestionContent& content() const { return m_content; }

 Q_SIGNALS:
    /// This choice was clicked.
    void chosen(int choice);
    /// So many hands were raised for each choice; empty: they are not counted any more.
    void counted(const QList<int>& hands);

 private:
    void build();
    void addRow(int choice);

    QuestionContent m_content;
    QGridLayout* m_rows;
    QToolButton* m_count;
};

}  // namespace miru
