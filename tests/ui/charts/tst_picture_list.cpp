// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures with a few words each, in as many columns as fit; what is chosen stays so.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/picture_list.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

QList<PictureListItem> itemsOf(const QList<int>& keys, const QString& text = {}) {
    QList<PictureListItem> items;
    for (const int key : keys) {
        PictureListItem item;
        item.key = key;
        item.picture = QImage(28, 28, QImage::Format_RGB32);
        item.picture.fill(QColor(10 * key % 256, 40, 90));
        item.text = text;
        item.name = "Ankle boot";
        item.prefix = "now: ";
        item.instead = "Sandal";
        item.note = "  95 %";
        item.spoken = QString("number %1").arg(key);
        items << item;
    }
    return items;
}

}  // namespace

class TestPictureList : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void thereAreAsManyColumnsAsFit() {
        PictureList list;
        list.setItems(itemsOf({1, 2, 3, 4, 5, 6}));
        showAt(list, {240, 300});
        QTRY_VERIFY(list.visualRect(list.model()->index(1, 0)).top() >
                    list.visualRect(list.model()->index(0, 0)).top());
        list.resize(620, 300);
        QTRY_COMPARE(list.visualRect(list.model()->index(2, 0)).top(),
                     list.visualRect(list.model()->index(0, 0)).top());
        QTRY_VERIFY(list.visualRect(list.model()->index(3, 0)).top() >
                    list.visualRect(list.model()->index(0, 0)).top());
        for (int n = 0; n < 6; ++n)
            QVERIFY(list.visualRect(list.model()->index(n, 0)).right() <= list.viewport()->width());
    }

    void aClickAndEnterChoose() {
        PictureList list;
        list.setItems(itemsOf({11, 12, 13}));
        showAt(list, {240, 300});
        QSignalSpy chosen(&list, &PictureList::chosen);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(1, 0)).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.last().first().toInt(), 12);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(chosen.last().first().toInt(), 13);
    }

    void whatIsCurrentStaysSoWhereverItComesToLie() {
        PictureList list;
        list.setItems(itemsOf({11, 12, 13}));
        list.setCurrentIndex(list.model()->index(1, 0));
        list.setItems(itemsOf({13, 10, 12, 14}));
        QCOMPARE(list.model()->rowCount(), 4);
        QCOMPARE(list.currentIndex().row(), 2);
        list.setItems(itemsOf({13, 10}));
        QCOMPARE(list.currentIndex().row(), -1);
        list.setItems({});
        QCOMPARE(list.model()->rowCount(), 0);
    }

    void itsItemsAreAModelAsViewsExpectIt() {
        PictureList list;
        const QAbstractItemModelTester tester(list.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(list.model(), &QAbstractItemModel::dataChanged);
        list.setItems(itemsOf({1, 2, 3}));
        QCOMPARE(changed.size(), 0);
        list.setItems(itemsOf({4, 5, 6, 7}));
        QCOMPARE(changed.size(), 1);
        list.setItems(itemsOf({4, 5}));
        list.setItems({});
        QCOMPARE(list.model()->rowCount(), 0);
    }

    void eachItemCanBeHeard() {
        PictureList list;
        list.setItems(itemsOf({11, 12}));
        QCOMPARE(list.model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), QString("number 12"));
    }

    void picturesAreDrawnAndTextsTakeALineMore() {
        PictureList list;
        list.setItems(itemsOf({5}));
        showAt(list, {240, 200});
        QVERIFY(inkIn(list.grab().toImage(), QColor(50, 40, 90)) > 200);
        const int height = list.visualRect(list.model()->index(0, 0)).height();
        list.setItems(itemsOf({5}, "a text"));
        QTRY_VERIFY(list.visualRect(list.model()->index(0, 0)).height() > height);
    }
};

QTEST_MAIN(TestPictureList)
#include "tst_picture_list.moc"
