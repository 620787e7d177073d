// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The runs in a plot as chips: a stroke as each is drawn, its name, an eye to hide it for a while and a cross to take it off the
// plot. Both leave the run in the list; the chips that have no room are counted.

#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace miru {

class RunList;
struct RunEntry;

class GhostChips : public QWidget {
    Q_OBJECT

 public:
    explicit GhostChips(RunList* runs, QWidget* parent = nullptr);

    /// They give way: what has no room is counted.
    QSize minimumSizeHint() const override { return {0, 0}; }
    /// Of the runs, in the order of the list; none while there is nothing to tell apart.
    QList<QWidget*> chips() const { return m_chips; }
    QToolButton* moreButton() const { return m_more; }

 Q_SIGNALS:
    /// The pointer is over the chip of this run; 0: over none.
    void pointedAt(int run);
    /// All runs shall be seen.
    void moreWanted();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    bool hasChip(const RunEntry& run) const;
    QWidget* makeChip(const RunEntry& run);
    void fill();
    void fit();

    RunList* m_runs;
    QHBoxLayout* m_row;
    QToolButton* m_more;
    QList<QWidget*> m_chips;
    QSet<int> m_hidden;  ///< by their eye
};

}  // namespace miru
