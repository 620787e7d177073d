// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/settings_desk.h"

#include <QAbstractSpinBox>
#include <utility>

#include "core/run/fork.h"
#include "core/run/run.h"
#include "core/run/session_file.h"
#include "core/spec/spec_fields.h"
#include "ui/run/run_session.h"
#include "ui/setup/spec_form.h"

namespace miru {
namespace {

constexpr int columnWidth = 292;    // pixels
constexpr int scrollBarWidth = 10;  // as the style sheet has it

}  // namespace

SettingsDesk::SettingsDesk() : m_form(new SpecForm) {
    setWidget(m_form);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidthScale(1);
}

void SettingsDesk::setWidthScale(double scale) {
    setFixedWidth(static_cast<int>(columnWidth * scale) + scrollBarWidth);
}

void SettingsDesk::takeTyped() {
    if (auto* const box = qobject_cast<QAbstractSpinBox*>(window()->focusWidget())) box->interpretText();
}

ExperimentSpec SettingsDesk::settings() {
    takeTyped();
    return m_form->spec();
}

const ExperimentSpec& SettingsDesk::ofNextRun() const { return m_next ? *m_next : m_form->spec(); }

void SettingsDesk::lookBack(const Run* run, const std::shared_ptr<const Snapshot>& moment) {
    if (!run || !moment) {
        m_form->setForkOf(std::nullopt);
        if (m_next) m_form->setSpec(*std::exchange(m_next, std::nullopt));
        return;
    }
    const ExperimentSpec then = settingsAt(run->spec, *moment);
    ExperimentSpec shown = then;
    if (m_next) {
        for (const SpecField& field : specFields())  // edits are carried along
            if (field.get(m_form->spec()) != field.get(m_momentSettings)) field.set(shown, field.get(m_form->spec()));
    } else {
        m_next = m_form->spec();
    }
    m_momentSettings = then;
    m_form->setRunning(std::nullopt);
    if (!(m_form->spec() == shown)) m_form->setSpec(shown);
    m_form->setForkOf(then);
}

void SettingsDesk::forked(const ExperimentSpec& settings) {
    m_next.reset();
    m_form->setForkOf(std::nullopt);
    m_form->setSpec(settings);
}

void SettingsDesk::follow(const RunSession& session, bool isLive) {
    const bool follows = session.isActive() && isLive;
    m_form->setRunning(follows ? std::optional(withEventsApplied(session.spec())) : std::nullopt);
}

}  // namespace miru
