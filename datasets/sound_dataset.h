// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Labelled recordings: a folder of WAV files, or a tar archive of them, as sequences of log-mel bands (log_mel.h), each of its
// own length.
//
// What a file's name says. Files called label_speaker_number.wav, all of them, as those of the Free Spoken Digit Dataset
// are: the speakers are sources, numbers 0 to 4 are for testing and the others for training (its official split). Otherwise
// what lies in a folder `train` or `test` belongs there; the label is the folder a file lies in, if they lie in several, else
// what its name has before the first `_`; and without such folders the last tenth of each label, in the order of the
// names, is for testing. All files have one rate.
//
// Each band is shifted and scaled to mean 0 and deviation 1 over all steps of the training files (of test files by the same
// numbers).

#include <QString>
#include <optional>
#include <string>

#include "core/tasks/dataset_source.h"
#include "core/tasks/stream_plan.h"

namespace miru {

/// The archive, or the folder, with the recordings; nothing if there are none. An archive is one file *.tar, *.tar.gz or *.tgz
/// which is called in no way that tells other data; files may lie up to three folders deep. Looks at names alone.
std::optional<QString> findSounds(const QString& folder);

/// Reads it. Throws std::runtime_error with path and reason.
Dataset readSounds(const QString& place);

/// A recording as it lies in its file.
struct SoundFile {
    QString path;       ///< in the folder or archive, with `/`
    std::string bytes;  ///< of a WAV file that can be read
    int steps = 0;      ///< it has as a sequence
};

/// The file behind a sequence: `number`, from 0, is that of the sequence in `testSet` of the data set, which is what
/// WatchedSamples::numbers tells. It is found by the names alone, by the same rules as `readSounds`; no other file is decoded.
/// Throws std::runtime_error with path and reason, where the file is no sound or the names are others meanwhile too.
SoundFile soundOf(const QString& place, DataSplit split, int number);

}  // namespace miru
