"""How far two pictures differ, and what is left to look at when they do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage, QPainter

_SEEN = 40
"""A channel that differs by more than this of 255 is a difference that one sees."""
_MOST_SEEN = 0.0006
"""The share of channels that may: an icon of 16 pixels in a row's picture is more."""
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
    seen = len(channels.translate(None, bytes(range(_SEEN + 1)))) / len(channels)
    mean = sum(channels) / len(channels)
    if seen <= _MOST_SEEN and mean <= _MOST_MEAN:
        return ""
    shown = now.with_suffix(".difference.png")
    apart.save(str(shown))
    return (
        f"{kept.name}: {seen:.3%} of it differs (at most {_MOST_SEEN:.3%}), by {mean:.2f} on "
        f"average (at most {_MOST_MEAN}); now {now}, differences {shown}"
    )


def _opaque(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull(), path
    image.setDevicePixelRatio(1)
    return image
