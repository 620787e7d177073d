// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_verdicts_card.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

#include "ui/study/study_view.h"
#include "ui/study/verdict_grid.h"
#include "ui/study/verdict_model.h"
#include "ui/style/claim_words.h"
#include "ui/style/expectation_words.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

using VerdictRow = VerdictModel::Row;

VerdictRow headingOf(const QString& text) { return {{text}, {}, true}; }

QList<VerdictRow> rowsOf(const std::vector<Verdict>& verdicts) {
    QList<VerdictRow> rows;
    for (const Verdict& verdict : verdicts)
        rows << VerdictRow{{titleOf(verdict), foundIn(verdict), nameOf(verdict.judgement)},
                           QStringLiteral("<p>%1</p><p>%2</p>")
                               .arg(explanationOf(verdict.claim).toHtmlEscaped(), howClaimsAreJudged())};
    return rows;
}

QList<VerdictRow> rowsOf(const std::vector<ExpectationVerdict>& verdicts) {
    QList<VerdictRow> rows;
    if (!verdicts.empty()) rows << headingOf(StudyVerdictsCard::tr("What the literature leads to expect"));
    for (const ExpectationVerdict& verdict : verdicts)
        rows << VerdictRow{{QStringLiteral("%1: %2").arg(words::localized(QString::fromStdString(verdict.group)),
                                                         words::describe(verdict.expectation)),
                            words::foundIn(verdict), words::cameOf(verdict)},
                           QStringLiteral("<p>%1</p><p>%2</p>")
                               .arg(QString::fromUtf8(verdict.expectation.source).toHtmlEscaped(),
                                    words::howExpectationsAreJudged().toHtmlEscaped())};
    return rows;
}

QList<VerdictRow> rowsOf(const std::vector<OpenAnswer>& answers) {
    QList<VerdictRow> rows;
    if (!answers.empty()) rows << headingOf(StudyVerdictsCard::tr("What the paper leaves open"));
    for (const OpenAnswer& answer : answers)
        rows << VerdictRow{{QStringLiteral("%1: %2").arg(words::localized(QString::fromStdString(answer.group)),
                                                         words::statementOf(answer.question)),
                            words::foundIn(answer), nameOf(answer.judgement)},
                           words::howOpenQuestionsAreJudged().toHtmlEscaped()};
    return rows;
}

}  // namespace

StudyVerdictsCard::StudyVerdictsCard() : Card(tr("What does it say of the claims?")), m_rows(new VerdictModel(this)) {
    m_grid = new VerdictGrid;
    m_verdicts = makePlainTable(tr("Each reported claim, what was found here, and a verdict"), m_rows);
    m_verdicts->verticalHeader()->hide();
    m_verdicts->setSelectionMode(QTableView::NoSelection);
    m_verdicts->setWordWrap(true);
    m_verdicts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_verdicts->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_verdicts->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // As high as its rows: the card scrolls, not the table in it.
    m_verdicts->setSizeAdjustPolicy(QTableView::AdjustToContents);
    m_verdicts->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_verdicts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_verdicts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* const inside = new QWidget;
    auto* const column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::padding);
    column->addWidget(m_grid, 0, Qt::AlignLeft);
    column->addWidget(m_verdicts);
    column->addStretch();
    auto* const scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    content()->addWidget(scroll);
}

void StudyVerdictsCard::setStudy(const StoredStudy& study) {
    m_stored = study;
    refresh();
}

void StudyVerdictsCard::setOthers(QList<OtherVerdicts> others) {
    m_others = std::move(others);
    refresh();
}

/// The chosen study's verdicts, then those of the others, each under its name where there are several.
void StudyVerdictsCard::refresh() {
    const auto own = verdictsOf(m_stored);
    const auto expectations = expectationVerdictsOf(m_stored);
    const auto open = openAnswersOf(m_stored);
    m_grid->setData(verdictGridOf(m_stored.study, own, expectations, open));
    QList<VerdictRow> rows = rowsOf(expectations) << rowsOf(open);
    if (!own.empty() && !m_others.isEmpty())
        rows << headingOf(titleOf(m_stored.study));
    else if (!own.empty() && !rows.isEmpty())
        rows << headingOf(tr("What is reported"));
    rows << rowsOf(own);
    for (const OtherVerdicts& other : std::as_const(m_others)) rows << headingOf(other.study) << rowsOf(other.verdicts);
    m_rows->setRows(rows);
    fitTable();
    setCaption(rows.isEmpty() ? tr("no verdict yet: it takes finished runs that a claim is about")
                              : tr("point at a pill to read it in words"));
}

/// A heading takes the whole width, and each row the height of its texts.
void StudyVerdictsCard::fitTable() {
    m_verdicts->clearSpans();
    for (int row = 0; row < m_rows->rowCount(); ++row)
        if (m_rows->rows()[row].isHeading) m_verdicts->setSpan(row, 0, 1, VerdictModel::ColumnCount);
    m_verdicts->setVisible(m_rows->rowCount() > 0);
    m_verdicts->resizeRowsToContents();
    m_verdicts->updateGeometry();
}

}  // namespace miru
