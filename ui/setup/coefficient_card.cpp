// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/setup/coefficient_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <cmath>

#include "ui/charts/impulse_chart.h"
#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int shownSteps = 28;  // as many as an image has rows

std::vector<double> decay(double lambda) {
    std::vector<double> left(shownSteps);
    for (int t = 0; t < shownSteps; ++t) left[static_cast<std::size_t>(t)] = std::pow(lambda, t);
    return left;
}

}  // namespace

double timeConstant(double lambda) { return lambda > 0 ? -1 / std::log(lambda) : 0; }

CoefficientCard::CoefficientCard(QWidget* parent) : QWidget(parent) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(3);
    m_equation = makeCaption({});
    m_equation->setWordWrap(true);
    layout->addWidget(m_equation);
    m_chart = new ImpulseChart;
    layout->addWidget(m_chart);
    auto* const row = new QHBoxLayout;
    m_caption = makeCaption({});
    m_timeConstant = new QLabel;
    m_timeConstant->setToolTip(tr("τ = −1/ln λ: after so many steps a third (1/e) of an input is left in the state."));
    row->addWidget(m_caption);
    row->addStretch();
    row->addWidget(m_timeConstant);
    layout->addLayout(row);
}

void CoefficientCard::setModel(const ExperimentSpec::Model& model) {
    const bool hasLambda = model.cell->hasLambda;
    m_equation->setText(words::setting(model.cell->equation));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_caption), static_cast<QWidget*>(m_timeConstant)})
        widget->setVisible(hasLambda);
    if (!hasLambda) return;
    m_caption->setText(tr("an input, t steps later"));
    if (const auto& range = model.lambdaRange) {
        m_chart->setResponse(decay(range->low), decay(range->high));
        m_timeConstant->setText(
            tr("τ %1 to %2 steps")
                .arg(words::fixed(timeConstant(range->low), 1), words::fixed(timeConstant(range->high), 1)));
    } else {
        m_chart->setResponse(decay(model.lambda), decay(model.lambda));
        m_timeConstant->setText(tr("τ = %1 steps").arg(words::fixed(timeConstant(model.lambda), 1)));
    }
    m_chart->setAccessibleName(tr("Memory of an input, %1").arg(m_timeConstant->text()));
}

QString CoefficientCard::timeConstantText() const { return m_timeConstant->text(); }

}  // namespace miru
