// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/figure.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

#include "ui/report/timeless_pdf.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double millimetresPerInch = 25.4;
constexpr int pdfDpi = 1200;

}  // namespace

Figure::Figure(const Panel& panel, const QSizeF& millimetres)
    : Figure([&panel] { return panel.twin(); }, panel.sharedSnapshot(), panel.ghosts(), millimetres) {}

Figure::Figure(const std::function<std::unique_ptr<Panel>()>& makePanel, std::shared_ptr<const Snapshot> snapshot,
               QList<Ghost> ghosts, const QSizeF& millimetres) {
    const LightForPaper light;
    Panel* const panel = makePanel().release();
    take(panel, millimetres);
    panel->becomePlot();
    panel->setSnapshot(std::move(snapshot), std::move(ghosts));
    settle();
}

Figure::Figure(const std::function<std::unique_ptr<QWidget>()>& makeWidget, const QSizeF& millimetres) {
    const LightForPaper light;
    take(makeWidget().release(), millimetres);
    settle();
}

void Figure::take(QWidget* plot, const QSizeF& millimetres) {
    m_host = std::make_unique<QWidget>();
    m_host->setAttribute(Qt::WA_DontShowOnScreen);
    m_plot = plot;
    m_plot->setParent(m_host.get());
    m_plot->setPalette(LightForPaper::palette());
    m_plot->setFont(Theme::baseFont());  // the application's is the screen's
    m_plot->resize((millimetres / millimetresPerInch * screenDpi).toSize());
}

/// Everything gets its place and the colours of paper.
void Figure::settle() {
    m_plot->setVisible(true);
    m_host->resize(m_plot->size());
    m_host->setVisible(true);
    for (QWidget* part : m_plot->findChildren<QWidget*>())
        if (!part->testAttribute(Qt::WA_SetPalette)) part->setPalette(LightForPaper::palette());
    m_plot->grab();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);  // charts too
}

Figure::~Figure() = default;
Figure::Figure(Figure&&) noexcept = default;

QSize Figure::size() const { return m_plot->size(); }

void Figure::paint(QPainter& painter) const {
    const LightForPaper light;
    m_plot->render(&painter, {}, {}, QWidget::DrawChildren);
}

QImage Figure::image(int dpi) const {
    const double scale = dpi / screenDpi;
    QImage image(QSizeF(QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDotsPerMeterX(static_cast<int>(std::lround(dpi / millimetresPerInch * 1000)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter);
    return image;
}

QByteArray Figure::svg(const QString& title) const {
    QBuffer buffer;
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(static_cast<int>(screenDpi));
        generator.setSize(size());
        generator.setViewBox(QRect(QPoint(), size()));
        generator.setTitle(title.toHtmlEscaped());  // Qt writes it as it is
        generator.setDescription(QStringLiteral("MiRU Lab"));
        QPainter painter(&generator);
        painter.fillRect(QRect(QPoint(), size()), Qt::white);
        paint(painter);
    }
    return buffer.data();
}

QByteArray Figure::pdf(const QString& title) const {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(pdfDpi);
        describePdf(writer, title);
        writer.setPageSize(QPageSize(QSizeF(size()) / screenDpi * millimetresPerInch, QPageSize::Millimeter));
        writer.setPageMargins({});
        QPainter painter(&writer);
        painter.scale(pdfDpi / screenDpi, pdfDpi / screenDpi);
        paint(painter);
    }
    QByteArray pdf = buffer.data();
    forgetMoment(pdf);
    return pdf;
}

}  // namespace miru
