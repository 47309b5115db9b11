"""A run as spiders and pipelines see it: what is known of an address, what came of it, which days are left."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from kontan_crawler.clock import now, today
from kontan_crawler.items import Article
from kontan_crawler.outcomes import MOVED, UNCHANGED, WRITTEN
from kontan_crawler.runs.earlier import Before, before_of, manifests_since
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.notes import DayListed, IndexPage
from kontan_crawler.runs.probes import Probes
from kontan_crawler.store.articles import Validator
from kontan_crawler.store.days import OVERLAP
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.history import RunBegun
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.records import Delivered
from kontan_crawler.store.short import key_of, short_hash
from kontan_crawler.urls import kanal_of

_EMPTY = timedelta(days=7)  # how long a day that was found without a row is looked at once more
_LOOKED_AT = 300  # newest delivered articles, among which those for probes are


@dataclass
class Run:
    """The run under way.

    A ledger that cannot be written ends the run: `failed` is called once for each such error, and what was asked
    of the run after that is answered as if nothing were known.
    """

    ledger: Ledger
    begun: RunBegun
    refresh_since: date | None
    """First day of publication whose articles are asked for again."""
    failed: Callable[[OutputError], None]
    left: dict[str, set[date]] = field(default_factory=dict)
    """Days wanted and not yet read to their end, by section."""
    read: dict[tuple[str, date], datetime] = field(default_factory=dict)
    """Days read to their end, and when their reading began."""

    def __post_init__(self) -> None:
        self.kanal = self.begun.kanal
        self.frontier = self.ledger.frontier(self.begun.id)
        self.probes = Probes()
        self.robots: dict[str, dict[str, list[str]]] = {}
        """By host and bot: what its robots.txt says."""
        self.seen_empty: set[tuple[str, date]] = set()
        self._arrived: dict[str, Validator] = {}
        self._validators: dict[str, tuple[Validator, bytes | None]] = {}

    # Articles, by their canonical addresses

    def delivered(self, url: str) -> Delivered | None:
        """Return what was delivered of an article."""
        with self._ledger():
            return self.ledger.articles.get(url)

    def meet(self, url: str, day: date | None = None, insist: bool = False) -> str | None:
        """Note an address that is listed, under a day if known; return why it need not be asked: known, given_up.

        insist: ask even if several runs did so in vain.
        """
        with self._ledger():
            delivered = self.ledger.articles.get(url)
            known = delivered is not None and not self._is_fresh(delivered)
            return self.frontier.meet(url, day.toordinal() if day else None, known, insist)

    def settle(self, url: str, reason: str) -> None:
        """Note why an address gives no article, or no new one."""
        with self._ledger():
            self.frontier.settle(url, reason)

    def moved(self, url: str, to: str) -> None:
        """Note that an address leads to an article that bears another one."""
        with self._ledger():
            self.frontier.settle(url, MOVED)
            self.meet(to)

    def unchanged(self, url: str) -> None:
        """Note that a delivered article is as it was."""
        self.settle(url, UNCHANGED)

    def written(self, article: Article) -> None:
        """Note that an article's line is written."""
        with self._ledger():
            day = datetime.fromisoformat(article.published_at).toordinal() if article.published_at else None
            self.frontier.settle(article.url, WRITTEN, day, article.revision)

    def waiting(self) -> list[str]:
        """Return the addresses that earlier runs found in this run's sections and did not come to."""
        found: list[str] = []
        with self._ledger():
            found = self.frontier.waiting(self.kanal)
        return found

    def fresh(self) -> list[str]:
        """Return the delivered articles of this run's sections that are to be asked for again."""
        found: list[str] = []
        with self._ledger():
            found = self.ledger.articles.published_since(self.refresh_since.toordinal()) if self.refresh_since else []
        return [url for url in found if kanal_of(url) in self.kanal]

    def _is_fresh(self, delivered: Delivered) -> bool:
        return self.refresh_since is not None and (delivered.published or 0) >= self.refresh_since.toordinal()

    def answers(self) -> Counter[str]:
        """Count what the site answered where it was asked for the first time, or for a probe: reasons, and under "" all."""
        with self._ledger():
            return self.frontier.first_tries() + self.probes.outcomes()
        return self.probes.outcomes()

    def for_probes(self) -> Iterator[str]:
        """Yield delivered articles of this run's sections, mixed, that it does not ask for anyway."""
        with self._ledger():
            newest = sorted(self.ledger.articles.newest(_LOOKED_AT), key=key_of)
            yield from (url for url in newest if kanal_of(url) in self.kanal and not self.frontier.has_asked(url))

    # Earlier runs

    def before(self) -> Before:
        """Return what is known of earlier runs of this spider."""
        with self._ledger():
            return before_of(self.ledger.history, self.begun)
        return Before()

    def earlier(self, since: datetime) -> list[Manifest]:
        """Return the manifests of this spider's runs since a moment, oldest first."""
        with self._ledger():
            return manifests_since(self.ledger.history, self.begun.spider, since)
        return []

    # Conditional requests

    def validator(self, url: str) -> Validator | None:
        """Return what the site said of the page that was delivered."""
        with self._ledger():
            return self.ledger.articles.validator(url)

    def page_arrived(self, url: str, validator: Validator) -> None:
        """Keep what the site said of a page that holds a whole article."""
        if validator.headers():
            self._arrived[url] = validator

    def article_read(self, article: Article) -> None:
        """Tie what the site said of a page to the text that was read in it."""
        if validator := self._arrived.pop(article.url, None):
            self._validators[article.url] = validator, short_hash(article.content_hash)

    def learn_validators(self, today: date) -> None:
        """Hand what the site said of pages to the ledger, as far as their articles are delivered as they were read there."""
        with self._ledger():
            for url, (validator, content) in self._validators.items():
                delivered = self.ledger.articles.get(url)
                if delivered and delivered.content == content:
                    self.ledger.articles.keep_validator(url, validator)
            self.ledger.articles.forget_validators(today.toordinal())

    # Days of the daily index

    def want(self, kanal: Iterable[str], since: date, until: date) -> None:
        """Want the days of a span to be read to their end, but those that were after they had ended."""
        days = [since + timedelta(days=number) for number in range((until - since).days + 1)]
        with self._ledger():
            self.ledger.history.wants(self.begun.id, since)
            self.begun = replace(self.begun, since=since)
            is_done, moment = self.ledger.days.is_done, now()
            self.left = {name: {day for day in days if not is_done(name, day, self.kanal, moment)} for name in kanal}

    def first_day(self) -> date:
        """Return the day from which on nothing may be left out: where earlier runs left no gap, at least yesterday; and empty days once more."""
        looked, yesterday = self.listed_without_gap(), today() - timedelta(days=1)
        begin = min(yesterday, (looked - OVERLAP).date()) if looked else yesterday
        return min(begin, self.first_empty_day(today() - _EMPTY) or begin)

    def is_read_below(self, page: IndexPage) -> bool:
        """Tell whether all rows above a page are older than what an earlier run read: so is all that follows, and the day is read.

        One known row says nothing: it may be pinned, or stand before the gap of a run that was interrupted.
        """
        mark = self.mark(page.kanal, page.day)
        if mark is None or page.above is None or page.begun is None or page.above >= mark:
            return False
        self.day_read(page.kanal, page.day, page.begun)
        return True

    def mark(self, kanal: str, day: date) -> datetime | None:
        """Return the moment below which a day's rows were all read by an earlier run."""
        with self._ledger():
            return self.ledger.days.mark(kanal, day, self.kanal, now())

    def day_listed(self, listed: DayListed) -> None:
        """Note that a day was read to its end; one that is over and has no row is believed once runs of two days saw it."""
        if not listed.empty or self.day_empty(listed.kanal, listed.day, listed.begun):
            self.day_read(listed.kanal, listed.day, listed.begun)

    def day_read(self, kanal: str, day: date, since: datetime) -> None:
        """Note that a day was read to its end, by a reading that began at `since`; all its rows have been met."""
        with self._ledger():
            self.ledger.days.read(kanal, day, since, self.kanal)
            self.left.get(kanal, set()).discard(day)
            self.read[kanal, day] = since

    def day_empty(self, kanal: str, day: date, since: datetime) -> bool:
        """Note that a day that is over has no row; tell whether to believe it, which is so once runs of two days saw it."""
        with self._ledger():
            self.seen_empty.add((kanal, day))
            if self.ledger.days.was_empty(kanal, day, since):
                return True
            self.ledger.days.empty(kanal, day, since)
        return False

    def first_empty_day(self, since: date) -> date | None:
        """Return the first day, since a day, on which only one run saw no row in one of this run's sections."""
        with self._ledger():
            return self.ledger.days.first_empty(self.kanal, since)
        return None

    def unread(self) -> dict[str, set[date]]:
        """Return the days that could not be read to their end; one without a row may be whole, though another run is to look at it."""
        return {kanal: {day for day in days if (kanal, day) not in self.seen_empty} for kanal, days in self.left.items()}

    def listed_without_gap(self) -> datetime | None:
        """Return the moment up to which this run's spider has looked at these sections, no day left out."""
        with self._ledger():
            return self.ledger.history.listed_without_gap(self.begun.spider, self.kanal, self.begun.started)

    @contextmanager
    def _ledger(self) -> Iterator[None]:
        try:
            with self.ledger.changes():
                yield
        except OutputError as error:
            self.failed(error)
