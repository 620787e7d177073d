// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/session_file.h"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/experiment/picture_file.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/strict_json.h"
#include "core/experiment/whole_file.h"

namespace miru {
namespace {

using Json = nlohmann::json;

// A file may claim that one array stands for many; so much is believed.
constexpr int mostRuns = 100;
constexpr int mostPictures = 1000;
constexpr std::size_t mostBytes = std::size_t{4} << 30;

std::string nameOf(std::size_t run) { return "run" + std::to_string(run + 1); }
std::string nameOf(std::size_t run, std::size_t picture) {
    return nameOf(run) + "/picture" + std::to_string(picture + 1) + "/";
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

/// Every array of a file under each of its names, in order: those of a picture are neighbours.
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

/// What two pictures have in common is kept in memory once, as it was before the session was stored.
void share(Snapshot& picture, const Snapshot& before) {
    for (std::size_t task = 0; task < std::min(picture.learned.size(), before.learned.size()); ++task)
        if (picture.learned[task]->shape() == before.learned[task]->shape() &&
            std::ranges::equal(picture.learned[task]->parameters().values(),
                               before.learned[task]->parameters().values()))
            picture.learned[task] = before.learned[task];
    for (std::size_t task = 0; task < std::min(picture.samples.size(), before.samples.size()); ++task)
        if (*picture.samples[task] == *before.samples[task]) picture.samples[task] = before.samples[task];
    if (picture.words && before.words && *picture.words == *before.words) picture.words = before.words;
}

ExperimentSpec specFrom(const Json& text) {
    const SpecReading reading = readSpec(text.get<std::string>());
    if (!reading.isGood()) throw std::runtime_error("A spec in it is not right: " + reading.problems.front().sentence);
    return reading.spec;
}

StoredRun runFrom(const TensorFile& file, const Names& names, std::size_t number, std::size_t& bytes) {
    const Json json = parseStrictJson<Json>(file.text(nameOf(number)));
    StoredRun run;
    run.spec = specFrom(json.at("spec"));
    run.name = json.at("name").get<std::string>();
    run.note = json.at("note").get<std::string>();
    run.isGhost = json.at("isGhost").get<bool>();
    const auto& timings = json.at("timings");
    if (!timings.is_array() || timings.empty() || timings.size() > mostPictures)
        throw std::runtime_error("A run in it has no pictures, or too many.");
    for (std::size_t p = 0; p < timings.size(); ++p) {
        const std::string prefix = nameOf(number, p);
        TensorFile own;
        own.metadata["picture"] = file.text(prefix + "picture");
        for (auto name = names.lower_bound(prefix); name != names.end() && name->first.starts_with(prefix); ++name) {
            bytes += name->second->bytes.size();
            if (bytes > mostBytes) throw std::runtime_error("It is larger than a session can be.");
            TensorFile::Entry entry = *name->second;
            entry.name = name->first.substr(prefix.size());
            own.add(std::move(entry));
        }
        auto picture = std::make_shared<Snapshot>(*readPicture(own, "", run.spec));
        picture->timing = timingFrom(timings[p].get<std::string>());
        if (!run.pictures.empty()) {
            if (run.pictures.back()->position.batch >= picture->position.batch)
                throw std::runtime_error("The pictures of a run in it are not in order.");
            share(*picture, *run.pictures.back());
        }
        run.pictures.push_back(std::move(picture));
    }
    return run;
}

}  // namespace

std::string sessionFile(const StoredSession& session) {
    TensorFile file;
    Pool pool(file);
    for (std::size_t r = 0; r < session.runs.size(); ++r) {
        const StoredRun& run = session.runs[r];
        Json timings = Json::array();
        for (std::size_t p = 0; p < run.pictures.size(); ++p) {
            TensorFile own;
            addPicture(own, nameOf(r, p), *run.pictures[p]);
            for (const TensorFile::Entry& entry : own.entries()) pool.add(entry);
            file.metadata.merge(own.metadata);
            timings.push_back(timingJson(run.pictures[p]->timing));
        }
        file.metadata[nameOf(r)] = Json{
            {"spec", writeSpec(run.spec)},
            {"name", run.name},
            {"note", run.note},
            {"isGhost", run.isGhost},
            {"timings", timings}}.dump();
    }
    file.add<std::uint8_t>("layout", {static_cast<std::int64_t>(session.layout.size())},
                           {reinterpret_cast<const std::uint8_t*>(session.layout.data()), session.layout.size()});
    file.metadata["same"] = pool.same().dump();
    file.metadata["program"] = "MiRU Lab";
    file.metadata["holds"] = "session";
    file.metadata["session"] = Json{{"format", sessionFormat},     {"settings", writeSpec(session.settings)},
                                    {"runs", session.runs.size()}, {"shown", session.shown},
                                    {"moment", session.moment},    {"classNames", session.classNames}}
                                   .dump();
    return file.bytes();
}

StoredSession sessionFrom(std::string_view bytes) {
    const TensorFile file = TensorFile::fromBytes(bytes);
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
        session.classNames = json.at("classNames").get<std::vector<std::string>>();
        const auto layout = file.row<std::uint8_t>("layout");
        session.layout.assign(layout.begin(), layout.end());
        const int runs = json.at("runs").get<int>();
        if (runs < 0 || runs > mostRuns || session.shown >= runs)
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

StoredSession readSession(const std::filesystem::path& file) {
    try {
        return sessionFrom(readWhole(file));
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("Could not open the session " + file.string() + ". " + error.what());
    }
}

}  // namespace miru
