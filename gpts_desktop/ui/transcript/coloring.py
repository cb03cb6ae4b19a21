"""Colours of code, worked out at leisure: a few words whenever the loop has nothing else to do."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from threading import Thread
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

Span = tuple[int, int, str]
"""Start, length and role (`kw`, `fn`, `str`, `com`) of a coloured stretch."""

_KEPT = 400
_SLICE = 0.004  # seconds
_WAIT_MS = 10


class _Job(NamedTuple):
    language: str
    text: str
    answer: Callable[[str, list[Span]], None]


class Coloring(QObject):
    """Gives code its colours, remembering what it has seen.

    The loop is never held for longer than a slice. Only making a lexer can't be cut into
    slices: that is done on a thread, once for each language.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: OrderedDict[tuple[str, str], list[Span]] = OrderedDict()
        self._waiting: deque[_Job] = deque()
        self._makers: dict[str, Thread] = {}
        self._work: Iterator[Span | None] | None = None
        self._spans: list[Span] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._color_some)

    def known(self, language: str, text: str) -> list[Span] | None:
        """Return the colours of code that was seen before."""
        return self._known.get((language, text))

    def ask(self, language: str, text: str, answer: Callable[[str, list[Span]], None]) -> None:
        """Have `answer` called with the text and its colours, soon."""
        self._waiting.append(_Job(language, text, answer))
        if not self._timer.isActive():
            self._timer.start(0)

    def _color_some(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        job = self._waiting[0]
        spans = self._known.get((job.language, job.text))
        if spans is None:
            spans = self._lexed(job)
        if spans is not None:
            self._waiting.popleft()
            job.answer(job.text, spans)

    def _lexed(self, job: _Job) -> list[Span] | None:
        """Work for a slice on the first job; return its colours once they are all known."""
        if self._work is None:
            if not self._has_lexer(job.language):
                self._timer.start(_WAIT_MS)
                return None
            from gpts_desktop.core.markdown.highlight import highlighting

            self._timer.start(0)
            self._work, self._spans = highlighting(job.language, job.text), []
        end = perf_counter() + _SLICE
        for span in self._work:
            if span is not None:
                self._spans.append(span)
            if perf_counter() > end:
                return None
        self._work = None
        self._known[(job.language, job.text)] = self._spans
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return self._spans

    def _has_lexer(self, language: str) -> bool:
        maker = self._makers.get(language)
        if maker is None:
            from gpts_desktop.core.markdown.highlight import prepare

            maker = Thread(target=prepare, args=(language,), name="lexer", daemon=True)
            self._makers[language] = maker
            maker.start()
        return not maker.is_alive()
