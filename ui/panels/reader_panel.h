// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What does it see?" One sequence, read step by step as the network reads it: the rows or pixels of a picture, the words of a
// text, or the moments of a recording read so far, the hidden state after each, the answer it would give. A grey picture can
// be drawn by hand instead, a text written; a recording can be heard while it is read.

#include <QTimer>
#include <algorithm>
#include <functional>
#include <memory>

#include "core/measure/reading.h"
#include "core/tasks/vocabulary.h"
#include "ui/charts/word_flow.h"
#include "ui/panels/panel.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace miru {

class BarList;
class LineChart;
class PixelImage;
class Raster;
class ReaderStart;
struct BarListData;
struct ReaderExample;

class ReaderPanel : public Panel {
    Q_OBJECT

 public:
    explicit ReaderPanel(QWidget* parent = nullptr);

    /// A recording, as it is known where it comes from.
    struct Recording {
        int number = 0;  ///< as WatchedSamples::numbers tells it
        int steps = 0;   ///< of 10 ms
    };

    QString sentence() const override;

    /// What the classes are called; numbers where there is no name.
    void setClassNames(const QStringList& names);
    QStringList classNames() const { return m_classNames; }
    /// Reads this watched sequence of a task, all of it.
    void read(int task, int sample);
    /// What is shown while nothing has run.
    void setExample(const ReaderExample& example);
    ReaderStart* start() const { return m_start; }
    /// Which sequence is read, and how far; to be put back in another session.
    QByteArray state() const;
    /// Puts it back, as soon as there is a run to read; false if these are not the bytes of a state.
    bool setState(const QByteArray& state);

    /// What was wanted is heard from now on: what is read keeps up with it.
    void soundBegan();
    /// It is not heard any more, or cannot be.
    void soundEnded();
    /// Milliseconds of a clock that never goes back, by which what is read keeps up; for tests.
    void setClock(std::function<qint64()> clock) { m_clock = std::move(clock); }

    PixelImage* asRead() const { return m_asRead; }
    /// The picture before its numbers are permuted; it is also the pad to draw on.
    PixelImage* original() const { return m_original; }
    /// The words of a text, and the pad to write one on.
    WordFlow* words() const { return m_words; }
    QPlainTextEdit* writing() const { return m_writing; }
    /// Of a running text: how boldly the network continues it.
    QDoubleSpinBox* temperatureBox() const { return m_temperature; }
    /// How probable the classes are after each word.
    LineChart* course() const { return m_course; }
    Raster* hidden() const { return m_hidden; }
    BarList* probabilities() const { return m_probabilities; }
    QToolButton* playButton() const { return m_play; }
    QToolButton* stepButton() const { return m_step; }
    QToolButton* listenButton() const { return m_listen; }
    QToolButton* drawButton() const { return m_draw; }
    QToolButton* nextButton() const { return m_next; }
    QComboBox* taskBox() const { return m_task; }
    /// Rows (or words) read so far, 0 … T.
    int rowsRead() const { return m_rows < 0 ? m_reading.steps : std::min(m_rows, m_reading.steps); }

 Q_SIGNALS:
    /// This recording shall be heard; `soundBegan` or `soundEnded` tell what came of it.
    void soundWanted(const miru::ReaderPanel::Recording& recording);
    /// It shall not any more.
    void soundUnwanted();

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void hideEvent(QHideEvent* event) override;

 private:
    QString nameOfClass(int label) const;
    OutputRange answersAmong() const;
    const WatchedSamples* samples() const;
    bool isText() const;
    /// What a step is to whoever looks at it.
    enum class Unit { Row, Pixel, Word, Character, Moment };
    struct UnitWords;
    Unit unit() const;
    static UnitWords wordsOf(Unit unit);
    /// Of a running text, which is read, or written by the network, character by character.
    bool isRunningText() const { return unit() == Unit::Character; }
    /// Whether what is read can be made by hand: a grey picture can be drawn, a text written.
    bool canBeMade() const;
    void readAnew();
    void readSnapshot(const WatchedSamples& samples, std::size_t sample);
    void readWords(const WatchedSamples& samples, std::size_t sample);
    void readWriting(const WatchedSamples& samples);
    void readCharacters(const WatchedSamples& samples, std::size_t sample);
    std::vector<Token> beginningToWriteFrom(const WatchedSamples& samples, std::size_t sample) const;
    int outputOf(Token character) const;
    QString characterOf(Token token) const;
    double expectationOf(int place) const;
    void showCharacters(int places);
    QString charactersText(int places) const;
    void clear();
    void showRows();
    void showText(int words);
    std::vector<int> shownClasses(int words) const;
    std::vector<int> listedClasses(int rows, int right) const;
    QString answerText(int rows, const BarListData& bars) const;
    void setRows(int rows);
    void play(bool on);
    void listen(bool on);
    void keepUp();
    int numberOf(std::size_t sample) const;
    void setDrawing();
    void chooseFace();
    void restyle();

    ReaderStart* m_start = nullptr;
    QWidget* m_readingFace = nullptr;  ///< all the rest
    QComboBox* m_task = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_step = nullptr;
    QToolButton* m_listen = nullptr;
    QToolButton* m_draw = nullptr;
    PixelImage* m_asRead = nullptr;
    PixelImage* m_original = nullptr;
    QLabel* m_originalCaption = nullptr;
    QWidget* m_asReadSide = nullptr;
    QWidget* m_pictures = nullptr;
    QWidget* m_text = nullptr;
    WordFlow* m_words = nullptr;
    QPlainTextEdit* m_writing = nullptr;
    QWidget* m_temperatureRow = nullptr;
    QDoubleSpinBox* m_temperature = nullptr;
    LineChart* m_course = nullptr;
    QWidget* m_courseRow = nullptr;
    QLabel* m_courseCaption = nullptr;
    Raster* m_hidden = nullptr;
    BarList* m_probabilities = nullptr;
    QLabel* m_answer = nullptr;
    QStringList m_classNames;
    QTimer m_timer;
    QTimer m_soundTimer;              ///< runs while a recording is heard
    std::function<qint64()> m_clock;  ///< ms
    qint64 m_soundBegan = 0;          ///< by that clock
    std::vector<float> m_heard;       ///< what is heard, as the network reads it
    int m_heardNumber = -1;           ///< its number in the data set

    std::vector<float> m_frames;                              ///< what is read, as the network reads it
    std::vector<float> m_picture;                             ///< the same, as it lies
    std::vector<float> m_drawing;                             ///< what was drawn, as it is
    std::vector<Token> m_tokens;                              ///< words as the network reads them, and
    QList<FlowWord> m_asWords;                                ///< what they are
    std::shared_ptr<const std::vector<std::string>> m_known;  ///< the words of
    std::unique_ptr<Vocabulary> m_vocabulary;                 ///< which writing needs
    std::vector<Token> m_plainOf;                             ///< what each word of the task's code is; empty: itself
    bool m_wasRunningText = false;
    Reading m_reading;
    int m_sample = 0;
    int m_wantedTask = -1;  ///< to be chosen when there is a picture of it; −1: none
    int m_rows = -1;        ///< read so far; −1: all, of whatever comes
};

}  // namespace miru
