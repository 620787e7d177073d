// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a study says: runs that differ in nothing but the seed taken together, and each reported claim beside them.

#include <optional>
#include <string>
#include <vector>

#include "core/measure/statistics.h"
#include "core/study/claims.h"
#include "core/study/run_study.h"

namespace miru {

/// What is asked of the runs of a study. All but the last three are fractions.
enum class Measure { Acc, FirstTask, Bwt, Forgetting, BitsPerCharacter, TrainingRate, AnsweringRate };
/// Of one run: a fraction, bits (the mean over tasks, of running texts), or sequences per second; nothing if the run is not finished or did not measure it.
std::optional<double> measureOf(const StudyResult& result, Measure measure);

/// Runs that differ in nothing but the seed.
struct StudyGroup {
    std::vector<std::size_t> place;  ///< case on each axis; 0 on the axis of seeds
    std::string name;                ///< "GRU · rehearsal"
    std::vector<int> runs;           ///< by the order of the seeds
};
/// In the order of the study.
std::vector<StudyGroup> groupsOf(const Study& study);
/// Of the finished runs of a group.
std::vector<double> valuesOf(const StoredStudy& study, const StudyGroup& group, Measure measure);

/// How a run went, task after task: a fraction for each task learned.
enum class LearningCurve { AllSoFar, FirstTask };
/// Of the finished runs of a group: after each task, the mean accuracy on all tasks learned so far (AllSoFar) or the accuracy
/// on the first one.
std::vector<std::vector<double>> learningCurvesOf(const StoredStudy& study, const StudyGroup& group,
                                                  LearningCurve course);

/// A study over two things, as rows and columns.
struct StudyMap {
    std::size_t rowAxis = 0;
    std::size_t columnAxis = 1;
    /// groups[row][column], into groupsOf
    std::vector<std::vector<std::size_t>> groups;
};
/// If both are axes with one numeric setting each.
std::optional<StudyMap> mapOf(const Study& study);
/// Whatever they are.
std::optional<StudyMap> gridOf(const Study& study);

/// What the study's runs that are finished have to say of the reported claims (claims.h).
std::vector<Verdict> verdictsOf(const StoredStudy& study);

}  // namespace miru
