// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pictures in groups, each below its name, as large as the width allows: all of a group in one row, enlarged by whole numbers
// so that pixels stay square. Where even the smallest do not fit side by side they go on in the next row. A group may have
// texts in place of pictures.

#include <QColor>
#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace miru {

struct ImageGroup {
    QString name;
    QColor color;
    QList<QImage> pictures;
    QStringList texts;
};

class ImageFlow : public QWidget {
    Q_OBJECT

 public:
    explicit ImageFlow(QWidget* parent = nullptr);

    void setGroups(QList<ImageGroup> groups);
    const QList<ImageGroup>& groups() const { return m_groups; }

    QSize sizeHint() const override { return {220, heightForWidth(220)}; }
    QSize minimumSizeHint() const override { return {100, 0}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    struct Layout;
    Layout layoutFor(int width) const;
    double scaleFor(int width) const;

    QList<ImageGroup> m_groups;
};

}  // namespace miru
