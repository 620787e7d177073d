// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/guide_document.h"

#include <QCoreApplication>

#include "ui/charts/line_chart.h"
#include "ui/lesson/teachers_guide.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr QSizeF pictureSize{110, 38};  // millimetres

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// The curves of the lesson's run, as on its card.
std::unique_ptr<QWidget> chartOf(const Lesson& lesson) {
    LineChartData plot;
    plot.yEnd = 100;
    plot.yTitle = tr("accuracy, %");
    for (std::size_t task = 0; task < lesson.picture.size(); ++task) {
        const auto& curve = lesson.picture[task];
        Line line{taskColor(static_cast<int>(task)), taskPen(static_cast<int>(task)), {}, {}};
        for (std::size_t n = 0; n < curve.size(); ++n)
            if (curve[n]) line.points << QPointF(static_cast<double>(n), 100 * *curve[n]);
        plot.xEnd = std::max(plot.xEnd, static_cast<double>(curve.size() - 1));
        plot.lines << line;
    }
    auto chart = std::make_unique<LineChart>();
    chart->setData(plot);
    chart->drawForPaper();
    return chart;
}

Blocks blocksOf(const std::vector<Lesson>& lessons) {
    const TeachersGuide guide = teachersGuide(lessons);
    Blocks blocks;
    blocks.push_back(textBlock(guide.introduction));
    for (const QString& timetable : guide.timetables) blocks.push_back(textBlock(timetable));
    for (qsizetype n = 0; n < guide.lessons.size(); ++n) {
        const Lesson& lesson = lessons[static_cast<std::size_t>(n)];
        const auto makeChart = [&lesson] { return chartOf(lesson); };
        Block head = textBlock(guide.lessons[n].head);
        if (!lesson.picture.empty()) {
            head.figure.emplace(std::function<std::unique_ptr<QWidget>()>(makeChart), pictureSize);
            head.caption = tr("What the class will see: the accuracy of each task over training.");
        }
        blocks.push_back(std::move(head));
        blocks.push_back(textBlock(guide.lessons[n].steps));
    }
    return blocks;
}

}  // namespace

QByteArray guideAsHtml(const std::vector<Lesson>& lessons) {
    return documentAsHtml(blocksOf(lessons), titleOfTeachersGuide());
}

QByteArray guideAsPdf(const std::vector<Lesson>& lessons, const Paper& paper) {
    const LightForPaper light;
    return documentAsPdf(blocksOf(lessons), titleOfTeachersGuide(), {}, paper);
}

}  // namespace miru
