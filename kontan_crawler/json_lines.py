"""JSON Lines of commands: read from a file or standard input, packed or not; written to standard output."""

import gzip
import os
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, cast

_GZIP = b"\x1f\x8b"


def open_lines(name: str) -> AbstractContextManager[IO[bytes]]:
    """Return the lines of a file, or of standard input for "-". Raises OSError."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    with Path(name).open("rb") as file:
        packed = file.read(2) == _GZIP
    return cast("IO[bytes]", gzip.open(name)) if packed else Path(name).open("rb")


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output in UTF-8, each at once; a reader that has had enough, such as `head`, is no error."""
    output = sys.stdout.buffer
    try:
        for line in lines:
            output.write(line.encode("utf-8", "backslashreplace") + b"\n")  # a half of a surrogate pair is escaped as JSON escapes it
            output.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more may be flushed at exit
