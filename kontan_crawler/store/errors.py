"""Errors of the output folder; each ends the run."""


class OutputError(Exception):
    """The output cannot be written or read. The message names the error, the path and the remedy."""


class OutputBusy(OutputError):
    """Another process writes into the same folder. The message names the process and its start."""
