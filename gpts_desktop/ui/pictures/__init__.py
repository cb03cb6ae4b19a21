"""Pictures: loaded when the user wants them, decoded away from the window, looked at large."""
