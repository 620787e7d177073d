// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/forgotten_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/charts/heat_map.h"
#include "ui/charts/picture_list.h"
#include "ui/style/calm.h"
#include "ui/style/class_names.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/segmented_control.h"
#include "ui/style/sequence_picture.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr std::size_t mostClasses = 12;  // rows and columns of the map
constexpr int wideFrom = 520;            // pixels from which map and list stand side by side
constexpr int leastMap = 190;            // pixels high,
constexpr int leastList = 150;           // where they stand one above the other
constexpr double askingShare = 0.05;     // of the time of one core, while a run is going

/// Whether a task has just been learned, so that the network of now is the one of its end.
bool isAtAnEnd(const Snapshot& snapshot) {
    return snapshot.position.batch > 0 && snapshot.isTaskBoundary() && !snapshot.learned.empty();
}

/// Of a running text what the last answer continues, of another one its beginning.
QString watchedText(const std::vector<std::string>& words, bool isRunning) {
    if (!isRunning) return words::beginningOf(words);
    constexpr std::size_t most = 28;
    const std::size_t first = words.size() > most ? words.size() - most : 0;
    QString text = first > 0 ? QStringLiteral("…") : QString();
    for (std::size_t n = first; n < words.size(); ++n)
        text += words[n] == "\n" ? "↵" : QString::fromStdString(words[n]);
    return text;
}

/// Shown short where a name would take the room of the map.
QString shortName(const QString& name) {
    constexpr int most = 12;
    return name.size() > most ? name.left(most - 1) + QStringLiteral("…") : name;
}

double countOrNothing(int count) { return count != 0 ? count : std::numeric_limits<double>::quiet_NaN(); }

}  // namespace

QString ForgottenPanel::Account::nameOf(int output) const { return words::outputName(*snapshot, task, output); }

ForgottenPanel::ForgottenPanel(QWidget* parent) : Panel(tr("What was forgotten?"), parent) {
    m_task = new Calm<QComboBox>;
    m_task->setAccessibleName(tr("Task whose sequences are answered"));
    m_task->setToolTip(tr("Which task to look at"));
    m_view = new SegmentedControl({tr("then"), tr("now"), tr("difference"), tr("by class")});
    m_view->setAccessibleName(tr("What the map shows"));
    m_view->setToolTip(tr(
        "What was answered to each class when the task had been learned, what is answered now, what has become more or "
        "less; or how many of each class were right after each task"));
    m_view->setIndex(static_cast<int>(View::Now));
    m_view->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_controls = new QWidget;
    m_controls->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // in a row they must not keep the panel wide
    m_choices = new QBoxLayout(QBoxLayout::TopToBottom, m_controls);
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(4);
    m_choices->addWidget(m_task, 1);
    m_choices->addWidget(m_view, 2);
    m_explanation = new QLabel;
    m_explanation->setWordWrap(true);
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    content()->addWidget(m_controls);
    QVBoxLayout* const inside = addScrolledColumn(content());
    inside->addWidget(m_explanation);
    inside->addWidget(makePlots(), 1);

    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ForgottenPanel::askNext);
    connect(m_task, &QComboBox::activated, this, &ForgottenPanel::setTask);
    connect(m_view, &SegmentedControl::chosen, this, &ForgottenPanel::drawAgain);
    connect(m_map, &HeatMap::cellHovered, this, [this](int row, int column, const QPoint& position) {
        if (row < 0 || !m_account) return QToolTip::hideText();
        QToolTip::showText(position, hintFor(row, column), m_map);
    });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        m_pictures.clear();
        drawAgain();
    });
    connect(m_list, &PictureList::chosen, this, [this](int sample) {
        if (m_account) Q_EMIT readWanted(m_account->task, sample);
    });
    draw();
}

/// The map, with what it shows below it, and the list, with how many they are above it.
QWidget* ForgottenPanel::makePlots() {
    m_map = new HeatMap;
    m_mapCaption = makeCaption({});
    m_mapCaption->setWordWrap(true);
    auto* const mapSide = new QWidget;
    auto* const mapColumn = new QVBoxLayout(mapSide);
    mapColumn->setContentsMargins(0, 0, 0, 0);
    mapColumn->setSpacing(2);
    mapColumn->addWidget(m_map, 1);
    mapColumn->addWidget(m_mapCaption);
    m_heading = new QLabel;
    m_heading->setWordWrap(true);
    m_list = new PictureList;
    m_listSide = new QWidget;
    auto* const listColumn = new QVBoxLayout(m_listSide);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(4);
    listColumn->addWidget(m_heading);
    listColumn->addWidget(m_list, 1);
    m_plots = new QWidget;
    m_sides = new QBoxLayout(QBoxLayout::TopToBottom, m_plots);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->addWidget(mapSide, 1);
    m_sides->addWidget(m_listSide, 1);
    return m_plots;
}

void ForgottenPanel::setView(View view) {
    m_view->setIndex(static_cast<int>(view));
    drawAgain();
}

void ForgottenPanel::setTask(int task) {
    m_wanted = task;
    invalidate();
}

int ForgottenPanel::task() const { return m_task->currentIndex(); }

ForgottenPanel::View ForgottenPanel::view() const { return static_cast<View>(m_view->index()); }

/// Of the task, if it has been learned and there are networks to be asked.
const WatchedSamples* ForgottenPanel::samples() const {
    const auto number = static_cast<std::size_t>(task());
    const bool isThere = snapshot() && task() >= 0 && snapshot()->model && number < snapshot()->learned.size() &&
                         number < snapshot()->samples.size() && snapshot()->samples[number];
    return isThere && !snapshot()->samples[number]->labels.empty() ? snapshot()->samples[number].get() : nullptr;
}

WatchedQuestion ForgottenPanel::questionAfter(int end) const {
    return {snapshot()->samples[static_cast<std::size_t>(task())], snapshot()->learned[static_cast<std::size_t>(end)],
            snapshot()->testedOutputsAfter(end, task())};
}

WatchedQuestion ForgottenPanel::questionNow() const {
    const auto number = static_cast<std::size_t>(task());
    const auto& outputs = snapshot()->testedOutputs;
    return {snapshot()->samples[number], isAtAnEnd(*snapshot()) ? snapshot()->learned.back() : snapshot()->model,
            number < outputs.size() ? outputs[number] : OutputRange{}};
}

/// Everything to be asked, what is most wanted first.
std::vector<WatchedQuestion> ForgottenPanel::questions() const {
    if (!samples()) return {};
    std::vector<WatchedQuestion> all{questionAfter(task()), questionNow()};
    for (int end = static_cast<int>(snapshot()->learned.size()) - 1; end > task(); --end)
        all.push_back(questionAfter(end));
    return all;
}

void ForgottenPanel::fillTasks(const Snapshot* snapshot) {
    const QSignalBlocker quiet(m_task);
    const int learned = snapshot ? static_cast<int>(std::min(snapshot->learned.size(), snapshot->samples.size())) : 0;
    while (m_task->count() > learned) m_task->removeItem(m_task->count() - 1);
    for (int task = m_task->count(); task < learned; ++task) m_task->addItem(tr("task %1").arg(task + 1));
    for (int task = 0; task < learned; ++task) m_task->setItemData(task, taskColor(task), Qt::DecorationRole);
    m_task->setCurrentIndex(std::min(m_wanted, learned - 1));
    m_controls->setEnabled(learned > 0);
}

void ForgottenPanel::show(const Snapshot* snapshot) {
    fillTasks(snapshot);
    account();
    draw();
    askNext();
}

void ForgottenPanel::account() {
    const WatchedSamples* const watched = samples();
    if (!watched) return m_account.reset();
    Account account{sharedSnapshot(), task(), {}, answersTo(questionNow()), isAtAnEnd(*snapshot()), {}};
    for (int end = task(); end < static_cast<int>(snapshot()->learned.size()); ++end)
        account.ends.push_back(answersTo(questionAfter(end)));
    if (account.ends.front() && account.now) {
        account.forgotten = forgottenSequences(watched->labels, *account.ends.front(), *account.now);
        m_account = std::move(account);
        m_isDrawn = false;
    } else if (m_account && &m_account->samples() != watched) {
        m_account.reset();
    }
}

void ForgottenPanel::askNext() {
    if (m_isAsking || m_pause.isActive() || !isVisible()) return;
    for (const WatchedQuestion& question : questions()) {
        if (m_known.find(question)) continue;
        m_isAsking = true;
        Q_EMIT answersWanted(question);
        return;
    }
}

void ForgottenPanel::takeAnswers(const WatchedQuestion& question, std::shared_ptr<const WatchedAnswers> answers,
                                 double seconds) {
    m_isAsking = false;
    m_known.add(question, answers ? std::move(answers) : std::make_shared<const WatchedAnswers>());
    const int pause = static_cast<int>(1000 * seconds / askingShare);
    if (pause > 0 && snapshot() && snapshot()->state == RunState::Running) m_pause.start(pause);
    invalidate();
}

ForgottenPanel::Answers ForgottenPanel::answersTo(const WatchedQuestion& question) const {
    const Answers answers = m_known.find(question);
    return answers && !answers->answers.empty() ? answers : nullptr;
}

/// Why there is nothing to show; empty if there is something.
QString ForgottenPanel::explanation() const {
    if (!snapshot())
        return tr(
            "Once a task has been learned and others follow, the test sequences are shown here that were right and are "
            "wrong now.");
    if (snapshot()->learned.empty())
        return tr(
            "Task 1 is being learned: nothing can have been forgotten yet. What was right at its end is compared "
            "with what is answered later.");
    if (!samples()) return tr("There are no sequences of this task to be answered.");
    if (m_account) return {};
    if (m_known.find(questionAfter(task())) && m_known.find(questionNow()))
        return tr("There is not enough memory to let the network answer.");
    return tr("Reading %1 sequences …").arg(words::number(static_cast<qint64>(samples()->labels.size())));
}

QString ForgottenPanel::heading() const {
    if (!m_account) return explanation();
    const QString task = QString::number(m_account->task + 1);
    if (m_account->isAtAnEnd && m_account->ends.size() == 1)
        return tr("Task %1 has just been learned: nothing of it can have been forgotten yet.").arg(task);
    if (m_account->forgotten.empty()) return tr("Nothing: what was right after task %1 is right still.").arg(task);
    return tr("Right after task %1, wrong now: %2 of %3 watched")
        .arg(task, words::number(static_cast<qint64>(m_account->forgotten.size())),
             words::number(static_cast<qint64>(m_account->samples().labels.size())));
}

void ForgottenPanel::draw() {
    const QString why = explanation();
    m_explanation->setText(why);
    m_explanation->setVisible(!why.isEmpty());
    m_plots->setVisible(why.isEmpty());
    setCaption(snapshot() ? QString() : tr("no run yet"));
    if (!m_account) {
        m_map->setData({});
        m_list->setItems({});
    } else if (!std::exchange(m_isDrawn, true)) {
        drawAccount();
    }
}

void ForgottenPanel::drawAgain() {
    m_isDrawn = false;
    invalidate();
}

/// Hundreds of sequences with words to each: while a run trains that is done for new answers, not for each snapshot.
void ForgottenPanel::drawAccount() {
    chooseClasses();
    m_map->setData(view() == View::ByClass ? classMap() : confusionMap());
    m_map->setAccessibleName(captionOfMap());
    m_mapCaption->setText(captionOfMap());
    m_heading->setText(heading());
    QList<PictureListItem> items;
    for (const int sample : m_account->forgotten) items << itemOf(sample);
    m_list->setItems(std::move(items));
    m_list->setAccessibleName(heading());
}

PictureListItem ForgottenPanel::itemOf(int sample) {
    const WatchedSamples& samples = m_account->samples();
    const auto number = static_cast<std::size_t>(sample);
    PictureListItem item;
    item.key = sample;
    if (number < samples.frames.size()) item.picture = pictureOf(samples, number);
    const bool isRunning = m_account->snapshot->network.dataKind() == DataKind::RunningTexts;
    if (number < samples.words.size()) item.text = watchedText(samples.words[number], isRunning);
    const auto certainty = static_cast<double>(m_account->now->certainty[number]);
    const QString share = std::isfinite(certainty) ? words::percent(certainty) : QStringLiteral("–");
    item.name = m_account->nameOf(samples.labels[number]);
    item.prefix = tr("now: ");
    item.instead = m_account->nameOf(m_account->now->answers[number]);
    item.note = QStringLiteral("  ") + share;
    item.spoken = tr("%1 — now: %2, %3").arg(item.name, item.instead, share);
    return item;
}

/// A watched sequence as the picture it is, whatever order its task reads it in.
QImage ForgottenPanel::pictureOf(const WatchedSamples& samples, std::size_t number) {
    if (std::exchange(m_picturesOf, &samples) != &samples) m_pictures.clear();
    QImage& picture = m_pictures[static_cast<int>(number)];
    if (!picture.isNull()) return picture;
    const auto& frames = samples.frames[number];
    const int steps = static_cast<int>(frames.size()) / std::max(1, samples.inputs);
    const auto places = samples.placesOf(steps);
    std::vector<unsigned char> bytes(frames.size());
    for (std::size_t n = 0; n < frames.size(); ++n)
        bytes[places.empty() ? n : places[n]] = samples.layout.byteOf(frames[n]);
    return picture = sequencePicture(bytes, steps, samples.inputs, samples.layout);
}

/// The same in every view, so that one can be compared with the other.
void ForgottenPanel::chooseClasses() {
    const auto& labels = m_account->samples().labels;
    auto occurring = labels;
    for (const Answers& answers : {m_account->ends.front(), m_account->now})
        occurring.insert(occurring.end(), answers->answers.begin(), answers->answers.end());
    m_rows = mostFrequent(labels, mostClasses);
    m_columns = mostFrequent(occurring, mostClasses);
}

HeatMapData ForgottenPanel::confusionMap() const {
    const Confusion then = m_account->then();
    const Confusion now = m_account->confusionNow();
    const Confusion shown = view() == View::Then ? then : view() == View::Now ? now : now - then;
    HeatMapData data;
    for (const int label : m_rows) {
        auto& row = data.values.emplace_back();
        auto& marks = data.marked.emplace_back();
        data.rowNames << shortName(m_account->nameOf(label));
        for (const int answer : m_columns) {
            const int count = shown.count(label, answer);
            row.push_back(countOrNothing(count));
            marks.push_back(label == answer);
            data.high = std::max(data.high, std::abs(static_cast<double>(count)));
        }
    }
    for (const int answer : m_columns) data.columnNames << shortName(m_account->nameOf(answer));
    data.areColumnNamesTurned =
        std::ranges::any_of(data.columnNames, [](const QString& name) { return name.size() > 2; });
    data.areHundredths = false;
    data.isSigned = view() == View::Difference;
    return data;
}

/// How many of each class were right after each task since, and now.
HeatMapData ForgottenPanel::classMap() const {
    const auto& labels = m_account->samples().labels;
    HeatMapData data;
    std::vector<Answers> moments = m_account->ends;
    for (int n = 0; n < static_cast<int>(moments.size()); ++n) {
        data.columnNames << QString::number(m_account->task + n + 1);
        data.columnColors << taskColor(m_account->task + n);
    }
    if (!m_account->isAtAnEnd) {
        moments.push_back(m_account->now);
        data.columnNames << tr("now");
        data.columnColors << colors().mutedText;
    }
    for (const int label : m_rows) {
        data.rowNames << shortName(m_account->nameOf(label));
        auto& row = data.values.emplace_back();
        for (const Answers& answers : moments)
            row.push_back(answers ? Confusion(labels, answers->answers).accuracy(label)
                                  : std::numeric_limits<double>::quiet_NaN());
    }
    return data;
}

QString ForgottenPanel::hintFor(int row, int column) const {
    const auto label = m_rows[static_cast<std::size_t>(row)];
    const QString name = m_account->nameOf(label);
    const Confusion then = m_account->then();
    const Confusion now = m_account->confusionNow();
    if (view() != View::ByClass) {
        const auto answer = m_columns[static_cast<std::size_t>(column)];
        return tr("%1 answered as %2: %3 after task %4, %5 now, of %6")
            .arg(name, m_account->nameOf(answer), words::number(then.count(label, answer)),
                 QString::number(m_account->task + 1), words::number(now.count(label, answer)),
                 words::number(then.labelled(label)));
    }
    const QString share =
        words::percent(m_map->data().values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    if (column == static_cast<int>(m_account->ends.size())) return tr("%1: %2 are right now").arg(name, share);
    return tr("%1: %2 were right after task %3").arg(name, share, QString::number(m_account->task + column + 1));
}

QString ForgottenPanel::captionOfMap() const {
    switch (view()) {
        case View::Then:
            return tr("rows: what it is; columns: what was answered after task %1").arg(m_account->task + 1);
        case View::Now: return tr("rows: what it is; columns: what is answered now");
        case View::Difference: return tr("answered more often (blue) or less often (orange) now");
        case View::ByClass: break;
    }
    return tr("right of each class after each task, %");
}

void ForgottenPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    const bool isWide = width() >= wideFrom;
    for (QBoxLayout* layout : {m_choices, m_sides})
        layout->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // One above the other both must be large enough to be read; there is a scroll bar.
    m_map->setMinimumHeight(isWide ? m_map->minimumSizeHint().height() : leastMap);
    m_list->setMinimumHeight(isWide ? m_list->minimumSizeHint().height() : leastList);
}

std::unique_ptr<Panel> ForgottenPanel::twin() const {
    auto twin = std::make_unique<ForgottenPanel>();
    twin->m_known = m_known;
    twin->m_account = m_account;  // of the moment that is shown, whatever has come since
    twin->m_wanted = m_wanted;
    twin->m_view->setIndex(m_view->index());
    return twin;
}

/// The map alone: the sequences themselves are to be looked at on the screen.
void ForgottenPanel::becomePlot() {
    Panel::becomePlot();
    m_controls->hide();
    m_listSide->hide();
}

/// What is now answered to what, most often of all that was forgotten.
std::optional<std::pair<std::int32_t, std::int32_t>> ForgottenPanel::Account::commonestMistake() const {
    std::vector<std::int32_t> labels;
    std::vector<std::int32_t> answers;
    for (const int sample : forgotten) {
        labels.push_back(samples().labels[static_cast<std::size_t>(sample)]);
        answers.push_back(now->answers[static_cast<std::size_t>(sample)]);
    }
    const Confusion mistakes(labels, answers);
    const auto most = std::ranges::max_element(mistakes.counts(), {}, [](const auto& entry) { return entry.second; });
    return most == mistakes.counts().end() ? std::nullopt : std::optional(most->first);
}

QString ForgottenPanel::sentence() const {
    if (!m_account) return explanation();
    const QString right = tr("Of %1 watched sequences of task %2, %3 were right after it was learned")
                              .arg(words::number(static_cast<qint64>(m_account->samples().labels.size())),
                                   QString::number(m_account->task + 1), words::number(m_account->then().right()));
    const auto mistake = m_account->commonestMistake();
    if (!mistake) return tr("%1; all of them are right still.").arg(right);
    return tr("%1; %2 of them are wrong now, most often %3 answered as %4.")
        .arg(right, words::number(static_cast<qint64>(m_account->forgotten.size())), m_account->nameOf(mistake->first),
             m_account->nameOf(mistake->second));
}

/// Every answer that was given then or is given now, class by class.
PanelTable ForgottenPanel::numbers() const {
    if (!m_account) return {};
    PanelTable table;
    table.columns << tr("is") << tr("answered as") << tr("then") << tr("now") << tr("difference");
    const Confusion then = m_account->then();
    const Confusion now = m_account->confusionNow();
    Confusion::Counts all = then.counts();
    all.insert(now.counts().begin(), now.counts().end());
    for (const auto& [place, count] : all) {
        const auto [label, answer] = place;
        table.rows << QStringList{m_account->nameOf(label), m_account->nameOf(answer),
                                  words::number(then.count(label, answer)), words::number(now.count(label, answer)),
                                  words::number(now.count(label, answer) - then.count(label, answer))};
    }
    return table;
}

QByteArray ForgottenPanel::csv() const {
    if (!m_account) return {};
    QByteArray text = "task,moment,batch,label,answer,count\n";
    const auto& labels = m_account->samples().labels;
    const auto add = [&](const QString& moment, std::int64_t batch, const WatchedAnswers& answers) {
        const Confusion confusion(labels, answers.answers);
        for (const auto& [place, count] : confusion.counts())
            text += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                        .arg(QString::number(m_account->task + 1), moment, QString::number(batch),
                             inCsv(m_account->nameOf(place.first)), inCsv(m_account->nameOf(place.second)),
                             QString::number(count))
                        .toUtf8();
    };
    for (int n = 0; n < static_cast<int>(m_account->ends.size()); ++n) {
        const int end = m_account->task + n;
        if (const Answers& answers = m_account->ends[static_cast<std::size_t>(n)])
            add(QStringLiteral("after task %1").arg(end + 1), m_account->snapshot->timetable.batchesBefore(end + 1),
                *answers);
    }
    if (!m_account->isAtAnEnd) add(QStringLiteral("now"), m_account->snapshot->position.batch, *m_account->now);
    return text;
}

}  // namespace miru
