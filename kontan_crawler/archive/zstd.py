"""Unpack .warc.zst with FastWARC. What follows a damaged place of the zstd data is not read."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.record import Place, RecordDamaged, parse_record
from kontan_crawler.extras import load_extra


def scan_zstd(file: BinaryIO) -> Iterator[Place | Damage]:
    """Yield the records of a file. Raises MissingExtraError without FastWARC."""
    fastwarc = load_extra("fastwarc")
    offset = 0
    try:
        for record in fastwarc.ArchiveIterator(file, parse_http=False):
            offset, content = record.stream_pos, BytesIO()
            record.write(content)
            content.seek(0)
            try:
                yield Place(parse_record(content), offset, 0)
            except RecordDamaged as error:
                yield Damage(offset, 0, str(error))
    except (OSError, ValueError, RuntimeError) as error:  # of FastWARC
        yield Damage(offset, 0, str(error))
