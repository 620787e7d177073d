// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is known of data sets before they are read: the disk is asked once, and again when something may have changed there.
// The window asks with every pixel that a slider moves.

#include <QHash>
#include <QString>
#include <QStringList>
#include <string>

#include "core/run/memory_forecast.h"
#include "core/spec/experiment_spec.h"
#include "datasets/library.h"

namespace miru {

struct Preset;

class DataFacts {
 public:
    explicit DataFacts(const Library& library) : m_library(library) {}

    /// A preset's spec, with the data set that it takes on this machine.
    ExperimentSpec specOf(const Preset& preset) const;
    /// The preset that has these settings, whatever their seed; empty if there is none.
    QString presetOf(const ExperimentSpec& spec) const;
    DataKind kindOf(const std::string& dataset) const;
    /// Settings that a data set leaves no choice in.
    QStringList withoutChoice(const std::string& dataset) const;
    QStringList classNames(const std::string& dataset) const;
    void setClassNames(const std::string& dataset, const QStringList& names);
    /// What a run of these settings will read: what the catalog says; of a folder, as if it held images like MNIST's, or long
    /// texts, or as much running text as Shakespeare wrote.
    DataExtent extent(const ExperimentSpec& spec) const;

    /// The preset may take another data set by now.
    void forget(const QString& preset) { m_presetDatasets.remove(preset); }
    /// Data sets may have come or gone.
    void forgetAll();

 private:
    const Library& m_library;
    mutable QHash<QString, QString> m_presetDatasets;
    mutable QHash<QString, DataKind> m_kinds;
    mutable QHash<QString, QStringList> m_withoutChoice;
    QHash<QString, QStringList> m_classNames;  ///< of data sets that have been read
};

}  // namespace miru
