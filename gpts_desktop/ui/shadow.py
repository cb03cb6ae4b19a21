"""The soft shadow under raised cards (`--shadow` of the design), from one small picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPixmapCache

from gpts_desktop.ui.theme import Theme

REACH = 32  # pixels that the shadow reaches beyond its card, at the bottom; 24 at the sides
_BLUR = 24


def paint_shadow(painter: QPainter, card: QRect, radius: int, *, dark: bool) -> None:
    """Paint what `card`, with corners of `radius`, throws on the ground around it."""
    picture = _patch(radius, dark, painter.device().devicePixelRatio())
    ratio = picture.devicePixelRatio()
    side = picture.width() / ratio
    corner = float(REACH + _BLUR + radius)
    outer = QRectF(card.adjusted(-REACH, -REACH, REACH, REACH))
    for y, tall, from_y, from_tall in _thirds(outer.top(), outer.height(), side, corner):
        for x, wide, from_x, from_wide in _thirds(outer.left(), outer.width(), side, corner):
            source = QRectF(from_x * ratio, from_y * ratio, from_wide * ratio, from_tall * ratio)
            painter.drawPixmap(QRectF(x, y, wide, tall), picture, source)


def paint_raised(painter: QPainter, outer: QRect, radius: int, theme: Theme) -> None:
    """Paint a raised card with its shadow, which reaches to the edge of `outer`."""
    card = outer.adjusted(REACH, REACH, -REACH, -REACH)
    paint_shadow(painter, card, radius, dark=theme.dark)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _thirds(
    start: float, length: float, side: float, corner: float
) -> list[tuple[float, float, float, float]]:
    """Return (place, size, place and size in the picture) of both ends and the stretched middle."""
    end = min(corner, length / 2)
    return [
        (start, end, 0.0, end),
        (start + end, length - 2 * end, corner, side - 2 * corner),
        (start + length - end, end, side - end, end),
    ]


def _patch(radius: int, dark: bool, ratio: float) -> QPixmap:
    """Return the shadow of the smallest card; its middle can be stretched."""
    key = f"shadow:{radius}:{dark}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    side = 2 * (REACH + _BLUR + radius) + 2
    # Sixteen bits a channel: a share of a shadow of 8 % is less than one step of eight bits.
    image = QImage(
        math.ceil(side * ratio), math.ceil(side * ratio), QImage.Format.Format_RGBA64_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.scale(ratio, ratio)
    card = QRectF(REACH, REACH, side - 2 * REACH, side - 2 * REACH)
    color = QColor(0, 0, 0) if dark else QColor(16, 32, 31)
    color.setAlphaF(0.35 if dark else 0.08)
    _paint_blur(painter, card.translated(0, 8), radius, _BLUR, color)
    color.setAlphaF(0.4 if dark else 0.06)
    _paint_blur(painter, card.translated(0, 1), radius, 2, color)
    painter.end()
    found = QPixmap.fromImage(image)
    found.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, found)
    return found


def _paint_blur(painter: QPainter, card: QRectF, radius: int, blur: int, color: QColor) -> None:
    """Lay cards of falling size on each other, each as strong as a Gaussian of `blur` wants."""
    steps = min(blur, 24)
    offsets = [blur * (1 - (2 * i + 1) / steps) for i in range(steps)]
    weights = [math.exp(-2 * (offset / blur * 2) ** 2 / 2) for offset in offsets]
    total = sum(weights)
    for offset, weight in zip(offsets, weights, strict=True):
        layer = QColor(color)
        layer.setAlphaF(color.alphaF() * weight / total)
        painter.setBrush(layer)
        corner = max(radius + offset, 1)
        painter.drawRoundedRect(card.adjusted(-offset, -offset, offset, offset), corner, corner)
