"""The map of a conversation's branches."""
