// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The settings form, generated from the table of settings: one card for each group, one row for each setting.
//
// While a run is going, live settings act at once and the others wait; what waits carries a badge.

#include <QElapsedTimer>
#include <QHash>
#include <QWidget>
#include <optional>

#include "core/spec/spec_fields.h"
#include "ui/style/message.h"

class QLabel;

namespace miru {

class Card;
class CoefficientCard;
class FieldEditor;
class SegmentedControl;

class SpecForm : public QWidget {
    Q_OBJECT

 public:
    explicit SpecForm(QWidget* parent = nullptr);

    const ExperimentSpec& spec() const { return m_spec; }
    /// Shows a spec without a signal.
    void setSpec(const ExperimentSpec& spec);
    /// Goes back to the settings as they were before the last change, or forward again. A knob that is turned back while a
    /// run is going turns there too. What follows each other closely, as when a slider is dragged, is one change.
    void undo();
    void redo();
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    /// From here on there is nothing to go back to.
    void forgetChanges();
    /// What the data are made of: settings that are of no use to them are not shown.
    void setDataKind(DataKind kind);
    /// Settings that may be touched; the others are not there. Nothing: all of them.
    void setTouchable(const std::optional<QStringList>& keys);
    /// Changes a setting as if it had been typed; returns what is wrong with the text, if anything.
    std::optional<SpecProblem> change(const std::string& key, const std::string& text);
    /// Settings the data leave no choice in: they are shown only where they are not as usual.
    void setWithoutChoice(const QStringList& keys);
    /// The settings of the moment at which the run shown can be forked, or nothing while none is: what a fork cannot change
    /// is greyed out and says why, what it will change carries a badge.
    void setForkOf(const std::optional<ExperimentSpec>& settings);
    /// The settings in force in a run that is paused, or nothing: what has been turned since waits for the next batch.
    void setInForce(const std::optional<ExperimentSpec>& settings);
    /// The spec of the run that is going, or nothing when none is.
    void setRunning(const std::optional<ExperimentSpec>& running);

    FieldEditor* editor(const std::string& key) const { return m_rows.value(QString::fromStdString(key)).editor; }
    CoefficientCard* coefficients() const { return m_coefficients; }
    SegmentedControl* cellControl() const { return m_cell; }
    /// Whether a change of this setting acts in a run that is going.
    bool actsNow(const SpecField& field) const {
        return field.isLive() && !(m_running && field.whySettled(*m_running));
    }
    /// Keys of settings that differ from the running ones and wait for a reset.
    QStringList pendingKeys() const;

 Q_SIGNALS:
    /// What the help has on a group of settings was asked for.
    void helpWanted(const QString& topic);
    /// The user has changed a setting; `spec()` has it.
    void specChanged();
    /// Something else was typed than is taken.
    void messageRequested(const miru::Message& message);
    /// The user has turned a knob that may be turned while a run is going.
    void knobTurned(miru::Knob knob, double value);

 private:
    /// How a setting stands to the run that is shown beside the form.
    struct Standing {
        bool waits = false;                     ///< for the next reset
        bool forks = false;                     ///< it changes at the fork
        bool comes = false;                     ///< with the next batch
        bool actsNow = false;                   ///< or would, if a run were going
        bool isRunning = false;                 ///< one is
        std::optional<std::string> whySettled;  ///< why a fork cannot change it
        bool operator==(const Standing&) const = default;
    };
    struct Row {
        QWidget* widget = nullptr;
        QLabel* label = nullptr;
        FieldEditor* editor = nullptr;
        QLabel* mark = nullptr;         ///< whether a run that is going takes it now, or the next one
        std::optional<Standing> shown;  ///< nothing: not drawn in these colours yet
    };

    Row addRow(const SpecField& field, Card* card);
    void edited(const SpecField& field, const SettingValue& value);
    void showSpec(const ExperimentSpec& spec);
    void remember(const std::string& key);
    void travel(std::vector<ExperimentSpec>& from, std::vector<ExperimentSpec>& to);
    void turnInRun(const SpecField& field);
    void refresh();
    bool isTouchable(const QString& key) const { return !m_touchable || m_touchable->contains(key); }
    void refreshCaptions();
    Standing standingOf(const SpecField& field) const;
    void showStanding(const Row& row) const;
    void showWhenItActs(const Row& row) const;
    static QString reasonFor(const std::string& why);

    ExperimentSpec m_spec;
    std::optional<ExperimentSpec> m_running;
    std::optional<ExperimentSpec> m_forkOf;
    std::optional<ExperimentSpec> m_inForce;
    std::vector<ExperimentSpec> m_past;    ///< what undo goes back to, the latest last
    std::vector<ExperimentSpec> m_future;  ///< what redo goes forward to
    std::string m_lastKey;                 ///< of the setting changed last, and when
    QElapsedTimer m_sinceChange;
    QHash<QString, Row> m_rows;
    QHash<FieldGroup, Card*> m_cards;
    DataKind m_dataKind = DataKind::Numbers;
    QStringList m_withoutChoice;
    std::optional<QStringList> m_touchable;
    SegmentedControl* m_cell = nullptr;
    CoefficientCard* m_coefficients = nullptr;
};

}  // namespace miru
