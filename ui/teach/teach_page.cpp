// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/teach/teach_page.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/measure/reading.h"
#include "ui/style/card.h"
#include "ui/style/elided_label.h"
#include "ui/style/menu_row.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"
#include "ui/teach/answer_bars.h"
#include "ui/teach/drawings_row.h"
#include "ui/teach/sketch_pad.h"

namespace miru {
namespace {

constexpr std::size_t fewestDrawings = 2;
constexpr std::size_t enoughDrawings = 5;

QPushButton* makeLargeButton(const QString& text, const QString& tip) {
    auto* const button = new QPushButton(text);
    button->setProperty("large", true);
    button->setToolTip(tip);
    return button;
}

/// In the size of a title, whatever the theme.
void writeLarge(QWidget* widget) {
    const auto enlarge = [widget] { widget->setFont(Theme::titleFont()); };
    enlarge();
    QObject::connect(&Theme::current(), &Theme::changed, widget, enlarge);
}

/// After task `row` on task `sign`.
std::optional<double> accuracyAfter(const Snapshot& snapshot, std::size_t row, std::size_t sign) {
    const auto& rows = snapshot.scoreboard.rows();
    return row < rows.size() && sign < rows[row].size() ? std::optional(rows[row][sign]) : std::nullopt;
}

/// On a task now: while one is being learned, as last tested.
std::optional<double> accuracyNow(const Snapshot& snapshot, std::size_t sign) {
    if (sign >= snapshot.accuracy.size() || snapshot.accuracy[sign].empty()) return std::nullopt;
    return snapshot.accuracy[sign].points().back().value;
}

}  // namespace

TeachPage::TeachPage(QWidget* parent) : QWidget(parent) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::padding);
    column->setSpacing(Theme::gap);
    column->addLayout(makeHead());
    auto* const cards = new QHBoxLayout;
    cards->setSpacing(Theme::gap);
    cards->addWidget(makeDrawingCard(), 1);
    cards->addWidget(makeAnswerCard(), 1);
    column->addLayout(cards, 1);
    connectParts();
    show(-1);
    setProgress(std::nullopt);
}

QHBoxLayout* TeachPage::makeHead() {
    m_back = new QPushButton(QStringLiteral("← ") + tr("Back to the lab"));
    m_back->setToolTip(tr("Back to the lab (Esc)"));
    auto* const title = new ElidedLabel(tr("Teach it yourself"));
    styleAsTitle(title, 1.1);
    m_open = new QPushButton(tr("Open signs …"));
    m_open->setToolTip(tr("Signs that were drawn before, in the folder in which they were saved"));
    m_save = new QPushButton(tr("Save signs …"));
    m_save->setToolTip(tr("A folder with the drawings, and with all their sequences as a data set in tables (CSV)"));
    m_lab = new QPushButton(tr("Open in the lab"));
    m_lab->setToolTip(tr("The signs become the data set of the next run: with panels, studies and reports"));
    m_menus = new MenuRow;
    auto* const head = new QHBoxLayout;
    head->setSpacing(Theme::gap);
    head->addWidget(m_back);
    head->addSpacing(Theme::gap);
    head->addWidget(title, 1);
    for (QPushButton* button : {m_open, m_save, m_lab}) head->addWidget(button);
    head->addWidget(m_menus);
    return head;
}

Card* TeachPage::makeDrawingCard() {
    m_pad = new SketchPad;
    m_drawings = new DrawingsRow;
    m_drawingCard = new Card(tr("Draw a sign"));
    QVBoxLayout* const content = m_drawingCard->content();
    content->addWidget(m_pad, 1);
    content->addLayout(makePadButtons());
    content->addLayout(makeNameRow());
    content->addWidget(m_drawings);
    content->addLayout(makeTeachRow());
    return m_drawingCard;
}

QHBoxLayout* TeachPage::makePadButtons() {
    m_add = makeLargeButton(tr("Add drawing"), tr("One more drawing of this sign (Enter on the pad)"));
    m_undo = makeLargeButton(tr("Undo stroke"), tr("Take the last stroke away (Backspace on the pad)"));
    m_clear = makeLargeButton(tr("Clear"), tr("An empty pad (Delete on the pad)"));
    auto* const row = new QHBoxLayout;
    row->addWidget(m_add, 1);
    row->addWidget(m_undo);
    row->addWidget(m_clear);
    return row;
}

QHBoxLayout* TeachPage::makeNameRow() {
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("signName"));
    m_name->setAccessibleName(tr("Name of the sign"));
    m_name->setMaxLength(24);
    m_name->setMinimumHeight(34);
    writeLarge(m_name);
    auto* const label = new QLabel(tr("Name"));
    label->setBuddy(m_name);
    m_new = new QPushButton(tr("Next sign"));
    m_new->setToolTip(tr("Back to the sign that is to be taught next"));
    m_remove = new QPushButton(tr("Remove"));
    m_remove->setToolTip(tr("Remove this sign; the others are taught again without it"));
    auto* const row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_name, 1);
    row->addWidget(m_new);
    row->addWidget(m_remove);
    return row;
}

QHBoxLayout* TeachPage::makeTeachRow() {
    m_teach = makeLargeButton(tr("Teach"), {});
    m_teach->setProperty("primary", true);
    m_hint = new QLabel;
    m_hint->setWordWrap(true);
    auto* const row = new QHBoxLayout;
    row->addWidget(m_teach);
    row->addSpacing(Theme::gap);
    row->addWidget(m_hint, 1);
    return row;
}

Card* TeachPage::makeAnswerCard() {
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_answers = new AnswerBars;
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_progress->setAccessibleName(tr("How much is learned"));
    QSizePolicy keepsItsPlace = m_progress->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsItsPlace);
    m_rehearse = new QCheckBox(tr("Rehearse: keep some of the past"));
    writeLarge(m_rehearse);
    m_rehearse->setToolTip(tr("%1 sequences of each sign are kept and mixed into the lessons of those that follow. It "
                              "counts for the next sign, or "
                              "when all are taught again.")
                               .arg(words::number(keptPerSign)));
    m_again =
        makeLargeButton(tr("Start again with the same signs"),
                        tr("Teaches all of them once more, in the same order, to a network that knows nothing yet"));
    auto* const lowest = new QHBoxLayout;
    lowest->addWidget(m_rehearse, 1);
    lowest->addWidget(m_again);
    auto* const card = new Card(tr("What does it answer?"));
    card->content()->addWidget(m_sentence);
    card->content()->addWidget(m_answers, 1);
    card->content()->addWidget(m_progress);
    card->content()->addLayout(lowest);
    return card;
}

void TeachPage::connectParts() {
    connect(&Theme::current(), &Theme::changed, this, &TeachPage::enlargeSentence);
    auto* const escape = new QShortcut(Qt::Key_Escape, this);
    escape->setWhatsThis(tr("Back to the lab"));
    connect(escape, &QShortcut::activated, this, &TeachPage::backPressed);
    connect(m_back, &QPushButton::clicked, this, &TeachPage::backPressed);
    for (Card* card : findChildren<Card*>()) {
        card->setHelpTopic(QStringLiteral("teach"));
        connect(card, &Card::helpWanted, this, &TeachPage::helpWanted);
    }
    connect(m_open, &QPushButton::clicked, this, &TeachPage::openWanted);
    connect(m_save, &QPushButton::clicked, this, &TeachPage::saveWanted);
    connect(m_lab, &QPushButton::clicked, this, &TeachPage::labWanted);
    connect(m_pad, &SketchPad::changed, this, [this] {
        refresh();
        answer();
    });
    connect(m_pad, &SketchPad::confirmed, this, &TeachPage::addDrawing);
    connect(m_add, &QPushButton::clicked, this, &TeachPage::addDrawing);
    connect(m_undo, &QPushButton::clicked, m_pad, &SketchPad::undo);
    connect(m_clear, &QPushButton::clicked, m_pad, &SketchPad::clear);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        shown().name = name.trimmed().toStdString();
        refresh();
    });
    connect(m_name, &QLineEdit::returnPressed, m_pad, qOverload<>(&QWidget::setFocus));
    connect(m_drawings, &DrawingsRow::removed, this, [this](int drawing) {
        shown().drawings.erase(shown().drawings.begin() + drawing);
        refresh();
    });
    connect(m_teach, &QPushButton::clicked, this, &TeachPage::teach);
    connect(m_again, &QPushButton::clicked, this, &TeachPage::startAgain);
    connect(m_new, &QPushButton::clicked, this, [this] { show(-1); });
    connect(m_remove, &QPushButton::clicked, this, &TeachPage::removeSign);
    connect(m_answers, &AnswerBars::chosen, this, [this](int sign) { show(sign == m_edited ? -1 : sign); });
}

void TeachPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    enlargeSentence();
}

/// It is read from the last row of a class, and grows with the page.
void TeachPage::enlargeSentence() {
    QFont font = Theme::titleFont();
    font.setPixelSize(std::max(18, height() / 36));
    m_sentence->setFont(font);
}

/// Whoever comes to the page draws. (A proxy would hide from Tab what stands before the pad.)
void TeachPage::focusInEvent(QFocusEvent*) { m_pad->setFocus(); }

void TeachPage::setTeaching(Teaching teaching) {
    m_teaching = std::move(teaching);
    m_snapshot = nullptr;
    show(-1);
}

void TeachPage::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    m_snapshot = std::move(snapshot);
    answer();
}

void TeachPage::setProgress(std::optional<double> done) {
    m_isTraining = done.has_value();
    m_progress->setVisible(m_isTraining);
    if (done) m_progress->setValue(static_cast<int>(std::lround(1000 * *done)));
    refresh();
    answer();
}

QString TeachPage::sentence() const { return m_sentence->text(); }

QString TeachPage::hint() const { return m_hint->text(); }

/// The drawings of a sign taught, or of the next one.
void TeachPage::show(int sign) {
    m_edited = sign;
    m_name->setText(QString::fromStdString(shown().name));
    refresh();
    answer();
}

void TeachPage::addDrawing() {
    if (!m_add->isEnabled()) return;
    shown().drawings.push_back(m_pad->strokes());
    m_pad->clear();
    m_pad->setFocus();
    refresh();
}

/// What is taught again keeps its place and the rehearsal of its time.
void TeachPage::teach() {
    if (m_edited < 0) {
        m_draft.name = nameOfDraft();
        m_teaching.signs.push_back(std::exchange(m_draft, {}));
        m_teaching.rehearses.push_back(m_rehearse->isChecked());
    }
    show(-1);
    m_pad->setFocus();
    Q_EMIT teachWanted();
}

void TeachPage::startAgain() {
    m_teaching.rehearses.assign(m_teaching.signs.size(), m_rehearse->isChecked());
    m_snapshot = nullptr;
    m_pad->setFocus();
    Q_EMIT teachWanted();
}

void TeachPage::removeSign() {
    m_teaching.signs.erase(m_teaching.signs.begin() + m_edited);
    m_teaching.rehearses.erase(m_teaching.rehearses.begin() + m_edited);
    m_snapshot = nullptr;
    show(-1);
    m_pad->setFocus();
    Q_EMIT teachWanted();
}

QString TeachPage::obstacle() const {
    for (const Sign& sign : m_teaching.signs) {
        const QString name = QString::fromStdString(sign.name);
        if (sign.drawings.size() < fewestDrawings) return tr("“%1” needs two drawings at least.").arg(name);
        if (sign.name.empty()) return tr("A sign has no name.");
        if (std::ranges::count(m_teaching.signs, sign.name, &Sign::name) > 1)
            return tr("There are two signs called “%1”.").arg(name);
    }
    return {};
}

/// A sign without a name is called by its number.
std::string TeachPage::nameOfDraft() const {
    return m_draft.name.empty() ? m_name->placeholderText().toStdString() : m_draft.name;
}

QString TeachPage::obstacleToTeaching() const {
    if (m_isTraining) return tr("It is learning still.");
    if (shown().drawings.empty()) return tr("Draw the sign five to ten times.");
    if (shown().drawings.size() < fewestDrawings)
        return tr("Draw it once more at least; five to ten times are better.");
    if (m_edited >= 0) return obstacle();
    if (m_teaching.signs.size() >= maxSigns) return tr("There are ten signs, and no room for more.");
    if (std::ranges::count(m_teaching.signs, nameOfDraft(), &Sign::name) > 0)
        return tr("There is a sign called “%1” already.").arg(QString::fromStdString(nameOfDraft()));
    return obstacle();
}

/// What can be pressed, and what stands beside it.
void TeachPage::refresh() {
    const Sign& sign = shown();
    const auto drawings = static_cast<int>(sign.drawings.size());
    m_name->setPlaceholderText(tr("Sign %1").arg(words::number(static_cast<qint64>(m_teaching.signs.size()) + 1)));
    m_drawings->setDrawings(sign.drawings);
    m_add->setEnabled(!m_pad->isEmpty() && sign.drawings.size() < maxDrawings);
    m_undo->setEnabled(!m_pad->isEmpty());
    m_clear->setEnabled(!m_pad->isEmpty());
    const QString why = obstacleToTeaching();
    m_teach->setText(m_edited < 0 ? tr("Teach") : tr("Teach again"));
    m_teach->setEnabled(why.isEmpty());
    m_hint->setText(!why.isEmpty() ? why
                    : sign.drawings.size() < enoughDrawings
                        ? tr("%n drawings; five to ten are better.", nullptr, drawings)
                        : tr("%n drawings.", nullptr, drawings));
    m_teach->setToolTip(m_hint->text());
    m_new->setVisible(m_edited >= 0);
    m_remove->setVisible(m_edited >= 0);
    m_remove->setEnabled(!m_isTraining);
    m_answers->setChosen(m_edited);
    m_drawingCard->setCaption(m_edited < 0 ? QString() : tr("changing “%1”").arg(QString::fromStdString(sign.name)));
    const bool canLearn = !m_isTraining && !m_teaching.signs.empty() && obstacle().isEmpty();
    m_again->setEnabled(canLearn);
    m_open->setEnabled(!m_isTraining);
    const bool isDataset = m_teaching.signs.size() > 1 && obstacle().isEmpty();
    m_save->setEnabled(isDataset);
    m_lab->setEnabled(isDataset);
}

/// Lets the network read what is on the pad, and shows what it makes of it.
void TeachPage::answer() {
    std::optional<Reading> reading;
    if (m_snapshot && !m_pad->isEmpty())
        reading = readSequence(*m_snapshot->model, sequenceOf(m_pad->strokes()), signSteps,
                               {0, static_cast<int>(m_snapshot->testedOutputs.size())});
    std::vector<AnswerBar> bars;
    for (std::size_t sign = 0; sign < m_teaching.signs.size(); ++sign) {
        const Sign& taught = m_teaching.signs[sign];
        AnswerBar bar;
        bar.name = QString::fromStdString(taught.name);
        if (!taught.drawings.empty()) bar.drawing = taught.drawings.front();
        if (m_snapshot) {
            bar.now = accuracyNow(*m_snapshot, sign);
            bar.whenTaught = accuracyAfter(*m_snapshot, sign, sign);
            if (!bar.whenTaught) bar.whenTaught = bar.now;
        }
        if (reading && static_cast<int>(sign) < reading->classes)
            bar.probability = static_cast<double>(reading->probabilityAt(signSteps - 1, static_cast<int>(sign)));
        bars.push_back(std::move(bar));
    }
    m_answers->setBars(std::move(bars));
    m_sentence->setText(sentenceFor(reading ? reading->answerAfter(signSteps - 1) : -1));
}

QString TeachPage::sentenceFor(int answered) const {
    const auto& bars = m_answers->bars();
    if (bars.empty()) return tr("Draw a sign five to ten times, give it a name, and teach it.");
    if (m_isTraining) return tr("It is learning …");
    if (answered >= 0 && answered < static_cast<int>(bars.size())) {
        const AnswerBar& bar = bars[static_cast<std::size_t>(answered)];
        return tr("It says “%1”, %2 sure.").arg(bar.name, words::percent(bar.probability));
    }
    if (!m_snapshot) return tr("Nothing is learned yet: start again with these signs.");
    const auto lost = [](const AnswerBar& bar) { return bar.whenTaught.value_or(0) - bar.now.value_or(0); };
    const AnswerBar& worst = *std::ranges::max_element(bars, {}, lost);
    constexpr double worthSaying = 0.2;
    if (lost(worst) > worthSaying)
        return tr("It has forgotten “%1”: %2. Draw it, and see.").arg(worst.name, accuracyThenAndNow(worst));
    return tr("Draw one of its signs: it answers while you draw.");
}

}  // namespace miru
