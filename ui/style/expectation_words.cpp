// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/expectation_words.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/translated.h"

namespace miru::words {
namespace {

using Of = Expectation::Of;

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

QString points(double fraction) { return words::plain(std::round(1e4 * fraction) / 100); }

}  // namespace

QString describe(const Expectation& expectation) {
    const auto [least, most] = std::pair(expectation.least, expectation.most);
    switch (expectation.of) {
        case Of::Acc:
            return most < 1 ? tr("%1 to %2 %").arg(points(least), points(most))
                            : tr("at least %1 %").arg(points(least));
        case Of::BeyondOneTask:
            return -least == most ? tr("one task's share, ± %1 points").arg(points(most))
                                  : tr("one task's share, −%1 to +%2 points").arg(points(-least), points(most));
        case Of::BeyondNaive:
            if (most < 1) return tr("at most %1 points above naive").arg(points(most));
            return least == 0 ? tr("not below naive") : tr("at least %1 points above naive").arg(points(least));
        case Of::BeyondRehearsal: break;
    }
    if (most < 1) return tr("not above rehearsal");
    return least == 0 ? tr("not below rehearsal") : tr("at most %1 points below rehearsal").arg(points(-least));
}

QString foundIn(const ExpectationVerdict& verdict) {
    const Statistics& found = verdict.found;
    const bool isDifference = verdict.expectation.of != Of::Acc;
    const QString sign = isDifference && found.mean > 0 ? QStringLiteral("+") : QString();
    const QString mean = sign + words::fixed(100 * found.mean, 2);
    const QString value = isDifference ? tr("%1 points").arg(mean) : tr("%1 %").arg(mean);
    if (!found.hasInterval()) return tr("%1, one run").arg(value);
    return tr("%1, 95 % interval %2 … %3, n = %4")
        .arg(value, words::fixed(100 * found.low(), 1), words::fixed(100 * found.high(), 1), words::number(found.n));
}

QString cameOf(const ExpectationVerdict& verdict) {
    switch (verdict.judgement) {
        case Judgement::Holds: return tr("came");
        case Judgement::DoesNotHold: return tr("did not come");
        case Judgement::CannotTell: break;
    }
    return tr("cannot tell");
}

QString statementOf(OpenQuestion question) { return setting(infoOf(question).statement); }

QString foundIn(const OpenAnswer& answer) {
    const Statistics& found = answer.found;
    const bool areBits = answer.question == OpenQuestion::FixedCoefficientsSuffice;
    const double scale = areBits ? 1 : 100;
    const int decimals = areBits ? 3 : 2;
    const QString mean =
        (found.mean > 0 ? QStringLiteral("+") : QString()) + words::fixed(scale * found.mean, decimals);
    const QString value = areBits ? tr("%1 bits").arg(mean) : tr("%1 points").arg(mean);
    if (!found.hasInterval()) return tr("%1, one run").arg(value);
    return tr("%1, 95 % interval %2 … %3, n = %4")
        .arg(value, words::fixed(scale * found.low(), decimals), words::fixed(scale * found.high(), decimals),
             words::number(found.n));
}

QString howOpenQuestionsAreJudged() {
    return tr(
        "A modern unit needs no help if rehearsal adds at most 2 points to its ACC; fixed coefficients suffice if "
        "a MiRU is at most 0.05 bits per character behind the GRU of as many units. It holds, or does not, if the "
        "95 % interval over seeds lies on one side; else, and for a single run, nobody can tell.");
}

QString howExpectationsAreJudged() {
    return tr("An expectation came if the 95 % interval over seeds lies within it, and did not if it lies outside; "
              "else, and for a single run, nobody can tell. Differences are taken between runs of equal seed. One "
              "task's share: ACC is 1 / tasks where only the last task is known.") +
           ' ' +
           tr("Published numbers are of feed-forward networks on MNIST, which read an image in one step. A recurrent "
              "network uses each weight at every step: it forgets more, and holding a weight costs it more of what it "
              "can still learn (Ehret et al. 2021).");
}

}  // namespace miru::words
