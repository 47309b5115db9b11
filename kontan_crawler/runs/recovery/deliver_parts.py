"""Deliver the part files of interrupted runs, without lines that another feed has by now."""

from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.feeds.names import feed_of, part_of
from kontan_crawler.feeds.part_recovery import recover_part
from kontan_crawler.runs.recovery.learn_feed import learn_feed, lines_in
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, read_line
from kontan_crawler.store.ledger import Ledger

_OPENING = b'{"id": "'  # start of every line


def deliver_parts(ledger: Ledger, found: Iterable[Path], result: RecoveryResult) -> None:
    """Deliver these part files and those in the ledger, and learn from them. Raises OutputError."""
    parts: dict[Path, bool | None] = dict.fromkeys(found)
    parts |= {part_of(feed): learnt for feed, learnt in ledger.files.unfinished().items()}
    for part, learnt in parts.items():
        _deliver(ledger, part, learnt, result)


def _deliver(ledger: Ledger, part: Path, learnt: bool | None, result: RecoveryResult) -> None:
    """Deliver one part file. learnt: whether the ledger learns from the feed; None if the feed is not in the ledger."""
    feed = feed_of(part)
    if not part.parent.is_dir():
        result.errors.append(f"{part} of an interrupted run is missing; mount its disk, or its articles are crawled again")
        return
    if learnt is None and not _is_ours(part):
        return
    if lines := _recover(ledger, part, learnt):
        result.delivered.append((feed, lines))
    if learnt is not False and feed.is_file():
        learn_feed(ledger, feed, result)
    if not part.exists():
        _update_ledger(ledger, feed)


def _recover(ledger: Ledger, part: Path, learnt: bool | None) -> int | None:
    try:
        return recover_part(part, lambda line: learnt is not False and _is_new(ledger, line))
    except OSError as error:
        raise OutputError(
            f"cannot deliver {part} of an interrupted run: {error.strerror}; free disk space or fix the permissions"
        ) from error


def _update_ledger(ledger: Ledger, feed: Path) -> None:
    with ledger.changes():
        if feed.is_file():
            ledger.files.mark_delivered(feed, lines_in(feed))
        else:
            ledger.files.forget(feed)


def _is_ours(part: Path) -> bool:
    """Return whether the first line is an article, possibly torn, or zeros after a power cut. An empty file is not ours."""
    with part.open("rb") as lines:
        line = lines.readline()
    if line.endswith(b"\n"):
        return isinstance(read_line(line), DeliveredArticle)
    start = line.rstrip(b"\0")
    return bool(line) and (start.startswith(_OPENING) or _OPENING.startswith(start))


def _is_new(ledger: Ledger, line: bytes) -> bool:
    article = read_line(line)
    known = ledger.articles.find(article.key, article.compact_url) if isinstance(article, DeliveredArticle) else None
    return isinstance(article, DeliveredArticle) and (known is None or known.revision < article.revision)
