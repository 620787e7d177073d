// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the network costs on a microcontroller: counted on a simulated one, beside what is computed from its shape.
//
// Counting takes seconds: somebody else does it, and tells what was found. A count belongs to one network, that of one moment of
// one run; while another is shown it is not.

#include <QWidget>
#include <functional>
#include <memory>

#include "core/measure/snapshot.h"
#include "ui/device/device_words.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace miru {

class NumberBox;
class TableModel;

class DeviceView : public QWidget {
    Q_OBJECT

 public:
    /// `missingTools`: a sentence on those that are missing, empty if all are here; asked whenever the view is opened.
    explicit DeviceView(std::function<QString()> missingTools = missingDeviceTools);

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// What came of `countWanted`; of no network where it was stopped.
    void setFinding(DeviceFinding finding);

    /// What was counted of the network of this moment; null: nothing, or of another one.
    const DeviceFinding* findingOf(const Snapshot* snapshot) const;
    /// Of the moment shown.
    const DeviceFinding* finding() const { return findingOf(m_snapshot.get()); }
    bool isCounting() const { return m_isCounting; }
    /// Multiply-adds of one inference in a part of it, computed from the shape; 0 where it has none.
    static double multiplyAddsOf(DevicePart part, const Snapshot& snapshot);
    /// What is shown in the table, and its headings.
    QStringList columns() const;
    QList<QStringList> rows() const;

    QComboBox* numbers() const { return m_numbers; }
    QCheckBox* sparse() const { return m_sparse; }
    QPushButton* countButton() const { return m_count; }
    QTableView* table() const { return m_table; }
    /// The sentence on what is missing, going on, or wrong; empty if nothing is.
    QString note() const;
    /// A line for each of them.
    QString verdicts() const;
    NumberBox* clock() const { return m_clock; }
    NumberBox* energy() const { return m_energy; }

 Q_SIGNALS:
    /// Somebody shall count this network off the window's thread, and call `setFinding`.
    void countWanted(std::shared_ptr<const miru::Snapshot> snapshot, const miru::ExportPlan& plan);
    /// Nobody waits for it any more; `setFinding` is called all the same.
    void stopWanted();

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    QWidget* makeQuestion();
    QWidget* makeAssumptions();
    void press();
    bool inhibits() const;
    void fill();
    QString whyNoCount() const;
    DeviceAssumptions assumptions() const;

    std::function<QString()> m_missingTools;
    std::shared_ptr<const Snapshot> m_snapshot;
    DeviceFinding m_finding;
    QString m_missing;
    bool m_isCounting = false;

    QLabel* m_note;
    QWidget* m_question = nullptr;
    QComboBox* m_numbers = nullptr;
    QCheckBox* m_sparse = nullptr;
    QPushButton* m_count = nullptr;
    QWidget* m_found;
    TableModel* m_model;
    QTableView* m_table;
    NumberBox* m_clock = nullptr;
    NumberBox* m_energy = nullptr;
    QLabel* m_source = nullptr;
    QLabel* m_verdicts;
};

}  // namespace miru
