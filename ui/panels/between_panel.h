// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Is there a barrier?" Accuracy or loss of every learned task on the straight line from the network of one moment to that of
// another, of this run or of another one.
//
// The networks on the line are tested elsewhere, one after the other: the panel asks for one and is told.

#include <atomic>
#include <functional>

#include "core/measure/interpolation.h"
#include "ui/panels/panel.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace miru {

class LineChart;

class BetweenPanel : public Panel {
    Q_OBJECT

 public:
    using Scores = std::vector<WatchedScore>;  ///< of one network, on every task
    using TestNetwork = std::function<std::optional<Scores>()>;

    static constexpr int networksOnLine = 21;

    explicit BetweenPanel(QWidget* parent = nullptr);
    ~BetweenPanel() override;

    std::unique_ptr<Panel> twin() const override;
    void becomePlot() override;
    QString sentence() const override;

    /// What was asked for by `scoresWanted`; nothing: it was in vain.
    void setScores(std::optional<Scores> scores);

    LineChart* chart() const { return m_chart; }
    QComboBox* fromBox() const { return m_fromBox; }
    QComboBox* toBox() const { return m_toBox; }
    QComboBox* measureBox() const { return m_measure; }
    QPushButton* computeButton() const { return m_compute; }

 Q_SIGNALS:
    /// Somebody shall test this network, off the window's thread, and call `setScores`.
    void scoresWanted(const miru::BetweenPanel::TestNetwork& test);

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    /// An end of the line.
    struct Moment {
        QString key;   ///< stays the same while the run continues
        QString name;  ///< "the end of task 1"
        std::shared_ptr<const Network> network;
        bool isMoving = false;  ///< a run that continues will soon have left it
    };
    /// A line that is tested, as far as it has been.
    struct LineTest {
        Moment from;
        Moment to;
        std::shared_ptr<const Snapshot> snapshot;  ///< whose sequences are read
        int tasks = 0;
        std::vector<Scores> scores = {};  ///< [network][task]
        bool isWhole() const { return scores.size() == networksOnLine; }
        /// Of a task, over the line.
        std::vector<double> numbersOf(int task, double WatchedScore::*number) const;
    };

    QList<Moment> momentsOf(const Snapshot& snapshot) const;
    void fillChoices(const Snapshot& snapshot);
    Moment chosen(const QComboBox* box) const;
    QString obstacle() const;
    bool isTested() const;
    void choose();
    void abandon();
    void begin();
    void askForNext();
    void draw();
    void drawLines();
    void explain(const QString& sentence);
    void say(const QString& sentence);
    void fitSentence();
    int worstTask() const;

    QComboBox* m_fromBox = nullptr;
    QComboBox* m_toBox = nullptr;
    QComboBox* m_measure = nullptr;
    QPushButton* m_compute = nullptr;
    QWidget* m_choices = nullptr;
    LineChart* m_chart = nullptr;
    QLabel* m_sentence = nullptr;
    QList<Moment> m_moments;
    QString m_wantedFrom;  ///< keys, as chosen, also while there is no such moment
    QString m_wantedTo;
    LineTest m_line;
    bool m_isTwin = false;                             ///< shows what another has, and asks for nothing
    std::shared_ptr<std::atomic<bool>> m_isAbandoned;  ///< of the network being tested; null: none is
};

}  // namespace miru
