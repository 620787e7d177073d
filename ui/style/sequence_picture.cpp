// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/sequence_picture.h"

#include <algorithm>

#include "ui/style/palette.h"

namespace miru {

QImage sequencePicture(const std::vector<unsigned char>& bytes, int steps, int inputs, const SequenceLayout& layout) {
    const auto at = [&](int n) {
        return static_cast<std::size_t>(n) < bytes.size() ? int{bytes[static_cast<std::size_t>(n)]} : 0;
    };
    if (layout.hasOwnLengths) {
        QImage image(steps, inputs, QImage::Format_RGB32);
        for (int t = 0; t < steps; ++t)
            for (int band = 0; band < inputs; ++band)
                image.setPixelColor(t, inputs - 1 - band, mapColor(at(t * inputs + band) / 255.0));
        return image;
    }
    const int rows = layout.imageRows(steps);
    const int perRow = steps * inputs / std::max(1, rows);
    const int channels = layout.channels == 3 ? 3 : 1;
    QImage image(perRow / channels, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < image.width(); ++column) {
            const int first = row * perRow + column * channels;
            image.setPixelColor(
                column, row,
                channels == 3 ? QColor(at(first), at(first + 1), at(first + 2)) : mapColor(at(first) / 255.0));
        }
    return image;
}

}  // namespace miru
