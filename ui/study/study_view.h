// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a study has found so far, as a picture: a map where two numbers vary; how each group's runs went, task after task, as
// small multiples; else every group with all its seeds.

#include <QWidget>

#include "core/study/study_findings.h"
#include "ui/study/study_words.h"

class QStackedLayout;

namespace miru {

class HeatMap;
class IntervalChart;
class SmallMultiples;

class StudyView : public QWidget {
    Q_OBJECT

 public:
    explicit StudyView(QWidget* parent = nullptr);

    void setStudy(StoredStudy study, Measure measure);
    /// How the runs went, task after task; a study that has no such picture (`hasCourses`) shows where they ended.
    void setCourses(StoredStudy study);
    /// What the picture shows, in a sentence or two.
    QString caption() const;
    bool isMap() const;
    /// Of what is shown: groups need a strip each, a map and multiples take all they can get.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    HeatMap* map() const { return m_map; }
    IntervalChart* chart() const { return m_chart; }
    SmallMultiples* multiples() const { return m_multiples; }

 Q_SIGNALS:
    /// Somebody points at a group: the number of its first run that is over.
    void runChosen(int run);

 private:
    void display(QWidget* picture);
    void showMap(const StudyMap& map);
    void showGroups();
    void showCourses();
    void explain(std::size_t group, const QPoint& position);
    void choose(std::size_t group);

    StoredStudy m_study;
    Measure m_measure = Measure::Acc;
    std::vector<StudyGroup> m_groups;
    std::optional<StudyMap> m_place;
    QStackedLayout* m_stack = nullptr;
    HeatMap* m_map = nullptr;
    IntervalChart* m_chart = nullptr;
    SmallMultiples* m_multiples = nullptr;
};

}  // namespace miru
