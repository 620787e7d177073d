// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An hour of a lab at work, one of the long tests (`./lab test --long`): training all the time, and meanwhile whatever a
// person does, in random order. The window's thread is never held for more than a tenth of a second, and memory stays what it
// was after the first sixth.
//
// MIRU_LONG_MINUTES makes it shorter or longer, MIRU_LONG_SEED does other things. What is held against the window is the time
// its thread was at work or blocked; while it waits for a processor that other programs have, nobody could do better.

#include <malloc.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "core/files/atomic_file.h"
#include "core/files/system.h"
#include "core/math/random.h"
#include "core/spec/method.h"
#include "tests/support/drive_window.h"
#include "tests/support/german.h"
#include "tests/support/heartbeat.h"
#include "tests/support/warnings.h"
#include "ui/docks/panel_dock.h"
#include "ui/main_window.h"
#include "ui/style/theme.h"

using namespace miru;
using drive::click;
using drive::patience;
using miru::test::Heartbeat;

namespace {

constexpr double maxHeld = 100;         // milliseconds
constexpr double maxGrowth = 0.05;      // of memory, after the first sixth
constexpr std::size_t runsAtMost = 10;  // in the list: a person deletes some now and then
constexpr std::size_t runsKept = 5;     // then, and in a session that is opened again

struct Memory {
    double minutes = 0;
    double resident = 0;  // megabytes, of the process
    double heap = 0;      // megabytes in use, of what was asked for
};

Memory memoryAfter(double minutes) {
    QFile file("/proc/self/statm");
    double pages = 0;
    if (file.open(QIODevice::ReadOnly)) pages = file.readAll().split(' ').value(1).toDouble();
    const auto heap = ::mallinfo2();
    return {minutes, pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6,
            static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6};
}

/// What an action did to the window's thread, at its worst.
struct Worst {
    int times = 0;
    Heartbeat::Wait wait;
    double atMinute = 0;  // the longest `held`
};

class Sitting {
 public:
    explicit Sitting(std::uint64_t seed) : m_random(seed, "what is done") {}

    bool begin() { return m_root.isValid() && !testing::fewGlyphs().isEmpty() && openWindow(); }
    void work(double minutes) {
        m_clock.start();
        while (elapsed() < minutes) {
            doSomething();
            if (m_memory.empty() || elapsed() - m_memory.back().minutes > 1.0 / 30)
                m_memory.push_back(memoryAfter(elapsed()));
            if (m_said >= static_cast<int>(elapsed())) continue;
            m_said = static_cast<int>(elapsed());
            qInfo("minute %d: %.1f MB resident, %.1f MB of heap in use, %zu runs", m_said, m_memory.back().resident,
                  m_memory.back().heap, runs().entries().size());
        }
    }
    void end() {
        m_window->close();
        m_window.reset();
    }

    const std::map<QString, Worst>& worst() const { return m_worst; }
    const std::vector<Memory>& memory() const { return m_memory; }
    const QStringList& losses() const { return m_losses; }
    int begunRuns() const { return m_begun; }
    int finishedRuns() const { return m_finished; }
    int studies() const { return m_studies; }

 private:
    double elapsed() const { return static_cast<double>(m_clock.elapsed()) / 60'000; }
    int below(int count) { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(count))); }
    static void letItWork(int milliseconds = 5) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, milliseconds);
    }
    MainWindow& window() const { return *m_window; }
    RunList& runs() const { return *runsOf(*m_window); }

    /// What was done meanwhile is to blame for the longest wait since the last call.
    void note(const QString& action) {
        const auto wait = m_heartbeat.takeLongest();
        Worst& worst = m_worst[action];
        ++worst.times;
        if (wait.held > worst.wait.held) worst.atMinute = elapsed();
        worst.wait.milliseconds = std::max(worst.wait.milliseconds, wait.milliseconds);
        worst.wait.computing = std::max(worst.wait.computing, wait.computing);
        worst.wait.held = std::max(worst.wait.held, wait.held);
        if (wait.held > maxHeld)
            qInfo("minute %.1f, %s: held for %.0f ms, computing %.0f of %.0f ms", elapsed(), qPrintable(action),
                  wait.held, wait.computing, wait.milliseconds);
    }
    /// What the test itself has done on the window's thread.
    void forget() {
        letItWork();
        m_heartbeat.takeLongest();
    }

    /// As a program begins: with a session or without, which is opened before the window can be seen.
    bool openWindow(const QString& session = {}) {
        m_german.reset();
        if (m_windows++ % 2 == 1) m_german.emplace();  // as a program that is started with another language
        m_window = std::make_unique<MainWindow>();
        m_window->keepRunsBelow(m_root.filePath("autosave"));  // and studies in its sibling, "studies"
        QObject::connect(sessionOf(window()), &RunSession::stateChanged, &window(), [this](RunSession::State state) {
            if (state == RunSession::State::Finished) ++m_finished;
        });
        QObject::connect(documentOf(window()), &SessionDocument::messageRequested, &window(),
                         [this](const Message& message) {
                             if (message.tone == Message::Tone::Success) m_isSaved = true;
                         });
        const bool isOpened = session.isEmpty() || m_window->open(session);
        const bool isShown = drive::show(window());
        letItWork(200);
        forget();  // what a program takes to end and to start is nobody's wait for a window
        return isOpened && isShown;
    }

    ExperimentSpec someSpec() {
        ExperimentSpec spec = drive::shortRun();
        const CellKind cells[] = {CellKind::Gru, CellKind::Miru1, CellKind::Miru2};
        spec.model.cell = cells[below(3)];
        spec.seed = 1 + m_random.below(1000);
        spec.data.tasks = 2 + below(4);
        spec.training.epochs = below(4) == 0 ? 40 : 1 + below(4);  // some take minutes
        return withMethod(spec, methods()[m_random.below(methods().size())].kind);
    }
    void train() {
        if (sessionOf(window())->isActive()) {
            if (sessionOf(window())->state() == RunSession::State::Paused) click(transportOf(window())->runButton());
            return;
        }
        const RunEntry* const run = runs().current();
        const auto latest = run ? run->latest() : nullptr;
        if (!latest || latest->state != RunState::Stopped) formOf(window())->setSpec(someSpec());
        ++m_begun;
        click(transportOf(window())->runButton());
    }
    void scrub() {
        Timeline* const timeline = timelineOf(window());
        for (int n = 0, direction = -1; n < 30; ++n) {
            if (n % 10 == 9) direction = -direction;
            timeline->step(direction);
            letItWork();
        }
        if (below(2) == 0) timeline->goLive();
    }
    void clickOnTimeline() {
        Timeline* const timeline = timelineOf(window());
        for (int n = 0; n < 20; ++n) {
            QTest::mouseClick(timeline, Qt::LeftButton, {},
                              {40 + below(std::max(1, timeline->width() - 120)), timeline->height() / 2});
            letItWork();
        }
        timeline->goLive();
    }
    void turnBeta() {
        auto* const beta = formOf(window())->editor("model.beta")->findChild<QSlider*>();
        for (int n = 0; n < 20; ++n) {
            beta->setValue(beta->minimum() + below(beta->maximum() - beta->minimum()));
            letItWork();
        }
    }
    void fork() {
        for (int n = 1 + below(20); n > 0; --n) timelineOf(window())->step(-1);
        letItWork();
        if (timelineOf(window())->isLive()) return;
        turnBeta();
        timelineOf(window())->forkButton()->click();
    }
    void lookAtAnotherRun() {
        if (runs().entries().empty()) return;
        const auto& run = runs().entries()[m_random.below(runs().entries().size())];
        if (below(3) == 0)
            runs().setGhost(run.id, !run.isGhost);
        else
            runs().lookAt(run.id);
    }
    /// The oldest ones that do not train.
    void deleteRuns(std::size_t rest) {
        while (runs().entries().size() > rest) {
            const auto& all = runs().entries();
            const auto oldest = std::ranges::find_if(all, [](const RunEntry& run) { return !run.isTraining; });
            if (oldest == all.end()) return;
            runs().remove(oldest->id);
            letItWork();
        }
    }
    void turnToPage() {
        constexpr Qt::Key pages[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5};
        QTest::keyClick(&window(), pages[below(5)], Qt::ControlModifier);
        letItWork(below(300));
        QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    }
    PanelDock* someDock() {
        const auto docks = panelsOf(window())->docks();
        return docks[below(static_cast<int>(docks.size()))];
    }
    void enlargePanel() {
        PanelArea* const area = panelsOf(window());
        PanelDock* const dock = area->maximized() ? area->maximized() : someDock();
        if (dock->isVisible()) area->toggleMaximized(dock);
    }

    /// One after the other. What came of the one before is deleted: of the folder in which this test has them kept.
    void study() {
        if (studySessionOf(window())->isActive()) {
            if (below(4) > 0) return;
            window().open(studyFile(m_studies));  // refused, with a sentence, while it runs
        } else {
            QFile::remove(studyFile(m_studies));
            QDir(m_root.filePath("studies")).removeRecursively();
            ++m_studies;
            writeFileAtomically(studyFile(m_studies).toStdString(),
                                testing::onFewGlyphs(R"({"format": 1, "title": "Beside", "spec": {"format": 1,
                    "data": {"dataset": "FEW_GLYPHS", "tasks": 3, "trainPerTask": 640, "testPerTask": 100},
                    "model": {"hiddenUnits": 16}}, "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]},
                    {"setting": "seed", "values": [1, 2, 3, 4, 5]}]})")
                                    .toStdString());
            forget();
            if (!window().open(studyFile(m_studies))) return;
            letItWork(100);
            studyPageOf(window())->runButton()->click();
        }
        letItWork(300);
        QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    }
    QString studyFile(int number) const { return m_root.filePath(QString("study-%1.json").arg(number)); }

    void save() {
        m_isSaved = false;
        documentOf(window())->save(m_root.filePath("session.miru"));
        if (!QTest::qWaitFor([this] { return m_isSaved; }, patience)) m_losses << "The session could not be saved.";
    }
    /// Saved, closed, and opened by a new window: every run is there, with all that it had learned.
    void reopen() {
        deleteRuns(runsKept);
        note("deleting runs");
        sessionOf(window())->pause();
        comparisonOf(window())->pause();
        const auto isRunning = [](RunSession* session) { return session->state() == RunSession::State::Running; };
        if (!QTest::qWaitFor([&] { return !isRunning(sessionOf(window())) && !isRunning(comparisonOf(window())); },
                             patience))
            m_losses << "A run could not be paused.";
        letItWork(200);
        note("pausing");
        const auto before = reached();
        save();
        note("saving");
        m_window->close();
        note("closing the window");
        m_window.reset();
        if (!openWindow(m_root.filePath("session.miru"))) m_losses << "The session could not be opened.";
        const auto after = reached();
        if (after.size() != before.size())
            m_losses << QString("Of %1 runs %2 are there again.").arg(before.size()).arg(after.size());
        for (std::size_t n = 0; n < std::min(before.size(), after.size()); ++n)
            if (after[n] < before[n])
                m_losses << QString("A run of %1 batches has %2 again.").arg(before[n]).arg(after[n]);
    }
    std::vector<std::int64_t> reached() const {
        std::vector<std::int64_t> batches;
        for (const RunEntry* run : runs().begun()) batches.push_back(run->latest()->position.batch);
        return batches;
    }

    struct Action {
        const char* name;
        int weight;
        std::function<void()> act;
    };
    void doSomething() {
        int all = 0;
        for (const Action& action : m_actions) all += action.weight;
        int drawn = below(all);
        auto chosen = m_actions.begin();
        for (; drawn >= chosen->weight; ++chosen) drawn -= chosen->weight;
        chosen->act();
        QTest::qWait(100 + below(300));
        note(chosen->name);
        train();
        letItWork();
        note("beginning a run");
        if (runs().entries().size() <= runsAtMost) return;
        deleteRuns(runsKept);
        letItWork(50);
        note("deleting runs");
    }

    const std::vector<Action> m_actions = {
        {"scrubbing", 20, [this] { scrub(); }},
        {"clicking on the timeline", 8, [this] { clickOnTimeline(); }},
        {"turning beta", 10, [this] { turnBeta(); }},
        {"changing the theme", 8, [] { Theme::current().applyNext(); }},
        {"forking", 6, [this] { fork(); }},
        {"comparing", 5, [this] { click(transportOf(window())->compareButton()); }},
        {"looking at another run", 10, [this] { lookAtAnotherRun(); }},
        {"pausing", 4, [this] { click(transportOf(window())->pauseButton()); }},
        {"stepping", 4, [this] { click(transportOf(window())->stepButton()); }},
        {"resetting", 3, [this] { click(transportOf(window())->resetButton()); }},
        {"turning pages", 6, [this] { turnToPage(); }},
        {"opening or closing a panel", 6, [this] { someDock()->toggleViewAction()->trigger(); }},
        {"enlarging a panel", 4, [this] { enlargePanel(); }},
        {"resizing", 3, [this] { window().resize(1000 + below(900), 640 + below(440)); }},
        {"saving", 3, [this] { save(); }},
        {"a study beside it", 4, [this] { study(); }},
        {"watching", 20, [this] { letItWork(1000); }},
        {"saving, closing and reopening", 1, [this] { reopen(); }},
    };

    QTemporaryDir m_root;
    Random m_random;
    QElapsedTimer m_clock;
    Heartbeat m_heartbeat;
    std::optional<test::German> m_german;
    std::unique_ptr<MainWindow> m_window;
    std::map<QString, Worst> m_worst;
    std::vector<Memory> m_memory;
    QStringList m_losses;
    bool m_isSaved = false;
    int m_windows = 0, m_begun = 0, m_finished = 0, m_studies = 0, m_said = 0;
};

/// The mean of what was measured between two shares of the time.
double meanOf(const std::vector<Memory>& memory, double Memory::*what, double from, double to) {
    const double end = memory.back().minutes;
    double sum = 0;
    int count = 0;
    for (const Memory& one : memory)
        if (one.minutes >= from * end && one.minutes <= to * end) {
            sum += one.*what;
            ++count;
        }
    return sum / std::max(1, count);
}

}  // namespace

class TestHourUnderLoad : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;

 private Q_SLOTS:
    void initTestCase() {
        if (!qEnvironmentVariableIsSet("MIRU_LONG_TESTS")) QSKIP("It takes an hour; ./lab test --long runs it.");
        QVERIFY(m_settings.isValid());
        system::sharePoolsOfMemory();  // as the program does
        QCoreApplication::setOrganizationName("MiRU Lab");
        QCoreApplication::setApplicationName("tst_hour_under_load");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        Theme::current().apply(Theme::Kind::Light);
    }
    void init() { failOnWarnings(); }

    void theWindowStaysQuickAndItsMemoryFlat() {
        const double minutes = qEnvironmentVariable("MIRU_LONG_MINUTES", "60").toDouble();
        QVERIFY2(minutes > 0, "MIRU_LONG_MINUTES is no number of minutes");
        Sitting sitting(qEnvironmentVariable("MIRU_LONG_SEED", "1").toULongLong());
        QVERIFY(sitting.begin());
        sitting.work(minutes);
        sitting.end();

        QStringList held;
        for (const auto& [action, worst] : sitting.worst()) {
            qInfo("%-30s %5d times; at worst held %4.0f ms (minute %.1f), computing %4.0f, waiting %4.0f",
                  qPrintable(action), worst.times, worst.wait.held, worst.atMinute, worst.wait.computing,
                  worst.wait.milliseconds);
            // A window that is closed is hidden at once: who has closed it does not see what is written then.
            if (worst.wait.held > maxHeld && action != "closing the window")
                held << QString("%1 (%2 ms)").arg(action).arg(worst.wait.held, 0, 'f', 0);
        }
        qInfo("%d runs begun or resumed, %d ended by themselves, %d studies", sitting.begunRuns(),
              sitting.finishedRuns(), sitting.studies());
        QStringList grown;
        for (const auto& [name, what] :
             {std::pair("resident", &Memory::resident), std::pair("heap in use", &Memory::heap)}) {
            const double before = meanOf(sitting.memory(), what, 1.0 / 6, 2.0 / 6);
            const double after = meanOf(sitting.memory(), what, 5.0 / 6, 1);
            qInfo("%s: %.1f MB on average in the second sixth, %.1f MB in the last: %+.1f %%", name, before, after,
                  100 * (after / before - 1));
            if (after > before * (1 + maxGrowth)) grown << name;
        }
        QVERIFY2(sitting.losses().isEmpty(), qPrintable(sitting.losses().join(' ')));
        QVERIFY2(held.isEmpty(), qPrintable("held too long: " + held.join(", ")));
        if (minutes < 30) return;  // memory has not settled
        QVERIFY2(grown.isEmpty(), qPrintable("grown: " + grown.join(", ")));
    }
};

QTEST_MAIN(TestHourUnderLoad)
#include "tst_hour_under_load.moc"
