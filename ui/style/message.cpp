// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/message.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace miru {
namespace {

struct Offers {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

}  // namespace

Message::Offer offerToOpen(const QString& file) {
    return {Offers::tr("Open"), [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }};
}

Message::Offer offerToOpenFolderOf(const QString& file) {
    return {Offers::tr("Open folder"),
            [folder = QFileInfo(file).absolutePath()] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }};
}

}  // namespace miru
