"""Conversations out of the files of other programs and of our own, without touching the disk."""
