// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// `miru-lab --render`: pages to print, drawn for miru-run, without a window and without a display.

namespace miru {

/// miru-lab --render report OUT.pdf AUTHOR PATH…     a report on runs, sessions or studies; AUTHOR may be empty
/// miru-lab --render guide OUT.pdf LANGUAGE [FILE…]  the guide for teachers
///
/// `argv` is the program's. Returns its exit code.
int renderCommand(int argc, char** argv);

}  // namespace miru
