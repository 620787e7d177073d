// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The buttons of the run.

#include <QHBoxLayout>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/warnings.h"
#include "ui/run/transport_bar.h"

using namespace miru;

class TestTransportBar : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    /// In a narrow window buttons lose their words one after the other, but no word is cut.
    void noWordIsCutWhereTheWindowIsNarrow() {
        QWidget window;
        auto* const bar = new TransportBar(&window);
        window.resize(1400, 80);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto setWidth = [&](int width) {
            bar->setGeometry(0, 0, width, 60);
            QCoreApplication::processEvents();
        };
        setWidth(1300);
        QVERIFY(bar->stepButton()->toolButtonStyle() == Qt::ToolButtonTextBesideIcon);
        QVERIFY(!bar->resetButton()->text().isEmpty());
        for (int width = 1300; width >= 640; width -= 20) {
            setWidth(width);
            for (const QWidget* button : std::initializer_list<QWidget*>{
                     bar->runButton(), bar->pauseButton(), bar->stepButton(), bar->resetButton(), bar->compareButton()})
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->accessibleName()));
        }
        QVERIFY(bar->stepButton()->toolButtonStyle() == Qt::ToolButtonIconOnly);
        setWidth(1300);
        QVERIFY(bar->stepButton()->toolButtonStyle() == Qt::ToolButtonTextBesideIcon);
    }
};

QTEST_MAIN(TestTransportBar)
#include "tst_transport_bar.moc"
