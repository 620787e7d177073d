// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The plots of reports, drawn as shapes: lines over time, a map of numbers, histograms, groups on one axis, small multiples.

#include <QStringList>
#include <optional>
#include <vector>

#include "ui/report/report_figure.h"
#include "ui/study/study_pictures.h"
#include "ui/style/run_course.h"
#include "ui/style/unit_activity.h"

namespace miru {

/// Lines over time with a label at the end of each in place of a legend.
struct LinePlot {
    struct Line {
        QList<QPointF> points;
        Rgb color = light::text;
        Qt::PenStyle pen = Qt::SolidLine;
        QString label;
        double width = 2.5;
    };
    struct EndLabel {
        double y = 0;
        QString text;
        Rgb color = light::mutedText;
    };
    QString xTitle;
    QString yTitle;
    double xEnd = 1;  ///< both axes run from 0
    double yEnd = 100;
    QList<Line> lines;  ///< those before others are covered by them
    QList<TaskSpan> spans;
    QList<ChangeMark> marks;
    QList<EndLabel> endLabels;        ///< besides those of the lines
    std::optional<double> reference;  ///< height of a dotted line
    QString referenceLabel;
};
ReportFigure drawn(const LinePlot& plot, const QSizeF& millimetres);

/// Numbers in coloured squares.
struct MapPlot {
    QStringList rowNames;
    QStringList columnNames;
    std::vector<std::vector<double>> values;  ///< [row][column]; NaN or absent: not measured
    std::vector<std::vector<bool>> marked;    ///< cells within a contour; may be empty
    double low = 0;                           ///< what the ends of the map of colours stand for
    double high = 1;
    double factor = 100;  ///< what numbers are written times
    int decimals = 0;
    bool areColumnsTasks = false;  ///< then their names have the tasks' colours
    QString foot;                  ///< a line below
};
ReportFigure drawn(const MapPlot& plot, const QSizeF& millimetres);

ReportFigure drawn(const QList<UnitHistogram>& histograms, const QSizeF& millimetres);
ReportFigure drawn(const StudyGroupsPicture& picture, const QSizeF& millimetres);
ReportFigure drawn(const StudyCoursePicture& picture, const QSizeF& millimetres);

}  // namespace miru
