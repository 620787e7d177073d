// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/reader_start.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/pixel_image.h"
#include "ui/panels/reader_picture.h"
#include "ui/style/card.h"
#include "ui/style/theme.h"

namespace miru {

ReaderStart::ReaderStart(QWidget* parent) : QWidget(parent) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(Theme::padding);
    for (Side& side : m_sides) {
        side.column = new QWidget;
        side.caption = makeCaption({});
        side.caption->setWordWrap(true);  // a narrow panel is not to be widened by it
        side.caption->setAlignment(Qt::AlignHCenter);
        side.picture = new PixelImage;
        side.picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        auto* const column = new QVBoxLayout(side.column);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        column->addWidget(side.caption);
        column->addWidget(side.picture);
        row->addWidget(side.column, 1);
    }
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::padding);
    layout->addLayout(row);
    layout->addWidget(m_sentence);
    layout->addStretch();
    setExample({});
}

QString ReaderStart::sentence() const { return m_sentence->text(); }

void ReaderStart::setExample(const ReaderExample& example) {
    std::size_t number = 0;
    for (Side& side : m_sides) {
        const bool isThere = number < example.readings.size();
        side.column->setVisible(isThere);
        side.picture->setData({});
        if (!isThere) continue;
        const auto& [caption, sequence] = example.readings[number++];
        const auto& numbers = sequence.frames.front();
        const int steps = static_cast<int>(numbers.size()) / sequence.inputs;  // of a recording, its own
        side.caption->setText(caption);
        side.picture->setAccessibleName(caption);
        side.picture->setData(pictureOf(numbers, steps, sequence.inputs, sequence.layout));
    }
    m_sentence->setText(example.sentence);
    fitPictures();
}

void ReaderStart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitPictures();
}

/// As high as they are wide, so that the captions stay close to them; the sentence below keeps its room.
void ReaderStart::fitPictures() {
    constexpr int smallest = 48;
    constexpr int largest = 220;
    const int wide = (width() - Theme::padding) / 2;
    const int captions = 2 * m_sides[0].caption->fontMetrics().lineSpacing();
    const int high = height() - captions - m_sentence->heightForWidth(width()) - 2 * Theme::padding;
    for (const Side& side : m_sides) side.picture->setFixedHeight(std::clamp(std::min(wide, high), smallest, largest));
}

}  // namespace miru
