"""The replica's answers: a table of routes over one dataset. No sockets here; see `server`."""

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

from kontan_crawler.replica import article_pages, listing_pages, name_lists
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.message_pages import MESSAGES
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.story import Story

HTML = "text/html; charset=UTF-8"
TEXT = "text/plain; charset=UTF-8"
XML = "application/xml; charset=UTF-8"
RSS = "application/rss+xml; charset=UTF-8"
GZIP = "application/x-gzip"
BOTS = ("GPTBot", "ChatGPT-User", "CCBot", "ClaudeBot", "Google-Extended", "Bytespider", "PerplexityBot", "Amazonbot", "AhrefsBot")
PACKED = {"global": "global-news.xml.gz"}
"""Sub-sitemaps that come compressed."""
CURRENT = timedelta(days=2)
"""How far back sitemaps go."""
FEED_ITEMS = 25
SEARCH_PAGES = 50


@dataclass(frozen=True)
class Reply:
    """What the server sends back."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Request:
    """An address taken apart, and whether the reader holds a telephone."""

    host: str
    path: str
    query: dict[str, str]
    mobile: bool


class Site:
    """All hosts of kontan.co.id for one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._renderer = Renderer(dataset)
        self._stories = {(story.kanal, story.slug): story for story in dataset.stories}

    def respond(self, url: str, headers: Mapping[str, str]) -> Reply:
        """The reply to GET `url`; `headers` has lower-case names."""
        address = urlsplit(url)
        if address.scheme == "http":
            return self._moved(301, address._replace(scheme="https").geturl())
        query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        host = (address.hostname or "").removesuffix("kontan.co.id").rstrip(".")
        request = Request(host, unquote(address.path) or "/", query, "Mobile" in headers.get("user-agent", ""))
        for hosts, path, answer in ROUTES:
            if re.fullmatch(hosts, request.host) and (match := re.fullmatch(path, request.path)):
                return answer(self, request, *match.groups())
        return self._message("gone_404")

    def _robots(self, request: Request) -> Reply:
        return self._reply(self._renderer.render("robots.txt", bots=BOTS), TEXT)

    def _paid(self, request: Request) -> Reply:
        return self._message("paid")

    def _front(self, request: Request) -> Reply:
        style = listing_pages.OLD_FRONT if request.host == "global" else listing_pages.FRONT
        stories = [story for story in self.dataset.newest() if request.host in ("", "www", story.kanal)]
        return self._listing(style, (request.host or "www").capitalize(), stories[: listing_pages.ROWS])

    def _rubric(self, request: Request, name: str) -> Reply:
        stories = [story for story in self.dataset.newest() if story.kanal == request.host and name in story.rubrics]
        return self._listing(listing_pages.FRONT, name, stories[: listing_pages.ROWS])

    def _index(self, request: Request) -> Reply:
        day = self._day(request.query)
        stories = listing_pages.index_stories(self.dataset.newest(), request.query.get("kanal", ""), day) if day else []
        return self._paged(listing_pages.INDEX, "Indeks Berita", stories, request)

    def _day(self, query: dict[str, str]) -> date | None:
        today = self.dataset.today
        parts = {"tahun": today.year, "bulan": today.month, "tanggal": today.day} | query
        try:
            return date(int(parts["tahun"]), int(parts["bulan"]), int(parts["tanggal"]))
        except ValueError:  # no such day: the page has no row
            return None

    def _search(self, request: Request) -> Reply:
        words = request.query.get("search", "").lower().split()
        found = [story for story in self.dataset.newest() if all(word in story.title.lower() for word in words)]
        return self._paged(listing_pages.SEARCH, "Hasil Pencarian", found[: SEARCH_PAGES * listing_pages.ROWS], request)

    def _paged(self, style: listing_pages.Style, heading: str, stories: list[Story], request: Request) -> Reply:
        start = request.query.get("per_page", "0")
        offset = int(start) if start.isdecimal() else 0
        pages = listing_pages.page_links(request.path, request.query, len(stories), offset)
        return self._listing(style, heading, stories[offset : offset + listing_pages.ROWS], pages)

    def _tag(self, request: Request, tag: str) -> Reply:
        return self._listing(listing_pages.TAG, tag, self._tagged(tag)[: listing_pages.MORE])

    def _more(self, request: Request, tag: str, offset: str) -> Reply:
        start = int(offset)
        return self._reply(listing_pages.fragment(self._renderer, self._tagged(tag)[start : start + listing_pages.MORE]))

    def _tagged(self, tag: str) -> list[Story]:
        return [story for story in self.dataset.newest() if tag in (name.lower().replace(" ", "-") for name in story.tags)]

    def _sitemaps(self, request: Request) -> Reply:
        names = {kanal: f"{kanal}-news.xml" for kanal in name_lists.SECTIONS + name_lists.OTHER_SECTIONS} | PACKED
        addresses = [f"https://www.kontan.co.id/sitemap/{name}" for name in names.values()]
        return self._reply(self._renderer.render("sitemap_index.xml", addresses=addresses, now=self.dataset.now), XML)

    def _sitemap(self, request: Request, kanal: str, packed: str | None) -> Reply:
        stories = [s for s in self.dataset.newest() if s.kanal == kanal and self.dataset.now - s.published < CURRENT]
        page = self._renderer.render("sitemap_news.xml", stories=stories, percent_encoded=percent_encoded)
        return self._reply(gzip.compress(page, mtime=0), GZIP) if packed else self._reply(page, XML)

    def _rss(self, request: Request) -> Reply:
        stories = [story for story in self.dataset.newest() if story.kanal == request.host][:FEED_ITEMS]
        page = self._renderer.render(
            "rss.xml", kanal=request.host, stories=stories, percent_encoded=percent_encoded, rfc822=format_datetime
        )
        return self._reply(page, RSS)

    def _amp(self, request: Request, slug: str) -> Reply:
        found = next((story for (_, name), story in self._stories.items() if name == slug and not story.substitute), None)
        return self._reply(article_pages.amp(self._renderer, found)) if found else self._message("gone_404")

    def _article(self, request: Request, slug: str) -> Reply:
        story = self._stories.get((request.host, slug))
        if story is None:
            return self._message("gone_404")
        if story.substitute in MESSAGES:
            return self._message(story.substitute)
        if story.substitute == "redirect":
            return self._moved(302, percent_encoded(f"https://insight.kontan.co.id/news/{story.slug}"))
        if story.substitute:
            page = {"teaser": article_pages.teaser, "gallery": article_pages.gallery}[story.substitute]
            return self._reply(page(self._renderer, story, request.mobile))
        return self._reply(article_pages.article(self._renderer, story, request.query.get("page", ""), request.mobile))

    def _listing(
        self, style: listing_pages.Style, heading: str, stories: list[Story], pages: Sequence[listing_pages.PageLink] = ()
    ) -> Reply:
        return self._reply(listing_pages.listing(self._renderer, style, heading, stories, pages))

    def _message(self, name: str) -> Reply:
        message = MESSAGES[name]
        return self._reply(self._renderer.render("message.html", message=message), HTML, message.status)

    def _moved(self, status: int, location: str) -> Reply:
        reply = self._reply(b"", HTML, status)
        return Reply(status, {**reply.headers, "Location": location})

    def _reply(self, body: bytes, content_type: str = HTML, status: int = 200) -> Reply:
        moment = format_datetime(self.dataset.now.astimezone(timezone.utc), usegmt=True)
        return Reply(status, {"Date": moment, "Content-Type": content_type}, body)


KANAL = "|".join(set(name_lists.SECTIONS + name_lists.OTHER_SECTIONS) - {"insight"})
ROUTES = (
    (r".*", r"/robots\.txt", Site._robots),
    (r"insight", r".*", Site._paid),
    (r"www", r"/search/indeks/?", Site._index),
    (r"www", r"/search/?", Site._search),
    (r"www", r"/tag/loadmore_news/([^/]+)/(\d+)", Site._more),
    (r"www", r"/tag/([^/]+)", Site._tag),
    (r"www", r"/sitemap\.xml", Site._sitemaps),
    (r"www", r"/sitemap/([a-z]+)-news\.xml(\.gz)?", Site._sitemap),
    (r"www", r"/rss|/feed", Site._front),
    (r"www|", r"/", Site._front),
    (r"amp", r"/news/([^/]+)", Site._amp),
    (KANAL, r"/", Site._front),
    (KANAL, r"/rss", Site._rss),
    (KANAL, r"/rubrik/\d+/([^/]+)", Site._rubric),
    (KANAL, r"/news/([^/]+)", Site._article),
)
"""Host (its first label), path, and what answers there; the first that fits."""
