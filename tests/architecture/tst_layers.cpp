// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The arrows of the house: who may include whom. The link targets keep the folders apart; this keeps the rest.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <functional>

namespace {

struct Source {
    QString path;  ///< from the root, "core/model/cell.h"
    QString text;
    QStringList includes;
};

QList<Source> sources(const QString& under) {
    const QDir root(QStringLiteral(MIRU_SOURCE_DIR));
    static const QRegularExpression include(QStringLiteral("^#include [<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QList<Source> found;
    QDirIterator walk(root.filePath(under), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        Source source{root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()), {}};
        for (auto matches = include.globalMatch(source.text); matches.hasNext();)
            source.includes << matches.next().captured(1);
        found << source;
    }
    return found;
}

/// Files under `folder` that include something beginning with one of `prefixes`.
QStringList offenders(const QString& folder, const QStringList& prefixes) {
    QStringList found;
    for (const Source& source : sources(folder))
        for (const QString& included : source.includes)
            for (const QString& prefix : prefixes)
                if (included.startsWith(prefix)) found << source.path + " includes " + included;
    return found;
}

/// Files under `folder` that include something matching `pattern`.
QStringList including(const QString& folder, const QString& pattern) {
    QStringList found;
    const QRegularExpression expression(pattern);
    for (const Source& source : sources(folder))
        if (!source.includes.filter(expression).isEmpty()) found << source.path;
    found.sort();
    return found;
}

}  // namespace

class TestLayers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void lowerFoldersDoNotKnowHigherOnes_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("mustNotInclude");
        const auto add = [](const char* folder, const QStringList& others) {
            QTest::newRow(folder) << folder << others;
        };
        add("core", {"datasets/", "ui/", "app/", "resources/"});
        add("datasets", {"ui/", "app/", "resources/"});
        add("resources", {"datasets/", "ui/", "app/"});
        add("ui", {"app/"});
        // Each folder of core knows those before it; learning knows what it measures.
        const QStringList upwards{"core/math/",     "core/model/", "core/tasks/",  "core/measure/",
                                  "core/learning/", "core/spec/",  "core/lesson/", "core/files/",
                                  "core/export/",   "core/run/",   "core/study/"};
        for (int n = 0; n < upwards.size(); ++n) {
            QStringList others = upwards.mid(n + 1);
            if (upwards[n] == "core/tasks/") others << "core/model/";
            if (upwards[n] == "core/measure/") others << "core/tasks/";
            if (!others.isEmpty()) add(qPrintable(upwards[n].chopped(1)), others);
        }
        add("ui/style", {"ui/charts/", "ui/panels/", "ui/setup/", "ui/run/", "ui/main_window", "ui/window/"});
        add("ui/device", {"ui/charts/", "ui/docks/", "ui/panels/", "ui/setup/", "ui/run/", "ui/report/",
                          "ui/main_window", "ui/window/"});
        add("ui/docks",
            {"core/", "datasets/", "ui/charts/", "ui/panels/", "ui/setup/", "ui/run/", "ui/main_window", "ui/window/"});
        add("ui/charts",
            {"core/", "datasets/", "ui/panels/", "ui/setup/", "ui/run/", "ui/main_window", "ui/window/", "ui/docks/"});
        add("ui/panels", {"ui/setup/", "ui/run/", "ui/report/", "ui/main_window", "ui/window/"});
        add("ui/report", {"ui/setup/", "ui/run/", "ui/docks/", "ui/main_window", "ui/window/"});
        add("ui/study",
            {"ui/panels/", "ui/setup/", "ui/run/", "ui/report/", "ui/docks/", "ui/main_window", "ui/window/"});
        add("ui/teach", {"ui/panels/", "ui/setup/", "ui/run/", "ui/study/", "ui/report/", "ui/docks/", "ui/main_window",
                         "ui/window/"});
        add("ui/setup", {"ui/panels/", "ui/run/", "ui/report/", "ui/main_window", "ui/window/"});
        add("ui/run", {"ui/panels/", "ui/setup/", "ui/report/", "ui/main_window", "ui/window/"});
        add("ui/lesson",
            {"ui/panels/", "ui/run/", "ui/setup/", "ui/report/", "ui/docks/", "ui/main_window", "ui/window/"});
        add("ui/help", {"core/", "datasets/", "ui/charts/", "ui/docks/", "ui/panels/", "ui/report/", "ui/run/",
                        "ui/setup/", "ui/study/", "ui/main_window", "ui/window/"});
        add("ui/window", {"ui/help/", "ui/main_window"});
    }
    void lowerFoldersDoNotKnowHigherOnes() {
        QFETCH(QString, folder);
        QFETCH(QStringList, mustNotInclude);
        QVERIFY(!sources(folder).isEmpty());
        QCOMPARE(offenders(folder, mustNotInclude), QStringList());
    }

    /// Who declares a type of another file knows it, as who includes that file does: neither leads upwards, nor round.
    void coreKnowsNothingInCircles() {
        const QStringList upwards{"math",   "model", "tasks",  "measure", "learning", "spec",
                                  "lesson", "files", "export", "run",     "study"};
        static const QRegularExpression defined("^(?:struct|class|enum class) (\\w+)[^;{]*\\{",
                                                QRegularExpression::MultilineOption);
        static const QRegularExpression declared("^(?:struct|class|enum class) (\\w+)(?: : [\\w:]+)?;",
                                                 QRegularExpression::MultilineOption);
        const auto headers = sources("core");
        QMap<QString, QString> home;  // of every type
        for (const Source& source : headers)
            for (auto match = defined.globalMatch(source.text); match.hasNext();)
                home.insert(match.next().captured(1), source.path);
        QMap<QString, QStringList> known;
        for (const Source& source : headers) {
            if (!source.path.endsWith(".h")) continue;
            QStringList& others = known[source.path];
            others = source.includes.filter(QRegularExpression("^core/"));
            for (auto match = declared.globalMatch(source.text); match.hasNext();) {
                const QString type = match.next().captured(1);
                const QString where = home.value(type);
                if (where.isEmpty() || where == source.path) continue;
                const auto level = [&](const QString& path) { return upwards.indexOf(path.section('/', 1, 1)); };
                QVERIFY2(level(where) <= level(source.path),
                         qPrintable(source.path + " declares " + type + " of " + where));
                others << where;
            }
        }
        QVERIFY(known.size() > 60);
        QSet<QString> done;
        QStringList way;
        const std::function<QString(const QString&)> circleFrom = [&](const QString& file) -> QString {
            if (way.contains(file)) return (way.mid(way.indexOf(file)) << file).join(" → ");
            if (done.contains(file)) return {};
            way << file;
            for (const QString& other : known.value(file))
                if (const QString circle = circleFrom(other); !circle.isEmpty()) return circle;
            way.removeLast();
            done.insert(file);
            return {};
        };
        for (const QString& file : known.keys()) QCOMPARE(circleFrom(file), QString());
    }

    /// Files and memory are asked of the system in one place, processes and signals in app and ui alone: a port looks there.
    void oneFileBelowTheProgramsKnowsTheSystem() {
        const QString ofSystem =
            "^(unistd|fcntl|signal|csignal|pwd|poll|dirent|dlfcn|langinfo|strings|termios|spawn|"
            "sched|pthread|windows|io)\\.h$|^(sys|mach|linux|netinet|arpa)/";
        QStringList found;
        for (const char* folder : {"core", "datasets", "resources"}) found << including(folder, ofSystem);
        QCOMPARE(found, QStringList{"core/files/system.cpp"});
        QCOMPARE(including("ui", ofSystem), QStringList());
        for (const char* folder : {"core", "datasets", "resources"})
            for (const Source& source : sources(folder)) {
                static const QRegularExpression branch("^\\s*#.*(_WIN32|__APPLE__|__linux__|__unix__|Q_OS_)",
                                                       QRegularExpression::MultilineOption);
                QVERIFY2(source.path == "core/files/system.cpp" || !source.text.contains(branch),
                         qPrintable(source.path));
            }
    }

    void coreHasNoQt() { QCOMPARE(including("core", "^Q[A-Z]|^Qt"), QStringList()); }

    void chartsKnowWordsAndColoursButNoCoreType() {
        QCOMPARE(offenders("ui/charts", {"ui/style/spec_text.h", "ui/style/result_text.h"}), QStringList());
    }

    /// But what belongs to a panel alone bears its name: accuracy_panel, accuracy_plot.
    void panelsDoNotIncludePanels() {
        for (const Source& source : sources("ui/panels"))
            for (const QString& included : source.includes.filter("ui/panels/")) {
                const QString own = QFileInfo(source.path).baseName().section('_', 0, 0);
                QVERIFY2(included == "ui/panels/panel.h" || included.startsWith("ui/panels/" + own + '_'),
                         qPrintable(source.path + " includes " + included));
            }
    }

    void fewFilesKnowEigenOneTbbAndOnnx() {
        QCOMPARE(including("core", "^Eigen/"), (QStringList{"core/math/eigenpairs.cpp", "core/math/product.cpp"}));
        QCOMPARE(including("core", "tbb/"), QStringList{"core/learning/parallel_tbb.cpp"});
        QCOMPARE(including("core", "^onnx/|^google/protobuf/"), QStringList{"core/export/onnx_file.cpp"});
        for (const char* folder : {"ui", "datasets", "app", "resources"})
            QCOMPARE(including(folder, "^Eigen/|tbb/|^onnx/"), QStringList());
    }

    void onlyTheTableOfCellsKnowsEveryCell() {
        for (const QString cell : {"lstm", "gru", "mgu", "miru1", "miru2", "rnn", "mingru"}) {
            QStringList found;
            for (const char* folder : {"core", "datasets", "ui", "app", "resources"})
                found << including(folder, "core/model/" + cell + "_cell\\.h");
            found.sort();
            QStringList expected{"core/model/" + cell + "_cell.cpp", "core/model/cell_kinds.cpp"};
            expected.sort();
            QCOMPARE(found, expected);
        }
    }

    // A run, a study, and what the window must not wait for: files, measurements.
    void onlyThreePlacesStartThreadsInTheWindow() {
        QStringList found;
        for (const Source& source : sources("ui"))
            if (source.text.contains("std::thread") || source.text.contains("std::jthread") ||
                source.text.contains("QThread") || source.text.contains("QtConcurrent"))
                found << source.path;
        found.sort();
        QCOMPARE(found, (QStringList{"ui/run/background.cpp", "ui/run/background.h", "ui/run/run_session.cpp",
                                     "ui/run/run_session.h", "ui/run/study_session.cpp", "ui/run/study_session.h"}));
    }

    void coloursComeFromStyleAlone() {
        static const QRegularExpression literal(QStringLiteral("0x[0-9a-f]{6}\\b|\"#[0-9a-fA-F]{6}\"|QColor\\(\\d"));
        for (const char* folder :
             {"ui/charts", "ui/docks", "ui/help", "ui/panels", "ui/setup", "ui/run", "ui/study", "ui/teach"})
            for (const Source& source : sources(folder))
                QVERIFY2(!literal.match(source.text).hasMatch(), qPrintable(source.path));
    }

    /// What is set on a widget is inherited by its tooltips.
    void styleSheetsAreTheThemesAlone() {
        for (const char* folder : {"ui", "app"})
            for (const Source& source : sources(folder))
                if (source.path != "ui/style/theme.cpp")
                    QVERIFY2(!source.text.contains("setStyleSheet("), qPrintable(source.path));
    }

    /// The plain ones trap Tab, heed the wheel without the focus, and cut what is typed.
    void controlsAreOurs() {
        static const QRegularExpression plain(
            "new (QTableWidget|QTableView|QComboBox|QSlider|QSpinBox|QDoubleSpinBox)\\b");
        for (const Source& source : sources("ui"))
            if (source.path != "ui/style/plain_table.cpp")
                QVERIFY2(!source.text.contains(plain), qPrintable(source.path));
    }

    /// Numbers in files and on the command line are the same in every locale (core/math/number_text.h, {fmt}); the window
    /// shows them through QLocale.
    void noNumberIsReadOrWrittenThroughTheLocale_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isRefused");
        const auto add = [](const char* line, bool isRefused) { QTest::newRow(line) << QString(line) << isRefused; };
        add("x = std::strtod(text, nullptr);", true);
        add("x = strtof(text, &end);", true);
        add("x = std::stod(text);", true);
        add("x = std::stold (text);", true);
        add("x = atof(text);", true);
        add("std::sscanf(text, format, &x);", true);
        add("std::printf(\"%.2f\", x);", true);
        add("std::snprintf(buffer, sizeof buffer, \"%-8.3g\", x);", true);
        add("std::fprintf(stderr, \"%s takes %*.1lf s\", name, 3, x);", true);
        add("QString::asprintf(\"%e\", x)", true);
        add("std::ostringstream text;", true);
        add("std::stringstream text;", true);
        add("std::cout << x;", true);
        add("std::setlocale(LC_ALL, \"\");", true);
        add("std::fprintf(stderr, \"%s\", sentence);", false);
        add("std::printf(\"100 %% of %s\", name);", false);
        add("QString::number(x)", false);
        add("const auto studios = std::stodgy();", false);
    }
    void noNumberIsReadOrWrittenThroughTheLocale() {
        static const QRegularExpression throughTheLocale(
            QStringLiteral("\\b(strto(d|f|ld)|sto(d|f|ld)|atof|v?[fs]?scanf|setlocale)\\s*\\("
                           "|\\b[io]?stringstream\\b|std::(cout|cerr|clog|cin|locale)\\b"
                           "|printf\\s*\\([^;]*\"[^\"]*%[-+ #0-9.*]*[lL]?[aefgAEFG]"));
        QFETCH(QString, line);
        QFETCH(bool, isRefused);
        QCOMPARE(throughTheLocale.match(line).hasMatch(), isRefused);
        for (const char* folder : {"app", "core", "datasets", "resources", "ui"})
            for (const Source& source : sources(folder)) {
                // The one place that takes the locale away.
                if (source.path == QLatin1String("app/process.cpp")) continue;
                const auto found = throughTheLocale.match(source.text);
                QVERIFY2(!found.hasMatch(), qPrintable(source.path + ": " + found.captured()));
            }
    }

    void everySourceSaysItsLicence() {
        for (const char* folder : {"app", "core", "datasets", "resources", "tests", "ui"})
            for (const Source& source : sources(folder))
                QVERIFY2(source.text.startsWith("// SPDX-FileCopyrightText: The MiRU Lab authors\n"
                                                "// SPDX-License-Identifier: GPL-3.0-or-later\n"),
                         qPrintable(source.path));
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
