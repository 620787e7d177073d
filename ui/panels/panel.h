// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A panel: one question, answered from a snapshot alone. It keeps nothing but what it shows.

#include <memory>

#include "core/measure/snapshot.h"
#include "ui/style/card.h"

namespace miru {

/// Another run to compare with.
struct Ghost {
    QString name;
    QColor color;
    Qt::PenStyle pen = Qt::DashLine;
    std::shared_ptr<const Snapshot> latest;  ///< for plots over time
    std::shared_ptr<const Snapshot> then;    ///< when it was as far as what is shown
};

class Panel : public Card {
    Q_OBJECT

 public:
    explicit Panel(const QString& question, QWidget* parent = nullptr);

    /// Shows this picture; null shows the state before anything has run. A hidden panel waits until it is seen.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// Other runs, drawn behind by panels that can.
    void setGhosts(QList<Ghost> ghosts);

 protected:
    /// Draws the picture; never called while hidden.
    virtual void show(const Snapshot* snapshot) = 0;
    using Card::show;
    void showEvent(QShowEvent* event) override;
    /// What is shown is no longer right: draws it anew, now or when it is seen again.
    void invalidate();
    const Snapshot* snapshot() const { return m_snapshot.get(); }
    const QList<Ghost>& ghosts() const { return m_ghosts; }

 private:
    void refresh();

    std::shared_ptr<const Snapshot> m_snapshot;
    QList<Ghost> m_ghosts;
    bool m_isStale = true;
};

}  // namespace miru
