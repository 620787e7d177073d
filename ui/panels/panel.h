// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A panel: one question, answered from a snapshot alone. It keeps nothing but what it shows.

#include <memory>

#include "core/measure/snapshot.h"
#include "ui/style/card.h"

class QLabel;
class QTableView;
class QToolButton;

namespace miru {

class TableModel;

/// Another run to compare with.
struct Ghost {
    QString name;
    QColor color;
    Qt::PenStyle pen = Qt::DashLine;
    std::shared_ptr<const Snapshot> latest;  ///< for plots over time
    std::shared_ptr<const Snapshot> then;    ///< when it was as far as what is shown
    QString obstacle;       ///< why it cannot be compared with what is shown, and is not drawn; empty: it can be
    QString curveObstacle;  ///< the same for curves on one axis
    int run = 0;            ///< its number in the list
    bool isBeside = false;  ///< trained beside the run shown, to be compared with it
};

/// The numbers behind a snapshot.
struct PanelTable {
    QStringList columns;
    QList<QStringList> rows;
};

class Panel : public Card {
    Q_OBJECT

 public:
    explicit Panel(const QString& question, QWidget* parent = nullptr);

    /// Shows this snapshot; null shows the state before anything has run. A hidden panel waits until it is seen.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// Other runs, drawn behind by panels that can; not those that cannot be compared with this one.
    void setGhosts(QList<Ghost> ghosts);
    /// Both at once, drawn once.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot, QList<Ghost> ghosts);

    /// Shows the same as a table, with a sentence above it.
    void setTableShown(bool shown);
    bool isTableShown() const;
    QToolButton* tableButton() const { return m_tableButton; }
    QTableView* tableTwin() const { return m_table; }
    /// What is shown, in a sentence; empty if nothing is.
    virtual QString sentence() const { return {}; }

    /// Another panel of this kind, to be drawn for paper; null for panels that are no plot.
    virtual std::unique_ptr<Panel> twin() const { return nullptr; }
    /// Leaves the plot alone in the panel, without title and frame.
    virtual void becomePlot();
    std::shared_ptr<const Snapshot> sharedSnapshot() const { return m_snapshot; }
    /// Those that can be compared with what is shown.
    const QList<Ghost>& ghosts() const { return m_ghosts; }
    /// The numbers of the snapshot as comma-separated values.
    virtual QByteArray csv() const;
    QToolButton* exportButton() const { return m_exportButton; }

 Q_SIGNALS:
    /// The plot shall be written to a file or copied.
    void exportPressed();

 protected:
    /// A cell of comma-separated values, in quotation marks where it needs them.
    static QString inCsv(QString cell);
    /// Draws the snapshot; never called while hidden.
    virtual void show(const Snapshot* snapshot) = 0;
    /// The numbers of the snapshot at hand; none without one.
    virtual PanelTable numbers() const = 0;
    /// Whether a click on a heading sorts the table; not where a row stands for what the one above it does not.
    virtual bool isTableSorted() const { return true; }
    using Card::show;
    void showEvent(QShowEvent* event) override;
    /// What is shown is no longer right: draws it again, now or when it is seen again.
    void invalidate();
    const Snapshot* snapshot() const { return m_snapshot.get(); }

 private:
    void takeGhosts(QList<Ghost> ghosts);
    void refresh();
    void fillTable();
    void restyleButtons();

    std::shared_ptr<const Snapshot> m_snapshot;
    QList<Ghost> m_ghosts;
    QToolButton* m_tableButton = nullptr;
    QToolButton* m_exportButton = nullptr;
    QWidget* m_twin = nullptr;  ///< sentence and table, made when first asked for
    QLabel* m_twinSentence = nullptr;
    TableModel* m_numbers = nullptr;  ///< of the table
    QTableView* m_table = nullptr;
    bool m_isStale = true;
};

}  // namespace miru
