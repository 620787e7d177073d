// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/company.h"

#include <atomic>

namespace miru {
namespace {

std::atomic<int> atWork{0};
std::atomic<std::int64_t> beginnings{0};  ///< of all trainings, counted: one may have come and gone between two looks

}  // namespace

Company::Company() { work(); }

Company::~Company() { rest(); }

void Company::rest() {
    if (m_isWorking) --atWork;
    m_isWorking = false;
}

void Company::work() {
    if (m_isWorking) return;
    m_isWorking = true;
    ++atWork;
    m_seenBeginnings = ++beginnings;
}

bool Company::hadOthers() {
    const std::int64_t begun = beginnings;
    const bool others = atWork > (m_isWorking ? 1 : 0) || begun != m_seenBeginnings;
    m_seenBeginnings = begun;
    return others;
}

}  // namespace miru
