// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a study is written: what every run has in common, what varies and how often it is repeated, with the time and the
// room it will take. It makes the same study that a file has; what is wrong with it the reader of such files says.

#include <QTimer>
#include <functional>
#include <optional>

#include "core/study/study.h"
#include "core/study/study_forecast.h"
#include "ui/style/card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace miru {

class AxisRow;

/// A study as it was left: what of it could be read, and what was typed, half a range too.
struct StudyDraft {
    Study study;
    QStringList values;  ///< of each axis that is not the seeds
    QString seeds;
    std::size_t seedPlace = 0;  ///< of the axis of seeds among the others
};

class StudyEditor : public Card {
    Q_OBJECT

 public:
    StudyEditor();

    /// Begins with a study as it is.
    void setStudy(const Study& study);
    /// What it is now, to be continued later; and continues it.
    StudyDraft draft() const;
    void setDraft(const StudyDraft& draft);
    /// Every run shall read this data set; what has been written stays.
    void setDataset(const std::string& dataset);
    /// Every run shall have these settings, but for what varies.
    void setBase(const ExperimentSpec& spec);
    /// Tells what sequences of a data set are made of, and how long a study takes.
    using KindOf = std::function<std::optional<DataKind>(const std::string&)>;
    using Forecast = std::function<StudyForecast(const Study&, int sideBySide)>;
    void setKnowledge(KindOf kindOf, Forecast forecast);

    /// The speed of a cell may have become known.
    void refreshForecast();

    /// As it stands, right or not.
    Study study() const;
    /// Whether it is no longer the one it began with.
    bool isEdited() const;
    /// Whether it can be started.
    bool isGood() const { return m_isGood; }
    /// Runs side by side; 0: one for each core.
    int runsAtOnce() const;

    QList<AxisRow*> rows() const { return m_rows; }
    QLineEdit* titleField() const { return m_title; }
    QLineEdit* seedsField() const { return m_seeds; }
    QPushButton* addButton() const { return m_add; }
    /// Back to what it began with.
    QPushButton* discardButton() const { return m_discard; }
    QPushButton* startButton() const { return m_start; }
    QPushButton* saveButton() const { return m_save; }
    /// What is wrong, if it is of no single row.
    QString problem() const;
    QString forecast() const;

 Q_SIGNALS:
    /// The settings of the lab shall be the base.
    void presentSettingsWanted();
    void startPressed();
    void savePressed();

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    QWidget* makeFields();
    QWidget* makeButtons();
    void showStudy(const Study& study);
    void showBase();
    void addRow(const Axis& axis);
    void check();
    void checkSoon();
    void showForecast();

    Study m_original;  ///< what it began with
    Study m_loaded;    ///< what of it is not typed: data sets and base
    std::size_t m_seedPlace = 0;
    KindOf m_kindOf;
    Forecast m_forecastOf;
    QTimer m_soon;  ///< of large studies all that was typed is checked once
    bool m_isGood = false;
    QList<AxisRow*> m_rows;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_about = nullptr;
    QLabel* m_base = nullptr;
    QComboBox* m_preset = nullptr;
    QVBoxLayout* m_axes = nullptr;
    QPushButton* m_add = nullptr;
    QLineEdit* m_seeds = nullptr;
    QLabel* m_seedsNote = nullptr;
    QSpinBox* m_atOnce = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_forecast = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_save = nullptr;
};

}  // namespace miru
