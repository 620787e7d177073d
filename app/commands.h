// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What miru-run can do: one function per command. Each prints to stdout what was asked for, to stderr what went wrong,
// and returns the program's exit code.

#include <string>
#include <vector>

#include "app/exit_code.h"
#include "core/export/device_program.h"
#include "core/export/export_plan.h"

namespace miru {

struct TrainArguments {
    std::string experiment;         ///< a preset's name or a spec file
    std::vector<std::string> sets;  ///< "key=value"
    std::string out;                ///< folder to write, empty = none
    int threads = 0;
    bool resume = false;         ///< the run in `out`
    double checkpointEvery = 4;  ///< seconds, in `out`
    bool json = false;           ///< one JSON object a line on stdout
};

int trainCommand(const TrainArguments& arguments);
/// Logits of the network at `place` (a run's folder or a network file) for each line of `input`.
int predictCommand(const std::string& place, const std::string& input, const std::string& out);
/// What it writes, if it has learned which character comes next.
struct WriteArguments {
    std::string place;
    std::string beginning;
    int length = 0;  ///< characters
    double temperature = 1;
    std::int64_t seed = 1;
    int task = 1;  ///< in whose alphabet, or with whose outputs, it writes
};
int writeCommand(const WriteArguments& arguments);
/// Its accuracy on the test sequences of every task; of another data set if one is named.
int evaluateCommand(const std::string& place, const std::string& dataset, int threads);
struct ExportArguments {
    std::string place;
    std::string out;
    std::string numbers = "float";  ///< a key of NumberForm
    bool sparse = false;
    std::string prefix = "net";
    bool learns = false;
    int room = ExportPlan().room;
};
/// Writes the network as C.
int exportCommand(const ExportArguments& arguments);
/// Writes the network as an ONNX file.
int exportOnnxCommand(const std::string& place, const std::string& out);
struct DeviceArguments {
    std::string place;
    std::string board = "mps2-an386";
    std::string numbers = "float";
    bool sparse = false;
    DeviceAssumptions assumptions;
    bool json = false;
    bool learns = false;  ///< what learning takes is counted instead
    int room = ExportPlan().room;
    bool isOfOneNetwork = false;  ///< something was chosen that is not for a whole study
};
/// Where the energy of an instruction is from.
std::string energySourceOf(const DeviceArguments& arguments);
/// Counts the instructions and bytes the network takes on a simulated microcontroller.
int deviceCommand(const DeviceArguments& arguments);
/// The same for every finished run of a study, in every form.
int deviceStudyCommand(const DeviceArguments& arguments);
/// The same for learning: it learns a new task there.
int deviceLearningCommand(const DeviceArguments& arguments);
/// Writes a report on the runs in folders and sessions to `out`, as HTML or PDF by its name, with the name or group of its
/// author above it, unless that is empty.
int reportCommand(const std::vector<std::string>& paths, const std::string& out, const std::string& author);
/// Repeats the runs of reports (pages, or folders of them) and says whether every number agrees; 1 if one does not.
int verifyCommand(const std::vector<std::string>& paths, int threads);
struct StudyArguments {
    std::string study;              ///< a study's name or a file
    std::vector<std::string> sets;  ///< "key=value"
    std::string out;
    std::string shard;  ///< "i/n"; empty: all runs
    int jobs = 0;
    bool resume = false;  ///< makes no difference: the same study in `out` is always resumed
};
/// Runs a study in a folder; one line for each run that is over.
int studyCommand(const StudyArguments& arguments);
/// Puts the parts of a study together.
int mergeCommand(const std::vector<std::string>& folders, const std::string& out);
/// All studies that come with the program, or one as a file, ready to be edited.
int studiesCommand(const std::string& name);
int listDatasetsCommand();
int getDatasetCommand(const std::string& name, const std::string& folder);
int checkDatasetsCommand(const std::vector<std::string>& names);
/// All lessons that come with the program, one a line.
int listLessonsCommand();
/// Every mistake in these lesson files, a sentence each.
int checkLessonsCommand(const std::vector<std::string>& files);
/// The guide for teachers on these lessons, or on those that come with the program, as a page or a PDF.
int lessonsGuideCommand(const std::string& out, const std::string& language, const std::vector<std::string>& files);
/// All presets, or the spec of one, ready to be edited.
int presetsCommand(const std::string& name);
int settingsCommand(bool asJson);
/// What the window's help says on a topic; all topics if none is named.
int helpCommand(const std::string& topic);

}  // namespace miru
