// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Icons: simple strokes, drawn in the theme's colour.

#include <QColor>
#include <QIcon>
#include <QString>

namespace miru {

/// The icon resources/icons/<name>.svg in this colour.
QIcon icon(const QString& name, const QColor& color);

}  // namespace miru
