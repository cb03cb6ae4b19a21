"""The window with somebody who knows archives."""

from __future__ import annotations

import pytest

from gpts_desktop.storage.importing.desk import DiskArchiveDesk
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
from gpts_desktop.ui.shell import Services


@pytest.fixture
def services(services: Services, store: SqliteStore) -> Services:
    """The window's, with the real desk."""
    writer = services.writer
    assert isinstance(writer, StorageWriter)
    return services._replace(archives=lambda: DiskArchiveDesk(store, writer))
