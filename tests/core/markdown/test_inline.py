from __future__ import annotations

import pytest

from gpts_desktop.core.markdown.inline import Inline
from tests.core.markdown.outline import text


def runs(source: str) -> str:
    return text(Inline().runs(source))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("plain", "plain"),
        ("*a* _b_ **c** __d__", "I(a) I(b) B(c) B(d)"),
        ("***both***", "I(B(both))"),
        ("**a *b* c**", "B(a )I(B(b))B( c)"),
        ("**a **b** c**", "B(a b c)"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("*open", "*open"),
        ("~~gone~~ 3~5 ~x~", "S(gone) 3~5 ~x~"),
        ("`a*b*` ``x`y``", "C(a*b*) C(x`y)"),
        ("`open", "`open"),
        (r"\*not\* \# \[x]", "*not* # [x]"),
        ("&amp; &copy; &#35; &unknown;", "& © # &unknown;"),
        ("a\nb", "a b"),
        ("a  \nb", "a⏎b"),
        ("a\\\nb", "a⏎b"),
        ("<b>x</b> <!-- y -->", "<b>x</b> <!-- y -->"),
        ("![alt *x*](p.png)", "P(alt x=p.png)"),
        ("[![a](p.png)](/to)", "L(P(a=p.png)=/to)"),
        ("![](p.png)", "P(=p.png)"),
    ],
)
def test_commonmark(source: str, shown: str) -> None:
    assert runs(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('[a](http://x.y/z?q=1 "title")', "L(a=http://x.y/z?q=1)"),
        ("[a](<b c>)", "L(a=b c)"),
        ("[**b** c](d)", "L(B(b)=d)L( c=d)"),
        ("[a](javascript:alert(1))", "L(a=javascript:alert(1))"),
        ("[a](https://例子.测试/路%20径)", "L(a=https://例子.测试/路%20径)"),
        ("[a](b", "[a](b"),
        ("[a]", "[a]"),
        ('*x <a href="*">', '*x <a href="*">'),
        ("<https://a.b/c> <me@x.y>", "L(https://a.b/c=https://a.b/c) L(me@x.y=mailto:me@x.y)"),
    ],
)
def test_links_keep_their_target_as_written(source: str, shown: str) -> None:
    assert runs(source) == shown


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("see https://a.b/c.", "https://a.b/c"),
        ("(https://a.b/c(d))", "https://a.b/c(d)"),
        ("https://a.b/c_d_e?f=g&h", "https://a.b/c_d_e?f=g&h"),
        ("请看https://a.b/c，谢谢", "https://a.b/c"),
        ("请看https://a.b查看", "https://a.b"),
        ("http://localhost:3000/x!", "http://localhost:3000/x"),
        ("https://a.b/?c=d&e;", "https://a.b/?c=d"),
        ("https://a.b/@me_", "https://a.b/@me"),
    ],
)
def test_addresses_in_text_are_links(source: str, linked: str) -> None:
    assert [run.text for run in Inline().runs(source) if run.link] == [linked]


def test_www_and_mail_get_a_scheme() -> None:
    assert runs("www.a.b/c") == "L(www.a.b/c=http://www.a.b/c)"
    assert runs("me@a.b.") == "L(me@a.b=mailto:me@a.b)."


@pytest.mark.parametrize(
    "source",
    ["README.md", "a@b", "www.", "x://y", "a@b.c_", "`https://a.b`", "ahttps://a.b", "@me.you"],
)
def test_what_is_no_address(source: str) -> None:
    assert not any(run.link for run in Inline().runs(source))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**注意：**请看", "B(注意：)请看"),
        ("请**“注意”**一下", "请B(“注意”)一下"),
        ("*强调。*后面", "I(强调。)后面"),
        ("这是**粗体**字", "这是B(粗体)字"),
        ("2 * 3 * 中", "2 * 3 * 中"),
    ],
)
def test_emphasis_beside_chinese(source: str, shown: str) -> None:
    assert runs(source) == shown


@pytest.mark.parametrize(
    ("source", "formula"),
    [
        ("so $x^2 + y$ is", "x^2 + y"),
        ("so $$x^2$$ is", "x^2"),
        (r"so \(a_1\) is", "a_1"),
        (r"so \[ a_1 \] is", "a_1"),
        ("函数$f(x)$的", "f(x)"),
        (r"$\$5$", r"\$5"),
        ("$5x = 10$", "5x = 10"),
        ("triangle $ABC$", "ABC"),
        (r"$a*b*c$", "a*b*c"),
    ],
)
def test_formulas(source: str, formula: str) -> None:
    assert [run.text for run in Inline().runs(source) if run.formula] == [formula]


@pytest.mark.parametrize(
    "source",
    [
        "$5 and $10",
        "$5-$10",
        "US$5 and CA$6",
        "$5/month or $50/year",
        "from $1.5M to $2M, up $0.5M",
        "costs $5 (or ~$6) now, $7 then",
        "a $20 bill, a $50 bill and $1,000",
        "**$5** and **$10**",
        "5$/kg, 10$/kg",
        "set $a to 1 and $b to 2",
        "PATH=$PATH:$HOME/bin",
        "echo $USER costs $5",
        "价格为$5，而不是$10。",
        "S$5 = A$6",
        "between 5$ and 10$",
        "$20,000 and you have 30,000$",
        "$HOME:$PATH",
        "`$x$`",
        "$ x $",
        "$x",
        r"\$x\$",
        r"\[1\] and \(see below for more\)",
        r"\(\) \[",
        "$$",
    ],
)
def test_dollars_and_brackets_in_prose(source: str) -> None:
    assert not any(run.formula for run in Inline().runs(source))


@pytest.mark.parametrize(
    ("source", "display"),
    [("a $x$", False), ("a \\(x\\)", False), ("a $$x$$ b", True), ("a \\[x_1\\] b", True)],
)
def test_formulas_are_set_large_or_not(source: str, display: bool) -> None:
    assert [run.display for run in Inline().runs(source) if run.formula] == [display]


def test_formulas_side_by_side_stay_apart() -> None:
    assert runs(r"\(a\)\(b\)") == "F(a)F(b)"


def test_a_nul_and_a_lone_surrogate_do_no_harm() -> None:
    assert runs("*a\ufffd* \ud800") == "I(a\ufffd) \ud800"
