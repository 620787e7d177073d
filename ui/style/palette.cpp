// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/style/light_colors.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

// As those on light cards (light_colors.h).
constexpr std::array<QRgb, 7> onDark{0x4ba6e8, 0xff8c42, 0x2fc795, 0xe796c2, 0xf0b73a, 0x86cdf5, 0xb9c0ca};

// Tol 2021, muted: indigo, rose, green, cyan, sand, wine, teal, olive, purple, grey.
constexpr std::array<QRgb, classColorCount> classesOnLight{0x332288, 0xcc6677, 0x117733, 0x3a94bd, 0xa38a2c,
                                                           0x882255, 0x2f8f80, 0x7f7f22, 0xaa4499, 0x6f7680};
constexpr std::array<QRgb, classColorCount> classesOnDark{0x9d8ff0, 0xe58a98, 0x5cc27c, 0x88ccee, 0xddcc77,
                                                          0xd0729f, 0x5cc9b8, 0xb9b94f, 0xd98fcb, 0xc3c8cf};

double luminance(const QColor& color) {
    const auto linear = [](double x) { return x <= 0.03928 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(static_cast<double>(color.redF())) + 0.7152 * linear(static_cast<double>(color.greenF())) +
           0.0722 * linear(static_cast<double>(color.blueF()));
}

}  // namespace

QColor taskColor(int task) {
    const auto& row = Theme::current().isDark() ? onDark : light::tasks;
    return QColor::fromRgb(row[static_cast<std::size_t>(task) % row.size()]);
}

Qt::PenStyle taskPen(int task) { return light::taskPen(task); }

QColor classColor(int label) {
    const auto& row = Theme::current().isDark() ? classesOnDark : classesOnLight;
    return QColor::fromRgb(row[static_cast<std::size_t>(label) % row.size()]);
}

QColor runColor(int run) { return taskColor(run + 2); }

Qt::PenStyle runPen(int run) { return light::runPen(run); }

QColor taskBand(int task) { return blended(colors().card, taskColor(task), Theme::current().isDark() ? 0.13 : 0.08); }

QColor mapColor(double fraction) { return blended(colors().mapLow, colors().mapHigh, std::clamp(fraction, 0.0, 1.0)); }

QColor signedColor(double value) {
    return blended(colors().card, taskColor(value < 0 ? 1 : 0), std::clamp(std::abs(value), 0.0, 1.0));
}

QColor blended(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](float x, float y) {
        return static_cast<float>((1 - share) * static_cast<double>(x) + share * static_cast<double>(y));
    };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor textOn(const QColor& background) {
    // Black, not nearly black: only then one of the two reaches 4.5 to 1 on every background.
    return contrast(Qt::black, background) > contrast(Qt::white, background) ? Qt::black : Qt::white;
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace miru
