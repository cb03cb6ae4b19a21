"""Markdown into the blocks that the transcript shows as rows."""
