// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/claims_table.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "ui/report/document.h"
#include "ui/style/claim_words.h"
#include "ui/style/expectation_words.h"
#include "ui/style/numbers.h"
#include "ui/style/run_names.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

}  // namespace

std::vector<Verdict> verdictsOn(const QList<Run>& runs) {
    std::vector<ComparedRun> compared;
    const QStringList names = namesOf(runs);  // for those that have no name of their own
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const std::string name = runs[n].name.empty() ? names[n].toStdString() : runs[n].name;
        compared.push_back(comparedRun(name, runs[n].spec, *runs[n].latest()));
    }
    return verdictsOf(compared);
}

QString tableOfVerdicts(const std::vector<Verdict>& verdicts, std::span<const Claim> claims) {
    QList<QStringList> rows;
    for (const Claim claim : claims) {
        // Once for each claim: what it says, and the formula of the number that is judged.
        QString head = QStringLiteral("%1<br><small>%2</small>")
                           .arg(nameOf(claim).toHtmlEscaped(), formulaOf(claim).toHtmlEscaped());
        if (std::ranges::count(verdicts, claim, &Verdict::claim) == 0)
            rows << QStringList{head, QStringLiteral("–"),
                                tr("needs a GRU and a MiRU-2, both finished, that are otherwise the same"),
                                tr("not looked at")};
        for (const Verdict& verdict : verdicts)
            if (verdict.claim == claim)
                rows << QStringList{std::exchange(head, {}), whereOf(verdict).toHtmlEscaped(), foundIn(verdict),
                                    QStringLiteral("<b>%1</b>").arg(nameOf(verdict.judgement))};
    }
    return tableOf({tr("reported (%1)").arg(sourceOfClaims().toHtmlEscaped()), tr("configuration"), tr("found here"),
                    tr("verdict")},
                   rows, 4);
}

QString footOfVerdicts() { return remark(howClaimsAreJudged()); }

QString tableOfExpectations(const std::vector<ExpectationVerdict>& verdicts) {
    QList<QStringList> rows;
    for (const ExpectationVerdict& verdict : verdicts)
        rows << QStringList{words::localized(QString::fromStdString(verdict.group)).toHtmlEscaped(),
                            QStringLiteral("%1<br><small>%2</small>")
                                .arg(words::describe(verdict.expectation).toHtmlEscaped(),
                                     QString::fromUtf8(verdict.expectation.source).toHtmlEscaped()),
                            words::foundIn(verdict), QStringLiteral("<b>%1</b>").arg(words::cameOf(verdict))};
    return tableOf({tr("group"), tr("expected ACC"), tr("found here"), tr("verdict")}, rows, 4) +
           remark(words::howExpectationsAreJudged().toHtmlEscaped());
}

QString tableOfOpenAnswers(const std::vector<OpenAnswer>& answers) {
    QList<QStringList> rows;
    for (const OpenAnswer& answer : answers)
        rows << QStringList{words::localized(QString::fromStdString(answer.group)).toHtmlEscaped(),
                            words::statementOf(answer.question).toHtmlEscaped(), words::foundIn(answer),
                            QStringLiteral("<b>%1</b>").arg(nameOf(answer.judgement))};
    return tableOf({tr("group"), tr("question"), tr("found here"), tr("verdict")}, rows, 4) +
           remark(words::howOpenQuestionsAreJudged().toHtmlEscaped());
}

}  // namespace miru
