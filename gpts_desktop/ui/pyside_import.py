"""Imports PySide6 without what it does at every import and a window has no use for."""

from __future__ import annotations

import builtins
import linecache
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

# What PySide describes its functions with, for the texts of type errors, and what writes its
# stub files. `mapping` is not among them: C++ looks into it without asking for attributes.
_POSTPONED = {
    "shibokensupport.signature": {"errorhandler", "layout", "parser"},
    "shibokensupport.signature.lib": {"enum_sig", "pyi_generator"},
}
# Tried with 6.9, 6.10, 6.11 and 6.12; a PySide that nobody tried is imported as it is.
_FIRST_UNTRIED = (6, 13)


def import_pyside() -> None:
    """Import PySide6 with QtCore, and take its reader of sources out of imports.

    At its import PySide compiles what describes its functions (28 ms on the 2-core machine
    of platform.md, most of it for three regular expressions): here that waits until something
    in it is asked for. And from then on PySide reads the source of each module that is
    imported, in search of `from __feature__ import …`, which nothing here uses, and keeps
    every line of it (shibokensupport/feature.py): 33 ms.
    """
    if "PySide6" not in sys.modules:
        _import_with_postponed_parts()
    import PySide6.QtCore  # noqa: F401  # or it would hang one more before what we leave

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
        linecache.clearcache()


def _import_with_postponed_parts() -> None:
    plain = builtins.__import__

    def import_or_postpone(name: str, *rest: Any, **named: Any) -> object:
        fromlist = rest[2] if len(rest) > 2 else ()
        if fromlist and _POSTPONED.get(name, set()).issuperset(fromlist) and _is_tried():
            # PySide's archive of modules; where they are plain files there is none.
            archive = getattr(plain(name, fromlist=("__spec__",)).__spec__, "loader", None)
            if hasattr(archive, "find_spec"):
                parts = {part: _postponed(f"{name}.{part}", archive) for part in fromlist}
                return SimpleNamespace(**parts)
        return plain(name, *rest, **named)

    builtins.__dict__["__import__"] = import_or_postpone
    try:
        import PySide6  # noqa: F401  # it stays in sys.modules
    finally:
        # PySide hangs its own import before the one it finds.
        for name in ("__import__", "__orig_import__"):
            if getattr(builtins, name, None) is import_or_postpone:
                setattr(builtins, name, plain)


def _is_tried() -> bool:
    version = getattr(sys.modules.get("shiboken6"), "__version_info__", _FIRST_UNTRIED)
    return bool(version[:2] < _FIRST_UNTRIED)


def _postponed(name: str, archive: Any) -> ModuleType:
    """Return the module as it is, or one that runs when something in it is first asked for."""
    return sys.modules.setdefault(name, _PostponedModule(name, archive))


class _PostponedModule(ModuleType):
    def __init__(self, name: str, archive: Any) -> None:
        super().__init__(name)
        self._name, self._archive = name, archive
        # PySide writes a second name into it; the archive knows only the first.
        self.__spec__ = ModuleSpec(name, archive)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import system asks, and takes no for an answer
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]  # as importlib's LazyLoader does
        self.__spec__ = ModuleSpec(self._name, self._archive)
        self._archive.exec_module(self)
        return getattr(self, name)
