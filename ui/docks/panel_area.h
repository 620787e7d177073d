// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where the panels stand: docks that can be moved, tabbed, closed and made large, and a few arrangements by name.

#include <QByteArray>
#include <QMainWindow>
#include <QMap>
#include <optional>

namespace miru {

class Card;
class PanelDock;

/// What can stand in the area.
enum class PanelId {
    Accuracy,
    Matrix,
    Activity,
    Sparsity,
    Resources,
    Reader,
    Why,
    Forgotten,
    StateSpace,
    Between,
    Buffer,
    Runs,
    Data
};

class PanelArea : public QMainWindow {
    Q_OBJECT

 public:
    enum class Arrangement { Lab, Lecture, Paper };
    Q_ENUM(Arrangement)

    explicit PanelArea(QWidget* parent = nullptr);

    /// `tab`: a word or two for tabs and menus.
    void add(PanelId place, Card* card, const QString& tab);
    PanelDock* dock(PanelId place) const;
    /// All docks, in the order of their places.
    QList<PanelDock*> docks() const { return m_docks.values(); }
    /// Puts every panel where the arrangement wants it, with regard to the room there is.
    void arrange(Arrangement arrangement);
    Arrangement arrangement() const { return m_arrangement; }
    /// Shows these panels alone, the first of them large; until panels are arranged again.
    void showOnly(const QList<PanelId>& places);
    /// The panel whose dock has this name, "state-space"; nothing if there is none.
    static std::optional<PanelId> panelNamed(const QString& name);
    /// Where everything stands, to be put back in another session.
    QByteArray layoutState() const;
    /// Puts everything back; false (and nothing is changed) if these are not the bytes of a state.
    bool setLayoutState(const QByteArray& state);
    /// The panel that fills the area, or null.
    PanelDock* maximized() const { return m_maximized; }
    /// Makes one panel fill the area; the one that fills it already goes back to its place.
    void toggleMaximized(PanelDock* dock);

 Q_SIGNALS:
    /// What the help has on a panel was asked for; its topic has the name of the panel's dock.
    void helpWanted(const QString& topic);

 protected:
    bool event(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    enum class Room { Tight, Usual, Ample };
    Room room() const;
    void arrangeLab();
    void arrangeLecture();
    void arrangePaper();
    void clearAway();
    void hideOthersBehind(PanelDock* dock);
    void restore();
    void drawTabIcons();
    QStringList tabsOnTop() const;
    void raiseTabs();

    QMap<PanelId, PanelDock*> m_docks;
    Arrangement m_arrangement = Arrangement::Lab;
    bool m_isTouched = false;   ///< somebody has moved or closed a panel since it was arranged
    Room m_room = Room::Usual;  ///< that there was when the panels were arranged
    QStringList m_tabsWanted;   ///< on top, as another session had them; none once the panels are arranged again
    PanelDock* m_maximized = nullptr;
    QByteArray m_beforeMaximizing;
};

}  // namespace miru
