// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Fetches a data set of the catalog, file by file, mirror by mirror.
//
// A file grows beside its place, under its name with ".part" behind it, and gets its name only when its content has
// the catalog's checksum; so there is never half a file under a real name. What is left of a broken download is gone
// on with the next time. Every failure is one sentence.

#include <QFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QTimer>

#include "datasets/catalog.h"

class QNetworkReply;

namespace miru {

class Download : public QObject {
    Q_OBJECT

 public:
    /// Fetches `entry` into `folder` (made if need be). Files that are there and right are not fetched again.
    Download(CatalogEntry entry, QString folder, QObject* parent = nullptr);
    ~Download() override;

    void start();
    /// Ends it without a signal; what has arrived stays for the next time.
    void cancel();

 Q_SIGNALS:
    /// Bytes received of those expected, all files together.
    void progressed(qint64 received, qint64 expected);
    void finished();
    void failed(const QString& sentence);

 private:
    void startNextFile();
    void requestFrom(int mirror);
    void receive();
    void replyFinished();
    void tryNextMirror(const QString& problem);
    void fail(const QString& sentence);
    const CatalogFile& file() const { return m_entry.files[m_file]; }
    QString path() const { return m_folder + '/' + file().name; }

    CatalogEntry m_entry;
    QString m_folder;
    QTimer m_begin;  ///< lets `start` return before the first signal
    QNetworkAccessManager m_network;
    QNetworkReply* m_reply = nullptr;  ///< under way, or null
    QFile m_part;
    std::size_t m_file = 0;
    int m_mirror = 0;
    bool m_startedOver = false;  ///< the part at hand did not fit the server's file and was thrown away once
    qint64 m_doneBytes = 0;      ///< of the files before this one
    QString m_writeProblem;
    bool m_sendsTooMuch = false;  ///< the mirror at hand
    qint64 m_discardedBytes = 0;  ///< of an error page
};

}  // namespace miru
