"""Crawls of small handmade sites: failures are counted and logged."""

import pytest

from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply
from tests.crawling import crawl
from tests.manifests import manifests

KONTAN = "https://internasional.kontan.co.id"
INDEX = "https://www.kontan.co.id/search/indeks?kanal=internasional&tanggal=04&bulan=02&tahun=2026&pos=indeks&per_page="
HTML = {"Content-Type": "text/html; charset=utf-8"}
DAY = ("arsip", "-a", "since=2026-02-04", "-a", "until=2026-02-04", "-a", "kanal=internasional")


class HandMade:
    """Replies from a table: URL -> (status, headers, body) or HTML. Any other URL gives 404."""

    def __init__(self, replies):
        self.replies = replies

    def respond(self, url, headers):
        reply = self.replies.get(url, (404, HTML, "<h1>Halaman Tidak Ditemukan</h1>"))
        status, headers, body = (200, HTML, reply) if isinstance(reply, str) else reply
        return Reply(status, headers, body.encode())


CLOSING = '<p>Cek Berita dan Artikel yang lain di <a href="https://news.google.com/">Google News</a></p>'


def sentence(number):
    return f"Kalimat nomor {number} bercerita tentang kapal yang membawa gandum ke pelabuhan utara pada musim ini."


def story(*numbers, links="", opening=True, inside="", outside="", closing=None):
    """Return a desktop page with the sentences of these numbers. closing: whether it has the closing line; None: unless it links to parts."""
    head = "<p>Sumber: <b>Reuters</b> | Editor: <b>Tri Lestari</b></p>" if opening else ""
    first = "KONTAN.CO.ID - OSLO. " if opening else ""
    paragraphs = "".join(f"<p>{first if place == 0 else ''}{sentence(number)}</p>" for place, number in enumerate(numbers))
    pages = "".join(f'<a href="?page={number}">{number}</a>' for number in links)
    paragraphs += CLOSING if closing or (closing is None and not links) else ""
    inside, outside = (
        (f'<div class="pagination">{pages}</div>', outside) if links and not outside else (inside, outside and f"{outside}{pages}</div>")
    )
    return (
        '<h1 class="detail-desk">Kapal Gandum Tiba</h1><div class="fs14 ff-opensans font-gray">Rabu, 04 Februari 2026 / 22:20 WIB</div>'
        f'<div class="tmpt-desk-kon" itemprop="articleBody">{head}{paragraphs}{inside}</div>{outside}'
    )


def moved(to):
    return (302, {**HTML, "Location": to}, "")


def row(slug, link='<h1><a href="{}">Judul</a></h1>'):
    return (
        f'<li><div class="ket"><div class="sp-hl linkto-black">{link.format(f"//internasional.kontan.co.id/news/{slug}")}</div></div></li>'
    )


def listing(*rows):
    return f'<div class="list-berita"><ul>{"".join(rows)}</ul></div>'


def run(replies, tmp_path, *words, **settings):
    with serve(HandMade(replies)) as replica:
        done = crawl(*(words or ("artikel", "-a", f"url={KONTAN}/news/a")), folder=tmp_path, replica=replica, **settings)
        return done, [url for url, _ in replica.requests if not url.endswith("/robots.txt")]


ALL = f"{KONTAN}/news/a?page=all"
PARTS = {  # replies -> delivered sentences, warnings
    "in three parts": ({ALL: story(1, 2, links="23"), "2": story(3, 4, opening=False, links="23"), "3": story(5, opening=False)}, "12345", []),
    "links outside of the body": ({ALL: story(1, 2, links="2", outside='<div class="pagination">'), "2": story(3, opening=False)}, "123", []),
    "links of another article": ({ALL: story(1, 2, inside='<div class="pagination"><a href="/news/b?page=2">2</a></div>')}, "12", []),
    "complete, with links": ({ALL: story(1, 2, 3, links="2"), "2": story(2, 3, opening=False)}, "123", []),
    "complete, part 2 repeats the first sentence": ({ALL: story(1, 2, 3, 4, links="2"), "2": story(1, 3, 4)}, "1234", []),
    "the closing line, a link to a part that does not exist": ({ALL: story(1, 2, links="2", closing=True)}, "12", []),
    "the closing line, part 2 fails": ({ALL: story(1, 2, links="2", closing=True), "2": (503, HTML, "<h1>Gangguan</h1>")}, "12", ["parts_doubtful"]),
    "the closing line, part 2 has a sentence in other words": (
        {ALL: story(1, 2, 3, 4, links="2", closing=True), "2": story(3, 4, opening=False).replace("musim ini", "musim lalu", 1)}, "1234", [],
    ),
    "part 2 overlaps": ({ALL: story(1, 2, links="2"), "2": story(2, 3, opening=False)}, "123", []),
    "part 2 is part 1": ({ALL: story(1, 2, links="2"), "2": story(1, 2)}, "12", ["parts_doubtful"]),
    "part 2 is missing, part 3 is not": ({ALL: story(1, links="23"), "3": story(3, opening=False)}, "13", ["parts_missing"]),
    "part 2 is another article": ({ALL: story(1, links="2"), "2": moved("/news/b"), f"{KONTAN}/news/b": story(8, 9)}, "1", ["parts_missing"]),
    "part 2 is on another site": ({ALL: story(1, links="2"), "2": moved("https://example.com/")}, "1", ["parts_missing"]),
    "part 2 is an error page": ({ALL: story(1, links="2"), "2": f"<h1>Gangguan</h1>{'<p>Mohon maaf, server kami sedang sibuk.</p>' * 9}"}, "1", ["parts_missing"]),
    "part 2 is behind the paywall": (
        {ALL: story(1, links="2"), "2": '<div class="tmpt-desk-kon" itemprop="articleBody"><p>Artikel ini khusus untuk pelanggan.</p></div>'},
        "1", ["parts_missing"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("replies", "wanted", "warnings"), PARTS.values(), ids=PARTS)
def test_parts(replies, wanted, warnings, tmp_path):
    replies_by_url = {f"{KONTAN}/news/a?page={key}" if key in ("2", "3") else key: reply for key, reply in replies.items()}
    done, requested = run(replies_by_url, tmp_path)
    (record,) = done.feed
    assert record["text"].split("\n\n") == [sentence(number) for number in wanted]
    assert record["warnings"] == warnings
    assert not [url for url in requested if "kontan.co.id" not in url]


NO_ARTICLES = {  # replies -> reason
    "gone": ({}, "removed"),
    "moved to the front": ({ALL: moved("https://www.kontan.co.id/"), "https://www.kontan.co.id/": "<p>Depan</p>"}, "redirected"),
    "moved off the site": ({ALL: moved("https://example.com/")}, "redirected"),
    "moved behind the paywall": ({ALL: moved("https://insight.kontan.co.id/news/a")}, "paywall"),
    "moved to amp": ({ALL: moved("https://amp.kontan.co.id/news/a"), "https://amp.kontan.co.id/news/a": story(1)}, "redirected"),
    "moved in a circle": ({ALL: moved(ALL)}, "redirect_loop"),
    "a picture": ({ALL: (200, {"Content-Type": "image/png"}, "\x89PNG\r\n\x1a\n\0\0")}, "no_html"),
    "too large": ({ALL: "x" * 9_000_000}, "too_large"),
    "forbidden": ({f"{KONTAN}/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /")}, "robots"),
}


@pytest.mark.parametrize(("replies", "reason"), NO_ARTICLES.values(), ids=NO_ARTICLES)
def test_no_article_is_counted_and_logged(replies, reason, tmp_path):
    done, requested = run(replies, tmp_path)
    assert not done.feed
    assert done.stat(f"article/refused/{reason}") == 1
    assert f"{ALL}: {reason}" in done.log
    assert not [url for url in requested if "insight" in url or "example" in url]


def test_two_urls_of_one_article(tmp_path):
    done, _ = run(
        {ALL: story(1), f"{KONTAN}/news/b?page=all": moved(ALL)}, tmp_path, "artikel", "-a", f"url={KONTAN}/news/a,{KONTAN}/news/b"
    )
    assert len(done.feed) == 1
    assert done.stat("article/refused/seen_in_this_run") == 1


def test_too_long_url_is_refused_once(tmp_path):
    slug = "a" * 3000
    site = {INDEX: listing(row(slug), row("a")), f"{INDEX}20": listing(), ALL: story(1), f"{KONTAN}/news/{slug}?page=all": story(2)}
    for words in (DAY, ("artikel", "-a", f"url={KONTAN}/news/{slug}"), DAY):
        done, requested = run(site, tmp_path, *words)
        assert done.exit_code == 0 and not [url for url in requested if slug in url]
    assert [record["url"] for record in done.feed] == [f"{KONTAN}/news/a"]
    assert [[refused["reason"] for refused in manifest["given_up"]] for manifest in manifests(tmp_path)] == [["too_long"], ["too_long"], []]


def test_meta_refresh_is_ignored(tmp_path):
    done, _ = run({ALL: f'<meta http-equiv="refresh" content="60; url={ALL}">{story(1)}'}, tmp_path)
    assert len(done.feed) == 1


def test_robots_txt_applies_to_all_waiting_requests(tmp_path):
    urls = ",".join(f"{KONTAN}/news/{number}" for number in range(10))
    forbidding = {f"{KONTAN}/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /")}
    done, requested = run(forbidding, tmp_path, "artikel", "-a", f"url={urls}", CONCURRENT_REQUESTS=8)
    assert requested == []
    assert done.stat("article/refused/robots") == 10


AMP = "https://amp.kontan.co.id/news/a"
AMPS = {
    "without canonical": ("<p>AMP</p>", "amp_without_canonical"),
    "canonical is an AMP page": (f'<link rel="canonical" href="{AMP}">', "amp_without_canonical"),
    "of the paid section": ('<link rel="canonical" href="https://insight.kontan.co.id/news/a">', "paywall"),
}


@pytest.mark.parametrize(("page", "reason"), AMPS.values(), ids=AMPS)
def test_amp_page_without_an_article(page, reason, tmp_path):
    done, requested = run({AMP: page}, tmp_path, "artikel", "-a", f"url={AMP}")
    assert done.stat(f"article/refused/{reason}") == 1
    assert requested == [AMP]


FULL = listing(*(row(f"a{number}") for number in range(20)))
LISTINGS = {  # first pages of a day's index -> statistics
    "quiet day": ([listing()], {}),
    "no list": (["<p>apa saja</p>"], {"listing/unreadable": 1}),
    "links elsewhere in the rows": (
        [listing(row("a", '<h2><b><a href="{}">Judul</a></b></h2>').replace("ket", "x"))],
        {"listing/unreadable": 1},
    ),
    "second page is an error page": ([FULL, "<h1>Terjadi gangguan</h1>"], {"listing/unreadable": 1, "listing/rows": 20}),
    "second page is not the site's": ([FULL, "<h1>Just a moment...</h1>"], {"listing/unreadable": 1, "listing/rows": 20}),
    "second page has no list": ([FULL, "<p>Tidak ada berita</p>"], {"listing/unreadable": 0, "listing/rows": 20}),
    "second page fails": ([FULL, (500, HTML, "")], {"listing/failed": 1, "listing/rows": 20}),
    "repeats itself": ([FULL] * 3, {"listing/repeated": 1, "listing/rows": 40}),
    "repeats itself under other queries": ([listing(row(f"q?source={n}")) for n in range(9)], {"listing/repeated": 1, "listing/rows": 2}),
}


@pytest.mark.parametrize(("pages", "counts"), LISTINGS.values(), ids=LISTINGS)
def test_index(pages, counts, tmp_path):
    replies = {f"{INDEX}{20 * number or ''}": page for number, page in enumerate(pages)}
    done, _ = run(replies, tmp_path, *DAY, RETRY_TIMES=0)
    assert {name: done.stat(name) for name in counts} == counts
    wrong = any(counts.get(f"listing/{name}") for name in ("unreadable", "failed", "repeated"))
    assert bool(done.stat("log_count/ERROR")) == wrong
