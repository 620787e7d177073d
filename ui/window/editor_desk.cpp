// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/editor_desk.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/lesson/lesson_draft.h"
#include "resources/lessons.h"
#include "resources/presets.h"
#include "ui/docks/panel_dock.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/translated.h"
#include "ui/window/lesson_autosave.h"
#include "ui/window/lesson_desk.h"
#include "ui/window/panel_desk.h"
#include "ui/window/settings_desk.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

/// Data that a lesson does not name are glyphs, as everywhere.
std::optional<ExperimentSpec> specOfPreset(const std::string& name) {
    const Preset* const preset = findPreset(name);
    return preset ? std::optional(preset->spec) : std::nullopt;
}

QString lessonsPlace() { return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation); }

DraftWords draftWords(const ExperimentSpec& settings) {
    const auto text = [](const char* english) { return EditorDesk::tr(english).toStdString(); };
    DraftWords words;
    words.language = words::locale().language() == QLocale::German ? "de" : "en";
    words.title = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "What becomes of the first task?"));
    words.titleOneTask = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "How does it learn?"));
    words.about = (words::titleOf(settings) + QStringLiteral(": ") + words::subtitleOf(settings)).toStdString();
    words.start = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Here is a network that has learned nothing yet."));
    words.learnFirst = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Let it learn the first task."));
    words.learnOn = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Let it learn for a while."));
    words.learnAll = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Let it learn."));
    words.ask = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "What will become of task 1 while the others are learned?"));
    for (const char* answer : {QT_TRANSLATE_NOOP("miru::EditorDesk", "It stays as good as it is"),
                               QT_TRANSLATE_NOOP("miru::EditorDesk", "It becomes a little worse"),
                               QT_TRANSLATE_NOOP("miru::EditorDesk", "Little of it is left")})
        words.answers.push_back(text(answer));
    words.draw =
        text(QT_TRANSLATE_NOOP("miru::EditorDesk", "It knows {learned} of task 1. Draw what you expect of it."));
    words.reveal = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "And this is what happens."));
    words.changed = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Here a setting is changed: %1."));
    words.moment = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Back to this moment: what is to be seen here?"));
    words.end = text(
        QT_TRANSLATE_NOOP("miru::EditorDesk", "It knew {learned} of task 1. Now it is {kept}. What would you change?"));
    words.endOneTask = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Now it knows {kept}. What would you change?"));
    words.compared =
        text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Another run beside it, with %1. What will be different?"));
    words.comparedEnd = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "The mean accuracy was {mean}; here it is %1."));
    words.back =
        text(QT_TRANSLATE_NOOP("miru::EditorDesk", "Back to a moment from which it could have continued otherwise."));
    words.forked = text(QT_TRANSLATE_NOOP("miru::EditorDesk", "From here on with %1."));
    words.setting = [](const SpecField& field, const SettingValue& value) {
        return (words::setting(field.label) + ' ' + words::valueText(field, value)).toStdString();
    };
    return words;
}

}  // namespace

EditorDesk::EditorDesk(Background& background, Workbench& bench, const SettingsDesk& settings, const PanelDesk& panels,
                       LessonDesk& lessons, QObject* parent)
    : QObject(parent),
      m_background(background),
      m_bench(bench),
      m_settings(settings),
      m_panels(panels),
      m_lessons(lessons) {
    connect(&m_lessons, &LessonDesk::changed, this, &EditorDesk::comeBack);
    m_keep.setSingleShot(true);
    m_keep.setInterval(300);  // milliseconds
    connect(&m_keep, &QTimer::timeout, this, [this] {
        if (m_autosave && isModified()) m_autosave->keep(m_page->edited().lesson(), m_file);
    });
}

EditorDesk::~EditorDesk() = default;

void EditorDesk::keepIn(const QString& folder) {
    m_autosave = std::make_unique<LessonAutosave>(folder, m_background);
    if (const auto left = m_autosave->left()) offerLeft(left->lesson, left->savedIn);
}

void EditorDesk::offerLeft(const Lesson& lesson, const QString& file) {
    Message message{tr("MiRU Lab did not close properly last time; a lesson that was being written can be recovered.")};
    const auto recover = [this, lesson, file] {
        whenSaved(tr("Discard the changes"), [this, lesson, file] {
            begin(lesson, file, {}, false);
            m_autosave->keep(lesson, file);
            m_autosave->removeLeft();
        });
    };
    const auto discardLeft = [this] {
        m_autosave->removeLeft();
        Q_EMIT messageRequested({});
    };
    message.offers << Message::Offer{tr("Recover the lesson"), recover}
                   << Message::Offer{tr("Discard the lesson"), discardLeft, tr("Removes it from the disk")};
    message.isAdded = true;
    Q_EMIT messageRequested(message);
}

/// What is saved, or as it was saved, need not be kept.
void EditorDesk::keepSoon() {
    if (!m_autosave) return;
    if (isModified()) {
        if (!m_keep.isActive()) m_keep.start();  // also while somebody types without a pause
        return;
    }
    m_keep.stop();
    m_autosave->clear();
}

void EditorDesk::discard() {
    m_hasLesson = false;
    keepSoon();
}

LessonEditor* EditorDesk::page() {
    if (m_page) return m_page;
    m_page = new LessonEditor(specOfPreset);
    m_page->setValues([this](const Lesson& lesson, const LessonFigure& figure) { return valueOf(lesson, figure); });
    connect(m_page, &LessonEditor::savePressed, this, &EditorDesk::save);
    connect(m_page, &LessonEditor::changed, this, &EditorDesk::keepSoon);
    connect(m_page, &LessonEditor::tryPressed, this, &EditorDesk::tryOut);
    connect(m_page, &LessonEditor::backPressed, this, [this] {
        whenSaved(tr("Discard the changes"), [this] {
            discard();
            Q_EMIT leaveWanted();
        });
    });
    return m_page;
}

bool EditorDesk::isModified() const { return m_hasLesson && m_page->edited().isModified(); }

void EditorDesk::whenSaved(const QString& without, const std::function<void()>& then) {
    if (!isModified()) return then();
    Q_EMIT pageWanted();
    Message message{tr("The lesson has changes that are not saved.")};
    message.offers << Message::Offer{tr("Save …"),
                                     [this, then] {
                                         if (save()) then();
                                     }}
                   << Message::Offer{without, then};
    Q_EMIT messageRequested(message);
}

void EditorDesk::begin(const Lesson& lesson, const QString& file, std::map<std::string, int> runs, bool isSaved) {
    m_file = file;
    m_runs = std::move(runs);
    m_hasLesson = true;
    page()->begin(lesson, isSaved);
    Q_EMIT pageWanted();
}

void EditorDesk::make() {
    whenSaved(tr("Discard the changes"), [this] {
        DraftSource source{m_settings.ofNextRun()};
        std::map<std::string, int> runs;
        const RunEntry* const current = m_bench.runs()->current();
        const auto add = [&source](const RunEntry& run) { source.runs.push_back({run.spec, run.note, run.latest()}); };
        if (current && current->latest()) {
            add(*current);
            runs["first"] = current->id;
            const auto moment = m_bench.shown();
            if (moment && moment != current->latest()) source.moment = moment->position.batch;
        }
        for (const RunEntry* run : m_bench.runs()->begun())
            if (run != current && current) add(*run);
        for (const PanelDock* dock : m_panels.area()->docks())
            if (dock->isVisible() && !dock->visibleRegion().isEmpty())
                source.panels.push_back(dock->objectName().toStdString());
        const ExperimentSpec& settings = source.runs.empty() ? source.settings : source.runs.front().spec;
        begin(draftLesson(source, presets(), draftWords(settings)), {}, std::move(runs), false);
    });
}

void EditorDesk::change(const QString& name) {
    whenSaved(tr("Discard the changes"), [this, name] {
        if (const ShippedLesson* const shipped = findLesson(name.toStdString()))
            return begin(shipped->lesson, {}, {}, false);
        const QString file = QFileDialog::getOpenFileName(qobject_cast<QWidget*>(parent()), tr("Change a lesson"),
                                                          lessonsPlace(), tr("Lessons (*.json)"));
        if (!file.isEmpty()) changeFile(file);
    });
}

void EditorDesk::changeFile(const QString& file) {
    whenSaved(tr("Discard the changes"), [this, file] {
        try {
            const LessonReading reading = readLesson(readFile(file.toStdString()));
            if (!reading.isGood()) throw std::runtime_error(file.toStdString() + ": " + reading.mistakes.front());
            begin(reading.lesson, file, {}, true);
        } catch (const std::exception& error) {
            Q_EMIT messageRequested({QString::fromStdString(sentenceOf(error))});
        }
    });
}

/// Into the file that it is from; one that is from none gets one.
bool EditorDesk::save() { return m_file.isEmpty() ? saveAs() : saveTo(m_file); }

bool EditorDesk::saveAs() {
    if (!m_page->edited().isGood()) return saveTo({});
    static const QRegularExpression others(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    const std::string title = m_page->edited().lesson().title.in(words::locale().name().left(2).toStdString());
    const QString name = QString::fromStdString(title).toLower().replace(others, QStringLiteral("-"));
    QString file =
        QFileDialog::getSaveFileName(m_page, tr("Save the lesson as"),
                                     lessonsPlace() + QStringLiteral("/%1.json").arg(name), tr("Lessons (*.json)"));
    if (file.isEmpty()) return false;
    if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".json");
    return saveTo(file);
}

/// Only what everybody can open is written.
bool EditorDesk::saveTo(const QString& file) {
    const EditedLesson& edited = m_page->edited();
    if (!edited.isGood()) {
        Q_EMIT messageRequested(
            {tr("It cannot be saved yet: %1").arg(QString::fromStdString(edited.mistakes().front().sentence))});
        return false;
    }
    try {
        writeFileAtomically(file.toStdString(), writeLesson(edited.lesson()));
    } catch (const std::exception& error) {
        Q_EMIT messageRequested({QString::fromStdString(sentenceOf(error))});
        return false;
    }
    m_file = file;
    m_page->setSaved();
    Q_EMIT messageRequested(Message::success(tr("%1 is written.").arg(file), {offerToOpenFolderOf(file)}));
    return true;
}

void EditorDesk::tryOut(std::size_t step) {
    if (!m_page->edited().isGood()) return;
    m_isTried = false;  // a lesson that is under way is none that comes back here
    m_lessons.tryOut(m_page->edited().lesson(), step, step > 0 ? m_runs : std::map<std::string, int>());
    m_isTried = true;
}

/// What it came to is known from now on. Whoever begins another lesson meanwhile stays in that.
void EditorDesk::comeBack() {
    if (!m_isTried) return;
    if (m_lessons.isOn()) {
        m_isTried = m_lessons.lesson() == m_page->edited().lesson();
        return;
    }
    m_isTried = false;
    m_runs = m_lessons.progress().runs;
    m_page->goTo(std::min(m_lessons.step(), m_page->edited().lesson().steps.size() - 1));
    Q_EMIT pageWanted();
}

std::optional<double> EditorDesk::valueOf(const Lesson& lesson, const LessonFigure& figure) const {
    return miru::valueOf(figure, lesson, [this](const std::string& name) -> std::shared_ptr<const Snapshot> {
        const auto id = m_runs.find(name);
        const RunEntry* const run = id == m_runs.end() ? nullptr : m_bench.runs()->find(id->second);
        return run ? run->latest() : nullptr;
    });
}

}  // namespace miru
