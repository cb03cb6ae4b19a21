"""The list of GPTs and conversations at the left."""
