// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What has become of the tasks, in a sentence with a row of its own; at the end of a run the row is a card that offers what to
// try next.

#include <QFrame>

class QLabel;
class QPushButton;

namespace miru {

class AccuracyOutcome : public QFrame {
    Q_OBJECT

 public:
    explicit AccuracyOutcome(QWidget* parent = nullptr);

    /// What can be tried.
    struct Offers {
        bool rehearsal = false;
        bool comparison = false;
        bool why = false;
        QString otherCell;  ///< to compare with: "GRU"
        bool areThere() const { return rehearsal || comparison || why; }
    };

    /// Rich text. Where it would take a third line beside all that is offered, what is least needed gives way: it is to be had
    /// elsewhere in the window.
    void setSentence(const QString& sentence);
    void setOffers(const Offers& offers);
    QString sentence() const;

    QPushButton* rehearsalButton() const { return m_rehearsal; }
    QPushButton* comparisonButton() const { return m_comparison; }
    QPushButton* whyButton() const { return m_why; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void fitButtons();

    Offers m_offers;
    QLabel* m_sentence = nullptr;
    QPushButton* m_rehearsal = nullptr;
    QPushButton* m_comparison = nullptr;
    QPushButton* m_why = nullptr;
    bool m_isCard = false;
};

}  // namespace miru
