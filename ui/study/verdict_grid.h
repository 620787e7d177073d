// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Verdicts at a glance: a grid of models and conditions, and in each place a pill for everything that was judged there. Its
// sign and colour say how it came out, its tooltip says it in words.

#include <QStringList>
#include <QWidget>
#include <vector>

#include "core/study/expectations.h"
#include "core/study/open_questions.h"
#include "core/study/study_findings.h"

class QGridLayout;

namespace miru {

struct VerdictPill {
    QString text;  ///< "accuracy"
    Judgement judgement = Judgement::CannotTell;
    QString tip;
};

struct VerdictGridData {
    QStringList rowNames;
    QStringList columnNames;
    std::vector<std::vector<QList<VerdictPill>>> cells;  ///< [row][column]
};

/// Rows are models and columns conditions, or the other way round where there are many conditions; none that nothing was
/// judged in.
VerdictGridData verdictGridOf(const Study& study, const std::vector<Verdict>& reported,
                              const std::vector<ExpectationVerdict>& expected, const std::vector<OpenAnswer>& open);

class VerdictGrid : public QWidget {
    Q_OBJECT

 public:
    VerdictGrid();

    void setData(VerdictGridData data);
    const VerdictGridData& data() const { return m_data; }

 private:
    void rebuild();

    VerdictGridData m_data;
    QWidget* m_inside = nullptr;  ///< all pills, made again with new data
};

}  // namespace miru
