// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/setup/data_card.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "datasets/download.h"
#include "datasets/folder_dataset.h"
#include "datasets/running_text.h"
#include "ui/charts/image_flow.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/sequence_picture.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr std::size_t picturesPerTask = 8;

/// The folder, or the file of running text, that is being dragged; empty if it is something else.
QString placeIn(const QMimeData& mime) {
    if (mime.urls().size() != 1) return {};
    const QFileInfo info(mime.urls().first().toLocalFile());
    const QString path = info.absoluteFilePath();
    return info.isDir() || (info.isFile() && problemWithTextFile(path).empty()) ? path : QString();
}

}  // namespace

DataCard::DataCard(const Library& library, std::vector<CatalogEntry> entries, QWidget* parent)
    : Card(tr("What is learned?"), Folding::Never, parent), m_library(library), m_entries(std::move(entries)) {
    setAcceptDrops(true);
    m_column = addScrolledColumn(content());
    for (const CatalogEntry& entry : m_entries) addRow(entry);

    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Downloaded so far"));
    m_progress->hide();
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->hide();
    auto* const own = new QPushButton(tr("A folder of your own …"));
    own->setToolTip(
        tr("IDX files under MNIST's names; train.csv and test.csv with a dataset.json; or train.tsv and test.tsv, a "
           "label, a tab and a text a line; CIFAR's binary files; or WAV files called label_speaker_number.wav, or in "
           "folders named after their labels. Labels are whole numbers, or names of classes. Or running texts "
           "(….txt), to learn which character comes next. A folder may also be dropped here."));
    auto* const text = new QPushButton(tr("A text of your own …"));
    text->setToolTip(
        tr("A file of plain text (UTF-8): it is learned which character comes next. A file may also be "
           "dropped here."));
    m_preview = new ImageFlow;
    m_preview->setAccessibleName(tr("Some sequences of each task, as they are read"));
    m_column->addWidget(m_progress);
    m_column->addWidget(m_message);
    m_column->addWidget(own, 0, Qt::AlignLeft);
    m_column->addWidget(text, 0, Qt::AlignLeft);
    m_column->addWidget(makeCaption(tr("the tasks met so far, as the network reads them")));
    m_column->addWidget(m_preview);
    m_vocabulary = makeCaption({});
    m_vocabulary->setWordWrap(true);
    m_vocabulary->hide();
    m_column->addWidget(m_vocabulary);
    m_column->addStretch();
    connect(own, &QPushButton::clicked, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(window(), tr("Folder with images, tables, texts or recordings"));
        if (!folder.isEmpty()) choose(folder);
    });
    connect(text, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(window(), tr("File of plain text"), {},
                                                          tr("Text (*.txt *.txt.gz);;All files (*)"));
        if (!file.isEmpty()) choose(file);
    });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        refresh();
        fillPreview();
    });
    refresh();
}

DataCard::~DataCard() = default;

void DataCard::addRow(const CatalogEntry& entry) {
    Row row;
    row.title = new QLabel;
    row.status = makeCaption({});
    row.status->setWordWrap(true);
    row.status->setToolTip(tr("<p>%1</p><p>Licence: %2</p><p>Cite: %3</p>")
                               .arg(words::catalog(entry.about).toHtmlEscaped(),
                                    words::catalog(entry.licence).toHtmlEscaped(), entry.citation.toHtmlEscaped()));
    row.title->setToolTip(row.status->toolTip());
    row.use = new QPushButton(tr("Use"));
    row.use->setAccessibleName(tr("Use %1").arg(entry.title));
    row.fetch = new QPushButton(tr("Download"));
    row.fetch->setAccessibleName(tr("Download %1").arg(entry.title));
    row.fetch->setToolTip(entry.mirrors.isEmpty() ? QString() : tr("From %1").arg(entry.mirrors.join(tr(", or "))));
    for (QPushButton* button : {row.use, row.fetch}) button->setProperty("compact", true);
    auto* const text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(row.title);
    text->addWidget(row.status);
    auto* const line = new QHBoxLayout;
    line->addLayout(text, 1);
    line->addWidget(row.fetch);
    line->addWidget(row.use);
    m_column->addLayout(line);
    m_rows.insert(entry.name, row);
    connect(row.use, &QPushButton::clicked, this, [this, name = entry.name] { Q_EMIT datasetChosen(name); });
    connect(row.fetch, &QPushButton::clicked, this, [this, entry] { fetch(entry); });
}

void DataCard::setUse(const QString& shown, const QString& next) {
    if (m_shown == shown && m_next == next) return;
    m_shown = shown;
    m_next = next;
    refresh();
}

QString DataCard::statusOf(const QString& name) const {
    const QLabel* const label = m_rows.value(name).status;
    return label ? label->text() : QString();
}

QString DataCard::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

/// What is here may have changed since: packages and folders come and go.
void DataCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    refresh();
    fillPreview();
}

QString DataCard::statusText(const CatalogEntry& entry, const QString& folder) const {
    if (entry.isBuiltIn()) return tr("generated by the program, always available");
    const QString licence = words::catalog(entry.licence);
    if (const QString part = Library::partIn(folder, entry); !part.isEmpty())
        return tr("installed: %1 · %2").arg(words::catalog(part), licence);
    if (!folder.isEmpty()) return tr("installed · %1").arg(licence);
    if (entry.canBeFetched()) return tr("not installed: %1 · %2").arg(words::bytes(entry.downloadBytes), licence);
    return tr("not installed: %1 belongs in %2 · %3")
        .arg(entry.files.front().name, Library::userFolder() + '/' + entry.name, licence);
}

void DataCard::refresh() {
    for (const CatalogEntry& entry : m_entries) {
        const Row row = m_rows.value(entry.name);
        const QString folder = m_library.folderOf(entry);
        const bool isHere = entry.isBuiltIn() || !folder.isEmpty();
        const bool isNext = entry.name == m_next;
        const bool isComing = entry.name == m_fetching;
        QFont font = Theme::baseFont();
        font.setBold(isNext || entry.name == m_shown);
        row.title->setFont(font);
        row.title->setText(withUse(entry.title, entry.name));
        row.status->setText(isComing && !isHere ? tr("downloading …") : statusText(entry, folder));
        row.use->setEnabled(isHere && !isNext);
        row.fetch->setVisible(!isHere && !entry.isBuiltIn() && entry.canBeFetched());
        row.fetch->setText(isComing ? tr("Cancel") : tr("Download"));
        row.fetch->setEnabled(isComing || m_fetching.isEmpty());
    }
    QStringList own;
    for (const QString& name : {m_shown, m_next})
        if (!name.isEmpty() && !m_rows.contains(name)) own << withUse(Library::titleOf(name), name);
    own.removeDuplicates();
    setCaption(own.join(QStringLiteral(" · ")));
}

/// What a data set is called, and what it is to the window.
QString DataCard::withUse(const QString& title, const QString& name) const {
    if (name == m_shown && name == m_next) return tr("%1 (in use)").arg(title);
    if (name == m_shown) return tr("%1 (of the run shown)").arg(title);
    if (name == m_next) return m_shown.isEmpty() ? tr("%1 (in use)").arg(title) : tr("%1 (next run)").arg(title);
    return title;
}

void DataCard::fetch(const CatalogEntry& entry) {
    if (m_fetching == entry.name) {
        m_download->cancel();
        endDownload(tr("Cancelled. The part that was downloaded is kept for the next time."));
        return;
    }
    m_fetching = entry.name;
    m_message->hide();
    m_progress->setValue(0);
    m_progress->show();
    m_download = std::make_unique<Download>(entry, Library::userFolder() + '/' + entry.name);
    connect(m_download.get(), &Download::progressed, this, [this](qint64 received, qint64 expected) {
        m_progress->setValue(expected > 0 ? static_cast<int>(std::min<qint64>(1000, 1000 * received / expected)) : 0);
    });
    connect(m_download.get(), &Download::failed, this, &DataCard::endDownload);
    connect(m_download.get(), &Download::finished, this, [this, title = entry.title] {
        endDownload(tr("%1 is installed now.").arg(title));
        Q_EMIT libraryChanged();
    });
    m_download->start();
    refresh();
}

void DataCard::endDownload(const QString& sentence) {
    m_download.release()->deleteLater();  // it may be the one that is calling
    m_fetching.clear();
    m_progress->hide();
    m_message->setText(sentence);
    m_message->show();
    refresh();
}

void DataCard::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    const std::size_t before = m_snapshot ? m_snapshot->samples.size() : 0;
    const bool isSame = m_snapshot && snapshot && before > 0 && before == snapshot->samples.size() &&
                        m_snapshot->samples.front() == snapshot->samples.front();
    m_snapshot = std::move(snapshot);
    if (!isSame && isVisible()) fillPreview();
}

void DataCard::fillPreview() {
    QList<ImageGroup> groups;
    const int tasks = m_snapshot ? static_cast<int>(m_snapshot->samples.size()) : 0;
    const bool areCharacters = m_snapshot && m_snapshot->network.dataKind() == DataKind::RunningTexts;
    for (int task = 0; task < tasks; ++task) {
        const WatchedSamples& samples = *m_snapshot->samples[static_cast<std::size_t>(task)];
        ImageGroup group{tr("task %1").arg(task + 1), taskColor(task), {}, {}};
        for (std::size_t n = 0; n < std::min(picturesPerTask, samples.words.size()); ++n)
            group.texts << (areCharacters ? words::beginningOfCharacters(samples.words[n])
                                          : words::beginningOf(samples.words[n]));
        for (std::size_t n = 0; n < std::min(picturesPerTask, samples.frames.size()); ++n) {
            const auto& frames = samples.frames[n];
            std::vector<unsigned char> ink;
            for (const float number : frames) ink.push_back(samples.layout.byteOf(number));
            group.pictures << sequencePicture(ink, static_cast<int>(frames.size()) / samples.inputs, samples.inputs,
                                              samples.layout);
        }
        groups << group;
    }
    m_preview->setGroups(groups);
    const bool readsWords = m_snapshot && m_snapshot->words;
    m_vocabulary->setVisible(readsWords);
    if (readsWords)
        m_vocabulary->setText(
            (areCharacters ? tr("It knows %1 characters; they make up %2 of the training text. The "
                                "others are one unknown character.")
                           : tr("It knows %1 words; they make up %2 of the training texts as they are read. The "
                                "others are one unknown word."))
                .arg(words::number(static_cast<qint64>(m_snapshot->words->size())),
                     words::percent(m_snapshot->knownShare, 1)));
}

void DataCard::dragEnterEvent(QDragEnterEvent* event) {
    if (!placeIn(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void DataCard::dropEvent(QDropEvent* event) {
    const QString place = placeIn(*event->mimeData());
    if (place.isEmpty()) return;
    event->acceptProposedAction();
    choose(place);
}

/// A folder of one's own, if there are data in it, or a file: who names another one is refused now, not when a run begins.
void DataCard::choose(const QString& place) {
    const std::string problem = QFileInfo(place).isFile() ? problemWithTextFile(place) : problemWithFolder(place);
    m_message->setText(QString::fromStdString(problem));
    m_message->setVisible(!problem.empty());
    if (problem.empty()) Q_EMIT datasetChosen(place);
}

}  // namespace miru
