// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/help.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <stdexcept>

static void initHelp() {  // must stand outside any namespace
    Q_INIT_RESOURCE(help);
}

namespace miru {
namespace {

constexpr int helpFormat = 1;

const QRegularExpression& reference() {
    static const QRegularExpression pattern(QStringLiteral("\\[([^\\]]+)\\]\\(([^)]+)\\)"));
    return pattern;
}

/// One object of the file; what it lacks or has too much becomes a problem.
class ObjectReader {
 public:
    ObjectReader(const QJsonObject& object, const QString& place, QStringList& problems)
        : m_object(object), m_place(place), m_problems(problems) {}
    ~ObjectReader() {
        for (const QString& key : m_object.keys())
            if (!m_read.contains(key)) complain(QStringLiteral("%1 is unknown").arg(key));
    }
    ObjectReader(const ObjectReader&) = delete;
    ObjectReader& operator=(const ObjectReader&) = delete;

    QString text(const QString& key) {
        const QString value = take(key).toString().trimmed();
        if (value.isEmpty()) complain(QStringLiteral("%1 is missing").arg(key));
        return value;
    }

    /// An object with a text for each language, or one text for all where `mayBeOne`, as of a citation.
    Multilingual inEveryLanguage(const QString& key, bool mayBeOne = false) {
        const QJsonValue value = take(key);
        if (mayBeOne && value.isString() && !value.toString().trimmed().isEmpty())
            return {value.toString(), value.toString()};
        if (!value.isObject()) {
            complain(QStringLiteral("%1 is missing").arg(key));
            return {};
        }
        ObjectReader languages(value.toObject(), m_place + QStringLiteral(", ") + key, m_problems);
        Multilingual text;
        text.english = languages.text(QStringLiteral("en"));
        text.german = languages.text(QStringLiteral("de"));
        return text;
    }

    QStringList names(const QString& key) {
        QStringList found;
        for (const QJsonValue& value : take(key).toArray()) found << value.toString();
        return found;
    }

    HelpTopic::Section section(const QString& key) {
        const QString value = text(key);
        if (value != QLatin1String("panels") && value != QLatin1String("settings"))
            complain(QStringLiteral("%1 is neither panels nor settings").arg(key));
        return value == QLatin1String("settings") ? HelpTopic::Section::Settings : HelpTopic::Section::Panels;
    }

 private:
    QJsonValue take(const QString& key) {
        m_read << key;
        return m_object.value(key);
    }
    void complain(const QString& what) { m_problems << QStringLiteral("%1: %2.").arg(m_place, what); }

    QJsonObject m_object;
    QString m_place;
    QStringList& m_problems;
    QStringList m_read;
};

/// Calls `read(reader)` for each object of the list; `nameKey` names it in problems.
template <typename Read>
void readEach(const QJsonObject& file, const QString& list, const QString& nameKey, QStringList& problems, Read read) {
    const QJsonArray entries = file.value(list).toArray();
    if (entries.isEmpty()) problems << QStringLiteral("%1: is missing.").arg(list);
    for (qsizetype n = 0; n < entries.size(); ++n) {
        const QJsonObject entry = entries[n].toObject();
        const QString name = entry.value(nameKey).toString(QString::number(n + 1));
        ObjectReader reader(entry, QStringLiteral("%1, %2").arg(list, name), problems);
        read(reader);
    }
}

/// References that lead nowhere, and names that are given twice.
void checkNames(const Help& help, QStringList& problems) {
    QSet<QString> known;
    const auto add = [&](const QString& name) {
        if (known.contains(name)) problems << QStringLiteral("%1: is there twice.").arg(name);
        known << name;
    };
    for (const HelpTopic& topic : help.topics) add(topic.name);
    for (const GlossaryEntry& entry : help.glossary) add('#' + entry.name);
    const auto check = [&](const QString& name, const QString& target) {
        if (!known.contains(target)) problems << QStringLiteral("%1: there is no %2.").arg(name, target);
    };
    const auto checkText = [&](const QString& name, const Multilingual& text) {
        for (const QString& each : {text.english, text.german})
            for (auto found = reference().globalMatch(each); found.hasNext();) check(name, found.next().captured(2));
    };
    for (const HelpTopic& topic : help.topics) {
        for (const QString& other : topic.see) check(topic.name, other);
        for (const Multilingual& text : {topic.howToRead, topic.example}) checkText(topic.name, text);
    }
    for (const GlossaryEntry& entry : help.glossary) checkText(entry.name, entry.meaning);
}

}  // namespace

const HelpTopic* Help::topic(const QString& name) const {
    const auto found = std::ranges::find(topics, name, &HelpTopic::name);
    return found == topics.end() ? nullptr : &*found;
}

HelpReading readHelp(const QByteArray& json) {
    HelpReading reading;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        reading.problems << QStringLiteral("This is no JSON object: %1.").arg(error.errorString());
        return reading;
    }
    const QJsonObject file = document.object();
    QStringList& problems = reading.problems;
    if (file.value(QStringLiteral("format")).toInt() != helpFormat)
        problems << QStringLiteral("format: is not %1.").arg(helpFormat);
    for (const QString& key : file.keys())
        if (!QStringList({"format", "topics", "glossary", "keys"}).contains(key))
            problems << QStringLiteral("%1: is unknown.").arg(key);
    const QString name = QStringLiteral("name");
    readEach(file, QStringLiteral("topics"), name, problems, [&](ObjectReader& topic) {
        reading.help.topics.push_back({.name = topic.text(name),
                                       .section = topic.section(QStringLiteral("section")),
                                       .title = topic.inEveryLanguage(QStringLiteral("title")),
                                       .question = topic.inEveryLanguage(QStringLiteral("question")),
                                       .howToRead = topic.inEveryLanguage(QStringLiteral("howToRead")),
                                       .example = topic.inEveryLanguage(QStringLiteral("example")),
                                       .formula = topic.inEveryLanguage(QStringLiteral("formula"), true),
                                       .source = topic.inEveryLanguage(QStringLiteral("source"), true),
                                       .see = topic.names(QStringLiteral("see"))});
    });
    readEach(file, QStringLiteral("glossary"), name, problems, [&](ObjectReader& entry) {
        reading.help.glossary.push_back({.name = entry.text(name),
                                         .term = entry.inEveryLanguage(QStringLiteral("term")),
                                         .meaning = entry.inEveryLanguage(QStringLiteral("meaning"))});
    });
    readEach(file, QStringLiteral("keys"), name, problems, [&](ObjectReader& key) {
        reading.help.keys.push_back(
            {.keys = key.inEveryLanguage(QStringLiteral("keys")), .does = key.inEveryLanguage(QStringLiteral("does"))});
    });
    checkNames(reading.help, problems);
    return reading;
}

const Help& help() {
    static const Help comesWithTheProgram = [] {
        initHelp();
        QFile file(QStringLiteral(":/help/help.json"));
        if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("The help is missing from the program.");
        HelpReading reading = readHelp(file.readAll());
        if (!reading.isGood()) throw std::runtime_error("The help: " + reading.problems.join(' ').toStdString());
        return std::move(reading.help);
    }();
    return comesWithTheProgram;
}

QString withoutMarks(const QString& text) {
    QString plain = text;
    static const QRegularExpression emphasis(QStringLiteral("\\*([^*]+)\\*"));
    return plain.replace(reference(), QStringLiteral("\\1")).replace(emphasis, QStringLiteral("\\1"));
}

}  // namespace miru
