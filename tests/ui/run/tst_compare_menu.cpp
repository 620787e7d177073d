// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a run can be set beside.

#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QWidgetAction>

#include "core/spec/method.h"
#include "tests/support/warnings.h"
#include "ui/run/compare_menu.h"

using namespace miru;

namespace {

QAction* actionOf(const QMenu& menu, const QString& text) {
    for (QAction* const action : menu.actions())
        if (!action->isSeparator() && action->text() == text) return action;
    return nullptr;
}

}  // namespace

class TestCompareMenu : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everythingDiffersInOneThing() {
        ExperimentSpec spec;
        spec.events = {{3, Knob::Beta, 0.2}};
        QMenu menu;
        std::vector<ExperimentSpec> chosen;
        fillCompareMenu(menu, spec, [&](const ExperimentSpec& other) { chosen.push_back(other); });
        actionOf(menu, "MiRU-2 with learned β and λ")->trigger();
        QVERIFY(chosen.back().model.learnCoefficients && chosen.back().model.cell == CellKind::Miru2);
        for (const char* cell : {"LSTM", "GRU", "MGU", "MiRU-1", "RNN", "minGRU"}) {
            QVERIFY(actionOf(menu, cell));
            actionOf(menu, cell)->trigger();
            ExperimentSpec same = chosen.back();
            QVERIFY(same.model.cell != spec.model.cell);
            same.model.cell = spec.model.cell;
            same.events = spec.events;
            QVERIFY(same == spec);
        }
        QVERIFY(!actionOf(menu, "MiRU-2"));
        QVERIFY(!actionOf(menu, "naive"));
        actionOf(menu, "EWC")->trigger();
        QVERIFY(chosen.back() == withMethod(spec, MethodKind::Ewc));
        QVERIFY(actionOf(menu, "EWC")->toolTip().startsWith("Kirkpatrick et al. 2017\n"));
        actionOf(menu, "joint: all tasks at once, the upper bound")->trigger();
        QVERIFY(chosen.back().data.joint);
        QCOMPARE(chosen.size(), std::size_t{9});
        fillCompareMenu(menu, withMethod(spec, MethodKind::Ewc), [](const ExperimentSpec&) {});
        QVERIFY(!actionOf(menu, "EWC") && actionOf(menu, "naive"));
    }

    void aStrengthSaysOnWhichDataItWasChosen() {
        ExperimentSpec spec;
        QMenu menu;
        const auto tipOf = [&](const char* dataset, StreamKind stream, const char* method) {
            spec.data.dataset = dataset;
            spec.data.stream = stream;
            fillCompareMenu(menu, spec, [](const ExperimentSpec&) {});
            return actionOf(menu, method)->toolTip().section('\n', 1);
        };
        using enum StreamKind;
        QCOMPARE(tipOf("mnist", PermutedPixels, "EWC"), QString("Λ 10, chosen on a validation set (permuted MNIST)."));
        QCOMPARE(tipOf("mnist", SplitClasses, "LwF"), QString("α 4, chosen on a validation set (split MNIST)."));
        QVERIFY(
            tipOf("cifar-100", SplitClasses, "EWC").startsWith("Λ 30, chosen on a validation set (split CIFAR-100"));
        QCOMPARE(tipOf("fsdd", SplitSources, "SI"),
                 QString("Λ 1, chosen on a validation set (Spoken digits (FSDD) by source)."));
        QCOMPARE(tipOf("imdb", PermutedPixels, "SI"),
                 QString("Λ 1, chosen on a validation set of other data (permuted MNIST): these may want another."));
        QCOMPARE(tipOf("mnist", PermutedPixels, "rehearsal"), QString());
    }

    /// A heading is a label in bold, and no letter leads to it.
    void headingsLookLikeNothingThatCanBeChosen() {
        QMenu menu;
        fillCompareMenu(menu, {}, [](const ExperimentSpec&) {});
        QStringList headings;
        for (QAction* const action : menu.actions()) {
            const auto* const heading = qobject_cast<QWidgetAction*>(action);
            if (!heading) continue;
            const auto* const label = qobject_cast<QLabel*>(heading->defaultWidget());
            QVERIFY(label && label->font().bold() && !action->isEnabled() && action->text().isEmpty());
            headings << label->text();
        }
        QCOMPARE(headings, QStringList({"The same with another cell", "The same with another method"}));
    }

    void withOneTaskThereIsNothingToForget() {
        ExperimentSpec spec;
        spec.data.tasks = 1;
        QMenu menu;
        fillCompareMenu(menu, spec, [](const ExperimentSpec&) {});
        QVERIFY(actionOf(menu, "GRU")->isEnabled());
        QVERIFY(!actionOf(menu, "EWC")->isEnabled());
        QCOMPARE(actionOf(menu, "EWC")->toolTip(), QString("With one task there is nothing to forget."));
    }

    void whatCannotBeTrainedSaysWhy() {
        ExperimentSpec spec;
        spec.model.hiddenUnits = 0;
        QMenu menu;
        fillCompareMenu(menu, spec, [](const ExperimentSpec&) {});
        for (const char* refused : {"GRU", "EWC"}) {
            QVERIFY(!actionOf(menu, refused)->isEnabled());
            QVERIFY2(actionOf(menu, refused)->toolTip().endsWith('.'), qPrintable(actionOf(menu, refused)->toolTip()));
        }
    }
};

QTEST_MAIN(TestCompareMenu)
#include "tst_compare_menu.moc"
