// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A button of a title that goes where there is no room for the title and all its buttons; what it leaves is the others'. Of
// several the last goes first.

#include <QToolButton>

class QLayoutItem;

namespace miru {

class YieldingButton : public QToolButton {
    Q_OBJECT

 public:
    /// `head`: the row it is one of. `icon`: its name, drawn in the theme's colour.
    YieldingButton(QWidget* head, const QString& icon);
    /// One that does not yield takes its room as any other button.
    void setYields(bool yields);
    bool yields() const { return m_yields; }
    /// It goes before a title is cut; else only before it is in the way of other buttons.
    void setYieldsToTitle() { m_yieldsToTitle = true; }
    /// None while it yields, so that no panel is wider for it.
    QSize minimumSizeHint() const override;

    /// Property of a title in which no button is shown.
    static constexpr const char* withoutButtons = "withoutButtons";

 protected:
    bool eventFilter(QObject* head, QEvent* event) override;

 private:
    bool hasRoom() const;
    int roomOf(const QLayoutItem& item) const;
    void makeWay() { setVisible(hasRoom()); }

    QWidget* m_head;
    bool m_yields = true;
    bool m_yieldsToTitle = false;
};

}  // namespace miru
