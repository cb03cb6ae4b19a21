"""asyncio without TLS until something asks for it."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_ONE_AT_A_TIME = RLock()


def import_asyncio() -> None:
    """Import asyncio with a `ssl` that is read when something in it is first asked for.

    OpenSSL and what Python makes of its names are over a megabyte, and a window that asks
    no gateway has no use for them. Where the modules are not plain files they are read now.
    """
    package = PathFinder.find_spec("asyncio")
    if package is None or "asyncio" in sys.modules:
        return
    _postpone("ssl", PathFinder.find_spec("ssl"))
    # It asks `ssl` for classes while it is imported.
    name, where = "asyncio.sslproto", package.submodule_search_locations
    late = _postpone(name, PathFinder.find_spec(name, where))

    import asyncio

    if late is not None:
        asyncio.__dict__["sslproto"] = late  # as an import does


def _postpone(name: str, spec: ModuleSpec | None) -> ModuleType | None:
    if spec is None or spec.loader is None or name in sys.modules:
        return None
    module = module_from_spec(spec)
    module.__class__ = _PostponedModule  # as importlib does for LazyLoader
    sys.modules[name] = module
    return module


class _PostponedModule(ModuleType):
    """Runs when something in it is first asked for, on whichever thread.

    importlib's LazyLoader would run it as soon as another module imports it.
    """

    runs = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import system asks, and takes no for an answer
            raise AttributeError(name)
        with _ONE_AT_A_TIME:
            if self.__class__ is _PostponedModule and not self.runs:
                assert self.__spec__ is not None and self.__spec__.loader is not None
                self.runs = True
                self.__spec__.loader.exec_module(self)
                del self.runs
                self.__class__ = ModuleType  # type: ignore[assignment]  # as above
        return ModuleType.__getattribute__(self, name)
