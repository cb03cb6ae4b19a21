"""The box one types in, with what goes along with a question."""

from gpts_desktop.ui.composer.composer import Composer

__all__ = ["Composer"]
