// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What was forgotten?" Of a task that has been learned: what is answered in place of what, then and now, and which of the
// watched test sequences were right when it had been learned and are wrong now, the surest mistake first.
//
// Everything comes from the networks in the snapshot. They answer elsewhere: the panel asks one after the other and is told;
// while a run is going, so seldom that it costs the training next to nothing.

#include <QHash>
#include <QImage>
#include <QTimer>
#include <optional>
#include <vector>

#include "core/measure/confusion.h"
#include "core/measure/known_answers.h"
#include "ui/panels/panel.h"

class QBoxLayout;
class QComboBox;
class QLabel;

namespace miru {

class HeatMap;
class PictureList;
class SegmentedControl;
struct HeatMapData;
struct PictureListItem;

class ForgottenPanel : public Panel {
    Q_OBJECT

 public:
    /// What the map shows: what was answered to each class, or how many of each class were right after each task.
    enum class View { Then, Now, Difference, ByClass };

    explicit ForgottenPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override;
    void becomePlot() override;
    QString sentence() const override;
    /// How often what was answered to what, after each task and now.
    QByteArray csv() const override;

    /// What was asked for by `answersWanted`, and the seconds it took; null where there was not memory enough.
    void takeAnswers(const WatchedQuestion& question, std::shared_ptr<const WatchedAnswers> answers, double seconds);
    void setView(View view);
    /// Looks at this task, as soon as it has been learned.
    void setTask(int task);

    QComboBox* taskBox() const { return m_task; }
    HeatMap* map() const { return m_map; }
    PictureList* list() const { return m_list; }
    /// How many sequences were forgotten; or why there is nothing to show.
    QString heading() const;

 Q_SIGNALS:
    /// Somebody shall ask this, off the window's thread, and call `takeAnswers`.
    void answersWanted(const miru::WatchedQuestion& question);
    /// A sequence of a task shall be read step by step.
    void readWanted(int task, int sample);

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    using Answers = std::shared_ptr<const WatchedAnswers>;
    /// What is known of one task at one moment.
    struct Account {
        std::shared_ptr<const Snapshot> snapshot;
        int task = 0;
        std::vector<Answers> ends;  ///< at the end of the task and of each learned since; null: not known yet
        Answers now;
        bool isAtAnEnd = false;  ///< a task has just been learned: now is the last end
        std::vector<int> forgotten;

        const WatchedSamples& samples() const { return *snapshot->samples[static_cast<std::size_t>(task)]; }
        Confusion then() const { return {samples().labels, ends.front()->answers}; }
        Confusion confusionNow() const { return {samples().labels, now->answers}; }
        std::optional<std::pair<std::int32_t, std::int32_t>> commonestMistake() const;
        QString nameOf(int output) const;
    };

    int task() const;
    View view() const;
    const WatchedSamples* samples() const;
    /// The network of now, or at the end of task `end`, asked for the watched sequences of the task.
    WatchedQuestion questionAfter(int end) const;
    WatchedQuestion questionNow() const;
    std::vector<WatchedQuestion> questions() const;
    QWidget* makePlots();
    /// The answers to a question, if they are known; null also where there was not memory enough for them.
    Answers answersTo(const WatchedQuestion& question) const;
    void fillTasks(const Snapshot* snapshot);
    /// Puts together what is known; what was known of an earlier moment stays until then.
    void account();
    void askNext();
    void draw();
    void drawAgain();
    void drawAccount();
    QString explanation() const;
    HeatMapData confusionMap() const;
    HeatMapData classMap() const;
    /// What is shown in the maps: of the account, the most frequent classes and answers.
    void chooseClasses();
    PictureListItem itemOf(int sample);
    QImage pictureOf(const WatchedSamples& samples, std::size_t number);
    QString captionOfMap() const;
    QString hintFor(int row, int column) const;

    QComboBox* m_task = nullptr;
    SegmentedControl* m_view = nullptr;
    QWidget* m_controls = nullptr;
    QLabel* m_explanation = nullptr;
    QWidget* m_plots = nullptr;
    QBoxLayout* m_choices = nullptr;
    QBoxLayout* m_sides = nullptr;
    HeatMap* m_map = nullptr;
    QLabel* m_mapCaption = nullptr;
    QWidget* m_listSide = nullptr;
    QLabel* m_heading = nullptr;
    PictureList* m_list = nullptr;
    KnownAnswers m_known;
    std::optional<Account> m_account;
    std::vector<std::int32_t> m_rows;     ///< outputs that the rows of the map stand for,
    std::vector<std::int32_t> m_columns;  ///< and its columns, where they are answers
    QHash<int, QImage> m_pictures;        ///< of sequences that were listed
    const WatchedSamples* m_picturesOf = nullptr;
    int m_wanted = 0;  ///< the task chosen, also while it has not been learned
    QTimer m_pause;    ///< until the next question
    bool m_isAsking = false;
    bool m_isDrawn = false;  ///< the account, as it is to be seen now
};

}  // namespace miru
