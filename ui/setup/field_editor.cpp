// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/setup/field_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>
#include <limits>

#include "datasets/folder_dataset.h"
#include "datasets/library.h"
#include "ui/style/calm.h"
#include "ui/style/number_box.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int editorWidth = 96;      // pixels, of every field that stands at the right
constexpr int sliderSpinWidth = 68;  // beside a slider
constexpr double sliderSteps = 100;

/// A slider whose arrow keys are its own, also where the window has a shortcut on them.
class KeyedSlider : public Calm<QSlider> {
 public:
    KeyedSlider() { setOrientation(Qt::Horizontal); }

 protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Left || key == Qt::Key_Right) event->accept();
        }
        return QSlider::event(event);
    }
};

double maxOf(const SpecField& field) { return field.highIsExcluded ? field.high - 1e-7 : field.high; }

/// As wide as all fields, and wide enough for the word that stands in place of zero.
int widthFor(const QString& word) {
    constexpr int aroundText = 36;  // pixels
    return std::max(editorWidth, QFontMetrics(Theme::baseFont()).horizontalAdvance(word) + aroundText);
}

constexpr int decimals = 7;  // that can be set; as many are shown as a number has

NumberBox* makeNumberBox(const SpecField& field) {
    auto* const box = new NumberBox;
    box->setDecimals(decimals);
    box->setRange(field.low, maxOf(field));
    box->setSingleStep(field.step);
    return box;
}

class IntegerEditor : public FieldEditor {
 public:
    IntegerEditor(const SpecField& field, QWidget* parent) : FieldEditor(field, parent), m_box(new IntegerBox) {
        m_box->setRange(static_cast<int>(field.low),
                        static_cast<int>(std::min<double>(field.high, std::numeric_limits<int>::max())));
        m_box->setGroupSeparatorShown(!field.form.isName);
        m_box->setSpecialValueText(words::setting(field.form.zero));
        m_box->setFixedWidth(widthFor(m_box->specialValueText()));
        introduce(m_box);
        layout()->addWidget(m_box);
        connect(m_box, &QSpinBox::valueChanged, this, &FieldEditor::edited);
        connect(m_box, &IntegerBox::corrected, this, &FieldEditor::corrected);
    }
    SettingValue value() const override { return static_cast<std::int64_t>(m_box->value()); }
    void setValue(const SettingValue& value) override {
        const QSignalBlocker quiet(m_box);
        m_box->setValue(
            static_cast<int>(std::min<std::int64_t>(std::get<std::int64_t>(value), std::numeric_limits<int>::max())));
    }

 private:
    IntegerBox* m_box;
};

class NumberEditor : public FieldEditor {
 public:
    NumberEditor(const SpecField& field, QWidget* parent) : FieldEditor(field, parent), m_box(makeNumberBox(field)) {
        m_box->setSpecialValueText(words::setting(field.form.zero));
        m_box->setFixedWidth(field.form.hasSlider ? sliderSpinWidth : widthFor(m_box->specialValueText()));
        if (field.form.hasSlider) {
            m_slider = new KeyedSlider;
            m_slider->setRange(static_cast<int>(field.low * sliderSteps),
                               static_cast<int>(std::floor(std::min(field.usualHigh, maxOf(field)) * sliderSteps)));
            m_slider->setPageStep(10);
            m_slider->setMinimumWidth(60);
            introduce(m_slider);
            layout()->addWidget(m_slider);
            connect(m_slider, &QSlider::valueChanged, this,
                    [this](int steps) { m_box->setValue(steps / sliderSteps); });
        }
        introduce(m_box);
        layout()->addWidget(m_box);
        connect(m_box, &NumberBox::corrected, this, &FieldEditor::corrected);
        connect(m_box, &QDoubleSpinBox::valueChanged, this, [this] {
            moveSlider();
            Q_EMIT edited();
        });
    }
    SettingValue value() const override { return m_box->value(); }
    void setValue(const SettingValue& value) override {
        const QSignalBlocker quiet(m_box);
        m_box->setValue(std::get<double>(value));
        moveSlider();
    }

 private:
    void moveSlider() {
        if (!m_slider) return;
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(m_box->value() * sliderSteps)));
    }

    NumberBox* m_box;
    QSlider* m_slider = nullptr;
};

class ChoiceEditor : public FieldEditor {
 public:
    ChoiceEditor(const SpecField& field, QWidget* parent) : FieldEditor(field, parent), m_box(new Calm<QComboBox>) {
        for (const FieldChoice& choice : field.choices)
            m_box->addItem(words::setting(choice.title), QString::fromStdString(choice.key));
        m_box->setMinimumWidth(editorWidth);
        introduce(m_box);
        layout()->addWidget(m_box);
        connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
    }
    SettingValue value() const override { return m_box->currentData().toString().toStdString(); }
    void setValue(const SettingValue& value) override {
        m_box->setCurrentIndex(m_box->findData(QString::fromStdString(std::get<std::string>(value))));
    }

 private:
    QComboBox* m_box;
};

class FlagEditor : public FieldEditor {
 public:
    FlagEditor(const SpecField& field, QWidget* parent) : FieldEditor(field, parent), m_box(new QCheckBox) {
        introduce(m_box);
        layout()->addWidget(m_box);
        connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
    }
    SettingValue value() const override { return m_box->isChecked(); }
    void setValue(const SettingValue& value) override { m_box->setChecked(std::get<bool>(value)); }

 private:
    QCheckBox* m_box;
};

/// The data set: those of the catalog, and a folder of one's own.
class DatasetEditor : public FieldEditor {
 public:
    DatasetEditor(const SpecField& field, QWidget* parent) : FieldEditor(field, parent), m_box(new Calm<QComboBox>) {
        for (const CatalogEntry& entry : catalog()) m_box->addItem(entry.title, entry.name);
        nameEntries();
        m_box->insertSeparator(m_box->count());
        m_box->addItem(FieldEditor::tr("A folder…"), QString());
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumWidth(editorWidth + 44);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        introduce(m_box);
        layout()->addWidget(m_box);
        connect(m_box, &QComboBox::activated, this, &DatasetEditor::choose);
    }
    SettingValue value() const override { return m_name.toStdString(); }
    void setValue(const SettingValue& value) override {
        m_name = QString::fromStdString(std::get<std::string>(value));
        nameEntries();
        if (m_box->findData(m_name) < 0) m_box->insertItem(0, Library::titleOf(m_name), m_name);
        m_box->setCurrentIndex(m_box->findData(m_name));
    }

 private:
    /// What has been fetched since is here.
    void nameEntries() {
        const Library library;
        for (const CatalogEntry& entry : catalog())
            m_box->setItemText(
                m_box->findData(entry.name),
                library.isHere(entry.name) ? entry.title : FieldEditor::tr("%1 (not installed)").arg(entry.title));
    }
    void choose() {
        QString name = m_box->currentData().toString();
        if (name.isEmpty())
            name = QFileDialog::getExistingDirectory(window(), FieldEditor::tr("Folder with IDX, CSV or text files"));
        const bool isFolder = m_box->currentData().toString().isEmpty() && !name.isEmpty();
        const std::string problem = isFolder ? problemWithFolder(name) : std::string();
        if (!problem.empty()) {  // told now, not when a run begins
            setValue(m_name.toStdString());
            Q_EMIT refused(QString::fromStdString(problem));
            return;
        }
        const bool isNew = !name.isEmpty() && name != m_name;
        setValue((isNew ? name : m_name).toStdString());
        if (isNew) Q_EMIT edited();
    }

    QComboBox* m_box;
    QString m_name;
};

/// A file, or none: a button that says which, and one that takes it away.
class FileEditor : public FieldEditor {
 public:
    FileEditor(const SpecField& field, QWidget* parent)
        : FieldEditor(field, parent), m_choose(new QPushButton), m_clear(new QPushButton(QStringLiteral("×"))) {
        for (QPushButton* button : {m_choose, m_clear}) {
            introduce(button);
            layout()->addWidget(button);
        }
        m_clear->setAccessibleName(FieldEditor::tr("No file"));
        m_clear->setFixedWidth(28);
        m_choose->setMinimumWidth(editorWidth);
        connect(m_choose, &QPushButton::clicked, this, [this] {
            const QString file = QFileDialog::getOpenFileName(window(), FieldEditor::tr("Network file"), {},
                                                              FieldEditor::tr("Networks (*.safetensors)"));
            if (!file.isEmpty()) choose(file);
        });
        connect(m_clear, &QPushButton::clicked, this, [this] { choose({}); });
        show(QString());
    }
    SettingValue value() const override {
        return m_file.isEmpty() ? SettingValue() : SettingValue(m_file.toStdString());
    }
    void setValue(const SettingValue& value) override {
        const auto* const file = std::get_if<std::string>(&value);
        show(file ? QString::fromStdString(*file) : QString());
    }

 private:
    using FieldEditor::show;
    void choose(const QString& file) {
        show(file);
        Q_EMIT edited();
    }
    void show(const QString& file) {
        m_file = file;
        const QString name = file.isEmpty() ? words::setting(field().form.none) : file.section('/', -1);
        m_choose->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, 150));
        m_clear->setVisible(!file.isEmpty());
    }

    QPushButton* m_choose;
    QPushButton* m_clear;
    QString m_file;
};

class RangeEditor : public FieldEditor {
 public:
    RangeEditor(const SpecField& field, QWidget* parent)
        : FieldEditor(field, parent),
          m_given(new QCheckBox),
          m_low(makeNumberBox(field)),
          m_high(makeNumberBox(field)) {
        introduce(m_given);
        m_given->setToolTip(tooltipOf(field));
        layout()->addWidget(m_given);
        for (NumberBox* box : {m_low, m_high}) {
            connect(box, &NumberBox::corrected, this, &FieldEditor::corrected);
            box->setFixedWidth(60);
            introduce(box);
            layout()->addWidget(box);
            connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
                keepOrder();
                Q_EMIT edited();
            });
        }
        m_high->setValue(std::min(0.99, field.high));
        connect(m_given, &QCheckBox::toggled, this, [this] {
            enable();
            Q_EMIT edited();
        });
        enable();
    }
    SettingValue value() const override {
        return m_given->isChecked() ? SettingValue(Range{m_low->value(), m_high->value()}) : SettingValue();
    }
    void setValue(const SettingValue& value) override {
        const QSignalBlocker quietGiven(m_given);
        const QSignalBlocker quietLow(m_low);
        const QSignalBlocker quietHigh(m_high);
        const auto* range = std::get_if<Range>(&value);
        m_given->setChecked(range != nullptr);
        if (range) {
            m_low->setValue(range->low);
            m_high->setValue(range->high);
        }
        enable();
    }

 private:
    void enable() {
        m_low->setEnabled(m_given->isChecked());
        m_high->setEnabled(m_given->isChecked());
    }
    void keepOrder() {
        if (m_high->value() >= m_low->value()) return;
        const QSignalBlocker quiet(m_high);
        m_high->setValue(m_low->value());
        Q_EMIT corrected(FieldEditor::tr("%1: the upper end cannot lie below the lower one; it is %2 now.")
                             .arg(m_high->accessibleName(), m_high->text()));
    }

    QCheckBox* m_given;
    NumberBox* m_low;
    NumberBox* m_high;
};

}  // namespace

FieldEditor::FieldEditor(const SpecField& field, QWidget* parent) : QWidget(parent), m_field(field) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
}

void FieldEditor::introduce(QWidget* control) {
    control->setAccessibleName(words::setting(m_field.label));
    control->setToolTip(tooltipOf(m_field));
}

FieldEditor* FieldEditor::make(const SpecField& field, QWidget* parent) {
    switch (field.kind) {
        case FieldKind::Integer: return new IntegerEditor(field, parent);
        case FieldKind::Number: return new NumberEditor(field, parent);
        case FieldKind::Flag: return new FlagEditor(field, parent);
        case FieldKind::Choice: return new ChoiceEditor(field, parent);
        case FieldKind::Text: return new DatasetEditor(field, parent);
        case FieldKind::FileOrNothing: return new FileEditor(field, parent);
        case FieldKind::RangeOrNothing: break;
    }
    return new RangeEditor(field, parent);
}

QString tooltipOf(const SpecField& field) {
    const QString live = field.isLive() ? FieldEditor::tr("May be changed during a run.")
                                        : FieldEditor::tr("Takes effect at the next Reset.");
    return QStringLiteral("<p>%1</p><p>%2 %3</p><p><code>%4</code></p>")
        .arg(words::setting(field.help).toHtmlEscaped(),
             FieldEditor::tr("Allowed: %1.").arg(words::allowedBy(field).toHtmlEscaped()), live,
             QString::fromStdString(field.key));
}

}  // namespace miru
