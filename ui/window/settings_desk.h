// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The column of settings. Looking back, the form has the settings of that moment, and what is changed there is changed by a
// fork; live again, it has those of the next run.

#include <QScrollArea>
#include <memory>
#include <optional>

#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

class RunSession;
class SpecForm;
struct Run;

class SettingsDesk : public QScrollArea {
 public:
    SettingsDesk();

    SpecForm* form() const { return m_form; }
    /// What stands in the form. A number that is still being typed counts: a click on a button does not always end the typing.
    ExperimentSpec settings();
    void takeTyped();
    /// Those of the next run, whatever moment is looked at.
    const ExperimentSpec& ofNextRun() const;
    /// The settings of a run at the moment that is looked back at; null: those of the next run again.
    void lookBack(const Run* run, const std::shared_ptr<const Snapshot>& moment);
    /// A fork has begun with these settings: they are those of the next run too.
    void forked(const ExperimentSpec& settings);
    /// What the form is compared with while a run is going, and turns knobs of.
    void follow(const RunSession& session, bool isLive);
    /// So many times as wide as usual.
    void setWidthScale(double scale);

 private:
    SpecForm* m_form;
    std::optional<ExperimentSpec> m_next;  ///< settings of the next run, while the form has those of a moment
    ExperimentSpec m_momentSettings;       ///< of the moment looked at: what differs from them will change at a fork
};

}  // namespace miru
