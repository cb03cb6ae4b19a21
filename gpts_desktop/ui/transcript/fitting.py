"""Heights out of sight, at first and for another width or zoom: a little at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gpts_desktop.ui.transcript.sight import Sight

_SECONDS = 0.004


class Fitting(QTimer):
    """Runs from `begin` until every height is estimated for the column."""

    def __init__(
        self, parent: QObject, sight: Callable[[], Sight | None], arrange: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._sight = sight
        self._arrange = arrange
        self.setInterval(0)
        self.timeout.connect(self._fit_some)

    def begin(self) -> None:
        """Estimate what waits."""
        sight = self._sight()
        if sight is not None and not sight.strip.is_fitted:
            self.start()

    def _fit_some(self) -> None:
        sight = self._sight()
        if sight is None or not sight.strip.fit_some(_SECONDS):
            self.stop()
        self._arrange()
