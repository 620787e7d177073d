// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/catalog.h"

#include <QFile>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

static void initCatalogResource() { Q_INIT_RESOURCE(catalog); }  // must stand outside any namespace

namespace miru {
namespace {

using Json = nlohmann::json;

QString text(const Json& json, const char* key) { return QString::fromStdString(json.value(key, "")); }

QStringList texts(const Json& json, const char* key) {
    QStringList list;
    for (const auto& item : json.value(key, std::vector<std::string>{})) list << QString::fromStdString(item);
    return list;
}

std::vector<CatalogFile> files(const Json& json, const char* key) {
    std::vector<CatalogFile> list;
    for (const Json& file : json.value(key, Json::array())) {
        const bool isAsPublished = file.contains("md5");
        list.push_back({QString::fromStdString(file.at("name").get<std::string>()),
                        file.at(isAsPublished ? "bytes" : "contentBytes").get<qint64>(),
                        QByteArray::fromStdString(file.at(isAsPublished ? "md5" : "contentMd5").get<std::string>()),
                        isAsPublished});
    }
    return list;
}

DataKind kindOf(const std::string& name) {
    if (name == "texts") return DataKind::Texts;
    if (name == "running-texts") return DataKind::RunningTexts;
    if (name == "numbers") return DataKind::Numbers;
    throw std::runtime_error("The catalog of data sets has a kind that is not known: " + name + ".");
}

}  // namespace

std::vector<CatalogEntry> readCatalog(const QByteArray& bytes) {
    std::vector<CatalogEntry> entries;
    try {
        for (const Json& json : Json::parse(bytes.begin(), bytes.end())) {
            CatalogEntry entry;
            entry.name = QString::fromStdString(json.at("name").get<std::string>());
            entry.title = QString::fromStdString(json.at("title").get<std::string>());
            entry.about = text(json, "about");
            entry.licence = text(json, "licence");
            entry.citation = text(json, "citation");
            entry.classNames = texts(json, "classes");
            entry.kind = kindOf(json.value("kind", "numbers"));
            if (const auto extent = json.find("extent"); extent != json.end())
                entry.extent = {.steps = extent->at("steps").get<int>(),
                                .inputs = extent->at("inputs").get<int>(),
                                .channels = extent->value("channels", 1),
                                .classes = extent->at("classes").get<int>(),
                                .train = extent->at("train").get<int>(),
                                .test = extent->at("test").get<int>(),
                                .coarseClasses = extent->value("coarseClasses", 0),
                                .meanSteps = extent->value("meanSteps", 0)};
            entry.otherNames = texts(json, "otherNames");
            entry.otherTitle = text(json, "otherTitle");
            entry.systemFolders = texts(json, "systemFolders");
            entry.mirrors = texts(json, "mirrors");
            entry.downloadBytes = json.value("downloadBytes", qint64{0});
            entry.files = files(json, "files");
            entry.otherFiles = files(json, "otherFiles");
            entries.push_back(std::move(entry));
        }
    } catch (const Json::exception& error) {
        throw std::runtime_error(std::string("The catalog of data sets cannot be read: ") + error.what() + ".");
    }
    return entries;
}

const std::vector<CatalogEntry>& catalog() {
    static const std::vector<CatalogEntry> entries = [] {
        initCatalogResource();
        QFile file(QStringLiteral(":/datasets/catalog.json"));
        if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("The catalog is missing from the program.");
        return readCatalog(file.readAll());
    }();
    return entries;
}

const CatalogEntry* findInCatalog(const QString& name) {
    const auto found = std::ranges::find(catalog(), name, &CatalogEntry::name);
    return found == catalog().end() ? nullptr : &*found;
}

}  // namespace miru
