// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/file_menu.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QInputDialog>
#include <QStandardPaths>
#include <algorithm>

#include "resources/repeat_command.h"
#include "ui/report/exporter.h"
#include "ui/run/recent_files.h"
#include "ui/setup/spec_form.h"
#include "ui/window/lesson_desk.h"
#include "ui/window/panel_desk.h"
#include "ui/window/session_document.h"
#include "ui/window/settings_desk.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

QString documents() { return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation); }

}  // namespace

FileMenu::FileMenu(const Workbench& bench, const SettingsDesk& settings, const PanelDesk& panels,
                   SessionDocument& document, const LessonDesk& lessons, Exporter& exporter, QWidget* parent)
    : QMenu(parent), m_bench(bench), m_settings(settings), m_lessons(lessons), m_document(document) {
    setToolTipsVisible(true);
    addAction(tr("New window"), QKeySequence(QKeySequence::New), this, &FileMenu::windowWanted);
    addAction(tr("Open …"), QKeySequence(QKeySequence::Open), this, [this] {
        const QString file = QFileDialog::getOpenFileName(parentWidget(), tr("Open"), documents(),
                                                          tr("Sessions, settings and studies (*.miru *.json)"));
        if (!file.isEmpty()) Q_EMIT openWanted(file);
    });
    addAction(
        tr("Open the folder of a run or a study …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this, [this] {
            const QString folder = QFileDialog::getExistingDirectory(parentWidget(), tr("Folder of a run or a study"));
            if (!folder.isEmpty()) Q_EMIT openWanted(folder);
        });
    addAction(tr("Lessons …"), QKeySequence(Qt::CTRL | Qt::Key_L), this, &FileMenu::lessonsWanted);
    QAction* const make = addAction(tr("Make a lesson of this session …"), this, &FileMenu::lessonFromSessionWanted);
    make->setToolTip(tr("Its settings, runs and notes become the steps of a lesson, to be changed and saved"));
    addRecent(addSeparator());
    QAction* const save = addAction(tr("Save the session"), QKeySequence(QKeySequence::Save), this, &FileMenu::save);
    save->setToolTip(tr("Runs with their moments, notes, settings and layout, in one file"));
    addAction(tr("Save the session as …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &FileMenu::saveAs);
    QAction* const kept =
        addAction(tr("Runs kept after a crash"), &document, [&document] { document.offerKeptRuns(0); });
    QAction* const room = addAction(tr("Room for kept runs …"), this, &FileMenu::askForRoom);
    room->setToolTip(tr("How much of the disk may be taken by what crashes have left"));
    addSeparator();
    QAction* const teach =
        addAction(tr("Teach it yourself …"), QKeySequence(Qt::CTRL | Qt::Key_5), this, &FileMenu::teachPageWanted);
    teach->setToolTip(tr("Draw signs, teach them one after the other, and see what becomes of the first"));
    addSeparator();
    QAction* const report = addAction(tr("Report …"), QKeySequence(Qt::CTRL | Qt::Key_P), this,
                                      [this, &exporter] { this->report(exporter); });
    report->setToolTip(tr("On this run and those drawn behind it"));
    QAction* const plots = addAction(tr("All plots into a folder …"), this,
                                     [&exporter, &panels] { exporter.saveAllPlots(panels.panels()); });
    addAction(tr("Image size …"), &exporter, &Exporter::askForSize);
    QAction* const folder = addAction(tr("Run as a folder …"), this,
                                      [&exporter, &bench] { exporter.saveRunFolder(*bench.runs()->current()); });
    folder->setToolTip(tr("The files that miru-run writes: spec, curves, matrix, summary, network"));
    QAction* const network = addAction(tr("Network as C …"), this, &FileMenu::networkAsCWanted);
    network->setToolTip(
        tr("For a microcontroller: in floating point or in whole numbers, with a program that checks it"));
    addSeparator();
    QAction* const spec =
        addAction(tr("Settings as a file …"), this, [this, &exporter] { exporter.saveSpec(specAtHand()); });
    spec->setToolTip(tr("A spec (.json): what miru-run train repeats, changes made during the run included"));
    addAction(tr("Copy as command"), this, &FileMenu::copyCommand);
    connect(this, &QMenu::aboutToShow, this, [this, report, plots, folder, kept] {
        const Autosave* const autosave = m_document.autosave();
        kept->setVisible(autosave && !autosave->keptRuns().isEmpty());
        for (QAction* action : {report, plots, folder}) action->setEnabled(!reportedRuns().isEmpty());
    });
}

/// The menu of recent files; made again when it is known where the last session is.
void FileMenu::addRecent(QAction* place) {
    const auto make = [this, place](const QString& last) {
        delete m_recent;
        m_recent = m_document.recent()->makeMenu(tr("Recent"), last, tr("As it was when last closed"));
        m_recent->setParent(this, m_recent->windowFlags());
        insertMenu(place, m_recent);
    };
    make({});
    connect(&m_document, &SessionDocument::lastSessionKnown, this, make);
    connect(m_document.recent(), &RecentFiles::chosen, this, &FileMenu::openWanted);
}

void FileMenu::save() {
    if (m_document.file().isEmpty()) return saveAs();
    m_document.save(m_document.file());
}

void FileMenu::saveAs() {
    const QString proposal = m_document.file().isEmpty()
                                 ? documents() + QStringLiteral("/session.") + SessionDocument::suffix
                                 : m_document.file();
    QString file =
        QFileDialog::getSaveFileName(parentWidget(), tr("Save the session as"), proposal, tr("Sessions (*.miru)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += '.' + SessionDocument::suffix;
    m_document.save(file);
}

/// How much may be kept; what is there beyond it goes at the next start.
void FileMenu::askForRoom() {
    auto* const dialog = new QInputDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Room for kept runs"));
    dialog->setLabelText(
        tr("Runs are kept on the disk while they train, so that a crash loses nothing. Beyond so many\n"
           "megabytes, what older crashes have left is removed when MiRU Lab starts."));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, 1'000'000);
    dialog->setIntValue(SessionDocument::roomForKeptRuns());
    connect(dialog, &QInputDialog::intValueSelected, this, &SessionDocument::setRoomForKeptRuns);
    dialog->show();
}

/// Of the run looked at; of the form while there is none.
const ExperimentSpec& FileMenu::specAtHand() const {
    return m_bench.runs()->current() ? m_bench.runs()->current()->spec : m_settings.form()->spec();
}

void FileMenu::copyCommand() {
    const ExperimentSpec& spec = specAtHand();
    const RepeatCommand command = repeatCommand(spec);
    QGuiApplication::clipboard()->setText(QString::fromStdString(command.text));
    QString sentence = tr("The command that repeats this run is on the clipboard.");
    if (!spec.events.empty())
        sentence += ' ' + tr("Settings were changed during the run, so it carries the whole spec.");
    if (!command.relativeNames.empty())
        sentence += ' ' + tr("Run it in the folder in which the run was started: %1 is a name relative to that.")
                              .arg(QString::fromStdString(command.relativeNames.front()));
    Q_EMIT messageRequested(Message::success(sentence));
}

/// The run looked at and those drawn behind it; where one of them is a lesson's, or a lesson is on, all of the lesson's.
QList<const RunEntry*> FileMenu::reportedRuns() const {
    const RunEntry* const current = m_bench.runs()->current();
    if (!current || !current->latest()) return {};
    QList<const RunEntry*> reported{current};
    for (const RunEntry* run : m_bench.runs()->begun())
        if (run->isGhost && run != current) reported << run;
    if (!isOnLesson(reported)) return reported;
    const LessonProgress lesson = *m_lessons.record();
    for (const auto& [name, id] : lesson.runs)
        if (const RunEntry* const run = m_bench.runs()->find(id); run && run->latest() && !reported.contains(run))
            reported << run;
    return reported;
}

/// A lesson that was left long ago has nothing to do with other runs.
bool FileMenu::isOnLesson(const QList<const RunEntry*>& runs) const {
    const auto lesson = m_lessons.record();
    if (!lesson) return false;
    const auto isOfLesson = [&lesson](const RunEntry* run) {
        return std::ranges::any_of(lesson->runs, [run](const auto& named) { return named.second == run->id; });
    };
    return m_lessons.isOn() || std::ranges::any_of(runs, isOfLesson);
}

void FileMenu::report(Exporter& exporter) const {
    const QList<const RunEntry*> entries = reportedRuns();
    QList<Run> runs;
    for (const RunEntry* run : entries) runs << *run;
    Submission submission;
    if (const auto lesson = isOnLesson(entries) ? m_lessons.record() : std::nullopt) {
        submission.author = QString::fromStdString(lesson->by);
        submission.lesson = renumbered(*lesson, [&entries](int id) -> std::optional<int> {
            const auto found = std::ranges::find(entries, id, &RunEntry::id);
            return found == entries.end() ? std::nullopt : std::optional(static_cast<int>(found - entries.begin()));
        });
    }
    exporter.saveReport(runs, submission);
}

}  // namespace miru
