// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files opened and saved lately.

#include <QFile>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/run/recent_files.h"

using namespace miru;

class TestRecentFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    QString make(const QString& name) const {
        QFile file(m_root.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("could not write");
        return file.fileName();
    }

 private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("MiRU Lab");
        QCoreApplication::setApplicationName("tst_recent_files");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_root.path());
    }
    void init() { QSettings().clear(); }

    void theLastComesFirstAndEachOnce() {
        const QString a = make("a.miru");
        const QString b = make("b.miru");
        RecentFiles recent;
        recent.add(a);
        recent.add(b);
        recent.add(a);
        QCOMPARE(recent.files(), (QStringList{a, b}));
        QCOMPARE(RecentFiles().files(), recent.files());
    }

    void theOldestGiveWay() {
        RecentFiles recent;
        for (int n = 0; n < RecentFiles::capacity + 3; ++n) recent.add(make(QStringLiteral("%1.miru").arg(n)));
        QCOMPARE(recent.files().size(), RecentFiles::capacity);
        QVERIFY(!recent.files().contains(m_root.filePath("0.miru")));
    }

    void whatIsNoLongerThereIsNotOffered() {
        const QString gone = make("gone.miru");
        RecentFiles recent;
        recent.add(gone);
        QFile::remove(gone);
        QCOMPARE(recent.files(), QStringList());
    }

    void theMenuOffersThemAndOneMore() {
        const QString a = make("a&b.miru");
        const QString last = make("last.miru");
        RecentFiles recent;
        recent.add(a);
        const std::unique_ptr<QMenu> menu(recent.makeMenu("Recent", last, "As it was"));
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 3);  // one is the line between
        QCOMPARE(menu->actions().front()->text(), "a&&b.miru");
        QCOMPARE(menu->actions().back()->text(), "As it was");
        QSignalSpy chosen(&recent, &RecentFiles::chosen);
        menu->actions().front()->trigger();
        menu->actions().back()->trigger();
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].toString(), a);
        QCOMPARE(chosen[1][0].toString(), last);
    }

    void anEmptyMenuSaysSo() {
        RecentFiles recent;
        const std::unique_ptr<QMenu> menu(recent.makeMenu("Recent", "/nowhere", "As it was"));
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 1);
        QVERIFY(!menu->actions().front()->isEnabled());
    }
};

QTEST_MAIN(TestRecentFiles)
#include "tst_recent_files.moc"
