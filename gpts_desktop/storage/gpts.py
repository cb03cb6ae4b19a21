"""The rows of GPTs and gateways. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.storage.columns import from_column, from_json, to_column, to_json


def all_gpts(connection: sqlite3.Connection) -> list[Gpt]:
    """Return all: pinned first, then by position."""
    rows = connection.execute(
        "SELECT id, name, slug, pinned, position, parameters, added, color FROM gpts"
        " ORDER BY pinned DESC, position, key"
    )
    return [
        Gpt(
            id=gpt_id,
            name=from_column(name),
            slug=from_column(slug),
            pinned=bool(pinned),
            position=position,
            parameters=Parameters.from_json(from_json(parameters)),
            added=added,
            color=color,
        )
        for gpt_id, name, slug, pinned, position, parameters, added, color in rows
    ]


def save_gpts(connection: sqlite3.Connection, gpts: Iterable[Gpt]) -> None:
    """Insert or replace each by its id."""
    connection.executemany(
        """INSERT INTO gpts (id, name, slug, pinned, position, parameters, added, color)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, slug = excluded.slug,
            pinned = excluded.pinned, position = excluded.position,
            parameters = excluded.parameters, added = excluded.added, color = excluded.color""",
        [
            (
                gpt.id,
                to_column(gpt.name),
                to_column(gpt.slug),
                gpt.pinned,
                gpt.position,
                to_json(gpt.parameters.to_json()),
                gpt.added,
                gpt.color,
            )
            for gpt in gpts
        ],
    )


def delete_gpts(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Forget GPTs; their conversations stay."""
    connection.executemany("DELETE FROM gpts WHERE id = ?", [(gpt_id,) for gpt_id in ids])


def gpt_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of conversations that show, for each GPT id that has any."""
    return dict(
        connection.execute(
            "SELECT gpt_id, count(*) FROM conversations"
            " WHERE archived = 0 AND deleted IS NULL AND gpt_id <> '' GROUP BY gpt_id"
        )
    )


def all_gateways(connection: sqlite3.Connection) -> list[GatewayProfile]:
    """Return all, the oldest first."""
    rows = connection.execute(
        "SELECT id, name, base_url, model_form, key_place, takes_stream_options"
        " FROM gateways ORDER BY key"
    )
    return [
        GatewayProfile(
            id=gateway_id,
            name=from_column(name),
            base_url=from_column(base_url),
            model_form=from_column(model_form),
            key_place=from_column(key_place),
            takes_stream_options=bool(takes_stream_options),
        )
        for gateway_id, name, base_url, model_form, key_place, takes_stream_options in rows
    ]


def save_gateway(connection: sqlite3.Connection, gateway: GatewayProfile) -> None:
    """Insert or replace by its id; its place in the order stays."""
    connection.execute(
        """INSERT INTO gateways
            (id, name, base_url, model_form, key_place, takes_stream_options)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, base_url = excluded.base_url,
            model_form = excluded.model_form, key_place = excluded.key_place,
            takes_stream_options = excluded.takes_stream_options""",
        (
            gateway.id,
            to_column(gateway.name),
            to_column(gateway.base_url),
            to_column(gateway.model_form),
            to_column(gateway.key_place),
            gateway.takes_stream_options,
        ),
    )


def delete_gateway(connection: sqlite3.Connection, gateway_id: str) -> None:
    """Forget a gateway."""
    connection.execute("DELETE FROM gateways WHERE id = ?", (gateway_id,))
