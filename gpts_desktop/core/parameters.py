"""The request's parameters: each declared once, each "default" until set."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, NamedTuple

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.sentence import Sentence

ValueKind = Literal["number", "integer", "switch", "biases", "text"]


class ParameterSpec(NamedTuple):
    """One parameter's name on the wire, label, kind and inclusive range."""

    name: str
    label: str
    kind: ValueKind
    low: float | None = None
    high: float | None = None
    help: str = ""


PARAMETERS: tuple[ParameterSpec, ...] = (
    ParameterSpec(
        "temperature",
        Sentence("Temperature"),
        "number",
        0,
        2,
        Sentence("Higher answers vary more."),
    ),
    ParameterSpec(
        "top_p",
        Sentence("Top p"),
        "number",
        0,
        1,
        Sentence("Nucleus sampling: the share of likely words."),
    ),
    ParameterSpec(
        "max_tokens",
        Sentence("Max tokens"),
        "integer",
        1,
        None,
        Sentence("The most tokens to generate."),
    ),
    ParameterSpec(
        "n",
        Sentence("Candidates (n)"),
        "integer",
        1,
        128,
        Sentence("Each candidate can be charged."),
    ),
    ParameterSpec(
        "presence_penalty", Sentence("Presence penalty"), "number", -2, 2, Sentence("New subjects.")
    ),
    ParameterSpec(
        "frequency_penalty",
        Sentence("Frequency penalty"),
        "number",
        -2,
        2,
        Sentence("Fewer repetitions."),
    ),
    ParameterSpec(
        "logit_bias",
        Sentence("Logit bias"),
        "biases",
        -100,
        100,
        Sentence("JSON: token id to bias."),
    ),
    ParameterSpec(
        "user", Sentence("User"), "text", None, None, Sentence("An identifier of the end user.")
    ),
    ParameterSpec(
        "stream", Sentence("Stream"), "switch", None, None, Sentence("Show the answer as it comes.")
    ),
    ParameterSpec(
        "system",
        Sentence("System message"),
        "text",
        None,
        None,
        Sentence("Sent before the chat, if set."),
    ),
)
SPECS: Mapping[str, ParameterSpec] = {spec.name: spec for spec in PARAMETERS}
_BIASES = '{"50256": -100}'
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")  # thousands parted by commas


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the user has set; None is "default" and is not sent."""

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    n: int | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    logit_bias: Mapping[str, float] | None = None
    user: str | None = None
    stream: bool | None = None
    system: str | None = None

    def over(self, base: Parameters) -> Parameters:
        """Return these parameters with `base` filling what is not set here."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(base, **{name: value for name, value in values.items() if value is not None})

    def to_json(self) -> dict[str, Any]:
        """Return only what is set."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in values.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Parameters:
        """Read what `to_json` wrote; a value that no longer fits is left out."""
        kept: dict[str, Any] = {}
        for name, value in data.items():
            if name in SPECS and value is not None:
                try:
                    kept[name] = checked(name, value)
                except InputError:
                    continue
        return cls(**kept)


def checked(name: str, value: object) -> Any:
    """Return `value` as the parameter `name` takes it.

    Raises InputError, with a sentence, for a wrong type or a value out of range (api.md).
    """
    spec = SPECS[name]
    if spec.kind == "switch":
        if not isinstance(value, bool):
            raise InputError(Sentence("{label} is on or off.", label=spec.label))
        return value
    if spec.kind == "text":
        if not isinstance(value, str):
            raise InputError(Sentence("{label} is a text.", label=spec.label))
        return value
    if spec.kind == "biases":
        return _biases(spec, value)
    return _number(spec, value)


def parsed(name: str, text: str) -> Any:
    """Return the value that was typed for the parameter `name`; None for nothing typed.

    Raises InputError like `checked`.
    """
    spec = SPECS[name]
    text = text.strip()
    if not text:
        return None
    if spec.kind == "text":
        return text
    if spec.kind == "biases":
        try:
            return checked(name, json.loads(text))
        except (ValueError, RecursionError):
            raise InputError(
                Sentence(
                    "{label} is JSON, for example {example}.", label=spec.label, example=_BIASES
                )
            ) from None
    text = text.replace("，", ",")
    if spec.kind == "integer" and _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise InputError(_no_number(spec)) from None
    return checked(name, int(value) if value.is_integer() else value)


def _number(spec: ParameterSpec, value: object) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(_no_number(spec))
    if spec.kind == "integer":
        if value != int(value):
            raise InputError(_no_number(spec))
        value = int(value)
    too_low = spec.low is not None and value < spec.low
    too_high = spec.high is not None and value > spec.high
    if too_low or too_high:
        raise InputError(_no_number(spec))
    return value


def _biases(spec: ParameterSpec, value: object) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise InputError(
            Sentence("{label} is JSON, for example {example}.", label=spec.label, example=_BIASES)
        )
    biases: dict[str, float] = {}
    for token, bias in value.items():
        if not str(token).isdecimal():
            raise InputError(
                Sentence("{label}: “{token}” is no token id.", label=spec.label, token=token)
            )
        biases[str(token)] = _number(spec, bias)
    return biases


def _no_number(spec: ParameterSpec) -> Sentence:
    """Return what the parameter takes instead."""
    whole = spec.kind == "integer"
    if spec.low is not None and spec.high is not None:
        template = (
            Sentence("{label} is a whole number from {low} to {high}.")
            if whole
            else Sentence("{label} is a number from {low} to {high}.")
        )
        return template.filled(label=spec.label, low=spec.low, high=spec.high)
    if spec.low is not None:
        template = (
            Sentence("{label} is a whole number, at least {low}.")
            if whole
            else Sentence("{label} is a number, at least {low}.")
        )
        return template.filled(label=spec.label, low=spec.low)
    template = Sentence("{label} is a whole number.") if whole else Sentence("{label} is a number.")
    return template.filled(label=spec.label)
