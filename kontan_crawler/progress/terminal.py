"""Whether a stream can show a live line."""

import os
from typing import TextIO


def supports_live_line(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal that supports escape codes, with this process in the foreground."""
    if stream is None or not stream.isatty() or not os.environ.get("TERM"):
        return False
    from rich.console import Console  # slow; most runs write to a file

    if not Console(file=stream).is_interactive:
        return False
    try:
        return os.tcgetpgrp(stream.fileno()) == os.getpgrp()
    except OSError:  # not this process's controlling terminal
        return True
