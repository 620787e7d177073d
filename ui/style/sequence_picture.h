// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sequence as a small picture: an image, in its own colours if it has three channels, else in ink; of a recording its bands,
// low ones at the bottom, time to the right.

#include <QImage>
#include <vector>

#include "core/math/sequence_layout.h"

namespace miru {

/// Of T steps of I bytes, as they lie: 0 is blank (or silent), 255 full. What is missing is blank.
QImage sequencePicture(const std::vector<unsigned char>& bytes, int steps, int inputs, const SequenceLayout& layout);

}  // namespace miru
