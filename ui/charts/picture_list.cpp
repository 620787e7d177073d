// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/picture_list.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>
#include <utility>

#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int narrowestItem = 190;  // pixels
constexpr int edge = 4;             // around what stands in an item
constexpr double mostPerHeight = 2.5;

/// How many times as wide as high a picture is shown. A recording may be longer than it is high, but not without bound.
double shapeOf(const QImage& picture) {
    return std::clamp(static_cast<double>(picture.width()) / std::max(1, picture.height()), 1.0, mostPerHeight);
}

/// Writes a text from `left` on, up to `right`; returns where it ends.
double writeText(QPainter& painter, const QString& text, double left, const QRectF& line, const QColor& color) {
    const QFontMetricsF metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, line.right() - left));
    painter.setPen(color);
    painter.drawText(QRectF(left, line.top(), line.right() - left, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     shown);
    return left + metrics.horizontalAdvance(shown);
}

}  // namespace

class PictureList::Model : public QAbstractListModel {
 public:
    using QAbstractListModel::QAbstractListModel;

    const QList<PictureListItem>& items() const { return m_items; }
    /// Those there are already are told of at once: one by one would take longer than painting them.
    void setItems(QList<PictureListItem> items) {
        const auto before = static_cast<int>(m_items.size());
        const auto now = static_cast<int>(items.size());
        if (now < before) beginRemoveRows({}, now, before - 1);
        if (now > before) beginInsertRows({}, before, now - 1);
        m_items = std::move(items);
        if (now < before) endRemoveRows();
        if (now > before) endInsertRows();
        if (const int kept = std::min(before, now); kept > 0) Q_EMIT dataChanged(index(0), index(kept - 1));
    }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const bool isSpoken = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
        return index.isValid() && isSpoken ? m_items[index.row()].spoken : QVariant();
    }

 private:
    QList<PictureListItem> m_items;
};

class PictureList::Painter : public QStyledItemDelegate {
 public:
    explicit Painter(PictureList* list) : QStyledItemDelegate(list), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return m_list->itemSize(); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const PictureListItem& item = m_list->items()[index.row()];
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
        const bool isCurrent = m_list->hasFocus() && m_list->currentIndex() == index;
        if (isCurrent || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(isCurrent ? QPen(colors().accent) : QPen(Qt::NoPen));
            painter->setBrush(colors().field);
            painter->drawRoundedRect(frame, edge, edge);
        }
        paintItem(*painter, frame.adjusted(edge, edge, -edge, -edge), item, m_list->m_widest);
        painter->restore();
    }

 private:
    static void paintItem(QPainter& painter, QRectF area, const PictureListItem& item, double widest) {
        if (!item.picture.isNull()) {
            painter.drawImage(QRectF(area.left(), area.top(), area.height() * shapeOf(item.picture), area.height()),
                              item.picture);
            area.setLeft(area.left() + area.height() * widest + 2 * edge);
        }
        const double line = area.height() / (item.text.isEmpty() ? 2 : 3);
        QRectF row(area.left(), area.top(), area.width(), line);
        painter.setFont(Theme::captionFont());
        if (!item.text.isEmpty()) {
            writeText(painter, item.text, row.left(), row, colors().text);
            row.translate(0, line);
        }
        writeText(painter, item.name, row.left(), row, item.text.isEmpty() ? colors().text : colors().mutedText);
        row.translate(0, line);
        double left = writeText(painter, item.prefix, row.left(), row, colors().mutedText);
        QFont bold = Theme::captionFont();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        left = writeText(painter, item.instead, left, row, colors().text);
        painter.setFont(Theme::captionFont());
        writeText(painter, item.note, left, row, colors().mutedText);
    }

    PictureList* m_list;
};

PictureList::PictureList(QWidget* parent) : QListView(parent), m_model(new Model(this)) {
    setModel(m_model);
    setItemDelegate(new Painter(this));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT chosen(items()[index.row()].key); });
    connect(&Theme::current(), &Theme::changed, this, &PictureList::fitColumns);
}

void PictureList::setItems(QList<PictureListItem> items) {
    if (items == m_model->items()) return;
    const int current = currentIndex().row();
    const int chosenKey = current >= 0 ? m_model->items()[current].key : -1;
    const int scrolled = verticalScrollBar()->value();
    m_widest = 1;
    for (const PictureListItem& shown : items)
        if (!shown.picture.isNull()) m_widest = std::max(m_widest, shapeOf(shown.picture));
    const auto chosenNow = std::ranges::find(items, chosenKey, &PictureListItem::key);
    const auto row = chosenNow == items.end() ? -1 : static_cast<int>(chosenNow - items.begin());
    m_model->setItems(std::move(items));
    fitColumns();
    setCurrentIndex(m_model->index(row));
    verticalScrollBar()->setValue(scrolled);
    viewport()->update();
}

const QList<PictureListItem>& PictureList::items() const { return m_model->items(); }

/// Not what the desktop calls activation: that may be a click, which has chosen already.
void PictureList::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) return void(Q_EMIT chosen(items()[currentIndex().row()].key));
    QListView::keyPressEvent(event);
}

void PictureList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    fitColumns();
}

/// As many columns as fit, and as wide as they can be.
void PictureList::fitColumns() { setGridSize(itemSize()); }

QSize PictureList::itemSize() const {
    // The list leaves room for a scroll bar whether or not there is one.
    const int room = std::min(viewport()->width(), width() - verticalScrollBar()->sizeHint().width()) - 1;
    const int columns = std::max(1, room / narrowestItem);
    const double line = QFontMetricsF(Theme::captionFont()).height() + 1;
    const bool haveTexts = std::ranges::any_of(items(), [](const auto& item) { return !item.text.isEmpty(); });
    return {room / columns, static_cast<int>((haveTexts ? 3 : 2) * line) + 2 * edge + 2};
}

}  // namespace miru
