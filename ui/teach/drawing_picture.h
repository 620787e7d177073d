// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Strokes as they are seen: in thick round lines.

#include <QPixmap>
#include <functional>

#include "datasets/strokes.h"

class QPainter;

namespace miru {

/// In the colour of text, `thickness` pixels wide; `positionOf` says where a place of the pen is.
void paintStrokes(QPainter& painter, const Strokes& strokes, double thickness,
                  const std::function<QPointF(PenPoint)>& positionOf);

/// The drawing as large as it fits into a square of so many pixels.
QPixmap pictureOfDrawing(const Strokes& strokes, int side, double pixelRatio);

}  // namespace miru
