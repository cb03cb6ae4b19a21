"""ziamath sets each row twice, to know how high its fences are to be: here only where one is.

Rows within rows cost twice as much for each level otherwise. Over the corpus the drawings are
the same to the last digit and take half the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

_FORMS = ("prefix", "infix", "postfix")


def set_rows_once() -> None:
    """Have rows without anything that stretches set once, from now on."""
    from ziamath.nodes.mrow import Mrow

    measured = getattr(Mrow, "_get_height_nostretch", None)
    if measured is None or hasattr(measured, "only_fenced"):
        return  # This ziamath does it in another way, or it is done.

    def height(row: Mrow, line: list[Element], **context: Any) -> tuple[float, float]:
        if any(map(_may_stretch, line)):
            low, high = measured(row, line, **context)
            return float(low), float(high)
        return 0.0, 0.0

    height.only_fenced = True  # type: ignore[attr-defined]
    Mrow._get_height_nostretch = height  # type: ignore[assignment, method-assign]


def _may_stretch(element: Element) -> bool:
    signs: Iterable[Element] = (one for one in element.iter() if one.tag in ("mo", "mi"))
    return any(
        one.get("stretchy", "false") != "false"
        or (one.get("stretchy") is None and _stretches((one.text or "").strip()))
        for one in signs
    )


@cache
def _stretches(sign: str) -> bool:
    from ziamath.operators import get_params

    return any(get_params(sign, form).get("stretchy", "false") != "false" for form in _FORMS)
