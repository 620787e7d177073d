// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the window tells: a sentence, and what it offers to do.

#include <QList>
#include <QString>
#include <functional>

namespace miru {

struct Message {
    /// How it is meant: something went wrong or waits for an answer, is as it was wanted, or is worth knowing.
    enum class Tone { Trouble, Success, Note };
    /// A button below the sentence.
    struct Offer {
        QString text;
        std::function<void()> action;
        QString tip = {};
    };

    QString sentence = {};  ///< empty: what stood there is done
    QList<Offer> offers = {};
    bool isAdded = false;  ///< to the sentence that stands there, if that offers nothing
    Tone tone = Tone::Trouble;

    static Message success(const QString& sentence, const QList<Offer>& offers = {}) {
        return {sentence, offers, false, Tone::Success};
    }
    static Message note(const QString& sentence) { return {sentence, {}, false, Tone::Note}; }
};

/// Opens a file with the program that the desktop has for it.
Message::Offer offerToOpen(const QString& file);
/// Opens the folder in which a file lies.
Message::Offer offerToOpenFolderOf(const QString& file);

}  // namespace miru
