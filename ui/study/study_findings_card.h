// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Does it hold, run after run?" What a study has found, as a picture, for the measure that is chosen.

#include "core/study/run_study.h"
#include "ui/style/card.h"

class QComboBox;

namespace miru {

class StudyView;

class StudyFindingsCard : public Card {
    Q_OBJECT

 public:
    StudyFindingsCard();

    void setStudy(const StoredStudy& study);

    StudyView* view() const { return m_view; }
    QComboBox* measureBox() const { return m_measure; }

 Q_SIGNALS:
    /// A run shall be looked at beside others.
    void runChosen(int run);

 private:
    void offerCourses();
    void refresh();

    StoredStudy m_stored;
    QComboBox* m_measure = nullptr;
    StudyView* m_view = nullptr;
};

}  // namespace miru
