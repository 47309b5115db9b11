"""What ends a run because its output cannot be written or is taken."""


class OutputError(Exception):
    """The output cannot be written or read; the message says what, where and what to do. It ends a run."""


class OutputBusy(OutputError):
    """Another process writes into the same folder; the message says which and since when."""
