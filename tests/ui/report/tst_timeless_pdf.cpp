// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Qt notes of the moment at which a PDF is written, in the ways of its versions, is gone afterwards.

#include "ui/report/timeless_pdf.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

using namespace miru;

namespace {

/// As Qt 6.8 writes it; 6.4 has the first line alone.
QByteArray writtenAt(const char* pdfDate, const char* xmlDate) {
    return QByteArray("/CreationDate (D:") + pdfDate + ")\n/ModDate (D:" + pdfDate +
           ")\n<rdf:Description xmp:CreateDate=\"" + xmlDate + "\" xmp:ModifyDate=\"" + xmlDate +
           "\" xmp:MetadataDate=\"" + xmlDate + "\"/>\nthe rest";
}

QByteArray timeless(QByteArray pdf) {
    forgetMoment(pdf);
    return pdf;
}

}  // namespace

class TestTimelessPdf : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void noMomentIsLeftAndNoByteChangesItsPlace() {
        const QByteArray morning = writtenAt("20261128074209+01'00'", "2026-11-28T07:42:09+01:00");
        const QByteArray evening = writtenAt("20270102201500-05'30'", "2027-01-02T20:15:00-05:30");
        QCOMPARE(timeless(morning), timeless(evening));
        QCOMPARE(timeless(morning).size(), morning.size());
        QVERIFY(timeless(morning).endsWith("the rest"));
        QVERIFY(!timeless(morning).contains("2026") && !timeless(morning).contains("07:42"));
        const QByteArray atGreenwich = writtenAt("20261128074209Z", "2026-11-28T07:42:09Z");
        QCOMPARE(timeless(atGreenwich).size(), atGreenwich.size());
        QVERIFY(!timeless(atGreenwich).contains("2026"));
    }

    void whatIsCutOffIsLeftAsItIs() {
        for (const char* bytes : {"", "/CreationDate (D:", "/ModDate (D:2026)", "xmp:CreateDate=\"2026"})
            QCOMPARE(timeless(bytes), QByteArray(bytes));
    }

    void theSameContentHasTheSameIdentity() {
        const auto written = [](const QString& title) {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            {
                QPdfWriter writer(&buffer);
                describePdf(writer, title);
                QPainter painter(&writer);
                painter.drawLine(0, 0, 100, 100);
            }
            return timeless(buffer.data());
        };
        QCOMPARE(written("one"), written("one"));
        QVERIFY(written("one") != written("two"));
    }
};

QTEST_MAIN(TestTimelessPdf)
#include "tst_timeless_pdf.moc"
