// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files are opened in few places: what somebody names may be a pipe, a device, or larger than all memory.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace {

/// Whatever opens a file by its name.
const QRegularExpression& opening() {
    static const QRegularExpression expression(QStringLiteral(
        "\\b[io]?fstream\\b|\\bw?filebuf\\b|\\b(fopen|fopen64|freopen|creat|openat|gzopen|gzdopen|mmap)\\s*\\("
        "|(?<!\\w)::open\\s*\\(|\\bsystem::open\\w+\\(|\\bQ(Save|Temporary)?File\\b(?!\\s*::)|\\bQFile::(copy|exists|"
        "link)\\b"
        "|\\barchive_read_open_file|\\bQImageReader\\b|\\bQSettings\\b|\\bQLockFile\\b"
        "|\\bload(FromFile)?\\(\\s*QStringLiteral\\(\"/|\\bQTextStream\\b"));
    return expression;
}

}  // namespace

class TestFiles : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fewPlacesOpenFiles() {
        const QMap<QString, QString> reasons{
            {"core/files/system.cpp", "asks the system, for the three below"},
            {"core/files/input_file.cpp", "the one place for what is read"},
            {"core/files/atomic_file.cpp", "the one place for what is written"},
            {"core/files/file_lock.cpp", "makes files of its own, in no other's place"},
            {"app/process.cpp", "/dev/null, for closed standard streams"},
            {"datasets/catalog.cpp", "inside the program"},
            {"ui/style/icons.cpp", "inside the program"},
            {"resources/presets.cpp", "inside the program"},
            {"resources/citation.cpp", "inside the program"},
            {"resources/lessons.cpp", "inside the program"},
            {"resources/help.cpp", "inside the program"},
            {"datasets/download.h", "grows beside its place, having been looked at"},
            {"app/lab_main.cpp", "Qt's own settings"},
            {"ui/main_window.h", "Qt's own settings"},
            {"ui/main_window.cpp", "Qt's own settings"},
            {"ui/window/session_document.cpp", "Qt's own settings"},
            {"ui/report/exporter.cpp", "Qt's own settings"},
            {"ui/run/recent_files.cpp", "Qt's own settings"},
        };
        const QDir root(QStringLiteral(MIRU_SOURCE_DIR));
        QStringList found;
        for (const char* folder : {"app", "core", "datasets", "resources", "ui"}) {
            QDirIterator walk(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile file(walk.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QString text = QString::fromUtf8(file.readAll());
                text.remove(QRegularExpression(QStringLiteral("//[^\\n]*|class Q\\w+;")));
                const QString path = root.relativeFilePath(file.fileName());
                const auto match = opening().match(text);
                if (!match.hasMatch()) continue;
                QVERIFY2(reasons.contains(path), qPrintable(path + " opens a file: " + match.captured()));
                found << path;
            }
        }
        for (const QString& path : reasons.keys())
            QVERIFY2(found.contains(path), qPrintable(path + " opens no file any more"));
    }

    void openingIsRecognised_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("opens");
        const auto add = [](const char* line, bool opens) { QTest::newRow(line) << QString(line) << opens; };
        add("std::ifstream in(path);", true);
        add("std::fopen(path, \"r\")", true);
        add("#include <fstream>", true);
        add("QFile file(path);", true);
        add("QSaveFile file(path);", true);
        add("const int descriptor = ::open(path, O_RDONLY);", true);
        add("const int file = system::openNew(path);", true);
        add("window.open(path);", false);
        add("bool MainWindow::open(const QString& path) {", false);
        add("QFileInfo info(path);", false);
        add("QFile::remove(path);", false);
        add("InputFile file(path);", false);
    }
    void openingIsRecognised() {
        QFETCH(QString, line);
        QFETCH(bool, opens);
        QCOMPARE(opening().match(line).hasMatch(), opens);
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
