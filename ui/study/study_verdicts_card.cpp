// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_verdicts_card.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/study/study_view.h"
#include "ui/study/verdict_grid.h"
#include "ui/style/claim_words.h"
#include "ui/style/expectation_words.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/theme.h"

namespace miru {

StudyVerdictsCard::StudyVerdictsCard() : Card(tr("What does it say of the claims?")) {
    m_grid = new VerdictGrid;
    m_verdicts = makePlainTable(tr("Each reported claim, what was found here, and a verdict"));
    m_verdicts->setColumnCount(3);
    m_verdicts->setHorizontalHeaderLabels({tr("reported"), tr("found here"), tr("verdict")});
    m_verdicts->verticalHeader()->hide();
    m_verdicts->setSelectionMode(QTableWidget::NoSelection);
    m_verdicts->setWordWrap(true);
    m_verdicts->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_verdicts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_verdicts->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_verdicts->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // As high as its rows: the card scrolls, not the table in it.
    m_verdicts->setSizeAdjustPolicy(QTableWidget::AdjustToContents);
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
    m_verdicts->clearSpans();
    m_verdicts->setRowCount(0);
    addExpectations(expectations);
    addOpenAnswers(open);
    if (!own.empty() && !m_others.isEmpty())
        addHeading(titleOf(m_stored.study));
    else if (!own.empty() && (!expectations.empty() || !open.empty()))
        addHeading(tr("What is reported"));
    addVerdicts(own);
    for (const OtherVerdicts& other : std::as_const(m_others)) {
        addHeading(other.study);
        addVerdicts(other.verdicts);
    }
    const bool hasAny = m_verdicts->rowCount() > 0;
    m_verdicts->setVisible(hasAny);
    m_verdicts->resizeRowsToContents();
    m_verdicts->updateGeometry();
    setCaption(hasAny ? tr("point at a pill to read it in words")
                      : tr("no verdict yet: it takes finished runs that a claim is about"));
}

void StudyVerdictsCard::addHeading(const QString& text) {
    const int row = m_verdicts->rowCount();
    m_verdicts->insertRow(row);
    auto* const item = new QTableWidgetItem(text);
    QFont font = item->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(font);
    m_verdicts->setItem(row, 0, item);
    m_verdicts->setSpan(row, 0, 1, 3);
}

void StudyVerdictsCard::addVerdicts(const std::vector<Verdict>& verdicts) {
    for (const Verdict& verdict : verdicts)
        addVerdict({titleOf(verdict), foundIn(verdict), nameOf(verdict.judgement)},
                   QStringLiteral("<p>%1</p><p>%2</p>")
                       .arg(explanationOf(verdict.claim).toHtmlEscaped(), howClaimsAreJudged()));
}

void StudyVerdictsCard::addExpectations(const std::vector<ExpectationVerdict>& verdicts) {
    if (verdicts.empty()) return;
    addHeading(tr("What the literature leads to expect"));
    for (const ExpectationVerdict& verdict : verdicts)
        addVerdict({QStringLiteral("%1: %2").arg(words::localized(QString::fromStdString(verdict.group)),
                                                 words::describe(verdict.expectation)),
                    words::foundIn(verdict), words::cameOf(verdict)},
                   QStringLiteral("<p>%1</p><p>%2</p>")
                       .arg(QString::fromUtf8(verdict.expectation.source).toHtmlEscaped(),
                            words::howExpectationsAreJudged().toHtmlEscaped()));
}

void StudyVerdictsCard::addOpenAnswers(const std::vector<OpenAnswer>& answers) {
    if (answers.empty()) return;
    addHeading(tr("What the paper leaves open"));
    for (const OpenAnswer& answer : answers)
        addVerdict({QStringLiteral("%1: %2").arg(words::localized(QString::fromStdString(answer.group)),
                                                 words::statementOf(answer.question)),
                    words::foundIn(answer), nameOf(answer.judgement)},
                   words::howOpenQuestionsAreJudged().toHtmlEscaped());
}

void StudyVerdictsCard::addVerdict(const QStringList& texts, const QString& tip) {
    const int row = m_verdicts->rowCount();
    m_verdicts->insertRow(row);
    for (int column = 0; column < 3; ++column) {
        auto* const item = new QTableWidgetItem(texts[column]);
        item->setToolTip(tip);
        if (column == 2) {
            QFont font = item->font();
            font.setWeight(QFont::DemiBold);
            item->setFont(font);
        }
        m_verdicts->setItem(row, column, item);
    }
}

}  // namespace miru
