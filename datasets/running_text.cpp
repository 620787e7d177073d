// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/running_text.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cstring>
#include <span>
#include <stdexcept>
#include <vector>

#include "core/tasks/running_texts.h"
#include "datasets/compressed_file.h"
#include "datasets/refusal.h"

namespace miru {
namespace {

constexpr std::size_t maxBytes = std::size_t{1} << 29;  // of all texts together
constexpr qsizetype maxFiles = 10'000;

[[noreturn]] void failAsNoText(const QString& path, std::size_t line) {
    refuse(path, "line " + std::to_string(line) + " is no text in UTF-8");
}

const QStringList endings{QStringLiteral("*.txt"), QStringLiteral("*.txt.gz")};

/// One that is there plain and compressed is one.
void addTexts(const QString& folder, QStringList& files) {
    const QStringList names = QDir(folder).entryList(endings, QDir::Files | QDir::Readable, QDir::Name);
    for (const QString& name : names)
        if (!name.endsWith(QStringLiteral(".gz")) || !names.contains(name.chopped(3))) files << folder + '/' + name;
}

std::string contentOf(const QString& path, std::size_t most) {
    CompressedFile file(path);
    const auto refuseMore = [&](std::uint64_t size) {
        if (size > most)
            refuse(path, "there is too much text, at most " + std::to_string(maxBytes >> 20) + " MB are read in all");
    };
    refuseMore(file.contentSize().value_or(0));
    std::string text;
    std::vector<std::uint8_t> chunk(1 << 16);
    for (std::size_t size; (size = file.read(chunk)) > 0;) {
        text.append(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(size));
        refuseMore(text.size());
        // What has zeros in it is no text, and need not be read to its end.
        if (const auto zero = text.find('\0', text.size() - size); zero != std::string::npos)
            failAsNoText(path, 1 + static_cast<std::size_t>(std::count(
                                       text.begin(), text.begin() + static_cast<std::ptrdiff_t>(zero), '\n')));
    }
    constexpr std::string_view mark = "\xEF\xBB\xBF";  // of byte order
    if (text.starts_with(mark)) text.erase(0, mark.size());
    return text;
}

/// The line in which a text ceases to be one, from 1; 0 if it does not.
std::size_t lineThatIsNoText(std::string_view text) {
    if (isUtf8(text)) return 0;
    std::size_t number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        if (!isUtf8(text.substr(begin, end - begin))) break;
        begin = end;
    }
    return number;
}

/// Who a text is of: the folder in the data set's folder it lies in, else the file.
QString sourceOf(const QString& file, const QString& dataset) {
    const QFileInfo info(file);
    const bool isInner = info.absolutePath() != QFileInfo(dataset).absoluteFilePath() &&
                         info.absoluteFilePath() != QFileInfo(dataset).absoluteFilePath();
    if (isInner) return info.absoluteDir().dirName();
    QString name = info.fileName();
    for (const char* ending : {".gz", ".txt"})
        if (name.endsWith(QLatin1String(ending))) name.chop(static_cast<qsizetype>(std::strlen(ending)));
    return name;
}

/// What a character is called in a line of a table: itself, or, of one that would end the line or cannot be seen, "U+000A".
std::string nameOf(const std::string& character) {
    const auto code = QString::fromStdString(character).toUcs4().value(0);
    if (QChar::isPrint(code) && !QChar::isSpace(code)) return character;
    return QStringLiteral("U+%1").arg(code, 4, 16, QLatin1Char('0')).toUpper().toStdString();
}

}  // namespace

QStringList runningTextsIn(const QString& folder) {
    QStringList files;
    addTexts(folder, files);
    for (const QString& inner : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable, QDir::Name))
        addTexts(folder + '/' + inner, files);
    return files;
}

std::string problemWithTextFile(const QString& path) {
    for (const char* ending : {".csv", ".tsv", ".json", ".csv.gz", ".tsv.gz", ".safetensors"})
        if (path.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return path.toStdString() +
                   ": this is no running text; name a file of plain text (….txt), or the folder of a table.";
    return {};
}

Dataset loadRunningTexts(const QString& path) {
    const bool isFile = QFileInfo(path).isFile();
    if (isFile)
        if (const std::string problem = problemWithTextFile(path); !problem.empty()) throw std::runtime_error(problem);
    const QStringList files = isFile ? QStringList{path} : runningTextsIn(path);
    if (files.size() > maxFiles) refuse(path, "there are more than " + std::to_string(maxFiles) + " texts in it");
    RunningTextBuilder texts;
    std::vector<std::string> sources;
    std::size_t left = maxBytes;
    for (const QString& file : files) {
        const std::string text = contentOf(file, left);
        if (text.empty()) refuse(file, "there is no text in it");
        if (const std::size_t line = lineThatIsNoText(text); line > 0) failAsNoText(file, line);
        left -= text.size();
        const std::string source = sourceOf(file, path).toStdString();
        const auto found = std::ranges::find(sources, source);
        texts.add(text, static_cast<int>(found - sources.begin()));
        if (found == sources.end()) sources.push_back(source);
    }
    auto [train, test] = texts.take();
    Dataset dataset;
    dataset.name = path.toStdString();
    dataset.title =
        (isFile ? QFileInfo(path).completeBaseName() : QFileInfo(QDir::cleanPath(path)).fileName()).toStdString();
    dataset.classNames.push_back("unknown");
    for (const std::string& character : train.vocabulary()->words()) dataset.classNames.push_back(nameOf(character));
    dataset.sourceNames = std::move(sources);
    dataset.train = std::move(train);
    dataset.test = std::move(test);
    return dataset;
}

}  // namespace miru
