"""What commands read and write: JSON Lines or whole files, packed or not, from a file or standard input, to standard output."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

_GZIP = b"\x1f\x8b"
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)


class OutputClosed(Exception):
    """Standard output takes nothing more; the message says why."""


def lines_of(name: str) -> Iterator[bytes | str]:
    """Yield the lines of a file, or of standard input for "-"; where a packed one is damaged, last a message that says so.

    Raises OSError where it cannot be read.
    """
    with _opened(name) as file:
        try:
            yield from file
        except _DAMAGED as error:
            yield f"the packed input is damaged: {error}"


def bytes_of(name: str) -> bytes:
    """Return what a file holds, or standard input for "-". Raises OSError where it cannot be read or a packed one is damaged."""
    with _opened(name) as file:
        try:
            return file.read()
        except _DAMAGED as error:
            raise OSError(0, f"it is packed and damaged: {error}", name) from error


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output in UTF-8, each at once; a reader that has had enough, such as `head`, is no error.

    Raises OutputClosed where it cannot be written, and what `lines` raises.
    """
    if sys.stdout is None:
        raise OutputClosed("standard output is closed")
    for line in lines:
        try:
            # A half of a surrogate pair is escaped as JSON escapes it.
            sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            return _drop_the_rest()
        except OSError as error:
            _drop_the_rest()
            raise OutputClosed(f"cannot write to standard output: {error.strerror}") from error
    return None


def complain(message: str) -> None:
    """Write a message to standard error; where that is closed or full, to nobody: what is read goes on."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(message, file=sys.stderr, flush=True)


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """A file, opened once: a pipe could not be read a second time."""
    if name != "-":
        with Path(name).open("rb") as file:
            yield _unpacked(file)
    elif sys.stdin is None:
        raise OSError(0, "standard input is closed", name)
    else:
        os.set_blocking(sys.stdin.fileno(), True)  # some programs hand on a pipe that does not wait
        yield _unpacked(cast("BufferedReader", sys.stdin.buffer))


def _unpacked(file: BufferedReader) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if file.peek(2)[:2] == _GZIP else file


def _drop_the_rest() -> None:
    """Nothing more may be flushed at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
