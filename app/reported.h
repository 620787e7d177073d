// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a report, or the guide for teachers, is written on: read from what was named, the same for a page and for pages to
// print, which two programs write.

#include <string>
#include <vector>

#include "core/lesson/lesson_json.h"
#include "ui/report/document.h"

namespace miru {

/// The runs in folders and sessions, or studies, with the name or group of their author above, unless that is empty. Throws
/// std::runtime_error with a sentence.
Document documentOn(const std::vector<std::string>& paths, const std::string& author);

/// The mistakes in a file, as sentences that name it; one that cannot be read is such a mistake.
LessonReading readLessonFile(const std::string& file);
/// The guide on these lessons, or on those that come with the program, in the language that is spoken. Throws
/// std::runtime_error with a sentence.
Document guideDocumentOn(const std::vector<std::string>& files);

}  // namespace miru
