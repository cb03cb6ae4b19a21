"""What stands for a GPT beside its answers, whether it is still saved or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpts_desktop.core.gpt import DEFAULT_FORM, GatewayProfile, Gpt, model_name
from gpts_desktop.core.gpt_face import color_of, letter_of

if TYPE_CHECKING:
    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.library import Library


def face_of(library: Library, gpt_id: str) -> tuple[str, str]:
    """Return a GPT's letter and colour."""
    gpt = library.get(gpt_id) or stand_in(gpt_id)
    return letter_of(name_of(library, gpt_id)), color_of(gpt)


def name_of(library: Library, gpt_id: str) -> str:
    """Return a GPT's name, or what of its id may stand for one that is gone."""
    gpt = library.get(gpt_id)
    return gpt.name if gpt is not None else stand_in(gpt_id).name.removeprefix("g-")


def stand_in(gpt_id: str) -> Gpt:
    """Return what is shown for a GPT that is gone, and for a chat that was with none."""
    return Gpt(gpt_id, gpt_id or "ChatGPT")


def asked_name(conversation: Conversation, profile: GatewayProfile | None) -> str:
    """Return the name of the model that a conversation's next question goes to."""
    if not conversation.gpt_id:
        return conversation.model
    return model_name(profile.model_form if profile else DEFAULT_FORM, conversation.gpt_id)
