"""Errors of the output folder; each ends the run."""


class OutputError(Exception):
    """The output cannot be written or read; the message says what, where and what to do."""


class OutputBusy(OutputError):
    """Another process writes into the same folder; the message says which and since when."""
