// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/guide_document.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/lesson/teachers_guide.h"
#include "ui/report/plots.h"

namespace miru {
namespace {

constexpr QSizeF pictureSize{110, 38};  // millimetres

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// The curves of the lesson's run, as on its card.
ReportFigure pictureOf(const Lesson& lesson) {
    LinePlot plot;
    plot.yTitle = tr("accuracy, %");
    for (std::size_t task = 0; task < lesson.picture.size(); ++task) {
        const auto& curve = lesson.picture[task];
        LinePlot::Line line;
        line.color = light::task(static_cast<int>(task));
        line.pen = light::taskPen(static_cast<int>(task));
        for (std::size_t n = 0; n < curve.size(); ++n)
            if (curve[n]) line.points << QPointF(static_cast<double>(n), 100 * *curve[n]);
        plot.xEnd = std::max(plot.xEnd, static_cast<double>(curve.size() - 1));
        plot.lines << line;
    }
    return drawn(plot, pictureSize);
}

Blocks blocksOf(const std::vector<Lesson>& lessons) {
    const TeachersGuide guide = teachersGuide(lessons);
    Blocks blocks;
    blocks.push_back(textBlock(guide.introduction));
    for (const QString& timetable : guide.timetables) blocks.push_back(textBlock(timetable));
    for (qsizetype n = 0; n < guide.lessons.size(); ++n) {
        const Lesson& lesson = lessons[static_cast<std::size_t>(n)];
        Block head = textBlock(guide.lessons[n].head);
        if (!lesson.picture.empty()) {
            head.figure = pictureOf(lesson);
            head.caption = tr("What the class will see: the accuracy of each task over training.");
        }
        blocks.push_back(std::move(head));
        blocks.push_back(textBlock(guide.lessons[n].steps));
    }
    return blocks;
}

}  // namespace

Document guideOn(const std::vector<Lesson>& lessons) { return {blocksOf(lessons), titleOfTeachersGuide()}; }

QByteArray guideAsHtml(const std::vector<Lesson>& lessons) { return documentAsHtml(guideOn(lessons)); }

}  // namespace miru
