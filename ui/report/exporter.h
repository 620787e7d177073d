// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What leaves the window: one plot, all plots, numbers, a report, the command that repeats a run.

#include <QObject>
#include <QSizeF>
#include <functional>
#include <optional>

#include "core/run/run.h"
#include "ui/panels/panel.h"
#include "ui/report/report.h"
#include "ui/style/message.h"

class QMenu;
class QWidget;

namespace miru {

/// How large a plot is in a file.
struct PlotSize {
    QSizeF millimetres{150, 85};
    int dpi = 300;  ///< of pictures made of dots
};

/// Writes what a panel shows to a file: .png, .svg, .pdf, or its numbers as .csv. Throws std::runtime_error with path and
/// reason.
void exportPlot(const Panel& panel, const QString& file, const PlotSize& size);
/// Writes every plot in every format into a folder, and the numbers of every panel; returns how many files.
int exportAllPlots(const QList<Panel*>& panels, const QString& folder, const PlotSize& size);
/// Writes a report, .html or .pdf. Throws as `exportPlot` does.
void exportReport(const QList<Run>& runs, const QString& file, const Submission& submission = {});

/// Menus and dialogs around it.
class Exporter : public QObject {
    Q_OBJECT

 public:
    explicit Exporter(QWidget* window);

    /// The menu of one panel.
    QMenu* menuFor(Panel* panel);
    /// Asks for width, height (millimetres) and dots per inch of plots to come, beside the window.
    void askForSize();
    const PlotSize& size() const { return m_size; }
    void setSize(const PlotSize& size) { m_size = size; }

    /// Asks for the name or group, and for a file.
    void saveReport(const QList<Run>& runs, Submission submission);
    /// Asks for a file and writes a report on the study in this folder.
    void saveStudyReport(const QString& folder);
    /// Asks for a file and writes the guide for teachers.
    void saveGuide();
    void saveRunFolder(const Run& run);
    /// Asks for a file and writes the spec, events included.
    void saveSpec(const ExperimentSpec& spec);
    void saveAllPlots(const QList<Panel*>& panels);

 Q_SIGNALS:
    /// What was written, or why not.
    void messageRequested(const miru::Message& message);

 private:
    std::optional<QString> askForAuthor(const QString& known = {});
    QString askForReport(const QString& name);
    void save(Panel* panel, const QString& suffix);
    void tell(const std::function<Message()>& action);

    QWidget* m_window;
    PlotSize m_size;
};

}  // namespace miru
