// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/versions.h"

#include <QCoreApplication>

namespace miru {
namespace {

QString compiler() {
#if defined(__clang__)
    return QStringLiteral("Clang " __clang_version__);
#elif defined(__GNUC__)
    return QStringLiteral("GCC " __VERSION__);
#else
    return QCoreApplication::translate("miru", "unknown");
#endif
}

}  // namespace

// Eigen and oneTBB are included in one file of the core each, so their versions come from CMake.
QList<Version> versions() {
    return {{QStringLiteral("MiRU Lab"), QStringLiteral(MIRU_VERSION)},
            {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("Eigen"), QStringLiteral(MIRU_EIGEN_VERSION)},
            {QStringLiteral("oneTBB"), QStringLiteral(MIRU_TBB_VERSION)},
            {QCoreApplication::translate("miru", "Compiler"), compiler()}};
}

}  // namespace miru
