// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/sound_player.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/math/shortened.h"

namespace miru {
namespace {

constexpr int grace = 10'000;  // ms, beyond the sound's own length

/// What a program said last, in a line.
QString lastLineOf(const QByteArray& said) {
    const QList<QByteArray> lines = said.trimmed().split('\n');
    return QString::fromStdString(shortened(QString::fromLocal8Bit(lines.back()).trimmed().toStdString(), 120));
}

/// Ends it, without waiting for it. The file stays until the program has let go of it.
void endProgram(QProcess* process, const std::shared_ptr<const PlayableSound>& sound) {
    if (process->state() == QProcess::NotRunning) return process->deleteLater();
    QObject::connect(process, &QProcess::finished, process, [process, sound] { process->deleteLater(); });
    process->kill();
}

}  // namespace

PlayableSound::PlayableSound(const std::string& wav) : m_folder(std::make_unique<QTemporaryDir>()) {
    if (!m_folder->isValid()) throw std::runtime_error(m_folder->errorString().toStdString() + '.');
    writeFileAtomically(path().toStdString(), wav);
}

PlayableSound::~PlayableSound() = default;

QString PlayableSound::path() const { return m_folder->filePath(QStringLiteral("recording.wav")); }

SoundPlayer::SoundPlayer(QObject* parent) : QObject(parent) {
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_said = tr("%1 did not come to an end").arg(QFileInfo(m_process->program()).fileName());
        tryNext();
    });
}

SoundPlayer::~SoundPlayer() {
    stop();
    constexpr int most = 1'000;  // ms, for what was killed
    for (QProcess* process : findChildren<QProcess*>()) process->waitForFinished(most);
}

void SoundPlayer::play(std::shared_ptr<const PlayableSound> sound, int milliseconds) {
    stop();
    m_sound = std::move(sound);
    m_milliseconds = milliseconds;
    m_said.clear();
    for (const char* const name : {"pw-play", "paplay", "aplay"})
        if (const QString program = QStandardPaths::findExecutable(QString::fromLatin1(name)); !program.isEmpty())
            m_left << program;
    tryNext();
}

void SoundPlayer::stop() {
    m_left.clear();
    letGo();
    m_sound.reset();
}

/// Of the program that plays, or that could not.
void SoundPlayer::letGo() {
    m_deadline.stop();
    QProcess* const process = std::exchange(m_process, nullptr);
    if (!process) return;
    process->disconnect(this);
    endProgram(process, m_sound);
}

void SoundPlayer::tryNext() {
    letGo();
    if (m_left.isEmpty()) {
        const QString said = m_said;
        stop();
        Q_EMIT failed(said.isEmpty()
                          ? tr("There is no program here that plays sound: it takes one of the packages "
                               "pipewire-bin, pulseaudio-utils and alsa-utils.")
                          : tr("The recording cannot be heard here (%1): it takes a sound device, and one of "
                               "the packages pipewire-bin, pulseaudio-utils and alsa-utils.")
                                .arg(said));
        return;
    }
    m_process = new QProcess(this);
    m_process->setProgram(m_left.takeFirst());
    m_process->setArguments({m_sound->path()});
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    const QString name = QFileInfo(m_process->program()).fileName();
    connect(m_process, &QProcess::started, this, [this] {
        m_deadline.start(m_milliseconds + grace);
        Q_EMIT began();
    });
    connect(m_process, &QProcess::errorOccurred, this, [this, name](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;  // of all others it is told that it finished
        m_said = tr("%1 does not start").arg(name);
        tryNext();
    });
    connect(m_process, &QProcess::finished, this, [this, name](int code, QProcess::ExitStatus status) {
        if (code == 0 && status == QProcess::NormalExit) {
            stop();
            Q_EMIT ended();
            return;
        }
        const QString line = lastLineOf(m_process->readAllStandardError());
        m_said = line.isEmpty() ? tr("%1 failed").arg(name) : tr("%1 says “%2”").arg(name, line);
        tryNext();
    });
    m_process->start();
}

}  // namespace miru
