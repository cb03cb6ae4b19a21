"""Formulas drawn for pages, each once as long as it is remembered."""

from __future__ import annotations

import time
from collections import OrderedDict

from gpts_desktop.core.tex.drawn import Drawing, NotDrawableError
from gpts_desktop.core.tex.stepwise import Pause

_KEPT = 500
_MOST = 1.0  # seconds of work


class Formulas:
    """Draws formulas on the caller's thread; `pause` is called on the way.

    What takes longer than a second is not drawn: TeX can be made to take for ever.
    """

    def __init__(self, pause: Pause = lambda: None, kept: int = _KEPT) -> None:
        self._pause = pause
        self._kept = kept
        self._known: OrderedDict[tuple[str, bool], Drawing | None] = OrderedDict()

    def drawn(self, tex: str, display: bool) -> Drawing | None:
        """Return a formula's drawing, None for what can't be drawn."""
        key = (tex, display)
        if key not in self._known:
            self._known[key] = self._draw(tex, display)
            if len(self._known) > self._kept:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]

    def _draw(self, tex: str, display: bool) -> Drawing | None:
        from gpts_desktop.core.tex.drawing import draw

        limit = time.thread_time() + _MOST

        def pause() -> None:
            if time.thread_time() > limit:
                raise NotDrawableError("too slow")
            self._pause()

        try:
            return draw(tex, display, {}, pause)
        except NotDrawableError:
            return None
