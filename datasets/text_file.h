// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Labelled texts: a file of lines `label<TAB>text`, plain or gzip'd; or the archive in which the IMDB reviews are
// published (Maas et al. 2011).

#include <QString>
#include <functional>
#include <string_view>

#include "core/tasks/texts.h"
#include "datasets/labels.h"

namespace miru {

/// Called with each text, in UTF-8.
using TakeText = std::function<void(std::string_view text)>;

/// Reads a file of lines `label<TAB>text`; the labels are put into `labels`. Throws std::runtime_error with path, line and
/// reason.
void readTexts(const QString& path, Labels& labels, const TakeText& take);

/// Reads aclImdb_v1.tar.gz: `…/{train,test}/{neg,pos}/ID_STARS.txt`, negative reviews as class 0, positive ones as class 1,
/// in the order of their numbers, one of each in turn; other files in it are passed over. Throws std::runtime_error with
/// path and reason.
void readReviewArchive(const QString& path, TextDatasetBuilder& texts);

}  // namespace miru
