// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/claim_words.h"

#include <QCoreApplication>

#include "ui/style/numbers.h"
#include "ui/style/result_text.h"
#include "ui/style/spec_text.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QString decimals(double value, int digits = 2) { return words::fixed(value, digits); }

QString hundredths(double value, int digits = 1) { return decimals(100 * value, digits); }

QString microjoules(double joules) { return decimals(1e6 * joules, 3); }

QString figure(Claim claim, double value) {
    return claim == Claim::LessEnergy ? microjoules(value) : words::number(static_cast<qint64>(value));
}

double ratioOfFigures(Claim claim) { return infoOf(claim).gru / infoOf(claim).miru; }

QString pairsInWords(const QString& mean, const QString& low, const QString& high, const Statistics& found) {
    return found.hasInterval() ? tr("%1, 95 % interval %2 … %3, n = %4 pairs of equal seed")
                                     .arg(mean, low, high, words::number(found.n))
                               : tr("%1, one pair of equal seed: no interval can be given").arg(mean);
}

QString computedInWords(const Verdict& verdict) {
    QString text = tr("%1×, computed").arg(decimals(verdict.found.mean));
    if (verdict.withoutEmbedding > 0)
        text += tr("; %1× without the embedding, which all cells share").arg(decimals(verdict.withoutEmbedding));
    if (verdict.claim == Claim::LessEnergy)
        text += tr(" with the paper's constant; its own figures, %1 µJ, have the ratio %2")
                    .arg(reportedFiguresOf(verdict.claim), decimals(ratioOfFigures(verdict.claim), 3));
    if (!verdict.isReportedNetwork) text += tr("; reported for %1").arg(reportedNetworkInWords());
    return text;
}

}  // namespace

QString nameOf(Claim claim) {
    const double reported = infoOf(claim).reported;
    switch (claim) {
        case Claim::FewerParameters: return tr("MiRU-2 has %1× fewer parameters than a GRU").arg(decimals(reported));
        case Claim::LessEnergy: return tr("inference takes %1× less energy").arg(decimals(reported));
        case Claim::FasterTraining: return tr("training a MiRU-2 is %1× faster than a GRU").arg(decimals(reported));
        case Claim::FasterAnswering:
            return tr("inference with a MiRU-2 is %1× faster than with a GRU").arg(decimals(reported));
        case Claim::AccuracyNearGru:
            return tr("MiRU-2 is as accurate as a GRU, within %1 points").arg(decimals(-100 * reported, 0));
    }
    return {};
}

QString nameOf(Judgement judgement) {
    switch (judgement) {
        case Judgement::Holds: return tr("holds");
        case Judgement::DoesNotHold: return tr("does not hold");
        case Judgement::CannotTell: break;
    }
    return tr("cannot tell");
}

QString whereOf(const Verdict& verdict) {
    if (verdict.where.empty() && verdict.comparisons > 1)
        return tr("all %1 configurations").arg(words::number(verdict.comparisons));
    const QString where = words::localized(QString::fromStdString(verdict.where));
    const QStringList names = where.split(QStringLiteral(", "));
    constexpr int mostNamed = 4;
    if (names.size() <= mostNamed || names.size() != verdict.comparisons) return where;
    return tr("%1 configurations: %2 … %3").arg(words::number(names.size()), names.first(), names.last());
}

QString titleOf(const Verdict& verdict) {
    const QString where = whereOf(verdict);
    return where.isEmpty() ? nameOf(verdict.claim) : nameOf(verdict.claim) + QStringLiteral(": ") + where;
}

QString foundIn(const Verdict& verdict) {
    const Statistics& found = verdict.found;
    if (!infoOf(verdict.claim).isMeasured) return computedInWords(verdict);
    if (verdict.claim == Claim::AccuracyNearGru) {
        const auto points = [](double value) {
            return (value > 0 ? QStringLiteral("+") : QString()) + hundredths(value);
        };
        return pairsInWords(tr("%1 points").arg(points(found.mean)), points(found.low()), points(found.high()), found);
    }
    const QString pairs =
        pairsInWords(tr("%1×").arg(decimals(found.mean)), decimals(found.low()), decimals(found.high()), found);
    return verdict.sharedMachine ? tr("%1; measured while other runs shared the machine").arg(pairs) : pairs;
}

QString inWords(const Statistics& s) {
    if (s.n == 0) return tr("no run is finished yet");
    if (!s.hasInterval()) return tr("%1 %, one run: no error can be given").arg(hundredths(s.mean));
    return tr("mean %1 %, sd %2, 95 % interval %3 … %4, n = %5 seeds")
        .arg(hundredths(s.mean), hundredths(s.deviation, 2), hundredths(s.low()), hundredths(s.high()))
        .arg(words::number(s.n));
}

QString formulaOf(Claim claim) {
    return QStringLiteral("%1, %2").arg(QString::fromUtf8(infoOf(claim).formula),
                                        infoOf(claim).isMeasured ? tr("measured") : tr("computed"));
}

QString explanationOf(Claim claim) {
    return QStringLiteral("%1 (%2)").arg(formulaOf(claim), QString::fromUtf8(infoOf(claim).source));
}

QString howClaimsAreJudged() {
    return tr("A reported ratio is rounded to two decimals, so a ratio from half a hundredth below it is as reported; "
              "nothing else is allowed for. What is computed from shapes reaches the reported number or does not; it "
              "is "
              "reported for %1, and at other sizes the verdict is one on that size.")
               .arg(reportedNetworkInWords()) +
           ' ' +
           tr("What is measured is compared between a MiRU-2 and the GRU that differs from it in nothing but the cell, "
              "its coefficients, its learning rate and its gradient clip: the ratio (of accuracies, the difference) of "
              "each pair of equal seed, then mean ± t(n − 1)·sd/√n (Student 1908); n counts these pairs. A claim holds "
              "if the whole 95 % interval reaches it and does not hold if none of the interval does; otherwise, and "
              "for a single pair, the verdict is “cannot tell”. Speeds of runs that shared the machine with others are "
              "not judged.") +
           ' ' +
           tr("That accuracies within %1 points are comparable is this program's reading; the paper gives no number.")
               .arg(decimals(-100 * infoOf(Claim::AccuracyNearGru).reported, 0));
}

QString whatSharedMeans() {
    return tr(
        "shared: other runs used the machine at the same time, so this speed says nothing about a cell and enters no "
        "verdict.");
}

QString reportedFiguresOf(Claim claim) {
    const ClaimInfo& info = infoOf(claim);
    return info.gru > 0 ? figure(claim, info.gru) + QStringLiteral(" : ") + figure(claim, info.miru) : QString();
}

QString reportedNetworkInWords() {
    return tr("%1 inputs, %2 hidden units and %3 classes")
        .arg(reportedNetwork.inputs)
        .arg(reportedNetwork.hidden)
        .arg(reportedNetwork.classes);
}

QString whatDoesNotAddUp() {
    const ClaimInfo& parameters = infoOf(Claim::FewerParameters);
    const auto counted = costOfReportedNetwork().of(CellKind::Gru).parameters;
    return tr("Reported for %1. Two of these figures do not add up: %2 parameters of a GRU are %3 more than by the "
              "formula that gives MiRU-2 its %4; and the energies, %5 µJ, have the ratio %6, not the reported %7.")
        .arg(reportedNetworkInWords(), figure(Claim::FewerParameters, parameters.gru),
             words::number(static_cast<qint64>(parameters.gru) - counted),
             figure(Claim::FewerParameters, parameters.miru), reportedFiguresOf(Claim::LessEnergy),
             decimals(ratioOfFigures(Claim::LessEnergy), 3), decimals(infoOf(Claim::LessEnergy).reported));
}

QString sourceOfClaims() { return QString::fromUtf8(infoOf(allClaims[0]).source); }

}  // namespace miru
