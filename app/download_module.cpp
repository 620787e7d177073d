// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/download_module.h"

#include <QEventLoop>

#include "datasets/download.h"

extern "C" Q_DECL_EXPORT void miru_fetch(const miru::CatalogEntry& entry, const QString& folder,
                                         const std::function<void(qint64, qint64)>& progressed, QString& problem) {
    static_assert(std::is_same_v<decltype(miru_fetch), miru::FetchFunction>);
    miru::Download download(entry, folder);
    QEventLoop loop;
    QObject::connect(&download, &miru::Download::progressed, progressed);
    QObject::connect(&download, &miru::Download::finished, &loop, &QEventLoop::quit);
    QObject::connect(&download, &miru::Download::failed, &loop, [&](const QString& sentence) {
        problem = sentence;
        loop.quit();
    });
    download.start();
    loop.exec();
}
