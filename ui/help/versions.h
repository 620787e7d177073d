// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the program is made of, for bug reports and papers.

#include <QList>
#include <QString>

namespace miru {

struct Version {
    QString of;
    QString version;
};

/// The program, its libraries, and the compiler that built it.
QList<Version> versions();

}  // namespace miru
