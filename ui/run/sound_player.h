// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Plays a recording through a program that the desktop has for it: PipeWire's pw-play, PulseAudio's paplay or ALSA's aplay, the
// first that is there and can. Nobody waits for it, and a program that hangs is ended.

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <string>

class QTemporaryDir;

namespace miru {

/// A WAV file of its own, which is gone when nobody has it any more.
class PlayableSound {
 public:
    /// Writes these bytes; takes as long as the disk does. Throws std::runtime_error with a sentence if it cannot.
    explicit PlayableSound(const std::string& wav);
    ~PlayableSound();
    QString path() const;

 private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class SoundPlayer : public QObject {
    Q_OBJECT

 public:
    explicit SoundPlayer(QObject* parent = nullptr);
    /// It falls silent.
    ~SoundPlayer() override;

    /// Plays it instead of what is played; it lasts so many milliseconds.
    void play(std::shared_ptr<const PlayableSound> sound, int milliseconds);
    /// Nothing is told of what is stopped.
    void stop();
    bool isPlaying() const { return m_process != nullptr; }

 Q_SIGNALS:
    /// It is heard from now on; emitted again where another program restarts it.
    void began();
    /// It was played to its end.
    void ended();
    /// It cannot be played here; why, in a sentence.
    void failed(const QString& sentence);

 private:
    void tryNext();
    void letGo();

    QStringList m_left;  ///< programs not tried yet
    QString m_said;      ///< by the last of those that could not
    QProcess* m_process = nullptr;
    QTimer m_deadline;
    int m_milliseconds = 0;
    std::shared_ptr<const PlayableSound> m_sound;
};

}  // namespace miru
