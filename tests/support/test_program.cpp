// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_program.h"

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
int main(int argc, char* argv[]) {
    const std::string name = argc > 1 ? argv[1] : "";
    for (const Entry& entry : entries())
        if (!name.empty() && entry.path.ends_with("tests/" + name + ".cpp")) return entry.main(argc - 1, argv + 1);
    std::fputs("Name one of these files of tests, as in: core/math/tst_random -functions\n", stderr);
    for (const Entry& entry : entries()) std::fprintf(stderr, "%s\n", entry.path.c_str());
    return 2;
}
