"""A conversation on paper: printed, or as PDF."""
