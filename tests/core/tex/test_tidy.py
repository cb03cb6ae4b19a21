from __future__ import annotations

import pytest

from gpts_desktop.core.tex.chemistry import chemical
from gpts_desktop.core.tex.groups import depth_of, group_end
from gpts_desktop.core.tex.tidy import tidy


@pytest.mark.parametrize(
    ("tex", "ready"),
    [
        ("x % a comment\n+ 1", "x \n+ 1"),
        (r"50\%", r"50\%"),
        (r"a \not= b", r"a \neq  b"),
        (r"\mathsf T", r"\mathsf{T}"),
        (r"\mathbb{1}_A", "𝟙_A"),
        (r"x \in \R", r"x \in \mathbb{R}"),
        (r"\Rightarrow \\R", r"\Rightarrow \\R"),
        (r"a = b \label{eq:1} \notag", "a = b"),
        (r"\begin{equation} a \end{equation}", "a"),
        (r"\begin{aligned} a \end{aligned}", r"\begin{align*} a \end{align*}"),
        (r"\begin{alignat}{2} a \end{alignat}", r"\begin{align*} a \end{align*}"),
        (r"\text{if $x$ then}", r"\text{if }{x}\text{ then}"),
        (r"\text{a \$5}", r"\text{a \$5}"),
        (r"\operatorname{Var}(X)", r"\operatorname{Var}(X)"),
        (r"\operatorname*{arg\,max}_x f", r"\underset{x}{\text{arg max}}\, f"),
        (r"\argmin_{x \in A} f", r"\underset{{x \in A}}{\text{arg min}}\, f"),
        (r"\Big\langle x \bigr\|", r"\Big⟨ x \bigr‖"),
        (r"x \mathrel{\sim} y", r"x {\sim} y"),
        (r"\mathop{\sum}_i", r"\underset{i}{{\sum}}\,"),
        (
            r"\begin{pmatrix} 1 \end{pmatrix}^T",
            r"{\begin{pmatrix} 1 \end{pmatrix}}^T",
        ),
        (
            r"\begin{dcases} \frac12 \end{dcases}",
            r"\begin{cases} \dfrac12 \end{cases}",
        ),
        (
            r"\begin{cases} a & b \\ c \& & d \end{cases}",
            r"\begin{cases} a &\quad  b \\ c \& &\quad  d \end{cases}",
        ),
        (
            r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}",
            r"\begin{array}{ccc} a  & \vert  &  b  \\   c  & \vert  &  d \end{array}",
        ),
    ],
)
def test_tidy(tex: str, ready: str) -> None:
    assert tidy(tex, display=True).tex == ready


def test_in_a_line_limits_stand_beside_the_operator() -> None:
    assert tidy(r"\argmax_x f", display=False).tex == r"\text{arg max}_x f"


def test_one_tag_goes_to_the_edge_and_several_stay_in_their_lines() -> None:
    assert tidy(r"a \tag{1}", display=True) == ("a", "(1)")
    both = tidy(r"a \tag{1} \\ b \tag*{*}", display=True)
    assert both == (r"a \qquad\text{(1)} \\ b \qquad\text{*}", "")


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("H2O", r"\mathrm{H}_{2}\mathrm{O}"),
        ("2H2", r"2\mathrm{H}_{2}"),
        ("1/2O2", r"\tfrac{1}{2}\mathrm{O}_{2}"),
        ("SO4^2-", r"\mathrm{SO}_{4}{}^{2-}"),
        ("Na+", r"\mathrm{Na}{}^{+}"),
        ("A + B", r"\mathrm{A}\,+\,\mathrm{B}"),
        ("A -> B", r"\mathrm{A}\,\;\longrightarrow\;\,\mathrm{B}"),
        ("A <=> B", r"\mathrm{A}\,\;\rightleftharpoons\;\,\mathrm{B}"),
        ("^{14}C", r"{}^{14}\mathrm{C}"),
        ("CuSO4*5H2O", r"\mathrm{CuSO}_{4}\cdot 5\mathrm{H}_{2}\mathrm{O}"),
    ],
)
def test_chemistry(text: str, tex: str) -> None:
    assert chemical(text) == tex


def test_groups() -> None:
    assert group_end("{a{b}c}d", 0) == 7
    assert group_end(r"{a\}b}", 0) == 6
    assert group_end("{a", 0) == -1
    assert depth_of(r"{a{b}}{c}") == 2
    assert depth_of(r"\left(\begin{matrix} {a} \end{matrix}\right)") == 3
