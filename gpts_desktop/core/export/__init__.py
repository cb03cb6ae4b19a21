"""Conversations as pages for people: Markdown, plain text and HTML. No disk is touched here."""
