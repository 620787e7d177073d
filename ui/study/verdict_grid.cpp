// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/verdict_grid.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <set>

#include "ui/style/card.h"
#include "ui/style/claim_words.h"
#include "ui/style/expectation_words.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

QString shortNameOf(Claim claim) {
    switch (claim) {
        case Claim::FewerParameters: return VerdictGrid::tr("parameters");
        case Claim::LessEnergy: return VerdictGrid::tr("energy");
        case Claim::FasterTraining: return VerdictGrid::tr("training speed");
        case Claim::FasterAnswering: return VerdictGrid::tr("inference speed");
        case Claim::AccuracyNearGru: break;
    }
    return VerdictGrid::tr("accuracy");
}

QString shortNameOf(OpenQuestion question) {
    return question == OpenQuestion::ModernUnitsNeedNoHelp ? VerdictGrid::tr("needs no help")
                                                           : VerdictGrid::tr("β, λ suffice");
}

QString tipOf(const QString& statement, const QString& found, const QString& verdict) {
    return QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p>")
        .arg(statement.toHtmlEscaped(), found.toHtmlEscaped(), verdict.toHtmlEscaped());
}

/// Of the axis that tells models apart; else of the first that is no seed.
std::size_t modelAxisOf(const Study& study) {
    const auto& axes = study.axes;
    const auto setsCell = [](const Axis& axis) {
        return std::ranges::any_of(axis.cases, [](const Axis::Case& one) {
            return std::ranges::any_of(one.values, [](const auto& value) { return value.first == "model.cell"; });
        });
    };
    auto found = std::ranges::find_if(axes, setsCell);
    if (found == axes.end()) found = std::ranges::find_if(axes, [](const Axis& axis) { return !axis.isSeed(); });
    return static_cast<std::size_t>(found - axes.begin());
}

/// Everything judged, by the name of the group of runs.
class Judged {
 public:
    Judged(const Study& study, const std::vector<Verdict>& reported, const std::vector<ExpectationVerdict>& expected,
           const std::vector<OpenAnswer>& open) {
        for (const ExpectationVerdict& verdict : expected)
            add(QString::fromStdString(verdict.group),
                {VerdictGrid::tr("as published"), verdict.judgement,
                 tipOf(words::describe(verdict.expectation), words::foundIn(verdict), words::cameOf(verdict))});
        for (const OpenAnswer& answer : open)
            add(QString::fromStdString(answer.group),
                {shortNameOf(answer.question), answer.judgement,
                 tipOf(words::statementOf(answer.question), words::foundIn(answer), nameOf(answer.judgement))});
        for (const Verdict& verdict : reported) {
            const VerdictPill pill{shortNameOf(verdict.claim), verdict.judgement,
                                   tipOf(nameOf(verdict.claim), foundIn(verdict), nameOf(verdict.judgement))};
            for (const QString& group : groupsIn(verdict, study)) add(group, pill);
        }
    }
    QList<VerdictPill> of(const std::string& group) const { return m_pills.value(QString::fromStdString(group)); }

 private:
    void add(const QString& group, const VerdictPill& pill) { m_pills[group] << pill; }

    /// A verdict on all configurations names none of them: then it is one on every MiRU-2.
    static QStringList groupsIn(const Verdict& verdict, const Study& study) {
        QStringList groups;
        for (const QString& where :
             QString::fromStdString(verdict.where).split(QStringLiteral("; "), Qt::SkipEmptyParts))
            groups << where.section(QStringLiteral(" : "), 0, 0);  // "MiRU-2 : GRU" where it has several GRUs beside it
        if (!groups.isEmpty()) return groups;
        for (const StudyGroup& group : groupsOf(study))
            if (study.specOf(group.runs.front()).model.cell == CellKind::Miru2)
                groups << QString::fromStdString(group.name);
        return groups;
    }

    QMap<QString, QList<VerdictPill>> m_pills;
};

VerdictGridData transposed(const VerdictGridData& grid) {
    VerdictGridData turned{grid.columnNames, grid.rowNames, {}};
    for (std::size_t column = 0; column < static_cast<std::size_t>(grid.columnNames.size()); ++column) {
        auto& row = turned.cells.emplace_back();
        for (const auto& cells : grid.cells) row.push_back(cells[column]);
    }
    return turned;
}

/// Takes rows away that nothing was judged in.
VerdictGridData withoutEmptyRows(const VerdictGridData& grid) {
    VerdictGridData left{{}, grid.columnNames, {}};
    for (std::size_t row = 0; row < grid.cells.size(); ++row) {
        if (std::ranges::all_of(grid.cells[row], &QList<VerdictPill>::isEmpty)) continue;
        left.rowNames << grid.rowNames[static_cast<qsizetype>(row)];
        left.cells.push_back(grid.cells[row]);
    }
    return left;
}

constexpr qsizetype mostColumns = 6;

}  // namespace

VerdictGridData verdictGridOf(const Study& study, const std::vector<Verdict>& reported,
                              const std::vector<ExpectationVerdict>& expected, const std::vector<OpenAnswer>& open) {
    VerdictGridData grid;
    const std::size_t modelAxis = modelAxisOf(study);
    if (modelAxis >= study.axes.size()) return grid;
    const Judged judged(study, reported, expected, open);
    for (const Axis::Case& model : study.axes[modelAxis].cases)
        grid.rowNames << words::localized(QString::fromStdString(model.name));
    grid.cells.resize(study.axes[modelAxis].cases.size());
    std::map<std::vector<std::size_t>, std::size_t> columns;
    for (const StudyGroup& group : groupsOf(study)) {
        auto place = group.place;
        place[modelAxis] = 0;
        const auto [column, isNew] = columns.emplace(place, columns.size());
        if (isNew) {
            QStringList names;
            for (std::size_t axis = 0; axis < study.axes.size(); ++axis)
                if (axis != modelAxis && !study.axes[axis].isSeed())
                    names << words::localized(QString::fromStdString(study.axes[axis].cases[place[axis]].name));
            grid.columnNames << names.join(QStringLiteral(" · "));
            for (auto& row : grid.cells) row.resize(columns.size());
        }
        grid.cells[group.place[modelAxis]][column->second] = judged.of(group.name);
    }
    grid = withoutEmptyRows(transposed(withoutEmptyRows(grid)));  // conditions are its rows
    return grid.rowNames.size() <= mostColumns ? transposed(grid) : grid;
}

VerdictGrid::VerdictGrid() {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    connect(&Theme::current(), &Theme::changed, this, &VerdictGrid::rebuild);
}

void VerdictGrid::setData(VerdictGridData data) {
    m_data = std::move(data);
    rebuild();
}

namespace {

QLabel* makeHeading(const QString& text) {
    QLabel* const label = makeCaption(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

/// Blue, orange and grey, which nobody confuses, and a sign for whoever sees no colours.
class Pill : public QLabel {
 public:
    explicit Pill(const VerdictPill& pill) : m_judgement(pill.judgement) {
        setText(signOf(pill.judgement) + ' ' + pill.text);
        styleAsCaption(this);
        setContentsMargins(9, 2, 9, 2);
        setToolTip(pill.tip);
        setAccessibleName(pill.text + QStringLiteral(": ") + nameOf(pill.judgement));
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        const QColor color = m_judgement == Judgement::Holds         ? taskColor(0)
                             : m_judgement == Judgement::DoesNotHold ? taskColor(1)
                                                                     : colors().mutedText;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 1));
        painter.setBrush(blended(colors().card, color, 0.1));
        const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
        painter.setPen(blended(color, colors().text, 0.3));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

 private:
    static QString signOf(Judgement judgement) {
        switch (judgement) {
            case Judgement::Holds: return QStringLiteral("✓");
            case Judgement::DoesNotHold: return QStringLiteral("✗");
            case Judgement::CannotTell: break;
        }
        return QStringLiteral("?");
    }

    Judgement m_judgement;
};

}  // namespace

void VerdictGrid::rebuild() {
    delete m_inside;
    m_inside = new QWidget;
    auto* const grid = new QGridLayout(m_inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::padding);
    grid->setVerticalSpacing(Theme::gap);
    for (int column = 0; column < m_data.columnNames.size(); ++column)
        grid->addWidget(makeHeading(m_data.columnNames[column]), 0, column + 1);
    for (int row = 0; row < m_data.rowNames.size(); ++row) {
        grid->addWidget(makeHeading(m_data.rowNames[row]), row + 1, 0, Qt::AlignTop);
        for (int column = 0; column < m_data.columnNames.size(); ++column) {
            auto* const cell = new QVBoxLayout;
            cell->setSpacing(3);
            for (const VerdictPill& pill :
                 m_data.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)])
                cell->addWidget(new Pill(pill), 0, Qt::AlignLeft);
            cell->addStretch();
            grid->addLayout(cell, row + 1, column + 1);
        }
    }
    layout()->addWidget(m_inside);
    setVisible(!m_data.rowNames.isEmpty());
}

}  // namespace miru
