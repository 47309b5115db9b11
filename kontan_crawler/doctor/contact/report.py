"""Report on a first contact, as lines of plain text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.table import Column, Table
from rich.text import Text

from kontan_crawler import site
from kontan_crawler.doctor.contact.answers import Contact
from kontan_crawler.doctor.contact.finding import DIFFERS, HOLDS, NOT_SEEN, Finding
from kontan_crawler.doctor.contact.plan import LIMIT
from kontan_crawler.doctor.contact.result import ContactResult
from kontan_crawler.doctor.date_advice import SITE
from kontan_crawler.doctor.format import WIDTH, shorten, table_lines, wrap
from kontan_crawler.printable import printable

_MAX_CELL = 120  # characters
_MAX_URL = 300


def report_on_contact(result: ContactResult, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of the report on a first contact. width: columns of the terminal."""
    contact = result.contact
    answered = f"the REPLICA of {site.DOMAIN}" if contact.is_replica else site.DOMAIN
    yield f"FIRST CONTACT with {answered}: {len(contact.exchanges)} of at most {LIMIT} requests"
    yield from _requests(contact, width)
    for topic, of_topic in result.topics.items():
        yield from ("", topic, *_topic_lines(of_topic, width))
    yield from ("", "RESULT")
    for sentence in _result(result):
        yield from wrap(sentence, width, "- ", "  ")


def _requests(contact: Contact, width: int) -> list[str]:
    table = Table.grid(Column(justify="right"), "", Column(ratio=1, overflow="fold"), padding=(0, 1), expand=True)
    for number, exchange in enumerate(contact.exchanges, 1):
        table.add_row(str(number), Text(str(exchange.status or exchange.error)), Text(shorten(exchange.url, _MAX_URL)))
    return table_lines(table, width, indent=2)


def _topic_lines(of_topic: Sequence[Finding], width: int) -> list[str]:
    """Return a line or more for each finding: those that differ first, then those that hold."""
    table = Table.grid(Column(width=8), Column(ratio=2, overflow="fold"), Column(ratio=3, overflow="fold"), padding=(0, 1), expand=True)
    for verdict in (DIFFERS, HOLDS, NOT_SEEN):
        for finding in of_topic:
            if finding.verdict == verdict:
                table.add_row(verdict, Text(printable(f"{finding.fact} {finding.value}".strip())), Text(shorten(finding.detail, _MAX_CELL)))
    return table_lines(table, width, indent=2)


def _result(result: ContactResult) -> Iterator[str]:
    counts = Counter(finding.verdict for finding in result.findings)
    verdict = "A run can read the index and articles." if result.ok else "A run would fail."
    yield f"{verdict} {counts[HOLDS]} facts hold, {counts[DIFFERS]} differ, {counts[NOT_SEEN]} were not seen."
    yield from result.problems
    if counts[DIFFERS]:
        yield f"If the site has changed, change {SITE}; `scrapy doctor URL` examines one page."
    if not result.contact_is_set:
        yield "CONTACT is empty; set an address at which the site can reach you."
