// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/folder_dataset.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "datasets/csv_file.h"
#include "datasets/idx_file.h"
#include "datasets/limits.h"
#include "datasets/text_file.h"

namespace miru {
namespace {

using Json = nlohmann::json;

[[noreturn]] void fail(const QString& path, const std::string& reason) {
    throw std::runtime_error(path.toStdString() + ": " + reason + ".");
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

struct PartNames {
    QString images;
    QString labels;
};
const PartNames trainNames{QStringLiteral("train-images-idx3-ubyte"), QStringLiteral("train-labels-idx1-ubyte")};
const PartNames testNames{QStringLiteral("t10k-images-idx3-ubyte"), QStringLiteral("t10k-labels-idx1-ubyte")};

const QString trainPart = QStringLiteral("train");
const QString testPart = QStringLiteral("test");
const QString reviewArchive = QStringLiteral("aclImdb_v1.tar.gz");

struct Part {
    SequenceStore frames;
    std::vector<std::int32_t> labels;
    int steps = 0;
    int inputs = 0;
};

Part readIdxPart(const QString& folder, const PartNames& names) {
    for (const QString& name : {names.images, names.labels})
        if (findFile(folder, name).isEmpty())
            fail(folder, "the file " + name.toStdString() + " (or " + name.toStdString() + ".gz) is missing");
    auto images = readIdx(findFile(folder, names.images), 3);
    const auto labels = readIdx(findFile(folder, names.labels), 1);
    if (images.lengths[0] != labels.lengths[0])
        fail(folder, "there are " + std::to_string(images.lengths[0]) + " images but " +
                         std::to_string(labels.lengths[0]) + " labels in " + names.labels.toStdString());
    const std::uint64_t numbers = std::uint64_t{images.lengths[1]} * images.lengths[2];
    if (numbers > static_cast<std::uint64_t>(limits::numbersPerSequence))
        fail(folder, "its images are too large, at most " + std::to_string(limits::numbersPerSequence) +
                         " numbers make a sequence");
    return {std::move(images.bytes),
            {labels.bytes.begin(), labels.bytes.end()},
            static_cast<int>(images.lengths[1]),
            static_cast<int>(images.lengths[2])};
}

Part readCsvPart(const QString& path, int steps, int inputs) {
    CsvContent content = readCsv(path, steps * inputs);
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

Dataset assemble(const QString& folder, const QString& title, Part train, Part test, int classes, float scale) {
    const int present = classCountOf(train, test);
    if (classes == 0) classes = std::max(2, present);
    if (present > classes)
        fail(folder, "there is a label " + std::to_string(present - 1) + ", but " + std::to_string(classes) +
                         " classes have labels 0 to " + std::to_string(classes - 1));
    if (train.steps != test.steps || train.inputs != test.inputs)
        fail(folder, "training and test sequences differ in shape");
    const SequenceSet::Shape shape{train.steps, train.inputs, classes};
    Dataset dataset;
    dataset.name = folder.toStdString();
    dataset.title = title.toStdString();
    dataset.train = SequenceSet(shape, std::move(train.frames), std::move(train.labels), scale);
    dataset.test = SequenceSet(shape, std::move(test.frames), std::move(test.labels), scale);
    for (int c = 0; c < classes; ++c) dataset.classNames.push_back(std::to_string(c));
    return dataset;
}

Dataset loadCsvFolder(const QString& folder) {
    const QString about = folder + QStringLiteral("/dataset.json");
    QFile file(about);
    if (!file.open(QIODevice::ReadOnly))
        fail(about, R"(this file is missing; it says how the numbers make a sequence: {"name": "…", "steps": T, )"
                    R"("inputs": I, "classes": C, "scale": 1})");
    const QByteArray text = file.read(1 << 16);
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object()) fail(about, "this is not a JSON object");
    const auto whole = [&](const char* key, int low, int high, int otherwise) {
        if (!json.contains(key) && otherwise >= 0) return otherwise;
        if (!json.contains(key) || !json[key].is_number_integer() || json[key].get<std::int64_t>() < low ||
            json[key].get<std::int64_t>() > high)
            fail(about, std::string(key) + " must be a whole number from " + std::to_string(low) + " to " +
                            std::to_string(high));
        return json[key].get<int>();
    };
    const int steps = whole("steps", 1, limits::numbersPerSequence, -1);
    const int inputs = whole("inputs", 1, limits::numbersPerSequence / steps, -1);
    const int classes = whole("classes", 2, limits::classes, 0);
    double scale = 1;
    if (json.contains("scale")) {
        constexpr double least = 1e-30;  // numbers are stored as float and divided by it
        constexpr double greatest = 1e30;
        if (json["scale"].is_number()) scale = json["scale"].get<double>();
        if (!json["scale"].is_number() || !(scale >= least && scale <= greatest))
            fail(about, "scale must be a number above 0, from 1e-30 to 1e30");
    }
    QString title = QFileInfo(folder).fileName();
    if (json.contains("name") && json["name"].is_string())
        title = QString::fromStdString(json["name"].get<std::string>()).left(80);
    return assemble(folder, title, readCsvPart(findFile(folder, QStringLiteral("train.csv")), steps, inputs),
                    readCsvPart(findFile(folder, QStringLiteral("test.csv")), steps, inputs), classes,
                    static_cast<float>(scale));
}

/// "train.tsv", or "imdb_train.tsv" where there is one such file; empty if there is none.
QString findTexts(const QString& folder, const QString& part) {
    if (const QString plain = findFile(folder, part + QStringLiteral(".tsv")); !plain.isEmpty()) return plain;
    const QStringList named =
        QDir(folder).entryList({"*_" + part + ".tsv", "*_" + part + ".tsv.gz"}, QDir::Files, QDir::Name);
    return named.size() == 1 ? folder + '/' + named.front() : QString();
}

Dataset assembleTexts(const QString& folder, TextGatherer texts, int classes) {
    auto [train, test] = texts.take(classes);
    Dataset dataset;
    dataset.name = folder.toStdString();
    dataset.title = QFileInfo(folder).fileName().toStdString();
    dataset.train = std::move(train);
    dataset.test = std::move(test);
    for (int c = 0; c < classes; ++c) dataset.classNames.push_back(std::to_string(c));
    return dataset;
}

Dataset loadTexts(const QString& folder) {
    TextGatherer texts;
    int classes = 2;
    readTexts(findTexts(folder, trainPart), [&](std::int32_t label, std::string_view text) {
        classes = std::max(classes, label + 1);
        texts.addTrain(text, label);
    });
    readTexts(findTexts(folder, testPart), [&](std::int32_t label, std::string_view text) {
        classes = std::max(classes, label + 1);
        texts.addTest(text, label);
    });
    return assembleTexts(folder, std::move(texts), classes);
}

Dataset loadReviews(const QString& folder) {
    TextGatherer texts;
    readReviewArchive(findFile(folder, reviewArchive), texts);
    return assembleTexts(folder, std::move(texts), 2);
}

}  // namespace

FolderKind kindOfFolder(const QString& folder) {
    if (!findFile(folder, trainNames.images).isEmpty()) return FolderKind::Idx;
    if (!findFile(folder, QStringLiteral("train.csv")).isEmpty() &&
        !findFile(folder, QStringLiteral("test.csv")).isEmpty())
        return FolderKind::Csv;
    if (!findTexts(folder, trainPart).isEmpty() && !findTexts(folder, testPart).isEmpty()) return FolderKind::Texts;
    if (!findFile(folder, reviewArchive).isEmpty()) return FolderKind::Reviews;
    return FolderKind::None;
}

Dataset loadFolder(const QString& folder) {
    switch (kindOfFolder(folder)) {
        case FolderKind::Idx:
            return assemble(folder, QFileInfo(folder).fileName(), readIdxPart(folder, trainNames),
                            readIdxPart(folder, testNames), 0, 255);
        case FolderKind::Csv: return loadCsvFolder(folder);
        case FolderKind::Texts: return loadTexts(folder);
        case FolderKind::Reviews: return loadReviews(folder);
        case FolderKind::None: break;
    }
    fail(folder,
         "there is no data set in this folder: neither IDX files under MNIST's names "
         "(train-images-idx3-ubyte, …) nor train.csv and test.csv nor train.tsv and test.tsv");
}

}  // namespace miru
