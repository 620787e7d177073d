// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Rows of small pictures, or of short texts, each row with a name, a bar and a note.

#include <QColor>
#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace miru {

struct ImageStrip {
    QString name;
    QColor color;
    double share = 0;  ///< length of the bar, 0 … 1
    QString note;      ///< right of the bar
    QList<QImage> pictures;
    QStringList texts;  ///< in place of pictures: a line each
};

class ImageStrips : public QWidget {
    Q_OBJECT

 public:
    explicit ImageStrips(QWidget* parent = nullptr);

    void setStrips(QList<ImageStrip> strips);
    const QList<ImageStrip>& strips() const { return m_strips; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {140, 60}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QList<ImageStrip> m_strips;
};

}  // namespace miru
