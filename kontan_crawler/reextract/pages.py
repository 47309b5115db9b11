"""The pages in a WARC file that may be articles, and what of the file cannot be read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.archive.capture import Capture, capture_of, is_answer, is_part
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.losses import lost_in
from kontan_crawler.archive.names import OPEN_SUFFIX, at_hand, final_name
from kontan_crawler.archive.record import Record
from kontan_crawler.archive.scan import NotWarc, scan
from kontan_crawler.archive.warc_date import moment_of
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.outcomes import BROKEN_ENCODING, TRUNCATED
from kontan_crawler.reextract.attempts import Attempt
from kontan_crawler.urls import canonical


@dataclass
class FileResult:
    """What a task found beside articles."""

    warc: str
    pages: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """Pages without an article, by reason."""
    errors: list[str] = field(default_factory=list)
    """What could not be read, one line each."""


class Pages:
    """The captures of a file that may be articles, once. What cannot be read is added to a result."""

    def __init__(self, path: Path, result: FileResult, attempt: Attempt) -> None:
        self._path, self._result, self._attempt = at_hand(path), result, attempt
        self._found: set[str] = set()
        self._damages: list[Damage] = []
        self.is_copy = False
        """The file has another name than the one in which it was written."""

    def __iter__(self) -> Iterator[Capture]:
        try:
            yield from self._captures()
            self._result.errors += self._losses()
        except (NotWarc, MissingExtraError) as error:
            self._result.errors.append(str(error))
        except OSError as error:
            self._result.errors.append(f"{self._path} cannot be read: {error.strerror}")

    def _captures(self) -> Iterator[Capture]:
        for place in scan(self._path):
            if isinstance(place, Damage):
                self._damages.append(place)
                continue
            self._note(place.record)
            capture = capture_of(place, final_name(self._path))
            if capture and _may_be_article(capture) and self._is_read(capture):
                yield capture

    def _note(self, record: Record) -> None:
        self._found.add(record.record_id)
        if record.kind == "warcinfo":
            self.is_copy = record.header("WARC-Filename") not in ("", final_name(self._path))
        if is_answer(record) and moment_of(record.header("WARC-Date")) is None:
            self._result.errors.append(f"{record.url} in {self._path} has no valid WARC-Date, and is left out")

    def _is_read(self, capture: Capture) -> bool:
        """Return whether to read a page, and count it."""
        if not self._attempt.begin(capture.offset):
            self._result.errors.append(f"{capture.url} in {self._path} is left out: reading it ended its process {Attempt.MAX} times")
            return False
        self._result.pages += 1
        reason = TRUNCATED if capture.is_torn else None if capture.is_decoded else BROKEN_ENCODING
        self._result.refused.update([reason] if reason else [])
        return reason is None

    def _losses(self) -> list[str]:
        path = self._path
        lost = [f"{line.url} of {line.timestamp} in {path} is lost, at byte {line.offset}" for line in lost_in(path, self._found)]
        if lost or path.name.endswith(OPEN_SUFFIX):  # a file whose run died may end within a record
            return lost
        empty = [] if self._found or self._damages else [f"{path} is empty"]
        return empty + [f"{path} is damaged at byte {damage.offset}: {damage.reason}" for damage in self._damages]


def _may_be_article(capture: Capture) -> bool:
    return 200 <= capture.status < 300 and not capture.is_recheck and not is_part(capture) and canonical(capture.url) is not None
