// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What studies, what they measure and their axes are called.

#include <QString>

#include "core/study/study_findings.h"

namespace miru {

/// "Stress test · MNIST"
QString titleOf(const Study& study);
/// In the language of the window.
QString nameOf(Measure measure);
/// "β" for "model.beta"; a name somebody has given as it is.
QString nameOf(const Axis& axis);
/// "GRU · λ 0.5 · seed 2": a run by where it stands on every axis.
QString nameOfRun(const Study& study, int run);

}  // namespace miru
