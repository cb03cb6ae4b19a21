from __future__ import annotations

import time
from xml.etree.ElementTree import fromstring

import pytest

from gpts_desktop.core.tex.drawing import draw
from gpts_desktop.core.tex.drawn import PAPER, Drawing, NotDrawableError, Outline, is_borrowed
from tests.core.tex.corpus import CORPUS

SQUARE = Outline(1.0, (("M", (0, 0)), ("L", (1, 0)), ("L", (1, 1)), ("C", (1, 1, 0, 1, 0, 0))))
# What can't be drawn, and why.
REFUSED = {
    r"\foo{x} + 1": "command",
    "a & b": "environment",
    r"\frac{a": "Error",
    r"\left( x": "Error",
    r"\newcommand{\a}{b} \a": "definition",
    r"\def\a{b} \a": "definition",
    "x 😀": "sign",
    "": "empty",
    "% only a comment": "empty",
    "0" * 100: "too often",
    r"\\[" + r"\\" * 50: "too often",
}


def drawn(tex: str, display: bool = True) -> Drawing:
    return draw(tex, display, {c: SQUARE for c in tex if is_borrowed(c)})


def shapes(drawing: Drawing) -> int:
    return len(list(fromstring(drawing.svg)))


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 200


@pytest.mark.parametrize("tex", CORPUS)
def test_each_formula_draws(tex: str) -> None:
    for display in (True, False):
        drawing = drawn(tex, display)
        assert shapes(drawing)
        assert 0.1 < drawing.width < 60
        assert 0.1 < drawing.ascent + drawing.depth < 20


@pytest.mark.parametrize("tex", REFUSED)
def test_what_is_not_drawn_says_why(tex: str) -> None:
    with pytest.raises(NotDrawableError, match=REFUSED[tex]):
        draw(tex, True, {})


def test_blanks_are_one_however_many() -> None:
    assert drawn("a" + " " * 1_900 + r"\ b") == drawn(r"a \ b")
    with pytest.raises(NotDrawableError):
        draw(r"\operatorname{" + " " * 1_900, True, {})


def test_the_baseline_is_under_the_letters() -> None:
    assert drawn("x").depth < 0.1
    assert drawn("y").depth > 0.2
    assert drawn(r"\frac{a}{b}").depth > 0.5


def test_a_displayed_sum_has_its_limits_above_and_below() -> None:
    tex = r"\sum_{i=1}^{n} x"
    assert drawn(tex, display=True).ascent > drawn(tex, display=False).ascent


def test_a_drawing_takes_the_colour_of_the_text_and_its_own() -> None:
    assert drawn("x").svg.count(f'fill="{PAPER}"') == 1
    assert 'fill="red"' in drawn(r"\textcolor{red}{x}").svg


def test_chinese_is_drawn_with_the_outlines_given() -> None:
    drawing = drawn(r"\text{速度}")
    assert shapes(drawing) == 2
    assert drawing.width == pytest.approx(2, abs=0.2)


def test_chinese_without_outlines_is_refused() -> None:
    with pytest.raises(NotDrawableError):
        draw(r"\text{速度}", True, {})


def test_an_accent_adds_no_room_before_its_letter() -> None:
    assert drawn(r"\hat{y}").width == pytest.approx(drawn("y").width, abs=0.2)


def test_a_tag_is_beside_the_drawing() -> None:
    assert drawn(r"a = b \tag{1}").tag == "(1)"
    assert drawn(r"a = b \tag*{A'}").tag == "A'"
    assert drawn(r"a = b").tag == ""


@pytest.mark.parametrize(
    "tex",
    [
        "x" * 5_000,
        "{" * 2_000 + "x" + "}" * 2_000,
        "^" * 3_000,
        r"\frac{a}{" * 300,
        r"\sqrt{" * 30 + "x" + "}" * 30,
        r"\left(" * 200 + "x" + r"\right)" * 200,
        r"\begin{pmatrix}" * 100 + "x" + r"\end{pmatrix}" * 100,
        r"\text{" * 900,
        r"\operatorname*{" * 250,
        r"\end{cases}^2" * 250,
        "$" * 2_500,
        "\\" * 3_999,
    ],
)
def test_hostile_formulas_are_refused_at_once(tex: str) -> None:
    began = time.process_time()
    with pytest.raises(NotDrawableError):
        draw(tex, True, {})
    assert time.process_time() - began < 2


# Rows with fences are set twice by the rows around them: the first would take minutes.
@pytest.mark.parametrize("tex", [r"\left(" * 20 + "x" + r"\right)" * 20, "$x" * 1_000, "x+" * 900])
def test_setting_can_be_stopped_anywhere(tex: str) -> None:
    class StopError(Exception):
        pass

    steps = 0

    def stop_later() -> None:
        nonlocal steps
        steps += 1
        if steps > 500:
            raise StopError

    with pytest.raises(NotDrawableError, match="StopError"):
        draw(tex, True, {}, stop_later)
    assert steps == 501


def test_nested_rows_cost_as_much_as_they_are_long() -> None:
    def steps(depth: int) -> int:
        count = 0

        def pause() -> None:
            nonlocal count
            count += 1

        draw(r"\frac{a}{" * depth + "x" + "}" * depth, True, {}, pause)
        return count

    assert steps(16) < 3 * steps(8)


def test_fences_are_as_high_as_what_they_hold() -> None:
    low, high = drawn(r"\left( x \right)"), drawn(r"\left( \frac{\frac{a}{b}}{c} \right)")
    inner = drawn(r"\frac{\frac{a}{b}}{c}")
    assert high.ascent >= inner.ascent > low.ascent


def test_what_failed_leaves_no_trace_in_what_is_drawn_next() -> None:
    before = drawn("x'_{i'} + f'")
    with pytest.raises(NotDrawableError):
        draw(r"x + \text{a 😀 b}", True, {})
    assert drawn("x'_{i'} + f'") == before
