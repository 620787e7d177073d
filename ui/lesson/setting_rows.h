// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Settings that a lesson changes: a row for each, found by name, with the value it gets.

#include <QWidget>

#include "core/lesson/lesson.h"
#include "core/spec/spec_fields.h"

class QVBoxLayout;

namespace miru {

class SettingRows : public QWidget {
    Q_OBJECT

 public:
    /// `hasValues`: else the settings are only named.
    SettingRows(const QString& add, bool hasValues = true, QWidget* parent = nullptr);

    const SettingTexts& settings() const { return m_settings; }
    /// Shows them without a signal. A setting that is added begins with its value in `spec`.
    void setSettings(const SettingTexts& settings, const ExperimentSpec& spec);

 Q_SIGNALS:
    void edited();

 private:
    void build();
    void addRow(std::size_t number);
    QWidget* makeValueEditor(std::size_t number, const SpecField& field);
    void add();

    bool m_hasValues;
    SettingTexts m_settings;
    ExperimentSpec m_spec;
    QVBoxLayout* m_rows;
};

}  // namespace miru
