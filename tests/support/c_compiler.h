// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// C that the lab has written, compiled with every warning and run: what it prints and how it ends.

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <QTemporaryDir>

namespace miru::test {

/// The first C compiler there is, or nothing.
inline QString cCompiler() {
    for (const char* name : {"cc", "gcc", "clang"})
        if (const QString path = QStandardPaths::findExecutable(QString::fromLatin1(name)); !path.isEmpty())
            return path;
    return {};
}

/// What a firmware author compiles with; a warning is a mistake.
inline QStringList strictFlags() {
    return {"-std=c99", "-Wall", "-Wextra", "-pedantic", "-Wconversion", "-Wshadow", "-Werror"};
}

/// The tool's output in the folder; where it fails, its complaint with "failed: " in front.
inline QString outputOf(const QString& tool, const QStringList& arguments, const QString& folder,
                        const QByteArray& input = {}) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(tool, arguments);
    process.write(input);
    process.closeWriteChannel();
    constexpr int deadline = 120'000;  // milliseconds
    if (!process.waitForFinished(deadline)) process.kill();
    const QString output = QString::fromUtf8(process.readAllStandardOutput());
    const bool isGood = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isGood ? output : "failed: " + output + QString::fromUtf8(process.readAllStandardError());
}

/// Compiles these files of the folder and runs the program.
inline QString builtAndRun(const QStringList& files, const QString& folder, const QByteArray& input = {}) {
    const QString complaint =
        outputOf(cCompiler(), strictFlags() + files + QStringList{"-o", "program", "-lm"}, folder);
    return complaint.isEmpty() ? outputOf(folder + "/program", {}, folder, input) : complaint;
}

}  // namespace miru::test
