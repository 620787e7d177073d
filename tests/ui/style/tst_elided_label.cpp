// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One line of text that gives way.

#include <QFontMetrics>
#include <QTest>

#include "tests/support/warnings.h"
#include "ui/style/elided_label.h"

using namespace miru;

class TestElidedLabel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void oneOfPartsEndsWhereAPartEnds() {
        LabelOfParts label(QStringLiteral("5 tasks, one after the other; task identity is never given"));
        const auto shownFor = [&](const QString& room) {
            label.resize(QFontMetrics(label.font()).horizontalAdvance(room), 20);
            return label.shownText();
        };
        QCOMPARE(shownFor(label.text()), label.text());
        QCOMPARE(shownFor("5 tasks, one after the other; task identity"), QString("5 tasks, one after the other"));
        QCOMPARE(shownFor("5 tasks, one"), QString());
        label.setText(QStringLiteral("Adam · 0,005 · batch 32"));
        QCOMPARE(shownFor("Adam · 0,005 · ba"), QString("Adam · 0,005"));
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elided_label.moc"
