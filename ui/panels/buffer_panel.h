// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What is rehearsed?" What the rehearsal buffer holds: a few of the kept sequences of each task, how many, how many bytes.

#include "ui/panels/panel.h"

namespace miru {

class ImageStrips;

class BufferPanel : public Panel {
    Q_OBJECT

 public:
    explicit BufferPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override { return std::make_unique<BufferPanel>(); }

    QString sentence() const override;

    ImageStrips* strips() const { return m_strips; }

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    ImageStrips* m_strips = nullptr;
};

}  // namespace miru
