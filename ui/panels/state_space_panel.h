// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Where do sequences end up?" The hidden states in which test sequences end, as points of the plane in which they differ
// most; where they ended when their task had been learned; and how far they have moved since.
//
// A map is made elsewhere: the panel asks for one and is told. Until then the last one stays.

#include <QElapsedTimer>
#include <QTimer>
#include <atomic>
#include <functional>

#include "core/measure/state_map.h"
#include "ui/panels/panel.h"

class QBoxLayout;
class QComboBox;
class QGridLayout;
class QLabel;

namespace miru {

class MomentChart;
class ScatterPlot;
struct ScatterPlotData;

class StateSpacePanel : public Panel {
    Q_OBJECT

 public:
    using MakeMap = std::function<std::optional<StateMap>()>;

    explicit StateSpacePanel(QWidget* parent = nullptr);
    ~StateSpacePanel() override;

    std::unique_ptr<Panel> twin() const override;
    void becomePlot() override;
    QString sentence() const override;

    /// What was asked for by `mapWanted`; nothing: it could not be made.
    void setMap(std::optional<StateMap> map);

    ScatterPlot* plot() const { return m_plot; }
    MomentChart* distances() const { return m_distances; }
    QComboBox* taskBox() const { return m_task; }
    QComboBox* colorBox() const { return m_color; }
    QComboBox* linesBox() const { return m_lines; }

 Q_SIGNALS:
    /// Somebody shall make this map, off the window's thread, one after the other, and call `setMap`.
    void mapWanted(const miru::StateSpacePanel::MakeMap& make);

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    /// What a map is of.
    struct Wanted {
        std::shared_ptr<const Snapshot> snapshot;
        int task = StateMapQuestion::allTasks;
        int axesOf = StateMapQuestion::following;
        bool hasPaths = false;
        bool operator==(const Wanted&) const = default;
    };
    enum class Coloured { ByClass, ByTask };

    void makeChoices();
    void placeParts();
    void fillChoices(const Snapshot* snapshot);
    Wanted wanted() const;
    bool isMapped() const;
    bool isLive(const Snapshot& snapshot);
    void ask();
    void abandon();
    void choose();
    void draw();
    void drawDrift();
    void clear();
    ScatterPlotData plotData() const;
    Coloured coloured() const;
    int kindOf(int task, int label) const;
    QString nameOfClass(int task, int label) const;
    QString movedText() const;
    QString pointText(const MappedState& state) const;

    QComboBox* m_task = nullptr;
    QComboBox* m_axes = nullptr;
    QComboBox* m_color = nullptr;
    QComboBox* m_lines = nullptr;
    QWidget* m_choices = nullptr;
    QGridLayout* m_choicesGrid = nullptr;
    ScatterPlot* m_plot = nullptr;
    QLabel* m_moved = nullptr;
    QBoxLayout* m_parts = nullptr;  ///< the plot, and the curves beside or below it
    QWidget* m_curves = nullptr;
    QBoxLayout* m_curvesRow = nullptr;
    MomentChart* m_distances = nullptr;
    MomentChart* m_alignments = nullptr;

    int m_wantedTask = 0;  ///< as chosen, also while there is no such task yet
    int m_wantedAxes = 0;
    std::optional<StateMap> m_map;
    Wanted m_mapOf;
    Wanted m_asked;
    std::shared_ptr<std::atomic<bool>> m_isAbandoned;  ///< of the map being made; null: none is
    std::shared_ptr<StateMemory> m_memory;
    std::weak_ptr<const WatchedSamples> m_run;  ///< the first sequences tell runs apart
    std::int64_t m_latestBatch = -1;            ///< seen of it
    QElapsedTimer m_sinceAsked;
    QElapsedTimer m_sinceMapped;
    qint64 m_cost = 0;  ///< of the last map, milliseconds
    QTimer m_pause;     ///< a run that continues is not asked all the time
};

}  // namespace miru
