// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/icons.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "ui/style/theme.h"

namespace miru {

QIcon icon(const QString& name, const QColor& color) {
    // Drawing one takes as long as laying out a card. They outlive the application, as pictures may not end after it.
    static auto& known = *new QHash<QString, QIcon>;
    const QString key = name + color.name() + colors().disabledText.name();
    if (const auto found = known.constFind(key); found != known.constEnd()) return *found;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray drawing = file.readAll();
    const auto painted = [&](const QColor& stroke) {
        QByteArray svg = drawing;
        svg.replace("currentColor", stroke.name().toUtf8());
        QSvgRenderer renderer(svg);
        QPixmap pixmap(64, 64);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        return pixmap;
    };
    QIcon result(painted(color));
    result.addPixmap(painted(colors().disabledText), QIcon::Disabled);
    known.insert(key, result);
    return result;
}

}  // namespace miru
