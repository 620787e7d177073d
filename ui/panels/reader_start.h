// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the reader shows before the first run: a sequence as each of the first tasks reads it, side by side, and a sentence that
// says in what the tasks differ.

#include <QString>
#include <QWidget>
#include <vector>

#include "core/measure/snapshot.h"

class QLabel;

namespace miru {

class PixelImage;

/// Of tasks that nothing has learned yet.
struct ReaderExample {
    struct Reading {
        QString caption;
        WatchedSamples sequence;  ///< one, of numbers
    };
    std::vector<Reading> readings;  ///< two at most; none where there is nothing to be seen
    QString sentence;
};

class ReaderStart : public QWidget {
    Q_OBJECT

 public:
    explicit ReaderStart(QWidget* parent = nullptr);

    void setExample(const ReaderExample& example);
    /// Of the first (0) or the second of the readings.
    PixelImage* picture(int reading) const { return m_sides[reading].picture; }
    QString sentence() const;

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    struct Side {
        QWidget* column = nullptr;
        QLabel* caption = nullptr;
        PixelImage* picture = nullptr;
    };

    void fitPictures();

    Side m_sides[2];
    QLabel* m_sentence = nullptr;
};

}  // namespace miru
