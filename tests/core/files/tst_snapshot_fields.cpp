// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of a snapshot go into JSON and come back, and what cannot be is refused.

#include "core/files/snapshot_fields.h"

#include <QTest>

#include "core/files/snapshot_file.h"
#include "core/spec/spec_fields.h"
#include "tests/support/sentence_of.h"

using namespace miru;
using miru::test::sentenceOf;

using Json = FieldWriter::Json;

class TestSnapshotFields : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatIsWrittenIsRead() {
        const Timetable timetable({100, 7}, 16, 3);
        QVERIFY(timetableFrom(jsonOfTimetable(timetable)) == timetable);
        const Curve curve({{0, 0, 0.1, 0.05, 0.2, true}, {16, 1, std::nan(""), 0.3, 0.3, false}});
        const Curve again = curveFrom(jsonOfCurve(curve));
        QCOMPARE(again.points().size(), std::size_t{2});
        QVERIFY(again.points()[0] == curve.points()[0] && std::isnan(again.points()[1].value));
        const KnobChange change{7, Knob::InhibitionWhere, 1};
        QVERIFY(changeFrom(jsonOfChange(change)) == change);
        const Inhibition inhibition{0.75, Inhibition::Where::Readout, Inhibition::Rank::Magnitude};
        QVERIFY(valueFrom<Inhibition>(jsonOf(inhibition), "its inhibition") == inhibition);
        const Knobs knobs = knobsOf(ExperimentSpec());
        QVERIFY(knobsFrom(jsonOfKnobs(knobs)) == knobs);
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("fewer than no sequences") << "sequences"
                                                 << "[100, -1]";
        QTest::newRow("half a sequence") << "sequences"
                                         << "[1.5]";
        QTest::newRow("no batch") << "batch"
                                  << "0";
        QTest::newRow("more epochs than could be counted") << "epochs"
                                                           << "2147483647";
        QTest::newRow("a number beyond all") << "batch"
                                             << "18446744073709551615";
    }
    void whatCannotBeIsRefused() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Json json = jsonOfTimetable(Timetable({100, 7}, 16, 3));
        json[field.toStdString()] = Json::parse(value.toStdString());
        QCOMPARE(sentenceOf([&] { timetableFrom(json); }),
                 QString("The snapshot in it does not fit together: its timetable (%1).").arg(field));
    }

    void aNameThatIsNoneIsRefused() {
        Json json = jsonOf(Inhibition{});
        json["where"] = "everywhere";
        QVERIFY(sentenceOf([&] { valueFrom<Inhibition>(json, "its inhibition"); }).contains("its inhibition (where)"));
    }

    void aCostComesBackWholeOrIsRefused() {
        ResourceCost cost;
        cost.macsBackward = 7;
        cost.traceBytes = 9;
        Json json = jsonOf(cost);
        QVERIFY(valueFrom<ResourceCost>(json, "its cost") == cost);
        json["traceBytes"] = -1;
        QVERIFY(sentenceOf([&] { valueFrom<ResourceCost>(json, "its cost"); }).contains("its cost (traceBytes)"));
        json.erase("traceBytes");  // whoever reads the file says that it is damaged, as of every other field
        QVERIFY_THROWS_EXCEPTION(Json::exception, valueFrom<ResourceCost>(json, "its cost"));
    }

    void aSnapshotOfAnotherFormatIsRefused() {
        TensorFile file;
        file.metadata["picture"] = "{}";
        QVERIFY(sentenceOf([&] {
                    readSnapshot(file, "", originOf(ExperimentSpec()));
                }).contains("no snapshot of the format 8, which this version reads"));
        file.metadata["snapshot"] = R"({"format": 9})";
        QCOMPARE(sentenceOf([&] { readSnapshot(file, "", originOf(ExperimentSpec())); }),
                 QString("Its snapshot has the format 9; this version reads 8."));
    }
};

QTEST_GUILESS_MAIN(TestSnapshotFields)
#include "tst_snapshot_fields.moc"
