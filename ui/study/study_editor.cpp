// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_editor.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "resources/presets.h"
#include "ui/study/axis_row.h"
#include "ui/study/axis_text.h"
#include "ui/style/calm.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int mostAtOnce = 64;
constexpr std::size_t atTheEnd = std::numeric_limits<std::size_t>::max();

const SpecField& seedField() { return *findField("seed"); }

QLabel* makeWarning() {
    QLabel* const label = makeCaption({});
    label->setWordWrap(true);
    const auto restyle = [label] {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colors().warning);
        label->setPalette(palette);
    };
    restyle();
    QObject::connect(&Theme::current(), &Theme::changed, label, restyle);
    label->hide();
    return label;
}

void say(QLabel* label, const QString& sentence) {
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

/// "about 40 s", "about 3 min", "about 2.5 h"
QString durationText(double seconds) {
    const auto text = [](double value) { return value < 10 ? words::significant(value, 2) : words::fixed(value, 0); };
    if (seconds < 100) return StudyEditor::tr("about %1 s").arg(text(std::max(0.1, seconds)));
    if (seconds < 6000) return StudyEditor::tr("about %1 min").arg(text(std::ceil(seconds / 60)));
    return StudyEditor::tr("about %1 h").arg(text(seconds / 3600));
}

}  // namespace

StudyEditor::StudyEditor() : Card(tr("What shall be studied?")) {
    setCaption(tr("the same file that miru-run study takes"));
    auto* const column = addScrolledColumn(content());
    column->setSpacing(Theme::padding);
    column->addWidget(makeFields());
    m_problem = makeWarning();
    column->addWidget(m_problem);
    column->addStretch();
    content()->addWidget(makeButtons());
    m_soon.setSingleShot(true);
    m_soon.setInterval(300);
    connect(&m_soon, &QTimer::timeout, this, &StudyEditor::check);
    for (QLineEdit* field : {m_title, m_about, m_seeds})
        connect(field, &QLineEdit::textEdited, this, &StudyEditor::checkSoon);
    connect(m_atOnce, &QSpinBox::valueChanged, this, &StudyEditor::showForecast);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow(axisOf(*findField("model.lambda"), {}));
        check();
        m_rows.back()->settingBox()->setFocus();
    });
    connect(m_preset, &QComboBox::activated, this, [this] {
        if (const Preset* preset = findPreset(m_preset->currentData().toString().toStdString())) {
            ExperimentSpec spec = preset->spec;
            spec.data.dataset = m_loaded.spec.data.dataset;
            setBase(spec);
        }
    });
    connect(m_discard, &QPushButton::clicked, this, [this] { showStudy(m_original); });
    connect(m_start, &QPushButton::clicked, this, &StudyEditor::startPressed);
    connect(m_save, &QPushButton::clicked, this, &StudyEditor::savePressed);
}

/// One line for each thing a study says.
QWidget* StudyEditor::makeFields() {
    auto* const fields = new QWidget;
    auto* const form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::padding);
    form->setVerticalSpacing(Theme::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_title = new QLineEdit;
    m_about = new QLineEdit;
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("About"), m_about);

    m_base = new QLabel;
    m_base->setToolTip(tr("What every run has in common, but for what varies"));
    auto* const present = new QPushButton(tr("Take the settings of the lab"));
    connect(present, &QPushButton::clicked, this, &StudyEditor::presentSettingsWanted);
    m_preset = new Calm<QComboBox>;
    m_preset->setAccessibleName(tr("Take a preset"));
    m_preset->setPlaceholderText(tr("Take a preset"));
    for (const Preset& preset : presets())
        m_preset->addItem(words::preset(preset.title), QString::fromStdString(preset.name));
    m_preset->setCurrentIndex(-1);
    auto* const base = new QHBoxLayout;
    base->setSpacing(Theme::gap);
    base->addWidget(m_base, 1);
    base->addWidget(present);
    base->addWidget(m_preset);
    form->addRow(tr("Base"), base);

    m_axes = new QVBoxLayout;
    m_axes->setSpacing(Theme::gap);
    m_add = new QPushButton(tr("Vary another setting"));
    auto* const axes = new QVBoxLayout;
    axes->setSpacing(Theme::gap);
    axes->addLayout(m_axes);
    axes->addWidget(m_add, 0, Qt::AlignLeft);
    form->addRow(tr("What varies"), axes);

    m_seeds = new QLineEdit;
    m_seeds->setToolTip(tr("Each is one repetition: 1–5, or 1, 7, 42. An interval takes three."));
    m_seedsNote = makeWarning();
    auto* const seeds = new QVBoxLayout;
    seeds->setSpacing(3);
    seeds->addWidget(m_seeds);
    seeds->addWidget(m_seedsNote);
    form->addRow(tr("Seeds"), seeds);

    m_atOnce = new IntegerBox;
    m_atOnce->setRange(0, mostAtOnce);
    m_atOnce->setSpecialValueText(tr("one for each core"));
    m_atOnce->setMinimumWidth(150);
    m_atOnce->setToolTip(tr("Runs that train side by side, each on one core"));
    auto* const atOnce = new QHBoxLayout;
    atOnce->addWidget(m_atOnce);
    atOnce->addStretch();
    form->addRow(tr("Runs at once"), atOnce);
    for (QWidget* field : std::initializer_list<QWidget*>{m_title, m_about, m_seeds, m_atOnce})
        if (auto* const label = qobject_cast<QLabel*>(form->labelForField(field)))
            field->setAccessibleName(label->text());
    m_seeds->setAccessibleName(tr("Seeds"));
    m_atOnce->setAccessibleName(tr("Runs at once"));
    return fields;
}

/// Below, and always to be seen: what it costs, and the buttons.
QWidget* StudyEditor::makeButtons() {
    m_forecast = makeCaption({});
    m_forecast->setWordWrap(true);
    m_save = new QPushButton(tr("Save as a file …"));
    m_save->setToolTip(tr("The study as JSON: miru-run study takes it, and this window opens it"));
    m_discard = new QPushButton(tr("Discard changes"));
    m_discard->setToolTip(tr("The study again as it was chosen"));
    m_start = new QPushButton(tr("Start the study"));
    m_start->setProperty("primary", true);
    auto* const line = new QWidget;
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_forecast, 1);
    layout->addWidget(m_discard);
    layout->addWidget(m_save);
    layout->addWidget(m_start);
    return line;
}

void StudyEditor::setKnowledge(KindOf kindOf, Forecast forecast) {
    m_kindOf = std::move(kindOf);
    m_forecastOf = std::move(forecast);
}

void StudyEditor::setStudy(const Study& study) {
    m_original = study;
    showStudy(study);
}

StudyDraft StudyEditor::draft() const {
    StudyDraft draft{study(), {}, m_seeds->text(), m_seedPlace};
    for (const AxisRow* row : m_rows) draft.values << row->typed();
    return draft;
}

void StudyEditor::setDraft(const StudyDraft& draft) {
    showStudy(draft.study);
    for (qsizetype n = 0; n < m_rows.size(); ++n) m_rows[n]->type(draft.values[n]);
    m_seeds->setText(draft.seeds);
    m_seedPlace = draft.seedPlace;
    check();
}

bool StudyEditor::isEdited() const { return !(study() == m_original); }

void StudyEditor::showStudy(const Study& study) {
    m_loaded = study;
    qDeleteAll(m_rows);
    m_rows.clear();
    m_title->setText(words::preset(study.title));
    m_about->setText(words::preset(study.about));
    m_seeds->clear();
    m_seedPlace = atTheEnd;
    for (std::size_t n = 0; n < study.axes.size(); ++n) {
        const Axis& axis = study.axes[n];
        if (!axis.isSeed() || !isOfOneSetting(axis)) {
            addRow(axis);
            continue;
        }
        m_seedPlace = n + 1 < study.axes.size() ? n : atTheEnd;
        m_seeds->setText(typedTextOf(seedField(), axis));
    }
    showBase();
}

void StudyEditor::setBase(const ExperimentSpec& spec) {
    if (std::ranges::count(m_loaded.datasets, spec.data.dataset) == 0) m_loaded.datasets = {spec.data.dataset};
    m_loaded.spec = spec;
    m_loaded.spec.events.clear();
    showBase();
}

void StudyEditor::setDataset(const std::string& dataset) {
    for (Study* study : {&m_original, &m_loaded}) study->spec.data.dataset = dataset;
    showBase();
}

void StudyEditor::showBase() {
    m_base->setText(words::titleOf(m_loaded.spec));
    m_preset->setCurrentIndex(-1);
    check();
}

void StudyEditor::addRow(const Axis& axis) {
    auto* const row = new AxisRow(axis);
    m_rows << row;
    m_axes->addWidget(row);
    connect(row, &AxisRow::changed, this, &StudyEditor::checkSoon);
    connect(row, &AxisRow::removePressed, this, [this, row] {
        m_rows.removeOne(row);
        row->hide();
        row->deleteLater();  // the button that was pressed is in it
        check();
    });
}

namespace {

/// What comes with the program is shown in the language of the window, and stays as it was unless somebody changes it.
std::string typedIn(const QLineEdit& field, const std::string& original) {
    return field.text() == words::preset(original) ? original : field.text().toStdString();
}

}  // namespace

Study StudyEditor::study() const {
    Study study = m_loaded;
    study.title = typedIn(*m_title, m_loaded.title);
    study.about = typedIn(*m_about, m_loaded.about);
    study.axes.clear();
    for (const AxisRow* row : m_rows) study.axes.push_back(row->axis());
    const AxisValues seeds = readAxisValues(seedField(), m_seeds->text());
    if (!seeds.texts.empty())
        study.axes.insert(study.axes.begin() + static_cast<std::ptrdiff_t>(std::min(m_seedPlace, study.axes.size())),
                          axisOf(seedField(), seeds.texts));
    return study;
}

int StudyEditor::runsAtOnce() const { return m_atOnce->value(); }
QString StudyEditor::problem() const { return m_problem->text(); }
QString StudyEditor::forecast() const { return m_forecast->text(); }

namespace {

/// What reading a study of this axis alone finds wrong with it; that it changes nothing may be otherwise beside the others.
QString problemOfAxis(const Axis& axis, Study study) {
    study.axes = {axis};
    const StudyReading reading = readStudy(writeStudy(study));
    if (reading.isGood()) return {};
    const bool isWithoutEffect =
        reading.study.runCount() > 0 && !reading.study.axes.empty() &&
        reading.problems == axesWithoutEffect(reading.study, [](const auto&) { return std::nullopt; });
    return isWithoutEffect ? QString() : QString::fromStdString(reading.problems.front().sentence);
}

}  // namespace

/// At once, unless it takes so long that one could not type on.
void StudyEditor::checkSoon() {
    constexpr int quick = 1000;  // runs
    if (study().runCount() > quick) {
        m_start->setEnabled(false);
        m_save->setEnabled(false);
        return m_soon.start();
    }
    m_soon.stop();
    check();
}

/// As it would be read from a file: what is wrong stands beside the row it is about, else below all of them.
void StudyEditor::check() {
    const Study now = study();
    const StudyReading reading = readStudy(writeStudy(now));
    std::vector<SpecProblem> problems = reading.problems;
    if (problems.empty() && m_kindOf) problems = axesWithoutEffect(now, m_kindOf);
    bool isSaid = false;
    for (AxisRow* row : m_rows) {
        const QString problem = !row->mistake().isEmpty() ? row->mistake()
                                : problems.empty()        ? QString()
                                                          : problemOfAxis(row->axis(), now);
        row->showProblem(problem);
        isSaid |= !problem.isEmpty();
    }
    const AxisValues seeds = readAxisValues(seedField(), m_seeds->text());
    const QString ofSeeds = !seeds.mistake.isEmpty() ? seeds.mistake
                            : problems.empty() || seeds.texts.empty()
                                ? QString()
                                : problemOfAxis(axisOf(seedField(), seeds.texts), now);
    say(m_seedsNote, ofSeeds);
    isSaid |= !ofSeeds.isEmpty();
    say(m_problem, isSaid || problems.empty() ? QString() : QString::fromStdString(problems.front().sentence));
    m_isGood = !isSaid && problems.empty();
    m_start->setEnabled(m_isGood);
    m_save->setEnabled(m_isGood);
    m_discard->setEnabled(isEdited());
    showForecast();
}

/// Nobody sees it while the page shows something else.
void StudyEditor::refreshForecast() {
    if (isVisible()) showForecast();
}

void StudyEditor::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    showForecast();
}

void StudyEditor::showForecast() {
    if (!m_isGood || !m_forecastOf) return m_forecast->clear();
    const StudyForecast forecast = m_forecastOf(study(), runsAtOnce());
    const QString basis = forecast.guessed == 0 ? tr("measured on runs made here")
                          : forecast.guessed == forecast.runs
                              ? tr("guessed: nothing has been measured here yet")
                              : tr("measured on runs made here, guessed for the other cells");
    m_forecast->setText(tr("%1 runs × %2, %3 at once: %4 in all, %5. %6 on the disk.")
                            .arg(words::number(forecast.runs), durationText(forecast.secondsOfOne),
                                 words::number(forecast.sideBySide), durationText(forecast.seconds), basis,
                                 words::bytes(forecast.bytes)));
}

}  // namespace miru
