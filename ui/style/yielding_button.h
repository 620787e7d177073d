// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A button of a title that is the first to go where the title has no room for all of them; what it leaves is the others'.

#include <QToolButton>

namespace miru {

class YieldingButton : public QToolButton {
    Q_OBJECT

 public:
    /// `head`: the row it is one of. `icon`: its name, drawn in the theme's colour.
    YieldingButton(QWidget* head, const QString& icon);
    /// One that does not yield takes its room as any other button.
    void setYields(bool yields);
    bool yields() const { return m_yields; }
    /// None while it yields, so that no panel is wider for it.
    QSize minimumSizeHint() const override;

    /// Property of a title in which no button is shown.
    static constexpr const char* withoutButtons = "withoutButtons";

 protected:
    bool eventFilter(QObject* head, QEvent* event) override;

 private:
    bool hasRoom() const;
    void makeWay() { setVisible(hasRoom()); }

    QWidget* m_head;
    bool m_yields = true;
};

}  // namespace miru
