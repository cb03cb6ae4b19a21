"""Sentences of the core: in English, and with what it takes to say them in another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class Sentence(str):
    """What a template says of its values, in English; any text can take it.

    The template stands in the call as it is, for `packaging/translations.py` finds it there;
    `ui/said.py` says it in the language of the window. Whole numbers get their thousands parted.
    A value may be a sentence itself. `one` is the template for `n` = 1.
    """

    template: str
    values: Mapping[str, Any]
    one: str

    def __new__(cls, template: str, *, one: str = "", **values: Any) -> Sentence:
        """Fill the template with its values; without any it stays a template."""
        form = one if one and values.get("n") == 1 else template
        shown = form
        if values:
            shown = form.format_map({name: _shown(value) for name, value in values.items()})
        made = super().__new__(cls, shown)
        made.template, made.values, made.one = template, values, one
        return made

    def __str__(self) -> str:
        """Stay what it is: `str(error)` keeps the values."""
        return self

    def filled(self, **values: Any) -> Sentence:
        """Return the sentence of this template with values."""
        return Sentence(self.template, one=self.one, **values)

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` reads back."""
        values = {
            name: value.to_json() if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return {"template": self.template, "one": self.one, "values": values}

    @classmethod
    def from_json(cls, data: object) -> Sentence | None:
        """Read what `to_json` wrote; None for anything else."""
        if not isinstance(data, dict) or not isinstance(data.get("values"), dict):
            return None
        values = {name: cls.from_json(value) or value for name, value in data["values"].items()}
        try:
            return cls(str(data.get("template", "")), one=str(data.get("one", "")), **values)
        except (LookupError, ValueError, TypeError):
            return None


def joined(between: str, parts: Iterable[str]) -> Sentence:
    """Return sentences one after the other, as one."""
    said = list(parts)
    marks = (f"{{p{number}}}" for number in range(len(said)))
    return Sentence(between.join(marks), **{f"p{n}": part for n, part in enumerate(said)})


def _shown(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return f"{value:g}" if isinstance(value, float) else str.__str__(str(value))
