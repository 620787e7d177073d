// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers that people see are written in one place, ui/style/numbers: asked of the compiled window, where an overload for
// doubles has a name of its own, and of the sources.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace {

/// A function that makes text of a floating-point number.
const QRegularExpression& writer() {
    static const QRegularExpression pattern(
        QStringLiteral("QString::(arg|number|setNum)\\((double|float)|QLocale::toString\\((double|float)|"
                       "QByteArray::(number|setNum)\\((double|float)|QTextStream::operator<<\\((double|float)|"
                       "std::to_string\\((double|float)|std::ostream::operator<<\\((double|float)"));
    return pattern;
}

}  // namespace

class TestWindowNumbers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theDetectorKnowsThem() {
        for (const char* symbol :
             {"QString::arg(double, int, char, int, QChar) const", "QString::number(double, char, int)",
              "QLocale::toString(double, char, int) const", "QByteArray::number(double, char, int)"})
            QVERIFY2(writer().match(symbol).hasMatch(), symbol);
        for (const char* symbol : {"QString::arg(QString const&, int, QChar) const", "QString::number(int, int)"})
            QVERIFY2(!writer().match(symbol).hasMatch(), symbol);
    }

    void oneFileOfTheWindowWritesFractions() {
        const QString nm = QStandardPaths::findExecutable(QStringLiteral("nm"));
        if (nm.isEmpty()) QSKIP("needs nm (Debian: binutils)");
        QProcess process;
        process.start(nm, {QStringLiteral("-A"), QStringLiteral("-C"), QStringLiteral("-u"),
                           QStringLiteral(MIRU_UI_LIBRARY), QStringLiteral(MIRU_WORDS_LIBRARY)});
        QVERIFY(process.waitForFinished(60'000));
        const QString symbols = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(symbols.contains("numbers.cpp.o"), "the library is read");
        QStringList found;
        for (const QString& line : symbols.split('\n'))
            if (writer().match(line).hasMatch() && !line.contains("numbers.cpp.o") &&
                !line.contains("mocs_compilation"))
                found << line;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void localesAreMadeInOneFile() {
        static const QRegularExpression own(
            QStringLiteral("\\bQLocale\\s*\\(|\\bQLocale::(system|setDefault)\\b|\\bfmt::|"
                           "\\bformat(Number|Fixed)\\b|\\bstd::(to_string|format)\\b"));
        const QDir root(QStringLiteral(MIRU_SOURCE_DIR));
        QStringList found;
        QDirIterator walk(root.filePath("ui"), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        int files = 0;
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            const QString path = root.relativeFilePath(file.fileName());
            const auto match = own.match(QString::fromUtf8(file.readAll()));
            if (match.hasMatch() && path != QLatin1String("ui/style/numbers.cpp"))
                found << path + ": " + match.captured();
        }
        QVERIFY(files > 50);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestWindowNumbers)
#include "tst_window_numbers.moc"
