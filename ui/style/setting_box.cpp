// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/setting_box.h"

#include <QCompleter>
#include <QLineEdit>

#include "core/spec/spec_fields.h"
#include "ui/style/calm.h"
#include "ui/style/translated.h"

namespace miru {

QComboBox* makeSettingBox(const std::string& chosen) {
    constexpr int width = 240;  // pixels
    auto* const box = new Calm<QComboBox>;
    for (const SpecField& field : specFields()) {
        if (field.key == "seed" && chosen != "seed") continue;
        box->addItem(words::setting(field.label) + QStringLiteral(" · ") + QString::fromStdString(field.key),
                     QString::fromStdString(field.key));
    }
    box->setCurrentIndex(box->findData(QString::fromStdString(chosen)));
    box->setEditable(true);
    box->lineEdit()->setCursorPosition(0);  // a long name is seen from its beginning
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    box->setFixedWidth(width);
    return box;
}

}  // namespace miru
