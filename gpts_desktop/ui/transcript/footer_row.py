"""What can be done with an answer, and what it took."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.ui.counted import number
from gpts_desktop.ui.transcript.action_button import DONE_MS, ActionButton, flow
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import FooterRow
from gpts_desktop.ui.transcript.sibling_buttons import SiblingButtons

SHOWN = (Action.COPY, Action.REGENERATE, Action.EDIT)
_ROOM_FOR_WORDS = 400  # in a narrower column the buttons are icons


class FooterButton(ActionButton):
    """A button that is drawn while its footer is wanted."""

    def __init__(self, footer: FooterWidget) -> None:
        super().__init__(footer)
        self._footer = footer

    @property
    def is_wanted(self) -> bool:
        """Whether the footer is."""
        return self._footer.is_wanted


class _Facts(QLabel):
    """What an answer took. It keeps its place while it is not drawn."""

    def __init__(self, footer: FooterWidget) -> None:
        super().__init__(footer)
        self._footer = footer
        self.setProperty("role", "dim")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._footer.is_wanted:
            super().paintEvent(event)


class FooterWidget(RowWidget[FooterRow]):
    """Copy, Regenerate, Edit, a menu, the siblings, and tokens, seconds and time."""

    menu_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hovered = False
        self._buttons: dict[Action, ActionButton] = {}
        for action in SHOWN:
            button = self._buttons[action] = FooterButton(self)
            button.clicked.connect(lambda _=False, a=action: self._act(a))
        self.more_button = FooterButton(self)
        self.more_button.clicked.connect(self.menu_asked)
        self._siblings = SiblingButtons(self, self.tr("answer"))
        self._siblings.acted.connect(self.acted)
        self._facts = _Facts(self)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(DONE_MS)
        self._done.timeout.connect(self._present_copy)

    @property
    def is_wanted(self) -> bool:
        """Whether it is drawn: under the last answer, and where pointer or keyboard is."""
        if self.row is None or not self.row.quiet or self._hovered:
            return True
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def set_hovered(self, on: bool) -> None:
        """Take whether the pointer is on the answer."""
        if on is not self._hovered:
            self._hovered = on
            self.update()

    def fill(self, row: FooterRow, was: FooterRow | None) -> int:
        """Show what the row offers, in as many lines as the width asks for."""
        assert self.look is not None
        look = self.look
        self._done.stop()
        self._present_copy()
        word, name = self._regenerate_words(row.candidates)
        self._present(Action.REGENERATE, word, "refresh", name)
        self._present(Action.EDIT, self.tr("Edit"), "edit", self.tr("Edit the question"))
        self.more_button.present(look, "", "more", self.tr("More about this answer"))
        self._siblings.present(look, row.siblings)
        self._present_facts(row, look)
        self._siblings.setVisible(row.siblings.count > 1)
        for action, button in self._buttons.items():
            button.setVisible(action in row.actions)
        return self._place()

    def _regenerate_words(self, candidates: int) -> tuple[str, str]:
        if candidates < 2:
            return self.tr("Regenerate"), self.tr("Regenerate answer")
        word = self.tr("Regenerate (%Ln candidates)", "", candidates)
        return word, self.tr("Regenerate answer: %Ln candidates", "", candidates)

    def _present(self, action: Action, word: str, icon: str, name: str) -> None:
        assert self.look is not None
        wide = self.row_width >= self.look.px(_ROOM_FOR_WORDS)
        self._buttons[action].present(self.look, word if wide else "", icon, name)

    def _place(self) -> int:
        assert self.look is not None
        every = (*self._buttons.values(), self._siblings, self.more_button, self._facts)
        shown = [widget for widget in every if not widget.isHidden()]
        # The first icon stands on the column's edge, its room for the focus to the left of it.
        return flow(shown, self.row_width, self.look.px(6), x=-self.look.px(2))

    def _present_facts(self, row: FooterRow, look: Look) -> None:
        label = self._facts
        look.quieten(label)
        label.setText(" · ".join(self._facts_of(row)))
        label.setToolTip(self._tip(row))
        label.setVisible(bool(label.text()))
        label.setIndent(look.px(3))
        label.setWordWrap(False)
        wide, high = label.sizeHint().width() + look.px(4), self.more_button.height()
        if wide > self.row_width:
            label.setWordWrap(True)
            wide = self.row_width
            high = max(high, label.heightForWidth(wide))
        label.resize(wide, high)

    def _facts_of(self, row: FooterRow) -> list[str]:
        facts = [row.model] if row.model else []
        usage = row.usage
        if usage is not None and (usage.prompt_tokens or usage.completion_tokens):
            counts = map(number, (usage.prompt_tokens, usage.completion_tokens))
            facts.append(self.tr("{0} → {1} tokens").format(*counts))
        if row.seconds is not None:
            facts.append(self.tr("{0} s").format(f"{row.seconds:.1f}"))
        if usage is not None and usage.completion_tokens and row.seconds:
            rate = usage.completion_tokens / row.seconds
            facts.append(
                self.tr("{0} tokens/s").format(f"{rate:.0f}" if rate > 9 else f"{rate:.1f}")
            )
        if row.created:
            facts.append(QLocale().toString(_moment(row).time(), "HH:mm"))
        return facts

    def _tip(self, row: FooterRow) -> str:
        if not row.created:
            return ""
        return QLocale().toString(_moment(row), QLocale.FormatType.LongFormat)

    def _present_copy(self, done: bool = False) -> None:
        if self.look is None:
            return
        word = self.tr("Copied") if done else self.tr("Copy")
        name = self.tr("Copied") if done else self.tr("Copy answer")
        self._present(Action.COPY, word, "check" if done else "copy", name)
        if self.row is not None:
            self._place()

    def show_copied(self) -> None:
        """Show for a moment that the answer was copied."""
        self._present_copy(done=True)
        self._done.start()

    def _act(self, action: Action) -> None:
        self.acted.emit(action.value)
        if action is Action.COPY:
            self.show_copied()

    def let_go(self) -> None:
        """Forget that something was copied."""
        self._done.stop()
        self._hovered = False
        self._present_copy()

    def tab_stops(self) -> list[QWidget]:
        """Return what can be pressed."""
        shown: list[QWidget] = [b for b in self._buttons.values() if not b.isHidden()]
        return [*shown, *self._siblings.tab_stops(), self.more_button]


def _moment(row: FooterRow) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(round(row.created * 1_000))
