// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/folder_dataset.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/input_file.h"
#include "core/math/number_text.h"
#include "core/math/shortened.h"
#include "core/spec/strict_json.h"
#include "datasets/cifar_file.h"
#include "datasets/csv_file.h"
#include "datasets/idx_file.h"
#include "datasets/labels.h"
#include "datasets/limits.h"
#include "datasets/refusal.h"
#include "datasets/running_text.h"
#include "datasets/sound_dataset.h"
#include "datasets/text_file.h"

namespace miru {
namespace {

using Json = nlohmann::json;

/// Why there is no file at `path`, if there is something else in its place: a link that points nowhere, a pipe.
std::optional<std::string> problemAt(const QString& path) {
    const QFileInfo info(path);
    if (!info.isSymLink() && !info.exists()) return std::nullopt;
    return obstacleToReading(path.toStdString());
}

/// The first of `name` and its usual variants that exists in the folder; empty if none does.
QString findFile(const QString& folder, const QString& name) {
    QString dotted = name;
    dotted.replace(QStringLiteral("-idx"), QStringLiteral(".idx"));
    for (const QString& variant : {name, dotted})
        for (const char* ending : {"", ".gz"})
            if (const QFileInfo file(folder + '/' + variant + ending); file.isFile()) return file.filePath();
    return {};
}

/// Throws if there is a link in the folder that points nowhere, or a pipe: it is what the missing file should be.
void failAtOthers(const QString& folder) {
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files | QDir::System, QDir::Name))
        if (const auto problem = problemAt(file.filePath())) refuse(file.filePath(), *problem);
}

struct PartNames {
    QString images;
    QString labels;
};
const PartNames trainNames{QStringLiteral("train-images-idx3-ubyte"), QStringLiteral("train-labels-idx1-ubyte")};
const PartNames testNames{QStringLiteral("t10k-images-idx3-ubyte"), QStringLiteral("t10k-labels-idx1-ubyte")};
// Where every step is answered there is a label for each, so that labels have a second dimension.
const PartNames trainStepNames{trainNames.images, QStringLiteral("train-labels-idx2-ubyte")};
const PartNames testStepNames{testNames.images, QStringLiteral("t10k-labels-idx2-ubyte")};
const QString notesName = QStringLiteral("dataset.json");

const QString trainPart = QStringLiteral("train");
const QString testPart = QStringLiteral("test");
const QString reviewArchive = QStringLiteral("aclImdb_v1.tar.gz");

struct Part {
    SequenceStore frames;
    std::vector<std::int32_t> labels;
    int steps = 0;
    int inputs = 0;
};

/// What dataset.json says of the files beside it.
struct Notes {
    QString name;
    int steps = 0;  ///< of tables; other files say it themselves
    int inputs = 0;
    int classes = 0;  ///< 0: as many as there are labels
    double scale = 1;
    Answers answers = Answers::AtTheEnd;
    std::vector<std::string> classNames;  ///< of labels 0, 1, …; none: the labels are names, or have none
};

/// Throws unless both files are there.
void requireIdxPart(const QString& folder, const PartNames& names) {
    for (const QString& name : {names.images, names.labels})
        if (findFile(folder, name).isEmpty()) {
            failAtOthers(folder);
            refuse(folder, "the file " + name.toStdString() + " (or " + name.toStdString() + ".gz) is missing");
        }
}

Part readIdxPart(const QString& folder, const PartNames& names, Answers answers) {
    requireIdxPart(folder, names);
    const bool everyStep = answers == Answers::EveryStep;
    auto images = readIdx(findFile(folder, names.images), 3);
    const auto labels = readIdx(findFile(folder, names.labels), everyStep ? 2 : 1);
    if (images.lengths[0] != labels.lengths[0])
        refuse(folder, "there are " + std::to_string(images.lengths[0]) + " images but " +
                           std::to_string(labels.lengths[0]) + " labels in " + names.labels.toStdString());
    if (everyStep && labels.lengths[1] != images.lengths[1])
        refuse(folder, "each image has " + std::to_string(images.lengths[1]) + " rows, but " +
                           std::to_string(labels.lengths[1]) + " labels in " + names.labels.toStdString());
    const std::uint64_t numbers = std::uint64_t{images.lengths[1]} * images.lengths[2];
    if (numbers > static_cast<std::uint64_t>(limits::numbersPerSequence))
        refuse(folder, "its images are too large, at most " + std::to_string(limits::numbersPerSequence) +
                           " numbers make a sequence");
    return {std::move(images.bytes),
            {labels.bytes.begin(), labels.bytes.end()},
            static_cast<int>(images.lengths[1]),
            static_cast<int>(images.lengths[2])};
}

Part partOf(CsvContent content, int steps, int inputs) {
    Part part{{}, std::move(content.labels), steps, inputs};
    if (content.areBytes) {
        std::vector<std::uint8_t> bytes(content.numbers.size());
        std::ranges::transform(content.numbers, bytes.begin(), [](float x) { return static_cast<std::uint8_t>(x); });
        part.frames = std::move(bytes);
    } else {
        part.frames = std::move(content.numbers);
    }
    return part;
}

int classCountOf(const Part& train, const Part& test) {
    return std::max(*std::ranges::max_element(train.labels), *std::ranges::max_element(test.labels)) + 1;
}

Dataset assemble(const QString& folder, const Notes& notes, Part train, Part test, std::vector<std::string> names) {
    int classes = notes.classes;
    if (!names.empty() && !notes.classNames.empty())
        refuse(folder, "dataset.json has classNames, but the labels are names already");
    const bool areNumbered = names.empty();
    if (areNumbered) names = notes.classNames;
    const QString title = notes.name.isEmpty() ? QFileInfo(folder).fileName() : notes.name;
    const auto scale = static_cast<float>(notes.scale);
    const int present = classCountOf(train, test);
    if (!names.empty() && classes != 0 && classes != static_cast<int>(names.size()))
        refuse(folder, "dataset.json says that there are " + std::to_string(classes) + " classes, but " +
                           (areNumbered ? "has " : "the labels are ") + std::to_string(names.size()) + " names");
    if (classes == 0) classes = names.empty() ? std::max(2, present) : static_cast<int>(names.size());
    if (present > classes)
        refuse(folder, "there is a label " + std::to_string(present - 1) + ", but " + std::to_string(classes) +
                           " classes have labels 0 to " + std::to_string(classes - 1));
    if (train.steps != test.steps || train.inputs != test.inputs)
        refuse(folder, "training and test sequences differ in shape");
    const SequenceSet::Shape shape{train.steps, train.inputs, classes, 0, notes.answers};
    Dataset dataset;
    dataset.name = folder.toStdString();
    dataset.title = title.toStdString();
    dataset.train = SequenceSet(shape, std::move(train.frames), std::move(train.labels), scale);
    dataset.test = SequenceSet(shape, std::move(test.frames), std::move(test.labels), scale);
    dataset.classNames = names.empty() ? numbersAsNames(classes) : std::move(names);
    return dataset;
}

Json readNotesFile(const QString& path) {
    constexpr std::uint64_t maxLength = 1 << 16;  // bytes
    if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        refuse(path, R"(this file is missing; it says how the numbers make a sequence: {"name": "…", "steps": T, )"
                     R"("inputs": I, "classes": C, "scale": 1, "answers": "at-the-end"})");
    if (const auto problem = problemAt(path)) refuse(path, *problem);
    if (static_cast<std::uint64_t>(QFileInfo(path).size()) > maxLength)
        refuse(path, "it is longer than " + std::to_string(maxLength) + " bytes");
    const std::string text = readFile(path.toStdString(), maxLength);
    Json json;
    try {
        json = parseStrictJson<Json>(text);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(path.toStdString() + ": " + error.what());
    }
    if (!json.is_object()) refuse(path, "this is not a JSON object, {…}");
    return json;
}

std::vector<std::string> classNamesIn(const Json& json, const QString& path) {
    constexpr std::size_t maxNameLength = 200;  // bytes
    std::vector<std::string> names;
    const bool isList = json.is_array() && json.size() >= 2 && json.size() <= std::size_t{limits::classes};
    for (const Json& name : isList ? json : Json::array())
        if (name.is_string() && !name.get_ref<const std::string&>().empty() &&
            name.get_ref<const std::string&>().size() <= maxNameLength)
            names.push_back(name.get<std::string>());
    if (!isList || names.size() != json.size())
        refuse(path, "classNames must be a list of 2 to " + std::to_string(limits::classes) + " texts of 1 to " +
                         std::to_string(maxNameLength) + " bytes, the name of each class");
    return names;
}

/// Of tables, or of files that say their shape and scale themselves.
Notes readNotes(const QString& path, bool ofTables) {
    const Json json = readNotesFile(path);
    const std::vector<std::string> known =
        ofTables ? std::vector<std::string>{"name", "steps", "inputs", "classes", "classNames", "scale", "answers"}
                 : std::vector<std::string>{"name", "classes", "classNames", "answers"};
    std::string all;
    for (const std::string& key : known) all += (all.empty() ? "" : ", ") + key;
    for (const auto& [key, value] : json.items())
        if (std::ranges::find(known, key) == known.end())
            refuse(path, "there is no key \"" + shortened(key) + "\"" + (ofTables ? "" : " beside IDX files") +
                             "; it has " + all);
    const auto whole = [&](const char* key, int low, int high, int otherwise) {
        if (!json.contains(key) && otherwise >= 0) return otherwise;
        if (!json.contains(key) || !json[key].is_number_integer() || json[key].get<std::int64_t>() < low ||
            json[key].get<std::int64_t>() > high)
            refuse(path, std::string(key) + " must be a whole number from " + std::to_string(low) + " to " +
                             std::to_string(high));
        return json[key].get<int>();
    };
    Notes notes;
    if (ofTables) {
        notes.steps = whole("steps", 1, limits::numbersPerSequence, -1);
        notes.inputs = whole("inputs", 1, limits::numbersPerSequence / notes.steps, -1);
    }
    notes.classes = whole("classes", 2, limits::classes, 0);
    if (json.contains("classNames")) notes.classNames = classNamesIn(json["classNames"], path);
    if (json.contains("answers")) {
        const bool everyStep = json["answers"] == "every-step";
        if (!everyStep && json["answers"] != "at-the-end")
            refuse(path, "answers must be \"at-the-end\" or \"every-step\"");
        if (everyStep) notes.answers = Answers::EveryStep;
    }
    if (json.contains("scale")) {
        constexpr double least = 1e-30;  // numbers are stored as float and divided by it
        constexpr double greatest = 1e30;
        if (json["scale"].is_number()) notes.scale = json["scale"].get<double>();
        if (!json["scale"].is_number() || !(notes.scale >= least && notes.scale <= greatest))
            refuse(path, "scale must be a number above 0, from 1e-30 to 1e30");
    }
    if (json.contains("name")) {
        constexpr std::size_t maxNameLength = 80;  // characters
        if (!json["name"].is_string() || json["name"].get_ref<const std::string&>().empty())
            refuse(path, "name must be a text of 1 to " + std::to_string(maxNameLength) + " characters");
        notes.name = QString::fromStdString(shortened(json["name"].get_ref<const std::string&>(), maxNameLength));
    }
    return notes;
}

/// Numbers of the table at `path` must still be finite when they are divided by the scale.
void checkScaled(const QString& path, const CsvContent& content, double scale) {
    for (const float number : content.numbers)
        if (std::abs(static_cast<double>(number)) / scale > static_cast<double>(std::numeric_limits<float>::max()))
            refuse(path, "the number " + formatNumber(number) + " in it, divided by the scale " + formatNumber(scale) +
                             " of dataset.json, is too large to be computed with");
}

Dataset loadCsvFolder(const QString& folder) {
    const Notes notes = readNotes(folder + '/' + notesName, true);
    CsvContent train = readCsv(findFile(folder, QStringLiteral("train.csv")), notes.steps * notes.inputs,
                               notes.answers == Answers::EveryStep ? notes.steps : 0);
    CsvContent test = readCsvLike(train, findFile(folder, QStringLiteral("test.csv")));
    checkScaled(findFile(folder, QStringLiteral("train.csv")), train, notes.scale);
    checkScaled(findFile(folder, QStringLiteral("test.csv")), test, notes.scale);
    std::vector<std::string> names = train.classNames;
    return assemble(folder, notes, partOf(std::move(train), notes.steps, notes.inputs),
                    partOf(std::move(test), notes.steps, notes.inputs), std::move(names));
}

/// Of IDX files, where there are any: these need none.
Notes idxNotes(const QString& folder) {
    const QString path = folder + '/' + notesName;
    Notes notes;
    if (QFileInfo::exists(path) || problemAt(path)) notes = readNotes(path, false);
    notes.scale = 255;
    return notes;
}

const PartNames& namesOfPart(const QString& part, Answers answers) {
    const bool everyStep = answers == Answers::EveryStep;
    if (part == trainPart) return everyStep ? trainStepNames : trainNames;
    return everyStep ? testStepNames : testNames;
}

Dataset loadIdxFolder(const QString& folder) {
    const Notes notes = idxNotes(folder);
    return assemble(folder, notes, readIdxPart(folder, namesOfPart(trainPart, notes.answers), notes.answers),
                    readIdxPart(folder, namesOfPart(testPart, notes.answers), notes.answers), {});
}

/// Files of texts of one part: "train.tsv" alone where it is there, else all like "imdb_train.tsv".
QStringList textFiles(const QString& folder, const QString& part) {
    const QString usual = part + QStringLiteral(".tsv");
    if (const QString plain = findFile(folder, usual); !plain.isEmpty()) return {plain};
    if (problemAt(folder + '/' + usual)) return {};
    QStringList files;
    const QString ending = '_' + usual;
    for (const QString& name : QDir(folder).entryList({"*" + ending, "*" + ending + ".gz"}, QDir::Files, QDir::Name))
        // One that is there plain and compressed is one.
        if (files.isEmpty() || name != QFileInfo(files.back()).fileName() + QStringLiteral(".gz"))
            files << folder + '/' + name;
    return files;
}

/// "imdb" of "imdb_train.tsv"; nothing of "train.tsv".
QString setOfTexts(const QString& file, const QString& part) {
    const QString name = QFileInfo(file).fileName();
    return name.left(std::max<qsizetype>(0, name.lastIndexOf('_' + part + QStringLiteral(".tsv"))));
}

/// The two files of texts; empty unless there is one of each part, and both belong together.
QStringList findTexts(const QString& folder) {
    const QStringList train = textFiles(folder, trainPart);
    const QStringList test = textFiles(folder, testPart);
    if (train.size() != 1 || test.size() != 1) return {};
    const QString set = setOfTexts(train.front(), trainPart);
    const QString other = setOfTexts(test.front(), testPart);
    if (!set.isEmpty() && !other.isEmpty() && set != other) return {};
    return {train.front(), test.front()};
}

Dataset assembleTexts(const QString& folder, TextDatasetBuilder texts, int classes, std::vector<std::string> names) {
    auto [train, test] = texts.take(classes);
    Dataset dataset;
    dataset.name = folder.toStdString();
    dataset.title = QFileInfo(folder).fileName().toStdString();
    dataset.train = std::move(train);
    dataset.test = std::move(test);
    dataset.classNames = names.empty() ? numbersAsNames(classes) : std::move(names);
    return dataset;
}

Dataset loadTexts(const QString& folder) {
    TextDatasetBuilder texts;
    const QStringList files = findTexts(folder);
    Labels trainLabels;
    readTexts(files[0], trainLabels, [&](std::string_view text) { texts.addTrain(text, 0); });
    const auto names = trainLabels.names();
    Labels testLabels(names);
    readTexts(files[1], testLabels, [&](std::string_view text) { texts.addTest(text, 0); });
    const auto train = trainLabels.classes();
    const auto test = testLabels.classes();
    const int classes = std::max({2, std::ranges::max(train) + 1, std::ranges::max(test) + 1});
    texts.relabel(train, test);
    return assembleTexts(folder, std::move(texts), classes, names);
}

Dataset loadReviews(const QString& folder) {
    TextDatasetBuilder texts;
    readReviewArchive(findFile(folder, reviewArchive), texts);
    return assembleTexts(folder, std::move(texts), 2, {});
}

Dataset named(const QString& folder, Dataset dataset) {
    dataset.name = folder.toStdString();
    dataset.title = QFileInfo(folder).fileName().toStdString();
    return dataset;
}

std::string namesOf(const QStringList& files) {
    constexpr qsizetype most = 3;
    QStringList names;
    for (const QString& file : files.first(std::min(most, files.size()))) names << QFileInfo(file).fileName();
    return shortened(names.join(QStringLiteral(", ")).toStdString(), 200) + (files.size() > most ? ", …" : "");
}

/// Why a folder holds no data set, though it may look as if it did.
[[noreturn]] void failWithoutData(const QString& folder) {
    failAtOthers(folder);
    for (const QString& part : {trainPart, testPart}) {
        const QStringList files = textFiles(folder, part);
        if (files.size() > 1)
            refuse(folder, "there are " + std::to_string(files.size()) + " files of " +
                               (part == trainPart ? "training" : "test") + " texts: " + namesOf(files) +
                               "; the one that is meant should be called " + part.toStdString() + ".tsv");
    }
    const QStringList train = textFiles(folder, trainPart);
    const QStringList test = textFiles(folder, testPart);
    if (!train.isEmpty() && !test.isEmpty())
        refuse(folder, "the texts in " + namesOf(train + test) + " belong to two different sets");
    const auto failIfHalf = [&](bool hasTrain, bool hasTest, const char* ending) {
        if (hasTrain != hasTest)
            refuse(folder, std::string("there is ") + (hasTrain ? "train." : "test.") + ending + ", but no " +
                               (hasTrain ? "test." : "train.") + ending);
    };
    failIfHalf(!findFile(folder, QStringLiteral("train.csv")).isEmpty(),
               !findFile(folder, QStringLiteral("test.csv")).isEmpty(), "csv");
    failIfHalf(!train.isEmpty(), !test.isEmpty(), "tsv");
    refuse(
        folder,
        "there is no data set in this folder: neither IDX files under MNIST's names "
        "(train-images-idx3-ubyte, …) nor train.csv and test.csv nor train.tsv and test.tsv nor CIFAR's train.bin and "
        "test.bin nor WAV files nor running texts (….txt)");
}

}  // namespace

FolderKind kindOfFolder(const QString& folder) {
    if (!findFile(folder, trainNames.images).isEmpty()) return FolderKind::Idx;
    if (!findFile(folder, QStringLiteral("train.csv")).isEmpty() &&
        !findFile(folder, QStringLiteral("test.csv")).isEmpty())
        return FolderKind::Csv;
    if (!findTexts(folder).isEmpty()) return FolderKind::Texts;
    if (!findFile(folder, reviewArchive).isEmpty()) return FolderKind::Reviews;
    if (findCifar(folder)) return FolderKind::Cifar;
    if (findSounds(folder)) return FolderKind::Sounds;
    if (QFileInfo(folder).isDir() && !runningTextsIn(folder).isEmpty()) return FolderKind::RunningTexts;
    return FolderKind::None;
}

std::string problemWithFolder(const QString& folder) {
    try {
        const FolderKind kind = kindOfFolder(folder);
        if (kind == FolderKind::None) failWithoutData(folder);
        if (kind == FolderKind::Idx)
            for (const QString& part : {trainPart, testPart})
                requireIdxPart(folder, namesOfPart(part, idxNotes(folder).answers));
        if (kind == FolderKind::Csv) readNotes(folder + '/' + notesName, true);
        return {};
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

Dataset loadFolder(const QString& folder) {
    switch (kindOfFolder(folder)) {
        case FolderKind::Idx: return loadIdxFolder(folder);
        case FolderKind::Csv: return loadCsvFolder(folder);
        case FolderKind::Texts: return loadTexts(folder);
        case FolderKind::Reviews: return loadReviews(folder);
        case FolderKind::RunningTexts: return loadRunningTexts(folder);
        case FolderKind::Cifar: return named(folder, readCifar(*findCifar(folder)));
        case FolderKind::Sounds: return named(folder, readSounds(*findSounds(folder)));
        case FolderKind::None: break;
    }
    failWithoutData(folder);
}

}  // namespace miru
