"""What can go wrong with a log."""


class LogError(Exception):
    """The log cannot be opened, read or written; the message says why, for people."""
