// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Labelled texts: a file of lines `label<TAB>text`, plain or gzip'd; or the archive in which the IMDB reviews are
// published (Maas et al. 2011).

#include <QString>
#include <functional>
#include <string_view>

#include "core/tasks/texts.h"

namespace miru {

/// Called with the class and the text, in UTF-8.
using TakeText = std::function<void(std::int32_t label, std::string_view text)>;

/// Reads a file of lines `label<TAB>text`; labels are whole numbers from 0. Throws std::runtime_error with path, line and
/// reason.
void readTexts(const QString& path, const TakeText& take);

/// Reads aclImdb_v1.tar.gz: `…/{train,test}/{neg,pos}/ID_STARS.txt`, negative reviews as class 0, positive ones as class 1,
/// in the order of their numbers, one of each in turn; other files in it are passed over. Throws std::runtime_error with
/// path and reason.
void readReviewArchive(const QString& path, TextGatherer& texts);

}  // namespace miru
