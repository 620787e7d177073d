// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Asks how a network becomes C: in which numbers, under which prefix, in which folder. While something stands against it a
// sentence says what, and nothing can be written.

#include <QDialog>
#include <memory>

#include "core/export/c_source.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace miru {

class SegmentedControl;

/// What is exported.
struct NetworkToExport {
    std::shared_ptr<const Network> network;  ///< null: there is none yet
    QString name;                            ///< "MiRU-2, 128 units, after 1,500 batches"
    bool hasData = true;                     ///< what it has learned is on this machine
};

class CExportDialog : public QDialog {
    Q_OBJECT

 public:
    CExportDialog(NetworkToExport what, QWidget* parent);

    ExportPlan plan() const;
    /// Absolute.
    QString folder() const;
    /// Why it cannot be exported so, a sentence; empty if it can.
    QString obstacle() const;

    SegmentedControl* numbers() const { return m_numbers; }
    QCheckBox* sparse() const { return m_sparse; }
    QLineEdit* prefixField() const { return m_prefix; }
    QLineEdit* folderField() const { return m_folder; }
    QPushButton* exportButton() const { return m_export; }

 private:
    void chooseFolder();
    void update();

    NetworkToExport m_what;
    SegmentedControl* m_numbers;
    QCheckBox* m_sparse;
    QLineEdit* m_prefix;
    QLineEdit* m_folder;
    QLabel* m_note;
    QLabel* m_obstacle;
    QPushButton* m_export;
};

}  // namespace miru
