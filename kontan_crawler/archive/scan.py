"""Read every whole record of a WARC file in order, plain, gzip or zstd, and name the damaged places."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kontan_crawler.archive.gzip_members import MAGIC, Damage, find, gzip_members
from kontan_crawler.archive.record import Place, RecordDamaged, parse_record

_VERSION = b"WARC/1."
_ZSTD = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = b"\x2a\x4d\x18"  # bytes 2 to 4 of a zstd frame such as the dictionary of .warc.zst


class NotWarc(ValueError):
    """A file is no WARC file."""


def scan(path: Path, start: int = 0) -> Iterator[Place | Damage]:
    """Yield the records of a file from an offset on, and the damaged places between them. Raises NotWarc, OSError; MissingExtraError for a zstd file without FastWARC."""
    with path.open("rb") as file:
        size = path.stat().st_size
        magic = file.read(len(_VERSION))
        file.seek(start)
        if magic.startswith((MAGIC[:2], _VERSION)) or path.name.endswith((".gz", ".gz.open")) or not magic:
            yield from _scan_plain(file, start, size) if magic.startswith(_VERSION) else _scan_gzip(file, start, size)
        elif magic.startswith(_ZSTD) or magic[1:4] == _SKIPPABLE:
            from kontan_crawler.archive.zstd import scan_zstd

            yield from scan_zstd(file)
        elif path.name.endswith(".warc"):
            yield from _scan_plain(file, start, size)
        else:
            raise NotWarc(f"{path} is no WARC file")


def _scan_gzip(file: BinaryIO, start: int, size: int) -> Iterator[Place | Damage]:
    for member in gzip_members(file, start, size):
        if isinstance(member, Damage):
            yield member
            continue
        stream = BytesIO(member.content)
        while stream.tell() < len(member.content):
            try:
                yield Place(parse_record(stream), member.offset, member.length)
            except RecordDamaged as error:
                yield Damage(member.offset, member.length, str(error))
                break


def _scan_plain(file: BinaryIO, offset: int, size: int) -> Iterator[Place | Damage]:
    while offset < size:
        file.seek(offset)
        try:
            record = parse_record(file)
            yield Place(record, offset, file.tell() - offset)
            offset = file.tell()
        except RecordDamaged as error:
            following = find(file, b"\n" + _VERSION, offset + 1)
            following = min(following + 1, size)
            yield Damage(offset, following - offset, str(error))
            offset = following
