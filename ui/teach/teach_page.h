// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A page on which a class draws signs and teaches them to a network, one after the other; it sees what the network answers while
// somebody draws, and what becomes of the signs taught first.

#include <QWidget>
#include <memory>

#include "core/measure/snapshot.h"
#include "ui/teach/teaching.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace miru {

class AnswerBars;
class Card;
class DrawingsRow;
class SketchPad;
class MenuRow;

class TeachPage : public QWidget {
    Q_OBJECT

 public:
    explicit TeachPage(QWidget* parent = nullptr);

    /// The menus of the window, at the right end of the first line.
    MenuRow* menus() const { return m_menus; }
    /// The signs taught, or to be taught, in their order; the one that is being drawn is not among them.
    const Teaching& teaching() const { return m_teaching; }
    /// Other signs, of which nothing has been learned yet.
    void setTeaching(Teaching teaching);
    /// What has been learned of them; null: nothing.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    bool knowsNothing() const { return !m_snapshot; }
    /// They are being learned, and so much of it is done (0 … 1); nothing: they are not.
    void setProgress(std::optional<double> done);
    /// Why what is there cannot be taught or saved as it is; empty if it can.
    QString obstacle() const;

    SketchPad* pad() const { return m_pad; }
    QLineEdit* nameField() const { return m_name; }
    DrawingsRow* drawings() const { return m_drawings; }
    AnswerBars* answers() const { return m_answers; }
    QCheckBox* rehearseBox() const { return m_rehearse; }
    QPushButton* addButton() const { return m_add; }
    QPushButton* teachButton() const { return m_teach; }
    QPushButton* againButton() const { return m_again; }
    QPushButton* newButton() const { return m_new; }
    QPushButton* removeButton() const { return m_remove; }
    QPushButton* saveButton() const { return m_save; }
    QPushButton* labButton() const { return m_lab; }
    QString sentence() const;
    /// What stands beside the button that teaches: why it cannot be pressed, or how many drawings there are.
    QString hint() const;

 Q_SIGNALS:
    /// The lab shall be seen again.
    void backPressed();
    /// The signs of `teaching` shall be learned, from the beginning.
    void teachWanted();
    void saveWanted();
    void openWanted();
    /// They shall be the data set of the lab.
    void labWanted();
    /// A question mark has been pressed.
    void helpWanted(const QString& topic);

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

 private:
    QHBoxLayout* makeHead();
    Card* makeDrawingCard();
    QHBoxLayout* makePadButtons();
    QHBoxLayout* makeNameRow();
    QHBoxLayout* makeTeachRow();
    Card* makeAnswerCard();
    void connectParts();

    Sign& shown() { return m_edited < 0 ? m_draft : m_teaching.signs[static_cast<std::size_t>(m_edited)]; }
    const Sign& shown() const { return m_edited < 0 ? m_draft : m_teaching.signs[static_cast<std::size_t>(m_edited)]; }
    void show(int sign);
    void addDrawing();
    void teach();
    void startAgain();
    void removeSign();
    std::string nameOfDraft() const;
    QString obstacleToTeaching() const;
    void refresh();
    void answer();
    void enlargeSentence();
    QString sentenceFor(int answered) const;

    Teaching m_teaching;
    Sign m_draft;       ///< the next sign
    int m_edited = -1;  ///< the sign taught whose drawings are shown; −1: the next one's
    std::shared_ptr<const Snapshot> m_snapshot;
    bool m_isTraining = false;

    QPushButton* m_back = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_lab = nullptr;
    MenuRow* m_menus = nullptr;
    Card* m_drawingCard = nullptr;
    SketchPad* m_pad = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_clear = nullptr;
    QLineEdit* m_name = nullptr;
    DrawingsRow* m_drawings = nullptr;
    QPushButton* m_teach = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_new = nullptr;
    QPushButton* m_remove = nullptr;
    QLabel* m_sentence = nullptr;
    AnswerBars* m_answers = nullptr;
    QProgressBar* m_progress = nullptr;
    QCheckBox* m_rehearse = nullptr;
    QPushButton* m_again = nullptr;
};

}  // namespace miru
