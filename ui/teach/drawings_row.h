// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The drawings of one sign as small pictures in a row; a click on one takes it away.

#include <QWidget>
#include <vector>

#include "datasets/signs.h"

class QGridLayout;
class QToolButton;

namespace miru {

class DrawingsRow : public QWidget {
    Q_OBJECT

 public:
    explicit DrawingsRow(QWidget* parent = nullptr);

    void setDrawings(std::vector<Strokes> drawings);
    /// One for each drawing.
    QList<QToolButton*> buttons() const { return m_buttons; }

 Q_SIGNALS:
    void removed(int drawing);

 private:
    void drawPictures();

    std::vector<Strokes> m_drawings;
    QGridLayout* m_grid;
    QList<QToolButton*> m_buttons;
};

}  // namespace miru
