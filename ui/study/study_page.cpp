// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "datasets/library.h"
#include "resources/presets.h"
#include "ui/study/parallel_card.h"
#include "ui/study/study_editor.h"
#include "ui/study/study_findings_card.h"
#include "ui/study/study_runs_card.h"
#include "ui/style/calm.h"
#include "ui/style/card.h"
#include "ui/style/menu_row.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {

StudyPage::StudyPage(QWidget* parent) : QWidget(parent) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::padding + Theme::gap);
    column->setSpacing(Theme::gap);
    column->addLayout(makeHead());

    m_about = makeCaption({});
    m_about->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the study"));
    m_progress->setMaximumHeight(6);
    m_status = makeCaption({});
    auto* const below = new QHBoxLayout;
    below->addWidget(m_about, 2);
    below->addWidget(m_progress, 1);
    below->addWidget(m_status);
    column->addLayout(below);

    m_findings = new StudyFindingsCard;
    m_verdicts = new StudyVerdictsCard;
    m_runs = new StudyRunsCard;
    m_parallel = new ParallelCard;
    m_editor = new StudyEditor;
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_findings, tr("Findings"));
    m_tabs->addTab(m_verdicts, tr("Verdicts"));
    m_tabs->addTab(m_runs, tr("Runs"));
    m_tabs->addTab(m_parallel, tr("Settings and results"));
    m_tabs->addTab(m_editor, tr("Editor"));
    column->addWidget(m_tabs, 1);

    setFocusProxy(m_back);
    auto* const escape = new QShortcut(Qt::Key_Escape, this);
    escape->setWhatsThis(tr("Back to the Lab, from a lecture or from studies; closes a menu, a message or the help"));
    connect(escape, &QShortcut::activated, this, &StudyPage::backPressed);
    connect(m_back, &QPushButton::clicked, this, &StudyPage::backPressed);
    connect(m_study, &QComboBox::activated, this, [this] { Q_EMIT studyChosen(chosen()); });
    connect(m_data, &QComboBox::activated, this, [this] { Q_EMIT datasetChosen(m_data->currentData().toString()); });
    connect(m_run, &QPushButton::clicked, this, [this] { m_isRunning ? Q_EMIT stopPressed() : Q_EMIT runPressed(); });
    connect(m_report, &QPushButton::clicked, this, &StudyPage::reportPressed);
    for (Card* card : findChildren<Card*>()) {
        card->setHelpTopic(QStringLiteral("study"));
        connect(card, &Card::helpWanted, this, &StudyPage::helpWanted);
    }
    connect(m_findings, &StudyFindingsCard::runChosen, this, &StudyPage::runChosen);
    connect(m_runs, &StudyRunsCard::runChosen, this, &StudyPage::runChosen);
    connect(m_parallel, &ParallelCard::runChosen, this, &StudyPage::runChosen);
    setIdle();
}

/// The way back, what is studied, and what can be done with it.
QHBoxLayout* StudyPage::makeHead() {
    m_back = new QPushButton(QStringLiteral("← ") + tr("Back to the lab"));
    m_back->setToolTip(tr("Back to the lab (Esc)"));
    m_study = new Calm<QComboBox>;
    m_study->setAccessibleName(tr("Study"));
    m_study->setToolTip(tr("An experiment repeated over seeds and settings"));
    for (const StudyPreset& preset : studies())
        m_study->addItem(words::preset(preset.study.title), QString::fromStdString(preset.name));
    m_data = new Calm<QComboBox>;
    m_data->setAccessibleName(tr("Data set of the study"));
    m_data->setToolTip(tr("Data set of the study"));
    for (QComboBox* box : {m_study, m_data}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    m_run = new QPushButton(tr("Run the study"));
    m_run->setProperty("primary", true);
    m_report = new QPushButton(tr("Report …"));
    m_report->setToolTip(tr("Tables, figures and verdicts of this study, as a page or a PDF"));
    m_menus = new MenuRow;
    auto* const head = new QHBoxLayout;
    head->setSpacing(Theme::gap);
    head->addWidget(m_back);
    head->addSpacing(Theme::gap);
    head->addWidget(m_study, 3);
    head->addWidget(m_data, 2);
    head->addWidget(m_run);
    head->addWidget(m_report);
    head->addStretch(1);
    head->addWidget(m_menus);
    return head;
}

QString StudyPage::chosen() const { return m_study->currentData().toString(); }

void StudyPage::offer(const QString& name, const QString& title) {
    if (m_study->findData(name) < 0) m_study->addItem(title, name);
}

void StudyPage::choose(const QString& name, const QString& title) {
    offer(name, title.isEmpty() ? name.section('/', -1) : title);
    m_study->setCurrentIndex(m_study->findData(name));
}

void StudyPage::setStudy(const Study& study, const StoredStudy& stored) {
    m_stored = stored;
    m_stored.study = study;
    m_stored.results.resize(static_cast<std::size_t>(study.runCount()));
    m_data->clear();
    std::vector<std::string> datasets = study.datasets;
    if (std::ranges::count(datasets, study.spec.data.dataset) == 0) datasets.push_back(study.spec.data.dataset);
    for (const std::string& name : datasets) {
        const QString dataset = QString::fromStdString(name);
        m_data->addItem(Library::titleOf(dataset), dataset);
    }
    m_data->setCurrentIndex(m_data->findData(QString::fromStdString(study.spec.data.dataset)));
    m_about->setText(words::preset(study.about));
    refresh();
    m_findings->setStudy(m_stored);
    m_verdicts->setStudy(m_stored);
    m_runs->setStudy(m_stored);
    m_parallel->setStudy(m_stored);
}

void StudyPage::showRuns() { m_tabs->setCurrentWidget(m_runs); }

void StudyPage::setOthers(QList<OtherVerdicts> others) { m_verdicts->setOthers(std::move(others)); }

void StudyPage::setProgress(double done, double secondsLeft, int waitingFor, const std::map<int, double>& running) {
    m_isRunning = true;
    m_run->setText(tr("Stop"));
    m_run->setToolTip(tr("Stop at the next batch; the study can be resumed"));
    m_run->setEnabled(true);
    m_study->setEnabled(false);
    m_data->setEnabled(false);
    m_progress->show();
    m_progress->setValue(static_cast<int>(std::lround(1000 * done)));
    m_runs->setRunning(running);
    m_status->setText(waitingFor > 0
                          ? tr("waiting for runs that other programs are doing: %1").arg(words::number(waitingFor))
                      : secondsLeft < 0 ? tr("starting …")
                                        : tr("about %1").arg(words::timeLeft(secondsLeft)));
}

void StudyPage::setIdle(const QString& sentence) {
    m_isRunning = false;
    m_study->setEnabled(true);
    m_data->setEnabled(true);
    m_progress->hide();
    m_status->setText(sentence);
    m_runs->setRunning({});
    refresh();
}

/// What can be pressed.
void StudyPage::refresh() {
    const auto count = static_cast<qsizetype>(m_stored.results.size());
    const auto over = std::ranges::count_if(m_stored.results, &StudyResult::isOver);
    const bool hasFailed = std::ranges::any_of(
        m_stored.results, [](const StudyResult& result) { return result.isOver() && !result.isFinished(); });
    if (!m_isRunning) {
        m_run->setText(over > 0 && over < count ? tr("Resume") : tr("Run the study"));
        m_run->setToolTip(tr("%1 runs; how many go side by side is set in the editor").arg(words::number(count)));
        m_run->setEnabled(over < count || hasFailed);
    }
    m_report->setEnabled(over > 0);
}

}  // namespace miru
