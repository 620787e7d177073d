// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/picture_list.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

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

class PictureList::Painter : public QStyledItemDelegate {
 public:
    explicit Painter(PictureList* list) : QStyledItemDelegate(list), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return m_list->itemSize(); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const PictureListItem& item = m_list->m_items[index.row()];
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
        const bool isCurrent = m_list->hasFocus() && m_list->currentRow() == index.row();
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

PictureList::PictureList(QWidget* parent) : QListWidget(parent) {
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
    const auto choose = [this](const QListWidgetItem* item) { Q_EMIT chosen(m_items[row(item)].key); };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(&Theme::current(), &Theme::changed, this, &PictureList::fitColumns);
}

void PictureList::setItems(QList<PictureListItem> items) {
    if (items == m_items) return;
    const int chosenKey = currentRow() >= 0 ? m_items[currentRow()].key : -1;
    const int scrolled = verticalScrollBar()->value();
    m_items = std::move(items);
    m_widest = 1;
    for (const PictureListItem& shown : m_items)
        if (!shown.picture.isNull()) m_widest = std::max(m_widest, shapeOf(shown.picture));
    while (count() > m_items.size()) delete takeItem(count() - 1);
    while (count() < m_items.size()) addItem(new QListWidgetItem);
    int current = -1;
    for (int n = 0; n < m_items.size(); ++n) {
        item(n)->setData(Qt::AccessibleTextRole, m_items[n].spoken);
        item(n)->setToolTip(m_items[n].spoken);
        if (m_items[n].key == chosenKey) current = n;
    }
    fitColumns();
    setCurrentRow(current);
    verticalScrollBar()->setValue(scrolled);
    viewport()->update();
}

/// Not what the desktop calls activation: that may be a click, which has chosen already.
void PictureList::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentRow() >= 0) return void(Q_EMIT chosen(m_items[currentRow()].key));
    QListWidget::keyPressEvent(event);
}

void PictureList::resizeEvent(QResizeEvent* event) {
    QListWidget::resizeEvent(event);
    fitColumns();
}

/// As many columns as fit, and as wide as they can be.
void PictureList::fitColumns() { setGridSize(itemSize()); }

QSize PictureList::itemSize() const {
    // The list leaves room for a scroll bar whether or not there is one.
    const int room = std::min(viewport()->width(), width() - verticalScrollBar()->sizeHint().width()) - 1;
    const int columns = std::max(1, room / narrowestItem);
    const double line = QFontMetricsF(Theme::captionFont()).height() + 1;
    const bool haveTexts = std::ranges::any_of(m_items, [](const auto& item) { return !item.text.isEmpty(); });
    return {room / columns, static_cast<int>((haveTexts ? 3 : 2) * line) + 2 * edge + 2};
}

}  // namespace miru
