"""Read a file or standard input; lines also from gzip data, or as JSON."""

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast

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


def json_of(line: bytes) -> Any:
    """Return a line as JSON. Raises ValueError, which says that it is none, and where; RecursionError if it is nested too deep."""
    try:
        return json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError(f"no JSON: byte {error.start + 1}, 0x{error.object[error.start]:02x}, is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at character {error.pos + 1}") from None


@contextmanager
def _opened(name: str) -> Iterator[BufferedReader]:
    """Open the input only once, because a pipe cannot be read twice."""
    if name != "-":
        with Path(name).open("rb") as file:
            yield file
    elif sys.stdin is None:
        raise OSError(0, "standard input is closed", name)
    else:
        if sys.stdin.isatty() and sys.stderr is not None:
            print("Reading what you type, up to Ctrl-D.", file=sys.stderr)
        os.set_blocking(sys.stdin.fileno(), True)  # some programs pass a non-blocking pipe
        yield cast("BufferedReader", sys.stdin.buffer)


def _decompressed(file: BufferedReader) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if file.peek(2)[:2] == _GZIP else file
