"""The pane that shows one path of a conversation."""
