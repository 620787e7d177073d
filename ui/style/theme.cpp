// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QPalette>
#include <QProxyStyle>
#include <QRawFont>
#include <QScrollArea>
#include <QStyleFactory>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/style/light_colors.h"

namespace miru {
namespace {

Colors lightColors() {
    return {.window = 0xeef0f4,
            .card = light::card,
            .field = light::field,
            .border = 0xdbe0e8,
            .text = light::text,
            .mutedText = light::mutedText,
            .disabledText = 0x8d9096,
            .accent = light::accent,
            .accentText = 0xffffff,
            .grid = light::grid,
            .warning = 0x8a4500,
            .warningFill = 0xfff1de,
            .success = 0x1f7a4d,
            .successFill = 0xe3f5ea,
            .mapLow = light::mapLow,
            .mapHigh = light::mapHigh};
}

Colors darkColors() {
    return {.window = 0x16181d,
            .card = 0x1f2229,
            .field = 0x282c35,
            .border = 0x373c47,
            .text = 0xe8ebf0,
            .mutedText = 0xa0a8b5,
            .disabledText = 0x84878d,
            .accent = 0x58a6ff,
            .accentText = 0x0c1016,
            .grid = 0x2f343e,
            .warning = 0xffb870,
            .warningFill = 0x3a2c1c,
            .success = 0x4cc38a,
            .successFill = 0x17301f,
            .mapLow = 0x232b38,
            .mapHigh = 0x9ecbf5};
}

/// White and yellow on black: everything that is written stands out at least 7 to 1.
Colors highContrastColors() {
    return {.window = Qt::black,
            .card = Qt::black,
            .field = 0x101010,
            .border = Qt::white,
            .text = Qt::white,
            .mutedText = 0xe6e6e6,
            .disabledText = 0xb4b4b4,
            .accent = 0xffe14d,
            .accentText = Qt::black,
            .grid = 0x5a5a5a,
            .warning = 0xffc07a,
            .warningFill = 0x1a1000,
            .success = 0x7dffb0,
            .successFill = Qt::black,
            .mapLow = 0x101010,
            .mapHigh = 0xffffff};
}

Colors colorsOf(Theme::Kind kind) {
    switch (kind) {
        case Theme::Kind::Light: return lightColors();
        case Theme::Kind::Dark: return darkColors();
        case Theme::Kind::HighContrast: break;
    }
    return highContrastColors();
}

QPalette paletteOf(const Colors& c) {
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.field);
    palette.setColor(QPalette::AlternateBase, c.card);
    palette.setColor(QPalette::Text, c.text);
    // What nobody has typed is no text: where muted text is nearly white, the darker grey tells them apart.
    palette.setColor(QPalette::PlaceholderText, c.window == Qt::black ? c.disabledText : c.mutedText);
    palette.setColor(QPalette::Button, c.field);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.warning);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.accentText);
    palette.setColor(QPalette::ToolTipBase, c.card);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Light, c.border);  // the line below tabs, white in every theme otherwise
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabledText);
    return palette;
}

/// Icons are as large as the type beside them.
class StyleWithTypeScale : public QProxyStyle {
 public:
    StyleWithTypeScale() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        const int usual = QProxyStyle::pixelMetric(metric, option, widget);
        const bool isIcon = metric == PM_ButtonIconSize || metric == PM_SmallIconSize;
        return isIcon ? static_cast<int>(std::lround(usual * Theme::current().typeScale())) : usual;
    }
};

/// What a palette cannot say. %1 card, %2 border, %3 text, %4 muted, %5 field, %6 accent, %7 accent text, %8 window,
/// %14 disabled text, %15 the colour of ticks, %16 pixels of a box to be ticked.
QString styleSheetOf(const Colors& c) {
    return QStringLiteral(R"(
        #transportBar, QStatusBar { background: %1; }
        #transportBar { border-bottom: 1px solid %2; }
        QStatusBar { border-top: 1px solid %2; color: %4; }
        QStatusBar::item { border: none; }
        QPushButton, QToolButton { background: %5; color: %3; border: 1px solid %2; border-radius: 6px; padding: 5px 11px; }
        QToolButton[compact="true"] { padding: 3px 5px; }
        QFileDialog QToolButton { padding: 0; }
        QToolButton:checked { background: %6; color: %7; }
        QToolButton::menu-indicator { image: none; width: 0px; }
        QPushButton:hover, QToolButton:hover { border-color: %6; }
        QPushButton:focus, QToolButton:focus { border: 1px solid %6; outline: none; }
        QPushButton:pressed, QToolButton:pressed { background: %8; }
        QPushButton:disabled, QToolButton:disabled { color: %14; background: %1; }
        QPushButton[primary="true"] { background: %6; color: %7; border-color: %6; font-weight: 600; }
        QPushButton[primary="true"]:disabled { background: %5; color: %14; border-color: %2; }
        QPushButton[large="true"] { padding: 12px 26px; border-radius: 8px; }
        QPushButton[choice="true"] { text-align: left; padding: 5px 12px; }
        QPushButton[choice="true"]:checked { border: 2px solid %6; }
        QPushButton[choice="true"]:disabled { color: %3; }
        QPushButton[right="true"]:disabled { background: %13; border: 2px solid %12; font-weight: 600; }
        QPushButton[segment="true"] { border-radius: 5px; padding: 4px 4px; border: 1px solid transparent; background: transparent; }
        QPushButton[segment="true"]:checked { background: %6; color: %7; font-weight: 600; }
        QPushButton[segment="true"]:focus { border-color: %6; }
        QToolButton[fold="true"] { border: none; background: transparent; padding: 0; font-weight: 600; color: %3; }
        QToolButton[fold="true"]:focus { color: %6; }
        #segmentedControl { background: %5; border: 1px solid %2; border-radius: 6px; }
        QToolButton[title="true"] { border: 1px solid transparent; background: transparent; padding: 1px; }
        QToolButton[title="true"]:hover, QToolButton[title="true"]:focus { border-color: %6; }
        QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
        QMainWindow::separator:hover { background: %2; }
        QTabBar { background: transparent; qproperty-drawBase: 0; }
        QTabBar::tab { background: transparent; color: %4; border: none; border-bottom: 2px solid transparent; padding: 4px 5px; margin: 0 2px 3px 0; }
        QTabBar::tab:selected { color: %3; border-bottom-color: %6; }
        QTabBar::tab:hover { color: %3; }
        QTabBar::scroller { width: 13px; }
        QTabBar QToolButton { background: %8; border: 1px solid %8; border-radius: 4px; padding: 0; }
        QTabBar QToolButton:hover, QTabBar QToolButton:focus { border-color: %6; }
        QTabBar QToolButton::left-arrow, QTabBar QToolButton::right-arrow { image: none; }
        QTreeWidget { background: transparent; }
        #stepList { background: transparent; outline: none; }
        #stepList::item { padding: 5px 4px; border-radius: 4px; color: %3; }
        #stepList::item:selected { background: %6; color: %7; }
        QTableView { background: %1; }
        #costs::item { border-bottom: 1px solid %11; }
        QHeaderView { background: transparent; border: none; }
        QHeaderView::section { background: transparent; border: none; color: %4; padding: 2px 4px; }
        QTableCornerButton::section { background: transparent; border: none; }
        QMenu { background: %1; color: %3; border: 1px solid %2; padding: 4px; }
        QMenu::item { padding: 4px 18px; border-radius: 4px; }
        QMenu::item:selected { background: %5; color: %6; }
        QMenu::separator { height: 1px; background: %2; margin: 4px 6px; }
        QScrollArea { background: transparent; border: none; }
        QChartView { background: transparent; }
        QScrollArea > QWidget > QWidget { background: transparent; }
        QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
        QScrollBar::handle:vertical { background: %2; border-radius: 3px; min-height: 32px; margin: 0 2px; }
        QScrollBar::handle:vertical:hover { background: %4; }
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; height: 0; }
        QCheckBox::indicator, QAbstractItemView::indicator { width: %16px; height: %16px; border: 1px solid %4; border-radius: 4px; background: %1; }
        QCheckBox::indicator:hover { border-color: %6; }
        QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: %6; border-color: %6; image: url(:/icons/check-%15.svg); }
        QCheckBox::indicator:disabled { border-color: %2; }
        QStatusBar QProgressBar { background: %5; border: none; border-radius: 3px; max-height: 6px; }
        QStatusBar QProgressBar::chunk { background: %6; border-radius: 3px; }
        QToolTip { background: %1; color: %3; border: 1px solid %2; padding: 6px; }
        #badge { color: %10; border: 1px solid %10; border-radius: 8px; padding: 1px 7px; }
        #toast { background: %1; border: 1px solid %4; border-radius: 8px; }
        #toast[tone="trouble"] { background: %9; border-color: %10; }
        #toast[tone="trouble"] QLabel { color: %10; }
        #toast[tone="success"] { background: %13; border-color: %12; }
    )")
        .arg(c.card.name(), c.border.name(), c.text.name(), c.mutedText.name(), c.field.name(), c.accent.name(),
             c.accentText.name(), c.window.name(), c.warningFill.name())
        .arg(c.warning.name(), c.grid.name(), c.success.name(), c.successFill.name(), c.disabledText.name(),
             c.accentText.lightness() > 127 ? QStringLiteral("white") : QStringLiteral("black"))
        .arg(std::lround(14 * Theme::current().typeScale()));
}

/// Fusion draws frames darker than the window, which on black is none at all.
QString frames(const Colors& c) {
    return QStringLiteral(R"(
        QPlainTextEdit { border: 1px solid %1; border-radius: 3px; }
        QAbstractSpinBox, QComboBox, QLineEdit { border: 1px solid %1; border-radius: 3px; padding: 2px 4px; }
        QAbstractSpinBox:focus, QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus { border-color: %2; }
        QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; }
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 15px; }
        QAbstractSpinBox::up-arrow { image: url(:/icons/white-up.svg); width: 11px; }
        QAbstractSpinBox::down-arrow { image: url(:/icons/white-down.svg); width: 11px; }
        QToolButton::menu-button { border: 1px solid %1; border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
        QToolButton::menu-arrow, QToolButton::down-arrow { image: url(:/icons/white-down.svg); }
        QToolButton::right-arrow { image: url(:/icons/white-right.svg); }
        QToolButton::left-arrow { image: url(:/icons/white-left.svg); }
        QComboBox::drop-down { border: none; width: 16px; }
        QComboBox::down-arrow { image: url(:/icons/white-down.svg); width: 12px; }
        QSlider::groove:horizontal { height: 4px; background: %1; border-radius: 2px; }
        QSlider::sub-page:horizontal { background: %2; border-radius: 2px; }
        QSlider::handle:horizontal { width: 12px; margin: -5px 0; background: %1; border-radius: 3px; }
        QSlider::handle:horizontal:focus { background: %2; }
        QPushButton:disabled, QToolButton:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { border-style: dashed; }
        QCheckBox::indicator:disabled { border-style: dashed; }
    )")
        .arg(c.border.name(), c.accent.name());
}

/// While it lives, widgets are not told that their style has changed. Each would measure its texts and lay out what is in it.
class StyleChangeUntold : public QObject {
 public:
    enum class To {
        All,         ///< the style is there for a moment
        ScrollAreas  ///< what is in them is told, and they measure it when all of it has been
    };
    explicit StyleChangeUntold(To whom) : m_whom(whom) { qApp->installEventFilter(this); }
    bool eventFilter(QObject* widget, QEvent* event) override {
        return event->type() == QEvent::StyleChange && (m_whom == To::All || qobject_cast<QScrollArea*>(widget));
    }

 private:
    To m_whom;
};

/// Whether what is written in a family can be copied from a PDF as it was. There a glyph stands for the first character that
/// has it, and in some families two have one: in Inter 4 the apostrophe ’ and the letter ʼ, which comes first.
bool comesBack(const QString& family) {
    const QRawFont font = QRawFont::fromFont(QFont(family));
    if (font.familyName() != family) return false;
    constexpr char16_t begin = 0x20;
    constexpr char16_t end = 0x3000;
    QString characters;
    for (char16_t c = begin; c < end; ++c) characters += QChar(c);
    const QList<quint32> glyphs = font.glyphIndexesForString(characters);
    if (glyphs.size() != characters.size()) return false;
    QHash<quint32, qsizetype> first;
    for (qsizetype n = glyphs.size() - 1; n >= 0; --n) first[glyphs[n]] = n;
    const QString signs = QStringLiteral("‘’‚“”„–—−·…×÷±≤≥→µβλσΔ");
    return std::ranges::all_of(signs, [&](QChar sign) {
        const qsizetype n = sign.unicode() - begin;
        return glyphs[n] == 0 || first[glyphs[n]] == n;  // what it lacks is taken from another family
    });
}

/// Of some words in ten points, and bold, where families differ most.
double widthOfText(const QString& family) {
    return QFontMetricsF(QFont(family, 10, QFont::Bold))
        .horizontalAdvance(QStringLiteral("learning task 12, accuracy after training"));
}

/// The first of these families of which that is so, or the first.
QString firstThatComesBack(const QStringList& families) {
    const auto found = std::ranges::find_if(families, comesBack);
    return found == families.end() ? families.front() : *found;
}

}  // namespace

Theme::Theme() : m_colors(lightColors()) {}

Theme& Theme::current() {
    static Theme theme;
    return theme;
}

void Theme::apply(Kind kind) {
    m_kind = kind;
    m_colors = colorsOf(kind);
    // Every one of these reaches all widgets, and is dear while there is a style sheet: the window has some 1,500.
    {
        const StyleChangeUntold untold(StyleChangeUntold::To::All);
        qApp->setStyleSheet({});
    }
    if (!m_hasStyle) QApplication::setStyle(new StyleWithTypeScale);
    m_hasStyle = true;
    QApplication::setPalette(paletteOf(m_colors));
    QToolTip::setPalette(paletteOf(m_colors));
    if (QApplication::font() != baseFont()) QApplication::setFont(baseFont());
    const StyleChangeUntold untold(StyleChangeUntold::To::ScrollAreas);
    qApp->setStyleSheet(styleSheetOf(m_colors) + (kind == Kind::HighContrast ? frames(m_colors) : QString()));
    Q_EMIT changed();
}

void Theme::applyNext() {
    switch (m_kind) {
        case Kind::Light: return apply(Kind::Dark);
        case Kind::Dark: return apply(Kind::HighContrast);
        case Kind::HighContrast: return apply(Kind::Light);
    }
}

void Theme::setTypeScale(double scale, double captions) {
    if (m_typeScale == scale && m_captionShare == captions) return;
    m_typeScale = scale;
    m_captionShare = captions;
    apply(m_kind);
}

QFont Theme::baseFont() {
    static const QString family = QFontDatabase::families().contains(QStringLiteral("Inter"))
                                      ? QStringLiteral("Inter")
                                      : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    static const QString familyForPaper = firstThatComesBack(
        {family, QStringLiteral("DejaVu Sans"), QStringLiteral("Liberation Sans"), QStringLiteral("Noto Sans")});
    // What fits in one family shall fit in the other.
    static const double paperScale = std::min(1.0, widthOfText(family) / widthOfText(familyForPaper));
    QFont font(current().m_isForPaper ? familyForPaper : family);
    font.setPointSizeF(basePoints * current().m_typeScale * (current().m_isForPaper ? paperScale : 1));
    // A PDF knows the text of a glyph only where a character of its own has that glyph. Shaping exchanges glyphs by what
    // stands beside them ("fi", or Inter's minus before a digit), and those can be neither copied nor searched.
    if (current().m_isForPaper) font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

LightForPaper::LightForPaper()
    : m_kind(Theme::current().m_kind),
      m_colors(colors()),
      m_typeScale(Theme::current().m_typeScale),
      m_captionShare(Theme::current().m_captionShare),
      m_isForPaper(Theme::current().m_isForPaper) {
    Theme& theme = Theme::current();
    theme.m_isForPaper = true;
    theme.m_kind = Theme::Kind::Light;
    theme.m_colors = lightColors();
    theme.m_colors.window = theme.m_colors.card = Qt::white;
    theme.m_typeScale = 1;
    theme.m_captionShare = Theme::captionShare;
}

LightForPaper::~LightForPaper() {
    Theme& theme = Theme::current();
    theme.m_kind = m_kind;
    theme.m_colors = m_colors;
    theme.m_typeScale = m_typeScale;
    theme.m_captionShare = m_captionShare;
    theme.m_isForPaper = m_isForPaper;
}

QPalette LightForPaper::palette() { return paletteOf(lightColors()); }

QFont Theme::titleFont() {
    QFont font = baseFont();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::captionFont() {
    QFont font = baseFont();
    font.setPointSizeF(font.pointSizeF() * current().m_captionShare);
    return font;
}

}  // namespace miru
