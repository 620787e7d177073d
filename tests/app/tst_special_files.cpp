// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever stands where a file should be: one sentence, exit code 2, at once, and next to no memory.

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <zlib.h>

#include <QTemporaryDir>
#include <cstring>
#include <span>

#include "core/files/safetensors.h"
#include "tests/support/data_files.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;
using namespace miru::testing;

namespace {

constexpr int soon = 60'000;  // milliseconds at most, on a machine that is busy
constexpr rlim_t littleMemory =
    1200 << 20;  // bytes of address space: libraries and stacks of threads, no file of 8 GiB

/// Runs it in little memory; a program that waits for something is ended, and has no exit code.
Outcome runInLittleMemory(const QStringList& arguments) {
    QProcess process;
    limitMemory(process, littleMemory);
    process.start(MIRU_RUN, arguments);
    process.closeWriteChannel();
    Outcome outcome;
    if (!process.waitForFinished(soon)) process.kill();
    process.waitForFinished(soon);
    if (process.exitStatus() == QProcess::NormalExit) outcome.code = process.exitCode();
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

void makePipe(const QString& path) { QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0); }
void makeLinkToZeros(const QString& path) { QVERIFY(QFile::link("/dev/zero", path)); }
void makeFolderThere(const QString& path) { QVERIFY(QDir().mkpath(path)); }
void makeSocket(const QString& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toLocal8Bit();
    QVERIFY2(static_cast<std::size_t>(name.size()) < sizeof address.sun_path, "the path is too long for a socket");
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(descriptor);
}
/// Eight gibibytes that take no room on the disk.
void makeHole(const QString& path) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(qint64{8} << 30));
}
/// A file of arrays whose claims are right, but for what nobody wants: eight gibibytes of it.
void makeHoleOfArrays(const QString& path) {
    const QByteArray header =
        QByteArray(R"({"__metadata__":{"holds":"network"},"W":{"dtype":"U8","shape":[8589934592],)"
                   R"("data_offsets":[0,8589934592]}})")
            .leftJustified(160, ' ');
    write(path, QByteArray("\xa0\0\0\0\0\0\0\0", 8) + header);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize((qint64{8} << 30) + 168));
}

using Make = void (*)(const QString&);
struct Kind {
    const char* name;
    Make make;
};
constexpr Kind kinds[] = {{"a pipe", makePipe},          {"zeros without end", makeLinkToZeros},
                          {"a folder", makeFolderThere}, {"a socket", makeSocket},
                          {"a hole", makeHole},          {"a hole of arrays", makeHoleOfArrays}};

/// What is put at a place: every kind, or under the sanitizers, where a program takes a second to start, the next in turn.
std::span<const Kind> kindsForNextPlace() {
    if (!isSanitized) return kinds;
    static std::size_t places = 0;
    return {kinds + places++ % std::size(kinds), 1};
}

/// As good as nothing on the disk: `gibibytes` of the same byte behind `beginning`, compressed as one member. What is
/// compressed after a full flush depends on nothing before it, so one piece does for all; nobody comes to the end of it.
QByteArray bomb(const QByteArray& beginning, char byte, int gibibytes) {
    z_stream stream{};
    constexpr int gzipAlone = 16;
    deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + gzipAlone, 9, Z_DEFAULT_STRATEGY);
    const auto compressed = [&stream](const QByteArray& bytes) {
        QByteArray out(1 << 20, '\0');
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, Z_FULL_FLUSH);
        return out.left(out.size() - static_cast<qsizetype>(stream.avail_out));
    };
    const QByteArray head = compressed(beginning);
    const QByteArray piece = compressed(QByteArray(64 << 20, byte));
    deflateEnd(&stream);
    return head + piece.repeated(16 * gibibytes);
}

QStringList fresh(const QString& folder) { return {"train", "single-task", "--set", "data.dataset=" + folder}; }

}  // namespace

class TestSpecialFiles : public QObject {
    Q_OBJECT

 private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// A copy of a folder made once, so that each case may spoil its own.
    QString copyOf(const QString& name) {
        const QString copy = path(QString("copy%1").arg(++m_copies));
        if (QProcess::execute("cp", {"-r", path(name), copy}) != 0) return {};
        return copy;
    }

    void verifyRefused(const QStringList& arguments, const QString& named) {
        const Outcome outcome = runInLittleMemory(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1 && outcome.errors.count('\n') == 1, qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.contains(named), qPrintable(outcome.all()));
        QVERIFY2(outcome.out.isEmpty(), qPrintable(outcome.all()));
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QVERIFY(run(smallRun(1) + QStringList{"--out", path("run")}).code == 0);
        write(path("tiny.json"), testing::onFewGlyphs(R"({"format": 1, "title": "Tiny", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 1, "trainPerTask": 32, "testPerTask": 20}, "model": {"hiddenUnits": 4}},
            "axes": [{"setting": "seed", "values": [1]}]})"));
        QVERIFY(run({"study", path("tiny.json"), "--out", path("study")}).code == 0);
        for (const char* name : {"csv", "idx", "tsv", "reviews"}) QVERIFY(QDir().mkpath(path(name)));
        const QByteArray table = "label,a,b\n0,1,2\n1,3,4\n";
        write(path("csv/train.csv"), table);
        write(path("csv/test.csv"), table);
        write(path("csv/dataset.json"), R"({"name": "Two", "steps": 2, "inputs": 1, "classes": 2})");
        for (const char* part : {"idx/train", "idx/t10k"}) {
            write(path(QString(part) + "-images-idx3-ubyte"), idx({2, 2, 2}, QByteArray(8, '\1')));
            write(path(QString(part) + "-labels-idx1-ubyte"), idx({2}, QByteArray("\0\1", 2)));
        }
        write(path("tsv/train.tsv"), "0\tbad\n1\tgood\n");
        write(path("tsv/test.tsv"), "0\tbad\n1\tgood\n");
        write(path("reviews/aclImdb_v1.tar.gz"), "");
    }

    void aFileThatIsNamedIsAPlainOne_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Make>("make");
        const QList<QStringList> commands{
            {"train", "HERE"},
            {"train", "forgetting", "--set", "data.dataset=" + testing::fewGlyphs(), "--set", "model.weights=HERE"},
            {"study", "HERE", "--out", "OUT"},
            {"predict", "HERE", "--input", "NUMBERS"},
            {"predict", "RUN", "--input", "HERE"},
            {"evaluate", "HERE"},
            {"evaluate", "RUN", "--dataset", "HERE"},
            {"report", "HERE", "--out", "OUT.html"},
            {"report", "RUN", "HERE", "--out", "OUT.html"},
            {"merge", "HERE", "--out", "OUT"},
            {"export", "c", "HERE", "--out", "OUT"},
            {"device", "HERE"},
            {"train", "single-task", "--set", "data.dataset=HERE"}};
        for (const QStringList& command : commands)
            for (const Kind& kind : kindsForNextPlace())
                QTest::addRow("%s: %s", qPrintable(command.join(' ')), kind.name) << command << kind.make;
    }
    void aFileThatIsNamedIsAPlainOne() {
        QFETCH(QStringList, arguments);
        QFETCH(Make, make);
        const QString place = path(QString("s%1").arg(++m_copies));
        make(place);
        for (QString& argument : arguments)
            argument.replace("HERE", place)
                .replace("RUN", path("run"))
                .replace("OUT", path("out"))
                .replace("NUMBERS", path("csv/train.csv"));
        verifyRefused(arguments, place);
        QFile::remove(place);
    }

    void aFileInAFolderIsAPlainOne_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Make>("make");
        const QMap<QString, QStringList> members{{"csv", {"train.csv", "test.csv", "dataset.json"}},
                                                 {"idx",
                                                  {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                                   "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}},
                                                 {"tsv", {"train.tsv", "test.tsv"}},
                                                 {"reviews", {"aclImdb_v1.tar.gz"}}};
        for (auto [folder, files] : members.asKeyValueRange())
            for (const QString& file : files)
                for (const Kind& kind : kindsForNextPlace())
                    QTest::addRow("%s/%s: %s", qPrintable(folder), qPrintable(file), kind.name)
                        << folder << file << fresh("HERE") << kind.make;
        const auto add = [](const char* folder, const char* file, const QStringList& arguments) {
            for (const Kind& kind : kindsForNextPlace())
                QTest::addRow("%s %s/%s: %s", qPrintable(arguments.first()), folder, file, kind.name)
                    << QString(folder) << QString(file) << arguments << kind.make;
        };
        for (const char* file : {"checkpoint.safetensors", "spec.json"})
            add("run", file, {"train", "--resume", "--out", "HERE", "--set", "data.testPerTask=200"});
        for (const char* file : {"checkpoint.safetensors", "timing.json"})
            add("run", file, {"report", "HERE", "--out", "OUT.html"});
        for (const char* command : {"evaluate", "predict"}) {
            QStringList arguments{command, "HERE"};
            if (arguments.first() == "predict")
                arguments << "--input"
                          << "NUMBERS";
            add("run", "network.safetensors", arguments);
        }
        add("study", "study.json", {"study", "TINY", "--out", "HERE"});
        for (const char* file : {"study.json", "runs/0001/summary.json", "runs/0001/matrix.csv"}) {
            add("study", file, {"report", "HERE", "--out", "OUT.html"});
            add("study", file, {"merge", "HERE", "--out", "OUT"});
            add("study", file, {"study", "TINY", "--out", "HERE"});
        }
        for (const char* file : {"runs/0001/spec.json", "runs/0001/journal.jsonl", "runs/0001/network.safetensors"})
            add("study", file, {"merge", "HERE", "--out", "OUT"});
    }
    void aFileInAFolderIsAPlainOne() {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QStringList, arguments);
        QFETCH(Make, make);
        if (isSanitized && make == makeHoleOfArrays) QSKIP("It is read, unless memory is short.");
        const QString copy = copyOf(folder);
        QVERIFY(QFile::remove(copy + '/' + file));
        make(copy + '/' + file);
        for (QString& argument : arguments)
            argument.replace("HERE", copy)
                .replace("OUT", path(QString("out%1").arg(m_copies)))
                .replace("NUMBERS", path("csv/train.csv"))
                .replace("TINY", path("tiny.json"));
        const Outcome outcome = runInLittleMemory(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1 && outcome.errors.contains(copy), qPrintable(outcome.all()));
        QDir(copy).removeRecursively();
    }

    void outputIsNotWaitedForEither_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Make>("make");
        for (const QStringList& command :
             {QStringList{"predict", "RUN", "--input", "NUMBERS", "--out", "HERE.html"},
              QStringList{"report", "RUN", "--out", "HERE.html"},
              QStringList{"train", "single-task", "--set", "data.dataset=" + testing::fewGlyphs(), "--out",
                          "HERE.html"},
              QStringList{"study", "TINY", "--out", "HERE.html"}, QStringList{"merge", "STUDY", "--out", "HERE.html"}})
            for (const Kind& kind : {kinds[0], kinds[3]})
                QTest::addRow("%s: %s", qPrintable(command.join(' ')), kind.name) << command << kind.make;
        for (const QStringList& command : {QStringList{"predict", "RUN", "--input", "NUMBERS", "--out", "HERE.html"},
                                           QStringList{"report", "RUN", "--out", "HERE.html"}})
            QTest::addRow("%s: a folder", qPrintable(command.join(' '))) << command << Make(makeFolderThere);
    }
    void outputIsNotWaitedForEither() {
        QFETCH(QStringList, arguments);
        QFETCH(Make, make);
        const QString place = path(QString("o%1").arg(++m_copies));
        make(place + ".html");
        QByteArray numbers;
        for (int n = 0; n < 784; ++n) numbers += n < 783 ? "0," : "0\n";
        write(path("numbers.csv"), numbers);
        for (QString& argument : arguments)
            argument.replace("HERE", place)
                .replace("RUN", path("run"))
                .replace("STUDY", path("study"))
                .replace("NUMBERS", path("numbers.csv"))
                .replace("TINY", path("tiny.json"));
        verifyRefused(arguments, place);
    }

    void whatIsCompressedMayGrowOnlySoMuch_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        const QByteArray images = idx({5'000'000, 28, 28}, {});
        QTest::newRow("IDX that claims it") << "train-images-idx3-ubyte.gz" << bomb(images, '\0', 4);
        QTest::newRow("IDX that claims less") << "train-images-idx3-ubyte.gz" << bomb(idx({2, 2, 2}, {}), '\0', 4);
        QTest::newRow("IDX labels") << "train-labels-idx1-ubyte.gz" << bomb(idx({2}, {}), '\0', 4);
        const QByteArray blank = gzip(QByteArray(16 << 20, '\n'));
        const QByteArray many = blank.repeated(384);
        QTest::newRow("CSV, blank lines") << "train.csv.gz" << bomb("label,a,b\n", '\n', 6);
        QTest::newRow("CSV, many members") << "train.csv.gz" << many;
        QTest::newRow("TSV, blank lines") << "train.tsv.gz" << many;
        QTest::newRow("TSV, one text") << "train.tsv.gz" << bomb("0\t", 'a', 6);
        QTest::newRow("tar, zeros") << "aclImdb_v1.tar.gz" << bomb({}, '\0', 6);
        QTest::newRow("tar, noise in it") << "aclImdb_v1.tar.gz" << bomb({}, 'x', 6);
        QByteArray header(512, '\0');  // an entry that nobody wants, of 8 GiB
        header.replace(0, 7, "ignored")
            .replace(100, 7, "0000644")
            .replace(108, 7, "0000000")
            .replace(116, 7, "0000000");
        header.replace(124, 12, "077777777777").replace(136, 11, "00000000000").replace(148, 8, "        ");
        header.replace(156, 1, "0").replace(257, 5, "ustar").replace(263, 2, "00");
        quint32 sum = 0;
        for (const char c : header) sum += static_cast<quint8>(c);
        header.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
        QTest::newRow("tar, a large entry") << "aclImdb_v1.tar.gz" << bomb(header, '\0', 6);
    }
    void whatIsCompressedMayGrowOnlySoMuch() {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        const QString folder = file.contains("idx")   ? "idx"
                               : file.contains("csv") ? "csv"
                               : file.contains("tsv") ? "tsv"
                                                      : "reviews";
        const QString copy = copyOf(folder);
        QFile::remove(copy + '/' + QString(file).remove(".gz"));
        write(copy + '/' + file, content);
        verifyRefused(fresh(copy), copy + '/' + file);
        QDir(copy).removeRecursively();
    }

    /// Wherever a file is looked at to see what it is, too.
    void whatIsPackedIsNoSessionForThat_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("content");
        const QByteArray zeros = bomb({}, '\0', 6);
        const QByteArray beginning = QByteArray("\xff\0\0\0\0\0\0\0{", 9);  // as a session has it
        for (const QStringList& command :
             {QStringList{"report", "HERE.miru", "--out", "OUT.html"}, QStringList{"evaluate", "HERE.miru"},
              QStringList{"train", "HERE.miru"}, QStringList{"study", "HERE.miru", "--out", "OUT"},
              QStringList{"predict", "HERE.miru", "--input", "NUMBERS"},
              QStringList{"merge", "HERE.miru", "--out", "OUT"}}) {
            QTest::addRow("%s: zeros", qPrintable(command.join(' '))) << command << zeros;
            QTest::addRow("%s: as a session", qPrintable(command.join(' '))) << command << bomb(beginning, ' ', 6);
        }
    }
    void whatIsPackedIsNoSessionForThat() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, content);
        const QString place = path(QString("b%1").arg(++m_copies));
        write(place + ".miru", content);
        for (QString& argument : arguments)
            argument.replace("HERE", place).replace("OUT", path("out")).replace("NUMBERS", path("csv/train.csv"));
        verifyRefused(arguments, place + ".miru");
        QFile::remove(place + ".miru");
    }

    void standardInputMayBeAPipe() {
        QByteArray numbers;
        for (int n = 0; n < 784; ++n) numbers += n < 783 ? "0," : "0\n";
        const Outcome asked = run({"predict", path("run"), "--input", "-"}, numbers);
        QVERIFY2(asked.code == 0 && asked.out.count('\n') == 2, qPrintable(asked.all()));
        const Outcome refused = run({"predict", path("run"), "--input", "-"}, "1,2\n");
        QVERIFY2(refused.code == 2 && refused.errors.contains("standard input, line 1"), qPrintable(refused.all()));
        const Outcome endless = runInShell("exec \"$0\" train - < /dev/zero");
        QVERIFY2(endless.code == 2 && endless.sentences() == 1, qPrintable(endless.all()));
    }

 private:
    QTemporaryDir m_folder{QDir::tempPath() + "/sf-XXXXXX"};
    int m_copies = 0;
};

QTEST_GUILESS_MAIN(TestSpecialFiles)
#include "tst_special_files.moc"
