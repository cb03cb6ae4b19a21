"""Conversations as ChatGPT's data export writes them, made up."""

from __future__ import annotations

from typing import Any

Fields = dict[str, Any]

BEGUN = 1_700_000_000.0
GPT = "g-bo0FiWLY7"


def message(role: str, text: str = "", **more: Any) -> Fields:
    """Return a message; `content`, `metadata`, `recipient` and so on replace what is usual."""
    return {
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": BEGUN,
        "content": {"content_type": "text", "parts": [text]},
        "status": "finished_successfully",
        "metadata": {},
        "recipient": "all",
        **more,
    }


def tree(*nodes: tuple[str, str | None, Fields | None]) -> Fields:
    """Return a mapping of nodes, each with its parent; children are listed in this order."""
    mapping: Fields = {}
    for place, (node, parent, said) in enumerate(nodes):
        timed = said and {"id": node, **said, "create_time": said["create_time"] + place}
        mapping[node] = {"id": node, "parent": parent, "children": [], "message": timed}
        if parent in mapping:
            mapping[parent]["children"].append(node)
    return mapping


def conversation(mapping: Fields, **more: Any) -> Fields:
    """Return a conversation around a mapping; its last node is the current one."""
    return {
        "title": "Quantum computing",
        "create_time": BEGUN,
        "update_time": BEGUN + 100,
        "mapping": mapping,
        "current_node": next(reversed(mapping), None),
        "conversation_id": "c1",
        "id": "c1",
        "gizmo_id": GPT,
        "is_archived": False,
        **more,
    }


def short(place: int = 0, **more: Any) -> Fields:
    """Return one of many conversations with a question and its answer."""
    mapping = tree(
        ("root", None, None),
        ("q", "root", message("user", f"Question {place}: what is 量子?")),
        ("a", "q", message("assistant", f"Answer {place}.")),
    )
    return conversation(mapping, id=f"c{place}", title=f"Chat {place}", **more)
