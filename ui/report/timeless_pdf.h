// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A PDF of the same content has the same bytes, whenever and wherever it is written: Qt notes the moment of writing, how far
// the clock is from Greenwich, and from Qt 6.8 on a random number, none of which the document says.

#include <QByteArray>
#include <QString>

class QPdfWriter;

namespace miru {

/// Before anything is drawn: title, creator, and an identity that follows from the title.
void describePdf(QPdfWriter& writer, const QString& title);

/// Afterwards: puts one fixed moment in the place of each that Qt has noted. No byte changes its place, since a PDF counts them.
void forgetMoment(QByteArray& pdf);

}  // namespace miru
