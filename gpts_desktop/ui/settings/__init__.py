"""Dialogs and panels that set something."""
