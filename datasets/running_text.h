// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A data set of running texts: a plain text file in UTF-8, or a folder of them (….txt, ….txt.gz). What is learned is which
// character comes next; the last tenth of every file is for the test. Each file is a source of its own (a task, in a stream
// of sources), or each folder within the folder: an author with several works.

#include <QString>
#include <QStringList>
#include <string>

#include "core/tasks/dataset_source.h"

namespace miru {

/// The texts in a folder and in the folders in it, by their names; none if there are none.
QStringList runningTextsIn(const QString& folder);

/// Why this file is no running text, a sentence; empty if it may be one. Looks at its name alone.
std::string problemWithTextFile(const QString& path);

/// Reads a file, or all of a folder. Throws std::runtime_error with path and reason.
Dataset loadRunningTexts(const QString& path);

}  // namespace miru
