// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// WAV files made on the spot, byte by byte, right and wrong.

#include <QByteArray>
#include <bit>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/support/data_files.h"

namespace miru::testing {

struct WavHeader {
    int rate = 8000;
    int channels = 1;
    int bits = 16;
    bool isFloat = false;
    qint64 claimed = -1;  ///< bytes of sound that the header tells of; −1: as many as there are
};

inline QByteArray littleEndian16(int number) { return littleEndian(static_cast<quint32>(number)).left(2); }

/// A WAV file around these bytes of sound.
inline QByteArray wavOf(const QByteArray& sound, const WavHeader& header = {}) {
    const int frame = header.channels * header.bits / 8;
    const auto claimed = static_cast<quint32>(header.claimed < 0 ? sound.size() : header.claimed);
    return "RIFF" + littleEndian(36 + claimed) + "WAVEfmt " + littleEndian(16) +
           littleEndian16(header.isFloat ? 3 : 1) + littleEndian16(header.channels) +
           littleEndian(static_cast<quint32>(header.rate)) + littleEndian(static_cast<quint32>(header.rate * frame)) +
           littleEndian16(frame) + littleEndian16(header.bits) + "data" + littleEndian(claimed) + sound;
}

/// Samples from −1 to 1 as the header has them, interleaved.
inline QByteArray wav(const std::vector<float>& samples, const WavHeader& header = {}) {
    QByteArray sound;
    for (const float x : samples) {
        if (header.isFloat) {
            sound += littleEndian(std::bit_cast<quint32>(x));
            continue;
        }
        const double most = std::ldexp(1.0, header.bits - 1) - 1;
        const auto number = static_cast<qint32>(std::lround(static_cast<double>(x) * most));
        if (header.bits == 8)
            sound.append(static_cast<char>(number + 128));
        else
            sound += littleEndian(static_cast<quint32>(number)).left(header.bits / 8);
    }
    return wavOf(sound, header);
}

/// A tone of a class: the higher the number, the higher it sounds.
inline std::vector<float> toneOf(int number, int samples, int rate = 8000) {
    std::vector<float> sound;
    for (int n = 0; n < samples; ++n)
        sound.push_back(static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * (300 + 400 * number) * n / rate)));
    return sound;
}

}  // namespace miru::testing
