// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/setup/spec_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

#include "core/model/cell_kinds.h"
#include "ui/setup/coefficient_card.h"
#include "ui/setup/field_editor.h"
#include "ui/style/card.h"
#include "ui/style/icons.h"
#include "ui/style/numbers.h"
#include "ui/style/segmented_control.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int markWidth = 12;  // pixels
/// What the help has on a group of settings.
QString helpTopicOfGroup(FieldGroup group) {
    switch (group) {
        case FieldGroup::Data: return QStringLiteral("scenario");
        case FieldGroup::Text: return QStringLiteral("text");
        case FieldGroup::Model: return QStringLiteral("coefficients");
        case FieldGroup::Inhibition: return QStringLiteral("inhibition");
        case FieldGroup::Forgetting: return QStringLiteral("rehearsal");
        case FieldGroup::Training: return QStringLiteral("training");
        case FieldGroup::Evaluation: break;
    }
    return QStringLiteral("evaluation");
}

}  // namespace

SpecForm::SpecForm(QWidget* parent) : QWidget(parent) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    for (const SpecField& field : specFields()) {
        Card*& card = m_cards[field.group];
        if (!card) {
            const FieldGroupInfo& group = infoOf(field.group);
            card = new Card(words::setting(group.title), Card::Folding::Foldable);
            card->setFolded(group.startsFolded);
            card->setHelpTopic(helpTopicOfGroup(field.group));
            connect(card, &Card::helpWanted, this, &SpecForm::helpWanted);
            card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
            layout->addWidget(card);
        }
        if (field.key == "model.cell") {
            QStringList titles;
            for (const CellKind kind : cellKinds()) titles << words::nameOf(kind);
            m_cell = new SegmentedControl(titles);
            m_cell->setToolTip(tooltipOf(field));
            card->content()->addWidget(m_cell);
            connect(m_cell, &SegmentedControl::chosen, this,
                    [this, &field](int index) { edited(field, field.choices[static_cast<std::size_t>(index)].key); });
            continue;
        }
        m_rows.insert(QString::fromStdString(field.key), addRow(field, card));
        if (field.key == "model.lambdaRange") {
            m_coefficients = new CoefficientCard;
            card->content()->addWidget(m_coefficients);
        }
    }
    layout->addStretch();
    connect(&Theme::current(), &Theme::changed, this, [this] {
        for (Row& row : m_rows) row.shown.reset();
        refresh();
    });
    showSpec(m_spec);
}

SpecForm::Row SpecForm::addRow(const SpecField& field, Card* card) {
    Row row;
    row.widget = new QWidget;
    auto* const layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    row.label = new QLabel(words::setting(field.label));
    row.label->setToolTip(tooltipOf(field));
    row.editor = FieldEditor::make(field);
    row.label->setBuddy(row.editor);
    layout->addWidget(row.label);
    if (field.form.hasSlider) {
        row.label->setMinimumWidth(14);
        layout->addWidget(row.editor, 1);
    } else {
        layout->addStretch();
        layout->addWidget(row.editor);
    }
    row.mark = new QLabel;
    row.mark->setFixedWidth(markWidth);
    row.mark->setAlignment(Qt::AlignCenter);
    layout->addWidget(row.mark);
    card->content()->addWidget(row.widget);
    connect(row.editor, &FieldEditor::corrected, this,
            [this](const QString& sentence) { Q_EMIT messageRequested(Message::note(sentence)); });
    connect(row.editor, &FieldEditor::edited, this,
            [this, editor = row.editor] { edited(editor->field(), editor->value()); });
    connect(row.editor, &FieldEditor::refused, this,
            [this](const QString& sentence) { Q_EMIT messageRequested({sentence}); });
    return row;
}

void SpecForm::setSpec(const ExperimentSpec& spec) {
    if (!(m_spec == spec)) remember({});
    showSpec(spec);
}

void SpecForm::showSpec(const ExperimentSpec& spec) {
    m_spec = spec;
    m_cell->setIndex(indexOf(spec.model.cell));
    for (const Row& row : std::as_const(m_rows)) row.editor->setValue(row.editor->field().get(spec));
    refresh();
}

void SpecForm::setDataKind(DataKind kind) {
    if (m_dataKind == kind) return;
    m_dataKind = kind;
    refresh();
}

void SpecForm::setWithoutChoice(const QStringList& keys) {
    if (m_withoutChoice == keys) return;
    m_withoutChoice = keys;
    refresh();
}

void SpecForm::setTouchable(const std::optional<QStringList>& keys) {
    m_touchable = keys;
    refresh();
    if (keys)
        for (Card* card : std::as_const(m_cards)) card->setFolded(false);  // what is there is to be found
}

std::optional<SpecProblem> SpecForm::change(const std::string& key, const std::string& text) {
    ExperimentSpec changed = m_spec;
    if (auto problem = setFromText(changed, key, text)) return problem;
    const SpecField& field = *findField(key);
    if (field.get(changed) == field.get(m_spec)) return std::nullopt;
    edited(field, field.get(changed));
    showSpec(m_spec);
    return std::nullopt;
}

void SpecForm::setForkOf(const std::optional<ExperimentSpec>& settings) {
    if (m_forkOf == settings) return;
    m_forkOf = settings;
    refresh();
}

void SpecForm::setInForce(const std::optional<ExperimentSpec>& settings) {
    if (m_inForce == settings) return;
    m_inForce = settings;
    refresh();
}

void SpecForm::setRunning(const std::optional<ExperimentSpec>& running) {
    if (m_running == running) return;
    m_running = running;
    refresh();
}

void SpecForm::edited(const SpecField& field, const SettingValue& value) {
    if (field.problemWith(value)) return;  // the editors' limits are the table's, so this is never seen
    remember(field.key);
    field.set(m_spec, value);
    m_spec.events.clear();  // what was recorded belongs to the run it was recorded in
    turnInRun(field);
    refresh();
    Q_EMIT specChanged();
}

/// Lets a run that is going follow a knob of the form.
void SpecForm::turnInRun(const SpecField& field) {
    if (!m_running || !field.isLive() || field.whySettled(*m_running)) return;
    const SettingValue value = field.get(m_spec);
    if (value == field.get(*m_running)) return;
    field.set(*m_running, value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    Q_EMIT knobTurned(*field.knob, whole ? static_cast<double>(*whole) : std::get<double>(value));
}

/// Keeps the settings as they are, before one of them changes (no key: before many do).
void SpecForm::remember(const std::string& key) {
    constexpr int oneGesture = 700;  // milliseconds
    constexpr std::size_t depth = 200;
    const bool isSameGesture =
        !key.empty() && key == m_lastKey && m_sinceChange.isValid() && m_sinceChange.elapsed() < oneGesture;
    m_lastKey = key;
    m_sinceChange.start();
    m_future.clear();
    if (isSameGesture) return;
    m_past.push_back(m_spec);
    if (m_past.size() > depth) m_past.erase(m_past.begin());
}

void SpecForm::travel(std::vector<ExperimentSpec>& from, std::vector<ExperimentSpec>& to) {
    if (from.empty()) return;
    to.push_back(m_spec);
    const ExperimentSpec spec = from.back();
    from.pop_back();
    m_lastKey.clear();
    showSpec(spec);
    for (const SpecField& field : specFields()) turnInRun(field);
    refresh();
    Q_EMIT specChanged();
}

void SpecForm::forgetChanges() {
    m_past.clear();
    m_future.clear();
}

void SpecForm::undo() { travel(m_past, m_future); }

void SpecForm::redo() { travel(m_future, m_past); }

QStringList SpecForm::pendingKeys() const {
    QStringList keys;
    if (!m_running) return keys;
    for (const SpecField& field : specFields())
        if (field.get(m_spec) != field.get(*m_running)) keys << QString::fromStdString(field.key);
    return keys;
}

/// What is shown follows what is set: rows that matter, captions, badges.
void SpecForm::refresh() {
    QSet<FieldGroup> shown;
    for (const Row& row : std::as_const(m_rows)) {
        const SpecField& field = row.editor->field();
        const bool isChoice =
            !m_withoutChoice.contains(QString::fromStdString(field.key)) || field.get(m_spec) != field.defaultValue();
        const bool isShown = isChoice && isTouchable(QString::fromStdString(field.key)) &&
                             (!field.form.hidesUnused || field.isUsed(m_spec, m_dataKind));
        row.widget->setVisible(isShown);
        if (isShown) shown << field.group;
    }
    m_cell->setVisible(isTouchable(QStringLiteral("model.cell")));
    if (isTouchable(QStringLiteral("model.cell"))) shown << FieldGroup::Model;
    for (auto it = m_cards.cbegin(); it != m_cards.cend(); ++it) it.value()->setVisible(shown.contains(it.key()));
    for (Row& row : m_rows) {
        const Standing standing = standingOf(row.editor->field());
        if (row.shown == standing) continue;  // words and colours of all rows take longer than a frame
        row.shown = standing;
        showStanding(row);
    }
    const SpecField& cell = *findField("model.cell");
    m_cell->setEnabled(!m_forkOf);
    m_cell->setToolTip(m_forkOf ? reasonFor(cell.settledBecause) : tooltipOf(cell));
    m_coefficients->setModel(m_spec.model);
    refreshCaptions();
}

void SpecForm::refreshCaptions() {
    const auto& model = m_spec.model;
    m_cards[FieldGroup::Inhibition]->setCaption(
        m_spec.inhibition.isOn()
            ? tr("%1 of %2 units win")
                  .arg(words::number(m_spec.inhibition.winners(model.hiddenUnits)), words::number(model.hiddenUnits))
            : tr("off"));
    m_cards[FieldGroup::Forgetting]->setCaption(m_spec.data.joint ? tr("off: all at once")
                                                                  : words::methodsText(m_spec));
    const SpecField& optimizer = *findField("training.optimizer");
    m_cards[FieldGroup::Training]->setCaption(tr("%1 · %2 · batch %3")
                                                  .arg(words::valueText(optimizer, optimizer.get(m_spec)),
                                                       words::plain(m_spec.training.learningRate),
                                                       words::number(m_spec.training.batch)));
    m_cards[FieldGroup::Evaluation]->setCaption(tr("seed %1").arg(m_spec.seed));

    m_cards[FieldGroup::Model]->setCaption(m_forkOf ? tr("fixed in this run")
                                           : pendingKeys().contains(QStringLiteral("model.cell"))
                                               ? tr("• waits for Reset")
                                               : QString());
}

SpecForm::Standing SpecForm::standingOf(const SpecField& field) const {
    const SettingValue value = field.get(m_spec);
    Standing standing;
    standing.waits = m_running && value != field.get(*m_running);
    standing.forks = m_forkOf && value != field.get(*m_forkOf);
    standing.comes =
        m_running && m_inForce && field.isLive() && !field.whySettled(*m_running) && value != field.get(*m_inForce);
    standing.actsNow = actsNow(field);
    standing.isRunning = m_running.has_value();
    if (m_forkOf) standing.whySettled = field.whySettled(*m_forkOf);
    return standing;
}

void SpecForm::showStanding(const Row& row) const {
    const SpecField& field = row.editor->field();
    const Standing& standing = *row.shown;
    const bool isSettled = standing.whySettled.has_value();
    const bool isMarked = standing.waits || standing.forks || standing.comes;
    const QString name = words::setting(field.label);
    row.label->setText(isMarked ? name + QStringLiteral(" •") : name);
    const QString news = isSettled        ? reasonFor(*standing.whySettled)
                         : standing.forks ? tr("<b>Changes at the fork.</b>")
                         : standing.comes ? tr("<b>Takes effect with the next batch.</b>")
                         : standing.waits ? tr("<b>Waits for the next Reset.</b>")
                                          : QString();
    row.label->setToolTip(news + tooltipOf(field));
    row.editor->setEnabled(!isSettled);
    row.editor->setToolTip(isSettled ? news : QString());  // of a control that is off, its own is not shown
    QPalette palette = row.label->palette();
    palette.setColor(QPalette::WindowText, isMarked    ? colors().warning
                                           : isSettled ? colors().mutedText
                                                       : colors().text);
    row.label->setPalette(palette);
    showWhenItActs(row);
}

/// A dot at what acts at once; while a run is going, a lock at what waits for the next one.
void SpecForm::showWhenItActs(const Row& row) const {
    const bool now = row.shown->actsNow;
    const bool isRunning = row.shown->isRunning;
    QPixmap picture;
    if (now || isRunning)
        picture =
            icon(now ? QStringLiteral("live") : QStringLiteral("lock"), now ? colors().success : colors().mutedText)
                .pixmap(QSize(markWidth, markWidth), devicePixelRatioF());
    row.mark->setPixmap(picture);
    row.mark->setToolTip(now         ? tr("Applies now: a run that is going takes it with its next batch.")
                         : isRunning ? tr("For the next run: this one keeps what it began with.")
                                     : QString());
}

/// Why a fork cannot change it.
QString SpecForm::reasonFor(const std::string& why) {
    return tr("<b>Cannot change at a fork: %1.</b>").arg(words::setting(why));
}

}  // namespace miru
