// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The network leaves the lab: written as C, and counted on a simulated microcontroller. Both take seconds, so they have a
// thread of their own, and nothing else waits for them.

#include <QObject>
#include <memory>
#include <stop_token>

#include "core/export/c_source.h"
#include "core/measure/snapshot.h"
#include "ui/run/background.h"
#include "ui/style/message.h"

class QWidget;

namespace miru {

class Library;
class ResourcesPanel;
class Workbench;

class ExportDesk : public QObject {
    Q_OBJECT

 public:
    ExportDesk(const Workbench& bench, const Library& library, ResourcesPanel* costs, QWidget* window);
    ~ExportDesk() override;

    /// Asks how, and writes the network of the moment shown as C.
    void exportAsC();
    bool isIdle() { return m_background.isIdle(); }
    /// Stops counting, and writes to its end what is being written.
    void finish();

 Q_SIGNALS:
    void messageRequested(const miru::Message& message);

 private:
    void count(const std::shared_ptr<const Snapshot>& moment, const ExportPlan& plan);

    const Workbench& m_bench;
    const Library& m_library;
    ResourcesPanel* m_costs;
    QWidget* m_window;
    std::stop_source m_counting;
    Background m_background;
};

}  // namespace miru
