// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/reader_picture.h"

#include <algorithm>

namespace miru {

PixelImageData pictureOf(const std::vector<float>& numbers, int steps, int inputs, const SequenceLayout& layout) {
    PixelImageData data;
    if (!layout.hasOwnLengths) {
        data.rows = layout.imageRows(steps);
        data.channels = layout.channels == 3 ? 3 : 1;
        data.columns = static_cast<int>(numbers.size()) / std::max(1, data.rows * data.channels);
        data.values = numbers;
        return data;
    }
    data.rows = inputs;
    data.columns = steps;
    data.fillsArea = true;
    data.shownColumns = -1;
    data.values = numbers;
    for (int t = 0; t < steps; ++t)
        for (int band = 0; band < inputs; ++band)
            data.values[static_cast<std::size_t>((inputs - 1 - band) * steps + t)] =
                layout.shadeOf(numbers[static_cast<std::size_t>(t * inputs + band)]);
    return data;
}

void markRead(PixelImageData& data, int steps, bool isPixel) {
    if (data.fillsArea) {
        data.markedColumn = steps - 1;
        data.shownColumns = steps;
        return;
    }
    const int perRow = isPixel ? std::max(1, data.columns) : 1;
    data.markedRow = steps > 0 ? (steps - 1) / perRow : -1;
    if (isPixel) data.markedColumn = steps > 0 ? (steps - 1) % perRow : -1;
    data.shownRows = steps / perRow;
    if (isPixel) data.shownColumns = steps % perRow;
}

}  // namespace miru
