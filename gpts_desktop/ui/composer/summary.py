"""The parameters in a few words, for the composer's pill."""

from __future__ import annotations

from gpts_desktop.core.parameters import Parameters

_WORDS = {
    "temperature": "temperature",
    "top_p": "top p",
    "max_tokens": "max",
    "n": "n",
    "presence_penalty": "presence",
    "frequency_penalty": "frequency",
}
_MARKS = {"logit_bias": "logit bias", "user": "user", "system": "system message"}


def summary(parameters: Parameters) -> str:
    """Return what is set ("temperature 0.5 · max 1688"), or "" when all is default.

    Streaming is left out: it has a switch of its own.
    """
    parts = []
    for name, word in _WORDS.items():
        value = getattr(parameters, name)
        if value is not None:
            parts.append(f"{word} {_number(value)}")
    parts += [word for name, word in _MARKS.items() if getattr(parameters, name)]
    return " · ".join(parts)


def _number(value: float) -> str:
    # :g would shorten 1234567 tokens to 1.23457e+06.
    return str(value) if isinstance(value, int) else f"{value:g}"
