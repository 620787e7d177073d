// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A recording in a WAV file: whole or floating-point PCM of any width, read by libsndfile.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace miru {

struct Sound {
    int rate = 0;                ///< samples a second
    std::vector<float> samples;  ///< −1 … 1; of several channels their mean
};

/// Reads the bytes of a WAV file; `where` names it. Refuses what is no WAV file or shorter than its header says, more than
/// eight channels, a rate there are no bands for (log_mel.h), a sound without a sample, and numbers that are not finite. Throws
/// std::runtime_error with `where` and the reason.
Sound readWav(std::string_view bytes, const std::string& where);

/// What a WAV file may take, bytes: eleven minutes of the best of compact discs.
inline constexpr std::uint64_t maxWavBytes = std::uint64_t{1} << 27;

}  // namespace miru
