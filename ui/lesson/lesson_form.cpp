// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QScopedValueRollback>
#include <algorithm>

#include "core/lesson/edited_lesson.h"
#include "resources/presets.h"
#include "ui/lesson/setting_rows.h"
#include "ui/lesson/text_field.h"
#include "ui/style/calm.h"
#include "ui/style/card.h"
#include "ui/style/number_box.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {

LessonForm::LessonForm(QWidget* parent)
    : QWidget(parent),
      m_minutes(new IntegerBox),
      m_preset(makeChoiceBox(tr("Preset"), tr("The experiment that the lesson begins with"))),
      m_settings(new SettingRows(tr("Set another setting"))) {
    auto* const card = new Card(tr("The lesson"));
    auto* const form = new QFormLayout;
    form->setHorizontalSpacing(Theme::padding);
    form->setVerticalSpacing(Theme::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    card->content()->addLayout(form);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch(1);

    m_title = addText(form, tr("Title"), &Lesson::title);
    m_about = addText(form, tr("What it asks"), &Lesson::about);
    m_aims = addText(form, tr("What it teaches"), &Lesson::aims);
    m_misconceptions = addText(form, tr("What many believe before"), &Lesson::misconceptions);
    m_aims->setToolTip(tr("For teachers"));
    m_misconceptions->setToolTip(tr("For teachers"));
    constexpr int longest = 90;
    m_minutes->setRange(1, longest);
    m_minutes->setAccessibleName(tr("Minutes"));
    for (const Preset& preset : presets())
        m_preset->addItem(words::preset(preset.title), QString::fromStdString(preset.name));
    auto* const minutesLine = new QHBoxLayout;
    minutesLine->addWidget(m_minutes);
    minutesLine->addStretch(1);
    form->addRow(tr("Minutes"), minutesLine);
    auto* const classesLine = new QHBoxLayout;
    classesLine->setSpacing(Theme::padding);
    for (const int minutes : {45, 90}) {
        auto* const box = new QCheckBox(tr("%n minutes", nullptr, minutes));
        box->setToolTip(tr("It is in the timetable that the guide for teachers proposes"));
        classesLine->addWidget(box);
        m_classes.emplace_back(minutes, box);
        connect(box, &QCheckBox::clicked, this, [this, minutes](bool isOn) {
            take("classes", [&](Lesson& lesson) {
                std::erase(lesson.classes, minutes);
                if (isOn) lesson.classes.push_back(minutes);
                std::ranges::sort(lesson.classes);
            });
        });
    }
    classesLine->addStretch(1);
    form->addRow(tr("In a class of"), classesLine);
    form->addRow(tr("Preset"), m_preset);
    form->addRow(tr("But with"), m_settings);
    connect(m_minutes, &QSpinBox::valueChanged, this,
            [this](int minutes) { take("minutes", [minutes](Lesson& lesson) { lesson.minutes = minutes; }); });
    connect(m_preset, &QComboBox::activated, this, [this] {
        take("", [this](Lesson& lesson) { lesson.preset = m_preset->currentData().toString().toStdString(); });
    });
    connect(m_settings, &SettingRows::edited, this,
            [this] { take("settings", [this](Lesson& lesson) { lesson.settings = m_settings->settings(); }); });
}

TextField* LessonForm::addText(QFormLayout* form, const QString& label, LocalText Lesson::*text) {
    auto* const field = new TextField(label);
    form->addRow(label, field);
    connect(field, &TextField::typed, this, [this, text, what = label.toStdString()](const QString& words) {
        take(what.c_str(), [&](Lesson& lesson) { setWords(lesson.*text, m_language, words.toStdString()); });
    });
    return field;
}

void LessonForm::take(const char* what, const std::function<void(Lesson&)>& change) {
    if (m_isShowing) return;
    change(m_lesson);
    Q_EMIT edited(QString::fromUtf8(what));
}

void LessonForm::setLesson(const Lesson& lesson, const std::string& language) {
    const QScopedValueRollback showing(m_isShowing, true);
    m_lesson = lesson;
    m_language = language;
    m_title->setText(lesson.title, language);
    m_about->setText(lesson.about, language);
    m_aims->setText(lesson.aims, language);
    m_misconceptions->setText(lesson.misconceptions, language);
    m_minutes->setValue(lesson.minutes);
    for (const auto& [minutes, box] : m_classes) box->setChecked(std::ranges::count(lesson.classes, minutes) > 0);
    m_preset->setCurrentIndex(m_preset->findData(QString::fromStdString(lesson.preset)));
    m_settings->setSettings(lesson.settings, lesson.spec);
}

}  // namespace miru
