"""Find the further parts of articles in all files: their first parts may stand in other ones."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kontan_crawler.archive.capture import Capture, capture_at, captures_in, is_part
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.names import at_hand
from kontan_crawler.outcomes import EMPTY, NOT_ASKED, PAYWALL, REDIRECTED, TRUNCATED, http_status
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.urls import absolute, canonical, host_of, is_kontan, is_paid, part_number

_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class PartPlace:
    """Where the answer to the request for a part stands."""

    url: str
    """Canonical URL of the article, or of the page to which the request was redirected."""
    part_of: str
    """Record of the first part; "" in the archive of another program."""
    number: int
    received: str
    warc: str
    """Path of the file."""
    offset: int
    record_id: str


def parts_in(path: Path) -> Iterator[PartPlace]:
    """Yield the further parts in a WARC file. Raises NotWarc, OSError, MissingExtraError."""
    for capture in captures_in(path):
        if isinstance(capture, Damage) or not is_part(capture):
            continue
        number = capture.part if capture.part > 1 else part_number(capture.url)
        yield PartPlace(
            canonical(capture.url) or capture.url, capture.part_of, number, capture.received.isoformat(), str(path), capture.offset,
            capture.archived.record_id,
        )  # fmt: skip


class Parts:
    """The further parts of all articles."""

    def __init__(self, places: Iterable[PartPlace]) -> None:
        self._by_first: dict[str, list[PartPlace]] = defaultdict(list)
        self._by_url: dict[str, list[PartPlace]] = defaultdict(list)
        for place in places:
            (self._by_first[place.part_of] if place.part_of else self._by_url[place.url]).append(place)

    @classmethod
    def load(cls, path: Path) -> "Parts":
        """Return the parts in a file that `save` wrote. Raises OSError."""
        with path.open(encoding="utf-8") as lines:
            return cls(PartPlace(**json.loads(line)) for line in lines)

    def answer(self, first: Capture, number: int) -> HttpResponse | str:
        """Return the last answer to the request for a part of an article of this program, or the reason why it is none. Raises OSError."""
        found = [place for place in self._by_first[first.archived.record_id] if place.number == number]
        capture = _capture_of(found[-1]) if found else None
        return _answer_of(capture) if capture else NOT_ASKED

    def following(self, first: Capture) -> list[HttpResponse]:
        """Return the parts from 2 on, without a gap, that another program kept of an article, each as kept nearest in time. Raises OSError."""
        responses: list[HttpResponse] = []
        places = self._by_url[canonical(first.url) or ""]
        while found := [place for place in places if place.number == len(responses) + 2]:
            capture = _capture_of(min(found, key=lambda place: _distance(place, first)))
            answer = _answer_of(capture) if capture else NOT_ASKED
            if isinstance(answer, str):
                break
            responses.append(answer)
        return responses


def save(places: Iterable[PartPlace], path: Path) -> None:
    """Write parts to a file. Raises OSError."""
    with path.open("w", encoding="utf-8") as file:
        for place in places:
            file.write(json.dumps(asdict(place)) + "\n")


def _capture_of(place: PartPlace) -> Capture | None:
    try:
        return capture_at(at_hand(Path(place.warc)), place.offset, place.record_id)
    except OSError:  # the file was removed meanwhile; its own task says so
        return None


def _answer_of(capture: Capture) -> HttpResponse | str:
    """Return the response of a capture, or the reason for which a run would not read it."""
    if capture.is_torn:
        return TRUNCATED
    if capture.status in _REDIRECTS:
        target = absolute(capture.location, capture.url) or ""
        return PAYWALL if is_paid(target) else http_status(capture.status) if is_kontan(host_of(target)) else REDIRECTED
    if not 200 <= capture.status < 300:
        return http_status(capture.status)
    return capture.response if capture.response.content else EMPTY


def _distance(place: PartPlace, first: Capture) -> tuple[bool, float]:
    """Return how far a part is in time: an earlier one is farther than any later one."""
    seconds = (datetime.fromisoformat(place.received) - first.received).total_seconds()
    return seconds < 0, abs(seconds)
