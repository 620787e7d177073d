// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the panels show before a run: a button that begins it, and a sequence of the data set as the first tasks read it. The
// data set is read in the background, once the settings have stood still for a moment, and the run need not read it again.

#include <QObject>
#include <QTimer>
#include <memory>

#include "core/spec/experiment_spec.h"

namespace miru {

class AccuracyPanel;
class Background;
class Library;
class ReaderPanel;
class Workbench;
struct Dataset;

class StartDesk : public QObject {
    Q_OBJECT

 public:
    StartDesk(Workbench& bench, const Library& library, Background& background, AccuracyPanel* accuracy,
              ReaderPanel* reader, QObject* parent);

    /// The next run would have these settings.
    void setNext(const ExperimentSpec& next);
    /// Data sets may have come or gone.
    void lookAgain();

 private:
    struct Found;  ///< in the data set

    /// Nothing has run, or what did has been put away.
    bool isAtStart() const;
    void look();
    void show(const Found& found);
    QString sentenceOf(const Found& found) const;
    static Found find(const ExperimentSpec& spec, const Library& library, std::shared_ptr<const Dataset> read);

    Workbench& m_bench;
    const Library& m_library;
    Background& m_background;
    AccuracyPanel* m_accuracy;
    ReaderPanel* m_reader;
    ExperimentSpec m_next;
    ExperimentSpec m_shown;  ///< settings that the reader shows the tasks of
    bool m_isShown = false;
    bool m_isLooking = false;
    QTimer m_soon;
};

}  // namespace miru
