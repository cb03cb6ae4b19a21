"""TeX as models write it, into the part of it that latex2mathml and ziamath know."""

from __future__ import annotations

import re
from typing import NamedTuple

from gpts_desktop.core.tex.chemistry import chemical
from gpts_desktop.core.tex.groups import each_command, group_end

_FONTS = "mathbb|mathcal|mathfrak|mathscr|mathbf|mathrm|mathsf|mathtt|mathit|boldsymbol|bm"
_BARE_FONT = re.compile(rf"\\({_FONTS})\s+([A-Za-z0-9]|\\[A-Za-z]+)")
_GONE = re.compile(r"\\(?:notag|nonumber|displaylimits|allowbreak|nobreak)(?![A-Za-z])")
_COMMENT = re.compile(r"(?<!\\)%.*")
_TAG = re.compile(r"\\tag(\*?)\s*(?=\{)")
_SPELLINGS = [
    (re.compile(rf"(?<!\\)\\{pattern}"), written)
    for pattern, written in (
        (r"not\s*=", r"\\neq "),
        (r"mathbb\s*\{\s*1\s*\}", "𝟙"),
        (r"setminus(?![A-Za-z])", "∖ "),
        (r"smallsetminus(?![A-Za-z])", "∖ "),
        (r"(?:RR|R|reals)(?![A-Za-z])", r"\\mathbb{R}"),
        (r"(?:NN|N|natnums)(?![A-Za-z])", r"\\mathbb{N}"),
        (r"(?:ZZ|Z)(?![A-Za-z])", r"\\mathbb{Z}"),
        (r"(?:QQ|Q)(?![A-Za-z])", r"\\mathbb{Q}"),
        (r"(?:CC|Complex)(?![A-Za-z])", r"\\mathbb{C}"),
        (r"(tr|Tr|rank|diag|sgn|Var|Cov|softmax)(?![A-Za-z])", r"\\operatorname{\1}"),
        (r"argmax(?![A-Za-z])", r"\\operatorname*{arg\\,max}"),
        (r"argmin(?![A-Za-z])", r"\\operatorname*{arg\\,min}"),
        (r"(?:emph|textnormal|textup|textmd|mbox|hbox)(?=\s*\{)", r"\\text"),
        (r"(?:thinspace)(?![A-Za-z])", r"\\,"),
        (r"(?:medspace)(?![A-Za-z])", r"\\:"),
        (r"(?:thickspace)(?![A-Za-z])", r"\\;"),
        (r"(?:dotsc|dotso)(?![A-Za-z])", r"\\ldots "),
        (r"(?:dotsb|dotsm|dotsi)(?![A-Za-z])", r"\\cdots "),
        (r"bmod(?![A-Za-z])", r"\\;\\mathrm{mod}\\;"),
        (r"math(?:rel|bin|ord|open|close|punct|inner)(?![A-Za-z])", ""),
        (r"lt(?![A-Za-z])", "<"),
        (r"gt(?![A-Za-z])", ">"),
    )
]
_FENCES = {
    "|": "‖",
    "lVert": "‖",
    "rVert": "‖",
    "Vert": "‖",
    "lvert": "|",
    "rvert": "|",
    "vert": "|",
    "langle": "⟨",
    "rangle": "⟩",
    "lfloor": "⌊",
    "rfloor": "⌋",
    "lceil": "⌈",
    "rceil": "⌉",
}
_BIG = re.compile(
    r"(\\[bB]igg?[lrm]?)\s*\\(\||(?:[lr]?[vV]ert|[lr](?:angle|floor|ceil))(?![A-Za-z]))"
)
_MATH_IN_TEXT = re.compile(r"\$([^$]+)\$")
_ENDS_WITH_SCRIPT = re.compile(r"\\end\s*\{([A-Za-z]+\*?)\}(?=\s*[\^_])")
_SCRIPT = re.compile(r"\s*(?:\\limits\s*)?_\s*")
_ATOM = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_RULED = re.compile(r"\\begin\{array\}\s*\{([lcr\s|]*\|[lcr\s|]*)\}(.*?)\\end\{array\}", re.DOTALL)
_ENVIRONMENTS = {
    "equation": None,
    "equation*": None,
    "displaymath": None,
    "align": "align*",
    "aligned": "align*",
    "flalign": "align*",
    "flalign*": "align*",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "split": "align*",
    "gather": "gather*",
    "gathered": "gather*",
    "multline": "gather*",
    "multline*": "gather*",
}
_BOUND = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+\*?)\}")
_COLUMNS = re.compile(
    r"\\begin\s*\{(alignat\*?|alignedat)\}\s*\{\d+\}|\\end\s*\{(?:alignat\*?|alignedat)\}"
)
_CASES = re.compile(r"\\begin\s*\{(d?)cases\}(.*?)\\end\s*\{d?cases\}", re.DOTALL)
_CELL_END = re.compile(r"(?<!\\)&")
_RIGHT_CASES = re.compile(r"\\begin\s*\{d?rcases\}(.*?)\\end\s*\{d?rcases\}", re.DOTALL)


class Tidy(NamedTuple):
    """TeX that can be set, and the number or sign that belongs at the right edge."""

    tex: str
    tag: str


def tidy(tex: str, display: bool) -> Tidy:
    """Return `tex` in words that the library knows; what it does not know stays as it is."""
    tex = _COMMENT.sub("", tex)
    tex = each_command(tex, "label|eqref", lambda name, inner: "")
    tex, tag = _without_tag(_GONE.sub("", tex))
    tex = each_command(tex, "ce", lambda name, inner: f"{{{chemical(inner)}}}")
    for pattern, written in _SPELLINGS:
        tex = pattern.sub(written, tex)
    tex = _BARE_FONT.sub(r"\\\1{\2}", tex)
    tex = _BIG.sub(lambda found: found.group(1) + _FENCES[found.group(2)], tex)
    tex = each_command(tex, "text|textbf|textit|textrm|textsf|texttt", _text)
    tex = each_command(tex, "mathtt", lambda name, inner: rf"\texttt{{{inner}}}")
    tex = _operators(tex, display)
    tex = _environments(tex)
    return Tidy(_scripted(tex).strip(), tag)


def _without_tag(tex: str) -> tuple[str, str]:
    """Return `tex` without its only tag, and that; several tags stand in their lines."""
    tags = list(_TAG.finditer(tex))
    if len(tags) != 1:
        inline = each_command(tex, "tag", lambda name, inner: rf"\qquad\text{{({inner})}}")
        return each_command(inline, r"tag\*", lambda name, inner: rf"\qquad\text{{{inner}}}"), ""
    found = tags[0]
    end = group_end(tex, found.end())
    if end < 0:
        return tex, ""
    inner = tex[found.end() + 1 : end - 1].replace("$", "")
    return tex[: found.start()] + tex[end:], inner if found.group(1) else f"({inner})"


def _text(name: str, inner: str) -> str:
    """Return text in which formulas between dollar signs are formulas."""
    parts = _MATH_IN_TEXT.split(inner.replace(r"\$", "\0"))
    texts = [rf"\{name}{{{part}}}" if part else "" for part in parts[::2]]
    formulas = [f"{{{part}}}" for part in parts[1::2]] + [""]
    return "".join(a + b for a, b in zip(texts, formulas, strict=True)).replace("\0", r"\$")


def _operators(tex: str, display: bool) -> str:
    r"""Write `\operatorname*` and `\mathop`, which set what is under them, in other words."""
    opener = re.compile(r"\\(operatorname\*|operatorname|mathop)\s*(?=\{)")
    parts: list[str] = []
    at = 0
    while found := opener.search(tex, at):
        end = group_end(tex, found.end())
        if end < 0:
            break
        name = tex[found.end() + 1 : end - 1]
        word = _word(name, mathematical=found.group(1) == "mathop")
        under = _SCRIPT.match(tex, end)
        limits = display and found.group(1) != "operatorname" and under
        if limits:
            assert under is not None
            stop = _argument_end(tex, under.end())
            below = tex[under.end() : stop]
            word, end = rf"\underset{{{below}}}{{{word}}}\,", stop
        elif found.group(1) == "mathop" and name.strip() in (r"\sum", r"\prod", r"\int"):
            word = name
        parts += tex[at : found.start()], word
        at = end
    return "".join((*parts, tex[at:]))


def _word(name: str, mathematical: bool) -> str:
    plain = name.replace(r"\,", " ").replace(r"\ ", " ").replace("~", " ")
    if re.fullmatch(r"[A-Za-z]+", plain):
        return name if mathematical else rf"\operatorname{{{plain}}}"
    if re.fullmatch(r"[\w -]+", plain):
        return rf"\text{{{plain}}}"
    return f"{{{name}}}" if mathematical else rf"\mathrm{{{name}}}"


def _argument_end(tex: str, at: int) -> int:
    if tex.startswith("{", at):
        end = group_end(tex, at)
        return end if end > 0 else len(tex)
    found = _ATOM.match(tex, at)
    return found.end() if found else at


def _environments(tex: str) -> str:
    tex = _CASES.sub(_cases, tex)
    tex = _RIGHT_CASES.sub(r"\\left. \\begin{matrix}\1\\end{matrix} \\right\\}", tex)
    tex = _RULED.sub(_ruled, tex)
    tex = _COLUMNS.sub(lambda found: r"\begin{align*}" if found.group(1) else r"\end{align*}", tex)
    return _BOUND.sub(_renamed, tex)


def _renamed(found: re.Match[str]) -> str:
    bound, name = found.groups()
    written = _ENVIRONMENTS.get(name, name)
    return "" if written is None else rf"\{bound}{{{written}}}"


def _cases(found: re.Match[str]) -> str:
    """Return cases with room before their conditions, and large fractions if they are dcases."""
    body = _CELL_END.sub(r"&\\quad ", found.group(2))
    if found.group(1):
        body = body.replace(r"\frac", r"\dfrac")
    return rf"\begin{{cases}}{body}\end{{cases}}"


def _ruled(found: re.Match[str]) -> str:
    """Return an array with its upright lines as columns of their own."""
    layout = found.group(1).replace(" ", "")
    columns = re.findall(r"[lcr]|\|", layout)
    rows = []
    for row in found.group(2).replace(r"\hline", "").split(r"\\"):
        cells = iter(row.split("&"))
        if row.strip():
            rows.append(" & ".join(r"\vert " if c == "|" else next(cells, "") for c in columns))
    aligned = "".join("c" if column == "|" else column for column in columns)
    body = r" \\ ".join(rows)
    return rf"\begin{{array}}{{{aligned}}}{body}\end{{array}}"


def _scripted(tex: str) -> str:
    """Put braces around an environment that bears an exponent: it is lost otherwise."""
    at = 0
    while found := _ENDS_WITH_SCRIPT.search(tex, at):
        start = tex.rfind(rf"\begin{{{found.group(1)}}}", 0, found.start())
        if start < 0:
            return tex
        tex = f"{tex[:start]}{{{tex[start : found.end()]}}}{tex[found.end() :]}"
        at = found.end() + 2
    return tex
