// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The values of a study's axis as somebody types them, one by one or as ranges:
//
//     0.3, 0.5, 0.7                 as they are
//     1 … 5, or 1–5                 whole numbers, one after the other
//     0.1 … 0.9 step 0.2            0.1, 0.3, 0.5, 0.7, 0.9
//     0.0001 … 0.01 ×10^0.5         0.0001, 0.000316, 0.001, 0.00316, 0.01
//
// Whether a setting takes them is not asked here: that is what reading the study says (core/study/study.h).

#include <QString>
#include <string>
#include <vector>

#include "core/spec/spec_fields.h"
#include "core/study/study.h"

namespace miru {

struct AxisValues {
    std::vector<std::string> texts;  ///< as a study's file has them: "0.3", "gru"
    QString mistake;                 ///< why a range cannot be read, a sentence; empty: it can
};

AxisValues readAxisValues(const SpecField& field, const QString& typed);
/// The text to be typed for the axis of one setting; whole numbers one after the other are a range.
QString typedTextOf(const SpecField& field, const Axis& axis);
/// An axis of this one setting.
Axis axisOf(const SpecField& field, const std::vector<std::string>& texts);
/// Whether the axis varies one setting and says no more.
bool isOfOneSetting(const Axis& axis);

}  // namespace miru
