// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/buffer_panel.h"

#include <QVBoxLayout>

#include "core/tasks/vocabulary.h"
#include "ui/charts/image_strips.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/sequence_picture.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

/// A kept sequence as the picture it was, whatever order its task reads it in.
QImage pictureOf(const BufferSummary::Example& example, const WatchedSamples& like) {
    const int steps = like.layout.hasOwnLengths ? static_cast<int>(example.size()) / like.inputs : like.steps;
    BufferSummary::Example picture(static_cast<std::size_t>(steps * like.inputs));
    const auto places = like.placesOf(steps);
    for (std::size_t n = 0; n < std::min(picture.size(), example.size()); ++n)
        picture[places.empty() ? n : places[n]] = example[n];
    return sequencePicture(picture, steps, like.inputs, like.layout);
}

/// The beginnings of kept texts, whatever code their task reads them in.
QStringList beginningsOf(const std::vector<std::vector<Token>>& texts, const std::vector<std::string>& known,
                         const WatchedSamples& like, DataKind kind) {
    const bool areCharacters = kind == DataKind::RunningTexts;
    const std::size_t most = areCharacters ? words::beginningOfRunning : words::beginning;
    std::vector<Token> plainOf(like.code.size());
    for (std::size_t word = 0; word < like.code.size(); ++word)
        if (like.code[word] < plainOf.size()) plainOf[like.code[word]] = static_cast<Token>(word);
    QStringList beginnings;
    for (const auto& text : texts) {
        std::vector<std::string> words;
        for (std::size_t n = 0; n < std::min<std::size_t>(text.size(), most + 1); ++n) {
            const Token plain = text[n] < plainOf.size() ? plainOf[text[n]] : text[n];
            const auto rank = static_cast<std::size_t>(plain) - Vocabulary::reserved;
            words.push_back(plain >= Vocabulary::reserved && rank < known.size() ? known[rank] : "…");
        }
        beginnings << (areCharacters ? words::beginningOfCharacters(words) : words::beginningOf(words));
    }
    return beginnings;
}

/// How many sequences of one task may be kept: where logits are kept with them, all tasks share one reservoir.
int mostOfATask(const Snapshot& snapshot) {
    const BufferSummary& buffer = snapshot.buffer;
    return buffer.capacityPerTask * (buffer.keepsLogits ? snapshot.position.taskCount : 1);
}

}  // namespace

BufferPanel::BufferPanel(QWidget* parent) : Panel(tr("What is rehearsed?"), parent), m_strips(new ImageStrips) {
    content()->addWidget(m_strips, 1);
    m_strips->setAccessibleName(tr("Kept sequences of each task"));
}

void BufferPanel::show(const Snapshot* snapshot) {
    QList<ImageStrip> strips;
    if (snapshot) {
        const BufferSummary& buffer = snapshot->buffer;
        const int most = mostOfATask(*snapshot);
        for (std::size_t task = 0; task < buffer.keptPerTask.size(); ++task) {
            ImageStrip strip;
            strip.name = tr("task %1").arg(task + 1);
            strip.color = taskColor(static_cast<int>(task));
            strip.share = most > 0 ? static_cast<double>(buffer.keptPerTask[task]) / most : 0;
            strip.note = words::number(buffer.keptPerTask[task]);
            if (task < buffer.examples.size() && task < snapshot->samples.size() && snapshot->samples[task])
                for (const auto& example : buffer.examples[task])
                    strip.pictures << pictureOf(example, *snapshot->samples[task]);
            if (snapshot->words && task < buffer.texts.size() && task < snapshot->samples.size())
                strip.texts = beginningsOf(buffer.texts[task], *snapshot->words, *snapshot->samples[task],
                                           snapshot->network.dataKind());
            strips << strip;
        }
    }
    m_strips->setStrips(strips);
    QString caption;
    if (!snapshot)
        caption = tr("no run yet");
    else if (snapshot->buffer.capacityPerTask == 0)
        caption = tr("nothing: rehearsal is off");
    else
        caption = (snapshot->buffer.keepsLogits ? tr("%1, up to %2 of all tasks together, with their logits")
                                                : tr("%1, up to %2 of each task"))
                      .arg(words::bytes(snapshot->buffer.bytes), words::number(mostOfATask(*snapshot)));
    setCaption(caption);
    m_strips->setAccessibleDescription(caption);
}

QString BufferPanel::sentence() const {
    if (!snapshot()) return {};
    if (snapshot()->buffer.capacityPerTask == 0) return tr("Nothing is rehearsed.");
    return (snapshot()->buffer.keepsLogits
                ? tr("The buffer holds up to %1 sequences of all tasks together, with the logits of the time, %2 now.")
                : tr("The buffer holds up to %1 sequences of each task, %2 now."))
        .arg(words::number(mostOfATask(*snapshot())), words::bytes(snapshot()->buffer.bytes));
}

PanelTable BufferPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << tr("task") << tr("kept") << tr("of");
    for (std::size_t task = 0; task < snapshot()->buffer.keptPerTask.size(); ++task)
        table.rows << QStringList{words::number(static_cast<qint64>(task) + 1),
                                  words::number(snapshot()->buffer.keptPerTask[task]),
                                  words::number(mostOfATask(*snapshot()))};
    return table;
}

}  // namespace miru
