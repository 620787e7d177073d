// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Which settings lead where?" Every configuration of a study as a line across what was set and what came of it.

#include <QHash>

#include "core/study/study_findings.h"
#include "ui/style/card.h"

class QComboBox;

namespace miru {

class ParallelCoordinates;
struct ParallelAxis;

class ParallelCard : public Card {
    Q_OBJECT

 public:
    ParallelCard();

    void setStudy(const StoredStudy& study);

    ParallelCoordinates* chart() const { return m_chart; }
    QComboBox* colorBox() const { return m_color; }

 Q_SIGNALS:
    /// A run shall be looked at beside others.
    void runChosen(int run);

 private:
    /// Of what an axis stands for: a place on an axis of the study, or a measure.
    struct Quantity {
        std::optional<std::size_t> studyAxis;
        Measure measure = Measure::Acc;
    };
    void offerColors();
    void refresh();
    void refreshCaption();
    double valueOf(const Quantity& quantity, const StudyGroup& group) const;
    ParallelAxis axisOf(const Quantity& quantity) const;
    void explain(int line, const QPoint& position);

    StoredStudy m_stored;
    std::vector<StudyGroup> m_groups;  ///< of each line
    std::vector<Quantity> m_quantities;
    ParallelCoordinates* m_chart = nullptr;
    QComboBox* m_color = nullptr;
};

}  // namespace miru
