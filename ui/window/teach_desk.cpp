// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/teach_desk.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "datasets/folder_dataset.h"
#include "datasets/signs_folder.h"
#include "ui/run/background.h"
#include "ui/run/run_session.h"
#include "ui/teach/teach_page.h"

namespace miru {
namespace {

const QString signsFile = QStringLiteral("signs.json");

QString usualPlace() { return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation); }

/// What a folder has of signs; a sentence if they cannot be read.
struct SignsRead {
    std::vector<Sign> signs;
    QString problem;
    bool isDataset = false;  ///< their sequences lie there too
};

SignsRead signsIn(const QString& folder) {
    try {
        return {openSigns(folder.toStdString()), {}, problemWithFolder(folder).empty()};
    } catch (const std::exception& error) {
        return {{}, QString::fromStdString(sentenceOf(error))};
    }
}

/// Why they could not be written; empty if they were.
QString problemWithSaving(const QString& folder, const std::vector<Sign>& signs) {
    try {
        saveSigns(folder.toStdString(), signs);
        return {};
    } catch (const std::exception& error) {
        return QString::fromStdString(sentenceOf(error));
    }
}

}  // namespace

TeachDesk::TeachDesk(const DatasetSource& source, Background& background, QObject* parent)
    : QObject(parent), m_background(background), m_page(new TeachPage), m_session(new RunSession(source, this)) {
    m_session->setObjectName(QStringLiteral("teaching"));
    connect(m_page, &TeachPage::teachWanted, this, &TeachDesk::teach);
    connect(m_page, &TeachPage::openWanted, this, &TeachDesk::askToOpen);
    connect(m_page, &TeachPage::saveWanted, this, [this] { askToSave({}); });
    connect(m_page, &TeachPage::labWanted, this, &TeachDesk::openInLab);
    connect(m_session, &RunSession::snapshotArrived, this, &TeachDesk::receive);
    connect(m_session, &RunSession::stateChanged, this, [this] {
        if (!m_session->isActive()) m_page->setProgress(std::nullopt);
    });
    connect(m_session, &RunSession::failed, this,
            [this](const QString& sentence) { Q_EMIT messageRequested({sentence}); });
}

void TeachDesk::offerKept() {
    if (std::exchange(m_hasOffered, true) || !m_page->teaching().signs.empty() || !holdsSigns(m_kept.toStdString()))
        return;
    Message message = Message::note(tr("The signs that were drawn last are still there."));
    message.offers << Message::Offer{tr("Open signs"), [this] { open(m_kept); }};
    Q_EMIT messageRequested(message);
}

/// What cannot be kept is not worth a message: nobody has asked for it.
void TeachDesk::keep() {
    if (m_kept.isEmpty() || m_page->teaching().signs.empty()) return;
    m_background.run(
        [folder = m_kept.toStdString(), signs = m_page->teaching().signs] {
            try {
                saveStrokes(folder, signs);
            } catch (const WriteError&) {
                return false;
            }
            return true;
        },
        [](bool) {});
}

/// The sequences are made while the window can be used.
void TeachDesk::teach() {
    m_session->reset();
    const Teaching& teaching = m_page->teaching();
    if (teaching.signs.empty()) return m_page->setSnapshot(nullptr);
    keep();
    m_showsAll = m_page->knowsNothing();
    m_page->setProgress(0);
    m_background.run([signs = teaching.signs] { return std::make_shared<const Dataset>(datasetOf(signs)); },
                     [this, number = ++m_teachings, spec = specOf(teaching)](std::shared_ptr<const Dataset> dataset) {
                         if (number != m_teachings) return;
                         m_session->offer(std::move(dataset));
                         m_session->start(spec);
                     });
}

/// Where a sign has been added, those before it are learned again as before: that is passed over.
void TeachDesk::receive() {
    const auto snapshot = m_session->snapshot();
    const auto total = static_cast<double>(snapshot->timetable.totalBatches());
    if (m_session->isActive()) m_page->setProgress(static_cast<double>(snapshot->position.batch) / total);
    const bool isLastSign = snapshot->activityTask + 1 == snapshot->position.taskCount;
    if (isLastSign || m_showsAll) m_page->setSnapshot(snapshot);
}

void TeachDesk::askToOpen() {
    const QString file = QFileDialog::getOpenFileName(
        m_page, tr("Open signs"), m_folder.isEmpty() ? usualPlace() : m_folder, tr("Drawn signs (%1)").arg(signsFile));
    if (!file.isEmpty()) open(QFileInfo(file).path());
}

void TeachDesk::open(const QString& folder) {
    m_background.run([folder] { return signsIn(folder); },
                     [this, folder](SignsRead read) {
                         if (!read.problem.isEmpty()) return void(Q_EMIT messageRequested({read.problem}));
                         const Teaching before = m_page->teaching();
                         const bool areLost = !before.signs.empty() && before.signs != m_saved;
                         m_folder = read.isDataset ? folder : QString();
                         m_saved = read.signs;
                         const std::vector<bool> rehearses(read.signs.size(), false);
                         replace({std::move(read.signs), rehearses});
                         if (!areLost) return;
                         Message message = Message::note(tr("The signs that were here have not been saved."));
                         message.offers << Message::Offer{tr("Bring them back"), [this, before] { replace(before); }};
                         Q_EMIT messageRequested(message);
                     });
}

/// What is being learned of those before is of no use any more.
void TeachDesk::replace(const Teaching& teaching) {
    ++m_teachings;
    m_session->reset();
    m_page->setProgress(std::nullopt);
    m_page->setTeaching(teaching);
}

/// A name for a folder; or the file in one that is there, to write over it.
void TeachDesk::askToSave(const std::function<void()>& then) {
    const QString proposal = m_folder.isEmpty() ? usualPlace() + '/' + tr("signs") : m_folder + '/' + signsFile;
    const QString chosen =
        QFileDialog::getSaveFileName(m_page, tr("Save the signs in a folder of their own"), proposal);
    if (chosen.isEmpty()) return;
    const QFileInfo place(chosen);
    save(place.fileName() == signsFile ? place.path() : chosen, then);
}

void TeachDesk::save(const QString& folder, const std::function<void()>& then) {
    m_background.run([folder, signs = m_page->teaching().signs] { return problemWithSaving(folder, signs); },
                     [this, folder, then, signs = m_page->teaching().signs](const QString& problem) {
                         if (!problem.isEmpty()) return void(Q_EMIT messageRequested({problem}));
                         m_folder = folder;
                         m_saved = signs;
                         if (then) return then();
                         Q_EMIT messageRequested(Message::success(tr("The signs are in %1.").arg(folder)));
                     });
}

/// The lab reads them from their folder.
void TeachDesk::openInLab() {
    const auto hand = [this] { Q_EMIT labWanted(specOf(m_page->teaching(), m_folder.toStdString())); };
    if (!m_folder.isEmpty() && m_saved == m_page->teaching().signs) return hand();
    askToSave(hand);
}

}  // namespace miru
