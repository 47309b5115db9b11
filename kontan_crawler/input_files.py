"""Read a file or standard input; lines also from gzip data."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

_GZIP = b"\x1f\x8b"
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)


def input_lines(name: str) -> Iterator[bytes | str]:
    """Yield the lines of a file, or of standard input for "-". After damaged gzip data, yield an error message as a str.

    Raises OSError if the input cannot be read.
    """
    with _opened(name) as file:
        try:
            yield from _decompressed(file)
        except _DAMAGED as error:
            yield f"the gzip data is damaged: {error}"


def input_bytes(name: str) -> bytes:
    """Return the content of a file, or of standard input for "-", as it is stored. Raises OSError if it cannot be read."""
    with _opened(name) as file:
        return file.read()


@contextmanager
def _opened(name: str) -> Iterator[BufferedReader]:
    """Open the input only once, because a pipe cannot be read twice."""
    if name != "-":
        with Path(name).open("rb") as file:
            yield file
    elif sys.stdin is None:
        raise OSError(0, "standard input is closed", name)
    else:
        os.set_blocking(sys.stdin.fileno(), True)  # some programs pass a non-blocking pipe
        yield cast("BufferedReader", sys.stdin.buffer)


def _decompressed(file: BufferedReader) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if file.peek(2)[:2] == _GZIP else file
