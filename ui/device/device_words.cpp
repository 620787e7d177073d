// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/device/device_words.h"

#include <QCoreApplication>

#include "core/study/claims.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QString verdictOn(Claim claim, const QString& what, const DeviceCounts& counts) {
    return tr("reported for %1 × %2 and %3 units: %4× %5; here %6×: %7")
        .arg(words::number(reportedNetwork.steps), words::number(reportedNetwork.inputs),
             words::number(reportedNetwork.hidden), words::fixed(infoOf(claim).reported, 2), what,
             words::fixed(counts.ratio(), 2), counts.reaches(claim) ? tr("holds") : tr("does not hold"));
}

}  // namespace

QString titleOf(NumberForm numbers) {
    switch (numbers) {
        case NumberForm::Float: return tr("32-bit float");
        case NumberForm::Q15: return tr("16-bit");
        case NumberForm::Int8: return tr("8-bit");
    }
    return {};
}

QString titleOf(DevicePart part) {
    switch (part) {
        case DevicePart::Input: return tr("input");
        case DevicePart::Recurrent: return tr("recurrent");
        case DevicePart::Nonlinearity: return tr("nonlinearity");
        case DevicePart::Winners: return tr("winners");
        case DevicePart::Readout: return tr("readout");
    }
    return {};
}

QString missingDeviceTools() {
    const QStringList packages = missingDevicePackages();
    if (packages.isEmpty()) return {};
    return tr("Instructions are counted by a compiler and a simulator that are not installed; on Debian: apt install "
              "%1 (in the project's folder: ./lab setup device).")
        .arg(packages.join(' '));
}

QStringList verdictsOn(const DeviceCounts& counts) {
    if (counts.cell != CellKind::Miru2) return {};
    return {verdictOn(Claim::FasterAnswering, tr("faster inference"), counts),
            verdictOn(Claim::LessEnergy, tr("less energy"), counts),
            tr("reported as a failure: no gain where memory is not the bottleneck; here %1")
                .arg(counts.ratio() > 1 ? tr("fewer instructions are a gain all the same") : tr("there is none"))};
}

QString sourceOf(const DeviceAssumptions& assumptions) {
    if (assumptions.nanojoules != DeviceAssumptions::dataSheetNanojoules) return {};
    return tr("STM32L412 data sheet DS12469, run mode: 79 µA/MHz, at 3 V");
}

QString lossInWords(const ExportLoss& loss) {
    QString text = tr("On %1 test sequences its accuracy is %2 (the lab's network: %3)")
                       .arg(words::number(loss.sequences), words::percent(loss.accuracyExported, 2),
                            words::percent(loss.accuracy, 2));
    if (loss.isNotable())
        text += tr(", %1 points less, which is more than half a point")
                    .arg(words::fixed(100 * (loss.accuracy - loss.accuracyExported), 2));
    text += tr("; %1 of the answers are the same.").arg(words::percent(loss.agreement, 2));
    if (loss.settledAfter > 0)
        text += ' ' + tr("The answer settles after %1 steps on average (the lab's: %2).")
                          .arg(words::fixed(loss.settledAfterExported, 1), words::fixed(loss.settledAfter, 1));
    return text;
}

}  // namespace miru
