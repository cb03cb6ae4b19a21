"""The lines of a gateway's test, one for each step, as they come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.said import said


class ProbeLines(QWidget):
    """✓ or ✗ and a sentence. Signal: `form_chosen(form)` when a form of the id is clicked."""

    form_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 7, 0, 7)
        self._column.setSpacing(3)
        self._last = QLabel()
        self._last.setFont(ui_font(13))
        self._last.setProperty("role", "dim")
        self._last.setWordWrap(True)
        self._column.addWidget(self._last)
        self._lines: list[QWidget] = []

    def texts(self) -> list[str]:
        """Return the lines as they are read, the mark first."""
        return [line.accessibleName() for line in self._lines]

    def clear(self, note: str = "") -> None:
        """Forget all lines; `note` stands in their place."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self.note(note)

    def note(self, note: str) -> None:
        """Show what goes on, below the lines."""
        self._last.setText(note)
        self._last.setVisible(bool(note))

    def add(self, step: ProbeStep) -> None:
        """Show one more step."""
        mark = QLabel("✓" if step.passed else "✗")
        mark.setProperty("role", "ok" if step.passed else "danger")
        mark.setFont(ui_font(13))
        # The chip says the form at the sentence's end.
        text = said(step.text).removesuffix(_shown(step.model_form)).rstrip()
        words = QLabel(text)
        words.setFont(ui_font(13))
        words.setWordWrap(not step.model_form)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QWidget()
        line.setAccessibleName(f"{mark.text()} {text} {_shown(step.model_form)}".strip())
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        side = Qt.AlignmentFlag.AlignVCenter if step.model_form else Qt.AlignmentFlag.AlignTop
        row.addWidget(mark, 0, side)
        row.addWidget(words, 0 if step.model_form else 1)
        if step.model_form:
            row.addWidget(self._chip(step.model_form))
            row.addStretch(1)
        self._column.insertWidget(len(self._lines), line)
        self._lines.append(line)

    def _chip(self, form: str) -> QPushButton:
        chip = QPushButton(_shown(form))
        chip.setProperty("kind", "chip")
        chip.setFont(mono_font(12))
        chip.setAutoDefault(False)
        chip.setToolTip(self.tr("Use this form of the id"))
        chip.setAccessibleName(self.tr("Use the form {0}").format(form))
        chip.clicked.connect(lambda: self.form_chosen.emit(form))
        return chip


def _shown(form: str) -> str:
    return form.replace("{id}", "*")
