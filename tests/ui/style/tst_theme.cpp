// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A change of theme reaches every widget, once: each of them measures its texts anew for it, and a window has many.

#include "ui/style/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>
#include <memory>

using namespace miru;

namespace {

/// Counts how often it is told that its style has changed.
class Told : public QWidget {
 public:
    int times = 0;

 protected:
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::StyleChange) ++times;
        QWidget::changeEvent(event);
    }
};

/// A column of lines that does not fit.
std::unique_ptr<QScrollArea> manyLines() {
    auto area = std::make_unique<QScrollArea>();
    auto* const lines = new QWidget;
    auto* const layout = new QVBoxLayout(lines);
    for (int n = 0; n < 30; ++n) layout->addWidget(new QLabel(QString("Line %1").arg(n)));
    area->setWidget(lines);
    area->setWidgetResizable(true);
    area->resize(200, 100);
    return area;
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        Theme::current().apply(Theme::Kind::Light);
        Theme::current().setTypeScale(1);
    }

    void aWidgetIsToldOnce() {
        Told widget;
        widget.show();
        for (int n = 1; n <= 3; ++n) {
            Theme::current().applyNext();
            QCOMPARE(widget.times, n);
        }
    }

    void whatScrollsHasRoomForLargerType() {
        const auto before = manyLines();
        before->show();
        QVERIFY(QTest::qWaitForWindowExposed(before.get()));
        const int usual = before->verticalScrollBar()->maximum();
        Theme::current().setTypeScale(1.5);
        const auto after = manyLines();
        after->show();
        QVERIFY(QTest::qWaitForWindowExposed(after.get()));
        QVERIFY(after->verticalScrollBar()->maximum() > usual);
        QTRY_COMPARE(before->verticalScrollBar()->maximum(), after->verticalScrollBar()->maximum());
        Theme::current().setTypeScale(1);
        QTRY_COMPARE(before->verticalScrollBar()->maximum(), usual);
    }

    void everyThemeLooksAsIfItHadBeenThereFromTheBeginning() {
        const auto changed = manyLines();
        changed->show();
        for (int n = 0; n < 3; ++n) {
            Theme::current().applyNext();
            const auto fresh = manyLines();
            fresh->show();
            QTRY_VERIFY(changed->grab().toImage() == fresh->grab().toImage());
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
