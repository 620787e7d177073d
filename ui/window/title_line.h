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

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace miru {

struct Snapshot;

class TitleLine : public QWidget {
    Q_OBJECT

 public:
    TitleLine();

    /// Its access key is a letter that no other menu has.
    void addMenu(const QString& text, const QString& tip, QMenu* menu);
    /// Names the run that is shown, by its settings, or while there is none, what would run `next`; and the moment that is
    /// looked back at. Where `next` differs from what is shown, it says so. `kind`: of the data named.
    void describe(const ExperimentSpec& next, const std::optional<ExperimentSpec>& shown,
                  const std::shared_ptr<const Snapshot>& moment, DataKind kind);

 private:
    void setChanged(const QString& words, const QString& tip);

    QHBoxLayout* m_layout;
    QLabel* m_title;
    QLabel* m_changed;
    QLabel* m_subtitle;
    QList<QToolButton*> m_menus;
};

}  // namespace miru
