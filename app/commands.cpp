// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>
#include <cstring>
#include <optional>

#include "app/download_module.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/process.h"
#include "core/files/atomic_file.h"
#include "core/spec/spec_json.h"
#include "datasets/library.h"
#include "resources/help.h"
#include "resources/help_text.h"
#include "resources/presets.h"

namespace miru {
namespace {

/// Of the module beside the program, or where packages put it; null, and said why, where it or what it needs is missing.
FetchFunction* fetchFunction() {
    const QString here = QCoreApplication::applicationDirPath();
    QString reason;
    for (const QString& folder : {here, here + QStringLiteral("/" MIRU_MODULES)}) {
        QLibrary module(folder + QStringLiteral("/miru-download"));
        if (auto* const fetch = reinterpret_cast<FetchFunction*>(module.resolve(fetchFunctionName))) return fetch;
        if (reason.isEmpty() || QFileInfo::exists(folder + QStringLiteral("/miru-download.so")))
            reason = module.errorString();
    }
    printError(
        "Downloads need Qt Network (Debian: libqt6network6), which could not be loaded: " + reason.toStdString() + ".");
    return nullptr;
}

}  // namespace

int listDatasetsCommand() {
    const Library library;
    for (const CatalogEntry& entry : catalog()) {
        const QString folder = library.folderOf(entry);
        const QString where =
            entry.isBuiltIn()   ? QStringLiteral("built in")
            : !folder.isEmpty() ? QStringLiteral("installed in ") + folder
            : !entry.canBeFetched()
                ? QStringLiteral("not installed, to be put in ") + Library::userFolder() + '/' + entry.name
                : QStringLiteral("not installed, %1 MB to download").arg(entry.downloadBytes / 1000000);
        print("{:<14} {}\n               {}\n               licence: {}\n", entry.name.toStdString(),
              where.toStdString(), entry.about.toStdString(), entry.licence.toStdString());
    }
    return Done;
}

int getDatasetCommand(const std::string& name, const std::string& folder) {
    const CatalogEntry* entry = findInCatalog(QString::fromStdString(name));
    if (!entry)
        return badInput("There is no data set " + name + " in the catalog; `miru-run datasets list` shows them.");
    if (entry->isBuiltIn()) {
        print("{} needs no download.\n", entry->title.toStdString());
        return Done;
    }
    if (!entry->canBeFetched())
        return badInput(entry->title.toStdString() + " cannot be downloaded as one file: put " +
                        entry->files.front().name.toStdString() + " in " +
                        (Library::userFolder() + '/' + entry->name).toStdString() +
                        " (`miru-run datasets list` says what it is).");
    const QString root = folder.empty() ? Library::userFolder() : QString::fromStdString(folder);
    const std::string into = (root + '/' + entry->name).toStdString();
    makeFolder(into);
    if (const int reason = whyClosed(into); reason != 0)
        throw WriteError("Could not write to the folder " + into + ": " + std::strerror(reason) + ".", reason);
    const auto fetch = fetchFunction();
    if (!fetch) return Failed;
    const bool isTerminal = isWatched();
    const auto progressed = [&](qint64 received, qint64 expected) {
        if (isTerminal)
            printAside("\r{:.1f} of about {:.1f} MB \033[K", static_cast<double>(received) / 1e6,
                       static_cast<double>(expected) / 1e6);
    };
    QString problem;
    fetch(*entry, QString::fromStdString(into), progressed, problem);
    if (isTerminal) printAside("\r\033[K");
    if (!problem.isEmpty()) {
        printError(problem.toStdString());
        return Failed;
    }
    print("{} is in {}/{}.\n", entry->title.toStdString(), root.toStdString(), entry->name.toStdString());
    return Done;
}

int checkDatasetsCommand(const std::vector<std::string>& names) {
    const Library library;
    int result = Done;
    std::vector<const CatalogEntry*> entries;
    for (const std::string& name : names) {
        const CatalogEntry* entry = findInCatalog(QString::fromStdString(name));
        if (!entry)
            return badInput("There is no data set " + name + " in the catalog; `miru-run datasets list` shows them.");
        entries.push_back(entry);
    }
    if (names.empty())
        for (const CatalogEntry& entry : catalog())
            if (library.isHere(entry.name)) entries.push_back(&entry);
    for (const CatalogEntry* entry : entries) {
        const QStringList problems = library.check(*entry);
        if (problems.isEmpty()) print("{}: good\n", entry->name.toStdString());
        for (const QString& problem : problems) printError(problem.toStdString());
        if (!problems.isEmpty()) result = BadInput;
    }
    return result;
}

int presetsCommand(const std::string& name) {
    if (name.empty()) {
        for (const Preset& preset : presets()) print("{:<15} {}\n", preset.name, preset.about);
        return Done;
    }
    const Preset* preset = findPreset(name);
    if (!preset) return badInput("There is no preset " + name + "; `miru-run presets` shows them.");
    const Library library;
    print(writeSpec(resolved(*preset, library.availability())));
    return Done;
}

int settingsCommand(bool asJson) {
    if (asJson) {
        print(settingsAsJson());
        return Done;
    }
    std::optional<FieldGroup> group;
    for (const SpecField& field : specFields()) {
        if (group != field.group) print("{}{}\n", group ? "\n" : "", infoOf(field.group).title);
        group = field.group;
        print("  {} = {}{}\n      {}\n      Allowed: {}.\n", field.key, toText(field.defaultValue()),
              field.isLive() ? "   (may be changed during a run)" : "", field.help, field.allowed());
    }
    return Done;
}

int helpCommand(const std::string& name) {
    if (name.empty()) {
        for (const HelpTopic& topic : help().topics)
            print("{:<14} {}\n", topic.name.toStdString(), topic.question.english.toStdString());
        return Done;
    }
    const HelpTopic* topic = help().topic(QString::fromStdString(name));
    if (!topic) return badInput("There is no help on " + name + "; `miru-run help` shows the topics.");
    print("{}", inPlainText(*topic).toStdString());
    return Done;
}

}  // namespace miru
