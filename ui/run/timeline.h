// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The course of a run as a bar: a colour per task, a mark per change of a setting, a handle that takes every panel to a
// kept moment, and the way back to now.

#include <QWidget>
#include <optional>

#include "ui/run/history.h"

class QToolButton;
class QPushButton;

namespace miru {

class Timeline : public QWidget {
    Q_OBJECT

 public:
    explicit Timeline(QWidget* parent = nullptr);

    /// Shows the kept moments; while looking back, the moment looked at stays, if it is still kept.
    void setHistory(const Moments& moments);
    /// The moment looked at; null while live.
    std::shared_ptr<const Snapshot> moment() const { return m_moment; }
    bool isLive() const { return m_moment == nullptr; }
    void goLive();
    /// Looks back at the last kept moment that is not later than this batch.
    void lookAt(std::int64_t batch);
    /// To the previous snapshot (−1) or the next (+1); the next after the last is live.
    void step(int direction);
    /// To the end of the task before (−1) or of the next one (+1); false if none is kept there.
    bool stepTask(int direction);

    QToolButton* backButton() const { return m_back; }
    QToolButton* forwardButton() const { return m_forward; }
    QPushButton* liveButton() const { return m_live; }
    QPushButton* forkButton() const { return m_fork; }
    /// Where on the bar a moment lies, in widget coordinates.
    QPointF positionOf(const Snapshot& snapshot) const;

    /// A thin line where the cursor of the plots stands; nothing takes it away.
    void pointAt(std::optional<std::int64_t> batch);

    QSize sizeHint() const override { return {600, 40}; }

 Q_SIGNALS:
    /// Null: live.
    void momentChosen(std::shared_ptr<const miru::Snapshot> moment);

    /// The pointer is over the bar, after so many batches; nothing: no longer.
    void pointedAt(std::optional<std::int64_t> batch);
    /// With Shift, arrow keys mark what lies between two kept moments.
    void rangeMarked(std::int64_t fromBatch, std::int64_t toBatch);
    /// A run shall leave this one at the moment looked at.
    void forkPressed();

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    QRectF bar() const;
    /// Where on the bar so many batches of a run lie.
    double xAt(const Timetable& timetable, std::int64_t batch) const;
    void choose(std::shared_ptr<const Snapshot> moment);
    void chooseAt(double x);
    void extendRange(int direction);
    void restyle();
    void showWhetherLive();
    void refresh();

    std::vector<std::shared_ptr<const Snapshot>> m_moments;
    std::shared_ptr<const Snapshot> m_moment;
    std::optional<std::int64_t> m_cursor;  ///< batch at which the plots have theirs
    std::optional<std::int64_t> m_anchor;  ///< batch where a range being marked began
    QToolButton* m_back = nullptr;
    QToolButton* m_forward = nullptr;
    QPushButton* m_live = nullptr;
    QPushButton* m_fork = nullptr;
};

}  // namespace miru
