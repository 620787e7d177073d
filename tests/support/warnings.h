// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegularExpression>
#include <QTest>

namespace miru {

/// For init(): whatever Qt warns of fails the test, except what the display that is none cannot do.
inline void failOnWarnings() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support )")); }

}  // namespace miru
