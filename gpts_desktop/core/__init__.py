"""Plain Python: no Qt, no network, no disk."""
