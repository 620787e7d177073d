// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What is learned?" The data sets there are: what is on this machine, what can be fetched, from whom and how large, a
// folder of one's own, and what the tasks at hand look like.

#include <QHash>
#include <memory>
#include <vector>

#include "core/measure/snapshot.h"
#include "datasets/catalog.h"
#include "datasets/library.h"
#include "ui/style/card.h"

class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace miru {

class Download;
class ImageFlow;

class DataCard : public Card {
    Q_OBJECT

 public:
    DataCard(const Library& library, std::vector<CatalogEntry> entries, QWidget* parent = nullptr);
    ~DataCard() override;

    /// The data set of the run shown (empty: none is) and that of the next run, each marked as such.
    void setUse(const QString& shown, const QString& next);
    /// Shows some sequences of each task met so far; null: none.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// Whether something is being fetched.
    bool isFetching() const { return m_download != nullptr; }

    QPushButton* useButton(const QString& name) const { return m_rows.value(name).use; }
    QPushButton* fetchButton(const QString& name) const { return m_rows.value(name).fetch; }
    QString statusOf(const QString& name) const;
    /// What was said last; empty if nothing is.
    QString message() const;
    ImageFlow* preview() const { return m_preview; }

 Q_SIGNALS:
    /// A data set of the catalog by name, or a folder.
    void datasetChosen(const QString& name);
    /// Something has been fetched.
    void libraryChanged();

 protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    struct Row {
        QLabel* title = nullptr;
        QLabel* status = nullptr;
        QPushButton* use = nullptr;
        QPushButton* fetch = nullptr;
    };

    void choose(const QString& place);
    void addRow(const CatalogEntry& entry);
    QString statusText(const CatalogEntry& entry, const QString& folder) const;
    void refresh();
    QString withUse(const QString& title, const QString& name) const;
    void fillPreview();
    void fetch(const CatalogEntry& entry);
    void endDownload(const QString& sentence);

    const Library& m_library;
    std::vector<CatalogEntry> m_entries;
    QHash<QString, Row> m_rows;
    QString m_shown;     ///< data set of the run shown
    QString m_next;      ///< of the next one
    QString m_fetching;  ///< name of the set being fetched
    std::unique_ptr<Download> m_download;
    QProgressBar* m_progress = nullptr;
    QLabel* m_message = nullptr;
    QVBoxLayout* m_column = nullptr;
    ImageFlow* m_preview = nullptr;
    QLabel* m_vocabulary = nullptr;
    std::shared_ptr<const Snapshot> m_snapshot;
};

}  // namespace miru
