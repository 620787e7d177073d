// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/teach/drawings_row.h"

#include <QGridLayout>
#include <QToolButton>

#include "ui/style/numbers.h"
#include "ui/style/theme.h"
#include "ui/teach/drawing_picture.h"

namespace miru {
namespace {

constexpr int pictureSide = 34;  // pixels
constexpr int picturesInARow = maxDrawings / 2;

}  // namespace

DrawingsRow::DrawingsRow(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(4);
    m_grid->setColumnStretch(picturesInARow, 1);
    m_grid->setRowMinimumHeight(0, pictureSide + 10);
    connect(&Theme::current(), &Theme::changed, this, &DrawingsRow::drawPictures);
}

/// Buttons that stay keep the focus.
void DrawingsRow::setDrawings(std::vector<Strokes> drawings) {
    m_drawings = std::move(drawings);
    const auto count = static_cast<qsizetype>(m_drawings.size());
    while (m_buttons.size() > count) m_buttons.takeLast()->deleteLater();
    while (m_buttons.size() < count) {
        const int number = static_cast<int>(m_buttons.size());
        auto* const button = new QToolButton;
        button->setProperty("compact", true);
        button->setIconSize({pictureSide, pictureSide});
        button->setAccessibleName(tr("Drawing %1").arg(words::number(number + 1)));
        button->setToolTip(tr("Remove this drawing"));
        connect(button, &QToolButton::clicked, this, [this, number] { Q_EMIT removed(number); });
        m_grid->addWidget(button, number / picturesInARow, number % picturesInARow);
        m_buttons << button;
    }
    drawPictures();
}

void DrawingsRow::drawPictures() {
    for (qsizetype n = 0; n < m_buttons.size(); ++n)
        m_buttons[n]->setIcon(
            pictureOfDrawing(m_drawings[static_cast<std::size_t>(n)], pictureSide, devicePixelRatioF()));
}

}  // namespace miru
