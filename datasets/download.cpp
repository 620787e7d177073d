// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/download.h"

#include <QDir>
#include <QFileInfo>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <utility>

#include "datasets/checksum.h"

namespace miru {
namespace {

constexpr int okStatus = 200;
constexpr int partialStatus = 206;
constexpr int rangeStatus = 416;
constexpr int silenceMilliseconds = 30'000;

int statusOf(const QNetworkReply& reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

}  // namespace

Download::Download(CatalogEntry entry, QString folder, QObject* parent)
    : QObject(parent), m_entry(std::move(entry)), m_folder(std::move(folder)) {
    m_begin.setSingleShot(true);
    connect(&m_begin, &QTimer::timeout, this, [this] {
        if (QDir().mkpath(m_folder))
            startNextFile();
        else
            fail(tr("The folder %1 cannot be made.").arg(m_folder));
    });
}

Download::~Download() { cancel(); }

void Download::start() {
    cancel();
    m_file = 0;
    m_doneBytes = 0;
    m_begin.start(0);
}

void Download::cancel() {
    m_begin.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    m_part.close();
}

void Download::startNextFile() {
    while (m_file < m_entry.files.size() && QFileInfo::exists(path()) && problemWithFile(path(), file()).isEmpty()) {
        m_doneBytes += QFileInfo(path()).size();
        ++m_file;
    }
    if (m_file == m_entry.files.size()) {
        Q_EMIT finished();
        return;
    }
    m_startedOver = false;
    requestFrom(0);
}

void Download::requestFrom(int mirror) {
    m_mirror = mirror;
    m_writeProblem.clear();
    m_sendsTooMuch = false;
    m_discardedBytes = 0;
    m_part.setFileName(path() + QStringLiteral(".part"));
    // Unbuffered: a full disk is noticed when it fills, not when the file is closed.
    if (!m_part.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        fail(tr("%1 cannot be written: %2.").arg(m_part.fileName(), m_part.errorString()));
        return;
    }
    QNetworkRequest request(QUrl(m_entry.mirrors[mirror] + file().name));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setTransferTimeout(silenceMilliseconds);
    request.setRawHeader("Accept-Encoding", "identity");  // the file as it lies there, not unpacked on the way
    if (m_part.size() > 0) request.setRawHeader("Range", "bytes=" + QByteArray::number(m_part.size()) + "-");
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &Download::receive);
    connect(m_reply, &QNetworkReply::finished, this, &Download::replyFinished);
}

void Download::receive() {
    const int status = statusOf(*m_reply);
    // gzip never makes a file much larger than its content: a server that never stops is not sending our file.
    constexpr qint64 slack = 1 << 20;
    if (status != okStatus && status != partialStatus) {  // an error page; its status is reported at the end
        m_discardedBytes += m_reply->readAll().size();
        if (m_discardedBytes > slack) m_reply->abort();
        return;
    }
    if (status == okStatus && m_reply->property("begun").isNull() && m_part.size() > 0)
        m_part.resize(0);  // the server sends the whole file, not the rest
    m_reply->setProperty("begun", true);
    const QByteArray bytes = m_reply->readAll();
    if (m_part.write(bytes) != bytes.size()) {
        m_writeProblem = tr("%1 cannot be written: %2.").arg(m_part.fileName(), m_part.errorString());
        m_reply->abort();
        return;
    }
    if (m_part.size() > file().contentBytes + slack) {
        m_sendsTooMuch = true;
        m_reply->abort();
        return;
    }
    Q_EMIT progressed(m_doneBytes + m_part.size(), m_entry.downloadBytes);
}

void Download::replyFinished() {
    QNetworkReply* const reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    m_part.close();
    const QString part = m_part.fileName();
    const QString from = reply->url().host();
    const int status = statusOf(*reply);
    if (!m_writeProblem.isEmpty()) {
        fail(m_writeProblem);
    } else if (m_sendsTooMuch) {
        QFile::remove(part);
        tryNextMirror(tr("%1 sends more than %2 can hold.").arg(from, file().name));
    } else if (status == rangeStatus && !m_startedOver) {
        m_startedOver = true;
        QFile::remove(part);
        requestFrom(m_mirror);
    } else if (status >= 400) {
        if (QFileInfo(part).size() == 0) QFile::remove(part);
        tryNextMirror(tr("%1 answers %2 (%3) for %4.")
                          .arg(from)
                          .arg(status)
                          .arg(reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString(), file().name));
    } else if (reply->error() != QNetworkReply::NoError) {
        if (QFileInfo(part).size() == 0) QFile::remove(part);
        tryNextMirror(tr("The connection to %1 broke while downloading %2 (%3); try again to resume the download.")
                          .arg(from, file().name, reply->errorString()));
    } else if (const QString problem = problemWithFile(part, file()); !problem.isEmpty()) {
        QFile::remove(part);
        tryNextMirror(problem);
    } else {
        QFile::remove(path());  // what was there was not right
        if (!QFile::rename(part, path())) {
            fail(tr("%1 cannot be given its name.").arg(part));
            return;
        }
        m_doneBytes += QFileInfo(path()).size();
        ++m_file;
        startNextFile();
    }
}

void Download::tryNextMirror(const QString& problem) {
    if (m_mirror + 1 < m_entry.mirrors.size())
        requestFrom(m_mirror + 1);
    else
        fail(problem);
}

void Download::fail(const QString& sentence) {
    cancel();
    Q_EMIT failed(sentence);
}

}  // namespace miru
