// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/accuracy_start.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/plot_scale.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/style/icons.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int lowestExample = 140;  // pixels, as the plot itself
constexpr double exampleOpacity = 0.45;

/// Made up: a task is learned quickly while it is at hand, and forgotten more slowly while others are.
double exampleAccuracy(double tasksSinceItsBeginning) {
    constexpr double guessed = 0.1;
    constexpr double learned = 0.86;
    constexpr double kept = 0.2;
    const double since = tasksSinceItsBeginning;
    if (since <= 1) return learned - (learned - guessed) * std::exp(-11 * since);
    return kept + (learned - kept) * std::exp(-2 * (since - 1));
}

QPolygonF exampleLine(const PlotScale& scale, int task, int tasks) {
    const int pointsPerTask = std::max(8, 400 / tasks);
    QPolygonF points;
    for (int n = 0; n <= (tasks - task) * pointsPerTask; ++n) {
        const double since = static_cast<double>(n) / pointsPerTask;
        points << scale.placeOf({task + since, exampleAccuracy(since)});
    }
    return points;
}

/// The first of these that is not wider; empty if all are.
QString firstThatFits(const QStringList& texts, const QFontMetricsF& metrics, double width) {
    for (const QString& text : texts)
        if (metrics.horizontalAdvance(text) + 6 <= width) return text;
    return {};
}

/// Where each task is learned.
void paintExampleBands(QPainter& painter, const PlotScale& scale, int tasks) {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    for (int task = 0; task < tasks; ++task) {
        const QRectF band(scale.xOf(task), scale.plot.top(), scale.plot.width() / tasks, scale.plot.height());
        painter.fillRect(band, blended(colors().card, taskBand(task), 0.6));
        painter.setPen(blended(colors().card, taskColor(task), 0.75));
        const QString name = firstThatFits(
            {AccuracyPanel::tr("learning task %1").arg(task + 1), AccuracyPanel::tr("task %1").arg(task + 1)}, metrics,
            band.width());
        painter.drawText(band.adjusted(0, 3, 0, 0), Qt::AlignHCenter | Qt::AlignTop, name);
    }
}

}  // namespace

AccuracyStart::AccuracyStart(QWidget* parent) : QWidget(parent), m_run(new QPushButton) {
    m_run->setProperty("primary", true);
    m_run->setProperty("large", true);
    m_run->setMinimumWidth(1);  // a narrow panel is not to be widened by it
    m_caption = makeCaption({});
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignHCenter);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(6);
    layout->addStretch();
    layout->addWidget(m_run, 0, Qt::AlignHCenter);
    layout->addStretch();
    layout->addWidget(m_caption);
    connect(&Theme::current(), &Theme::changed, this, &AccuracyStart::restyle);
    setTasks(1);
    setExampleShown(true);
    restyle();
}

void AccuracyStart::restyle() {
    m_run->setFont(Theme::titleFont());
    m_run->setIcon(icon(QStringLiteral("run"), colors().accentText));
    fitText();
    update();
}

void AccuracyStart::setTasks(int tasks) {
    if (m_tasks == tasks) return;
    m_tasks = tasks;
    m_caption->setText(
        tasks > 1 ? tr("An example of what you will see: accuracy of each task, as it is learned and forgotten")
                  : tr("An example of what you will see: accuracy, as the task is learned"));
    fitText();
    update();
}

void AccuracyStart::setExampleShown(bool shown) {
    m_caption->setVisible(shown);
    setMinimumHeight(shown ? lowestExample : 0);
    setSizePolicy(QSizePolicy::Preferred, shown ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    update();
}

bool AccuracyStart::isExampleShown() const { return !m_caption->isHidden(); }

void AccuracyStart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitText();
}

/// In two lines where one would be too long.
void AccuracyStart::fitText() {
    const QString what =
        m_tasks > 1 ? tr("watch it learn %1 tasks").arg(words::inWords(m_tasks)) : tr("watch it learn");
    const QString line = tr("Run:") + ' ' + what;
    m_run->setAccessibleName(line);
    m_run->setText(line);
    if (m_run->sizeHint().width() > width()) m_run->setText(tr("Run:") + '\n' + what);
}

void AccuracyStart::paintEvent(QPaintEvent*) {
    if (!isExampleShown()) return;
    const QRectF area(0, 0, width(), m_caption->y() - layout()->spacing());
    const PlotScale scale{area, {0, static_cast<double>(m_tasks)}, 0, 1};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintExampleBands(painter, scale, m_tasks);
    for (int task = 0; task < m_tasks; ++task) {
        const QColor pale = blended(colors().card, taskColor(task), exampleOpacity);
        painter.setPen(QPen(pale, 2, taskPen(task), Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(exampleLine(scale, task, m_tasks));
    }
    painter.setPen(colors().grid);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

}  // namespace miru
