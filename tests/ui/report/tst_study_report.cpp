// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report on a study: everything in one file.

#include <QTest>

#include "resources/presets.h"
#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/report/printed.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

class TestStudyReport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void itSaysWhatWasRunWhatWasFoundAndHowToRepeatIt() {
        const QString page = QString::fromUtf8(studyReportAsHtml({twoCells()}));
        for (const char* part : {"Two cells", "6 of 6 runs are finished", "<svg", "86.00", "Student 1908",
                                 "does not hold", "points, 95", "miru-run study study.json", "&quot;model.cell&quot;"})
            QVERIFY2(page.contains(part), part);
        QVERIFY(!page.contains("href=") && !page.contains("src="));
    }

    void aStudyThatComesWithTheProgramIsRepeatedByItsName() {
        StoredStudy stored;
        stored.study = findStudy("stress-test")->study;
        stored.study.spec.data.dataset = "mnist";
        stored.results.resize(static_cast<std::size_t>(stored.study.runCount()));
        const QString page = QString::fromUtf8(studyReportAsHtml({stored}));
        QVERIFY(page.contains("miru-run study stress-test --set data.dataset=mnist --out DIR"));
        QVERIFY(!page.contains("with the study.json"));
    }

    void theSameStudyGivesTheSameBytes() {
        QCOMPARE(studyReportAsHtml({coefficientMap()}), studyReportAsHtml({coefficientMap()}));
    }

    void runsThatWereNotFinishedAreNamed() {
        StoredStudy study = twoCells();
        study.results[1].outcome = "failed";
        study.results[1].problem = "There was <no> room.";
        const QString page = QString::fromUtf8(studyReportAsHtml({study}));
        QVERIFY(page.contains("Run 2 (cell GRU · seed 2): failed. There was &lt;no&gt; room."));
    }

    void severalStudiesBeginWithTheirVerdictsTogether() {
        const QString page = QString::fromUtf8(studyReportAsHtml({twoCells(), ablation()}));
        const auto verdicts = page.indexOf("What is reported, and what was found here");
        QVERIFY(verdicts >= 0 && verdicts < page.indexOf("What was run"));
        QVERIFY(page.indexOf("Two cells · ") < page.indexOf("Ablation · "));
        QCOMPARE(page.count("What was run"), 2);
        QVERIFY(studyReportAsPdf({twoCells(), ablation()}).startsWith("%PDF-"));
    }

    void anAblationShowsHowItsRunsWent() {
        QVERIFY(QString::fromUtf8(studyReportAsHtml({ablation()}))
                    .contains("each thin line one seed", Qt::CaseInsensitive));
    }

    void methodsAreSetBesideWhatTheLiteratureLeadsToExpectAndWhatTheyCost() {
        StoredStudy study = methodsOnSplitClasses("class", {0.199, 0.198, 0.2}, {0.9, 0.91, 0.92}, {0.5, 0.51, 0.505});
        for (int run : {6, 7, 8}) study.results[static_cast<std::size_t>(run)].strategy.numbers = 42'772;
        const QString page = QString::fromUtf8(studyReportAsHtml({study}));
        for (const char* part :
             {"What the literature leads to expect", "one task's share, ± 5 points", "at least 50 points above naive",
              "did not come", "Hsu et al. 2018", "What methods cost", "42,772"})
            QVERIFY2(page.contains(QString::fromUtf8(part).toHtmlEscaped()), part);
        QVERIFY(!QString::fromUtf8(studyReportAsHtml({twoCells()})).contains("What the literature leads"));
        QVERIFY(!QString::fromUtf8(studyReportAsHtml({twoCells()})).contains("What methods cost"));
    }

    void itIsMadeInPagesToo() {
        QVERIFY(studyReportAsPdf({twoCells()}).startsWith("%PDF-"));
        QVERIFY(studyReportAsPdf({coefficientMap(3)}).startsWith("%PDF-"));
        QVERIFY(studyReportAsPdf({twoCells(0)}).startsWith("%PDF-"));
    }
};

QTEST_MAIN(TestStudyReport)
#include "tst_study_report.moc"
