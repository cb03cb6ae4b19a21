"""The parameters in a few words, for the composer's pill."""

from __future__ import annotations

from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.ui.said import said

_WORDS = {
    "temperature": Sentence("temperature {value}"),
    "top_p": Sentence("top p {value}"),
    "max_tokens": Sentence("max {value}"),
    "n": Sentence("n {value}"),
    "presence_penalty": Sentence("presence {value}"),
    "frequency_penalty": Sentence("frequency {value}"),
}
_MARKS = {
    "logit_bias": Sentence("logit bias"),
    "user": Sentence("user"),
    "system": Sentence("system message"),
}


def summary(parameters: Parameters) -> str:
    """Return what is set ("temperature 0.5 · max 1688"), or "" when all is default.

    Streaming is left out: it has a switch of its own.
    """
    parts = []
    for name, word in _WORDS.items():
        value = getattr(parameters, name)
        if value is not None:
            parts.append(said(word.filled(value=_number(value))))
    parts += [said(word) for name, word in _MARKS.items() if getattr(parameters, name)]
    return " · ".join(parts)


def _number(value: float) -> str:
    # :g would shorten 1234567 tokens to 1.23457e+06.
    return str(value) if isinstance(value, int) else f"{value:g}"
