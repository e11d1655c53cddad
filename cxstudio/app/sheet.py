"""The one style sheet, generated from a theme's tokens; it names widgets by class and by their `look` property only."""

from __future__ import annotations

import re

from cxstudio.picture.theme import Theme

# Qt's style sheets have no variables: $name is replaced by the colour token of that name. Lengths that grow with the
# words are named in `_LENGTHS`.
_SHEET = """
QWidget { color: $ink; placeholder-text-color: $inkMuted; font-size: 13px; }
QMainWindow, QDialog, QMessageBox { background: $surface; }
QToolTip { background: $ink; color: $surface; border: 0; padding: 4px 8px; }

QListView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:hover { background: $surfaceSunken; }
QListView::item:selected { background: $accentTint; color: $ink; }
QTreeWidget::item { padding: 2px 4px; border: 0; }
QTreeWidget::item:selected { background: $accentTint; color: $ink; }
QListWidget::item:focus { border: 2px solid $focusRing; padding: 4px 6px; }
QAbstractScrollArea { background: $surface; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QAbstractItemView { background: $surface; border: 0; outline: 0; }

QFrame[look="toolbar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[look="tabs"] { background: $surfaceSunken; border: 0; border-bottom: 1px solid $line; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab { background: transparent; color: $inkMuted; border: 0; border-bottom: 2px solid transparent;
    padding: 0 12px; min-width: 48px; font-weight: 500; }
QTabBar::tab:hover { color: $ink; background: $line; }
QTabBar::tab:selected { color: $ink; background: $surface; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid $focusRing; }
QFrame[look="left"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[look="left"][mirrored="true"] { border-right: 0; border-left: 1px solid $line; }
QFrame[look="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[look="rail"][mirrored="true"] { border-right: 0; border-left: 1px solid $line; }
QFrame[look="view-head"] { background: $surface; border: 0; }
QFrame[look="right"] { background: $surface; border: 0; border-left: 1px solid $line; }
QFrame[look="right"][mirrored="true"] { border-left: 0; border-right: 1px solid $line; }
QFrame[look="entry"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[look="status"] { background: $surfaceSunken; border: 0; border-top: 1px solid $line; }
QFrame[look="rule"] { background: $line; border: 0; }
QFrame[look="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[look="side"] { background: $surfaceSunken; border: 0; border-right: 1px solid $line; }
QFrame[look="side"][mirrored="true"] { border-right: 0; border-left: 1px solid $line; }
QFrame[look="popup"] { background: $surfaceRaised; border: 1px solid $lineControl; border-radius: 8px; }
QFrame[look="popup"] QListView { background: transparent; }
QFrame[look="flyout"] { background: $surfaceRaised; border: 1px solid $lineControl; border-radius: 8px; }
QFrame[look="flyout"] QAbstractItemView { background: $surfaceRaised; }
QToolButton[look="foot"][drop="yes"] { border: 2px solid $dropOk; }
QToolButton[look="foot"][drop="no"] { border: 2px solid $dropRefused; }
QLabel[look="carried"] { background: $surface; border: 2px solid $selection; border-radius: 6px; padding: 4px 8px; }
QFrame[look="toast"] { background: $ink; border-radius: 8px; }
QFrame[look="toast"] QLabel { color: $surface; }
QFrame[look="notice"] { background: $role.pain.tint; border: 0; border-bottom: 1px solid $role.pain.mark; }

QLabel[look="muted"] { color: $inkMuted; }
QLabel[look="number"] { font-size: 17px; font-weight: 600; }
QLabel[look="clock"] { font-size: 46px; font-weight: 600; }
QLabel[look="clock"][length="long"] { font-size: 32px; }
QLabel[look="clock"][length="words"] { font-size: 22px; }
QLabel[look="clock"][state="paused"] { color: $inkMuted; }
QLabel[look="clock"][state="last"] { color: $role.pain.mark; }
QLabel[look="say"] { font-size: 18px; }
QLabel[look="caption"] { color: $inkMuted; font-size: 12px; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="section"] { font-weight: 600; }
QLabel[look="quiet-section"] { font-weight: 600; color: $inkMuted; }
QLabel[look="title"] { font-size: 16px; font-weight: 600; }
QLabel[look="heading"] { font-size: 20px; font-weight: 600; }
QLabel[look="error"] { color: $role.pain.mark; font-size: 12px; }
QLabel[look="warning"] { color: $truth; font-size: 12px; }
QLabel[look="keycap"] { background: $surfaceSunken; border: 1px solid $line; border-radius: 4px;
    padding: 0 5px; font-size: 11px; font-weight: 500; min-height: 18px; max-height: 18px; }

QPushButton, QToolButton[look="button"], QToolButton[look="primary"] { background: $surface; border-radius: 6px;
    border: 1px solid $lineControl; padding: 0 12px; min-height: 30px; font-weight: 600; }
QPushButton:hover, QToolButton[look="button"]:hover { border-color: $ink; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: $line; }
QPushButton:disabled, QToolButton[look="button"]:disabled { color: $inkMuted; border-color: transparent; }
QToolButton[look="button"][means="mode"]:disabled { background: $accentTint; color: $ink; }
QPushButton[wide="true"] { text-align: left; padding: 0 12px; min-height: 38px; }
QPushButton[look="primary"], QToolButton[look="primary"] { background: $accent; color: $inkOnAccent;
    border-color: $accent; }
QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover { border-color: $ink; }
QPushButton[look="primary"]:disabled { background: $surfaceSunken; color: $inkMuted; border-color: transparent; }
QPushButton[look="link"] { background: transparent; border: 0; padding: 0; min-height: 20px; color: $accent;
    text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="quiet"] { background: transparent; border: 0; padding: 0 4px; min-height: 28px; color: $inkMuted;
    font-weight: 400; text-align: left; }
QPushButton[look="quiet"]:hover { background: $line; color: $ink; }
QPushButton[look="chip"] { background: $surfaceSunken; border: 1px solid transparent; border-radius: 12px;
    padding: 0 10px; min-height: 22px; max-height: 22px; font-size: 12px; font-weight: 500; }
QPushButton[look="chip"]:hover { border-color: $lineControl; }
QPushButton[look="chip"]:checked { background: $accentTint; border-color: $accent; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $inkMuted; border: 0; border-bottom: 1px solid $line;
    padding: 0 8px; min-height: 32px; font-size: 12px; font-weight: 600; }
QHeaderView::section:hover { color: $ink; }
QFrame[look="add-row"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[look="add-row"] QLineEdit { border: 1px solid transparent; background: transparent; }
QFrame[look="add-row"] QLineEdit:focus { border: 2px solid $focusRing; }
QFrame[look="toast"] QPushButton { background: transparent; border: 0; color: $surface; padding: 0 4px;
    text-decoration: underline; min-height: 24px; }

QToolButton { background: transparent; border: 0; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $surfaceSunken; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QFrame[look="toolbar"] QToolButton:checked { background: transparent; }
QFrame[look="toolbar"] QToolButton[look="button"]:checked { background: $accentTint; border-color: $accent; }
QFrame[look="toolbar"] QToolButton[look="primary"], QFrame[look="toolbar"] QToolButton[look="primary"]:hover {
    background: $accent; border: 1px solid $accent; }
QFrame[look="toolbar"] QToolButton[look="primary"]:hover { border-color: $ink; }
QFrame[look="toolbar"] QToolButton[look="primary"]:checked { background: $accent; border: 2px solid $ink; }
QFrame[look="toolbar"] QToolButton:checked:hover { background: $surfaceSunken; }
QToolButton[look="rail"] { border-radius: 8px; padding: 0; }
QToolButton[look="rail"]:checked { background: $accentTint; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="search"] { background: $surface; border: 1px solid $lineControl; border-radius: 6px;
    color: $inkMuted; min-height: 30px; padding: 0 12px; }
QToolButton[look="search"]:hover { border-color: $ink; }
QToolButton[look="plain"] { padding: 0 8px; font-weight: 600; }
QToolButton[look="tile"] { background: $surfaceSunken; border: 1px solid transparent; border-radius: 8px;
    padding: 2px 0 1px 0; font-size: 12px; font-weight: 500; }
QToolButton[look="tile"][lying="true"] { padding: 0 8px; }
QToolButton[look="tile"]:hover { border-color: $lineControl; }
QToolButton[look="tile"]:pressed { background: $line; }
QToolButton[look="tile"]:disabled { color: $inkMuted; border-color: transparent; }
QToolButton[look="tile"]:checked { border: 2px solid $accent; background: $accentTint; }
QToolButton[look="status"] { border-radius: 4px; padding: 0 4px; font-size: 12px; font-weight: 500; }
QToolButton[look="status"]:hover { background: $line; }
QToolButton[look="status"]:checked { background: $accentTint; border: 1px solid $accent; padding: 0 3px; }
QToolButton[look="row"] { background: $surfaceSunken; text-align: left; padding: 6px 8px; }
QToolButton[look="foot"] { border-radius: 0; font-weight: 600; padding: 0 12px; }
QToolButton[look="disclosure"] { border-radius: 0; font-weight: 600; padding: 0; background: transparent; }

QFrame[look="segments"] { background: $surfaceSunken; border: 1px solid $line; border-radius: 6px; }
QToolButton[look="segment"] { color: $inkMuted; font-size: 11px; font-weight: 500; padding: 3px 0 2px 0;
    border: 1px solid transparent; border-radius: 5px; }
QToolButton[look="state"] { color: $inkMuted; font-weight: 500; padding: 0 10px; min-height: 26px;
    border: 1px solid transparent; border-radius: 5px; }
QToolButton[look="state"]:hover { color: $ink; }
QFrame[look="toolbar"] QToolButton[look="state"]:checked { background: $surfaceRaised; color: $ink;
    border-color: $lineControl; font-weight: 600; }
QToolButton[look="segment"]:hover { color: $ink; background: $surfaceSunken; }
QToolButton[look="segment"][occurs="true"] { border: 1px dashed $lineControl; color: $ink; }
QToolButton[look="segment"]:checked { background: $surfaceRaised; color: $ink;
    border-color: $lineControl; font-weight: 600; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $lineControl;
    border-radius: 6px; padding: 0 8px; min-height: 28px; selection-background-color: $accent;
    selection-color: $inkOnAccent; }
QPlainTextEdit { padding: 4px 8px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focusRing; padding: 0 7px; }
QPlainTextEdit:focus { padding: 3px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid $role.pain.mark; padding: 0 7px; }
QPlainTextEdit[wrong="true"] { padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $inkMuted; background: $surfaceSunken;
    border-color: transparent; }
QLineEdit[look="title"] { border: 1px solid transparent; font-size: 16px; font-weight: 600; padding: 0 5px; }
QLineEdit[look="title"]:hover { border-color: $lineControl; }
QLineEdit[look="title"]:focus { border: 2px solid $focusRing; padding: 0 4px; }
QPlainTextEdit[look="title"] { border: 1px solid transparent; font-size: 16px; font-weight: 600; padding: 0 1px; }
QPlainTextEdit[look="title"]:hover { border-color: $lineControl; }
QPlainTextEdit[look="title"]:focus { border: 2px solid $focusRing; padding: 0; }
QFrame[look="line"] { background: $surface; border: 1px solid $lineControl; border-radius: 6px; }
QFrame[look="line"][lit="true"] { border: 2px solid $focusRing; }
QFrame[look="line"][wrong="true"] { border: 2px solid $role.pain.mark; }
QFrame[look="line"] QLineEdit, QFrame[look="line"] QLineEdit:focus { border: 0; padding: 0;
    background: transparent; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surfaceRaised; border: 1px solid $lineControl; padding: 4px; outline: 0;
    selection-background-color: $accentTint; selection-color: $ink; }

QTableView[look="sheet"] { border-top: 1px solid $line; gridline-color: $line; }
QTableView[look="sheet"]::item { padding: 0 8px; border: 0; }
QTableView[look="sheet"]::item:selected { background: $accentTint; color: $ink; }
QTableView[look="sheet"]::item:focus { background: $surface; border: 2px solid $focusRing; padding: 0 6px; }
QTableView[look="sheet"] QHeaderView { background: $surfaceSunken; }
QTableView[look="sheet"] QHeaderView::section { background: $surfaceSunken; padding: 0 11px; }
QTableView[look="sheet"] QHeaderView::section:vertical { border-bottom: 0; padding: 0; font-weight: 400; }
QTableView[look="sheet"] QTableCornerButton::section { background: $surfaceSunken; border: 0;
    border-bottom: 1px solid $line; }
QTableView[look="sheet"] QLineEdit, QTableView[look="sheet"] QComboBox, QTableView[look="sheet"] QPlainTextEdit {
    border: 2px solid $focusRing; border-radius: 0; padding: 0 6px; min-height: 16px; }
QTableView[look="sheet"] QPlainTextEdit { padding: 2px 4px; }
QLineEdit[look="row"], QLineEdit[look="row"]:focus { border: 2px solid $focusRing; padding: 0 4px; min-height: 16px; }

QCheckBox { spacing: 8px; }
QCheckBox::indicator { grown-width: 16px; grown-height: 16px; border: 1px solid $lineControl; border-radius: 4px;
    background: $surface; image: none; }
QCheckBox::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; }

QMenu { padding: 5px; }
QMenuBar { background: $surface; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $accentTint; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 8px; }
QScrollBar:horizontal { height: 8px; }
QScrollBar::handle { background: $lineControl; border-radius: 2px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: $inkMuted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $surfaceSunken; border: 0; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""


_LENGTHS = re.compile(r"(font-size|min-height|max-height|grown-width|grown-height): (\d+)px")


def style_sheet(look: Theme, text_size: int = 100) -> str:
    """The style sheet of the whole program in the colours of a theme; `text_size` in per cent of the usual."""

    def colour(match: re.Match[str]) -> str:
        return look.colour(match.group(1))

    def length(match: re.Match[str]) -> str:
        return f"{match.group(1).removeprefix('grown-')}: {round(int(match.group(2)) * text_size / 100)}px"

    sheet = re.sub(r"\$([A-Za-z]+(?:\.[A-Za-z0-9+-]+)*)", colour, _SHEET)
    return _LENGTHS.sub(length, sheet)
