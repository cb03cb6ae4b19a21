from __future__ import annotations

from collections.abc import Iterator

import pytest

from gpts_desktop.demo.server import DemoServer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoServer]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with DemoServer(pace=0) as running:
        yield running
