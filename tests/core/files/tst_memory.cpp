// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much memory there is: of the machine, of the control group, of the process; the least counts.

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <barrier>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/files/system.h"
#include "core/math/number_text.h"
#include "core/run/memory_forecast.h"
#include "tests/support/sanitized.h"
#include "tests/support/small_dataset.h"

using namespace miru;

namespace {

/// The files of a kernel, as they would be on another machine.
class Machine {
 public:
    void write(const char* file, const std::string& text) {
        const auto path = root() / file;
        makeFolder(path.parent_path());
        writeFileAtomically(path, text);
    }
    std::filesystem::path root() const { return m_folder.path().toStdString(); }
    std::uint64_t available() const { return availableMemory(root()); }

 private:
    QTemporaryDir m_folder;
};

constexpr auto meminfo = "MemTotal:       8000000 kB\nMemFree:         100000 kB\nMemAvailable:    5000000 kB\n";
constexpr std::uint64_t ofMachine = 5'000'000ULL * 1024;

}  // namespace

class TestMemory : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whereMemoryHasRunOutALittleIsLeftToCleanUpWith() {
        if (isSanitized) QSKIP("The address sanitizer takes memory of its own.");
        keepMemoryInReserve();
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        const std::string statm = readFile("/proc/self/statm");
        const auto taken = parseNumber<rlim_t>(std::string_view(statm).substr(0, statm.find(' ')));
        const rlimit none{taken.value() * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)), before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_AS, &none), 0);
        constexpr std::size_t piece = std::size_t{4} << 20;
        bool wasThrown = false;
        bool wasThereToCleanUp = false;
        try {
            struct CleansUp {
                bool& couldAllocate;
                ~CleansUp() { couldAllocate = std::unique_ptr<char[]>(new (std::nothrow) char[piece]) != nullptr; }
            } const cleansUp{wasThereToCleanUp};
            const std::vector<char> tooMuch(piece);
        } catch (const std::bad_alloc&) {
            wasThrown = true;
        }
        setrlimit(RLIMIT_AS, &before);
        QVERIFY(wasThrown);
        QVERIFY(wasThereToCleanUp);
    }

    void theMachineSaysWhatItHas() {
        Machine machine;
        QCOMPARE(machine.available(), unknownMemory);
        machine.write("proc/meminfo", meminfo);
        QCOMPARE(machine.available(), ofMachine);
    }

    void aGroupAndThoseAroundItMayAllowLess() {
        Machine machine;
        machine.write("proc/meminfo", meminfo);
        machine.write("proc/self/cgroup", "0::/user/job\n");
        machine.write("sys/fs/cgroup/user/job/memory.max", "max\n");
        QCOMPARE(machine.available(), ofMachine);
        machine.write("sys/fs/cgroup/user/job/memory.max", "2000000000\n");
        machine.write("sys/fs/cgroup/user/job/memory.current", "500000000\n");
        QCOMPARE(machine.available(), std::uint64_t{1'500'000'000});
        machine.write("sys/fs/cgroup/user/job/memory.stat", "anon 1\ninactive_file 100000000\n");
        QCOMPARE(machine.available(), std::uint64_t{1'600'000'000});
        machine.write("sys/fs/cgroup/user/memory.max", "900000000\n");
        machine.write("sys/fs/cgroup/user/memory.current", "800000000\n");
        QCOMPARE(machine.available(), std::uint64_t{100'000'000});
    }

    void theOlderInterfaceIsReadToo() {
        Machine machine;
        machine.write("proc/self/cgroup", "11:cpu,cpuacct:/a\n4:memory:/slurm/job\n0::/\n");
        machine.write("sys/fs/cgroup/memory/slurm/job/memory.limit_in_bytes", "1000000000\n");
        machine.write("sys/fs/cgroup/memory/slurm/job/memory.usage_in_bytes", "250000000\n");
        QCOMPARE(machine.available(), std::uint64_t{750'000'000});
    }

    void whatIsDamagedCountsForNothing() {
        Machine machine;
        machine.write("proc/meminfo", "MemAvailable: none\n");
        machine.write("proc/self/cgroup", "garbage\n::\n0:\n");
        QCOMPARE(machine.available(), unknownMemory);
    }

    void aProcessMayBeAllowedLess() {
        rlimit before{};
        ::getrlimit(RLIMIT_AS, &before);
        const rlimit limit{rlim_t{64} << 30, before.rlim_max};
        ::setrlimit(RLIMIT_AS, &limit);
        const Machine machine;
        const std::uint64_t available = machine.available();
        ::setrlimit(RLIMIT_AS, &before);
        QVERIFY(available <= std::uint64_t{64} << 30);
    }

    void whatIsThrownBecomesASentence() {
        QVERIFY(sentenceOf(std::bad_alloc()).starts_with("There is not enough memory."));
        QVERIFY(sentenceOf(std::length_error("vector::_M_default_append")).starts_with("There is not enough memory."));
        QCOMPARE(sentenceOf(std::runtime_error("A sentence.")), std::string("A sentence."));
    }

    void aForecastGrowsWithWhatCostsMemory() {
        ExperimentSpec spec;
        const DataExtent data{{784, 1, 10}, 1, 1000, 1000, 0};
        const RunManner manner{.threads = 1};
        const auto total = [&] { return memoryOf(spec, data, manner).total(); };
        const auto miru = total();
        spec.model.hiddenUnits *= 2;
        const auto wide = total();
        QVERIFY(wide > miru);
        spec.model.cell = CellKind::Gru;
        const auto gru = total();
        QVERIFY(gru > wide);
        spec.inhibition.sparsity = 0.5;  // which units win is kept for the way back
        QVERIFY(total() > gru);
        spec.inhibition.sparsity = 0;
        spec.rehearsal.samplesPerTask = 500;
        QCOMPARE(memoryOf(spec, data, manner).rehearsal, std::int64_t{5} * 500 * 784);
        QVERIFY(memoryOf(spec, data, {.threads = 2}).traces > memoryOf(spec, data, manner).traces);
        QVERIFY(memoryOf(spec, data, {.threads = 1, .keepsFolder = true}).snapshots >
                memoryOf(spec, data, manner).snapshots);
    }

    /// 2,000 units and 784 steps took 2.43 GB with a GRU when it was measured, and 1.44 with gradient checkpointing.
    void aLongSequenceOfManyUnitsTakesGigabytes() {
        ExperimentSpec spec;
        spec.model.cell = CellKind::Gru;
        spec.model.hiddenUnits = 2000;
        spec.data.tasks = 1;
        const auto total = [&] { return memoryOf(spec, {{784, 1, 10}, 1, 64, 64, 0}, {.threads = 1}).total(); };
        QVERIFY2(total() > 2'100'000'000 && total() < 2'900'000'000, qPrintable(QString::number(total())));
        spec.training.checkpointing = true;
        QVERIFY2(total() > 1'250'000'000 && total() < 1'700'000'000, qPrintable(QString::number(total())));
    }

    void aRunThatNeedsMoreThanThereIsIsRefusedWithTheFigures() {
        MemoryForecast forecast;
        QVERIFY(!memoryObstacle(forecast));
        forecast.traces = std::int64_t{1} << 60;
        const auto obstacle = memoryObstacle(forecast);
        QVERIFY(obstacle);
        QVERIFY2(obstacle->starts_with("The run needs about 1152921504.61 GB of memory, and "), obstacle->c_str());
        QVERIFY2(obstacle->find("model.hiddenUnits") != std::string::npos, obstacle->c_str());
        forecast.traces = 0;
        forecast.data = std::int64_t{1} << 60;  // has been read already
        QVERIFY(!memoryObstacle(forecast));
    }

    /// Last: memory of threads that are over is there to be had.
    void allThreadsTakeTheirMemoryFromFourPools() {
#ifdef M_ARENA_MAX
        if (isSanitized) QSKIP("The sanitizers bring an allocator of their own.");
        system::sharePoolsOfMemory();
        constexpr int threads = 6;  // fewer than the C library would have pools for on one core
        std::barrier all(threads);
        std::vector<std::jthread> running;
        for (int n = 0; n < threads; ++n)
            running.emplace_back([&all] {
                const std::vector<char> some(10'000);
                all.arrive_and_wait();  // none of them leaves its pool to another
            });
        running.clear();
        char* text = nullptr;
        std::size_t size = 0;
        FILE* const out = ::open_memstream(&text, &size);
        QCOMPARE(::malloc_info(0, out), 0);
        std::fclose(out);
        const QByteArray pools(text, static_cast<qsizetype>(size));
        std::free(text);
        QCOMPARE(pools.count("<heap nr="), qsizetype{4});
#endif
    }
};

QTEST_APPLESS_MAIN(TestMemory)
#include "tst_memory.moc"
