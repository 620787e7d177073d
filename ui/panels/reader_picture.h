// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sequence as the reader draws it: an image in its rows, a recording with time to the right and pitch upwards.

#include <vector>

#include "core/math/sequence_layout.h"
#include "ui/charts/pixel_image.h"

namespace miru {

/// Of `steps` times `inputs` numbers, time-major.
PixelImageData pictureOf(const std::vector<float>& numbers, int steps, int inputs, const SequenceLayout& layout);
/// Marks the step read last, and leaves faint what has not been read.
void markRead(PixelImageData& data, int steps, bool isPixel);

}  // namespace miru
