// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which colour means what, the same in every view: one per task, maps for fractions and for states.

#include <QColor>

namespace miru {

/// The colour of a task (from 0), in Okabe & Ito's colour-blind safe order, dark enough to read as text on a card.
QColor taskColor(int task);
/// Tasks beyond the seventh take the colours again, with another dash.
Qt::PenStyle taskPen(int task);
/// The colour of a class (from 0), in an order of its own, so that no class is taken for a task (Tol 2021, "Colour schemes",
/// muted); ten of them, colour-blind safe, dark or light enough for a dot on a card. Text takes the text's colour.
QColor classColor(int label);
constexpr int classColorCount = 10;
/// Runs that are compared: the number of a run gives its colour where tasks have none, and its dash.
QColor runColor(int run);
Qt::PenStyle runPen(int run);
/// The faint band behind a plot while a task is being learned.
QColor taskBand(int task);
/// Colour of a fraction on the map from nothing (low) to everything (high).
QColor mapColor(double fraction);
/// Colour of a value in −1 … 1 on a map that is blank at 0: orange below, blue above.
QColor signedColor(double value);
/// Between two colours: `a` at share 0, `b` at 1.
QColor blended(const QColor& a, const QColor& b, double share);
/// Text that can be read on `background`.
QColor textOn(const QColor& background);
/// Contrast of two colours, 1 … 21 (WCAG 2).
double contrast(const QColor& a, const QColor& b);

}  // namespace miru
