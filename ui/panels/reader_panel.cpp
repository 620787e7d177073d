// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/reader_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/bar_list.h"
#include "ui/charts/pixel_picture.h"
#include "ui/charts/raster.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

namespace miru {
namespace {

constexpr int millisecondsPerRow = 90;

QToolButton* makeButton(const QString& name, const QString& tip) {
    auto* const button = new QToolButton;
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setProperty("compact", true);
    return button;
}

/// A caption with a widget below it.
QWidget* captioned(const QString& caption, QWidget* widget) {
    auto* const column = new QWidget;
    auto* const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(makeCaption(caption));
    layout->addWidget(widget, 1);
    return column;
}

}  // namespace

ReaderPanel::ReaderPanel(QWidget* parent) : Panel(tr("What does it see?"), parent) {
    m_task = new QComboBox;
    m_task->setAccessibleName(tr("Task whose sequences are read"));
    m_task->setToolTip(tr("Task whose sequences are read"));
    m_next = makeButton(tr("Next sequence"), tr("The next test sequence"));
    m_play = makeButton(tr("Play"), tr("Read row by row"));
    m_play->setCheckable(true);
    m_step = makeButton(tr("Next row"), tr("Read one row more"));
    m_draw = makeButton(tr("Draw"), tr("Draw one yourself, and see what the network makes of it"));
    m_draw->setCheckable(true);
    auto* const controls = new QHBoxLayout;
    controls->setSpacing(4);
    controls->addWidget(m_task, 1);
    for (QToolButton* button : {m_next, m_play, m_step, m_draw}) controls->addWidget(button);

    m_asRead = new PixelPicture;
    m_asRead->setAccessibleName(tr("The sequence as the network reads it, a row a step"));
    m_asItIs = new PixelPicture;
    m_asItIs->setAccessibleName(tr("The picture before its pixels are permuted"));
    m_asItIsColumn = captioned(tr("the picture"), m_asItIs);
    auto* const pictures = new QHBoxLayout;
    pictures->addWidget(m_asItIsColumn, 1);
    pictures->addWidget(captioned(tr("as it is read"), m_asRead), 1);

    m_hidden = new Raster;
    m_hidden->setAccessibleName(tr("Hidden state after each row, unit by step"));
    m_probabilities = new BarList;
    m_probabilities->setAccessibleName(tr("Probability of each class so far"));
    m_answer = new QLabel;
    m_answer->setWordWrap(true);

    content()->addLayout(controls);
    content()->addLayout(pictures, 3);
    content()->addWidget(captioned(tr("hidden state: −1 orange, 0 blank, 1 blue"), m_hidden), 2);
    content()->addWidget(captioned(tr("class probability so far"), m_probabilities), 3);
    content()->addWidget(m_answer);

    m_timer.setInterval(millisecondsPerRow);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        setRows(m_rows + 1);
        if (m_rows >= m_reading.steps) m_play->setChecked(false);
    });
    connect(m_play, &QToolButton::toggled, this, &ReaderPanel::play);
    connect(m_step, &QToolButton::clicked, this, [this] {
        m_play->setChecked(false);
        setRows(m_rows < 0 || m_rows >= m_reading.steps ? 1 : m_rows + 1);
    });
    connect(m_next, &QToolButton::clicked, this, [this] {
        m_draw->setChecked(false);
        ++m_sample;
        readAnew();
    });
    connect(m_task, &QComboBox::activated, this, &ReaderPanel::readAnew);
    connect(m_draw, &QToolButton::toggled, this, &ReaderPanel::setDrawing);
    connect(m_asItIs, &PixelPicture::drawn, this, [this] {
        m_play->setChecked(false);
        m_drawing = m_asItIs->data().values;
        m_rows = -1;
        readAnew();
    });
    connect(m_hidden, &Raster::dotHovered, this, [this](int unit, int step, const QPoint& position) {
        if (unit < 0 || step >= (m_rows < 0 ? m_reading.steps : m_rows)) return QToolTip::hideText();
        QToolTip::showText(position,
                           tr("unit %1 after row %2: %3")
                               .arg(unit + 1)
                               .arg(step + 1)
                               .arg(static_cast<double>(m_reading.hiddenAt(step, unit)), 0, 'f', 2),
                           m_hidden);
    });
    connect(&Theme::current(), &Theme::changed, this, &ReaderPanel::restyle);
    restyle();
}

void ReaderPanel::restyle() {
    m_next->setIcon(icon(QStringLiteral("next"), colors().text));
    m_play->setIcon(icon(QStringLiteral("run"), colors().text));
    m_step->setIcon(icon(QStringLiteral("step"), colors().text));
    m_draw->setIcon(icon(QStringLiteral("pen"), colors().text));
}

void ReaderPanel::setClassNames(const QStringList& names) {
    m_classNames = names;
    invalidate();
}

void ReaderPanel::hideEvent(QHideEvent* event) {
    m_play->setChecked(false);
    Panel::hideEvent(event);
}

const WatchedSamples* ReaderPanel::samples() const {
    const int task = m_task->currentIndex();
    if (!snapshot() || task < 0 || static_cast<std::size_t>(task) >= snapshot()->samples.size()) return nullptr;
    return snapshot()->samples[static_cast<std::size_t>(task)].get();
}

void ReaderPanel::show(const Snapshot* snapshot) {
    const QSignalBlocker quiet(m_task);
    const int tasks = snapshot ? static_cast<int>(snapshot->samples.size()) : 0;
    if (m_task->count() > tasks) m_task->clear();
    for (int task = m_task->count(); task < tasks; ++task) m_task->addItem(tr("task %1").arg(task + 1));
    if (m_task->currentIndex() < 0 && tasks > 0) m_task->setCurrentIndex(0);
    readAnew();
}

/// Lets the network of the picture at hand read what is chosen or drawn.
void ReaderPanel::readAnew() {
    const WatchedSamples* const chosen = samples();
    const bool canRead = chosen && !chosen->frames.empty() && snapshot()->model;
    for (QWidget* control : std::initializer_list<QWidget*>{m_next, m_play, m_step, m_draw, m_task})
        control->setEnabled(canRead);
    if (!canRead) {
        m_reading = {};
        m_frames.clear();
        for (PixelPicture* picture : {m_asRead, m_asItIs}) picture->setData({});
        m_hidden->setData({});
        m_probabilities->setData({});
        m_answer->clear();
        setCaption(snapshot() ? QString() : tr("press Run to begin"));
        return;
    }
    const auto numbers = static_cast<std::size_t>(chosen->steps * chosen->inputs);
    const auto sample = static_cast<std::size_t>(m_sample) % chosen->frames.size();
    const auto placeOf = [&](std::size_t n) { return chosen->order.empty() ? n : chosen->order[n]; };
    std::vector<float> picture(numbers);
    if (m_draw->isChecked()) {
        m_drawing.resize(numbers);
        picture = m_drawing;
        m_frames.resize(numbers);
        for (std::size_t n = 0; n < numbers; ++n) m_frames[n] = picture[placeOf(n)];
    } else {
        m_frames = chosen->frames[sample];
        for (std::size_t n = 0; n < numbers; ++n) picture[placeOf(n)] = m_frames[n];
    }
    m_reading = readSequence(*snapshot()->model, m_frames, chosen->steps);
    m_asItIs->setData({chosen->steps, chosen->inputs, std::move(picture), -1, -1});
    showRows();
}

void ReaderPanel::setRows(int rows) {
    m_rows = rows;
    showRows();
}

/// Everything up to the row that has been read last.
void ReaderPanel::showRows() {
    if (m_reading.steps == 0) return;
    const int rows = m_rows < 0 ? m_reading.steps : std::min(m_rows, m_reading.steps);
    const bool isWhole = rows == m_reading.steps;
    const int inputs = static_cast<int>(m_frames.size()) / m_reading.steps;
    m_asRead->setData({m_reading.steps, inputs, m_frames, isWhole ? -1 : rows - 1, isWhole ? -1 : rows});
    m_hidden->setData({m_reading.units,
                       m_reading.steps,
                       m_reading.hidden,
                       RasterData::Scale::Signed,
                       {},
                       rows,
                       tr("unit"),
                       tr("row")});
    BarListData bars;
    for (int label = 0; label < m_reading.classes; ++label)
        bars.names << (label < m_classNames.size() ? m_classNames[label] : QString::number(label));
    const WatchedSamples* const chosen = samples();
    const bool isDrawn = m_draw->isChecked();
    if (!isDrawn && chosen) bars.right = chosen->labels[static_cast<std::size_t>(m_sample) % chosen->labels.size()];
    if (rows > 0) {
        for (int label = 0; label < m_reading.classes; ++label)
            bars.shares.push_back(static_cast<double>(m_reading.probabilityAt(rows - 1, label)));
        const int answer = m_reading.answerAfter(rows - 1);
        const double certainty = bars.shares[static_cast<std::size_t>(answer)];
        if (!std::ranges::all_of(bars.shares, [](double share) { return std::isfinite(share); })) {
            m_answer->setText(tr("It has no answer: its numbers are no longer finite."));
        } else {
            bars.marked = answer;
            const QString said = tr("It says: %1, %2 sure.").arg(bars.names[answer], words::percent(certainty));
            m_answer->setText(isDrawn                ? said
                              : answer == bars.right ? tr("%1 That is right.").arg(said)
                                                     : tr("%1 It is: %2.").arg(said, bars.names[bars.right]));
        }
    } else {
        m_answer->clear();
    }
    m_probabilities->setData(std::move(bars));
    setCaption(isWhole ? tr("all %1 rows read").arg(rows) : tr("row %1 of %2").arg(rows).arg(m_reading.steps));
}

void ReaderPanel::play(bool on) {
    if (!on) return m_timer.stop();
    if (m_rows < 0 || m_rows >= m_reading.steps) setRows(0);
    m_timer.start();
}

void ReaderPanel::setDrawing(bool on) {
    m_play->setChecked(false);
    m_asItIs->setDrawable(on);
    m_drawing.clear();
    m_rows = -1;
    readAnew();
}

QString ReaderPanel::sentence() const { return m_answer->text(); }

PanelTable ReaderPanel::numbers() const {
    PanelTable table;
    table.columns << tr("after row");
    for (const QString& name : m_probabilities->data().names) table.columns << name;
    for (int step = 0; step < m_reading.steps; ++step) {
        QStringList row{QString::number(step + 1)};
        for (int label = 0; label < m_reading.classes; ++label)
            row << words::percent(static_cast<double>(m_reading.probabilityAt(step, label)), 1);
        table.rows << row;
    }
    return table;
}

}  // namespace miru
