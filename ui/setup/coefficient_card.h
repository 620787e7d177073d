// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// β and λ: two sliders, and at once what they mean. The bars show how long an input is remembered (what is left of it
// after t steps, λᵗ), and τ puts a number on it. Where each unit has a λ of its own, a band.

#include <QWidget>

#include "core/spec/experiment_spec.h"

class QLabel;

namespace miru {

class ImpulseChart;

class CoefficientCard : public QWidget {
    Q_OBJECT

 public:
    explicit CoefficientCard(QWidget* parent = nullptr);

    /// Shows the equation and the memory of this model. The sliders are the form's; they stand above.
    void setModel(const ExperimentSpec::Model& model);
    QString timeConstantText() const;

 private:
    QLabel* m_equation = nullptr;
    QLabel* m_timeConstant = nullptr;
    ImpulseChart* m_chart = nullptr;
    QLabel* m_caption = nullptr;
};

/// τ = −1/ln λ, in steps; 0 for λ = 0.
double timeConstant(double lambda);

}  // namespace miru
