// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The guide for teachers as a document: a page for a browser, or pages to print.

#include <QByteArray>
#include <vector>

#include "core/lesson/lesson.h"
#include "ui/report/document.h"

namespace miru {

Document guideOn(const std::vector<Lesson>& lessons);
QByteArray guideAsHtml(const std::vector<Lesson>& lessons);

}  // namespace miru
