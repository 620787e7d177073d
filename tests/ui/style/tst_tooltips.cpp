// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tooltips can be read: over every widget of the window, in every theme, from pixels.

#include <QHash>
#include <QToolTip>
#include <cmath>

#include "tests/support/drive_window.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::drive;

namespace {

/// Relative luminance (WCAG 2.1).
double luminance(QRgb colour) {
    const auto linear = [](int channel) {
        const double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

double contrast(QRgb a, QRgb b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QWidget* shownTip() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget->isVisible() && widget->inherits("QTipLabel")) return widget;
    return nullptr;
}

/// Between the ground, which most pixels have, and the pixel that stands out most from it, frame left out.
double contrastOf(QWidget* tip) {
    const QImage image = tip->grab().toImage().convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 3; y < image.height() - 3; ++y)
        for (int x = 3; x < image.width() - 3; ++x) ++counts[image.pixel(x, y)];
    QRgb ground = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        if (it.value() > counts.value(ground)) ground = it.key();
    double most = 1;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) most = std::max(most, contrast(it.key(), ground));
    return most;
}

}  // namespace

class TestTooltips : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyTooltipCanBeRead_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << static_cast<int>(Theme::Kind::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Kind::Dark);
        QTest::newRow("high contrast") << static_cast<int>(Theme::Kind::HighContrast);
    }
    void everyTooltipCanBeRead() {
        QFETCH(int, kind);
        Theme::current().apply(static_cast<Theme::Kind>(kind));
        MainWindow window;
        QVERIFY(show(window) && runToEnd(window, shortRun()));
        QSet<QByteArray> tried;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible()) continue;
            // One of each kind of widget and parent: style sheets go by these.
            QByteArray chain;
            for (const QWidget* up = widget; up; up = up->parentWidget()) chain += up->metaObject()->className();
            if (tried.contains(chain)) continue;
            tried << chain;
            QToolTip::showText(widget->mapToGlobal(QPoint(1, 1)), "Wherever it stands", widget);
            QWidget* const tip = shownTip();
            QVERIFY2(tip, widget->metaObject()->className());
            QVERIFY2(contrastOf(tip) >= 4.5, chain.constData());
            QToolTip::hideText();
        }
        QVERIFY(tried.size() > 20);
    }

    void valuesUnderTheMouseCanBeRead() {
        for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark, Theme::Kind::HighContrast}) {
            Theme::current().apply(kind);
            MainWindow window;
            QVERIFY(show(window) && runToEnd(window, shortRun()));
            LineChart* const chart = accuracyPanelOf(window)->chart();
            Q_EMIT chart->hovered(1.0);
            QVERIFY(chart->cursor() && !chart->cursor()->card.rows.isEmpty());
            QVERIFY(contrast(colors().text, colors().card) >= 4.5 &&
                    contrast(colors().mutedText, colors().card) >= 4.5);
        }
    }
};

QTEST_MAIN(TestTooltips)
#include "tst_tooltips.moc"
