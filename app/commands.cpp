// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include <unistd.h>

#include <QCoreApplication>
#include <cstdio>

#include "app/messages.h"
#include "core/experiment/spec_json.h"
#include "datasets/download.h"
#include "datasets/library.h"
#include "resources/presets.h"

namespace miru {

int listDatasetsCommand() {
    const Library library;
    for (const CatalogEntry& entry : catalog()) {
        const QString folder = library.folderOf(entry);
        const QString where = entry.isBuiltIn() ? QStringLiteral("built in")
                              : !folder.isEmpty()
                                  ? QStringLiteral("here, ") + folder
                                  : QStringLiteral("to be fetched, %1 MB").arg(entry.downloadBytes / 1000000);
        std::printf("%-14s %s\n               %s\n               licence: %s\n", qPrintable(entry.name),
                    qPrintable(where), qPrintable(entry.about), qPrintable(entry.licence));
    }
    return Done;
}

int getDatasetCommand(const std::string& name, const std::string& folder) {
    const CatalogEntry* entry = findInCatalog(QString::fromStdString(name));
    if (!entry) return refuse("There is no data set " + name + " in the catalog; `miru-run datasets list` shows them.");
    if (entry->isBuiltIn()) {
        std::printf("%s needs no download.\n", qPrintable(entry->title));
        return Done;
    }
    const QString root = folder.empty() ? Library::userFolder() : QString::fromStdString(folder);
    Download download(*entry, root + '/' + entry->name);
    const bool isTerminal = isatty(STDERR_FILENO) != 0;
    QObject::connect(&download, &Download::progressed, [&](qint64 received, qint64 expected) {
        if (isTerminal)
            std::fprintf(stderr, "\r%.1f of about %.1f MB \033[K", static_cast<double>(received) / 1e6,
                         static_cast<double>(expected) / 1e6);
    });
    QObject::connect(&download, &Download::finished, [&] {
        std::printf("%s%s is in %s/%s.\n", isTerminal ? "\r\033[K" : "", qPrintable(entry->title), qPrintable(root),
                    qPrintable(entry->name));
        QCoreApplication::exit(Done);
    });
    QObject::connect(&download, &Download::failed, [&](const QString& sentence) {
        std::fprintf(stderr, "%smiru-run: %s\n", isTerminal ? "\r\033[K" : "", qPrintable(sentence));
        QCoreApplication::exit(Failed);
    });
    download.start();
    return QCoreApplication::exec();
}

int checkDatasetsCommand(const std::vector<std::string>& names) {
    const Library library;
    int result = Done;
    std::vector<const CatalogEntry*> entries;
    for (const std::string& name : names) {
        const CatalogEntry* entry = findInCatalog(QString::fromStdString(name));
        if (!entry)
            return refuse("There is no data set " + name + " in the catalog; `miru-run datasets list` shows them.");
        entries.push_back(entry);
    }
    if (names.empty())
        for (const CatalogEntry& entry : catalog())
            if (library.isHere(entry.name)) entries.push_back(&entry);
    for (const CatalogEntry* entry : entries) {
        const QStringList problems = library.check(*entry);
        if (problems.isEmpty()) std::printf("%s: good\n", qPrintable(entry->name));
        for (const QString& problem : problems) std::fprintf(stderr, "miru-run: %s\n", qPrintable(problem));
        if (!problems.isEmpty()) result = Failed;
    }
    return result;
}

int presetsCommand(const std::string& name) {
    if (name.empty()) {
        for (const Preset& preset : presets()) std::printf("%-15s %s\n", preset.name.c_str(), preset.about.c_str());
        return Done;
    }
    const Preset* preset = findPreset(name);
    if (!preset) return refuse("There is no preset " + name + "; `miru-run presets` shows them.");
    const Library library;
    std::fputs(writeSpec(resolved(*preset, library.whatIsHere())).c_str(), stdout);
    return Done;
}

int settingsCommand(bool asJson) {
    if (asJson) {
        std::fputs(settingsAsJson().c_str(), stdout);
        return Done;
    }
    std::string group;
    for (const SpecField& field : specFields()) {
        if (field.group != group) std::printf("%s%s\n", group.empty() ? "" : "\n", field.group.c_str());
        group = field.group;
        std::printf("  %s = %s%s\n      %s\n      Allowed: %s.\n", field.key.c_str(),
                    toText(field.defaultValue()).c_str(), field.isLive() ? "   (may be changed during a run)" : "",
                    field.help.c_str(), field.allowed().c_str());
    }
    return Done;
}

}  // namespace miru
