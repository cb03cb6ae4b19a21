"""A public GPT and the gateway that is asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gpts_desktop.core.gpt_color import NO_COLOR
from gpts_desktop.core.parameters import Parameters

DEFAULT_FORM = "gpt-4-gizmo-{id}"
# The forms in use among gateways (api.md, "The GPT's id"), the commonest first.
FORMS = (DEFAULT_FORM, "gpt-4o-gizmo-{id}", "{id}", "gpt-4-gizmo")


@dataclass(frozen=True, slots=True)
class Gpt:
    """A saved GPT. `id` is the gizmo id (`g-bo0FiWLY7`); case matters.

    `position` orders the sidebar within pinned and unpinned, small first; `color` is the
    place of its monogram's colour in the palette.
    """

    id: str
    name: str
    slug: str = ""
    pinned: bool = False
    position: float = 0.0
    parameters: Parameters = field(default_factory=Parameters)
    added: float = 0.0
    color: int = NO_COLOR

    @property
    def link(self) -> str:
        """The address of the GPT's public page."""
        tail = f"-{self.slug}" if self.slug else ""
        return f"https://chatgpt.com/g/{self.id}{tail}"


@dataclass(frozen=True, slots=True)
class GatewayProfile:
    """Where a gateway is and how it wants a GPT's id. The key is never in it.

    `base_url` is as the user typed it (`core/base_url.py` makes the address);
    `model_form` holds `{id}` (`gpt-4-gizmo-{id}`, `{id}`) or is a fixed model's
    name, and then the id goes into the body as `gizmo_id`.
    `key_place` is where the key was last known to lie: a keyring's name
    ("GNOME Keyring"), "session", or "" for none.
    """

    id: str
    name: str
    base_url: str
    model_form: str = DEFAULT_FORM
    key_place: str = ""
    takes_stream_options: bool = True

    def other_forms(self) -> list[GatewayProfile]:
        """Return this profile with each form of the id that it does not use."""
        return [replace(self, model_form=form) for form in FORMS if form != self.model_form]


def model_fields(form: str, gpt_id: str) -> dict[str, str]:
    """Return the request's fields that name a GPT in a gateway's form (api.md, "The GPT's id")."""
    if "{id}" in form:
        return {"model": form.replace("{id}", gpt_id)}
    return {"model": form, "gizmo_id": gpt_id}


def model_name(form: str, gpt_id: str) -> str:
    """Return the model's name for a GPT, as the header shows it."""
    return model_fields(form, gpt_id)["model"]
