// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// After a run the German window has no number that English would write: not in labels, tables, tooltips and boxes, not in
// what is painted, not in the report; and every file it writes has its points.

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPaintEngine>
#include <QPainter>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/drive_window.h"
#include "tests/support/german.h"
#include "tests/support/warnings.h"
#include "ui/docks/panel_dock.h"
#include "ui/main_window.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/resources_panel.h"
#include "ui/report/report.h"
#include "ui/run/runs_card.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::drive;
using namespace miru::test;

namespace {

/// Notes every text that is painted, and paints nothing.
class TextRecorder : public QPaintDevice {
 public:
    explicit TextRecorder(QSize size) : m_size(size) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }
    QStringList texts() const { return m_engine.texts; }

 protected:
    int metric(PaintDeviceMetric metric) const override {
        constexpr int dpi = 96;
        switch (metric) {
            case PdmWidth: return m_size.width();
            case PdmHeight: return m_size.height();
            case PdmDepth: return 32;
            case PdmNumColors: return 1 << 24;
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY: return dpi;
            case PdmDevicePixelRatio: return 1;
            case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
            default: return QPaintDevice::metric(metric);
        }
    }

 private:
    struct Engine : QPaintEngine {
        Engine() : QPaintEngine(AllFeatures) {}
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState&) override {}
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
        void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
        void drawPath(const QPainterPath&) override {}
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
        void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF&, const QTextItem& item) override { texts << item.text(); }
        Type type() const override { return User; }
        QStringList texts;
    };
    QSize m_size;
    mutable Engine m_engine;
};

ExperimentSpec someRun() {
    ExperimentSpec spec = drive::shortRun();
    spec.data.trainPerTask = 1280;
    spec.rehearsal.samplesPerTask = 1875;
    spec.inhibition.sparsity = 0.5;
    spec.events = {{10, Knob::Lambda, 0.85}};
    return spec;
}

/// Every text of a widget that can be read without looking, with where it stands.
QStringList textsOf(const QWidget& widget) {
    QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()};
    if (const auto* const label = qobject_cast<const QLabel*>(&widget)) texts << label->text();
    if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget)) texts << button->text();
    if (const auto* const box = qobject_cast<const QAbstractSpinBox*>(&widget)) texts << box->text();
    if (const auto* const line = qobject_cast<const QLineEdit*>(&widget)) texts << line->text();
    if (const auto* const menu = qobject_cast<const QMenu*>(&widget))
        for (const QAction* action : menu->actions()) texts << action->text() << action->toolTip();
    if (const auto* const box = qobject_cast<const QComboBox*>(&widget))
        for (int n = 0; n < box->count(); ++n) texts << box->itemText(n);
    if (const auto* const table = qobject_cast<const QTableView*>(&widget)) {
        const QAbstractItemModel& model = *table->model();
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole}) {
            for (int column = 0; column < model.columnCount(); ++column)
                texts << model.headerData(column, Qt::Horizontal, role).toString();
            for (int row = 0; row < model.rowCount(); ++row)
                for (int column = 0; column < model.columnCount(); ++column)
                    texts << model.index(row, column).data(role).toString();
        }
    }
    return texts;
}

QStringList englishNumbersIn(const QStringList& texts) {
    QStringList found;
    for (const QString& text : texts)
        if (const QString number = englishNumberIn(text); !number.isEmpty())
            found << number + QStringLiteral(" in “") + text + QStringLiteral("”");
    return found;
}

QStringList paintedIn(QWidget& widget) {
    TextRecorder recorder(widget.size());
    widget.render(&recorder, {}, {}, QWidget::DrawChildren);
    return recorder.texts();
}

}  // namespace

class TestGermanWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<German> m_german;

 private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("MiRU Lab");
        QCoreApplication::setApplicationName("tst_german_window");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        m_german = std::make_unique<German>();
        QVERIFY2(m_german->isThere(), "built without Qt's linguist tools (Debian: qt6-l10n-tools)");
    }
    void cleanupTestCase() { m_german.reset(); }
    void init() {
        failOnWarnings();
        Theme::current().apply(Theme::Kind::Light);
    }

    void theDetectorKnowsGermanFromEnglish() {
        for (const char* text : {"0.55", "β 0.8", "1,875 Beispiele", "7.35 MB", "12.3", "−0.5", "21,386 : 61,578"})
            QVERIFY2(!englishNumberIn(QString::fromUtf8(text)).isEmpty(), text);
        for (const char* text : {"0,55", "1.875", "12.345,6", "2,875 : 1", "2025", "arXiv 2503.06175", "0", "100 %",
                                 "<span style='width:0.5'>1</span>"})
            QVERIFY2(englishNumberIn(QString::fromUtf8(text)).isEmpty(), text);
    }

    void afterTwoRunsNoNumberIsEnglish() {
        MainWindow window;
        window.resize(1500, 1000);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const CellKind cell : {CellKind::Gru, CellKind::Miru2}) {
            ExperimentSpec spec = someRun();
            spec.model.cell = cell;
            formOf(window)->setSpec(spec);
            window.run();
            QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        }
        QStringList painted;
        for (PanelDock* dock : panelsOf(window)->docks()) {
            dock->show();
            dock->raise();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            painted << paintedIn(*dock);
            for (Panel* panel : dock->findChildren<Panel*>()) {
                panel->setTableShown(true);
                painted << panel->sentence();
                QVERIFY2(englishNumbersIn(textsOf(*panel->tableTwin())).isEmpty(),
                         qPrintable(englishNumbersIn(textsOf(*panel->tableTwin())).join('\n')));
                panel->setTableShown(false);
            }
        }
        painted << paintedIn(window);
        QVERIFY2(painted.size() > 200, "the texts of charts and panels are seen");
        QVERIFY2(englishNumbersIn(painted).isEmpty(), qPrintable(englishNumbersIn(painted).join('\n')));
        QStringList texts;
        for (const QWidget* widget : window.findChildren<QWidget*>()) texts << textsOf(*widget);
        QVERIFY2(englishNumbersIn(texts).isEmpty(), qPrintable(englishNumbersIn(texts).join('\n')));
        QVERIFY2(texts.contains("1.875"), "the box of the rehearsal");
        QVERIFY(!texts.filter("0,85").isEmpty());
    }

    void theReportIsGermanAndFilesAreNot() {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        formOf(window)->setSpec(someRun());
        window.run();
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        const RunEntry& run = *runsOf(window)->current();
        QString html = QString::fromUtf8(reportAsHtml({run}));
        const qsizetype commands = html.indexOf(QStringLiteral("<pre>"));
        QVERIFY(commands > 0 && html.mid(commands).contains("0.85"));
        static const QRegularExpression snapshot(QStringLiteral("<svg.*?</svg>"),
                                                 QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression drawn(QStringLiteral("<text[^>]*>([^<]*)</text>"));
        QStringList texts;
        for (auto found = drawn.globalMatch(html); found.hasNext();) texts << found.next().captured(1);
        static const QRegularExpression other(QStringLiteral("<(style|pre)>.*?</\\1>"),
                                              QRegularExpression::DotMatchesEverythingOption);
        html.replace(snapshot, QString()).replace(other, QString());
        static const QRegularExpression version(QStringLiteral("MiRU Lab \\d+(\\.\\d+)*"));
        texts << html.replace(version, QString()).split('\n');
        QVERIFY2(englishNumbersIn(texts).isEmpty(), qPrintable(englishNumbersIn(texts).join('\n')));
        for (Panel* panel : window.findChildren<Panel*>()) {
            const QString csv = QString::fromUtf8(panel->csv());
            static const QRegularExpression comma(QStringLiteral("\"[^\"\n]*\\d,\\d[^\"\n]*\""));
            QVERIFY2(!comma.match(csv).hasMatch(), qPrintable(panel->title() + ": " + comma.match(csv).captured()));
        }
        QVERIFY(resourcesPanelOf(window)->csv().contains("."));
    }

    void commaAndPointAreTakenInFields() {
        SpecForm form;
        form.show();
        const auto type = [&](const char* key, const char* text) {
            auto* const box = form.editor(key)->findChild<QAbstractSpinBox*>();
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, text);
            QTest::keyClick(box, Qt::Key_Return);
            return box->text();
        };
        QCOMPARE(type("model.beta", "0,8"), QString("0,8"));
        QCOMPARE(form.spec().model.beta, 0.8);
        QCOMPARE(type("model.beta", "0.6"), QString("0,6"));
        QCOMPARE(form.spec().model.beta, 0.6);
        QCOMPARE(type("rehearsal.samplesPerTask", "1.875"), QString("1.875"));
        QCOMPARE(form.spec().rehearsal.samplesPerTask, 1875);
        QCOMPARE(type("rehearsal.samplesPerTask", "2500"), QString("2.500"));
        QCOMPARE(form.spec().rehearsal.samplesPerTask, 2500);
    }
};

QTEST_MAIN(TestGermanWindow)
#include "tst_german_window.moc"
