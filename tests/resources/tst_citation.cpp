// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is pasted into a paper says what CITATION.cff says.

#include "resources/citation.h"

#include <QTest>

using namespace miru;

class TestCitation : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theProgramComesFirstThenThePaper() {
        const QList<CitedWork>& works = citedWorks();
        QCOMPARE(works.size(), 2);
        QCOMPARE(works[0].type, QString("software"));
        QVERIFY(works[0].title.startsWith("MiRU Lab: "));
        QCOMPARE(works[0].authors, QStringList("The MiRU Lab authors"));
        QVERIFY(!works[0].version.isEmpty());
        QCOMPARE(works[1].type, QString("article"));
        QCOMPARE(works[1].title, QString("Minion Gated Recurrent Unit for Continual Learning"));
        QCOMPARE(works[1].authors, QStringList({"Zyarah, Abdullah M.", "Kudithipudi, Dhireesha"}));
        QCOMPARE(works[1].year, QString("2025"));
        QCOMPARE(works[1].identifier, QString("arXiv:2503.06175"));
    }

    void bibtexKeepsAGroupTogetherAndPersonsApart() {
        const QString bibtex = inBibtex(citedWorks());
        QVERIFY(bibtex.contains("@software{mirulab,\n  title = {{MiRU Lab: "));
        QVERIFY(bibtex.contains("author = {{The MiRU Lab authors}}"));
        QVERIFY(bibtex.contains("@article{zyarah2025,"));
        QVERIFY(bibtex.contains("author = {Zyarah, Abdullah M. and Kudithipudi, Dhireesha}"));
        QCOMPARE(bibtex.count('{'), bibtex.count('}'));
    }

    void thePlainFormIsALineForEach() {
        const QStringList lines = inPlainText(citedWorks()).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[1].startsWith("Zyarah, Abdullah M.; Kudithipudi, Dhireesha (2025). Minion Gated"));
    }

    void theLicenceIsThere() { QVERIFY(licenceText().contains("GNU GENERAL PUBLIC LICENSE")); }
};

QTEST_GUILESS_MAIN(TestCitation)
#include "tst_citation.moc"
