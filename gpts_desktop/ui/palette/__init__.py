"""Search everything: GPTs, messages, chats and commands in one list."""
