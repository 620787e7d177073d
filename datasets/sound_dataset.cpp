// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/sound_dataset.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/math/shortened.h"
#include "datasets/labels.h"
#include "datasets/limits.h"
#include "datasets/log_mel.h"
#include "datasets/refusal.h"
#include "datasets/sound_file.h"
#include "datasets/tar_file.h"

namespace miru {
namespace {

constexpr int maxDepth = 3;  // folders
constexpr int maxSteps = limits::numbersPerSequence / LogMel::bands;

bool isWav(const QString& name) { return name.endsWith(QStringLiteral(".wav"), Qt::CaseInsensitive); }

/// What the name of a recording says.
struct Recording {
    QString path;      ///< in the folder or archive, with `/`
    std::size_t file;  ///< its number among all WAV files there, in the order of their names
    std::string label;
    std::string speaker;
    bool isTest = false;
};

/// A recording as bands, not scaled yet.
struct Heard {
    QString path;
    std::vector<float> bands;
};

std::string whereIn(const QString& place, const QString& path) {
    return place.toStdString() + ": " + shortened(path.toStdString(), 120);
}

void refuseMore(const QString& place) { refuse(place, "there are too many recordings"); }

/// Gathers recordings and sees to it that they belong together.
class Gatherer {
 public:
    explicit Gatherer(QString place) : m_place(std::move(place)) {}

    void add(const QString& path, std::string_view bytes) {
        const std::string where = whereIn(m_place, path);
        if (m_heard.size() >= limits::sequences) refuseMore(m_place);
        const Sound sound = readWav(bytes, where);
        if (!m_bands) {
            m_bands.emplace(sound.rate);
            m_rate = sound.rate;
            m_first = path;
        }
        if (sound.rate != m_rate)
            throw std::runtime_error(where + ": it has " + std::to_string(sound.rate) + " samples a second, but " +
                                     shortened(m_first.toStdString(), 120) + " has " + std::to_string(m_rate) +
                                     "; all recordings must have one rate.");
        if (m_bands->steps(sound.samples.size()) > maxSteps)
            throw std::runtime_error(where + ": it is longer than " + std::to_string(maxSteps / 100) +
                                     " seconds, the longest that can be read.");
        m_heard.push_back({path, m_bands->of(sound.samples)});
        m_numbers += m_heard.back().bands.size();
        if (m_numbers * sizeof(float) > limits::contentBytes) refuse(m_place, "there is more sound than can be read");
    }

    /// In the order of their names.
    std::vector<Heard> take() {
        std::ranges::sort(m_heard, {}, &Heard::path);
        return std::move(m_heard);
    }

 private:
    QString m_place;
    std::optional<LogMel> m_bands;
    int m_rate = 0;
    QString m_first;
    std::uint64_t m_numbers = 0;
    std::vector<Heard> m_heard;
};

/// WAV files in a folder, in the order of their names.
QStringList pathsIn(const QString& folder) {
    QStringList paths;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(folder).relativeFilePath(files.next());
        if (isWav(path) && path.count('/') <= maxDepth) paths << path;
    }
    paths.sort();
    return paths;
}

std::string bytesIn(const QString& folder, const QString& path) {
    const QString whole = folder + '/' + path;
    if (static_cast<std::uint64_t>(QFileInfo(whole).size()) > maxWavBytes)
        refuse(whole, "it is longer than " + std::to_string(maxWavBytes) + " bytes");
    return readFile(whole.toStdString(), maxWavBytes);
}

std::vector<Heard> readFolder(const QString& folder) {
    Gatherer gatherer(folder);
    for (const QString& path : pathsIn(folder)) gatherer.add(path, bytesIn(folder, path));
    return gatherer.take();
}

/// Goes through the WAV files of an archive as they lie in it, until `use` says that it has enough.
template <typename Use>
void forEachIn(const QString& archive, Use use) {
    TarFile tar(archive);
    std::set<QString> names;
    while (tar.next()) {
        if (!isWav(tar.name())) continue;
        if (!names.insert(tar.name()).second) tar.fail("it holds " + shortened(tar.name().toStdString()) + " twice");
        if (!use(tar)) return;
    }
}

std::vector<Heard> readArchive(const QString& archive) {
    Gatherer gatherer(archive);
    forEachIn(archive, [&](TarFile& tar) {
        gatherer.add(tar.name(), tar.content(maxWavBytes));
        return true;
    });
    return gatherer.take();
}

/// Names of the WAV files of an archive, in their order; what they hold is not looked at.
QStringList namesIn(const QString& archive) {
    QStringList names;
    forEachIn(archive, [&](const TarFile& tar) {
        if (static_cast<std::size_t>(names.size()) >= limits::sequences) refuseMore(archive);
        names << tar.name();
        return true;
    });
    names.sort();
    return names;
}

/// What is in one of them; nothing if it is not there.
std::optional<std::string> contentIn(const QString& archive, const QString& name) {
    std::optional<std::string> content;
    forEachIn(archive, [&](TarFile& tar) {
        if (tar.name() != name) return true;
        content = tar.content(maxWavBytes);
        return false;
    });
    return content;
}

/// label_speaker_number.wav: whether all are called so; then their labels, speakers and parts are known.
bool readSpokenNames(std::vector<Recording>& recordings) {
    static const QRegularExpression name(QStringLiteral("(?:^|/)([^_/]+)_([^_/]+)_(\\d{1,8})\\.wav$"),
                                         QRegularExpression::CaseInsensitiveOption);
    constexpr int testNumbers = 5;
    std::vector<Recording> read = recordings;
    std::set<std::string> learned;
    std::set<std::string> tested;
    for (Recording& recording : read) {
        const auto match = name.match(recording.path);
        if (!match.hasMatch()) return false;
        recording.label = match.captured(1).toStdString();
        recording.speaker = match.captured(2).toStdString();
        recording.isTest = match.captured(3).toInt() < testNumbers;
        (recording.isTest ? tested : learned).insert(recording.label);
    }
    const bool isOfficial = learned == tested;
    for (Recording& recording : read) recording.isTest = recording.isTest && isOfficial;
    recordings = std::move(read);
    return isOfficial;
}

/// Parts by folders called train and test; false if there are none of them.
bool readParts(std::vector<Recording>& recordings) {
    const auto lies = [](const Recording& recording, const char* in) {
        return recording.path.split('/').contains(QString::fromLatin1(in));
    };
    for (const char* part : {"train", "test"})
        if (std::ranges::none_of(recordings, [&](const Recording& recording) { return lies(recording, part); }))
            return false;
    std::erase_if(recordings, [&](const Recording& r) { return !lies(r, "train") && !lies(r, "test"); });
    for (Recording& recording : recordings) recording.isTest = lies(recording, "test");
    return true;
}

/// The folder a file lies in, if they lie in several (but for train and test); else what its name has before the first `_`.
void readLabels(std::vector<Recording>& recordings) {
    const auto folderOf = [](const Recording& recording) {
        const QString folder = recording.path.section('/', -2, -2);
        return folder == QStringLiteral("train") || folder == QStringLiteral("test") ? QString() : folder;
    };
    std::set<QString> folders;
    for (const Recording& recording : recordings) folders.insert(folderOf(recording));
    for (Recording& recording : recordings) {
        const QString name = recording.path.section('/', -1).chopped(4);
        recording.label = (folders.size() > 1 ? folderOf(recording) : name.section('_', 0, 0)).toStdString();
    }
}

/// The last tenth of each label, one recording at least where it has two.
void setAside(std::vector<Recording>& recordings) {
    std::map<std::string, std::vector<Recording*>> byLabel;
    for (Recording& recording : recordings) byLabel[recording.label].push_back(&recording);
    for (auto& [label, own] : byLabel) {
        const std::size_t count = own.size() < 2 ? 0 : std::max<std::size_t>(1, own.size() / 10);
        for (std::size_t n = own.size() - count; n < own.size(); ++n) own[n]->isTest = true;
    }
}

/// What these names, in their order, say: which recordings belong to the data set, their labels, speakers and parts. All
/// that is known of them without hearing one.
std::vector<Recording> recordingsCalled(const QStringList& paths) {
    std::vector<Recording> recordings;
    for (const QString& path : paths) recordings.push_back({path, recordings.size(), {}, {}, false});
    if (recordings.empty()) return recordings;
    const bool hasParts = readParts(recordings);
    const bool isSplit = !hasParts && readSpokenNames(recordings);
    if (recordings.front().label.empty()) readLabels(recordings);
    if (!hasParts && !isSplit) setAside(recordings);
    return recordings;
}

/// What numbers of each band become mean 0 and deviation 1 over the training recordings.
struct Scaling {
    std::array<double, LogMel::bands> mean{};
    std::array<double, LogMel::bands> deviation{};
};

Scaling scalingOf(const std::vector<Recording>& recordings, const std::vector<Heard>& heard) {
    constexpr double leastDeviation = 1e-3;  // of a band that is silent throughout
    Scaling scaling;
    double steps = 0;
    for (const Recording& recording : recordings) {
        if (recording.isTest) continue;
        const auto& bands = heard[recording.file].bands;
        steps += static_cast<double>(bands.size() / LogMel::bands);
        for (std::size_t n = 0; n < bands.size(); ++n) scaling.mean[n % LogMel::bands] += static_cast<double>(bands[n]);
    }
    for (double& mean : scaling.mean) mean /= steps;
    for (const Recording& recording : recordings) {
        if (recording.isTest) continue;
        const auto& bands = heard[recording.file].bands;
        for (std::size_t n = 0; n < bands.size(); ++n) {
            const double off = static_cast<double>(bands[n]) - scaling.mean[n % LogMel::bands];
            scaling.deviation[n % LogMel::bands] += off * off;
        }
    }
    for (double& deviation : scaling.deviation) deviation = std::max(leastDeviation, std::sqrt(deviation / steps));
    return scaling;
}

}  // namespace

std::optional<QString> findSounds(const QString& folder) {
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    constexpr int mostLookedAt = 10'000;  // in a folder of one's own, which may be a home folder
    for (int looked = 0; files.hasNext() && looked < mostLookedAt; ++looked)
        if (const QString path = QDir(folder).relativeFilePath(files.next());
            isWav(path) && path.count('/') <= maxDepth)
            return folder;
    const QStringList archives = QDir(folder).entryList(
        {QStringLiteral("*.tar"), QStringLiteral("*.tar.gz"), QStringLiteral("*.tgz")}, QDir::Files, QDir::Name);
    return archives.size() == 1 ? std::optional(folder + '/' + archives.front()) : std::nullopt;
}

Dataset readSounds(const QString& place) {
    const auto heard = QFileInfo(place).isDir() ? readFolder(place) : readArchive(place);
    if (heard.empty()) refuse(place, "there is no WAV file in it");
    QStringList paths;
    for (const Heard& one : heard) paths << one.path;
    const auto recordings = recordingsCalled(paths);

    const auto namesOf = [&](Labels& labels, bool isTest) {
        for (const Recording& recording : recordings) {
            if (recording.isTest != isTest) continue;
            try {
                labels.add(recording.label);
            } catch (const LabelProblem& problem) {
                refuse(place, shortened(recording.path.toStdString(), 120) + " has the label " +
                                  miru::quoted(recording.label) + ": " + problem.what());
            }
        }
        if (labels.count() == 0)
            refuse(place, std::string("there is no recording to ") + (isTest ? "be tested on" : "learn from"));
    };
    Labels trainLabels;
    namesOf(trainLabels, false);
    std::vector<std::string> names;
    try {
        names = trainLabels.names();
    } catch (const LabelProblem& problem) {
        refuse(place, problem.what());
    }
    Labels testLabels(names);
    namesOf(testLabels, true);
    const auto train = trainLabels.classes();
    const auto test = testLabels.classes();
    int classes = static_cast<int>(names.size());
    if (names.empty()) {
        classes = std::max({2, std::ranges::max(train) + 1, std::ranges::max(test) + 1});
        for (int c = 0; c < classes; ++c) names.push_back(std::to_string(c));
    }

    std::set<std::string> speakers;
    for (const Recording& recording : recordings) speakers.insert(recording.speaker);
    const std::vector<std::string> sources(speakers.begin(), speakers.end());
    const bool areKnown = !speakers.contains("");
    const Scaling scaling = scalingOf(recordings, heard);
    int longest = 1;
    for (const Recording& recording : recordings)
        longest = std::max(longest, static_cast<int>(heard[recording.file].bands.size()) / LogMel::bands);

    const auto setOf = [&](bool isTest, std::vector<std::int32_t> labels) {
        RaggedStore store;
        std::vector<std::int32_t> own;
        for (const Recording& recording : recordings) {
            if (recording.isTest != isTest) continue;
            const auto& bands = heard[recording.file].bands;
            for (std::size_t n = 0; n < bands.size(); ++n)
                store.numbers.push_back(
                    static_cast<Real>((static_cast<double>(bands[n]) - scaling.mean[n % LogMel::bands]) /
                                      scaling.deviation[n % LogMel::bands]));
            store.ends.push_back(store.numbers.size());
            own.push_back(
                static_cast<std::int32_t>(std::ranges::lower_bound(sources, recording.speaker) - sources.begin()));
        }
        SequenceSet set(longest, LogMel::bands, classes, std::move(store), std::move(labels));
        return areKnown ? set.withSources(std::move(own), static_cast<int>(sources.size())) : set;
    };
    Dataset dataset;
    dataset.train = setOf(false, train);
    dataset.test = setOf(true, test);
    dataset.classNames = std::move(names);
    if (areKnown) dataset.sourceNames = sources;
    return dataset;
}

SoundFile soundOf(const QString& place, DataSplit split, int number) {
    const bool isFolder = QFileInfo(place).isDir();
    const auto recordings = recordingsCalled(isFolder ? pathsIn(place) : namesIn(place));
    const bool isTest = split == DataSplit::Test;
    int left = number;
    for (const Recording& recording : recordings) {
        if (recording.isTest != isTest || left-- > 0) continue;
        SoundFile file{.path = recording.path, .bytes = {}, .steps = 0};
        if (isFolder)
            file.bytes = bytesIn(place, file.path);
        else if (auto content = contentIn(place, file.path))
            file.bytes = std::move(*content);
        const Sound sound = readWav(file.bytes, whereIn(place, file.path));
        file.steps = LogMel(sound.rate).steps(sound.samples.size());
        return file;
    }
    refuse(place, std::string("there is no ") + (isTest ? "test" : "training") + " recording number " +
                      std::to_string(number + 1) + " in it; its files are others than those that were read");
}

}  // namespace miru
