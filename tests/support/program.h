// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// miru-run, started as a person would start it: what it prints and where, how it ends, and what it leaves.

#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTest>

#include "core/math/random.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/sanitized.h"

namespace miru {

inline constexpr int programDeadline = 240'000;  // milliseconds at most: a machine may be busy

struct Outcome {
    int code = -1;  ///< −1: it did not end by itself
    QString out;
    QString errors;

    /// For messages of tests that fail.
    QString all() const { return QString("exit %1\n%2\n%3").arg(code).arg(out, errors); }
    /// Lines on stderr that say what is wrong.
    int sentences() const { return static_cast<int>(errors.count("miru-run: ")); }
};

inline Outcome outcomeOf(QProcess& process) {
    Outcome outcome;
    if (!process.waitForFinished(programDeadline)) process.kill();
    if (process.exitStatus() == QProcess::NormalExit) outcome.code = process.exitCode();
    outcome.out += QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

/// From its start on it has so many bytes of address space.
inline void limitMemory(QProcess& process, rlim_t bytes) {
    if (isSanitized) return;
    process.setChildProcessModifier([bytes] {
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_AS, &limit);
    });
}

/// Runs it to its end; `input` is what it gets on standard input.
inline Outcome run(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(MIRU_RUN, arguments);
    process.write(input);
    process.closeWriteChannel();
    return outcomeOf(process);
}

/// Runs a line of shell, in which "$0" is miru-run and "$@" are the arguments.
inline Outcome runInShell(const QString& line, const QStringList& arguments = {}) {
    QProcess process;
    process.start("sh", QStringList{"-c", line, MIRU_RUN} + arguments);
    process.closeWriteChannel();
    return outcomeOf(process);
}

/// Reads lines until one begins so, and returns it; an empty one if the program ends before.
inline QString waitForLine(QProcess& process, const QString& beginning) {
    for (;;) {
        while (process.canReadLine())
            if (const QString line = QString::fromUtf8(process.readLine()); line.startsWith(beginning)) return line;
        if (!process.waitForReadyRead(programDeadline) && !process.canReadLine()) return {};
    }
}

/// A few short tasks for a small network.
inline QStringList smallRun(int tasks = 2, int units = 32) {
    return {"train", "forgetting",
            "--set", "data.dataset=" + testing::fewGlyphs(),
            "--set", "data.testPerTask=200",
            "--set", "data.trainPerTask=640",
            "--set", "model.hiddenUnits=" + QString::number(units),
            "--set", "data.tasks=" + QString::number(tasks)};
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

inline QJsonObject objectIn(const QString& path) { return QJsonDocument::fromJson(contentOf(path)).object(); }

/// A folder with labelled texts in it: in each of them one word decides its class.
inline void writeTexts(const QString& folder) {
    QVERIFY(QDir().mkpath(folder));
    Random random(7, "texts");
    const auto lines = [&](int count) {
        QByteArray text;
        for (int n = 0; n < count; ++n) {
            QByteArrayList words;
            for (std::uint64_t word = random.below(12); word > 0; --word)
                words << "Word" + QByteArray::number(static_cast<int>(random.below(40)));
            words.insert(static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(words.size()) + 1)),
                         n % 2 == 0 ? "bad" : "good");
            text += QByteArray::number(n % 2) + '\t' + words.join(n % 3 == 0 ? "<br />" : ", ") + '\n';
        }
        return text;
    };
    write(folder + "/train.tsv", lines(1500));
    write(folder + "/test.tsv", lines(300));
}

inline QStringList textRun(const QString& data) {
    return {"train", "reviews",
            "--set", "data.dataset=" + data,
            "--set", "data.tasks=2",
            "--set", "training.learningRate=0.01",
            "--set", "text.longest=10",
            "--set", "model.hiddenUnits=24",
            "--set", "model.embedding=16",
            "--set", "rehearsal.samplesPerTask=100"};
}

/// Everything that equal runs have in common.
inline const QStringList filesOfEqualRuns{
    "spec.json",           "summary.json",          "matrix.csv", "curves.csv", "journal.jsonl",
    "network.safetensors", "checkpoint.safetensors"};

inline void verifyEqualRuns(const QString& a, const QString& b) {
    for (const QString& name : filesOfEqualRuns) {
        const QByteArray content = contentOf(a + '/' + name);
        QVERIFY2(!content.isEmpty(), qPrintable(name));
        QVERIFY2(content == contentOf(b + '/' + name), qPrintable(name + " differs"));
    }
}

}  // namespace miru
