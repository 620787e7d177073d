// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything written in the window can be read, in every theme (WCAG 2: 4.5 to 1).

#include <QFileDialog>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <set>

#include "tests/support/warnings.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr double readable = 4.5;

void verifyReadable(const char* what, const QColor& text, const QColor& background) {
    const double found = contrast(text, background);
    QVERIFY2(found >= readable, qPrintable(QString("%1: %2 on %3 has a contrast of %4")
                                               .arg(what, text.name(), background.name())
                                               .arg(found, 0, 'f', 2)));
}

}  // namespace

class TestPalette : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { Theme::current().apply(Theme::Kind::Light); }

    void contrastIsThatOfTheStandard() {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 1e-4);
        QVERIFY(std::abs(contrast(Qt::white, Qt::black) - 21) < 1e-4);
        QVERIFY(std::abs(contrast(Qt::red, Qt::red) - 1) < 1e-9);
        QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);  // the known edge of 4.5
    }

    void textCanBeRead_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(Theme::Kind::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Kind::Dark);
        QTest::newRow("high contrast") << static_cast<int>(Theme::Kind::HighContrast);
    }
    void textCanBeRead() {
        QFETCH(int, theme);
        Theme::current().apply(static_cast<Theme::Kind>(theme));
        const Colors& c = colors();
        verifyReadable("text on card", c.text, c.card);
        verifyReadable("text on field", c.text, c.field);
        verifyReadable("muted text on card", c.mutedText, c.card);
        verifyReadable("muted text on window", c.mutedText, c.window);
        verifyReadable("muted text on field", c.mutedText, c.field);
        verifyReadable("accent text on accent", c.accentText, c.accent);
        verifyReadable("accent on card", c.accent, c.card);
        verifyReadable("warning on its fill", c.warning, c.warningFill);
        verifyReadable("warning on card", c.warning, c.card);
        for (int task = 0; task < 7; ++task)
            verifyReadable(qPrintable(QString("task %1").arg(task)), taskColor(task), c.card);
        for (int run = 1; run <= 8; ++run)
            verifyReadable(qPrintable(QString("run %1").arg(run)), runColor(run), c.card);
        const QColor placeholder = QApplication::palette().color(QPalette::PlaceholderText);
        QVERIFY2(contrast(placeholder, c.text) >= 1.9, "what is typed must look different");
        QVERIFY(contrast(placeholder, c.field) >= 4.5);
        if (Theme::current().kind() == Theme::Kind::HighContrast)
            for (const QColor& text : {c.mutedText, placeholder, c.disabledText}) QVERIFY(contrast(text, c.field) >= 7);
        for (int percent = 0; percent <= 100; ++percent) {
            const QColor background = mapColor(percent / 100.0);
            verifyReadable(qPrintable(QString("map at %1 %").arg(percent)), textOn(background), background);
        }
    }

    void namesOfBandsCanBeReadOnTheirBands_data() { textCanBeRead_data(); }
    void namesOfBandsCanBeReadOnTheirBands() {
        QFETCH(int, theme);
        Theme::current().apply(static_cast<Theme::Kind>(theme));
        for (int task = 0; task < 7; ++task)
            QVERIFY2(contrast(taskColor(task), taskBand(task)) >= 4,
                     qPrintable(QString("task %1: %2").arg(task).arg(contrast(taskColor(task), taskBand(task)))));
    }

    /// Graphics need 3 to 1 (WCAG 2, 1.4.11).
    void classesCanBeSeenOnACardAndToldApart_data() { textCanBeRead_data(); }
    void classesCanBeSeenOnACardAndToldApart() {
        QFETCH(int, theme);
        Theme::current().apply(static_cast<Theme::Kind>(theme));
        std::set<QRgb> looks;
        for (int label = 0; label < 10; ++label) {
            looks.insert(classColor(label).rgb());
            QVERIFY2(contrast(classColor(label), colors().card) >= 3, qPrintable(classColor(label).name()));
        }
        QCOMPARE(looks.size(), std::size_t{10});
    }

    void fiftyTasksLookDifferentUntilTheDashesRunOut() {
        std::set<std::pair<QRgb, int>> looks;
        for (int task = 0; task < 21; ++task) looks.insert({taskColor(task).rgb(), static_cast<int>(taskPen(task))});
        QCOMPARE(looks.size(), std::size_t{21});
        QCOMPARE(taskColor(49), taskColor(0));
    }

    void statesLieOnAMapThatIsBlankAtZero() {
        QCOMPARE(signedColor(0).rgb(), colors().card.rgb());
        QVERIFY(signedColor(-1) != signedColor(1));
        QCOMPARE(signedColor(5), signedColor(1));
        for (int percent = 1; percent <= 100; ++percent)
            for (const double sign : {-1.0, 1.0})
                QVERIFY(contrast(signedColor(sign * percent / 100), colors().card) >=
                        contrast(signedColor(sign * (percent - 1) / 100), colors().card));
    }

    void theMapRisesFromEndToEnd() {
        QCOMPARE(mapColor(0).rgb(), colors().mapLow.rgb());
        QCOMPARE(mapColor(1).rgb(), colors().mapHigh.rgb());
        QCOMPARE(mapColor(-3), mapColor(0));
        QCOMPARE(mapColor(7), mapColor(1));
        for (int percent = 1; percent <= 100; ++percent)
            QVERIFY(contrast(mapColor(percent / 100.0), mapColor(0)) >=
                    contrast(mapColor((percent - 1) / 100.0), mapColor(0)));
    }

    void aThemeIsAnnouncedAndReplacesEveryColour() {
        Theme::current().apply(Theme::Kind::Light);
        const Colors light = colors();
        QSignalSpy changed(&Theme::current(), &Theme::changed);
        Theme::current().apply(Theme::Kind::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(Theme::current().isDark());
        QVERIFY(light.card != colors().card);
        QVERIFY(light.text != colors().text);
        QVERIFY(light.accent != colors().accent);
    }

    /// Where the system has no dialog for files of its own, the buttons of Qt's are too small for the padding of others.
    void buttonsOfTheFileDialogShowTheirPictures() {
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::HighContrast}) {
            Theme::current().apply(kind);
            QFileDialog dialog;
            dialog.setOption(QFileDialog::DontUseNativeDialog);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            auto* const button = dialog.findChild<QToolButton*>(QStringLiteral("newFolderButton"));
            QVERIFY(button);
            const QImage drawn = button->grab().toImage();
            std::set<QRgb> inside;
            for (int y = drawn.height() / 3; y < drawn.height() * 2 / 3; ++y)
                for (int x = drawn.width() / 3; x < drawn.width() * 2 / 3; ++x) inside.insert(drawn.pixel(x, y));
            QVERIFY2(inside.size() > 1, "nothing is drawn on it");
        }
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
