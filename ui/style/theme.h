// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The look of the window: every colour, size and font comes from here, and a change of theme reaches everything.

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace miru {

/// The colours of a theme, by what they are for.
struct Colors {
    QColor window;  ///< behind the cards
    QColor card;    ///< of a panel
    QColor field;   ///< of an input
    QColor border;  ///< of cards and fields
    QColor text;
    QColor mutedText;     ///< captions, axis labels; still 4.5 : 1
    QColor disabledText;  ///< half way between text and card; on black brighter, 7 : 1
    QColor accent;        ///< the one colour that says "press me" or "this one"
    QColor accentText;    ///< on accent
    QColor grid;          ///< of a plot
    QColor warning;       ///< text of what waits or went wrong
    QColor warningFill;   ///< behind it
    QColor success;       ///< edge of what says that something has been done
    QColor successFill;   ///< inside it
    QColor mapLow;        ///< ends of the sequential map of accuracies
    QColor mapHigh;
};

class Theme : public QObject {
    Q_OBJECT

 public:
    enum class Kind { Light, Dark, HighContrast };

    /// The theme in force; there is one.
    static Theme& current();

    Kind kind() const { return m_kind; }
    const Colors& colors() const { return m_colors; }
    bool isDark() const { return m_kind != Kind::Light; }
    /// Puts the whole application into a theme.
    void apply(Kind kind);
    /// From light to dark, to high contrast, and back.
    void applyNext();
    /// All type this much larger than usual, for the back row of a lecture hall; captions so large beside it.
    void setTypeScale(double scale, double captions = captionShare);
    double typeScale() const { return m_typeScale; }

    static constexpr double basePoints = 9.5;     ///< of the usual type
    static constexpr double captionShare = 0.85;  ///< of it, for captions
    static constexpr int gap = 8;                 ///< between cards, pixels
    static constexpr int padding = 12;            ///< inside a card
    static constexpr int radius = 8;              ///< of a card's corners
    /// Titles are 1.15 times, captions 0.85 times the base size; figures are as wide as each other.
    static QFont baseFont();
    static QFont titleFont();
    static QFont captionFont();

 Q_SIGNALS:
    void changed();

 private:
    friend class LightForPaper;
    Theme();

    Kind m_kind = Kind::Light;
    double m_typeScale = 1;
    double m_captionShare = captionShare;
    bool m_isForPaper = false;
    bool m_hasStyle = false;  ///< Fusion, since the first theme
    Colors m_colors;
};

/// While it lives, whatever is drawn is drawn for paper: light, usual type, and every glyph the one of its character, so that
/// text can be copied out of a PDF. Nothing on the screen is told.
class LightForPaper {
 public:
    LightForPaper();
    ~LightForPaper();
    LightForPaper(const LightForPaper&) = delete;
    LightForPaper& operator=(const LightForPaper&) = delete;
    /// What widgets drawn for paper get.
    static QPalette palette();

 private:
    Theme::Kind m_kind;
    Colors m_colors;
    double m_typeScale;
    double m_captionShare;
    bool m_isForPaper;
};

/// The colours in force.
inline const Colors& colors() { return Theme::current().colors(); }

}  // namespace miru
