"""Part files that an interrupted run left: delivered as feeds, without lines that stand in another feed by now."""

from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.feeds.names import feed_of, part_of
from kontan_crawler.feeds.part_recovery import recover_part
from kontan_crawler.runs.recovery.learn_feed import learn_feed, lines_in
from kontan_crawler.runs.recovery.output_files import parts_in
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, read_line
from kontan_crawler.store.ledger import Ledger

_OPENING = b'{"id": "'  # of each line


def deliver_parts(ledger: Ledger, places: Iterable[Path], done: RecoveryResult) -> None:
    """Deliver the part files of these places and those that the ledger knows, and learn from them. Raises OutputError."""
    parts: dict[Path, bool | None] = dict.fromkeys(parts_in(places))
    parts |= {part_of(feed): learnt for feed, learnt in ledger.files.unfinished().items()}
    for part, learnt in parts.items():
        _deliver(ledger, part, learnt, done)


def _deliver(ledger: Ledger, part: Path, learnt: bool | None, done: RecoveryResult) -> None:
    """learnt: whether the ledger is learnt from the feed; None where it does not know it, and only what is ours is taken."""
    feed = feed_of(part)
    if not part.parent.is_dir():
        done.bad.append(f"{part}, which an interrupted run was writing, is not there; if its disk is away, its articles are crawled again")
        return
    if learnt is None and not _is_ours(part):
        return
    if lines := _recover(ledger, part, learnt):
        done.delivered.append((feed, lines))
    if learnt is not False and feed.is_file():
        learn_feed(ledger, feed, done)
    if not part.exists():
        _settle(ledger, feed)


def _recover(ledger: Ledger, part: Path, learnt: bool | None) -> int | None:
    try:
        return recover_part(part, lambda line: learnt is not False and _is_new(ledger, line))
    except OSError as error:
        raise OutputError(
            f"cannot deliver {part}, which an interrupted run left: {error.strerror}; free the disk or mend the permissions"
        ) from error


def _settle(ledger: Ledger, feed: Path) -> None:
    with ledger.changes():
        if feed.is_file():
            ledger.files.mark_delivered(feed, lines_in(feed))
        else:
            ledger.files.forget(feed)


def _is_ours(part: Path) -> bool:
    """By its first line, which may be torn, or zeros after a power cut; an empty one may be anybody's."""
    with part.open("rb") as lines:
        line = lines.readline()
    if line.endswith(b"\n"):
        return isinstance(read_line(line), DeliveredArticle)
    begun = line.rstrip(b"\0")
    return bool(line) and (begun.startswith(_OPENING) or _OPENING.startswith(begun))


def _is_new(ledger: Ledger, line: bytes) -> bool:
    article = read_line(line)
    known = ledger.articles.find(article.key, article.address) if isinstance(article, DeliveredArticle) else None
    return isinstance(article, DeliveredArticle) and (known is None or known.revision < article.revision)
