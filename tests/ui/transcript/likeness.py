"""How far two pictures differ, and what is left to look at when they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

_SEEN = 40
"""A channel that differs by more than this of 255 is a difference that one sees."""
_TILE, _MOST_SEEN = 64, 0.008
"""The share of a tile's channels that may: an icon or a word that moves by 2 pixels is more,
however large the picture around it is."""
_MOST_MEAN = 0.25
"""By how much channels may differ on average, of 255: another shade of a ground is more."""


def difference(kept: QImage, now: QImage) -> QImage:
    """Return a picture that is black where two of one size are equal."""
    made = kept.convertToFormat(QImage.Format.Format_RGB888)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, now.convertToFormat(QImage.Format.Format_RGB888))
    painter.end()
    return made


def complaint(kept: Path, now: Path) -> str:
    """Return "" for pictures that look the same, else what differs and where it can be seen.

    The differences are written beside `now`.
    """
    if not kept.exists():
        return f"{kept.name} is not kept yet; it looks like {now}"
    left, right = _opaque(kept), _opaque(now)
    if left.size() != right.size():
        sizes = " is now ".join(f"{i.width()} x {i.height()}" for i in (left, right))
        return f"{kept.name}: {sizes} pixels large; see {now}"
    apart = difference(left, right)
    channels = bytes(apart.constBits())
    seen = max(_seen(apart.copy(tile)) for tile in _tiles(apart.rect()))
    mean = sum(channels) / len(channels)
    if seen <= _MOST_SEEN and mean <= _MOST_MEAN:
        return ""
    shown = now.with_suffix(".difference.png")
    apart.save(str(shown))
    return (
        f"{kept.name}: {seen:.2%} of a tile differs (at most {_MOST_SEEN:.2%}), the whole by "
        f"{mean:.2f} on average (at most {_MOST_MEAN}); now {now}, differences {shown}"
    )


def _tiles(whole: QRect) -> Iterator[QRect]:
    for y in range(0, whole.height(), _TILE):
        for x in range(0, whole.width(), _TILE):
            yield QRect(x, y, _TILE, _TILE)


def _seen(tile: QImage) -> float:
    """Return the share of channels that are not dark."""
    channels = bytes(tile.constBits())
    return len(channels.translate(None, bytes(range(_SEEN + 1)))) / len(channels)


def _opaque(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull(), path
    image.setDevicePixelRatio(1)
    return image
