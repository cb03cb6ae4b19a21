"""A string that no log, no repr and no traceback shows."""

from __future__ import annotations


class Secret:
    """Holds a secret; `reveal` is the one way to it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret itself, for the one place that sends or stores it."""
        return self._value

    def masked(self) -> str:
        """Return what a person may see: `sk-••••••••3f9a`."""
        value = self._value
        if len(value) < 12:
            return "•" * 8
        head = value[:3] if value[2:3] in "-_" else ""
        return f"{head}{'•' * 16}{value[-4:]}"

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__
