// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A few choices side by side, one of them chosen: [ GRU | MiRU-1 | MiRU-2 ]. More than four share two rows or more.

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace miru {

class SegmentedControl : public QWidget {
    Q_OBJECT

 public:
    explicit SegmentedControl(const QStringList& labels, QWidget* parent = nullptr);

    int index() const;
    /// Chooses without a signal.
    void setIndex(int index);

 Q_SIGNALS:
    /// The user has chosen.
    void chosen(int index);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QButtonGroup* m_buttons = nullptr;
};

}  // namespace miru
