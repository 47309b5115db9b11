"""Ways in which a site may treat the parts of an article: each text is whole or has the right warning, at a known number of requests."""

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from kontan_crawler.outcomes import PARTS_DOUBTFUL, PARTS_MISSING
from kontan_crawler.replica import article_pages
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import HTML, Reply, Site
from kontan_crawler.replica.variants import PAGING
from tests.crawling import DAY, FEW, crawl
from tests.in_process import ROOT
from tests.reextract.agreement import differences

GONE = Reply(404, {"Content-Type": HTML}, b"<h1>Halaman tidak ditemukan</h1>")
BROKEN = Reply(503, {"Content-Type": HTML}, b"<h1>Terjadi gangguan</h1>")
WALL = b'<div class="kontan_premiun"><p>Ini Artikel Spesial</p><p>Hanya Rp 5.000 untuk membaca artikel ini</p></div>'
CLOSING = b'<p>Cek Berita dan Artikel yang lain di <a href="https://news.google.com/">Google News</a></p>'
LINKS_BLOCK = b'<div class="pagination">'
REAL_BLOCK = '<div class="ff-opensans"><div class="paginations"> Halaman {} <a href="{}?page=all">Tampilkan Semua</a></div></div>'


class PartsSite(Site):
    """The replica's articles in one or two parts, without oddities of their own.

    mode: a key of MODES. real_block: whether the links to parts stand in the block of the real second template.
    """

    def __init__(self, dataset, mode, real_block):
        super().__init__(dataset)
        self.mode, self.real_block, self.renderer = mode, real_block, Renderer(dataset)
        self.stories = {
            percent_encoded(story.url): story for story in dataset.stories if not story.substitute and story.variant.template == "desktop"
        }

    def respond(self, url, headers):
        story = self.stories.get(url.partition("?")[0])
        if story is None:
            return super().respond(url, headers)
        number = parse_qs(urlsplit(url).query).get("page", ["1"])[0]
        return MODES[self.mode][0](self, story, number, len(story.parts) > 1)

    def few_of_each(self):
        """Return a story of each number of parts, by URL."""
        counts = Counter()
        return {
            url: story for url, story in self.stories.items()
            if url in self.dataset.expected and story.language == "id" and not counts.update([len(story.parts)]) and counts[len(story.parts)] == 1
        }  # fmt: skip

    def page(self, story, number, paging):
        """Return a page of a story: `number` is "all" or that of a part."""
        name, _ = next((name, rule) for name, (rule, _) in PAGING.items() if rule == paging)
        shown = replace(story, variant=replace(story.variant, paging=name))
        body = article_pages.article(self.renderer, shown, number, mobile=False)
        return Reply(200, {"Content-Type": HTML}, in_real_block(body, percent_encoded(story.url)) if self.real_block else body)


def in_real_block(body, url):
    """Put the links to parts into the block of the real pages."""
    pattern = r'<div class="pagination">(.*?)</div>'
    return re.sub(pattern, lambda block: REAL_BLOCK.format(block[1], url), body.decode(), flags=re.DOTALL).encode()


WHOLE, LINKED, IGNORED, OPEN = (PAGING[name][0] for name in ("whole", "whole_links", "parts_only", "no_closing"))


def all_parts(site, story, number, in_parts):
    return site.page(story, number, WHOLE)


def whole_with_links(site, story, number, in_parts):
    return site.page(story, number, LINKED)


def whole_with_links_no_closing(site, story, number, in_parts):
    return site.page(story, number, OPEN)


def ignored(site, story, number, in_parts):
    return site.page(story, number, IGNORED)


def ignored_without_links(site, story, number, in_parts):
    reply = site.page(story, number, IGNORED)
    return replace(reply, body=re.sub(rb'href="[^"]*page=[^"]*"', b'data-page="x"', reply.body))


def closing_line_on_each_part(site, story, number, in_parts):
    reply = site.page(story, number, IGNORED)
    return (
        reply if CLOSING in reply.body or not in_parts else replace(reply, body=reply.body.replace(LINKS_BLOCK, CLOSING + LINKS_BLOCK, 1))
    )


def notice_for_no_part(site, story, number, in_parts):
    reply = site.page(story, number, OPEN)
    head, mark, _ = reply.body.rpartition(b'itemprop="articleBody">')
    notice = head + mark + b"<p>Maaf, halaman yang Anda cari tidak ditemukan.</p></div>"
    return replace(reply, body=notice) if number == "2" and not in_parts else reply


def second_part_is_another_article(site, story, number, in_parts):
    other = next(other for other in site.stories.values() if other.title != story.title)
    return site.page(other, "1", WHOLE) if number == "2" and in_parts else site.page(story, number, IGNORED)


def one_part_answers(reply):
    """Return a mode: whole articles without a closing line, and another reply to ?page=2 of those in one part."""
    return lambda site, story, number, in_parts: reply if number == "2" and not in_parts else site.page(story, number, OPEN)


def second_part_is(reply):
    return lambda site, story, number, in_parts: reply if number == "2" and in_parts else site.page(story, number, IGNORED)


def second_part_moved(site, story, number, in_parts):
    moved = Reply(302, {"Location": percent_encoded(story.url)})
    return moved if number == "2" and in_parts else site.page(story, "1" if number == "all" else number, IGNORED)


def repeats_the_first(site, story, number, in_parts):
    return site.page(story, "1", IGNORED)


def second_part_is_paid(site, story, number, in_parts):
    reply = site.page(story, number, IGNORED)
    teaser = reply.body.partition(b'itemprop="articleBody">')[0] + b'itemprop="articleBody"><p>Kalimat pembuka bagian kedua.</p>' + WALL
    return replace(reply, body=teaser + b"</div>") if number == "2" and in_parts else reply


# mode -> pages; of articles in parts: whether the text is whole, their warning, requests beside the parts after the first;
# of articles in one part: requests
MODES = {
    "`?page=all` has all parts": (all_parts, True, None, "1", "1"),
    "has all parts and links": (whole_with_links, True, None, "1 or 2", "1"),
    "has all parts and links, no closing line": (whole_with_links_no_closing, True, None, "2", "2"),
    "has all parts, no closing line; 404 for a part that does not exist": (one_part_answers(GONE), True, None, "2", "2"),
    "ignored": (ignored, True, None, "parts", "1"),
    "ignored, without links": (ignored_without_links, True, None, "parts", "1"),
    "ignored, with the closing line on each part": (closing_line_on_each_part, True, None, "parts", "1"),
    "has all parts, no closing line; a notice for a part that does not exist": (notice_for_no_part, True, None, "2", "2"),
    "ignored; part 2 is removed": (second_part_is(GONE), False, PARTS_MISSING, "parts", "1"),
    "ignored; part 2 fails": (second_part_is(BROKEN), False, PARTS_MISSING, "parts", "1"),
    "ignored; part 2 is behind the paywall": (second_part_is_paid, False, PARTS_MISSING, "parts", "1"),
    "ignored; part 2 is another article": (second_part_is_another_article, False, PARTS_MISSING, "parts", "1"),
    "ignored; part 2 is redirected to the article": (second_part_moved, False, PARTS_DOUBTFUL, "3", "1"),
    "every part is the first": (repeats_the_first, False, PARTS_DOUBTFUL, "2", "1"),
}


@pytest.fixture(scope="module")
def dataset():
    return Dataset(DAY, per_day=FEW)


@pytest.mark.parametrize(("mode", "real_block"), [(mode, number % 2 == 0) for number, mode in enumerate(MODES)])
def test_articles_are_whole_or_say_that_they_are_not(mode, real_block, dataset, tmp_path):
    _, is_whole, warning, cost, cost_of_one = MODES[mode]
    site = PartsSite(dataset, mode, real_block)
    chosen = site.few_of_each()
    with serve(site) as replica:
        (tmp_path / "urls.txt").write_text("\n".join(chosen), encoding="utf-8")
        run = crawl("artikel", "-a", f"file={tmp_path / 'urls.txt'}", folder=tmp_path, replica=replica, RETRY_TIMES=0, ERROR_SHARE_MAX=1)
        requested = Counter(url.partition("?")[0] for url, _ in replica.requests)
    assert run.by_url.keys() == chosen.keys()
    for url, story in chosen.items():
        record, count = run.by_url[url], len(story.parts)
        wrong = count > 1 and not is_whole
        assert ({PARTS_DOUBTFUL, PARTS_MISSING} & {*record["warnings"]}) == ({warning} if wrong else set()), url
        assert (record["text"] == dataset.expected[url]["text"]) is not wrong, url
        wanted = cost_of_one if count == 1 else cost
        assert str(requested[url]) in ([str(count)] if wanted == "parts" else wanted.split(" or ")), url
    assert differences(tmp_path) == ({}, {})  # reading the kept pages again puts the parts together in the same way


def test_the_page_on_delivery_has_the_costs():
    page = (ROOT / "docs/delivery.md").read_text(encoding="utf-8")
    rows = {row[0]: row[1:] for line in page.splitlines() if len(row := [cell.strip() for cell in line.split("|")[1:-1]]) == 4}
    for mode, (_, is_whole, warning, cost, cost_of_one) in MODES.items():
        assert rows[mode] == ["whole" if is_whole else f"`{warning}`", cost, cost_of_one]


def test_paid_articles_among_free_ones(dataset, tmp_path):
    site = PartsSite(dataset, "ignored", real_block=True)
    chosen = site.few_of_each()
    paid = next(url for url, story in chosen.items() if len(story.parts) == 1)
    with serve(WithPaid(site, paid)) as replica:
        run = crawl("artikel", "-a", f"url={','.join(chosen)}", folder=tmp_path, replica=replica)
        requested = Counter(url.partition("?")[0] for url, _ in replica.requests)
    assert run.by_url.keys() == chosen.keys() - {paid} and run.stat("article/refused/paywall") == 1
    assert requested[paid] == 1
    assert all(record["text"] == dataset.expected[url]["text"] for url, record in run.by_url.items())


class WithPaid:
    """A site with a paid article."""

    def __init__(self, site, paid):
        self.site, self.paid = site, paid

    def respond(self, url, headers):
        reply = self.site.respond(url, headers)
        if not url.startswith(self.paid):
            return reply
        head, _, body = reply.body.partition(b'itemprop="articleBody">')
        teaser = body[: body.index(b"</p>", body.index(b"KONTAN"))]
        return replace(reply, body=head + b'itemprop="articleBody">' + teaser + b"</p>" + WALL + b"</div>")
