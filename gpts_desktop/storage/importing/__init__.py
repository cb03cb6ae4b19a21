"""Conversations from archives into the database: read as a stream, kept in small transactions."""
