"""Read the gzip members of a file, whole or damaged: each has a checksum, so a damaged one is known, and the next one is found."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
MAX_RECORD = 2**27
"""Bytes of a record, unpacked: larger ones are not read."""
_BLOCK = 2**16


@dataclass(frozen=True)
class Damage:
    """A place in a file that cannot be read."""

    offset: int
    length: int
    reason: str


@dataclass(frozen=True)
class Member:
    """A whole gzip member, unpacked."""

    offset: int
    length: int
    content: bytes


def gzip_members(file: BinaryIO, offset: int, size: int) -> Iterator[Member | Damage]:
    """Yield the members of a file of `size` bytes from an offset on, and the damaged places between them, in order. Raises OSError."""
    while offset < size:
        try:
            content, length = _member(file, offset)
            yield Member(offset, length, content)
        except (EOFError, ValueError, zlib.error) as error:
            following = _next_member(file, offset + 1, size)
            length = following - offset
            yield Damage(offset, length, str(error))
        offset += length


def _member(file: BinaryIO, offset: int) -> tuple[bytes, int]:
    """Return the content of the member at an offset, and its length in the file. Raises EOFError, ValueError, zlib.error."""
    file.seek(offset)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    blocks, length, size = [], 0, 0
    while not unpacker.eof:
        block = file.read(_BLOCK)
        if not block:
            raise EOFError("the file ends within a record")
        length += len(block)
        blocks.append(unpacker.decompress(block, MAX_RECORD - size + 1))
        size += len(blocks[-1])
        if size > MAX_RECORD:
            raise ValueError(f"a gzip member is larger than {MAX_RECORD >> 20} MB; `warcio recompress` makes one for each record")
    return b"".join(blocks), length - len(unpacker.unused_data)


def _next_member(file: BinaryIO, offset: int, size: int) -> int:
    """Return the offset of the next whole member, or the size of the file."""
    while (offset := find(file, MAGIC, offset)) < size:
        try:
            _member(file, offset)
            return offset
        except (EOFError, ValueError, zlib.error):
            offset += 1
    return size


def find(file: BinaryIO, wanted: bytes, offset: int) -> int:
    """Return the offset of the next occurrence of some bytes, or the size of the file."""
    file.seek(offset)
    kept = b""
    while block := file.read(_BLOCK):
        window = kept + block
        if (at := window.find(wanted)) >= 0:
            return offset + at
        kept = window[len(window) - len(wanted) + 1 :]
        offset += len(window) - len(kept)
    return file.tell()
