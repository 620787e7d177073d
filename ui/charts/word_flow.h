// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A text, word by word or character by character: what has been read so far in full, the word being read framed, the rest
// faint; behind each word what it did, in two colours that meet at nothing.

#include <QAbstractScrollArea>
#include <QList>
#include <QMouseEvent>
#include <QString>

namespace miru {

struct FlowWord {
    QString text;
    bool isKnown = true;   ///< else it is written slanted
    double effect = 0;     ///< −1 … 1: the colour behind it; 0: none
    bool isGiven = false;  ///< it was there before the others, and is written bold
};

struct WordFlowData {
    QList<FlowWord> words;
    int shown = -1;              ///< words read so far; −1: all
    bool areCharacters = false;  ///< set close together; "\n" ends a line
};

class WordFlow : public QAbstractScrollArea {
    Q_OBJECT

 public:
    explicit WordFlow(QWidget* parent = nullptr);

    void setData(WordFlowData data);
    const WordFlowData& data() const { return m_data; }
    /// The place of a word, in coordinates of the viewport.
    QRect rectOf(int word) const;

    QSize sizeHint() const override { return {220, 120}; }
    QSize minimumSizeHint() const override { return {120, 48}; }

 Q_SIGNALS:
    /// The pointer rests on a word; −1 when on none.
    void wordHovered(int word, const QPoint& globalPosition);
    /// A word was clicked.
    void wordClicked(int word);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

 private:
    void arrange();
    void followReading();
    int wordAt(const QPoint& position) const;

    WordFlowData m_data;
    QList<QRect> m_places;  ///< of each word, from the top of the text
};

}  // namespace miru
