// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <cstdio>
#include <string>
#include <vector>

namespace {

struct Entry {
    std::string path;
    miru::test::TestFile::Main main;
};

std::vector<Entry>& entries() {
    static std::vector<Entry> all;
    return all;
}

}  // namespace

miru::test::TestFile::TestFile(const char* path, Main main) { entries().push_back({path, main}); }

/// PROGRAM core/math/tst_random [ARGUMENTS FOR QT]
///
/// Each process has an empty home of its own, and so have the programs that it starts: no test finds what another, or
/// whoever builds the lab, has left in theirs, and none leaves anything there.
int main(int argc, char* argv[]) {
    const QTemporaryDir home;
    if (!home.isValid()) {
        std::fputs("There is no place for a home folder of the test.\n", stderr);
        return 2;
    }
    qputenv("HOME", home.path().toLocal8Bit());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"}) qunsetenv(name);
    const std::string name = argc > 1 ? argv[1] : "";
    for (const Entry& entry : entries())
        if (!name.empty() && entry.path.ends_with("tests/" + name + ".cpp")) return entry.main(argc - 1, argv + 1);
    std::fputs("Name one of these files of tests, as in: core/math/tst_random -functions\n", stderr);
    for (const Entry& entry : entries()) std::fprintf(stderr, "%s\n", entry.path.c_str());
    return 2;
}
