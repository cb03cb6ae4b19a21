"""The pages of the settings window, a file for each subject."""
