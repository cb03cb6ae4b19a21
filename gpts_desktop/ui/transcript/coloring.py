"""Colours of code, worked out at leisure: one piece whenever the loop has nothing else to do."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Span = tuple[int, int, str]
"""Start, length and role (`kw`, `fn`, `str`, `com`) of a coloured stretch."""

_KEPT = 400


class Coloring(QObject):
    """Gives code its colours, remembering what it has seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: OrderedDict[tuple[str, str], list[Span]] = OrderedDict()
        self._waiting: deque[tuple[str, str, Callable[[str, list[Span]], None]]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._color_one)

    def known(self, language: str, text: str) -> list[Span] | None:
        """Return the colours of code that was seen before."""
        return self._known.get((language, text))

    def ask(self, language: str, text: str, answer: Callable[[str, list[Span]], None]) -> None:
        """Have `answer` called with the text and its colours, soon."""
        self._waiting.append((language, text, answer))
        self._timer.start()

    def _color_one(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        from gpts_desktop.core.markdown.highlight import highlight

        language, text, answer = self._waiting.popleft()
        spans = self._known.get((language, text))
        if spans is None:
            spans = list(highlight(language, text))
            self._known[(language, text)] = spans
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        answer(text, spans)
