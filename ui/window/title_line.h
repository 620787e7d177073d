// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is shown, in a line above the panels: the run, what is special about it, and whether the settings beside it are others;
// on the right the menus.

#include <QList>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/math/data_kind.h"
#include "core/spec/experiment_spec.h"

class QLabel;

namespace miru {

class MenuRow;
struct Snapshot;

class TitleLine : public QWidget {
    Q_OBJECT

 public:
    TitleLine();

    /// The menus of the window, at its right end.
    MenuRow* menus() const { return m_menus; }
    /// Names the run that is shown, by its settings, or while there is none, what would run `next`; and the moment that is
    /// looked back at. Where `next` differs from what is shown, it says so. `kind`: of the data named.
    void describe(const ExperimentSpec& next, const std::optional<ExperimentSpec>& shown,
                  const std::shared_ptr<const Snapshot>& moment, DataKind kind);

 private:
    void setChanged(const QString& words, const QString& tip);

    QLabel* m_title;
    QLabel* m_changed;
    QLabel* m_subtitle;
    MenuRow* m_menus;
};

}  // namespace miru
