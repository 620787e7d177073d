// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One axis of a study in its editor: a setting, found by name, and the values it takes; or several settings together under a
// name for each case. What is wrong with it is said beside it.

#include <QWidget>

#include "core/study/study.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace miru {

class AxisRow : public QWidget {
    Q_OBJECT

 public:
    explicit AxisRow(const Axis& axis);

    /// As it stands.
    const Axis& axis() const { return m_axis; }
    /// The values as they are typed, readable or not; empty where there are cases.
    QString typed() const;
    void type(const QString& values);
    /// What cannot be read of what is typed, a sentence; empty: nothing.
    QString mistake() const { return m_mistake; }
    /// A sentence beside the row; where it is empty the row says which values it has.
    void showProblem(const QString& sentence);
    QString problem() const { return m_problem; }

    QComboBox* settingBox() const { return m_setting; }  ///< null where there are cases
    QLineEdit* valuesField() const { return m_values; }  ///< likewise
    /// Of each case; none where there is one setting.
    QList<QLineEdit*> caseFields() const { return m_caseNames; }

 Q_SIGNALS:
    void changed();
    void removePressed();

 private:
    void makeSetting(QVBoxLayout* column);
    void makeCases(QVBoxLayout* column);
    void addCase(std::size_t number);
    void read();

    Axis m_axis;
    QString m_mistake;
    QString m_problem;
    QComboBox* m_setting = nullptr;
    QLineEdit* m_values = nullptr;
    QWidget* m_cases = nullptr;
    QList<QLineEdit*> m_caseNames;
    QLabel* m_note = nullptr;
};

}  // namespace miru
