// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report one can hand in: what was run, what came of it, what it cost, where it disagrees with what is reported, and how to
// repeat it. One run, or several compared. The same text and figures become a page for a browser, in one file without any
// link, or pages for a printer.

#include <QByteArray>
#include <QList>
#include <QString>
#include <memory>

#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

struct ReportedRun {
    QString name;  ///< given by the user; empty: it is called by what tells it apart (run_names.h)
    QString note;
    ExperimentSpec spec;                       ///< with the changes made on the way as events
    std::shared_ptr<const Snapshot> snapshot;  ///< the last one
    QString folder = {};                       ///< it lies in; empty: in none
};

/// One self-contained HTML file.
QByteArray reportAsHtml(const QList<ReportedRun>& runs);
/// A4 pages.
QByteArray reportAsPdf(const QList<ReportedRun>& runs);

}  // namespace miru
