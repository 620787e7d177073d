// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/figure_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QToolButton>
#include <algorithm>

#include "core/lesson/edited_lesson.h"
#include "ui/lesson/mistakes_label.h"
#include "ui/lesson/vocabulary_words.h"
#include "ui/style/calm.h"
#include "ui/style/number_box.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

bool isPair(LessonFigure::Kind kind) {
    return kind == LessonFigure::Kind::Difference || kind == LessonFigure::Kind::Ratio;
}
bool isAccuracy(LessonFigure::Kind kind) {
    return kind == LessonFigure::Kind::Accuracy || kind == LessonFigure::Kind::MeanAccuracy;
}

/// The names, and the chosen one even if it is none of them.
void fill(QComboBox* box, const std::vector<std::string>& names, const std::string& chosen) {
    box->clear();
    for (const std::string& name : names) box->addItem(QString::fromStdString(name));
    const QString text = QString::fromStdString(chosen);
    if (box->findText(text) < 0) box->addItem(text);
    box->setCurrentIndex(box->findText(text));
}

}  // namespace

FigureRow::FigureRow(QWidget* parent)
    : QWidget(parent),
      m_name(new QLineEdit),
      m_kind(makeChoiceBox(tr("What it is"), {})),
      m_run(makeChoiceBox(tr("Run"), tr("The run that it is taken from, by the name that a step gives it"))),
      m_taskWord(new QLabel(tr("task"))),
      m_task(new IntegerBox),
      m_afterWord(new QLabel(tr("tested after"))),
      m_after(new IntegerBox),
      m_first(makeChoiceBox(tr("First figure"), {})),
      m_second(makeChoiceBox(tr("Second figure"), tr("It is taken away, or divides"))),
      m_low(new NumberBox),
      m_high(new NumberBox),
      m_unit(new QLabel),
      m_remove(new QToolButton),
      m_mistakes(makeMistakesLabel()) {
    m_name->setAccessibleName(tr("Name of the figure"));
    m_name->setToolTip(tr("Letters and digits; in a text, in braces, it becomes the number"));
    m_name->setMaximumWidth(140);
    m_task->setAccessibleName(tr("Task"));
    m_after->setAccessibleName(tr("After how many tasks"));
    m_after->setSpecialValueText(tr("all tasks"));
    m_low->setAccessibleName(tr("At least"));
    m_high->setAccessibleName(tr("At most"));
    for (NumberBox* box : {m_low, m_high}) {
        constexpr double largest = 1e12;
        box->setRange(-largest, largest);
        box->setDecimals(4);
    }
    for (int n = 0; n <= static_cast<int>(LessonFigure::Kind::Ratio); ++n)
        m_kind->addItem(words::kindOfFigure(static_cast<LessonFigure::Kind>(n)), n);
    m_remove->setText(QStringLiteral("×"));
    m_remove->setProperty("compact", true);
    m_remove->setToolTip(tr("Remove this figure"));
    m_remove->setAccessibleName(tr("Remove this figure"));
    auto* const what = new QHBoxLayout;
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_kind, m_run, m_first, m_second, m_taskWord, m_task,
                                                         m_afterWord, m_after, m_remove})
        what->addWidget(part);
    auto* const where = new QHBoxLayout;
    where->addWidget(new QLabel(tr("must lie between")));
    where->addWidget(m_low);
    where->addWidget(new QLabel(tr("and")));
    where->addWidget(m_high);
    where->addWidget(m_unit);
    where->addStretch(1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, Theme::gap);
    column->setSpacing(4);
    column->addLayout(what);
    column->addLayout(where);
    column->addWidget(m_mistakes);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->text() != QString::fromStdString(m_figure.name)) Q_EMIT renamed(m_name->text());
    });
    for (QComboBox* box : {m_kind, m_run, m_first, m_second})
        connect(box, &QComboBox::activated, this, &FigureRow::take);
    for (IntegerBox* box : {m_task, m_after}) connect(box, &QSpinBox::valueChanged, this, &FigureRow::take);
    for (NumberBox* box : {m_low, m_high}) connect(box, &QDoubleSpinBox::valueChanged, this, &FigureRow::take);
    connect(m_remove, &QToolButton::clicked, this, &FigureRow::removePressed);
}

bool FigureRow::isShare() const {
    return isAccuracy(m_figure.kind) || (m_figure.kind == LessonFigure::Kind::Difference && m_isOfShares);
}

void FigureRow::setFigure(const Lesson& lesson, std::size_t figure, const QStringList& mistakes) {
    const QScopedValueRollback showing(m_isShowing, true);
    m_figure = lesson.figures[figure];
    const LessonFigure* const part = lesson.figure(m_figure.first);
    m_isOfShares = part && isAccuracy(part->kind);
    std::vector<std::string> above;
    for (std::size_t n = 0; n < figure; ++n) above.push_back(lesson.figures[n].name);
    if (!m_name->hasFocus() || m_name->text().isEmpty()) m_name->setText(QString::fromStdString(m_figure.name));
    m_kind->setCurrentIndex(static_cast<int>(m_figure.kind));
    fill(m_run, runsOf(lesson), m_figure.run);
    fill(m_first, above, m_figure.first);
    fill(m_second, above, m_figure.second);
    m_task->setRange(1, std::max(lesson.spec.data.tasks, m_figure.task));
    m_after->setRange(0, std::max(lesson.spec.data.tasks, m_figure.after));
    m_task->setValue(m_figure.task);
    m_after->setValue(m_figure.after);
    m_low->setValue((isShare() ? 100 : 1) * m_figure.low);
    m_high->setValue((isShare() ? 100 : 1) * m_figure.high);
    m_mistakes->setText(mistakes.join('\n'));
    m_mistakes->setVisible(!mistakes.isEmpty());
    showParts();
}

void FigureRow::showParts() {
    const bool isOne = m_figure.kind == LessonFigure::Kind::Accuracy;
    for (QWidget* part : {m_first, m_second}) part->setVisible(isPair(m_figure.kind));
    m_run->setVisible(!isPair(m_figure.kind));
    for (QWidget* part : std::initializer_list<QWidget*>{m_taskWord, m_task}) part->setVisible(isOne);
    for (QWidget* part : std::initializer_list<QWidget*>{m_afterWord, m_after})
        part->setVisible(isAccuracy(m_figure.kind));
    const bool isBytes =
        m_figure.kind == LessonFigure::Kind::NetworkBytes || m_figure.kind == LessonFigure::Kind::BufferBytes;
    m_unit->setText(isAccuracy(m_figure.kind) ? QStringLiteral("%")
                    : isShare()               ? tr("points")
                    : isBytes                 ? tr("bytes")
                                              : QString());
}

void FigureRow::take() {
    if (m_isShowing) return;
    const auto kind = static_cast<LessonFigure::Kind>(m_kind->currentData().toInt());
    const bool isOtherKind = kind != m_figure.kind;
    m_figure.kind = kind;
    m_figure.run = isPair(kind) ? std::string() : m_run->currentText().toStdString();
    m_figure.task = kind == LessonFigure::Kind::Accuracy ? m_task->value() : 1;
    m_figure.after = isAccuracy(kind) ? m_after->value() : 0;
    m_figure.first = isPair(kind) ? m_first->currentText().toStdString() : std::string();
    m_figure.second = isPair(kind) ? m_second->currentText().toStdString() : std::string();
    if (!isOtherKind) {  // else the interval is of another unit
        m_figure.low = m_low->value() / (isShare() ? 100 : 1);
        m_figure.high = m_high->value() / (isShare() ? 100 : 1);
    }
    Q_EMIT edited();
}

}  // namespace miru
