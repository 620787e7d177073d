// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The parts of a window, found in it: whoever uses the window needs none of them.

#include "ui/docks/panel_area.h"
#include "ui/help/help_menu.h"
#include "ui/main_window.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/resources_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/run/run_list.h"
#include "ui/run/run_session.h"
#include "ui/run/runs_card.h"
#include "ui/run/study_session.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/data_card.h"
#include "ui/setup/spec_form.h"
#include "ui/study/study_page.h"
#include "ui/window/file_menu.h"
#include "ui/window/session_document.h"
#include "ui/window/toast.h"

namespace miru {

/// The one part of this type.
template <typename Part>
Part* partOf(const MainWindow& window) {
    return window.findChild<Part*>();
}

/// The run begun here, and the one trained beside it to compare with.
inline RunSession* sessionOf(const MainWindow& window) { return window.findChild<RunSession*>("session"); }
inline RunSession* comparisonOf(const MainWindow& window) { return window.findChild<RunSession*>("comparison"); }
inline RunList* runsOf(const MainWindow& window) { return partOf<RunList>(window); }

inline TransportBar* transportOf(const MainWindow& window) { return partOf<TransportBar>(window); }
inline SpecForm* formOf(const MainWindow& window) { return partOf<SpecForm>(window); }
inline Timeline* timelineOf(const MainWindow& window) { return partOf<Timeline>(window); }
inline FileMenu* fileMenuOf(const MainWindow& window) { return partOf<FileMenu>(window); }
inline HelpMenu* helpMenuOf(const MainWindow& window) { return partOf<HelpMenu>(window); }
/// The sentence that lies over the window; empty when there is none.
inline QString messageOf(const MainWindow& window) { return partOf<Toast>(window)->sentence(); }

inline PanelArea* panelsOf(const MainWindow& window) { return partOf<PanelArea>(window); }
inline AccuracyPanel* accuracyPanelOf(const MainWindow& window) { return partOf<AccuracyPanel>(window); }
inline MemoryMatrixPanel* matrixPanelOf(const MainWindow& window) { return partOf<MemoryMatrixPanel>(window); }
inline ResourcesPanel* resourcesPanelOf(const MainWindow& window) { return partOf<ResourcesPanel>(window); }
inline ReaderPanel* readerPanelOf(const MainWindow& window) { return partOf<ReaderPanel>(window); }
inline WhyPanel* whyPanelOf(const MainWindow& window) { return partOf<WhyPanel>(window); }
inline RunsCard* runsCardOf(const MainWindow& window) { return partOf<RunsCard>(window); }
inline DataCard* dataCardOf(const MainWindow& window) { return partOf<DataCard>(window); }

inline StudyPage* studyPageOf(const MainWindow& window) { return partOf<StudyPage>(window); }
inline StudySession* studySessionOf(const MainWindow& window) { return partOf<StudySession>(window); }

inline SessionDocument* documentOf(const MainWindow& window) { return partOf<SessionDocument>(window); }
/// Empty if the session has none yet.
inline QString sessionFileOf(const MainWindow& window) { return documentOf(window)->file(); }
/// Writes the session, and waits for it; false if it cannot be written.
inline bool saveSession(const MainWindow& window, const QString& file) {
    documentOf(window)->save(file);
    return documentOf(window)->finishSaving();
}

}  // namespace miru
