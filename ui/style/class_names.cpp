// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/class_names.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/tasks/vocabulary.h"
#include "ui/style/translated.h"

namespace miru::words {
namespace {

/// The character that the task's code has made this token of; the token itself where there is no code.
std::size_t plainOf(const Snapshot& snapshot, std::size_t task, std::size_t token) {
    if (task >= snapshot.samples.size() || !snapshot.samples[task]) return token;
    const auto& code = snapshot.samples[task]->code;
    const auto found = std::ranges::find(code, static_cast<Token>(token));
    return found == code.end() ? token : static_cast<std::size_t>(found - code.begin());
}

QString characterName(const Snapshot& snapshot, std::size_t task, int output) {
    const int first = task < snapshot.testedOutputs.size() ? snapshot.testedOutputs[task].first : 0;
    // Padding is no answer: the first output is the unknown character.
    const auto token = static_cast<std::size_t>(std::max(0, output - first)) + Vocabulary::unknown;
    const std::size_t plain = plainOf(snapshot, task, token);
    if (plain < Vocabulary::reserved || !snapshot.words || plain - Vocabulary::reserved >= snapshot.words->size())
        return QCoreApplication::translate("miru::words", "unknown");
    return visibleCharacter((*snapshot.words)[plain - Vocabulary::reserved]);
}

}  // namespace

QString outputName(const Snapshot& snapshot, int task, int output) {
    if (snapshot.network.dataKind() == DataKind::RunningTexts)
        return characterName(snapshot, static_cast<std::size_t>(task), output);
    const auto number = static_cast<std::size_t>(output);
    if (snapshot.classNames && number < snapshot.classNames->size())
        return QString::fromStdString((*snapshot.classNames)[number]);
    return QString::number(output);
}

}  // namespace miru::words
