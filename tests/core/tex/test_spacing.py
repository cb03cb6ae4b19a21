from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from gpts_desktop.core.tex.spacing import space


def signs(row: str) -> list[dict[str, str]]:
    """Return the attributes of the operators of a row, once it is spaced."""
    root: Element = fromstring(f"<math><mrow>{row}</mrow></math>")
    space(root)
    return [one.attrib for one in root.iter("mo")]


MEDIUM = {"lspace": "0.2222em", "rspace": "0.2222em"}
THICK = {"lspace": "0.2778em", "rspace": "0.2778em"}


@pytest.mark.parametrize(
    ("row", "attributes"),
    [
        ("<mi>a</mi><mi>∪</mi><mi>b</mi>", [MEDIUM]),
        ("<mn>3</mn><mo>×</mo><mn>4</mn>", [MEDIUM]),
        ("<mi>a</mi><mi>~</mi><mi>b</mi>", [THICK]),
        ("<mi>a</mi><mo>=</mo><mo>−</mo><mi>b</mi>", [{}, {"form": "prefix"}]),
        ("<mo>−</mo><mi>b</mi>", [{"form": "prefix"}]),
        ("<mi>a</mi><mo>−</mo><mi>b</mi>", [{}]),
        ("<mo>)</mo><mo>−</mo><mi>b</mi>", [{}, {}]),
        ("<msub><mo>∑</mo><mi>i</mi></msub><mo>−</mo><mi>b</mi>", [{}, {"form": "prefix"}]),
        ("<mo>∂</mo><mi>x</mi>", [{"lspace": "0em", "rspace": "0em"}]),
        ("<mo>‖</mo><mi>x</mi><mo>‖</mo>", [{"stretchy": "false"}] * 2),
        ('<mo stretchy="true">|</mo>', [{"stretchy": "true"}]),
        ('<mo minsize="2em">|</mo>', [{"minsize": "2em"}]),
    ],
)
def test_space(row: str, attributes: list[dict[str, str]]) -> None:
    assert signs(row) == attributes
