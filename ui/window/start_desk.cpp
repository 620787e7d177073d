// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/start_desk.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "core/learning/watched_samples.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/accuracy_start.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/reader_start.h"
#include "ui/run/background.h"
#include "ui/style/translated.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

constexpr int stillFor = 250;                   // milliseconds, before a data set is read
constexpr qint64 mostBytes = 64 * 1024 * 1024;  // of files that are read without being asked for
constexpr int tasksShown = 2;

/// Whether these settings give the same tasks.
bool haveSameTasks(const ExperimentSpec& a, const ExperimentSpec& b) { return a.data == b.data && a.seed == b.seed; }

/// The tasks, each with all of its test sequences, in order, so that the first is the same in each task that has it.
std::unique_ptr<TaskStream> wholeTasks(const ExperimentSpec& spec, const Dataset& read) {
    StreamPlan plan = streamPlanOf(spec);
    plan.trainPerTask = plan.testPerTask = 0;
    plan.isJoint = false;
    plan.scenario = Scenario::Class;  // whatever it is: then each class of each task has a name of its own
    return makeStream(plan, read);
}

/// "0, 1 or 2"
QString oneOf(const QStringList& names) {
    if (names.size() < 2) return names.join(QString());
    return StartDesk::tr("%1 or %2").arg(names.first(names.size() - 1).join(StartDesk::tr(", ")), names.last());
}

}  // namespace

struct StartDesk::Found {
    bool isHere = false;
    std::shared_ptr<const Dataset> dataset;  ///< null: it is not read for this
    std::vector<WatchedSamples> sequences;   ///< one of each of the first tasks; none if they cannot be shown
    std::vector<QStringList> classes;        ///< of each of these tasks
};

StartDesk::StartDesk(Workbench& bench, const Library& library, Background& background, AccuracyPanel* accuracy,
                     ReaderPanel* reader, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_library(library),
      m_background(background),
      m_accuracy(accuracy),
      m_reader(reader) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(stillFor);
    connect(&m_soon, &QTimer::timeout, this, &StartDesk::look);
    connect(accuracy, &AccuracyPanel::runWanted, &bench, &Workbench::run);
    connect(bench.session(), &RunSession::stateChanged, this,
            [this] { m_accuracy->setBeginning(m_bench.session()->isActive()); });
}

bool StartDesk::isAtStart() const { return !m_bench.shown() && !m_bench.leading()->isActive(); }

void StartDesk::setNext(const ExperimentSpec& next) {
    m_accuracy->setPlannedTasks(next.data.tasks);
    if (!isAtStart()) return m_soon.stop();
    const bool isWaiting = m_soon.isActive() && haveSameTasks(m_next, next);
    m_next = next;
    if (m_isShown && haveSameTasks(m_shown, next)) return m_soon.stop();
    if (!isWaiting) m_soon.start();
}

void StartDesk::lookAgain() {
    m_isShown = false;
    m_soon.start();
}

void StartDesk::look() {
    if (m_isLooking || !isAtStart()) return;
    m_isLooking = true;
    const Dataset* const known = m_bench.session()->dataset(m_next.data.dataset);
    m_background.run(
        [spec = m_next, &library = m_library, read = known ? std::make_shared<const Dataset>(*known) : nullptr] {
            return find(spec, library, read);
        },
        [this, spec = m_next](const Found& found) {
            m_isLooking = false;
            if (!haveSameTasks(spec, m_next)) return look();  // they have changed meanwhile
            m_shown = spec;
            m_isShown = found.isHere;  // else it may still come
            show(found);
        });
}

void StartDesk::show(const Found& found) {
    if (found.dataset) m_bench.session()->offer(found.dataset);
    const bool isOneSequence = !streamPlanOf(m_shown).dealsOutSequences();
    ReaderExample example{{}, sentenceOf(found)};
    for (const WatchedSamples& sequence : found.sequences) {
        const auto number = static_cast<int>(example.readings.size()) + 1;
        example.readings.push_back({(isOneSequence ? tr("as task %1 reads it") : tr("task %1")).arg(number), sequence});
    }
    m_reader->setExample(example);
}

QString StartDesk::sentenceOf(const Found& found) const {
    constexpr qsizetype mostNames = 4;
    const ExperimentSpec::Data& data = m_shown.data;
    if (!found.isHere)
        return tr("%1 is not on this machine. The panel “Data” says how to get it.")
            .arg(Library::titleOf(QString::fromStdString(data.dataset)));
    if (found.sequences.empty()) return tr("During a run you see here what the network reads, step by step.");
    if (data.tasks == 1) return tr("One task alone: nothing comes after it that could make the network forget.");
    const bool isRecording = found.sequences.front().layout.hasOwnLengths;
    switch (data.stream) {
        case StreamKind::PermutedPixels:
            return isRecording
                       ? tr("The same recording, its bands in another order: to the network each order is a new task.")
                       : tr("The same image, in another order: to the network each order is a new task.");
        case StreamKind::PermutedRows:
            return isRecording
                       ? tr("The same recording, its moments in another order: to the network each order is a new "
                            "task.")
                       : tr("The same image, its rows in another order: to the network each order is a new task.");
        case StreamKind::Rotated: return tr("The same image, turned: to the network each angle is a new task.");
        case StreamKind::SplitClasses: break;
        case StreamKind::SplitSources: return words::setting(typeOf(data.stream).explanation);
    }
    const QStringList& first = found.classes[0];
    const QStringList& second = found.classes[1];
    if (first.size() > mostNames)
        return tr("Task 1 asks for %1 classes, task 2 for %2 others.").arg(first.size()).arg(second.size());
    return tr("Task 1 asks for %1, task 2 for %2.").arg(oneOf(first), oneOf(second));
}

/// What cannot be read is not shown; when a run begins it is said why.
StartDesk::Found StartDesk::find(const ExperimentSpec& spec, const Library& library,
                                 std::shared_ptr<const Dataset> read) {
    const QString name = QString::fromStdString(spec.data.dataset);
    Found found;
    try {
        found.isHere = read || library.isHere(name);
        if (!found.isHere) return found;
        const DataKind kind = read ? read->train.kind() : Library::kindOf(name);
        if (kind != DataKind::Numbers || (!read && library.isLargerThan(mostBytes, name))) return found;
        found.dataset = read ? read : std::make_shared<const Dataset>(library.load(spec.data.dataset));
        if (!problemsWith(spec, *found.dataset).empty()) return found;
        const Dataset asTold = asRead(spec, *found.dataset);
        const auto stream = wholeTasks(spec, asTold);
        const auto names = stream->outputNames(asTold.classNames);
        for (int number = 0; number < std::min(tasksShown, stream->taskCount()); ++number) {
            const Task task = stream->makeTask(number);
            found.sequences.push_back(watchedSamples(task, {task.test(0)}));
            QStringList& classes = found.classes.emplace_back();
            const OutputRange own = stream->ownOutputs(number);
            for (int output = own.first; output < std::min(own.last, static_cast<int>(names.size())); ++output)
                classes << QString::fromStdString(names[static_cast<std::size_t>(output)]);
        }
    } catch (const std::exception&) {
        found.sequences.clear();
    }
    return found;
}

}  // namespace miru
