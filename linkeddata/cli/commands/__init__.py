"""One module for each command; each defines `command` and is imported when that command is called."""
