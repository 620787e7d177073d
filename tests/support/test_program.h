// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Many files of tests, one program: what each would do as a program of its own, it does when its name is given. So
// libraries are linked once, and ctest still starts a process for each file. CMake puts this header in front of every file;
// the files themselves look as Qt's documentation shows them.

#include <QTest>

namespace miru::test {

/// A file of tests, known to main() from the start of the program on.
struct TestFile {
    using Main = int (*)(int argc, char* argv[]);

    TestFile(const char* path, Main main);
};

}  // namespace miru::test

// Qt's QTEST_MAIN, QTEST_GUILESS_MAIN and QTEST_APPLESS_MAIN are made of this; theirs is named main.
#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(TestObject, ...)                 \
    static int mainOf##TestObject(int argc, char* argv[]) { \
        __VA_ARGS__                                         \
        TestObject tc;                                      \
        return QTest::qExec(&tc, argc, argv);               \
    }                                                       \
    static const miru::test::TestFile fileOf##TestObject(__FILE__, &mainOf##TestObject);
