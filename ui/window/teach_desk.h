// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Teaching in the window: the signs drawn on the page are learned by a run of their own, saved, opened, and handed to the lab.

#include <QObject>
#include <QString>
#include <functional>

#include "core/spec/experiment_spec.h"
#include "ui/style/message.h"
#include "ui/teach/teaching.h"

namespace miru {

class Background;
class DatasetSource;
class RunSession;
class TeachPage;

class TeachDesk : public QObject {
    Q_OBJECT

 public:
    TeachDesk(const DatasetSource& source, Background& background, QObject* parent);

    TeachPage* page() const { return m_page; }
    RunSession* session() const { return m_session; }
    /// The signs drawn last are kept in this folder, so that whoever closes the window without saving them loses nothing.
    void keepIn(const QString& folder) { m_kept = folder; }
    /// Offers those kept there, once, while none have been drawn.
    void offerKept();
    /// Signs saved before; a message says why, if they cannot be read.
    void open(const QString& folder);
    /// Writes the signs there, and remembers it; `then` follows if all went well.
    void save(const QString& folder, const std::function<void()>& then = {});

 Q_SIGNALS:
    void messageRequested(const miru::Message& message);
    /// These settings shall stand in the lab.
    void labWanted(const miru::ExperimentSpec& settings);

 private:
    void teach();
    void keep();
    void receive();
    void replace(const Teaching& teaching);
    void askToOpen();
    void askToSave(const std::function<void()>& then);
    void openInLab();

    Background& m_background;
    TeachPage* m_page;  ///< belongs to the window it is put in
    RunSession* m_session;
    QString m_kept;  ///< folder of the signs drawn last; empty: they are not kept
    bool m_hasOffered = false;
    QString m_folder;           ///< in which the signs were saved last; empty: in none
    std::vector<Sign> m_saved;  ///< as they lie there
    bool m_showsAll = false;    ///< the lessons of all signs are to be seen, not the last one's alone
    int m_teachings = 0;        ///< data sets that were asked for: only the last one counts
};

}  // namespace miru
