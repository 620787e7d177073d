// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/resources_device.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/style/calm.h"
#include "ui/style/card.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/spec_text.h"
#include "ui/style/table_model.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int rowHeight = 20;  // pixels at least
constexpr int aroundRow = 4;

QString none() { return QStringLiteral("–"); }

QString times(double ratio) { return ratio > 0 ? DeviceView::tr("%1×").arg(words::fixed(ratio, 2)) : none(); }

QString instructions(double count) { return words::large(static_cast<qint64>(count + 0.5)); }

QLabel* makeWrapped(QLabel* label) {
    label->setWordWrap(true);
    return label;
}

}  // namespace

DeviceView::DeviceView(std::function<QString()> missingTools)
    : m_missingTools(std::move(missingTools)),
      m_note(makeWrapped(new QLabel)),
      m_found(new QWidget),
      m_model(new TableModel(this)),
      m_table(makePlainTable(tr("Counted on a microcontroller"), m_model)),
      m_verdicts(makeWrapped(makeCaption({}))) {
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);  // packages to install
    m_verdicts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setTextElideMode(Qt::ElideNone);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_question = makeQuestion();
    layout->addWidget(m_question);
    auto* const column = addScrolledColumn(layout);
    column->addWidget(m_note);
    auto* const found = new QVBoxLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    found->addWidget(m_table);
    found->addWidget(makeAssumptions());
    found->addWidget(m_verdicts);
    column->addWidget(m_found);
    column->addStretch();
    fill();
}

/// In which numbers, and the button.
QWidget* DeviceView::makeQuestion() {
    m_numbers = makeChoiceBox(tr("Numbers"), tr("In which numbers it computes there"));
    for (const NumberForm form : allNumberForms) m_numbers->addItem(titleOf(form));
    m_numbers->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_numbers->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_sparse = new QCheckBox(tr("multiply by the winners alone"));
    m_sparse->setToolTip(tr("Inhibition leaves the other units zero, so nothing changes but the number of products"));
    m_count = new QPushButton;
    m_count->setObjectName(QStringLiteral("count"));
    connect(m_count, &QPushButton::clicked, this, &DeviceView::press);
    auto* const question = new QWidget;
    auto* const rows = new QVBoxLayout(question);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* const row = new QHBoxLayout;
    row->addWidget(m_count);
    row->addWidget(m_numbers);
    row->addStretch();
    rows->addLayout(row);
    rows->addWidget(m_sparse);
    return question;
}

QWidget* DeviceView::makeAssumptions() {
    const auto makeBox = [this](double value, double low, double high, const QString& unit, const QString& name) {
        auto* const box = new NumberBox;
        box->setRange(low, high);
        box->setDecimals(3);
        box->setSuffix(' ' + unit);
        box->setValue(value);
        box->setAccessibleName(name);
        box->setToolTip(name);
        connect(box, &QDoubleSpinBox::valueChanged, this, &DeviceView::fill);
        return box;
    };
    const DeviceAssumptions usual;
    m_clock = makeBox(usual.megahertz, 0.001, 10'000, tr("MHz"), tr("Clock: each instruction is taken for a cycle"));
    m_energy = makeBox(usual.nanojoules, 0, 1e6, tr("nJ"), tr("Energy that an instruction takes"));
    m_source = makeWrapped(makeCaption({}));
    auto* const all = new QWidget;
    auto* const rows = new QVBoxLayout(all);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* const row = new QHBoxLayout;
    row->addWidget(makeCaption(tr("clock")));
    row->addWidget(m_clock);
    row->addWidget(makeCaption(tr("instruction")));
    row->addWidget(m_energy);
    row->addStretch();
    rows->addLayout(row);
    rows->addWidget(m_source);
    return all;
}

void DeviceView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    m_snapshot = std::move(snapshot);
    fill();
}

void DeviceView::setFinding(DeviceFinding finding) {
    m_isCounting = false;
    m_finding = std::move(finding);
    fill();
}

const DeviceFinding* DeviceView::findingOf(const Snapshot* snapshot) const {
    const bool isOfThis = m_finding.network && snapshot && m_finding.network == snapshot->model;
    return isOfThis && m_finding.problem.isEmpty() ? &m_finding : nullptr;
}

QString DeviceView::note() const { return m_note->text(); }
QString DeviceView::verdicts() const { return m_verdicts->text(); }

double DeviceView::multiplyAddsOf(DevicePart part, const Snapshot& snapshot) {
    const Parameters& weights = snapshot.model->parameters();
    const NetworkShape& shape = snapshot.network;
    const auto sizeOf = [&](const char* tensor) {
        return weights.contains(tensor)
                   ? static_cast<double>(weights.tensor(tensor).rows() * weights.tensor(tensor).cols())
                   : 0.0;
    };
    const double answers = shape.answers == Answers::EveryStep ? snapshot.steps : 1;
    switch (part) {
        case DevicePart::Input: return shape.isOneHot ? 0 : snapshot.steps * sizeOf("W");
        case DevicePart::Recurrent: return snapshot.steps * sizeOf("U");
        case DevicePart::Readout: return answers * sizeOf("V");
        case DevicePart::Nonlinearity:
        case DevicePart::Winners: return 0;
    }
    return 0;
}

DeviceAssumptions DeviceView::assumptions() const {
    return {.megahertz = m_clock->value(), .nanojoules = m_energy->value()};
}

void DeviceView::showEvent(QShowEvent* event) {
    m_missing = m_missingTools();
    fill();
    QWidget::showEvent(event);
}

void DeviceView::press() {
    if (m_isCounting) {
        m_count->setEnabled(false);  // until it has stopped
        return Q_EMIT stopWanted();
    }
    m_isCounting = true;
    m_finding = {};
    fill();
    Q_EMIT countWanted(m_snapshot, {.numbers = allNumberForms[m_numbers->currentIndex()],
                                    .isSparse = inhibits() && m_sparse->isChecked()});
}

bool DeviceView::inhibits() const { return m_snapshot && m_snapshot->model && m_snapshot->model->inhibition().isOn(); }

/// A sentence where there is no count to be seen.
QString DeviceView::whyNoCount() const {
    if (!m_missing.isEmpty()) return m_missing;
    if (m_isCounting) return tr("It is being compiled, run in a simulator, and counted …");
    if (!m_snapshot || !m_snapshot->model) return tr("There is no network yet: press Run first.");
    if (finding()) return {};
    if (!m_finding.problem.isEmpty()) return m_finding.problem;
    if (m_finding.network)
        return tr("What was counted is another network, as it was after %1 batches.")
            .arg(words::number(m_finding.batch));
    return tr("The network is compiled, run in a simulator, and its instructions are counted, not cycles.");
}

QStringList DeviceView::columns() const { return {QString(), tr("computed"), tr("counted"), tr("GRU")}; }

QList<QStringList> DeviceView::rows() const {
    const DeviceFinding* const found = finding();
    if (!found) return {};
    const Snapshot& snapshot = *m_snapshot;
    const DeviceCount& own = found->counts.network;
    const DeviceCount& gru = found->counts.gru;
    const auto macs = static_cast<double>(snapshot.ownCost.macsForward);
    const double readout = multiplyAddsOf(DevicePart::Readout, snapshot);
    QList<QStringList> rows;
    rows << QStringList{tr("one inference"), instructions(macs), instructions(own.perInference),
                        instructions(gru.perInference)};
    for (int n = 0; n < devicePartCount; ++n) {
        const auto part = static_cast<DevicePart>(n);
        const auto place = static_cast<std::size_t>(n);
        if (!(own.parts[place] > 0) && !(gru.parts[place] > 0)) continue;
        const double computed = multiplyAddsOf(part, snapshot);
        rows << QStringList{QStringLiteral("   ") + titleOf(part), computed > 0 ? instructions(computed) : none(),
                            instructions(own.parts[place]), instructions(gru.parts[place])};
    }
    rows << QStringList{tr("one step"), instructions((macs - readout) / snapshot.steps), instructions(own.perStep),
                        instructions(gru.perStep)};
    rows << QStringList{tr("flash"), words::bytes(found->size.weightBytes), words::bytes(own.flashBytes()),
                        words::bytes(gru.flashBytes())};
    rows << QStringList{tr("RAM"), words::bytes(found->size.stateBytes), words::bytes(own.ramBytes()),
                        words::bytes(gru.ramBytes())};
    const DeviceAssumptions assumed = assumptions();
    rows << QStringList{tr("time"), none(), words::duration(assumed.seconds(own.perInference)),
                        words::duration(assumed.seconds(gru.perInference))};
    rows << QStringList{tr("energy"), words::energy(snapshot.ownCost.energyJoulePaper),
                        words::energy(assumed.joules(own.perInference)),
                        words::energy(assumed.joules(gru.perInference))};
    const auto gruMacs = static_cast<double>(snapshot.resources.of(CellKind::Gru).macsForward);
    rows << QStringList{tr("GRU : %1").arg(words::nameOf(snapshot.network.cell)), times(macs > 0 ? gruMacs / macs : 0),
                        times(found->counts.ratio()), times(1)};
    return rows;
}

void DeviceView::fill() {
    m_question->setVisible(m_missing.isEmpty());
    m_sparse->setVisible(inhibits());
    m_sparse->setEnabled(!m_isCounting);
    m_numbers->setEnabled(!m_isCounting);
    m_count->setText(m_isCounting ? tr("Stop") : tr("Count on a %1").arg(deviceBoards().front().title));
    m_count->setEnabled(m_isCounting || (m_snapshot && m_snapshot->model));
    m_note->setText(whyNoCount());
    m_note->setVisible(!m_note->text().isEmpty());
    const DeviceFinding* const found = m_missing.isEmpty() && !m_isCounting ? finding() : nullptr;
    m_found->setVisible(found != nullptr);
    if (!found) return;
    QList<TableHeading> headings;
    for (const QString& column : columns()) headings << TableHeading{column};
    headings[1].tip = tr("Multiply-adds (MACs) of the matrix products; constants and state; the paper's energy");
    headings[3].tip = tr("Of the same shape and inhibition, counted in the same way");
    headings[2].tip = tr("After %1 batches; a sequence of %2 steps on average")
                          .arg(words::number(found->batch), words::significant(found->counts.network.steps, 3));
    m_model->setTable(headings, rows());
    const int height = std::max(rowHeight, QFontMetrics(Theme::baseFont()).height() + aroundRow);
    for (int row = 0; row < m_model->rowCount(); ++row) m_table->setRowHeight(row, height);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + m_model->rowCount() * height + 2);
    m_table->resizeColumnsToContents();  // by itself the header asks before there are rows
    const QString source = sourceOf(assumptions());
    m_source->setText((found->plan.isSparse ? tr("Counted in %1, winners alone.") : tr("Counted in %1."))
                          .arg(titleOf(found->plan.numbers)) +
                      ' ' +
                      (source.isEmpty() ? tr("Energy of an instruction: chosen here.")
                                        : tr("Energy of an instruction: %1.").arg(source)));
    m_verdicts->setText(verdictsOn(found->counts).join('\n'));
    m_verdicts->setVisible(!m_verdicts->text().isEmpty());
}

}  // namespace miru
