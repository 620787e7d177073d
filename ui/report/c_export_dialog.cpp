// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/c_export_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/export/export_folder.h"
#include "ui/device/device_words.h"
#include "ui/style/card.h"
#include "ui/style/segmented_control.h"

namespace miru {
namespace {

constexpr int fieldWidth = 340;  // pixels

QDir documents() { return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)); }

QStringList titlesOfNumberForms() {
    QStringList titles;
    for (const NumberForm form : allNumberForms) titles << titleOf(form);
    return titles;
}

QLabel* makeWrapped(QLabel* label) {
    label->setWordWrap(true);
    return label;
}

}  // namespace

CExportDialog::CExportDialog(NetworkToExport what, QWidget* parent)
    : QDialog(parent),
      m_what(std::move(what)),
      m_numbers(new SegmentedControl(titlesOfNumberForms())),
      m_sparse(new QCheckBox(tr("Multiply by the winners alone"))),
      m_prefix(new QLineEdit(QStringLiteral("net"))),
      m_folder(new QLineEdit(documents().filePath(QStringLiteral("network-c")))),
      m_note(makeWrapped(makeCaption({}))),
      m_obstacle(makeWrapped(new QLabel)) {
    setWindowTitle(tr("Network as C"));
    auto* const form = new QFormLayout(this);
    if (!m_what.name.isEmpty()) form->addRow(tr("Network"), makeWrapped(new QLabel(m_what.name)));
    m_numbers->setAccessibleName(tr("Numbers"));
    form->addRow(tr("Numbers"), m_numbers);
    form->addRow(QString(), m_sparse);
    form->addRow(QString(), m_note);
    m_prefix->setAccessibleName(tr("Prefix"));
    m_prefix->setToolTip(tr("Every name and every file begins with it"));
    form->addRow(tr("Prefix"), m_prefix);
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setMinimumWidth(fieldWidth);
    auto* const choose = new QPushButton(tr("Choose …"));
    choose->setAutoDefault(false);
    auto* const place = new QHBoxLayout;
    place->addWidget(m_folder, 1);
    place->addWidget(choose);
    form->addRow(tr("Folder"), place);
    m_obstacle->setObjectName(QStringLiteral("obstacle"));
    form->addRow(m_obstacle);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_export = buttons->button(QDialogButtonBox::Ok);
    m_export->setText(tr("Export"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        update();  // something may have come into the folder meanwhile
        if (m_export->isEnabled()) accept();
    });
    connect(choose, &QPushButton::clicked, this, &CExportDialog::chooseFolder);
    connect(m_numbers, &SegmentedControl::chosen, this, &CExportDialog::update);
    connect(m_sparse, &QCheckBox::toggled, this, &CExportDialog::update);
    connect(m_prefix, &QLineEdit::textChanged, this, &CExportDialog::update);
    connect(m_folder, &QLineEdit::textChanged, this, &CExportDialog::update);
    update();
}

ExportPlan CExportDialog::plan() const {
    return {.numbers = allNumberForms[m_numbers->index()],
            .isSparse = m_sparse->isEnabled() && m_sparse->isChecked(),
            .prefix = m_prefix->text().toStdString()};
}

QString CExportDialog::folder() const { return QDir::cleanPath(documents().absoluteFilePath(m_folder->text())); }

QString CExportDialog::obstacle() const {
    if (!m_what.network) return tr("There is no network yet: press Run first.");
    const auto isFinite = [](Real number) { return std::isfinite(number); };
    if (!std::ranges::all_of(m_what.network->parameters().values(), isFinite))
        return tr("The run has diverged: not all numbers of its network are finite, and nobody can compute with them.");
    if (const auto obstacle = exportObstacle(*m_what.network, plan())) return QString::fromStdString(*obstacle);
    if (!m_what.hasData && plan().numbers != NumberForm::Float)
        return tr(
            "Whole numbers are scaled by what the network meets in its data, which are not on this machine; "
            "32-bit float needs none.");
    if (m_folder->text().isEmpty()) return tr("Name a folder to write to.");
    const auto obstacle = obstacleToExport(folder().toStdString(), plan());
    return obstacle ? QString::fromStdString(*obstacle) : QString();
}

void CExportDialog::chooseFolder() {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the network"), folder());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
}

void CExportDialog::update() {
    const bool inhibits = m_what.network && m_what.network->inhibition().isOn();
    m_sparse->setEnabled(inhibits);
    QStringList notes;
    if (!inhibits) notes << tr("Without inhibition no unit is left out.");
    if (!m_what.hasData && plan().numbers == NumberForm::Float)
        notes << tr("The data it has learned are not on this machine: it checks itself on synthetic sequences.");
    m_note->setText(notes.join(' '));
    m_note->setVisible(!notes.isEmpty());
    const QString sentence = obstacle();
    m_obstacle->setText(sentence);
    m_obstacle->setVisible(!sentence.isEmpty());
    m_export->setEnabled(sentence.isEmpty());
}

}  // namespace miru
