"""The room around operators, as TeX leaves it, where MathML or ziamath leaves another."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_BINARY = frozenset("∪∩∖⧵∧∨⊕⊗⊙⊖∘∗⋆∙•·⋅×÷±∓⊎⊔⊓")
_RELATIONS = frozenset("∼⟂⊥∥∣≃⊢⊨⊂⊃⋈")
_SIGNS = frozenset("−-+±∓")
# These stretch only when \left or \big says so.
_FENCES = frozenset("|‖∣⌊⌋⌈⌉⟨⟩")
# After these an operator stands between two operands.
_CLOSING = frozenset(")]}|‖⟩⌋⌉!′″‴%°∂∇")
_LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀")
_ROWS = frozenset(("math", "mrow", "mtd", "mstyle", "msqrt", "mpadded", "menclose"))
_SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_MEDIUM, _THICK = "0.2222em", "0.2778em"


def space(root: Element) -> None:
    """Set the room around the operators of some MathML."""
    for row in root.iter():
        name = _name(row)
        before: Element | None = None
        for child in row:
            if _name(child) in ("mo", "mi"):
                _space_one(child, before, name in _ROWS)
            if _name(child) != "mspace":
                before = child


def _space_one(one: Element, before: Element | None, in_row: bool) -> None:
    sign = _sign(one)
    if sign == "~" and in_row:
        one.text = sign = "∼"  # \\sim, for which latex2mathml has the accent
    if sign in _FENCES and not {"stretchy", "minsize"}.intersection(one.keys()):
        one.set("stretchy", "false")
    if sign in ("∂", "∇"):
        _surround(one, "0em")
    if not in_row:
        return
    if _expects_operand(before):
        if sign in _SIGNS:
            one.set("form", "prefix")
    elif sign in _BINARY:
        _surround(one, _MEDIUM)
    elif sign in _RELATIONS and one.get("fence") is None:
        _surround(one, _THICK)


def _surround(one: Element, room: str) -> None:
    one.tag = one.tag.replace("mi", "mo")
    one.set("lspace", room)
    one.set("rspace", room)


def _expects_operand(before: Element | None) -> bool:
    """Return whether what comes after `before` can't stand between two operands."""
    if before is None:
        return True
    if _name(before) in _SCRIPTED:
        return len(before) > 0 and _sign(before[0]) in _LARGE
    return _name(before) == "mo" and _sign(before) not in _CLOSING


def _sign(one: Element) -> str:
    return (one.text or "").strip()


def _name(one: Element) -> str:
    return one.tag.rpartition("}")[2]
