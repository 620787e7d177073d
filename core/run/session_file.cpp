// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/session_file.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/gzip.h"
#include "core/files/input_file.h"
#include "core/files/snapshot_file.h"
#include "core/files/timing_file.h"
#include "core/lesson/lesson_progress.h"
#include "core/measure/checkpoint.h"
#include "core/spec/spec_json.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::json;

// A file may claim that one array stands for many; so much is believed.
constexpr int maxRuns = 100;
constexpr int maxSnapshots = 1000;
constexpr std::size_t maxBytes = std::size_t{4} << 30;

constexpr std::size_t maxPackedBytes = std::size_t{64} << 20;  // packing more would take seconds

/// What must be in the file whatever it takes.
bool isPinned(const StoredSession& session, std::size_t run, std::size_t snapshot) {
    const auto& snapshots = session.runs[run].snapshots;
    const Snapshot& moment = *snapshots[snapshot];
    const bool isLookedAt = static_cast<int>(run) == session.shown && moment.position.batch == session.moment;
    return snapshot + 1 == snapshots.size() || moment.isTaskBoundary() || isLookedAt;
}

/// Whether the run may be resumed from here without having learned anything twice.
bool needsCheckpoint(const Run& run, std::size_t snapshot) {
    const Snapshot& moment = *run.snapshots[snapshot];
    const bool isLast = snapshot + 1 == run.snapshots.size();
    return moment.position.task < moment.position.taskCount && (isLast || moment.isTaskBoundary());
}

/// About as many bytes as the file takes for a snapshot, packed.
double bytesFor(const Snapshot& snapshot, bool hasCheckpoint) {
    constexpr double packing = 0.92;   // weights are noise to it
    constexpr double others = 12'000;  // curves, histograms, masks
    auto bytes = static_cast<double>(snapshot.model->parameters().values().size_bytes());
    if (hasCheckpoint && snapshot.checkpoint)
        bytes += static_cast<double>(snapshot.checkpoint->optimizer.bytes() + snapshot.checkpoint->strategy.bytes());
    return packing * bytes + others;
}

/// The same for the watched sequences of a run, which all its snapshots share. Images lie there as bytes.
double bytesForWatched(const Snapshot& snapshot) {
    constexpr double perByte = 0.5;    // of an image, much of which is background
    constexpr double perNumber = 3.7;  // of a recording
    double bytes = 0;
    for (const auto& samples : snapshot.samples)
        for (const auto& frames : samples->frames)
            bytes += (samples->layout.hasOwnLengths ? perNumber : perByte) * static_cast<double>(frames.size());
    return bytes;
}

/// So many of them, evenly.
std::vector<std::size_t> evenly(const std::vector<std::size_t>& numbers, std::size_t count) {
    if (count >= numbers.size()) return numbers;
    std::vector<std::size_t> chosen;
    for (std::size_t n = 0; n < count; ++n) chosen.push_back(numbers[(2 * n + 1) * numbers.size() / (2 * count)]);
    return chosen;
}

std::shared_ptr<const Snapshot> withoutCheckpoint(const Snapshot& snapshot) {
    auto copy = std::make_shared<Snapshot>(snapshot);
    copy->checkpoint = nullptr;
    return copy;
}

std::string nameOf(std::size_t run) { return "run" + std::to_string(run + 1); }
std::string nameOf(std::size_t run, std::size_t snapshot) {
    return nameOf(run) + "/snapshot" + std::to_string(snapshot + 1) + "/";
}

/// Arrays laid down once each, however many names they have.
class Pool {
 public:
    explicit Pool(TensorFile& file) : m_file(file) {}

    void add(TensorFile::Entry entry) {
        const auto [first, last] = m_places.equal_range(std::hash<std::string_view>()(entry.bytes));
        for (auto place = first; place != last; ++place) {
            const TensorFile::Entry& known = m_file.entries()[place->second];
            if (known.dtype != entry.dtype || known.shape != entry.shape || known.bytes != entry.bytes) continue;
            m_same[entry.name] = known.name;
            return;
        }
        m_places.emplace(std::hash<std::string_view>()(entry.bytes), m_file.entries().size());
        m_file.add(std::move(entry));
    }
    const Json& same() const { return m_same; }

 private:
    TensorFile& m_file;
    std::unordered_multimap<std::size_t, std::size_t> m_places;  ///< by hash: into the file's entries
    Json m_same = Json::object();
};

/// Every array of a file under each of its names, in order: those of a snapshot are neighbours.
using Names = std::map<std::string, const TensorFile::Entry*, std::less<>>;

Names namesIn(const TensorFile& file) {
    Names names;
    for (const TensorFile::Entry& entry : file.entries()) names[entry.name] = &entry;
    const Json same = parseStrictJson<Json>(file.text("same"));
    std::vector<std::pair<std::string, const TensorFile::Entry*>> others;
    for (const auto& [name, known] : same.items()) {
        const auto found = names.find(known.get_ref<const std::string&>());
        if (found == names.end()) throw std::runtime_error("An array that others are said to equal is missing.");
        others.emplace_back(name, found->second);
    }
    names.insert(others.begin(), others.end());
    return names;
}

/// What two snapshots have in common is kept in memory once, as it was before the session was stored.
void share(Snapshot& snapshot, const Snapshot& before) {
    for (std::size_t task = 0; task < std::min(snapshot.learned.size(), before.learned.size()); ++task)
        if (snapshot.learned[task]->shape() == before.learned[task]->shape() &&
            std::ranges::equal(snapshot.learned[task]->parameters().values(),
                               before.learned[task]->parameters().values()))
            snapshot.learned[task] = before.learned[task];
    for (std::size_t task = 0; task < std::min(snapshot.samples.size(), before.samples.size()); ++task)
        if (*snapshot.samples[task] == *before.samples[task]) snapshot.samples[task] = before.samples[task];
    if (snapshot.words && before.words && *snapshot.words == *before.words) snapshot.words = before.words;
}

ExperimentSpec specFrom(const Json& text) {
    const SpecReading reading = readSpec(text.get<std::string>());
    if (!reading.isGood()) throw std::runtime_error("A spec in it is not right: " + reading.problems.front().sentence);
    return reading.spec;
}

Run runFrom(const TensorFile& file, const Names& names, std::size_t number, std::size_t& bytes) {
    const Json json = parseStrictJson<Json>(file.text(nameOf(number)));
    Run run;
    run.spec = specFrom(json.at("spec"));
    run.name = json.at("name").get<std::string>();
    run.note = json.at("note").get<std::string>();
    run.tags = json.at("tags").get<std::vector<std::string>>();
    const auto& timings = json.at("timings");
    if (!timings.is_array() || timings.empty() || timings.size() > maxSnapshots)
        throw std::runtime_error("A run in it has no snapshots, or too many.");
    for (std::size_t p = 0; p < timings.size(); ++p) {
        const std::string prefix = nameOf(number, p);
        TensorFile own;
        own.metadata["snapshot"] = file.text(prefix + "snapshot");
        for (auto name = names.lower_bound(prefix); name != names.end() && name->first.starts_with(prefix); ++name) {
            bytes += name->second->bytes.size();
            if (bytes > maxBytes) throw std::runtime_error("It is larger than a session can be.");
            TensorFile::Entry entry = *name->second;
            entry.name = name->first.substr(prefix.size());
            own.add(std::move(entry));
        }
        auto snapshot = std::make_shared<Snapshot>(*readSnapshot(own, "", originOf(run.spec)));
        snapshot->timing = timingFrom(timings[p].get<std::string>());
        if (!run.snapshots.empty()) {
            if (run.snapshots.back()->position.batch >= snapshot->position.batch)
                throw std::runtime_error("The snapshots of a run in it are not in order.");
            share(*snapshot, *run.snapshots.back());
        }
        run.snapshots.push_back(std::move(snapshot));
    }
    return run;
}

}  // namespace

StoredSession thinned(const StoredSession& session) {
    auto room = static_cast<double>(usualBytes);  // the estimates are a little too large
    std::vector<std::vector<std::size_t>> between(session.runs.size());
    double waiting = 0;  // runs that have moments in between
    for (std::size_t r = 0; r < session.runs.size(); ++r) {
        const Run& run = session.runs[r];
        room -= bytesForWatched(*run.snapshots.back());
        for (std::size_t p = 0; p < run.snapshots.size(); ++p)
            if (isPinned(session, r, p))
                room -= bytesFor(*run.snapshots[p], needsCheckpoint(run, p));
            else
                between[r].push_back(p);
        if (!between[r].empty()) ++waiting;
    }
    StoredSession thin = session;
    for (std::size_t r = 0; r < session.runs.size(); ++r) {
        const Run& run = session.runs[r];
        const double each = bytesFor(*run.snapshots.back(), false);
        const auto count = static_cast<std::size_t>(std::max(0.0, room) / std::max(1.0, waiting) / each);
        const auto chosen = evenly(between[r], count);
        auto& snapshots = thin.runs[r].snapshots;
        snapshots.clear();
        for (std::size_t p = 0; p < run.snapshots.size(); ++p)
            if (isPinned(session, r, p) || std::ranges::binary_search(chosen, p))
                snapshots.push_back(needsCheckpoint(run, p) ? run.snapshots[p] : withoutCheckpoint(*run.snapshots[p]));
    }
    return thin;
}

std::size_t expectedBytes(const StoredSession& session) {
    double bytes = 0;
    for (const Run& run : thinned(session).runs)
        for (const auto& snapshot : run.snapshots) bytes += bytesFor(*snapshot, true);
    return static_cast<std::size_t>(bytes);
}

std::string sessionFile(const StoredSession& whole) {
    const StoredSession session = thinned(whole);
    TensorFile file;
    Pool pool(file);
    for (std::size_t r = 0; r < session.runs.size(); ++r) {
        const Run& run = session.runs[r];
        Json timings = Json::array();
        for (std::size_t p = 0; p < run.snapshots.size(); ++p) {
            TensorFile own;
            addSnapshot(own, nameOf(r, p), *run.snapshots[p]);
            for (const TensorFile::Entry& entry : own.entries()) pool.add(entry);
            file.metadata.merge(own.metadata);
            timings.push_back(timingJson(run.snapshots[p]->timing));
        }
        file.metadata[nameOf(r)] = Json{
            {"spec", writeSpec(run.spec)},
            {"name", run.name},
            {"note", run.note},
            {"tags", run.tags},
            {"timings", timings}}.dump();
    }
    const auto addBytes = [&file](const char* name, const std::string& bytes) {
        file.add<std::uint8_t>(name, {static_cast<std::int64_t>(bytes.size())},
                               {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    };
    addBytes("layout", session.layout);
    addBytes("view", session.view);
    addBytes("lesson", session.lesson);
    file.metadata["same"] = pool.same().dump();
    file.metadata["program"] = "MiRU Lab";
    file.metadata["holds"] = "session";
    file.metadata["session"] = Json{{"format", sessionFormat},     {"settings", writeSpec(session.settings)},
                                    {"runs", session.runs.size()}, {"shown", session.shown},
                                    {"moment", session.moment},    {"classNames", session.classNames},
                                    {"undrawn", session.undrawn}}
                                   .dump();
    std::string bytes = file.bytes();
    return bytes.size() > maxPackedBytes ? bytes : gzip(bytes);
}

namespace {

StoredSession sessionIn(const TensorFile& file) {
    if (const auto holds = file.metadata.find("holds"); holds == file.metadata.end() || holds->second != "session")
        throw std::runtime_error("It is a file of another kind, no session.");
    try {
        const Json json = parseStrictJson<Json>(file.text("session"));
        const int format = json.at("format").get<int>();
        if (format != sessionFormat)
            throw std::runtime_error("It has the format " + std::to_string(format) + "; this version reads " +
                                     std::to_string(sessionFormat) + ".");
        StoredSession session;
        session.settings = specFrom(json.at("settings"));
        session.shown = json.at("shown").get<int>();
        session.moment = json.at("moment").get<std::int64_t>();
        session.undrawn = json.at("undrawn").get<std::set<std::size_t>>();
        session.classNames = json.at("classNames").get<std::vector<std::string>>();
        const auto bytes = [&file](const char* name) {
            const auto row = file.row<std::uint8_t>(name);
            return std::string(row.begin(), row.end());
        };
        session.layout = bytes("layout");
        session.view = bytes("view");
        session.lesson = bytes("lesson");
        if (!session.lesson.empty()) readProgress(session.lesson);  // what cannot be used is refused now
        const int runs = json.at("runs").get<int>();
        if (runs < 0 || runs > maxRuns || session.shown >= runs)
            throw std::runtime_error("It claims runs that cannot be.");
        const Names names = namesIn(file);
        std::size_t unpacked = 0;
        for (int r = 0; r < runs; ++r)
            session.runs.push_back(runFrom(file, names, static_cast<std::size_t>(r), unpacked));
        return session;
    } catch (const Json::exception&) {
        throw std::runtime_error("Something in it is missing or of another kind.");
    }
}

}  // namespace

StoredSession sessionFrom(std::string_view bytes) {
    if (!isGzip(bytes)) return sessionIn(TensorFile::fromBytes(bytes));
    // A file of arrays begins with the length of its header, then the header: whatever else is packed is not unpacked.
    constexpr std::size_t length = 8;
    const std::string beginning = gunzipBeginning(bytes, length + 1);
    if (beginning.size() > length && beginning.back() != '{')
        throw std::runtime_error("It is a packed file of another kind, no session.");
    return sessionIn(TensorFile::fromBytes(gunzip(bytes, maxBytes)));
}

StoredSession readSession(const std::filesystem::path& file) {
    try {
        InputFile in(file);
        if (*in.size() > maxBytes) throw std::runtime_error("It is larger than a session can be.");
        std::array<char, 2> start{};
        if (isGzip({start.data(), in.read(start)})) return sessionFrom(readFile(file, maxPackedBytes));
        InputFile plain(file);
        return sessionIn(TensorFile::read(plain, [](const TensorFile::Entry&) { return true; }));
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("Could not open the session " + file.string() + ". " + error.what());
    }
}

}  // namespace miru
