// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What does it see?" One sequence, read row by row as the network reads it: the rows read so far, the hidden state after
// each, the answer it would give. A digit can be drawn by hand instead.

#include <QTimer>

#include "core/measure/reading.h"
#include "ui/panels/panel.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace miru {

class BarList;
class PixelPicture;
class Raster;

class ReaderPanel : public Panel {
    Q_OBJECT

 public:
    explicit ReaderPanel(QWidget* parent = nullptr);

    QString sentence() const override;

    /// What the classes are called; numbers where there is no name.
    void setClassNames(const QStringList& names);
    QStringList classNames() const { return m_classNames; }

    PixelPicture* asRead() const { return m_asRead; }
    /// The picture before its numbers are permuted; it is also the pad to draw on.
    PixelPicture* asItIs() const { return m_asItIs; }
    Raster* hidden() const { return m_hidden; }
    BarList* probabilities() const { return m_probabilities; }
    QToolButton* playButton() const { return m_play; }
    QToolButton* stepButton() const { return m_step; }
    QToolButton* drawButton() const { return m_draw; }
    QToolButton* nextButton() const { return m_next; }
    QComboBox* taskBox() const { return m_task; }
    /// Rows read so far, 0 … T.
    int rowsRead() const { return m_rows < 0 ? m_reading.steps : m_rows; }

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void hideEvent(QHideEvent* event) override;

 private:
    const WatchedSamples* samples() const;
    void readAnew();
    void showRows();
    void setRows(int rows);
    void play(bool on);
    void setDrawing(bool on);
    void restyle();

    QComboBox* m_task = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_step = nullptr;
    QToolButton* m_draw = nullptr;
    PixelPicture* m_asRead = nullptr;
    PixelPicture* m_asItIs = nullptr;
    QWidget* m_asItIsColumn = nullptr;
    Raster* m_hidden = nullptr;
    BarList* m_probabilities = nullptr;
    QLabel* m_answer = nullptr;
    QStringList m_classNames;
    QTimer m_timer;

    std::vector<float> m_frames;   ///< what is read, as the network reads it
    std::vector<float> m_drawing;  ///< what was drawn, as it is
    Reading m_reading;
    int m_sample = 0;
    int m_rows = -1;  ///< read so far; −1: all, of whatever comes
};

}  // namespace miru
