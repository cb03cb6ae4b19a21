"""What stands for a GPT beside its answers, whether it is still saved or not."""

from __future__ import annotations

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_face import color_of, letter_of
from gpts_desktop.core.library import Library


def face_of(library: Library, gpt_id: str) -> tuple[str, str]:
    """Return a GPT's letter and colour."""
    gpt = library.get(gpt_id) or Gpt(gpt_id, gpt_id)
    return letter_of(name_of(library, gpt_id)), color_of(gpt)


def name_of(library: Library, gpt_id: str) -> str:
    """Return a GPT's name, or what of its id may stand for one that is gone."""
    gpt = library.get(gpt_id)
    return gpt.name if gpt is not None else gpt_id.removeprefix("g-")
