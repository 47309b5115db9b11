"""Write lines to standard output, and messages to standard error. Either may be closed."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress


class OutputClosed(Exception):
    """Standard output cannot be written. The message gives the reason."""


def open_closed() -> None:
    """Open the null device for each closed standard stream, so that no other file gets its descriptor.

    `sys.stdin` and `sys.stdout` stay None while they are closed. `sys.stderr` does not: Scrapy's log needs a stream.
    """
    for descriptor in range(3):
        with suppress(OSError):
            os.fstat(descriptor)
            continue
        os.open(os.devnull, os.O_RDWR)  # gets the lowest free descriptor
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output in UTF-8 and flush each. A broken pipe, as with `head`, is not an error.

    Raises OutputClosed if standard output cannot be written, and exceptions of `lines`.
    """
    write_blocks(line.encode("utf-8", "backslashreplace") + b"\n" for line in lines)  # lone surrogates are escaped as in JSON


def write_blocks(blocks: Iterable[bytes]) -> None:
    """Write bytes to standard output and flush each block, as `write_lines` does. Raises OutputClosed, and exceptions of `blocks`."""
    if sys.stdout is None:
        raise OutputClosed("standard output is closed")
    for block in blocks:
        try:
            sys.stdout.buffer.write(block)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            return _discard_buffer()
        except OSError as error:
            _discard_buffer()
            raise OutputClosed(f"cannot write to standard output: {error.strerror}") from error
    return None


def write_error(message: str) -> None:
    """Write a message to standard error. Do nothing if standard error is closed or full, so that the command continues."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(message.encode("utf-8", "backslashreplace").decode(), file=sys.stderr, flush=True)


def _discard_buffer() -> None:
    """Keep Python from flushing standard output at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
