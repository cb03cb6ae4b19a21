"""Gateways: profiles on disk, and which of them is asked."""

from __future__ import annotations

from pathlib import Path

from gpts_desktop.core.gateways import Gateways
from gpts_desktop.core.gpt import FORMS, GatewayProfile
from gpts_desktop.core.settings import Settings
from gpts_desktop.storage.store import SqliteStore
from tests.core.turn_world import DirectWriter

ONE = GatewayProfile("one", "One", "https://one.example")
TWO = GatewayProfile("two", "Two", "https://two.example", model_form="{id}")


def gateways(store: SqliteStore) -> Gateways:
    return Gateways(store, DirectWriter(), Settings(store, DirectWriter()))


def test_the_chosen_gateway_is_asked_after_a_restart(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store:
        first = gateways(store)
        assert first.all() == []
        first.save(ONE)
        first.save(TWO)
        assert first.current == ONE
        first.use("two")
        assert gateways(store).current == TWO


def test_the_oldest_is_asked_when_the_chosen_one_is_deleted(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store:
        profiles = gateways(store)
        profiles.save(ONE)
        profiles.save(TWO)
        profiles.use("two")
        profiles.delete("two")
        assert profiles.current == gateways(store).current == ONE


def test_a_change_of_fields_is_kept_and_one_without_difference_is_none(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store:
        profiles = gateways(store)
        profiles.save(ONE)
        told: list[Gateways] = []
        profiles.changed.connect(told.append)
        profiles.change("one", key_place="session")
        profiles.change("one", key_place="session")
        profiles.change("nobody", key_place="session")
        assert len(told) == 1
        kept = gateways(store).get("one")
        assert kept is not None
        assert kept.key_place == "session"


def test_other_forms_are_all_but_the_one_in_use() -> None:
    assert [other.model_form for other in TWO.other_forms()] == [f for f in FORMS if f != "{id}"]
