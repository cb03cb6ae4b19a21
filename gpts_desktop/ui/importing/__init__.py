"""Importing archives from the window."""
