"""Walls: what a site may answer to the URL of an article instead of the article."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

from kontan_crawler.replica.site import HTML, Reply
from tests.spiders.test_walk import listing, row, story

Wall = Callable[[str], Reply]
"""URL -> reply."""


def _page(body: str, status: int = 200, **headers: str) -> Reply:
    return Reply(status, {"Content-Type": HTML, **headers}, body.encode())


def _words(url: str) -> str:
    """Return words that differ from URL to URL."""
    return " ".join(sha256(f"{url}{number}".encode()).hexdigest()[:9] for number in range(5))


def _title(url: str) -> str:
    return url.rsplit("/", 1)[-1].split("?")[0].replace("-", " ").title()


FRONT = listing(*(row(f"berita-lama-nomor-{number}") for number in range(9)))
LAW = "<p>Kami memakai cookie untuk menyimpan pilihan Anda dan mengukur kunjungan ke laman ini.</p>" * 30
WALLS: dict[str, Wall] = {
    "a script": lambda url: _page(f"<html><head><script>load({url!r})</script></head><body><div id=app></div></body></html>"),
    "a script with the article's title": lambda url: _page(
        f"<html><head><title>{_title(url)}</title><meta property='og:title' content='{_title(url)}'></head>"
        "<body><div id=app></div><script src=/app.js></script></body></html>"
    ),
    "a challenge": lambda url: _page(
        f"<title>Just a moment...</title><h1>kontan.co.id</h1><p>Ray ID: {_words(url)}</p><script>cf()</script>"
    ),
    "a cookie wall that redirects to itself": lambda url: _page("", 302, Location=url, **{"Set-Cookie": "ok=1"}),
    "a rejected request": lambda url: _page(
        f"<title>Request Rejected</title>The requested URL was rejected. Your support ID is: {_words(url)}<br><a href='#'>[Go Back]</a>"
    ),
    "a login form": lambda url: _page(
        "<title>Masuk - Kontan</title><h1>Masuk</h1><p>Silakan masuk untuk melanjutkan membaca.</p>"
        "<form><input name=user><input type=password name=sandi></form>"
    ),
    "a login page elsewhere": lambda url: _page("", 302, Location="https://www.kontan.co.id/login"),
    "300 bytes": lambda url: _page(f"<html><body><p>OK</p><!-- {'x' * 250} --></body></html>"),
    "the front page": lambda url: _page(f"<title>Kontan: berita bisnis dan investasi</title>{FRONT}"),
    "a redirect to the front": lambda url: _page("", 302, Location="https://www.kontan.co.id/"),
    "a captcha with 403": lambda url: _page("<title>Verifikasi</title><div class=captcha>Buktikan bahwa Anda bukan robot</div>", 403),
    "429 with a page": lambda url: _page("<h1>Terlalu banyak permintaan</h1>", 429),
    "a consent page": lambda url: _page(f"<title>Persetujuan</title><div id=consent-wall>{LAW}<button>Terima semua cookie</button></div>"),
    "an empty template": lambda url: _page(
        f"<h1 class=detail-desk>{_title(url)}</h1><div class='tmpt-desk-kon' itemprop=articleBody><p></p></div>"
    ),
}

STATED: dict[str, Wall] = {
    "removed": lambda url: _page("<title>404</title><h1>Halaman Tidak Ditemukan</h1>", 404),
    "paywall": lambda url: _page(
        f"<h1 class=detail-desk>{_title(url)}</h1><div class=tmpt-desk-kon itemprop=articleBody><p>Harga gandum naik.</p>"
        "<div class=kontan_premiun>Ini Artikel Spesial. Segera berlangganan sekarang untuk memperoleh akses.</div></div>"
    ),
    "photo": lambda url: _page(
        f"<h1 class=detail-desk>{_title(url)}</h1><div class='fs14 font-gray'>Rabu, 04 Februari 2026 / 22:20 WIB</div>"
        f"<div class=tmpt-desk-kon itemprop=articleBody>{'<img src=a.jpg><p>Kapal tiba.</p>' * 4}</div>"
    ),
}
"""Pages that say themselves why they are no article, by reason."""


class WalledSite:
    """A site with one day of the index per section, whose articles a wall may hide.

    slugs: by section. hides: whether the wall stands before the article of a URL, for the number of a request.
    """

    def __init__(
        self, wall: Wall, slugs: Mapping[str, Sequence[str]], hides: Callable[[str, int], bool] = lambda url, number: True
    ) -> None:
        self.wall, self.slugs, self.hides, self.asked = wall, slugs, hides, Counter[str]()

    @property
    def urls(self) -> list[str]:
        """The canonical URLs of all articles."""
        return [f"https://{kanal}.kontan.co.id/news/{slug}" for kanal, slugs in self.slugs.items() for slug in slugs]

    def respond(self, url: str, headers: Mapping[str, str]) -> Reply:
        if url.endswith("/robots.txt"):
            return Reply(404, {"Content-Type": HTML}, b"")
        if "/news/" not in url:
            return self._index(url)
        article = url.partition("?")[0]
        self.asked[article] += 1
        if self.hides(article, self.asked.total()):
            return self.wall(url)
        if article not in self.urls:  # a row of the front page that was a wall
            return STATED["removed"](url)
        return _page(story(self.urls.index(article), 99).replace("Kapal Gandum Tiba", _title(url)))

    def _index(self, url: str) -> Reply:
        query = dict(parse_qsl(urlsplit(url).query))
        slugs = self.slugs.get(query.get("kanal", ""), []) if "per_page" not in query else []
        return _page(listing(*(row(slug).replace("internasional.", f"{query['kanal']}.") for slug in slugs)))


def slugs(count: int, word: str = "gandum") -> list[str]:
    """Return slugs of several words."""
    return [f"kapal-{word}-nomor-{'abcdefghijklmnopqrstuvwxyz'[number] * 3}-tiba-di-oslo" for number in range(count)]
