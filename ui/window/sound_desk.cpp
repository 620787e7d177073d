// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/sound_desk.h"

#include <exception>
#include <memory>

#include "datasets/library.h"
#include "ui/run/background.h"
#include "ui/style/numbers.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

constexpr int momentLength = 10;  // ms
constexpr int window = 25;        // ms, of a moment (datasets/log_mel.h)

/// What came of looking for a file.
struct SoundFound {
    std::shared_ptr<const PlayableSound> sound;  ///< null: there is none, and
    QString problem;                             ///< why, in a sentence
    QString path;
    int steps = 0;
};

SoundFound lookUp(const Library& library, const QString& dataset, DataSplit split, int number) {
    SoundFound found;
    try {
        const SoundFile file = library.soundOf(dataset, split, number);
        found.path = file.path;
        found.steps = file.steps;
        found.sound = std::make_shared<const PlayableSound>(file.bytes);
    } catch (const std::exception& problem) {
        found.problem = QString::fromStdString(problem.what());
    }
    return found;
}

}  // namespace

SoundDesk::SoundDesk(Workbench& bench, const Library& library, Background& background, ReaderPanel* reader,
                     QObject* parent)
    : QObject(parent), m_bench(bench), m_library(library), m_background(background), m_reader(reader), m_player(this) {
    connect(reader, &ReaderPanel::soundWanted, this, &SoundDesk::find);
    connect(reader, &ReaderPanel::soundUnwanted, this, [this] {
        ++m_asked;
        m_player.stop();
    });
    connect(&m_player, &SoundPlayer::began, reader, &ReaderPanel::soundBegan);
    connect(&m_player, &SoundPlayer::ended, reader, &ReaderPanel::soundEnded);
    connect(&m_player, &SoundPlayer::failed, this, &SoundDesk::fail);
}

void SoundDesk::find(const ReaderPanel::Recording& recording) {
    const auto settings = m_bench.settingsShown();
    if (!settings) return m_reader->soundEnded();
    const QString dataset = QString::fromStdString(settings->data.dataset);
    m_background.run(
        [&library = m_library, dataset, split = settings->data.testOn, number = recording.number] {
            return lookUp(library, dataset, split, number);
        },
        [this, asked = ++m_asked, steps = recording.steps](const SoundFound& found) {
            if (asked != m_asked) return;
            if (!found.sound) return fail(found.problem);
            if (found.steps != steps)
                return fail(tr("%1 is another recording than the one that was read: it has %2 moments, not %3.")
                                .arg(found.path, words::number(found.steps), words::number(steps)));
            m_player.play(found.sound, steps * momentLength + window);
        });
}

void SoundDesk::fail(const QString& sentence) {
    m_reader->soundEnded();
    Q_EMIT m_bench.messageRequested({sentence});
}

}  // namespace miru
