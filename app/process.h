// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a program settles about its process, so that nothing depends on how and where it was started.

#include <string>
#include <vector>

namespace miru {

/// Before Qt's application object is made. Text is UTF-8 even where the locale names no or another encoding (a bare
/// server, a container), and Qt has nothing to remark on that; the language stays. What Qt remarks on a missing
/// XDG_RUNTIME_DIR is dropped: nothing is kept there. A standard stream that is closed is opened, so that no file of ours
/// can take its place and be written to by what is printed; writing to it still fails. Where HOME is not set, the home of
/// the user database is meant; Qt would take the root of the file system. Some memory is set aside for when there is none.
/// Hashes are in the same order every time, in which Qt writes the typefaces of a PDF: equal runs have equal reports.
void settleProcess();

/// Once Qt's application object is there, which adopts the locale: numbers keep their point in whatever C library call, and
/// the system's reasons ("No space left on device") are in the language of the sentences they stand in.
void settleLocale();

/// Ctrl-C, a request to end and a closed terminal end the program with the code of what failed while running, and a
/// sentence; `nohup` is respected. Commands that have something to keep watch for these signals themselves
/// (interrupt_watch.h).
void settleInterruption();

/// Becomes another program, which keeps this one's number, streams and signals. Returns only where that is impossible.
void becomeProgram(const std::string& program, const std::vector<std::string>& arguments);

/// Whether somebody watches: standard error is a terminal.
bool isWatched();
/// Why nothing can be written to a folder, as errno has it; 0 where it can.
int whyClosed(const std::string& folder);

}  // namespace miru
