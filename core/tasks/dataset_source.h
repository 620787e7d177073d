// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who gives the sequences. Core only asks; the folder datasets/ answers.

#include <string>
#include <vector>

#include "core/tasks/sequence_set.h"

namespace miru {

/// A data set: what is learned from, what is tested on, and what the classes are called.
struct Dataset {
    std::string name;   ///< as in a spec: "fashion-mnist"
    std::string title;  ///< as people write it: "Fashion-MNIST"
    SequenceSet train;
    SequenceSet test;
    std::vector<std::string> classNames;
    std::vector<std::string> sourceNames = {};  ///< of speakers, files, authors, if sequences have sources
    std::vector<std::string> coarseNames = {};  ///< of the coarser classes, if sequences have a coarser label too

    bool isText() const { return train.isText(); }
    /// The same texts, read so; a data set of other sequences stays as it is.
    Dataset readAs(const TextReading& reading) const {
        return {name, title, train.readAs(reading), test.readAs(reading), classNames, sourceNames, coarseNames};
    }
    /// The same images, read so; a data set of other sequences stays as it is.
    Dataset readAs(ImageReading reading) const {
        return {name, title, train.readAs(reading), test.readAs(reading), classNames, sourceNames, coarseNames};
    }
    /// The same sequences, of which these labels count; where they have one each, nothing changes.
    Dataset readAs(LabelLevel level) const {
        const bool isCoarser = level == LabelLevel::Coarse && train.shape().coarseClasses > 0;
        return {name,        title, train.readAs(level), test.readAs(level), isCoarser ? coarseNames : classNames,
                sourceNames, {}};
    }
    /// Tells this data set from any other; equal on every machine.
    std::uint64_t fingerprint() const { return train.fingerprint() * 31 + test.fingerprint(); }
};

class DatasetSource {
 public:
    virtual ~DatasetSource() = default;
    /// The data set of this name, or the folder at this path. Throws std::runtime_error with a sentence that says
    /// what is missing and how to get it.
    virtual Dataset load(const std::string& name) const = 0;
};

}  // namespace miru
