// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/title_line.h"

#include <QHBoxLayout>
#include <QLabel>

#include "core/measure/snapshot.h"
#include "ui/style/card.h"
#include "ui/style/elided_label.h"
#include "ui/style/menu_row.h"
#include "ui/style/numbers.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"

namespace miru {

TitleLine::TitleLine()
    : m_title(new QLabel), m_changed(new QLabel), m_subtitle(new LabelOfParts), m_menus(new MenuRow) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    layout->setSpacing(Theme::gap);
    styleAsTitle(m_title, 1.1);
    styleAsCaption(m_subtitle);
    m_changed->setObjectName(QStringLiteral("badge"));
    m_changed->hide();
    layout->addWidget(m_title);
    layout->addWidget(m_changed);
    layout->addWidget(m_subtitle, 1);
    layout->addWidget(m_menus);
}

void TitleLine::describe(const ExperimentSpec& next, const std::optional<ExperimentSpec>& shown,
                         const std::shared_ptr<const Snapshot>& moment, DataKind kind) {
    const ExperimentSpec& named = shown ? *shown : next;
    m_title->setText(words::titleOf(named, kind));
    m_subtitle->setText(moment ? tr("looking back: task %1, batch %2")
                                     .arg(moment->activityTask + 1)
                                     .arg(words::number(moment->position.batch))
                               : words::subtitleOf(named));
    ExperimentSpec wanted = next;
    wanted.events.clear();
    if (!shown || wanted == *shown)
        setChanged({}, {});
    else if (moment)
        setChanged(tr("settings changed: the fork"),
                   tr("What is shown ran with other settings. A fork here takes those on the left."));
    else
        setChanged(tr("settings changed: the next run"),
                   tr("What is shown ran with other settings. The next run takes those on the left."));
}

void TitleLine::setChanged(const QString& words, const QString& tip) {
    m_changed->setText(words);
    m_changed->setToolTip(tip);
    m_changed->setVisible(!words.isEmpty());
}

}  // namespace miru
