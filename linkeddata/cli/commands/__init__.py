"""One module a command; each holds `command` and is imported when that command is asked for."""
