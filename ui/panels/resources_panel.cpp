// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/resources_panel.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "core/measure/reading.h"
#include "ui/style/claim_words.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

/// Names, then a column for each kind of cell, then the ratio.
const int ratioColumn = static_cast<int>(cellKinds().size()) + 1;

constexpr int ratioTextWidth = 52;  // pixels
constexpr int wideEnough = 560;     // pixels of the table from which on the ratios are bars too
constexpr int oneLine = 20;         // pixels
constexpr int aroundLine = 4;
constexpr int widestName = 176;  // pixels; a longer one takes two lines

/// Left and right of what stands in a cell.
int marginOf(const QTableView& table) {
    return table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &table) + 1;
}

/// A ratio as a number and, where there is room, as a bar: full at three times MiRU-2's cost.
class RatioDelegate : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const double ratio = index.data(ResourcesModel::RatioRole).toDouble();
        const int room = option.rect.width() - ratioTextWidth - 20;
        QStyleOptionViewItem text = option;
        if (room > 40) text.rect.setWidth(ratioTextWidth);
        QStyledItemDelegate::paint(painter, text, index);
        if (room <= 40 || !(ratio > 0)) return;
        constexpr double fullAt = 3;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        QRectF track(option.rect.left() + ratioTextWidth + 12, option.rect.center().y() - 3, room, 7);
        painter->setBrush(colors().grid);
        painter->drawRoundedRect(track, 3, 3);
        track.setWidth(room * std::min(1.0, ratio / fullAt));
        painter->setBrush(colors().accent);
        painter->drawRoundedRect(track, 3, 3);
        painter->restore();
    }
};

struct CostRow {
    QString name;
    QString explanation;
    std::function<double(const ResourceCost&, const EnergyModel&)> value;
    std::function<QString(double)> text;
    bool isOptional = false;  ///< not shown where it is nothing
};

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QList<CostRow> costRows() {
    const auto whole = [](double value) { return words::count(static_cast<qint64>(value)); };
    const auto large = [](double value) { return words::large(static_cast<qint64>(value)); };
    const auto bytes = [](double value) { return words::bytes(static_cast<qint64>(value)); };
    return {
        {tr("parameters"),
         tr("Numbers that are learned: W, U, b of every gate, the readout V, c, and the embedding of words.") + ' ' +
             whatDoesNotAddUp(),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.parameters); }, whole},
        {tr("embedding"),
         tr("Numbers of the words of the vocabulary. They are looked up without a multiply-add; backwards the gradient "
            "has to "
            "reach them. None where no words are read."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.embedding); }, whole, true},
        {tr("MACs, forward"),
         tr("Multiply-adds (multiply-accumulates) of the matrix products, for one sequence, readout included."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.macsForward); }, large},
        {tr("MACs, backward"),
         tr("Multiply-adds for the gradient of every weight, one sequence, as the credit assignment of the run has it: "
            "truncated BPTT goes back through its window alone, feedback alignment through no step."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.macsBackward); }, large},
        {tr("trace"),
         tr("What learning keeps of one sequence until the error of its answer is known: the input, gates and "
            "states of the steps the gradient reaches. Of all; with truncated BPTT of one window; with feedback "
            "alignment of one step, where every step has an answer of its own."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.traceBytes); }, bytes, true},
        {tr("weights"), tr("4 bytes for each parameter."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.weightBytes); }, bytes},
        {tr("optimiser"), tr("What the optimiser remembers of each weight: Adam two numbers, momentum one."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.optimizerBytes); }, bytes},
        {tr("rehearsal buffer"),
         tr("Frames kept for rehearsal when all tasks are learned. It costs the same for every "
            "cell, and often far more than the network."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.rehearsalBytes); }, bytes},
        {tr("against forgetting"),
         tr("Numbers that methods against forgetting keep besides rehearsed frames: importance and place of each "
            "weight, a "
            "teacher, logits."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.strategy.bytes); }, bytes, true},
        {tr("method MACs, batch"),
         tr("Multiply-adds of the methods against forgetting in one batch, besides those of the task's own sequences: "
            "rehearsed sequences, a teacher's answers, a penalty."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.strategy.macsPerBatch); }, large,
         true},
        {tr("method MACs, task end"), tr("Multiply-adds when a task ends: measuring how important each weight is."),
         [](const ResourceCost& c, const EnergyModel&) { return static_cast<double>(c.strategy.macsPerTask); }, large,
         true},
        {tr("energy, 45 nm"),
         tr("Of one inference. A model, not a measurement: each multiply-add reads its weight from an SRAM that holds "
            "all weights, multiplies and adds (Horowitz, ISSCC 2014, 45 nm)."),
         [](const ResourceCost& c, EnergyModel model) {
             model.calibration = EnergyModel::Calibration::Horowitz;
             return model.joulesPerInference(c.parameters, c.parametersRead, c.macsForward);
         },
         words::energy},
        {tr("energy, paper"),
         tr("Of one inference. %1 pJ for each parameter that is read, touched once: the constant that reproduces both "
            "reported figures, %2 µJ.")
                 .arg(words::fixed(EnergyModel().perParameter * 1e12, 2), reportedFiguresOf(Claim::LessEnergy)) +
             ' ' + whatDoesNotAddUp(),
         [](const ResourceCost& c, EnergyModel model) {
             model.calibration = EnergyModel::Calibration::Paper;
             return model.joulesPerInference(c.parameters, c.parametersRead, c.macsForward);
         },
         words::energy},
    };
}

/// A GRU's figure divided by MiRU-2's; 0 where there is none.
double ratioOf(const CostRow& line, const ResourceCosts& costs, const EnergyModel& energy) {
    const double ours = line.value(costs.of(CellKind::Miru2), energy);
    return ours > 0 ? line.value(costs.of(CellKind::Gru), energy) / ours : 0;
}

}  // namespace

ResourcesPanel::ResourcesPanel(QWidget* parent)
    : Panel(tr("What does it cost?"), parent),
      m_costs(new ResourcesModel(this)),
      m_table(makePlainTable(tr("Resource cost of every cell"), m_costs)),
      m_device(new DeviceView) {
    m_costs->setHeadings(headings());
    m_table->setObjectName(QStringLiteral("costs"));
    setCaption(tr("computed, unless marked measured"));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setTextElideMode(Qt::ElideNone);
    m_table->installEventFilter(this);
    m_table->horizontalHeader()->setMinimumSectionSize(54);
    m_table->setMinimumWidth(320);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setDefaultSectionSize(oneLine);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setItemDelegateForColumn(ratioColumn, new RatioDelegate(m_table));
    content()->addWidget(m_table, 1);
    content()->addWidget(m_device, 1);
    m_device->hide();

    m_assumptions = makeAssumptions();
    m_assumptions->hide();
    auto* const fold = new QToolButton;
    fold->setText(tr("Energy"));
    fold->setToolTip(tr("What the energies assume: costs of reads and arithmetic"));
    fold->setProperty("fold", true);
    fold->setCheckable(true);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setArrowType(Qt::RightArrow);
    connect(fold, &QToolButton::toggled, this, [this, fold](bool open) {
        m_assumptions->setVisible(open);
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    m_allCells = new QToolButton;
    m_allCells->setObjectName(QStringLiteral("allCells"));
    m_allCells->setText(tr("All cells"));
    m_allCells->setToolTip(tr("Three cells are shown, the one that runs among them; or every cell there is."));
    m_allCells->setProperty("fold", true);
    m_allCells->setCheckable(true);
    m_allCells->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_allCells->setArrowType(Qt::RightArrow);
    connect(m_allCells, &QToolButton::toggled, this, [this](bool all) {
        m_allCells->setArrowType(all ? Qt::LeftArrow : Qt::RightArrow);
        m_table->setHorizontalScrollBarPolicy(all ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        arrangeColumns();
    });
    m_deviceButton = new QToolButton;
    m_deviceButton->setObjectName(QStringLiteral("onDevice"));
    m_deviceButton->setText(tr("Microcontroller"));
    m_deviceButton->setToolTip(tr("What this network takes on a microcontroller: counted, beside what is computed"));
    m_deviceButton->setProperty("fold", true);
    m_deviceButton->setCheckable(true);
    m_deviceButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_deviceButton->setArrowType(Qt::RightArrow);
    connect(m_deviceButton, &QToolButton::toggled, this, &ResourcesPanel::showDevice);
    connect(m_deviceButton, &QToolButton::toggled, fold, [this, fold](bool isShown) {
        fold->setVisible(!isShown);
        m_assumptions->setVisible(!isShown && fold->isChecked());
    });
    auto* const below = new QHBoxLayout;
    below->addWidget(fold);
    below->addWidget(m_deviceButton);
    below->addStretch();
    below->addWidget(m_allCells);
    content()->addLayout(below);
    content()->addWidget(m_assumptions);
    arrangeColumns();
}

/// One table takes the place of the other: there is no room for both.
void ResourcesPanel::showDevice(bool isShown) {
    m_deviceButton->setArrowType(isShown ? Qt::DownArrow : Qt::RightArrow);
    m_table->setVisible(!isShown);
    m_allCells->setVisible(!isShown);
    m_device->setVisible(isShown);
    setCaption(isShown ? tr("counted in a simulator, beside what is computed")
                       : tr("computed, unless marked measured"));
}

/// A caption of two lines takes room from the table, though the panel stays as large.
bool ResourcesPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::Resize) arrangeColumns();
    return Panel::eventFilter(watched, event);
}

/// Ratios stand at the left where bars follow them.
QList<TableHeading> ResourcesPanel::headings() const {
    QList<TableHeading> headings{{QString()}};
    for (const CellKind kind : cellKinds()) headings << TableHeading{words::nameOf(kind)};
    TableHeading ratio{isWide() ? tr("GRU : MiRU-2") : tr("ratio"), tr("A GRU's figure divided by MiRU-2's")};
    if (isWide()) ratio.alignment = Qt::AlignLeft | Qt::AlignVCenter;
    return headings << ratio;
}

bool ResourcesPanel::isWide() const { return width() >= wideEnough; }

/// The cells that are compared, or all.
QList<int> ResourcesPanel::wantedColumns() const {
    const auto compared = comparedCells(cell());
    QList<int> columns;
    for (int column = 1; column < ratioColumn; ++column) {
        const CellKind kind = cellKinds()[static_cast<std::size_t>(column - 1)];
        if (m_allCells->isChecked() || std::ranges::find(compared, kind) != compared.end()) columns << column;
    }
    return columns;
}

/// Of its widest text, head included.
int ResourcesPanel::widthOf(int column) const {
    constexpr int besideHeads = 16;  // pixels, of the style
    const auto wide = [](const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text); };
    const int least = m_table->horizontalHeader()->minimumSectionSize();
    const QString head = m_costs->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int width = std::max(least, wide(Theme::baseFont(), head) + besideHeads);
    for (int row = 0; row < m_costs->rowCount(); ++row) {
        if (m_table->isRowHidden(row)) continue;
        const QModelIndex cell = m_costs->index(row, column);
        width = std::max(
            width, wide(cell.data(Qt::FontRole).value<QFont>(), cell.data().toString()) + 2 * marginOf(*m_table) + 2);
    }
    return width;
}

/// No name and no figure is cut: where there is no room for all, the ratio goes first, then the cell in the middle. What
/// is left over makes figures of even width and ratios with bars, or room after the names.
void ResourcesPanel::arrangeColumns() {
    m_costs->setHeadings(headings());
    QList<int> shown = wantedColumns() << ratioColumn;
    QHash<int, int> widths;
    constexpr int evenWidth = 88;
    for (const int column : shown)
        widths[column] = std::max(widthOf(column), isWide() && column != ratioColumn ? evenWidth : 0);
    const int names = std::min(widthOf(0), widestName);
    // Beside the bar that scrolls the rows, whether it is there or not: it comes and goes with their heights.
    const int room = m_table->width() - m_table->verticalScrollBar()->sizeHint().width();
    const auto left = [&] {
        return std::accumulate(shown.begin(), shown.end(), room - names,
                               [&](int rest, int column) { return rest - widths[column]; });
    };
    if (!m_allCells->isChecked()) {
        if (left() < 0) shown.removeOne(ratioColumn);
        constexpr qsizetype two = 2;  // GRU and MiRU-2, or what runs beside one of them
        if (left() < 0 && shown.size() > two) shown.removeAt(shown[1] == 1 + indexOf(cell()) ? 0 : 1);
    }
    if (isWide() && shown.contains(ratioColumn)) widths[ratioColumn] += std::max(0, left());
    const int nameWidth = names + std::max(0, left());
    for (int column = 1; column <= ratioColumn; ++column) {
        m_table->setColumnHidden(column, !shown.contains(column));
        if (shown.contains(column)) m_table->setColumnWidth(column, widths[column]);
    }
    m_table->setColumnWidth(0, nameWidth);
    fitRows();
}

/// A name that is too long for one line has as many as it needs.
void ResourcesPanel::fitRows() {
    const QFontMetrics metrics(m_table->font());
    const QRect room(0, 0, m_table->columnWidth(0) - 2 * marginOf(*m_table), 1000);
    for (int row = 0; row < m_costs->rowCount(); ++row) {
        const QString name = m_costs->index(row, 0).data().toString();
        const int height = metrics.boundingRect(room, Qt::TextWordWrap, name).height();
        m_table->setRowHeight(row, std::max(oneLine, height + aroundLine));
    }
}

void ResourcesPanel::setForecast(const ResourceCosts& costs, CellKind cell) {
    m_forecast = costs;
    m_forecastCell = cell;
    if (!snapshot()) invalidate();
}

void ResourcesPanel::show(const Snapshot* snapshot) {
    if (!snapshot || !(snapshot->network == m_measured)) m_latency = 0;
    askForLatency();
    fill();
    m_device->setSnapshot(sharedSnapshot());
}

/// What is shown: the run's, or what settings would cost.
const ResourceCosts& ResourcesPanel::costs() const { return snapshot() ? snapshot()->resources : m_forecast; }

CellKind ResourcesPanel::cell() const { return snapshot() ? snapshot()->network.cell : m_forecastCell; }

/// What is computed, what is forecast, and what has been measured of the cell that runs.
QList<ResourcesModel::Row> ResourcesPanel::rows() const {
    const QString none = QStringLiteral("–");
    const auto times = [&](double ratio) { return ratio > 0 ? tr("%1×").arg(words::fixed(ratio, 2)) : none; };
    QList<ResourcesModel::Row> rows;
    for (const CostRow& line : costRows()) {
        QStringList texts{line.name};
        for (const CellKind kind : cellKinds()) texts << line.text(line.value(costs().of(kind), m_energy));
        const double ratio = ratioOf(line, costs(), m_energy);
        rows << ResourcesModel::Row{texts << times(ratio), line.explanation, ratio};
    }
    QStringList memory{tr("memory, training")};
    for (const CellKind kind : cellKinds()) memory << (memoryOf(kind) > 0 ? words::bytes(memoryOf(kind)) : none);
    rows << ResourcesModel::Row{
        memory << times(memoryRatio()),
        tr("Memory that the whole program takes while it trains, forecast from the settings. A run that needs more "
           "than there is does not start.") +
            (m_memoryParts.isEmpty() ? QString() : ' ' + m_memoryParts),
        memoryRatio()};
    const auto measured = [&](const QString& name, const QString& text, const QString& explanation) {
        QStringList texts{name};
        for (const CellKind kind : cellKinds()) texts << (kind == cell() ? text : none);
        rows << ResourcesModel::Row{texts << none, explanation};
    };
    const RunTiming timing = snapshot() ? snapshot()->timing : RunTiming();
    measured(timing.sharedMachine ? tr("seq/s, measured, machine shared") : tr("seq/s, measured"),
             words::rate(timing.sequencesPerSecond),
             tr("Training sequences per second on this machine, now; only the cell that runs is measured.") +
                 (timing.sharedMachine ? QStringLiteral("<p>%1</p>").arg(whatSharedMeans()) : QString()));
    measured(tr("latency"), m_latency > 0 ? words::duration(m_latency) : none,
             tr("One test sequence read by one thread on this machine, the median of several; while a run is going it "
                "shares the "
                "machine with it. Only the cell that runs is measured."));
    return rows;
}

std::int64_t ResourcesPanel::memoryOf(CellKind cell) const {
    const auto place = static_cast<std::size_t>(indexOf(cell));
    return place < m_memory.size() ? m_memory[place] : 0;
}

void ResourcesPanel::setMemory(const std::vector<std::int64_t>& bytes, const QString& parts) {
    if (m_memory == bytes && m_memoryParts == parts) return;
    m_memory = bytes;
    m_memoryParts = parts;
    invalidate();
}

/// A GRU's memory by MiRU-2's; 0 before it is known.
double ResourcesPanel::memoryRatio() const {
    const auto ours = static_cast<double>(memoryOf(CellKind::Miru2));
    return ours > 0 ? static_cast<double>(memoryOf(CellKind::Gru)) / ours : 0;
}

void ResourcesPanel::fill() {
    m_costs->setCosts(headings(), rows(), 1 + indexOf(cell()));
    int row = 0;
    for (const CostRow& line : costRows())
        m_table->setRowHidden(row++, line.isOptional && !(line.value(costs().of(CellKind::Gru), m_energy) > 0));
    arrangeColumns();
}

double ResourcesPanel::secondsPerSequence(const Snapshot& snapshot) {
    constexpr std::size_t repetitions = 9;
    constexpr int maxTime = 100;  // milliseconds, for large networks
    if (!snapshot.model || snapshot.samples.empty() || snapshot.samples.front()->labels.empty()) return 0;
    const WatchedSamples& samples = *snapshot.samples.front();
    std::vector<double> seconds;
    QElapsedTimer whole;
    whole.start();
    while (seconds.size() < repetitions && (seconds.empty() || whole.elapsed() < maxTime)) {
        QElapsedTimer clock;
        clock.start();
        if (samples.texts.empty())
            readSequence(*snapshot.model, samples.frames.front(),
                         static_cast<int>(samples.frames.front().size()) / samples.inputs);
        else
            readText(*snapshot.model, samples.texts.front());
        seconds.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-9);
    }
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::ranges::nth_element(seconds, middle);
    return *middle;
}

void ResourcesPanel::askForLatency() {
    constexpr int pause = 1000;  // milliseconds
    if (!snapshot() || !snapshot()->model || m_isAsking) return;
    if (snapshot()->network == m_measured && m_sinceMeasured.elapsed() < pause) return;
    m_isAsking = true;
    Q_EMIT latencyWanted(sharedSnapshot());
}

void ResourcesPanel::setLatency(const NetworkShape& network, double seconds) {
    m_isAsking = false;
    m_measured = network;
    m_latency = seconds;
    m_sinceMeasured.start();
    if (isVisible() && snapshot() && snapshot()->network == network) fill();
}

/// What the energies assume, to be changed: costs of reads and arithmetic in picojoules.
QWidget* ResourcesPanel::makeAssumptions() {
    auto* const grid = new QWidget;
    auto* const layout = new QGridLayout(grid);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(3);
    struct Assumption {
        QString name;
        double EnergyModel::*joules;
    };
    const Assumption assumptions[] = {{tr("read, up to 8 KiB"), &EnergyModel::read8KiB},
                                      {tr("read, up to 32 KiB"), &EnergyModel::read32KiB},
                                      {tr("read, up to 1 MiB"), &EnergyModel::read1MiB},
                                      {tr("multiply"), &EnergyModel::multiply},
                                      {tr("add"), &EnergyModel::add},
                                      {tr("paper: each parameter"), &EnergyModel::perParameter}};
    int place = 0;
    for (const auto& [name, joules] : assumptions) {
        auto* const box = new NumberBox;
        box->setRange(0, 10'000);
        box->setDecimals(2);
        box->setSuffix(tr(" pJ"));
        box->setValue(m_energy.*joules * 1e12);
        box->setAccessibleName(name);
        box->setToolTip(tr("Default: %1 pJ").arg(words::plain(EnergyModel().*joules * 1e12)));
        layout->addWidget(makeCaption(name), place / 3, place % 3 * 2);
        layout->addWidget(box, place / 3, place % 3 * 2 + 1);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, joules = joules](double picojoules) {
            m_energy.*joules = picojoules * 1e-12;
            invalidate();
        });
        ++place;
    }
    return grid;
}

QString ResourcesPanel::sentence() const {
    const auto ours = static_cast<double>(costs().of(CellKind::Miru2).parameters);
    if (ours <= 0) return {};
    return tr("A GRU has %1 times the parameters of a MiRU-2, %2 against %3.")
        .arg(words::fixed(static_cast<double>(costs().of(CellKind::Gru).parameters) / ours, 2),
             words::count(costs().of(CellKind::Gru).parameters), words::count(costs().of(CellKind::Miru2).parameters));
}

/// What was counted of the network shown, and of a GRU.
QList<QStringList> ResourcesPanel::countedRows() const {
    const DeviceFinding* const found = m_device->findingOf(snapshot());
    if (!found) return {};
    const DeviceCounts& counts = found->counts;
    const auto row = [&](const QString& name, const auto& textOf) {
        QStringList texts{name};
        for (const CellKind kind : cellKinds())
            texts << (kind == counts.cell     ? textOf(counts.network)
                      : kind == CellKind::Gru ? textOf(counts.gru)
                                              : QStringLiteral("–"));
        return texts << QStringLiteral("–");
    };
    return {row(tr("instructions, counted"),
                [](const DeviceCount& count) { return words::large(static_cast<qint64>(count.perInference)); }),
            row(tr("flash, counted"), [](const DeviceCount& count) { return words::bytes(count.flashBytes()); }),
            row(tr("RAM, counted"), [](const DeviceCount& count) { return words::bytes(count.ramBytes()); })};
}

/// It is a table already.
PanelTable ResourcesPanel::numbers() const {
    PanelTable table;
    for (const TableHeading& heading : headings()) table.columns << heading.text;
    for (const ResourcesModel::Row& row : rows()) table.rows << row.texts;
    table.rows << countedRows();
    return table;
}

}  // namespace miru
