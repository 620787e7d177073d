// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a study says of what is reported, expected or left open: at a glance as pills in a grid of models and conditions,
// and below, claim by claim, in words.

#include <QList>

#include "core/study/expectations.h"
#include "core/study/open_questions.h"
#include "core/study/study_findings.h"
#include "ui/style/card.h"

class QTableView;

namespace miru {

class VerdictGrid;
class VerdictModel;

/// What a study that was done here has to say of the reported claims.
struct OtherVerdicts {
    QString study;
    std::vector<Verdict> verdicts;
};

class StudyVerdictsCard : public Card {
    Q_OBJECT

 public:
    StudyVerdictsCard();

    void setStudy(const StoredStudy& study);
    void setOthers(QList<OtherVerdicts> others);

    VerdictGrid* grid() const { return m_grid; }
    QTableView* verdicts() const { return m_verdicts; }

 private:
    void refresh();
    void fitTable();

    StoredStudy m_stored;
    QList<OtherVerdicts> m_others;
    VerdictGrid* m_grid = nullptr;
    VerdictModel* m_rows;
    QTableView* m_verdicts = nullptr;
};

}  // namespace miru
