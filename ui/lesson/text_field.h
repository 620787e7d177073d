// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A field for a text of a lesson, in one language: it grows with what is written, and shows in grey what another language has.

#include <QPlainTextEdit>

#include "core/lesson/lesson.h"

namespace miru {

class TextField : public QPlainTextEdit {
    Q_OBJECT

 public:
    explicit TextField(const QString& name, QWidget* parent = nullptr);

    /// Shows it without a signal.
    void setText(const LocalText& text, const std::string& language);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    /// Somebody has written in it.
    void typed(const QString& words);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    int lineCount() const;
    void fit();

    bool m_isShowing = false;
};

}  // namespace miru
