"""The tree of a ChatGPT export's `mapping`, made sound: whatever is missing, doubled or circular.

No function calls itself: a conversation can be 100,000 messages deep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Parents = dict[str, str | None]


def parents_in(mapping: dict[str, Any]) -> Parents:
    """Return each node's parent, None for one that hangs nowhere, in an order that fits.

    Parents come before their children, siblings in the order in which their parent lists them.
    """
    parents = _named_parents(mapping)
    _cut_circles(parents)
    return {node: parents[node] for node in _in_order(mapping, parents)}


def leaf_of(parents: Parents, current: Any) -> str | None:
    """Return where the shown thread ends: at `current`, or if that dangles at the newest leaf."""
    if isinstance(current, str) and current in parents:
        return current
    last: dict[str | None, str] = {parent: node for node, parent in parents.items()}
    at: str | None = last.get(None)
    while at is not None and at in last:
        at = last[at]
    return at


def without_hidden(parents: Parents, is_shown: Callable[[str], bool]) -> tuple[Parents, Parents]:
    """Return the tree of what is shown, and for each node the nearest shown one up from it."""
    nearest: Parents = {}
    shown: Parents = {}
    for node, parent in parents.items():
        above = None if parent is None else nearest[parent]
        nearest[node] = node if is_shown(node) else above
        if nearest[node] == node:
            shown[node] = above
    return shown, nearest


def _named_parents(mapping: dict[str, Any]) -> Parents:
    """Take each node's own word for its parent; else that of who lists it as a child."""
    parents: Parents = {}
    for node, fields in mapping.items():
        if isinstance(fields, dict):
            parent = fields.get("parent")
            parents[node] = parent if isinstance(parent, str) and parent != node else None
    for node, parent in parents.items():
        if parent is not None and parent not in parents:
            parents[node] = None
    for node in parents:
        for child in _listed(mapping, node):
            if child in parents and parents[child] is None and child != node:
                parents[child] = node
    return parents


def _cut_circles(parents: Parents) -> None:
    """Let a node of each circle hang nowhere."""
    sound: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in sound:
            if at in way:
                parents[at] = None
                break
            way[at] = None
            at = parents[at]
        sound.update(way)


def _in_order(mapping: dict[str, Any], parents: Parents) -> Iterator[str]:
    children: dict[str | None, list[str]] = {}
    for node, parent in parents.items():
        children.setdefault(parent, []).append(node)
    waiting = children.get(None, [])[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        below = children.get(node, [])
        if len(below) > 1:
            places = {child: place for place, child in enumerate(_listed(mapping, node))}
            below.sort(key=lambda child: places.get(child, len(places)))
        waiting += reversed(below)


def _listed(mapping: dict[str, Any], node: str) -> list[str]:
    children = mapping[node].get("children")
    if not isinstance(children, list):
        return []
    return [child for child in children if isinstance(child, str)]
