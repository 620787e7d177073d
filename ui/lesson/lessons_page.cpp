// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lessons_page.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "resources/lessons.h"
#include "ui/lesson/lesson_card.h"
#include "ui/style/card.h"
#include "ui/style/menu_row.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int columns = 3;

}  // namespace

LessonsPage::LessonsPage(QWidget* parent)
    : QWidget(parent),
      m_back(new QPushButton(QStringLiteral("← ") + tr("Back to the lab"))),
      m_make(new QPushButton(tr("Make a lesson …"))),
      m_change(new QPushButton(tr("Change a lesson …"))),
      m_open(new QPushButton(tr("Open a lesson …"))),
      m_menus(new MenuRow) {
    m_back->setToolTip(tr("Back to the lab (Esc)"));
    m_open->setToolTip(tr("A lesson from a file (.json); it can also be dropped on the window"));
    m_make->setToolTip(tr("A lesson of one's own, made of the runs and settings of this session"));
    m_change->setToolTip(tr("A lesson of one's own, made of another one"));
    m_change->setMenu(makeChangeMenu());
    auto* const head = new QHBoxLayout;
    head->setSpacing(Theme::gap);
    head->addWidget(m_back);
    head->addStretch(1);
    head->addWidget(m_make);
    head->addWidget(m_change);
    head->addWidget(m_open);
    head->addWidget(m_menus);
    auto* const title = new QLabel(tr("Lessons"));
    styleAsTitle(title, 1.6);
    auto* const about =
        makeCaption(tr("Predict, watch, explain. Each lesson takes a class from a question to a surprise, and from "
                       "there to its reason."));
    about->setWordWrap(true);

    auto* const grid = new QGridLayout;
    grid->setSpacing(2 * Theme::gap);
    const std::string language = words::locale().name().left(2).toStdString();
    int number = 0;
    for (const ShippedLesson& shipped : lessons()) {
        auto* const card =
            new LessonCard(contentOf(shipped.lesson, language, QString::fromStdString(shipped.name), number + 1));
        connect(card, &LessonCard::clicked, this, [this, card] { Q_EMIT lessonChosen(card->name()); });
        grid->addWidget(card, number / columns, number % columns);
        ++number;
    }
    for (int column = 0; column < columns; ++column) grid->setColumnStretch(column, 1);
    auto* const all = new QWidget;
    auto* const column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(grid);
    auto* const scroll = new QScrollArea;
    scroll->setWidget(all);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::padding);
    layout->setSpacing(Theme::gap);
    layout->addLayout(head);
    layout->addWidget(title);
    layout->addWidget(about);
    layout->addWidget(scroll, 1);
    setFocusProxy(m_back);
    auto* const escape = new QShortcut(Qt::Key_Escape, this);
    escape->setWhatsThis(tr("Back to the Lab, from a lecture or from studies; closes a menu, a message or the help"));
    connect(escape, &QShortcut::activated, this, &LessonsPage::backPressed);
    connect(m_back, &QPushButton::clicked, this, &LessonsPage::backPressed);
    connect(m_make, &QPushButton::clicked, this, &LessonsPage::makePressed);
    connect(m_open, &QPushButton::clicked, this, &LessonsPage::openPressed);
}

/// A file, or one that comes with the program: that is changed as a copy.
QMenu* LessonsPage::makeChangeMenu() {
    auto* const menu = new QMenu(this);
    menu->addAction(tr("From a file …"), this, [this] { Q_EMIT changePressed({}); });
    menu->addSeparator();
    const std::string language = words::locale().name().left(2).toStdString();
    for (const ShippedLesson& shipped : lessons())
        menu->addAction(QString::fromStdString(shipped.lesson.title.in(language)), this,
                        [this, name = QString::fromStdString(shipped.name)] { Q_EMIT changePressed(name); });
    return menu;
}

QList<LessonCard*> LessonsPage::cards() const { return findChildren<LessonCard*>(); }

}  // namespace miru
