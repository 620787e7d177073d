// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The editor of one setting, made from its row in the table of settings: a spin box, a slider with a spin box, a list,
// or two numbers that may be absent.

#include <QWidget>

#include "core/spec/spec_fields.h"

namespace miru {

class FieldEditor : public QWidget {
    Q_OBJECT

 public:
    /// The right editor for this row.
    static FieldEditor* make(const SpecField& field, QWidget* parent = nullptr);

    const SpecField& field() const { return m_field; }
    virtual SettingValue value() const = 0;
    /// Shows a value without a signal.
    virtual void setValue(const SettingValue& value) = 0;

 Q_SIGNALS:
    /// The user has changed the value.
    void edited();
    /// Something else was typed than is taken; a sentence.
    void corrected(const QString& sentence) const;
    /// What the user has chosen cannot be taken; the value is what it was.
    void refused(const QString& sentence);

 protected:
    FieldEditor(const SpecField& field, QWidget* parent);
    /// Gives a control its name, tooltip and place in the focus chain.
    void introduce(QWidget* control);

 private:
    const SpecField& m_field;
};

/// The tooltip of a setting: what it does, what is allowed, when it takes effect.
QString tooltipOf(const SpecField& field);

}  // namespace miru
