// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The help: a topic for every panel and card of settings, a glossary, and the keys that are no menu entry's. One file,
// resources/help/help.json, has it all in every language; window, manual pages and README are made from it.
//
// Texts may emphasise (*word*) and refer to a topic, [text](accuracy), or to a word of the glossary, [text](#task).

#include <QByteArray>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <vector>

namespace miru {

/// A text in every language that the window speaks.
struct Multilingual {
    QString english;
    QString german;

    const QString& in(QLocale::Language language) const { return language == QLocale::German ? german : english; }
};

struct HelpTopic {
    enum class Section { Panels, Settings };

    QString name;  ///< of a panel, its dock's
    Section section = Section::Panels;
    Multilingual title;
    Multilingual question;
    Multilingual howToRead;
    Multilingual example;  ///< with numbers
    Multilingual formula;  ///< plain text in lines
    Multilingual source;
    QStringList see;  ///< names of other topics
};

struct GlossaryEntry {
    QString name;
    Multilingual term;
    Multilingual meaning;
};

struct KeyHelp {
    Multilingual keys;
    Multilingual does;
};

struct Help {
    std::vector<HelpTopic> topics;
    std::vector<GlossaryEntry> glossary;  ///< in the order of the README
    std::vector<KeyHelp> keys;

    /// The topic of this name, or null.
    const HelpTopic* topic(const QString& name) const;
};

struct HelpReading {
    Help help;
    QStringList problems;  ///< a sentence each; none: everything is there, in every language

    bool isGood() const { return problems.isEmpty(); }
};

/// Nothing may be missing, nothing unknown, and every reference must lead somewhere.
HelpReading readHelp(const QByteArray& json);

/// The help that comes with the program.
const Help& help();

/// A text of the help without marks: references are their text.
QString withoutMarks(const QString& text);

}  // namespace miru
