// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Recordings that the reader shows are heard: their files are looked up where the run read them, and played.

#include <QObject>

#include "ui/panels/reader_panel.h"
#include "ui/run/sound_player.h"

namespace miru {

class Background;
class Library;
class Workbench;

class SoundDesk : public QObject {
    Q_OBJECT

 public:
    SoundDesk(Workbench& bench, const Library& library, Background& background, ReaderPanel* reader, QObject* parent);

 private:
    void find(const ReaderPanel::Recording& recording);
    void fail(const QString& sentence);

    Workbench& m_bench;
    const Library& m_library;
    Background& m_background;
    ReaderPanel* m_reader;
    SoundPlayer m_player;
    int m_asked = 0;  ///< counts what was asked for; an answer to an earlier question is not played
};

}  // namespace miru
