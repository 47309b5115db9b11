"""A site of short, regular pages, which are read in milliseconds: for crawls whose subject is not the variety of pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from hashlib import sha256
from types import MappingProxyType
from urllib.parse import SplitResult, parse_qs, urlsplit

from kontan_crawler.clock import WIB
from kontan_crawler.replica.dataset import DAYS
from kontan_crawler.replica.date_formats import long_date, timestamp
from kontan_crawler.replica.site import Reply
from kontan_crawler.site import ROWS_PER_PAGE, WORLD_NEWS
from tests.spiders.test_walk import HTML, listing, row, sentence, story
from tests.walls import STATED

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SENTENCES = 9
"""Sentences of an article."""
PORT = "pelabuhan utara", "pelabuhan “Ålesund”"  # a text is not ASCII: a wrong charset would show


@dataclass(frozen=True)
class SmallStory:
    """One article. Its number makes its sentences different from those of all others."""

    kanal: str
    slug: str
    published: datetime
    number: int

    @property
    def url(self) -> str:
        return f"https://{self.kanal}.kontan.co.id/news/{self.slug}"

    @property
    def title(self) -> str:
        return self.slug.replace("-", " ").title()

    @property
    def record(self) -> dict[str, object]:
        """The fields of its record that its page determines."""
        text = "\n\n".join(sentence(number) for number in self._sentences()).replace(*PORT)
        return {
            "url": self.url,
            "title": self.title,
            "text": text,
            "published_at": self.published.isoformat(),
            "published_raw": timestamp(self.published, "WIB"),
            "kanal": self.kanal,
            "dateline": "OSLO",
            "sources": ["Reuters"],
            "editors": ["Tri Lestari"],
            "content_hash": sha256(f"{self.title}\n\n{text}".encode()).hexdigest(),
            "template": "desktop",
            "warnings": [],
            "revision": 1,
        }

    def page(self) -> str:
        """Return the page in the desktop template, with the meta tags of title and date."""
        body = story(*self._sentences()).replace("Kapal Gandum Tiba", self.title).replace(*PORT)
        body = body.replace("Rabu, 04 Februari 2026 / 22:20 WIB", timestamp(self.published, "WIB"))
        return (
            f'<html><head><meta property="og:title" content="{self.title}">'
            f'<meta name="content_PublishedDate" content="{self.published:%Y-%m-%d %H:%M:%S}"></head><body>{body}</body></html>'
        )

    def _sentences(self) -> range:
        return range(self.number * SENTENCES, (self.number + 1) * SENTENCES)


class SmallSite:
    """The articles of a week up to `last`, 21:00 WIB, in indexes, fronts, feeds and news sitemaps.

    per_day: stories of a day in each section. of_age: the same for days of other ages in days. refused: reasons of `walls.STATED`;
    the second story of each day in `internasional` is no article, for these reasons in turn.
    """

    def __init__(
        self,
        last: date,
        per_day: int = 4,
        kanal: Sequence[str] = WORLD_NEWS,
        refused: Sequence[str] = (),
        of_age: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.today, self.kanal = last, kanal
        plans = [(age, place, name) for age in reversed(range(DAYS)) for place in range(of_age.get(age, per_day)) for name in kanal]
        self.stories = [_story(last - timedelta(days=age), name, place) for age, place, name in plans]
        """All stories, oldest first."""
        seconds = [story.url for story in self.stories if story.kanal == "internasional" and story.slug.endswith("-bbb")]
        self.refused = {url: refused[number % len(refused)] for number, url in enumerate(seconds)} if refused else {}
        """URL of a listed page without an article -> reason."""
        self.articles = {story.url: story for story in self.stories if story.url not in self.refused}
        """URL -> article."""

    @property
    def expected(self) -> dict[str, dict[str, object]]:
        """URL -> expected record, in part."""
        return {url: story.record for url, story in self.articles.items()}

    @property
    def now(self) -> datetime:
        """The time of the site: 21:00 WIB."""
        return datetime.combine(self.today, time(21), WIB)

    def respond(self, url: str, headers: Mapping[str, str]) -> Reply:
        """Return the reply to GET `url`."""
        reply = self._reply(url)
        return Reply(reply.status, {"Date": format_datetime(self.now.astimezone(timezone.utc), usegmt=True), **reply.headers}, reply.body)

    def _reply(self, url: str) -> Reply:
        parts = urlsplit(url)
        article = f"https://{parts.netloc}{parts.path}"
        if article in self.refused:
            return STATED[self.refused[article]](url)
        page = self.page(self.articles[article]) if article in self.articles else self._listing(parts)
        return Reply(200, HTML, page.encode()) if page else STATED["removed"](url)

    def _listing(self, parts: SplitResult) -> str | None:
        kanal, query = parts.netloc.partition(".")[0], {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path.split("/")[1:]:
            case ["search", "indeks"]:
                return self._index(query)
            case ["sitemap.xml"]:
                return _xml("sitemapindex", "sitemap", [f"https://www.kontan.co.id/sitemap/{name}-news.xml" for name in self.kanal])
            case ["sitemap", name] if name.endswith("-news.xml"):
                return self._sitemap(name.removesuffix("-news.xml"))
            case [""]:
                return listing(*(_row(story, 'data-offset="20"') for story in self._newest(kanal)[:20]))
            case ["rss"]:
                return _rss(self._newest(kanal)[:25])
        return None

    def _newest(self, kanal: str) -> list[SmallStory]:
        return [story for story in reversed(self.stories) if story.kanal == kanal]

    def page(self, story: SmallStory) -> str:
        """Return the page of an article."""
        return story.page()

    def _index(self, query: Mapping[str, str]) -> str:
        day = "-".join(query[name] for name in ("tahun", "bulan", "tanggal"))
        found = [story for story in self._newest(query["kanal"]) if str(story.published.date()) == day]
        start = int(query.get("per_page", 0))
        return listing(*map(_row, found[start : start + ROWS_PER_PAGE]))

    def _sitemap(self, kanal: str) -> str:
        newest = (story.url for story in self._newest(kanal) if (self.today - story.published.date()).days < 2)
        return _xml("urlset", "url", newest)


def _story(day: date, kanal: str, place: int) -> SmallStory:
    moment = datetime.combine(day, time(6, 5), WIB) + timedelta(minutes=7 * place)
    number = (day.toordinal() * len(LETTERS) + place) * len(WORLD_NEWS) + WORLD_NEWS.index(kanal)
    return SmallStory(kanal, f"kapal-{kanal}-{day:%Y-%m-%d}-{LETTERS[place] * 3}", moment, number)


def _row(story: SmallStory, attribute: str = "") -> str:
    printed = f'</div><span class="font-gray">| {long_date(story.published)}</span></li>'
    return row(story.slug).replace("internasional.", f"{story.kanal}.").replace("</div></li>", printed).replace("<li>", f"<li {attribute}>")


def _rss(stories: Sequence[SmallStory]) -> str:
    return f"<rss><channel>{''.join(f'<item><link>{story.url}</link></item>' for story in stories)}</channel></rss>"


def _xml(root: str, name: str, urls: Iterable[str]) -> str:
    return f"<{root}>{''.join(f'<{name}><loc>{url}</loc></{name}>' for url in urls)}</{root}>"
