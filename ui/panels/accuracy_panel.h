// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Does it remember?" Test accuracy of every task over the course of the run.

#include "ui/charts/plot_scale.h"
#include "ui/panels/panel.h"

class QLabel;
class QMenu;

namespace miru {

class AccuracyOutcome;
class AccuracyStart;
class LineChart;
struct LineChartData;
enum class SecondCurve;

/// A part of a run, in batches done.
struct BatchRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const BatchRange&) const = default;
};

/// The run that is shown, beside the moment of it that is.
struct ShownRun {
    QString name;
    QColor color;
    std::shared_ptr<const Snapshot> latest;
};

class AccuracyPanel : public Panel {
    Q_OBJECT

 public:
    explicit AccuracyPanel(QWidget* parent = nullptr);

    /// With the same second curve, zoomed to the same stretch.
    std::unique_ptr<Panel> twin() const override;

    QString sentence() const override;
    QByteArray csv() const override;
    void becomePlot() override;

    LineChart* chart() const { return m_chart; }
    /// The run that is compared has a plot of its own, below; hidden while there is none, or no room for it.
    LineChart* besideChart() const { return m_beside; }
    /// Another curve over the same time, below those; hidden unless one is chosen.
    LineChart* secondChart() const { return m_second; }
    AccuracyOutcome* outcome() const { return m_outcome; }
    /// What is there before the first run.
    AccuracyStart* start() const { return m_start; }
    /// Which curves are shown.
    QMenu* curvesMenu() const { return m_menu; }
    /// A row for the head: runs that can be taken off the plot.
    void addToHead(QWidget* chips);
    /// Of which a moment is shown from the next `setSnapshot` on.
    void setRun(ShownRun run) { m_run = std::move(run); }
    /// Draws this run's curves more strongly, even if it would have to wait behind newer ones; 0: none.
    void pointAtRun(int run);
    /// Whether there is an example and a button before the first run, and what to try next at the end of one; not where somebody
    /// is to predict what comes, and a lesson leads on.
    void setStepsOffered(bool offered);
    /// Tasks that a run begun now would learn.
    void setPlannedTasks(int tasks);
    /// Whether a run is about to have something to show.
    void setBeginning(bool beginning);
    /// Puts the cursor after so many batches; nothing takes it away.
    void pointAt(std::optional<std::int64_t> batch);
    /// Whether a run trains to be compared: then no other can.
    void setComparing(bool comparing);
    /// Marks what was trained between two batches; nothing unmarks it.
    void setRange(std::optional<BatchRange> range);
    void setSecondCurve(SecondCurve curve);
    void setLogarithmic(bool logarithmic);

 Q_SIGNALS:
    /// The line of this task (from 0) was clicked.
    void taskChosen(int task);
    /// Batches were dragged over; nothing: the plot was clicked away from every line.
    void rangeChosen(std::optional<miru::BatchRange> range);
    /// The cursor stands after so many batches; nothing: it is gone.
    void pointedAt(std::optional<std::int64_t> batch);
    /// A run with rehearsal, or one with the other cell, is wanted.
    void rehearsalWanted();
    void comparisonWanted();
    /// The first run shall begin.
    void runWanted();

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void explore(LineChart* chart);
    void makeMenu();
    void fillMenu();
    QList<LineChart*> shownCharts() const;
    QList<Ghost> comparable() const;
    std::optional<Ghost> beside() const;
    QList<Ghost> drawnBehind() const;
    QList<Ghost> drawn() const;
    const Snapshot* future() const;
    bool hasRoomForTwo() const;
    void showBeside(const Ghost& ghost, LineChartData& own);
    void showSecond();
    void showStart(bool drawsOthers);
    void showOutcome();
    void moveCursor(double thousandSamples);
    void showCursor();
    void describeCharts();
    void markRange();

    AccuracyOutcome* m_outcome = nullptr;
    AccuracyStart* m_start = nullptr;
    LineChart* m_chart = nullptr;
    LineChart* m_beside = nullptr;
    QLabel* m_secondName = nullptr;
    LineChart* m_second = nullptr;
    QMenu* m_menu = nullptr;
    ShownRun m_run;
    std::optional<BatchRange> m_range;
    std::optional<double> m_cursor;          ///< thousand sequences
    std::optional<LineRange> m_viewToBegin;  ///< what the first plot is zoomed to, thousand sequences
    SecondCurve m_secondCurve{};
    bool m_isLogarithmic = false;
    bool m_comparesInOnePlot = false;
    bool m_isComparing = false;
    bool m_isBeginning = false;
    bool m_offersSteps = true;
    bool m_isPlot = false;  ///< for paper
    int m_pointedAtRun = 0;
};

}  // namespace miru
