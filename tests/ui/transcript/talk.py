"""Conversations to show, and ways to look at what is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit, QWidget

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State, Usage
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.strip import Strip
from gpts_desktop.ui.transcript.view import TranscriptView

EVERYTHING = """Some **bold** prose with a [link](https://example.com/page) and `code`.

# A heading

1. one
2. two
   - nested

> quoted

| Name | Size |
|:-----|-----:|
| a    | 1    |
| b    | 22   |

```python
def add(a: int, b: int) -> int:
    return a + b
```

$$
x^2
$$

The end, see [ref].

[ref]: https://example.com/ref
"""


class Talk:
    """A conversation that grows by short calls."""

    def __init__(self) -> None:
        self.conversation = Conversation()

    def ask(self, text: str) -> Message:
        message = Message(Role.USER, text, parent=self.conversation.current)
        return self.conversation.add(message)

    def answer(self, text: str, state: State = State.COMPLETE, reasoning: str = "") -> Message:
        message = Message(
            Role.ASSISTANT, text, parent=self.conversation.current, state=state, gpt_id="g-1"
        )
        message.reasoning = reasoning
        if state is State.COMPLETE:
            message.usage, message.duration = Usage(3, 4, 7), 1.5
        return self.conversation.add(message)

    def turns(self, count: int, text: Callable[[int], str] | None = None) -> list[Message]:
        made = []
        for number in range(count):
            made.append(self.ask(f"Question {number}?"))
            body = text(number) if text else f"Answer {number}. " + "Words and words. " * 40
            made.append(self.answer(body))
        return made


def panes(view: TranscriptView) -> list[QTextEdit]:
    """Return the visible texts, top to bottom."""
    found = [pane for pane in view.viewport().findChildren(QTextEdit) if pane.isVisible()]
    return sorted(found, key=lambda pane: pane.mapTo(view.viewport(), QPoint()).y())


def rows(view: TranscriptView) -> list[QWidget]:
    found = [w for w in view.viewport().children() if isinstance(w, RowWidget) and w.isVisible()]
    return sorted(found, key=lambda row: row.y())


def strip_of(view: TranscriptView) -> Strip:
    """Return the strip of what is shown."""
    assert view._sight is not None
    return view._sight.strip


def button(view: TranscriptView, name: str) -> QAbstractButton:
    """Return the uppermost button of a name that is on screen."""
    every = view.viewport().findChildren(QAbstractButton)
    found = [one for one in every if one.accessibleName() == name and one.isVisible()]
    assert found, f"no button {name!r}"
    return min(found, key=lambda one: one.mapTo(view.viewport(), QPoint()).y())


def shown_text(view: TranscriptView) -> str:
    """Return what the rows on screen say, a line for each."""
    return "\n".join(pane.toPlainText() for pane in panes(view))


def line_y(view: TranscriptView, words: str) -> int:
    """Return the y in the viewport of the line in which `words` begin."""
    for pane in panes(view):
        cursor = pane.document().find(words)
        if not cursor.isNull():
            cursor.setPosition(cursor.selectionStart())
            top = pane.mapTo(view.viewport(), QPoint()).y()
            return top + pane.cursorRect(cursor).top()
    raise AssertionError(f"{words!r} is not on screen")


def wheel(view: TranscriptView, notches: int) -> None:
    """Turn the mouse wheel over the view."""
    _scroll(view, QPoint(), notches * 120, Qt.ScrollPhase.NoScrollPhase)


def touch_pad(view: TranscriptView, pixels: int) -> None:
    """Move two fingers on a touch pad, many small steps down (or up, when negative)."""
    step = 1 if pixels > 0 else -1
    _scroll(view, QPoint(), 0, Qt.ScrollPhase.ScrollBegin)
    for _ in range(abs(pixels)):
        _scroll(view, QPoint(0, -step), -step, Qt.ScrollPhase.ScrollUpdate)
    _scroll(view, QPoint(), 0, Qt.ScrollPhase.ScrollEnd)


def _scroll(view: TranscriptView, pixels: QPoint, angle: int, phase: Qt.ScrollPhase) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        pixels,
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
