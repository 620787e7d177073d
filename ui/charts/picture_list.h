// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A list of small pictures, or of short texts, with a few words on each; in as many columns as there is room for. A click or
// Enter chooses one.

#include <QImage>
#include <QList>
#include <QListView>
#include <QString>

namespace miru {

struct PictureListItem {
    int key = 0;      ///< what it is called when it is chosen
    QImage picture;   ///< left of the words; or
    QString text;     ///< above them
    QString name;     ///< the first words
    QString prefix;   ///< of the second line,
    QString instead;  ///< what counts in it, bold,
    QString note;     ///< and what follows
    QString spoken;   ///< all of it as a sentence, for those who do not see it
    bool operator==(const PictureListItem&) const = default;
};

class PictureList : public QListView {
    Q_OBJECT

 public:
    explicit PictureList(QWidget* parent = nullptr);

    /// What is chosen stays so if it is there still, and the list does not jump.
    void setItems(QList<PictureListItem> items);
    const QList<PictureListItem>& items() const;

    QSize sizeHint() const override { return {220, 160}; }
    QSize minimumSizeHint() const override { return {140, 60}; }

 Q_SIGNALS:
    void chosen(int key);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    class Model;
    class Painter;

    void fitColumns();
    QSize itemSize() const;

    Model* m_model;
    double m_widest = 1;  ///< times its height, of the widest picture: the words begin below each other
};

}  // namespace miru
