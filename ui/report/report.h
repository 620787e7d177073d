// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report one can hand in: what was run, what came of it, what it cost, where it disagrees with what is reported, and how to
// repeat it. One run, or several compared. The same text and figures become a page for a browser, in one file without any
// link, or pages for a printer.

#include <QByteArray>
#include <QList>

#include "core/run/run.h"

namespace miru {

/// One self-contained HTML file.
QByteArray reportAsHtml(const QList<Run>& runs);
/// A4 pages.
QByteArray reportAsPdf(const QList<Run>& runs);

}  // namespace miru
