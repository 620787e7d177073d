// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/reader_panel.h"

#include <QComboBox>
#include <QDataStream>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/measure/writing.h"
#include "core/tasks/sequence_set.h"
#include "ui/charts/bar_list.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/pixel_image.h"
#include "ui/charts/raster.h"
#include "ui/panels/reader_picture.h"
#include "ui/panels/reader_start.h"
#include "ui/style/calm.h"
#include "ui/style/class_names.h"
#include "ui/style/icons.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr qint32 stateFormat = 2;
constexpr int charactersToWrite = 240;
constexpr std::size_t usualBeginning = 16;  // characters
constexpr int mostBars = 12;
constexpr int mostCharacterBars = 6;
constexpr int soundTick = 20;     // ms: how often what is read is brought up to what is heard
constexpr int momentLength = 10;  // ms, of a step of a recording (datasets/log_mel.h)

QToolButton* makeButton(const QString& name, const QString& tip) {
    auto* const button = new QToolButton;
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setProperty("compact", true);
    return button;
}

/// A caption with a widget below it.
QWidget* captioned(QLabel* caption, QWidget* widget) {
    auto* const column = new QWidget;
    auto* const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    caption->setWordWrap(true);  // a narrow panel is not to be widened by it
    layout->addWidget(caption);
    layout->addWidget(widget, 1);
    return column;
}

/// The colour behind a word that moved a probability by so much: small moves are to be seen too.
double effectOf(double move) {
    constexpr double least = 0.005;
    return std::abs(move) < least ? 0 : std::copysign(std::sqrt(std::abs(move)), move);
}

}  // namespace

/// What the controls and captions say of a step.
struct ReaderPanel::UnitWords {
    QString name;         ///< "row"
    QString column;       ///< of the table of numbers
    QString hidden;       ///< of one unit of the hidden state after one step
    QString hiddenTitle;  ///< of all of it
    QString asRead;       ///< of the picture as it is read
    QString whole;        ///< when all are read; of how many
    QString part;         ///< of those read, of how many
    QString play;
    QString next;
    QString nextHint;
    int milliseconds;  ///< from step to step while it plays
};

ReaderPanel::UnitWords ReaderPanel::wordsOf(Unit unit) {
    switch (unit) {
        case Unit::Row: break;
        case Unit::Pixel:
            return {.name = tr("pixel"),
                    .column = tr("after pixel"),
                    .hidden = tr("unit %1 after pixel %2: %3"),
                    .hiddenTitle = tr("Hidden state after each pixel, unit by step"),
                    .asRead = tr("The sequence as the network reads it, a pixel a step"),
                    .whole = tr("all %1 pixels read"),
                    .part = tr("pixel %1 of %2"),
                    .play = tr("Read pixel by pixel"),
                    .next = tr("Next pixel"),
                    .nextHint = tr("Read one pixel more"),
                    .milliseconds = 10};
        case Unit::Word:
            return {.name = tr("word"),
                    .column = tr("after word"),
                    .hidden = tr("unit %1 after word %2: %3"),
                    .hiddenTitle = tr("Hidden state after each word, unit by step"),
                    .asRead = {},
                    .whole = tr("all %1 words read"),
                    .part = tr("word %1 of %2"),
                    .play = tr("Read word by word"),
                    .next = tr("Next word"),
                    .nextHint = tr("Read one word more"),
                    .milliseconds = 60};
        case Unit::Character:
            return {.name = tr("character"),
                    .column = tr("character"),
                    .hidden = tr("unit %1 after character %2: %3"),
                    .hiddenTitle = tr("Hidden state after each character, unit by step"),
                    .asRead = {},
                    .whole = tr("all %1 characters read"),
                    .part = tr("character %1 of %2"),
                    .play = tr("Go through it character by character"),
                    .next = tr("Next character"),
                    .nextHint = tr("One character more"),
                    .milliseconds = 40};
        case Unit::Moment:
            return {.name = tr("moment"),
                    .column = tr("after moment"),
                    .hidden = tr("unit %1 after moment %2: %3"),
                    .hiddenTitle = tr("Hidden state after each moment, unit by step"),
                    .asRead = tr("The sequence as the network reads it, a moment a step"),
                    .whole = tr("all %1 moments of 10 ms read"),
                    .part = tr("moment %1 of %2, 10 ms each"),
                    .play = tr("Read moment by moment, slower than it was said"),
                    .next = tr("Next moment"),
                    .nextHint = tr("Read one moment more: 10 ms"),
                    .milliseconds = 40};
    }
    return {.name = tr("row"),
            .column = tr("after row"),
            .hidden = tr("unit %1 after row %2: %3"),
            .hiddenTitle = tr("Hidden state after each row, unit by step"),
            .asRead = tr("The sequence as the network reads it, a row a step"),
            .whole = tr("all %1 rows read"),
            .part = tr("row %1 of %2"),
            .play = tr("Read row by row"),
            .next = tr("Next row"),
            .nextHint = tr("Read one row more"),
            .milliseconds = 90};
}

ReaderPanel::ReaderPanel(QWidget* parent) : Panel(tr("What does it see?"), parent) {
    m_task = new Calm<QComboBox>;
    m_task->setAccessibleName(tr("Task whose sequences are read"));
    m_task->setToolTip(tr("Task whose sequences are read"));
    m_next = makeButton(tr("Next sequence"), tr("The next test sequence"));
    m_play = makeButton(tr("Play"), {});
    m_play->setCheckable(true);
    m_step = makeButton({}, {});
    m_listen = makeButton(tr("Listen"), tr("Hear the recording while it is read, as fast as it was said"));
    m_listen->setCheckable(true);
    m_draw = makeButton({}, {});
    m_draw->setCheckable(true);
    auto* const controls = new QHBoxLayout;
    controls->setSpacing(4);
    controls->addWidget(m_task, 1);
    for (QToolButton* button : {m_next, m_play, m_step, m_listen, m_draw}) controls->addWidget(button);

    m_asRead = new PixelImage;
    m_original = new PixelImage;
    m_pictures = new QWidget;
    auto* const pictures = new QHBoxLayout(m_pictures);
    pictures->setContentsMargins(0, 0, 0, 0);
    pictures->addWidget(captioned(m_originalCaption = makeCaption({}), m_original), 1);
    pictures->addWidget(m_asReadSide = captioned(makeCaption(tr("as it is read")), m_asRead), 1);

    m_words = new WordFlow;
    m_words->setAccessibleName(tr("The words as they are read"));
    m_writing = new QPlainTextEdit;
    m_writing->setAccessibleName(tr("A text of your own"));
    m_writing->setPlaceholderText(tr("Write a text of your own: the network reads it as you type."));
    m_writing->setTabChangesFocus(true);
    m_writing->setMaximumHeight(72);
    m_writing->hide();
    m_temperature = new NumberBox;
    m_temperature->setRange(0, 5);
    m_temperature->setSingleStep(0.1);
    m_temperature->setValue(0.7);
    m_temperature->setMinimumWidth(80);
    m_temperature->setAccessibleName(tr("Temperature"));
    m_temperature->setToolTip(tr("How boldly it writes: at 0 always the likeliest character, at 1 as it thinks."));
    m_temperatureRow = new QWidget;
    auto* const temperature = new QHBoxLayout(m_temperatureRow);
    temperature->setContentsMargins(0, 0, 0, 0);
    temperature->addWidget(makeCaption(tr("temperature")));
    temperature->addWidget(m_temperature);
    temperature->addStretch(1);
    m_course = new LineChart;
    m_course->setAccessibleName(tr("Probability of each class after each word"));
    m_course->setMinimumSize(100, 76);
    m_text = new QWidget;
    auto* const text = new QVBoxLayout(m_text);
    text->setContentsMargins(0, 0, 0, 0);
    text->addWidget(m_writing);
    text->addWidget(m_temperatureRow);
    text->addWidget(m_words, 1);
    m_courseRow = captioned(m_courseCaption = makeCaption({}), m_course);
    text->addWidget(m_courseRow, 1);

    m_hidden = new Raster;
    m_probabilities = new BarList;
    m_probabilities->setAccessibleName(tr("Probability of each class so far"));
    m_answer = new QLabel;
    m_answer->setWordWrap(true);

    m_start = new ReaderStart;
    m_readingFace = new QWidget;
    auto* const face = new QVBoxLayout(m_readingFace);
    face->setContentsMargins(0, 0, 0, 0);
    face->addLayout(controls);
    face->addWidget(m_pictures, 3);
    face->addWidget(m_text, 6);
    face->addWidget(captioned(makeCaption(tr("hidden state: −1 orange, 0 blank, 1 blue")), m_hidden), 2);
    face->addWidget(captioned(makeCaption(tr("class probability so far")), m_probabilities), 3);
    face->addWidget(m_answer);
    content()->addWidget(m_start, 1);
    content()->addWidget(m_readingFace, 1);

    connect(&m_timer, &QTimer::timeout, this, [this] {
        setRows(m_rows + 1);
        if (m_rows >= m_reading.steps) m_play->setChecked(false);
    });
    connect(m_play, &QToolButton::toggled, this, &ReaderPanel::play);
    QElapsedTimer clock;
    clock.start();
    m_clock = [clock] { return clock.elapsed(); };
    m_soundTimer.setInterval(soundTick);
    connect(&m_soundTimer, &QTimer::timeout, this, &ReaderPanel::keepUp);
    connect(m_listen, &QToolButton::toggled, this, &ReaderPanel::listen);
    connect(m_step, &QToolButton::clicked, this, [this] {
        m_play->setChecked(false);
        m_listen->setChecked(false);
        setRows(m_rows < 0 || m_rows >= m_reading.steps ? 1 : m_rows + 1);
    });
    connect(m_next, &QToolButton::clicked, this, [this] {
        if (!isRunningText()) m_draw->setChecked(false);
        if (m_rows >= m_reading.steps) m_rows = -1;  // all of the next one too, however long it is
        ++m_sample;
        readAnew();
    });
    connect(m_task, &QComboBox::activated, this, &ReaderPanel::readAnew);
    connect(m_draw, &QToolButton::toggled, this, &ReaderPanel::setDrawing);
    connect(m_original, &PixelImage::drawn, this, [this] {
        m_play->setChecked(false);
        m_drawing = m_original->data().values;
        m_rows = -1;
        readAnew();
    });
    connect(m_writing, &QPlainTextEdit::textChanged, this, [this] {
        m_play->setChecked(false);
        m_rows = -1;
        readAnew();
    });
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, [this] {
        if (isRunningText() && m_draw->isChecked()) readAnew();
    });
    connect(m_words, &WordFlow::wordClicked, this, [this](int word) {
        m_play->setChecked(false);
        setRows(word + 1);
    });
    connect(m_words, &WordFlow::wordHovered, this, [this](int word, const QPoint& position) {
        if (word < 0 || word >= rowsRead()) return QToolTip::hideText();
        if (isRunningText()) return QToolTip::showText(position, charactersText(word), m_words);
        QStringList lines{m_asWords[word].isKnown ? tr("after “%1”").arg(m_asWords[word].text)
                                                  : tr("after “%1”, which it does not know").arg(m_asWords[word].text)};
        for (const int label : shownClasses(word + 1))
            lines << QStringLiteral("%1: %2").arg(
                nameOfClass(label), words::percent(static_cast<double>(m_reading.probabilityAt(word, label)), 1));
        QToolTip::showText(position, lines.join('\n'), m_words);
    });
    connect(m_hidden, &Raster::dotHovered, this, [this](int unit, int step, const QPoint& position) {
        if (unit < 0 || step >= rowsRead()) return QToolTip::hideText();
        QToolTip::showText(position,
                           wordsOf(this->unit())
                               .hidden.arg(words::number(unit + 1), words::number(step + 1),
                                           words::fixed(static_cast<double>(m_reading.hiddenAt(step, unit)), 2)),
                           m_hidden);
    });
    connect(&Theme::current(), &Theme::changed, this, &ReaderPanel::restyle);
    restyle();
    chooseFace();
}

void ReaderPanel::restyle() {
    m_next->setIcon(icon(QStringLiteral("next"), colors().text));
    m_play->setIcon(icon(QStringLiteral("run"), colors().text));
    m_step->setIcon(icon(QStringLiteral("step"), colors().text));
    m_listen->setIcon(icon(QStringLiteral("sound"), colors().text));
    m_draw->setIcon(icon(QStringLiteral("pen"), colors().text));
}

void ReaderPanel::setClassNames(const QStringList& names) {
    if (m_classNames == names) return;
    m_classNames = names;
    invalidate();
}

void ReaderPanel::setExample(const ReaderExample& example) { m_start->setExample(example); }

void ReaderPanel::read(int task, int sample) {
    m_play->setChecked(false);
    m_draw->setChecked(false);
    m_wasRunningText = isRunningText();  // it reads, whatever it would begin with
    m_wantedTask = task;
    m_sample = sample;
    m_rows = -1;
    invalidate();
}

QByteArray ReaderPanel::state() const {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    const int task = m_wantedTask >= 0 ? m_wantedTask : m_task->currentIndex();
    out << stateFormat << qint32{task} << qint32{m_sample} << qint32{m_rows} << m_temperature->value()
        << m_writing->toPlainText();
    return bytes;
}

bool ReaderPanel::setState(const QByteArray& state) {
    QDataStream in(state);
    qint32 format = 0;
    qint32 task = 0;
    qint32 sample = 0;
    qint32 rows = 0;
    double temperature = 0;
    QString beginning;
    in >> format;
    if (format != stateFormat) return false;
    in >> task >> sample >> rows >> temperature >> beginning;
    if (in.status() != QDataStream::Ok || task < -1 || sample < 0 || rows < -1) return false;
    m_temperature->setValue(temperature);
    m_writing->setPlainText(beginning);
    m_wantedTask = task;
    m_sample = sample;
    m_rows = rows;
    invalidate();
    return true;
}

void ReaderPanel::hideEvent(QHideEvent* event) {
    m_play->setChecked(false);
    m_listen->setChecked(false);
    Panel::hideEvent(event);
}

const WatchedSamples* ReaderPanel::samples() const {
    const int task = m_task->currentIndex();
    if (!snapshot() || task < 0 || static_cast<std::size_t>(task) >= snapshot()->samples.size()) return nullptr;
    return snapshot()->samples[static_cast<std::size_t>(task)].get();
}

bool ReaderPanel::isText() const { return snapshot() && snapshot()->network.vocabulary > 0; }

ReaderPanel::Unit ReaderPanel::unit() const {
    if (!snapshot()) return Unit::Row;
    switch (snapshot()->network.dataKind()) {
        case DataKind::Texts: return Unit::Word;
        case DataKind::RunningTexts: return Unit::Character;
        case DataKind::Numbers: break;
    }
    if (snapshot()->layout.hasOwnLengths) return Unit::Moment;
    return snapshot()->layout.columns > 0 ? Unit::Pixel : Unit::Row;
}

bool ReaderPanel::canBeMade() const {
    return !snapshot() || isText() || (snapshot()->layout.channels == 1 && !snapshot()->layout.hasOwnLengths);
}

/// Pictures are drawn, texts have words and are written, running texts the network itself continues.
void ReaderPanel::chooseFace() {
    const bool words = isText();
    const bool characters = isRunningText();
    if (std::exchange(m_wasRunningText, characters) != characters) {
        const QSignalBlocker quiet(m_draw);
        m_draw->setChecked(characters);  // what it writes is what one wants to see
    }
    m_temperatureRow->setVisible(characters && m_draw->isChecked());
    m_pictures->setVisible(!words);
    m_text->setVisible(words);
    m_draw->setVisible(canBeMade());
    m_listen->setVisible(unit() == Unit::Moment);
    if (!canBeMade() && m_draw->isChecked()) {
        const QSignalBlocker quiet(m_draw);
        m_draw->setChecked(false);
        m_drawing.clear();
    }
    m_writing->setVisible(words && m_draw->isChecked());
    m_original->setDrawable(!words && m_draw->isChecked());
    const UnitWords of = wordsOf(unit());
    const bool isRecording = unit() == Unit::Moment;
    m_originalCaption->setText(isRecording ? tr("the recording: time to the right, pitch upwards") : tr("the image"));
    m_original->setAccessibleName(isRecording ? tr("The recording before its bands and moments are permuted")
                                              : tr("The image before its pixels are permuted"));
    m_asRead->setAccessibleName(of.asRead);
    m_timer.setInterval(of.milliseconds);
    m_play->setToolTip(of.play);
    m_hidden->setAccessibleName(of.hiddenTitle);
    const auto name = [](QToolButton* button, const QString& is, const QString& does) {
        button->setAccessibleName(is);
        button->setToolTip(does);
    };
    name(m_step, of.next, of.nextHint);
    // Of a running text the text itself is what counts.
    constexpr int pad = 72;
    constexpr int line = 34;
    m_writing->setMaximumHeight(characters ? line : pad);
    m_courseRow->setVisible(!characters);  // the colours behind the characters say the same
    if (characters) {
        name(m_draw, tr("Let it write"), tr("The network continues a text; else it reads one of the test"));
        m_next->setToolTip(m_draw->isChecked() ? tr("Let it try once more") : tr("The next test sequence"));
        m_writing->setPlaceholderText(tr("A beginning of your own"));
        m_words->setAccessibleName(m_draw->isChecked() ? tr("What the network writes") : tr("The text as it is read"));
        return;
    }
    m_next->setToolTip(tr("The next test sequence"));
    m_words->setAccessibleName(tr("The words as they are read"));
    m_writing->setPlaceholderText(tr("Write a text of your own: the network reads it as you type."));
    name(m_draw, words ? tr("Write") : tr("Draw"),
         words ? tr("Write one yourself, and see what the network makes of it")
               : tr("Draw one yourself, and see what the network makes of it"));
}

void ReaderPanel::show(const Snapshot* snapshot) {
    m_start->setVisible(!snapshot);
    m_readingFace->setVisible(snapshot);
    const QSignalBlocker quiet(m_task);
    const int tasks = snapshot ? static_cast<int>(snapshot->samples.size()) : 0;
    if (m_task->count() > tasks) m_task->clear();
    for (int task = m_task->count(); task < tasks; ++task) m_task->addItem(tr("task %1").arg(task + 1));
    if (m_task->currentIndex() < 0 && tasks > 0) m_task->setCurrentIndex(0);
    if (m_wantedTask >= 0 && m_wantedTask < tasks) m_task->setCurrentIndex(std::exchange(m_wantedTask, -1));
    chooseFace();
    readAnew();
}

void ReaderPanel::clear() {
    m_reading = {};
    m_frames.clear();
    m_picture.clear();
    m_tokens.clear();
    m_asWords.clear();
    for (PixelImage* picture : {m_asRead, m_original}) picture->setData({});
    m_words->setData({});
    m_course->setData({});
    m_hidden->setData({});
    m_probabilities->setData({});
    m_answer->clear();
}

/// Lets the network of the picture at hand read what is chosen, drawn or written.
void ReaderPanel::readAnew() {
    const WatchedSamples* const chosen = samples();
    const bool canRead = chosen && !chosen->labels.empty() && snapshot()->model;
    for (QWidget* control : std::initializer_list<QWidget*>{m_next, m_play, m_step, m_draw, m_task})
        control->setEnabled(canRead);
    m_listen->setEnabled(canRead && chosen->numbers.size() == chosen->labels.size());
    if (!canRead) {
        clear();
        m_listen->setChecked(false);
        setCaption({});
        return;
    }
    const auto sample = static_cast<std::size_t>(m_sample) % chosen->labels.size();
    if (isRunningText())
        readCharacters(*chosen, sample);
    else if (isText())
        readWords(*chosen, sample);
    else
        readSnapshot(*chosen, sample);
    // A snapshot that comes while it trains leaves the recording as it is; another recording is not what is heard.
    if (m_listen->isChecked() && (numberOf(sample) != m_heardNumber || m_frames != m_heard))
        m_listen->setChecked(false);
    showRows();
}

void ReaderPanel::readSnapshot(const WatchedSamples& chosen, std::size_t sample) {
    // A recording has steps of its own number.
    const bool isDrawn = m_draw->isChecked();
    const int steps =
        chosen.layout.hasOwnLengths ? static_cast<int>(chosen.frames[sample].size()) / chosen.inputs : chosen.steps;
    const auto numbers = static_cast<std::size_t>(steps * chosen.inputs);
    const auto places = chosen.placesOf(steps);
    const auto placeOf = [&](std::size_t n) { return places.empty() ? n : places[n]; };
    m_picture.assign(numbers, 0);
    if (isDrawn) {
        m_drawing.resize(numbers);
        m_picture = m_drawing;
        m_frames.resize(numbers);
        for (std::size_t n = 0; n < numbers; ++n) m_frames[n] = m_picture[placeOf(n)];
    } else {
        m_frames = chosen.frames[sample];
        for (std::size_t n = 0; n < numbers; ++n) m_picture[placeOf(n)] = m_frames[n];
    }
    m_reading = readSequence(*snapshot()->model, m_frames, steps, answersAmong());
    m_asReadSide->setVisible(unit() != Unit::Moment || !places.empty());
    m_original->setData(pictureOf(m_picture, steps, chosen.inputs, chosen.layout));
}

void ReaderPanel::readWords(const WatchedSamples& chosen, std::size_t sample) {
    m_tokens.clear();
    m_asWords.clear();
    if (m_draw->isChecked()) {
        readWriting(chosen);
    } else {
        m_tokens = chosen.texts[sample];
        for (std::size_t n = 0; n < m_tokens.size(); ++n)
            m_asWords << FlowWord{QString::fromStdString(chosen.words[sample][n]), m_tokens[n] != Vocabulary::unknown};
    }
    const bool isWaiting = m_draw->isChecked() && m_tokens.empty();
    const int missing = chosen.readsPadding ? chosen.steps - static_cast<int>(m_tokens.size()) : 0;
    m_reading = isWaiting ? Reading{0, 0, snapshot()->network.classes, {}, {}}
                          : readText(*snapshot()->model, m_tokens, missing, answersAmong());
    if (!isWaiting && m_tokens.empty()) m_asWords << FlowWord{tr("(no words)"), false, 0};
}

/// What has been written, in the order and code of the task.
void ReaderPanel::readWriting(const WatchedSamples& chosen) {
    if (!snapshot()->words) return;
    if (m_known != snapshot()->words) {
        m_known = snapshot()->words;
        m_vocabulary = std::make_unique<Vocabulary>(*m_known);
    }
    const std::string text = m_writing->toPlainText().toStdString();
    std::vector<std::string> written;
    forEachWord(text, [&](std::string_view word) { written.emplace_back(word); });
    const auto maxLength = static_cast<std::size_t>(chosen.steps);
    if (written.size() > maxLength && chosen.keepsEnd)
        written.erase(written.begin(), written.end() - static_cast<std::ptrdiff_t>(maxLength));
    std::vector<Token> places(std::min(written.size(), maxLength));
    std::iota(places.begin(), places.end(), Token{0});
    FrameView view = viewOf(places, chosen.steps, Vocabulary::largest, {});
    if (!chosen.order.empty()) view.order = chosen.order.data();
    for (const Token place : tokensOf(view, chosen.steps)) {
        const std::string& word = written[place];
        const Token token = m_vocabulary->token(word);
        m_tokens.push_back(chosen.code.empty() ? token : chosen.code[token]);
        m_asWords << FlowWord{QString::fromStdString(word), token != Vocabulary::unknown};
    }
}

/// A test text, or what the network writes; in the code of the task.
void ReaderPanel::readCharacters(const WatchedSamples& chosen, std::size_t sample) {
    m_asWords.clear();
    m_known = snapshot()->words;
    m_plainOf.resize(chosen.code.size());
    for (std::size_t word = 0; word < chosen.code.size(); ++word)
        m_plainOf[chosen.code[word]] = static_cast<Token>(word);
    const bool writes = m_draw->isChecked();
    std::size_t given = 0;
    if (writes) {
        const WritingTask task{.beginning = beginningToWriteFrom(chosen, sample),
                               .length = charactersToWrite,
                               .temperature = m_temperature->value(),
                               .seed = static_cast<std::uint64_t>(m_sample) + 1,
                               .among = answersAmong()};
        given = task.beginning.size();
        m_tokens.clear();
        for (const WrittenCharacter& character : write(*snapshot()->model, task)) m_tokens.push_back(character.token);
    } else {
        m_tokens = chosen.texts[sample];
    }
    m_reading = readText(*snapshot()->model, m_tokens, 0, answersAmong());
    for (std::size_t n = 0; n < m_tokens.size(); ++n)
        m_asWords << FlowWord{characterOf(m_tokens[n]), m_tokens[n] != Vocabulary::unknown,
                              n > 0 ? expectationOf(static_cast<int>(n)) : 0, n < given};
}

/// What has been typed; else the beginning of a test text.
std::vector<Token> ReaderPanel::beginningToWriteFrom(const WatchedSamples& chosen, std::size_t sample) const {
    const std::string typed = m_writing->toPlainText().toStdString();
    if (typed.empty() || !m_known) {
        auto beginning = chosen.texts[sample];
        beginning.resize(std::min(usualBeginning, beginning.size()));
        return beginning;
    }
    auto beginning = Vocabulary(*m_known, Vocabulary::Unit::Character).tokens(typed);
    for (Token& token : beginning)
        if (token < chosen.code.size()) token = chosen.code[token];
    return beginning;
}

/// The output that stands for a character.
int ReaderPanel::outputOf(Token character) const {
    const OutputRange among = answersAmong();
    return (among.isAll() ? 0 : among.first) + std::max(0, static_cast<int>(character) - 1);
}

/// The character itself, whatever the code of the task makes of it.
QString ReaderPanel::characterOf(Token token) const {
    const Token plain = token < m_plainOf.size() ? m_plainOf[token] : token;
    const auto rank = static_cast<std::size_t>(plain) - Vocabulary::reserved;
    const bool isKnown = plain >= Vocabulary::reserved && m_known && rank < m_known->size();
    return isKnown ? QString::fromStdString((*m_known)[rank]) : QStringLiteral("�");
}

/// How probable the network held the character at a place before it was there.
double ReaderPanel::expectationOf(int place) const {
    const int output = outputOf(m_tokens[static_cast<std::size_t>(place)]);
    const auto share = static_cast<double>(m_reading.probabilityAt(place - 1, output));
    return std::isfinite(share) ? share : 0;
}

/// Among which outputs a test would choose the answer.
OutputRange ReaderPanel::answersAmong() const {
    const auto task = static_cast<std::size_t>(m_task->currentIndex());
    return task < snapshot()->testedOutputs.size() ? snapshot()->testedOutputs[task] : OutputRange{};
}

/// As the data of the run shown call it; else as it was called when the snapshot came from elsewhere.
QString ReaderPanel::nameOfClass(int label) const {
    if (isRunningText()) return words::outputName(*snapshot(), m_task->currentIndex(), label);
    const auto number = static_cast<std::size_t>(label);
    if (snapshot() && snapshot()->classNames && number < snapshot()->classNames->size())
        return QString::fromStdString((*snapshot()->classNames)[number]);
    return label < m_classNames.size() ? m_classNames[label] : QString::number(label);
}

void ReaderPanel::setRows(int rows) {
    m_rows = rows;
    showRows();
}

/// Everything up to the row, or the word, that has been read last.
void ReaderPanel::showRows() {
    const int rows = m_rows < 0 ? m_reading.steps : std::min(m_rows, m_reading.steps);
    const bool isWhole = rows == m_reading.steps;
    int right = -1;
    if (const WatchedSamples* const chosen = samples(); chosen && !m_draw->isChecked())
        right = chosen->labelAfter(static_cast<std::size_t>(m_sample) % chosen->labels.size(), std::max(0, rows - 1));
    BarListData bars;
    for (const int label : listedClasses(rows, right)) {
        if (label == right) bars.right = static_cast<int>(bars.names.size());
        if (rows > 0 && label == m_reading.answerAfter(rows - 1)) bars.marked = static_cast<int>(bars.names.size());
        bars.names << nameOfClass(label);
        if (rows > 0) bars.shares.push_back(static_cast<double>(m_reading.probabilityAt(rows - 1, label)));
    }
    if (!std::ranges::all_of(bars.shares, [](double share) { return std::isfinite(share); })) bars.marked = -1;
    m_answer->setText(isRunningText() ? charactersText(rows) : answerText(rows, bars));

    m_probabilities->setData(std::move(bars));
    if (isRunningText()) {
        showCharacters(rows);
    } else if (isText()) {
        showText(rows);
    } else if (m_reading.steps > 0) {
        const int inputs = static_cast<int>(m_frames.size()) / m_reading.steps;
        const SequenceLayout& layout = snapshot()->layout;
        PixelImageData read = pictureOf(m_frames, m_reading.steps, inputs, layout);
        if (!isWhole) markRead(read, rows, unit() == Unit::Pixel);
        // Where nothing is permuted, one picture of a recording is enough; else the other one follows what is heard.
        if (unit() == Unit::Moment) {
            PixelImageData lies =
                m_asReadSide->isHidden() ? read : pictureOf(m_picture, m_reading.steps, inputs, layout);
            if (!m_asReadSide->isHidden() && m_soundTimer.isActive() && !isWhole) markRead(lies, rows, false);
            m_original->setData(std::move(lies));
        }
        m_asRead->setData(std::move(read));
    }
    const UnitWords of = wordsOf(unit());
    m_hidden->setData(
        {m_reading.units, m_reading.steps, m_reading.hidden, RasterData::Scale::Signed, {}, rows, tr("unit"), of.name});
    if (m_reading.steps == 0)
        setCaption({});
    else if (isRunningText() && m_draw->isChecked())
        setCaption(tr("what it writes, character by character"));
    else
        setCaption(isWhole ? of.whole.arg(words::number(rows))
                           : of.part.arg(words::number(rows), words::number(m_reading.steps)));
}

/// The words with what each did to the probability of the last class, and the course of the probabilities.
void ReaderPanel::showText(int words) {
    const int classes = m_reading.classes;
    const int watched = classes - 1;  // of two classes one says it all
    QList<FlowWord> flow = m_asWords;
    double before = 1.0 / std::max(1, classes);
    for (int n = 0; n < m_reading.steps; ++n) {
        const auto now = static_cast<double>(m_reading.probabilityAt(n, watched));
        flow[n].effect = std::isfinite(now - before) ? effectOf(now - before) : 0;
        before = now;
    }
    m_words->setData({std::move(flow), words == m_reading.steps ? -1 : words});
    m_words->setAccessibleDescription(m_answer->text());

    LineChartData course;
    course.xEnd = std::max(1, m_reading.steps);
    course.reference = classes == 2 ? 0.5 : -1;
    for (const int label : shownClasses(words)) {
        Line line;
        line.color = taskColor(classes == 2 ? 0 : label);
        line.pen = taskPen(classes == 2 ? 0 : label);
        line.label = classes == 2 ? QString() : nameOfClass(label);
        for (int n = 0; n < words; ++n)
            line.points << QPointF(n + 1, static_cast<double>(m_reading.probabilityAt(n, label)));
        course.lines << line;
    }
    m_course->setLabelled(classes != 2);
    m_course->setData(course);
    m_courseCaption->setText(classes == 2 ? tr("probability of “%1”, word by word").arg(nameOfClass(1))
                                          : tr("probability of each class, word by word"));
}

/// The characters, each on how probable the network held it before it was there.
void ReaderPanel::showCharacters(int places) {
    m_words->setData({m_asWords, places == m_reading.steps ? -1 : places, true});
    m_words->setAccessibleDescription(m_answer->text());
}

/// What it thought at a place, before the character that came there: all of the text is behind the last.
QString ReaderPanel::charactersText(int place) const {
    constexpr std::size_t most = 5;
    if (m_reading.steps == 0 || place <= 0) return {};
    std::vector<int> labels = listedClasses(place, -1);
    labels.resize(std::min(most, labels.size()));
    QStringList thoughts;
    for (const int label : labels) {
        const auto share = static_cast<double>(m_reading.probabilityAt(place - 1, label));
        if (!std::isfinite(share)) return tr("It has no answer: its numbers are no longer finite.");
        thoughts << tr("“%1” %2").arg(nameOfClass(label), words::percent(share));
    }
    const QString after = words::visibleCharacter(m_asWords[place - 1].text.toStdString());
    const QString thought = tr("After “%1” it thinks of: %2.").arg(after, thoughts.join(tr(", ")));
    if (place >= m_asWords.size()) return thought;
    return tr("%1 There came “%2”.").arg(thought, words::visibleCharacter(m_asWords[place].text.toStdString()));
}

/// Those with a bar: all, or of many the most probable ones after so many steps, and the right one.
std::vector<int> ReaderPanel::listedClasses(int rows, int right) const {
    std::vector<int> labels(static_cast<std::size_t>(m_reading.classes));
    std::iota(labels.begin(), labels.end(), 0);
    const int most = isRunningText() ? mostCharacterBars : mostBars;
    if (m_reading.classes <= most || rows == 0) {
        labels.resize(std::min<std::size_t>(labels.size(), static_cast<std::size_t>(most)));
        return labels;
    }
    std::ranges::stable_sort(labels, std::greater(),
                             [&](int label) { return m_reading.probabilityAt(rows - 1, label); });
    const bool isListed = right < 0 || std::ranges::find(labels, right) - labels.begin() < most;
    labels.resize(static_cast<std::size_t>(most));
    if (!isListed) labels.back() = right;
    return labels;
}

/// Of two classes the second says it all; of many, the most probable ones after so many words.
std::vector<int> ReaderPanel::shownClasses(int words) const {
    constexpr std::size_t most = 6;
    if (m_reading.classes == 2) return {1};
    std::vector<int> labels(static_cast<std::size_t>(m_reading.classes));
    std::iota(labels.begin(), labels.end(), 0);
    if (words > 0)
        std::ranges::stable_sort(labels, std::greater(),
                                 [&](int label) { return m_reading.probabilityAt(words - 1, label); });
    labels.resize(std::min(most, labels.size()));
    return labels;
}

QString ReaderPanel::answerText(int rows, const BarListData& bars) const {
    if (isText() && m_draw->isChecked() && m_tokens.empty()) return tr("Waiting for your text.");
    if (rows == 0) return {};
    if (bars.marked < 0) return tr("It has no answer: its numbers are no longer finite.");
    const double certainty = bars.shares[static_cast<std::size_t>(bars.marked)];
    const QString said = tr("It says: %1, %2 sure.").arg(bars.names[bars.marked], words::percent(certainty));
    if (m_draw->isChecked()) return said;
    return bars.marked == bars.right ? tr("%1 That is right.").arg(said)
                                     : tr("%1 It is: %2.").arg(said, bars.names[bars.right]);
}

void ReaderPanel::play(bool on) {
    if (!on) return m_timer.stop();
    m_listen->setChecked(false);
    if (m_rows < 0 || m_rows >= m_reading.steps) setRows(0);
    m_timer.start();
}

void ReaderPanel::listen(bool on) {
    if (!on) {
        if (m_soundTimer.isActive()) {
            m_soundTimer.stop();
            showRows();
        }
        Q_EMIT soundUnwanted();
        return;
    }
    m_play->setChecked(false);
    m_heard = m_frames;
    const WatchedSamples* const watched = samples();
    m_heardNumber = watched ? numberOf(static_cast<std::size_t>(m_sample) % watched->labels.size()) : -1;
    Q_EMIT soundWanted({.number = m_heardNumber, .steps = m_reading.steps});
}

/// In the data set, of a watched sequence of the task chosen; −1: it is not known.
int ReaderPanel::numberOf(std::size_t sample) const {
    const WatchedSamples* const watched = samples();
    return watched && sample < watched->numbers.size() ? watched->numbers[sample] : -1;
}

void ReaderPanel::soundBegan() {
    if (!m_listen->isChecked()) return;
    m_soundBegan = m_clock();
    m_soundTimer.start();
    setRows(0);
}

/// As far as it has been heard, however late the timer is.
void ReaderPanel::keepUp() {
    const qint64 heard = (m_clock() - m_soundBegan) / momentLength;
    setRows(static_cast<int>(std::min<qint64>(heard, m_reading.steps)));
    if (m_rows >= m_reading.steps) m_soundTimer.stop();
}

void ReaderPanel::soundEnded() {
    if (m_soundTimer.isActive()) setRows(m_reading.steps);
    m_listen->setChecked(false);
}

void ReaderPanel::setDrawing() {
    m_play->setChecked(false);
    m_drawing.clear();
    m_rows = -1;
    chooseFace();
    if (m_writing->isVisible()) m_writing->setFocus();
    readAnew();
}

QString ReaderPanel::sentence() const { return m_answer->text(); }

PanelTable ReaderPanel::numbers() const {
    PanelTable table;
    if (isRunningText()) {
        table.columns << tr("place") << tr("character") << tr("probability before it came");
        for (int place = 0; place < m_reading.steps; ++place)
            table.rows << QStringList{words::number(place + 1),
                                      words::visibleCharacter(m_asWords[place].text.toStdString()),
                                      place > 0 ? words::percent(expectationOf(place), 1) : QStringLiteral("–")};
        return table;
    }
    table.columns << wordsOf(unit()).column;
    if (isText()) table.columns << tr("word");
    for (int label = 0; label < m_reading.classes; ++label) table.columns << nameOfClass(label);
    for (int step = 0; step < m_reading.steps; ++step) {
        QStringList row{words::number(step + 1)};
        if (isText()) row << m_asWords[step].text;
        for (int label = 0; label < m_reading.classes; ++label)
            row << words::percent(static_cast<double>(m_reading.probabilityAt(step, label)), 1);
        table.rows << row;
    }
    return table;
}

}  // namespace miru
