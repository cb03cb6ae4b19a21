"""A formula as outlines of its signs, set by ziamath with the font STIX Two Math.

ziamath is imported inside functions only: that and reading its font take 0.2 s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from gpts_desktop.core.tex.drawn import (
    DEEPEST,
    LONGEST,
    PAPER,
    Drawing,
    NotDrawableError,
    Outline,
)
from gpts_desktop.core.tex.groups import depth_of
from gpts_desktop.core.tex.once import set_rows_once
from gpts_desktop.core.tex.spacing import space
from gpts_desktop.core.tex.stepwise import Pause, stepwise
from gpts_desktop.core.tex.tidy import tidy

if TYPE_CHECKING:
    from ziafont.glyph import SimpleGlyph
    from ziamath.mathfont import MathFont
    from ziamath.styles import MathVariant

_ALONE = Lock()
_EM = 24.0  # ziamath's own: with another it would limit small signs in another way
_MARGIN = 0.04
_QUICK = 200  # What is not longer is converted in a millisecond or two.
# Commands that define others can make text of any length out of a few.
_DEFINITION = re.compile(
    r"\\(?:(?:re)?new[a-z]+|providecommand|[gex]?def|let|DeclareMath[A-Za-z]+)"
    r"(?![A-Za-z])"
)
_NUMBER = re.compile(r"-?[\d.]+")
# TeX takes blanks for one. No formula has a hundred of one other sign in a row, and those that
# had held the loop for up to 86 ms: nothing can interrupt a call of C.
_BLANKS = re.compile(r"\s{2,}")
_LONG_RUN = re.compile(r"(\S)\1{99,}")


def draw(
    tex: str,
    display: bool,
    outlines: Mapping[str, Outline],
    pause: Pause = lambda: None,
) -> Drawing:
    """Return `tex` drawn, or raise `NotDrawableError`.

    `outlines` holds what the font lacks. `pause` is called every few steps, and may raise:
    setting takes time that grows with the nesting.
    """
    if len(tex) > LONGEST or depth_of(tex) > DEEPEST:
        raise NotDrawableError("too long or too deep")
    tex = _BLANKS.sub(lambda found: "\n" if "\n" in found.group() else " ", tex)
    if _LONG_RUN.search(tex):
        raise NotDrawableError("a character too often")
    if _DEFINITION.search(tex):
        raise NotDrawableError("a definition")
    ready, tag = tidy(tex, display)
    if not ready:
        raise NotDrawableError("empty")
    pause()
    try:
        # The libraries keep what they draw with in places that all threads share.
        with _ALONE:
            return _drawn(ready, tag, display, outlines, pause)
    except (NotDrawableError, KeyboardInterrupt, SystemExit):
        raise
    except ParseError as error:
        raise NotDrawableError("an environment or a sign it does not know") from error
    except Exception as error:
        # The two libraries fail on bad TeX in any way: assertions, indexes, recursion.
        raise NotDrawableError(f"{type(error).__name__}: {error}") from error


def load() -> None:
    """Import what `draw` needs and prepare it, which takes a while: no drawing pays for it."""
    draw("x", True, {})


def _drawn(
    tex: str,
    tag: str,
    display: bool,
    outlines: Mapping[str, Outline],
    pause: Pause,
) -> Drawing:
    import ziamath.tex
    from ziamath.zmath import Math

    font = _font()

    def convert() -> str:
        return ziamath.tex.tex2mml(tex, inline=not display)

    mathml = stepwise(convert, pause) if len(tex) > _QUICK else convert()
    mathml = mathml.replace(">\\{<", ">{<").replace(">\\}<", ">}<")  # of \big\{
    if ">\\" in mathml:
        raise NotDrawableError("a command it does not know")
    pause()
    font.findglyph = _Glyphs(font, outlines, pause)  # type: ignore[method-assign]
    root = fromstring(mathml)  # noqa: S314 - latex2mathml's, which declares no entities
    space(root)
    try:
        math = Math(root, size=_EM)
    except BaseException:
        # Within text the font is set to another language, until the text ends.
        set_language: Callable[[str, str], None] = font.language
        set_language("math", "")
        raise
    box = math.node.bbox
    sheet = _Sheet(pause)
    math.node.draw(0, 0, sheet)
    # ziamath counts what a combining accent reaches to the left, wherever it is drawn.
    begin = min(0.0, max(box.xmin, _left_of(sheet)))
    width = max(box.xmax, math.node.xadvance()) - begin
    ascent, depth = max(0.0, box.ymax), max(0.0, -box.ymin)
    if not 0 < width < 1e5 or ascent > 1e5 or depth > 1e5:
        raise NotDrawableError("no size")
    edge = _MARGIN * _EM
    left = begin - edge
    size = f"{width + 2 * edge:.3f} {ascent + depth + 2 * edge:.3f}"
    sheet.set("xmlns", "http://www.w3.org/2000/svg")
    sheet.set("viewBox", f"{left:.3f} {-ascent - edge:.3f} {size}")
    return Drawing(
        tostring(sheet, encoding="unicode"),
        (width + 2 * edge) / _EM,
        (ascent + edge) / _EM,
        (depth + edge) / _EM,
        tag,
    )


def _left_of(sheet: Element) -> float:
    """Return the smallest x of the paths and boxes on a sheet."""
    left = 0.0
    for shape in sheet.iter():
        numbers = _NUMBER.findall(shape.get("d", "")) or [shape.get("x", "0")]
        left = min(left, *map(float, numbers[::2]))
    return left


def _font() -> MathFont:
    import ziamath.zmath
    from ziamath.config import config

    config.math.color = PAPER
    config.svg2 = False
    set_rows_once()
    return ziamath.zmath.loadedfonts["default"]


class _Sheet(Element):
    """What is drawn on. ziamath looks for shared symbols before each sign: there are none."""

    def __init__(self, pause: Pause) -> None:
        super().__init__("svg")
        self._pause = pause

    def findall(self, path: str, namespaces: Any = None) -> list[Any]:
        self._pause()
        return []


class _Glyphs:
    """Finds signs in the formulas' font, and what it lacks among the outlines."""

    def __init__(self, font: MathFont, outlines: Mapping[str, Outline], pause: Pause) -> None:
        self._font = font
        self._outlines = outlines
        self._pause = pause

    def __call__(self, char: str, variant: MathVariant) -> SimpleGlyph:
        self._pause()
        if outline := self._outlines.get(char):
            return _borrowed(outline, self._font)
        glyph = type(self._font).findglyph(self._font, char, variant)
        if glyph.index == 0:
            glyph = self._font.glyph(char)
        if glyph.index == 0 and not char.isspace():
            raise NotDrawableError(f"no sign for {char!r}")
        return glyph


def _borrowed(outline: Outline, font: MathFont) -> SimpleGlyph:
    from ziafont.fonttypes import BBox
    from ziafont.glyph import SimpleGlyph
    from ziafont.svgpath import Cubic, Lineto, Moveto, Point

    class Borrowed(SimpleGlyph):
        def advance(self, nextchr: SimpleGlyph | None = None) -> int:
            return round(outline.advance * units)

    units: int = font.info.layout.unitsperem
    steps: list[Any] = []
    makers: dict[str, Any] = {"M": Moveto, "L": Lineto, "C": Cubic}
    xs, ys = [0.0], [0.0]
    point: Callable[[float, float], Any] = Point
    for kind, numbers in outline.path:
        scaled = [number * units for number in numbers]
        points = list(map(point, scaled[::2], scaled[1::2]))
        steps.append(makers[kind](*points))
        xs += scaled[::2]
        ys += scaled[1::2]
    return Borrowed(0, steps, BBox(min(xs), max(xs), min(ys), max(ys)), font)
