// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A web server on this machine alone that answers as a test wants: well, badly, or without end.

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>

namespace miru::testing {

struct HttpRequest {
    QByteArray path;
    QByteArray range;  ///< "bytes=50000-"; empty if everything is wanted
};

struct HttpAnswer {
    int status = 200;
    QByteArray reason = "OK";
    QByteArray body;
    qint64 cutAfter = -1;    ///< close the connection after so many bytes of the body
    qint64 hangAfter = -1;   ///< send so many bytes of the body, then nothing more
    bool isEndless = false;  ///< send the body again and again
};

inline HttpAnswer wholeFile(const QByteArray& body) { return {.body = body}; }

inline HttpAnswer notFound() { return {404, "Not Found", "<html>no</html>"}; }

inline HttpAnswer webPage() { return {.body = "\n  <!DOCTYPE html>\n<html><body>Please sign in.</body></html>"}; }

/// What a good server answers: all, the rest that is asked for, or 416 if there is no rest.
inline HttpAnswer fileOrRest(const HttpRequest& request, const QByteArray& body) {
    if (request.range.isEmpty()) return wholeFile(body);
    const auto start = request.range.mid(6).chopped(1).toLongLong();
    if (start >= body.size()) return {416, "Range Not Satisfiable", "no"};
    return {206, "Partial Content", body.mid(start)};
}

class HttpServer {
 public:
    using Script = std::function<HttpAnswer(const HttpRequest&)>;

    explicit HttpServer(Script script) : m_script(std::move(script)) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection()) serve(socket);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    /// "http://127.0.0.1:PORT/folder/"
    QString address(const QString& folder = {}) const {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(m_server.serverPort()).arg(folder);
    }
    const QList<HttpRequest>& requests() const { return m_requests; }
    QStringList paths() const {
        QStringList paths;
        for (const HttpRequest& request : m_requests) paths << QString::fromLatin1(request.path);
        return paths;
    }
    int openConnections() const { return m_open; }

 private:
    void serve(QTcpSocket* socket) {
        ++m_open;
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
            const QByteArray asked = socket->property("asked").toByteArray() + socket->readAll();
            socket->setProperty("asked", asked);
            if (!asked.contains("\r\n\r\n") || socket->property("answered").toBool()) return;
            socket->setProperty("answered", true);  // one answer for each connection
            answer(socket, asked);
        });
    }

    void answer(QTcpSocket* socket, const QByteArray& asked) {
        HttpRequest request;
        const QList<QByteArray> lines = asked.split('\n');
        request.path = lines[0].split(' ').value(1);
        for (const QByteArray& line : lines)
            if (line.toLower().startsWith("range:")) request.range = line.mid(6).trimmed();
        m_requests << request;

        const HttpAnswer answer = m_script(request);
        QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + answer.reason + "\r\n";
        if (!answer.isEndless) head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        socket->write(head + "Connection: close\r\n\r\n");
        if (answer.isEndless) {
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket, body = answer.body] {
                if (socket->bytesToWrite() < body.size()) socket->write(body);
            });
            socket->write(answer.body);
        } else if (answer.hangAfter >= 0) {
            socket->write(answer.body.left(answer.hangAfter));
        } else {
            socket->write(answer.cutAfter >= 0 ? answer.body.left(answer.cutAfter) : answer.body);
            socket->disconnectFromHost();
        }
    }

    Script m_script;
    QList<HttpRequest> m_requests;
    int m_open = 0;
    QTcpServer m_server;  // last: its sockets go first
};

}  // namespace miru::testing
