"""Conversations out of the window: into files, onto paper, and lists of GPTs."""
