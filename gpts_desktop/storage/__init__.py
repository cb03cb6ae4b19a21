"""Disk and keyring."""
