// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A mailbox with one slot, between a thread that makes snapshots and a thread that shows them.
//
// Neither ever waits: putting replaces what lies there, taking empties the slot, both are one atomic exchange. The
// maker looks whether the slot is empty before it bothers to make the next snapshot, so a slow viewer makes the
// maker do less, not wait.

#include <atomic>
#include <memory>
#include <utility>

namespace miru {

template <typename T>
class Mailbox {
 public:
    Mailbox() = default;
    ~Mailbox() { delete m_slot.load(); }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    bool isEmpty() const { return m_slot.load(std::memory_order_acquire) == nullptr; }
    /// Replaces whatever lies in the slot.
    void put(std::shared_ptr<const T> value) {
        delete m_slot.exchange(new Slot{std::move(value)}, std::memory_order_acq_rel);
    }
    /// What lies in the slot, or null.
    std::shared_ptr<const T> take() {
        const std::unique_ptr<Slot> slot(m_slot.exchange(nullptr, std::memory_order_acq_rel));
        return slot ? std::move(slot->value) : nullptr;
    }

 private:
    struct Slot {
        std::shared_ptr<const T> value;
    };
    std::atomic<Slot*> m_slot{nullptr};
};

}  // namespace miru
