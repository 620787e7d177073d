// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/milestone_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <algorithm>

#include "ui/style/calm.h"
#include "ui/style/number_box.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int noMilestone = -1;  // in the list, beside the kinds

}  // namespace

MilestoneField::MilestoneField(const QString& name, const QString& nothing, QWidget* parent)
    : QWidget(parent),
      m_kind(makeChoiceBox(name, {})),
      m_taskWord(new QLabel(tr("task"))),
      m_task(new IntegerBox),
      m_percent(new NumberBox),
      m_percentSign(new QLabel(QStringLiteral("%"))),
      m_batches(new IntegerBox) {
    if (!nothing.isEmpty()) m_kind->addItem(nothing, noMilestone);
    const auto add = [this](const QString& text, Milestone::Kind kind) {
        m_kind->addItem(text, static_cast<int>(kind));
    };
    add(tr("a task has been learned"), Milestone::Kind::TaskLearned);
    add(tr("an accuracy has been reached"), Milestone::Kind::AtLeast);
    add(tr("an accuracy has fallen below"), Milestone::Kind::Below);
    add(tr("so many batches have been read"), Milestone::Kind::Batches);
    add(tr("the run is finished"), Milestone::Kind::Finished);
    m_task->setAccessibleName(tr("Task"));
    m_percent->setAccessibleName(tr("Accuracy in per cent"));
    m_percent->setRange(0, 100);
    m_batches->setAccessibleName(tr("Batches"));
    m_batches->setRange(1, 1'000'000'000);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::gap);
    row->addWidget(m_kind, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_taskWord, m_task, m_percent, m_percentSign, m_batches})
        row->addWidget(part);
    connect(m_kind, &QComboBox::activated, this, &MilestoneField::take);
    connect(m_task, &QSpinBox::valueChanged, this, &MilestoneField::take);
    connect(m_percent, &QDoubleSpinBox::valueChanged, this, &MilestoneField::take);
    connect(m_batches, &QSpinBox::valueChanged, this, &MilestoneField::take);
    showParts();
}

void MilestoneField::setMilestone(const std::optional<Milestone>& milestone, int tasks) {
    const QScopedValueRollback showing(m_isShowing, true);
    m_milestone = milestone;
    m_task->setRange(1, std::max(tasks, milestone ? milestone->task : 1));
    if (milestone) {
        m_task->setValue(std::max(1, milestone->task));
        m_percent->setValue(100 * milestone->accuracy);
        m_batches->setValue(static_cast<int>(std::max<std::int64_t>(1, milestone->batches)));
    }
    m_kind->setCurrentIndex(m_kind->findData(milestone ? static_cast<int>(milestone->kind) : noMilestone));
    showParts();
}

/// Only what the kind speaks of.
void MilestoneField::showParts() {
    const int kind = m_kind->currentData().toInt();
    const bool isAccuracy =
        kind == static_cast<int>(Milestone::Kind::AtLeast) || kind == static_cast<int>(Milestone::Kind::Below);
    const bool hasTask = isAccuracy || kind == static_cast<int>(Milestone::Kind::TaskLearned);
    m_taskWord->setVisible(hasTask);
    m_task->setVisible(hasTask);
    m_percent->setVisible(isAccuracy);
    m_percentSign->setVisible(isAccuracy);
    m_batches->setVisible(kind == static_cast<int>(Milestone::Kind::Batches));
}

void MilestoneField::take() {
    if (m_isShowing) return;
    const int kind = m_kind->currentData().toInt();
    if (kind == noMilestone) {
        m_milestone.reset();
    } else {
        Milestone milestone{.kind = static_cast<Milestone::Kind>(kind)};
        const bool isAccuracy = milestone.kind == Milestone::Kind::AtLeast || milestone.kind == Milestone::Kind::Below;
        if (isAccuracy || milestone.kind == Milestone::Kind::TaskLearned) milestone.task = m_task->value();
        if (isAccuracy) milestone.accuracy = m_percent->value() / 100;
        if (milestone.kind == Milestone::Kind::Batches) milestone.batches = m_batches->value();
        m_milestone = milestone;
    }
    showParts();
    Q_EMIT edited();
}

}  // namespace miru
