"""What a crawl delivered, and what reading its archive again gives: the same bytes."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from kontan_crawler.archive.names import warcs_in
from kontan_crawler.reextract.reextract import Summary, reextract


def read_again(*paths: Path, every_revision: bool = True, processes: int = 1, scheduler: str | None = None) -> tuple[list[bytes], Summary]:
    """Return the lines of `scrapy reextract` for these WARC files and folders, and its summary."""
    with TemporaryDirectory() as folder:
        feed = Path(folder, "new.jsonl")
        found = reextract(paths, feed, every_revision=every_revision, processes=lambda files: processes, scheduler=scheduler)
        return feed.read_bytes().splitlines(), found


def differences(folder: Path) -> tuple[Counter[bytes], Counter[bytes]]:
    """Return the lines that only the feeds in an output folder have, and those that only reading its archive again gives."""
    delivered = Counter(line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines())
    again = Counter(read_again(folder / "archive")[0] if warcs_in(folder / "archive") else [])
    return delivered - again, again - delivered
