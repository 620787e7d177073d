// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "datasets/library.h"
#include "resources/presets.h"
#include "ui/study/study_view.h"
#include "ui/style/calm.h"
#include "ui/style/claim_words.h"
#include "ui/style/expectation_words.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int courses = -1;  // in place of a measure
constexpr Measure offered[] = {Measure::Acc, Measure::FirstTask, Measure::Bwt, Measure::Forgetting};

}  // namespace

StudyCard::StudyCard(QWidget* parent) : Card(tr("Does it hold, run after run?"), Folding::Never, parent) {
    auto* const row = new QHBoxLayout;
    m_study = new Calm<QComboBox>;
    m_study->setAccessibleName(tr("Study"));
    m_study->setToolTip(tr("An experiment repeated over seeds and settings"));
    for (const StudyPreset& preset : studies())
        m_study->addItem(words::preset(preset.study.title), QString::fromStdString(preset.name));
    m_data = new Calm<QComboBox>;
    m_data->setAccessibleName(tr("Data set of the study"));
    m_data->setToolTip(tr("Data set of the study"));
    m_measure = new Calm<QComboBox>;
    m_measure->setAccessibleName(tr("What is shown"));
    for (const Measure measure : offered) m_measure->addItem(nameOf(measure), static_cast<int>(measure));
    m_run = new QPushButton(tr("Run the study"));
    m_report = new QPushButton(tr("Report …"));
    m_report->setToolTip(tr("Tables, figures and verdicts of this study, as a page or a PDF"));
    for (QComboBox* box : {m_study, m_data, m_measure}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    row->addWidget(m_study, 1);
    row->addWidget(m_run);
    row->addWidget(m_report);
    auto* const what = new QHBoxLayout;
    what->addWidget(m_data, 1);
    what->addWidget(m_measure, 2);
    auto* const column = addScrolledColumn(content());
    column->addLayout(row);
    column->addLayout(what);

    m_about = makeCaption({});
    m_about->setWordWrap(true);
    column->addWidget(m_about);
    auto* const below = new QHBoxLayout;
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the study"));
    m_progress->setMaximumHeight(6);
    m_status = makeCaption({});
    below->addWidget(m_progress, 1);
    below->addWidget(m_status);
    column->addLayout(below);

    m_view = new StudyView;
    column->addWidget(m_view, 1);
    m_verdicts = makePlainTable(tr("Each reported claim, what was found here, and a verdict"));
    m_verdicts->setColumnCount(3);
    m_verdicts->setHorizontalHeaderLabels({tr("reported"), tr("found here"), tr("verdict")});
    m_verdicts->verticalHeader()->hide();
    m_verdicts->setSelectionMode(QTableWidget::NoSelection);
    m_verdicts->setWordWrap(true);
    m_verdicts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_verdicts->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_verdicts->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // As high as its rows: the card scrolls, not the table in it.
    m_verdicts->setSizeAdjustPolicy(QTableWidget::AdjustToContents);
    m_verdicts->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_verdicts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_verdicts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(m_verdicts);
    column->addStretch();

    connect(m_study, &QComboBox::activated, this, [this] { Q_EMIT studyChosen(chosen()); });
    connect(m_data, &QComboBox::activated, this, [this] { Q_EMIT datasetChosen(m_data->currentData().toString()); });
    connect(m_measure, &QComboBox::activated, this, &StudyCard::refresh);
    connect(m_run, &QPushButton::clicked, this, [this] { m_isRunning ? Q_EMIT stopPressed() : Q_EMIT runPressed(); });
    connect(m_report, &QPushButton::clicked, this, &StudyCard::reportPressed);
    connect(m_view, &StudyView::runChosen, this, &StudyCard::runChosen);
    setIdle();
}

QString StudyCard::chosen() const { return m_study->currentData().toString(); }

void StudyCard::choose(const QString& name) {
    if (m_study->findData(name) < 0) m_study->addItem(name.section('/', -1), name);
    m_study->setCurrentIndex(m_study->findData(name));
}

void StudyCard::setStudy(const Study& study, const StoredStudy& stored) {
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
    // Small multiples are offered where there are any, and are what such a study is looked at for.
    const bool hasCourses = StudyView::hasCourses(study);
    if (hasCourses != (m_measure->findData(courses) == 0)) {
        if (hasCourses)
            m_measure->insertItem(0, tr("accuracy task after task"), courses);
        else
            m_measure->removeItem(0);
        m_measure->setCurrentIndex(0);
    }
    m_about->setText(words::preset(study.about));
    refresh();
}

void StudyCard::setProgress(double done, double secondsLeft, int waitingFor) {
    m_isRunning = true;
    m_run->setText(tr("Stop"));
    m_run->setToolTip(tr("Stop at the next batch; the study can be resumed"));
    m_study->setEnabled(false);
    m_data->setEnabled(false);
    m_progress->show();
    m_progress->setValue(static_cast<int>(std::lround(1000 * done)));
    m_status->setText(waitingFor > 0
                          ? tr("waiting for runs that other programs are doing: %1").arg(words::number(waitingFor))
                      : secondsLeft < 0   ? tr("starting …")
                      : secondsLeft < 100 ? tr("about %1 s left").arg(words::fixed(std::ceil(secondsLeft), 0))
                                          : tr("about %1 min left").arg(words::fixed(std::ceil(secondsLeft / 60), 0)));
}

void StudyCard::setIdle(const QString& sentence) {
    m_isRunning = false;
    m_study->setEnabled(true);
    m_data->setEnabled(true);
    m_progress->hide();
    m_status->setText(sentence);
    refresh();
}

void StudyCard::refresh() {
    const auto count = static_cast<qsizetype>(m_stored.results.size());
    const auto over = std::ranges::count_if(m_stored.results, &StudyResult::isOver);
    const auto failed = std::ranges::count_if(
        m_stored.results, [](const StudyResult& result) { return result.isOver() && !result.isFinished(); });
    if (!m_isRunning) {
        m_run->setText(over > 0 && over < count ? tr("Resume") : tr("Run the study"));
        m_run->setToolTip(tr("%1 runs, as many side by side as there are cores").arg(words::number(count)));
        m_run->setEnabled(over < count || failed > 0);
    }
    m_report->setEnabled(over > 0);
    QString caption = tr("%1 of %2 runs").arg(words::number(over), words::number(count));
    if (failed > 0) caption += tr(", %1 not finished").arg(words::number(failed));
    if (count == 0) return;
    const int shown = m_measure->currentData().toInt();
    shown == courses ? m_view->setCourses(m_stored) : m_view->setStudy(m_stored, static_cast<Measure>(shown));
    setCaption(caption + QStringLiteral(" · ") + m_view->caption());

    refreshVerdicts();
}

void StudyCard::setOthers(QList<OtherVerdicts> others) {
    m_others = std::move(others);
    refreshVerdicts();
}

/// The chosen study's verdicts, then those of the others, each under its name where there are several.
void StudyCard::refreshVerdicts() {
    const auto own = verdictsOf(m_stored);
    m_verdicts->clearSpans();
    m_verdicts->setRowCount(0);
    const auto expectations = expectationVerdictsOf(m_stored);
    addExpectations(expectations);
    const auto open = openAnswersOf(m_stored);
    addOpenAnswers(open);
    if (!own.empty() && !m_others.isEmpty())
        addHeading(titleOf(m_stored.study));
    else if (!own.empty() && (!expectations.empty() || !open.empty()))
        addHeading(tr("What is reported"));
    addVerdicts(own);
    for (const OtherVerdicts& other : std::as_const(m_others)) {
        addHeading(other.study);
        addVerdicts(other.verdicts);
    }
    m_verdicts->setVisible(m_verdicts->rowCount() > 0);
    m_verdicts->resizeRowsToContents();
    m_verdicts->updateGeometry();
}

void StudyCard::addHeading(const QString& text) {
    const int row = m_verdicts->rowCount();
    m_verdicts->insertRow(row);
    auto* const item = new QTableWidgetItem(text);
    QFont font = item->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(font);
    m_verdicts->setItem(row, 0, item);
    m_verdicts->setSpan(row, 0, 1, 3);
}

void StudyCard::addVerdicts(const std::vector<Verdict>& verdicts) {
    for (const Verdict& verdict : verdicts)
        addVerdict({titleOf(verdict), foundIn(verdict), nameOf(verdict.judgement)},
                   QStringLiteral("<p>%1</p><p>%2</p>")
                       .arg(explanationOf(verdict.claim).toHtmlEscaped(), howClaimsAreJudged()));
}

void StudyCard::addExpectations(const std::vector<ExpectationVerdict>& verdicts) {
    if (verdicts.empty()) return;
    addHeading(tr("What the literature leads to expect"));
    for (const ExpectationVerdict& verdict : verdicts)
        addVerdict({QStringLiteral("%1: %2").arg(words::localized(QString::fromStdString(verdict.group)),
                                                 words::describe(verdict.expectation)),
                    words::foundIn(verdict), words::cameOf(verdict)},
                   QStringLiteral("<p>%1</p><p>%2</p>")
                       .arg(QString::fromUtf8(verdict.expectation.source).toHtmlEscaped(),
                            words::howExpectationsAreJudged().toHtmlEscaped()));
}

void StudyCard::addOpenAnswers(const std::vector<OpenAnswer>& answers) {
    if (answers.empty()) return;
    addHeading(tr("What the paper leaves open"));
    for (const OpenAnswer& answer : answers)
        addVerdict({QStringLiteral("%1: %2").arg(words::localized(QString::fromStdString(answer.group)),
                                                 words::statementOf(answer.question)),
                    words::foundIn(answer), nameOf(answer.judgement)},
                   words::howOpenQuestionsAreJudged().toHtmlEscaped());
}

void StudyCard::addVerdict(const QStringList& texts, const QString& tip) {
    const int row = m_verdicts->rowCount();
    m_verdicts->insertRow(row);
    for (int column = 0; column < 3; ++column) {
        auto* const item = new QTableWidgetItem(texts[column]);
        item->setToolTip(tip);
        if (column == 2) {
            QFont font = item->font();
            font.setWeight(QFont::DemiBold);
            item->setFont(font);
        }
        m_verdicts->setItem(row, column, item);
    }
}

}  // namespace miru
