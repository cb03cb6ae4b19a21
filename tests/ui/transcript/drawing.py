"""Draws scenes into a folder: `python -m tests.ui.transcript.drawing FOLDER SCALE [SCENE …]`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import ClassVar

from PySide6.QtCore import QLocale, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.notices import notice_for
from gpts_desktop.ui.languages import speak
from gpts_desktop.ui.pictures.shelf import Entry, Phase, PictureShelf
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import Theme, ThemeKeeper, load_theme
from gpts_desktop.ui.transcript.coloring import Coloring
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings
from gpts_desktop.ui.transcript.leisure import Leisure
from gpts_desktop.ui.transcript.rows import FooterRow
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.picture_book import file_name, themes_at
from tests.ui.transcript.scenes import SCENES, WITH_FOOTER

_WIDTH, _TALLEST, _ROOM = 620, 2_400, 12
_QUIET_FRAMES = 4
"""So many equal frames in a row, and all that comes at leisure has come."""


def draw(folder: Path, scale: int, scenes: Sequence[str]) -> None:
    """Draw scenes, or all, in this process."""
    app = QApplication([])
    speak("en")
    QLocale.setDefault(QLocale("en_GB"))
    themes = ThemeKeeper("light")
    apply_style(app, themes)
    for theme in themes_at(scale):
        themes.set_mode(theme)
        for scene in scenes or list(SCENES):
            image = _drawn(scene, load_theme(theme))
            small = image.convertToFormat(QImage.Format.Format_RGB888)
            assert small.save(str(folder / file_name(scene, theme, scale)), None, 0)


def _drawn(scene: str, theme: Theme) -> QImage:
    view = TranscriptView(
        lambda message: notice_for(message, host="api.gpt.ge"), theme, shelf=StillShelf()
    )
    view.set_face(lambda gpt_id: ("R", "#7c5cff"))
    view.resize(_WIDTH, _TALLEST)
    view.show()
    SCENES[scene](view)
    image = _settled(view)
    ratio = round(view.devicePixelRatioF())
    top, low = _edges(view, with_footer=scene in WITH_FOOTER)
    view.close()
    return image.copy(QRect(0, top * ratio, _WIDTH * ratio, (low - top) * ratio))


def _settled(view: TranscriptView) -> QImage:
    drawings = view.findChild(FormulaDrawings)
    assert drawings is not None
    last, quiet = view.grab().toImage(), 0
    for _ in range(2_000):
        QTest.qWait(10)
        now = view.grab().toImage()
        calm = now == last and drawings.wanted() is None and not _is_at_work(view)
        quiet = quiet + 1 if calm else 0
        last = now
        if quiet == _QUIET_FRAMES:
            return last
    raise AssertionError("the picture does not come to rest")


def _is_at_work(view: TranscriptView) -> bool:
    """Whether something is still to be coloured, drawn, decoded or fitted."""
    return (
        any(one.busy for one in view.findChildren(Leisure))
        or any(one._timer.isActive() for one in view.findChildren(Coloring))
        or view._fitting.isActive()
        or bool(view.pictures.shelf._pool.activeThreadCount())
    )


class StillShelf(PictureShelf):
    """Holds pictures from elsewhere in the phase that their address names."""

    _PHASES: ClassVar[Mapping[str, Phase]] = {
        "asking": Phase.ASKING,
        "loading": Phase.LOADING,
        "failed": Phase.FAILED,
    }

    @property
    def can_load(self) -> bool:
        """As with a network."""
        return True

    def entry(self, address: str) -> Entry:
        """Return the phase that the address names."""
        phase = self._PHASES.get(PurePath(address).stem)
        if phase is None:
            return super().entry(address)
        return Entry(phase, reason="The server did not answer." if phase is Phase.FAILED else "")


def _edges(view: TranscriptView, with_footer: bool) -> tuple[int, int]:
    """Return where the rows to show begin and end in the view."""
    sight = view._sight
    assert sight is not None
    placed = [
        one
        for one in sight.placed
        if with_footer or not isinstance(sight.strip.rows(one.section)[one.row], FooterRow)
    ]
    return placed[0].y, placed[-1].y + placed[-1].height + _ROOM


if __name__ == "__main__":
    draw(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
