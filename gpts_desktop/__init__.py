"""A desktop app for public GPTs."""

__version__ = "0.1.0"
