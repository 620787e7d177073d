// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_findings_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/study/study_pictures.h"
#include "ui/study/study_view.h"
#include "ui/style/calm.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

constexpr int courses = -1;  // in place of a measure
constexpr Measure offered[] = {Measure::Acc, Measure::FirstTask, Measure::Bwt, Measure::Forgetting};

}  // namespace

StudyFindingsCard::StudyFindingsCard() : Card(tr("Does it hold, run after run?")) {
    m_measure = new Calm<QComboBox>;
    m_measure->setAccessibleName(tr("What is shown"));
    for (const Measure measure : offered) m_measure->addItem(nameOf(measure), static_cast<int>(measure));
    auto* const row = new QHBoxLayout;
    row->addWidget(m_measure);
    row->addStretch();
    content()->addLayout(row);
    m_view = new StudyView;
    auto* const column = addScrolledColumn(content());
    column->addWidget(m_view, 1);
    column->addStretch();
    connect(m_measure, &QComboBox::activated, this, &StudyFindingsCard::refresh);
    connect(m_view, &StudyView::runChosen, this, &StudyFindingsCard::runChosen);
}

void StudyFindingsCard::setStudy(const StoredStudy& study) {
    m_stored = study;
    offerCourses();
    refresh();
}

/// Small multiples are offered where there are any, and are what such a study is looked at for.
void StudyFindingsCard::offerCourses() {
    const bool hasCourses = miru::hasCourses(m_stored.study);
    if (hasCourses == (m_measure->findData(courses) == 0)) return;
    if (hasCourses)
        m_measure->insertItem(0, tr("accuracy task after task"), courses);
    else
        m_measure->removeItem(0);
    m_measure->setCurrentIndex(0);
}

void StudyFindingsCard::refresh() {
    const auto& results = m_stored.results;
    if (results.empty()) return;
    const auto over = std::ranges::count_if(results, &StudyResult::isOver);
    const auto failed = over - std::ranges::count_if(results, &StudyResult::isFinished);
    const int shown = m_measure->currentData().toInt();
    shown == courses ? m_view->setCourses(m_stored) : m_view->setStudy(m_stored, static_cast<Measure>(shown));
    QString caption = tr("%1 of %2 runs").arg(words::number(over), words::number(static_cast<qint64>(results.size())));
    if (failed > 0) caption += tr(", %1 not finished").arg(words::number(failed));
    setCaption(caption + QStringLiteral(" · ") + m_view->caption());
}

}  // namespace miru
