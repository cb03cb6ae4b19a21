"""What can be done with an answer, and what it took."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.ui.transcript.action_button import DONE_MS, ActionButton, flow
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import FooterRow
from gpts_desktop.ui.transcript.sibling_buttons import SiblingButtons


class FooterWidget(RowWidget[FooterRow]):
    """Copy, Regenerate, Edit, the siblings, and tokens and seconds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: dict[Action, ActionButton] = {}
        for action in (Action.COPY, Action.REGENERATE, Action.EDIT):
            button = self._buttons[action] = ActionButton(self)
            button.clicked.connect(lambda _=False, a=action: self._act(a))
        self._siblings = SiblingButtons(self, self.tr("answer"))
        self._siblings.acted.connect(self.acted)
        self._took = QLabel(self)
        self._took.setProperty("role", "faint")
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(DONE_MS)
        self._done.timeout.connect(self._present_copy)

    def fill(self, row: FooterRow, was: FooterRow | None) -> int:
        """Show what the row offers, in as many lines as the width asks for."""
        assert self.look is not None
        look = self.look
        self._done.stop()
        self._present_copy()
        self._buttons[Action.REGENERATE].present(
            look, self.tr("Regenerate"), "refresh", self.tr("Regenerate answer")
        )
        self._buttons[Action.EDIT].present(
            look, self.tr("Edit"), "edit", self.tr("Edit the question")
        )
        self._siblings.present(look, row.siblings)
        self._present_took(row, look)
        self._siblings.setVisible(row.siblings.count > 1)
        self._took.setVisible(bool(self._took.text()))
        for action, button in self._buttons.items():
            button.setVisible(action in row.actions)
        return self._place()

    def _place(self) -> int:
        assert self.look is not None
        every = (*self._buttons.values(), self._siblings, self._took)
        shown = [widget for widget in every if not widget.isHidden()]
        # The first icon stands on the column's edge, its room for the focus to the left of it.
        return flow(shown, self.row_width, self.look.px(6), x=-self.look.px(2))

    def _present_took(self, row: FooterRow, look: Look) -> None:
        took = []
        if row.prompt_tokens or row.completion_tokens:
            took.append(
                self.tr("{0} → {1} tokens").format(
                    f"{row.prompt_tokens:,}", f"{row.completion_tokens:,}"
                )
            )
        if row.seconds is not None:
            took.append(self.tr("{0} s").format(f"{row.seconds:.1f}"))
        label = self._took
        label.setFont(look.font(12))
        palette = label.palette()
        palette.setColor(palette.ColorRole.WindowText, look.color("faint"))
        label.setPalette(palette)
        label.setText(" · ".join(took))
        label.resize(label.sizeHint().width() + look.px(4), self._buttons[Action.COPY].height())
        label.setIndent(look.px(3))

    def _present_copy(self, done: bool = False) -> None:
        if self.look is None:
            return
        word = self.tr("Copied") if done else self.tr("Copy")
        name = self.tr("Copied") if done else self.tr("Copy answer")
        self._buttons[Action.COPY].present(self.look, word, "check" if done else "copy", name)
        if self.row is not None:
            self._place()

    def _act(self, action: Action) -> None:
        self.acted.emit(action.value)
        if action is Action.COPY:
            self._present_copy(done=True)
            self._done.start()

    def let_go(self) -> None:
        """Forget that something was copied."""
        self._done.stop()
        self._present_copy()

    def tab_stops(self) -> list[QWidget]:
        """Return what can be pressed."""
        shown: list[QWidget] = [b for b in self._buttons.values() if not b.isHidden()]
        return [*shown, *self._siblings.tab_stops()]
