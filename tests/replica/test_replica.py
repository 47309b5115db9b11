"""The replica: pages show their expected records, every oddity occurs, and the same date and seed give the same bytes."""

import gzip
import hashlib
import re
import statistics
import subprocess
import sys
import unicodedata
import uuid
from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from random import Random
from urllib.parse import quote, urljoin, urlsplit

import pytest
from lxml import etree, html

from kontan_crawler.items import Article
from kontan_crawler.replica.dataset import PER_DAY, Dataset
from kontan_crawler.replica.expected import CRAWL_KEYS
from kontan_crawler.replica.sentence_templates import ENGLISH, THEMES
from kontan_crawler.replica.site import Site
from kontan_crawler.replica.text_generator import TextGenerator
from kontan_crawler.replica.variants import EXTRAS, PAGING, WEIGHTS

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 2, 4)
DAYS = [TODAY - timedelta(days=n) for n in range(7)]
MOBILE = {"user-agent": "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36"}
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset(TODAY)


@pytest.fixture(scope="module")
def site(dataset: Dataset) -> Site:
    return Site(dataset)


@pytest.fixture(scope="module")
def stories(dataset: Dataset) -> dict:
    return {canonical(story.url): story for story in dataset.stories if story.kanal in PER_DAY and not story.substitute}


@pytest.fixture(scope="module")
def pages(site: Site, stories: dict) -> dict[str, list[str]]:
    """URL -> the pages that show the whole article: ?page=all, or all parts."""
    return {url: [page(site, f"{url}?page={n}") for n in whole(story)] for url, story in stories.items()}


@pytest.fixture(scope="module")
def printed(pages) -> dict[str, str]:
    """URL -> the letters of its pages."""
    return {url: letters_of(texts) for url, texts in pages.items()}


def whole(story) -> list:
    return ["all"] if story.paging.whole else list(range(1, len(story.parts) + 1))


def page(site: Site, url: str, headers=MOBILE | {"user-agent": ""}) -> str:
    reply = site.respond(url, headers)
    assert reply.status == 200, url
    return reply.body.decode()


def canonical(url: str) -> str:
    parts = urlsplit(url)
    return f"https://{parts.hostname}{quote(parts.path, safe='/%')}"


def rows(text: str, listing: str) -> list[str]:
    """Canonical URLs of the rows of a listing, without the boxes between them."""
    links = html.fromstring(text).xpath("//div[@class='list-berita']/ul/li/div[@class='ket']//h1/a/@href")
    return [canonical(urljoin(listing, link)) for link in links]


def index(kanal: str, day: date, offset: int | str = "") -> str:
    return (
        f"https://www.kontan.co.id/search/indeks?kanal={kanal}&tanggal={day:%d}&bulan={day:%m}&tahun={day.year}"
        f"&pos=indeks&per_page={offset}"
    )


def letters(text: str) -> str:
    """The ASCII letters and digits of a text, which no corruption changes."""
    return re.sub(r"[^A-Za-z0-9]", "", unicodedata.normalize("NFC", text))


def letters_of(texts: list[str]) -> str:
    return letters(" ".join(html.fromstring(text).text_content() for text in texts))


# The expected records


def test_expected_records_have_the_keys_of_an_article_in_order(dataset):
    names = [field.name for field in fields(Article) if field.name not in CRAWL_KEYS]
    assert all(list(record) == names for record in dataset.expected.values())


def test_dataset_is_large_enough_and_spreads_over_seven_days(dataset, stories):
    assert len(dataset.expected) >= 150
    assert {story.published.date() for story in stories.values()} == set(DAYS)
    assert {record["kanal"] for record in dataset.expected.values()} == set(PER_DAY)


def test_expected_records_are_consistent(dataset):
    for url, record in dataset.expected.items():
        assert record["url"] == url == canonical(url)
        assert record["id"] == str(uuid.uuid5(uuid.NAMESPACE_URL, url))
        assert record["content_hash"] == hashlib.sha256((record["title"] + "\n\n" + record["text"]).encode()).hexdigest()
        assert set(record["headings"]) <= set(record["text"].split("\n\n"))
        assert ("no_date" in record["warnings"]) == (record["published_at"] is None)
        assert 220 <= record["word_count"] <= 620


def test_expected_text_is_clean(dataset):
    for record in dataset.expected.values():
        for text in filter(None, (record["title"], record["text"], record["summary"], record["dateline"])):
            assert text == unicodedata.normalize("NFC", text)
            assert not re.search(r"[\u00a0\u00ad\u200b-\u200d\u2009\u2060\ufeff\t]|  | \n|\n |^\s|\s$|â€|Ã", text)
        assert not re.search(
            r"KONTAN\.CO\.ID|Baca Juga|Tonton:|Google News|ADVERTISEMENT|Iklan|TradingView|© |Sumber: http|Editor:|\n{3}|<|>",
            record["text"],
        )


def test_no_two_paragraphs_of_an_article_are_equal(dataset):
    for url, record in dataset.expected.items():
        repeated = [text for text, count in Counter(record["text"].split("\n\n")).items() if count > 1]
        assert not repeated, url


# The expected records and the pages


def test_pages_show_the_expected_text_in_order(dataset, printed):
    for url, record in dataset.expected.items():
        place = 0
        for paragraph in record["text"].split("\n\n"):
            place = printed[url].find(letters(paragraph), place)
            assert place >= 0, (url, paragraph)


def test_pages_show_the_other_expected_fields(dataset, pages, printed):
    for url, record in dataset.expected.items():
        shown, source = printed[url], pages[url][0]
        names = record["authors"] + record["editors"] + record["sources"] + record["tags"]
        titles = [pointer["title"] for pointer in record["related"]]
        missing = [text for text in [record["title"], *names, *titles, record["dateline"] or ""] if letters(text) not in shown]
        assert not missing, url
        line = record["published_raw"] or ""
        assert letters(line) in shown or f'content="{line}"' in source, url
        picture = record["image"] or {"url": "", "caption": None}
        assert picture["url"] in source and letters(picture["caption"] or "") in shown, url
        assert ("og:image" in source) == bool(record["image"]), url


def test_mobile_pages_show_their_expected_records(site, dataset, stories):
    for url, story in stories.items():
        texts = [page(site, f"{url}?page={n}", MOBILE) for n in whole(story)]
        printed = letters_of(texts)
        record = dataset.expected_mobile[url]
        assert all(letters(paragraph) in printed for paragraph in record["text"].split("\n\n")), url
        line, picture = record["published_raw"] or "", record["image"] or {"url": "", "caption": None}
        assert letters(line) in printed or f'content="{line}"' in texts[0], url
        assert picture["url"] in texts[0] and letters(picture["caption"] or "") in printed, url
        if record["template"] == "mobile":
            assert "jdl_dtl" in texts[0] and 'tmpt-desk-kon"' not in texts[0].split("<h1", 1)[1]
            assert {key for key in record if record[key] != dataset.expected[url][key]} <= {"template", "published_raw", "image"}


# Oddities


def test_every_trait_occurs_in_several_articles(stories):
    variants = [story.variant for story in stories.values()]
    for trait, weights in WEIGHTS.items():
        counts = Counter(getattr(variant, trait) for variant in variants)
        assert {value for value in weights if counts[value] < 2} == set(), trait
    extras = Counter(name for variant in variants for name in variant.extras)
    assert {name for name in EXTRAS if extras[name] < 10} == set()


@pytest.mark.parametrize(
    ("mark", "least"),
    [
        (r"KONTAN\.CO\.ID - [A-Z ]+\. <", 20),
        (r"KONTAN\.CO\.ID -[A-Z]", 2),
        (r"KONTAN\.CO\.ID – [A-Z ]+ \. ", 2),
        ("KONTAN\\.CO\\.ID\u00a0-\u00a0[A-Z ]+\\.\u00a0", 2),
        ("\u200bKONTAN\\.CO\\.ID", 2),
        (r"KONTAN\. CO\.ID", 2),
        (r"KONTAN-CO\.ID", 2),
        (r"KONTAN\.CO\.ID - KONTAN\.CO\.ID", 2),
        (r"WASHINTON DC- ", 2),
        (r"<p>(<strong>)?JAKARTA\. ", 2),
        (r"KONTAN\.CO\.ID - [A-Z ]+ - ", 2),
        (r"BEIJING/WASHINGTON/LONDON|WASHINGTON / WEST PALM BEACH, Florida", 2),
        (r"Sumber:<(b|strong)>", 2),
        (r"Penulis: <", 2),
        (r"Reporter: <", 2),
        (r"<(b|strong)>[^<>]+,[^ <>][^<>]*</(b|strong)>", 2),
        (r"track-bacajuga-inside", 100),
        (r"<strong>Baca Juga: [^<]+</strong>", 2),
        (r"</a> [A-Z“&]", 5),
        (r"</a></strong><br />", 5),
        (r"track-selanjutnya.*\n(.*\n)?(.*\n)?<!-- pagination end", 10),
        (r"pagination end -->\n<h2>", 10),
        (r"track-gnews", 100),
        (r"<p>Sumber: https://", 2),
        (r"<p>Sumber: <a href", 2),
        (r"<p>Sumber: +Pusat Data", 10),
        (r"BBCA Chart", 10),
        (r"© 2026 Konten oleh Kontan", 10),
        (r"<blockquote>", 10),
        (r"<table", 10),
        (r"<ul>\n<li>[^<]", 10),
        (r"<ol>\n<li>", 10),
        (r"<iframe", 10),
        (r"polling-widget", 10),
        (r"insideads", 100),
        (r"div-inside-", 100),
        (r"ads-inreads", 100),
        (r"<p><strong>[A-Z][\w ]+</strong></p>", 5),
        (r"<br /><(b|strong)>", 5),
        (r"</(b|strong)><br />", 5),
        (r"<h3>[A-Z]", 5),
        (r"Mengutip <em>[^<]+</em>,", 10),
        ("\u00a0", 20),
        ("[\u200b\u2060\ufeff\u200d]", 20),
        ("\u00ad", 10),
        ("â€œ", 4),
        ("Ã©", 2),
        (r"&ldquo;|&rsquo;|&ndash;|&eacute;", 4),
        ("e\u0301", 2),
        ("“", 20),
        ("&#34;", 20),
        (r"article:modified_time", 5),
        (r"/ \d\d:\d\d WITA", 2),
        (r"/ \d\d:\d\d WIT\n", 2),
        (r"<main>", 4),
        (r"ILUSTRASI\. .*REUTERS/", 40),
        (r"[A-Z][a-z]+ \(\d+/\d+/\d{4}\)", 60),
        (r"[A-Z][a-z]+ \(\d+/\d+\)", 60),
        (r"akhir pekan lalu", 10),
        (r"tak terhingga", 10),
    ],
)
def test_oddity_is_shown(mark, least, pages):
    assert sum(any(re.search(mark, text) for text in texts) for texts in pages.values()) >= least


def test_slugs_with_numbers_and_accents(dataset):
    assert sum(bool(re.search(r"-\d$", url)) for url in dataset.expected) >= 2
    assert sum(bool(re.search(r"%C3%A[139]", url)) for url in dataset.expected) >= 2
    assert max(len(urlsplit(url).path) for url in map(canonical, (story.url for story in dataset.stories))) > 60


def test_warnings_and_languages(dataset):
    warnings = Counter(code for record in dataset.expected.values() for code in record["warnings"])
    assert all(warnings[code] >= 2 for code in ("weekday_disagrees", "no_date", "date_from_meta", "mojibake"))
    assert Counter(record["language"] for record in dataset.expected.values())["en"] >= 3


def test_titles_with_mojibake_have_quotes():
    titles = [story.title for story in Dataset(date(2026, 11, 27), per_day=8).stories if story.variant.corruption == "mojibake_title"]
    assert len(titles) >= 2 and all("“" in title for title in titles)


def test_wita_is_converted_to_wib_in_published_at_only(dataset):
    lines = [record for record in dataset.expected.values() if (record["published_raw"] or "").endswith("WITA")]
    for record in lines:
        hour = int(record["published_raw"].split(" / ")[1][:2])
        assert int(record["published_at"][11:13]) == (hour - 1) % 24 and record["published_at"].endswith(":00+07:00")
    assert any(" / 00:" in record["published_raw"] for record in lines), "one is printed with the next day's date"


# Parts


@pytest.mark.parametrize("kind", [kind for kind in PAGING if kind != "short"])
def test_parts(kind, site, dataset, stories):
    paging = PAGING[kind][0]
    for url, story in stories.items():
        if story.variant.paging != kind:
            continue
        whole, count = page(site, f"{url}?page=all"), len(story.parts)
        assert count in paging.parts
        assert ('class="pagination"' in whole) == paging.links
        assert ("track-gnews" in whole) == (paging.whole and paging.closing)
        parts = [page(site, f"{url}?page={n}") for n in range(1, count + 1)]
        assert [("track-gnews" in part) for part in parts] == [False] * (count - 1) + [paging.closing]
        bylines = [bool(re.search(r"(<p>|\| )Editor:", part.split("detail-desk", 1)[1])) for part in parts]
        assert bylines == [True] + [False] * (count - 1)
        assert page(site, url) == parts[0] and (paging.whole or whole == parts[0])
        shown = sorted({int(n) for n in re.findall(r"\?page=(\d)\">\d", parts[0])})
        assert shown == ([2] if paging.near else list(range(2, count + 1)))
        repeated = story.parts[0][-1].paragraphs()[-1:] if paging.overlap else []
        assert all(letters(text) in letters(html.fromstring(parts[1]).text_content()) for text in repeated)


# Listings


def test_the_daily_index_lists_every_article(site, dataset):
    found = set()
    for kanal in PER_DAY:
        for day in DAYS:
            for offset in range(0, 100, 20):
                listed = rows(page(site, index(kanal, day, offset or "")), "https://www.kontan.co.id/")
                assert len(listed) <= 20
                found |= set(listed)
            assert not listed, "a page past the end has no row"
    assert dataset.expected.keys() | dataset.refused.keys() <= found


def test_every_row_links_to_an_article_or_a_refused_page(site, dataset):
    listings = ["https://internasional.kontan.co.id/", "https://global.kontan.co.id/", "https://www.kontan.co.id/tag/harga-emas"]
    listings += [index(kanal, day, offset) for kanal in ("", *PER_DAY) for day in DAYS for offset in ("", 20, 40)]
    listings += [f"https://www.kontan.co.id/search/?search=harga&per_page={offset}" for offset in (0, 20, 40)]
    listings += [f"https://www.kontan.co.id/tag/loadmore_news/harga-emas/{offset}" for offset in (0, 10)]
    for listing in listings:
        text = page(site, listing)
        for url in rows(f"<div class='list-berita'><ul>{text}</ul></div>" if "loadmore" in listing else text, listing):
            host = urlsplit(url).hostname.split(".")[0]
            assert url in dataset.expected or url in dataset.refused or host not in PER_DAY, url
            assert site.respond(url, {}).status != 404 or url in dataset.refused


def test_the_index_of_some_days_has_rows_of_other_sections(site):
    hosts = [
        {
            urlsplit(url).hostname
            for offset in ("", 20)
            for url in rows(page(site, index("internasional", day, offset)), "https://www.kontan.co.id")
        }
        for day in DAYS
    ]
    assert {"internasional.kontan.co.id"} in hosts
    assert any("insight.kontan.co.id" in some for some in hosts)


def test_rows_have_every_format_of_date_and_link(site):
    listings = [index("", TODAY), index("", DAYS[3]), "https://global.kontan.co.id/", "https://internasional.kontan.co.id/"]
    listings += [f"https://www.kontan.co.id/search/?per_page={offset}" for offset in range(0, 500, 20)]
    text = " ".join(page(site, listing) for listing in listings)
    for form in (
        r">\| 8 Menit lalu<",
        r">\| 1 Jam lalu<",
        r">\| 3 Jam 40 Menit lalu<",
        r">\| 01 Februari 2026<",
        r">\|Selasa, 3 Februari 2026 / \d\d:\d\d WIB<",
        r">\| 2 Tahun 3 Bulan 5 Hari lalu<",
        r"h1><a href=\"https://",
        r"h1><a href=\"//",
        r"h1><a href=\"/news",
        r"<img data-src=",
        r"<img src=\"https://foto",
        r"berita-terpopuler",
        r"source=home",
    ):
        assert re.search(form, text), form


def test_boxes_between_the_rows_link_to_other_articles(site):
    text = page(site, index("internasional", TODAY))
    linked = {canonical(urljoin("https://www.kontan.co.id", link)) for link in html.fromstring(text).xpath("//li//h1/a/@href")}
    assert linked - set(rows(text, "https://www.kontan.co.id"))


def test_feeds_list_the_newest(site, dataset):
    rss = etree.fromstring(site.respond("https://internasional.kontan.co.id/rss", {}).body)
    links = rss.xpath("//item/link/text()")
    assert len(links) == 25 and set(links) <= dataset.expected.keys() | dataset.refused.keys()
    assert re.fullmatch(r"\w{3}, \d\d \w{3} 2026 \d\d:\d\d:\d\d \+0700", rss.xpath("//item/pubDate/text()")[0])
    assert site.respond("https://www.kontan.co.id/rss", {}).headers["Content-Type"].startswith("text/html")


def test_sitemaps_list_current_articles(site, dataset):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": NEWS}
    reply = site.respond("https://www.kontan.co.id/sitemap.xml", {})
    assert b"<loc><![CDATA[https://" in reply.body
    sitemaps = etree.fromstring(reply.body).xpath("//s:loc/text()", namespaces=names)
    ours = {url: site.respond(url, {}) for url in sitemaps if re.search("/(internasional|global)-news", url)}
    assert [url.endswith(".gz") for url in ours] == [False, True]
    for reply in ours.values():
        body = gzip.decompress(reply.body) if "gzip" in reply.headers["Content-Type"] else reply.body
        tree = etree.fromstring(body)
        assert set(tree.xpath("//s:loc/text()", namespaces=names)) <= dataset.expected.keys() | dataset.refused.keys()
        assert tree.xpath("//n:publication_date/text()", namespaces=names)[0].endswith("+07:00")


# Other replies


def test_statuses_of_pages_without_an_article(site, dataset):
    found = Counter()
    for url, reason in dataset.refused.items():
        reply = site.respond(f"{url}?page=all", {})
        found[reason, reply.status] += 1
        reply.headers.get("Location", "").encode("ascii")
    assert found == {
        ("removed", 404): 2,
        ("removed", 410): 2,
        ("removed", 200): 2,
        ("error_page", 200): 2,
        ("paywall", 200): 2,
        ("paywall", 302): 2,
        ("photo", 200): 2,
    }


@pytest.mark.parametrize(
    ("url", "status", "part"),
    [
        ("https://internasional.kontan.co.id/news/tidak-ada", 404, "Tidak Ditemukan"),
        ("https://www.kontan.co.id/tidak/ada", 404, "Tidak Ditemukan"),
        ("https://insight.kontan.co.id/news/apa-saja", 200, "khusus untuk pelanggan"),
        ("https://internasional.kontan.co.id/robots.txt", 200, "Sitemap: https://www.kontan.co.id/sitemap.xml"),
        ("https://www.kontan.co.id/search/indeks?tanggal=31&bulan=2&tahun=2026", 200, "list-berita"),
        ("https://www.kontan.co.id/search/indeks?tanggal=x&bulan=&tahun=2026&per_page=x", 200, "list-berita"),
        ("http://internasional.kontan.co.id/", 301, ""),
    ],
)
def test_other_replies(url, status, part, site, dataset):
    reply = site.respond(url, {})
    assert (reply.status, reply.headers["Date"]) == (status, "Wed, 04 Feb 2026 14:00:00 GMT")
    assert part in reply.body.decode() and "charset=UTF-8" in reply.headers["Content-Type"]


def test_robots_txt_has_rules_for_bots_only(site):
    text = page(site, "https://www.kontan.co.id/robots.txt")
    assert "*" not in text and text.count("Sitemap:") == 1 and text.count("Disallow: /") > 5


def test_amp_pages_name_their_article(site, dataset):
    for url in list(dataset.expected)[:20]:
        tree = html.fromstring(page(site, f"https://amp.kontan.co.id{urlsplit(url).path}").encode())
        assert canonical(tree.xpath("//link[@rel='canonical']/@href")[0]).endswith(urlsplit(url).path)


def test_pages_are_as_large_as_real_ones(site, dataset):
    sizes = [len(site.respond(f"{url}?page=all", {}).body) for url in dataset.expected]
    assert 110_000 < statistics.median(sizes) < 130_000


# Determinism


@pytest.mark.parametrize(("today", "seed"), [(date(2024, 3, 1), 1), (date(2026, 11, 22), 7), (date(2025, 1, 3), 1)])
def test_other_days_and_seeds(today, seed):
    dataset = Dataset(today, seed)
    site = Site(dataset)
    assert len(dataset.expected) >= 150 and dataset.now.date() == today
    assert all(site.respond(f"{url}?page=all", {}).status == 200 for url in list(dataset.expected)[::10])
    variants = [story.variant for story in dataset.stories if story.kanal in PER_DAY and not story.substitute]
    assert all(value in {getattr(variant, trait) for variant in variants} for trait, weights in WEIGHTS.items() for value in weights)


def digest() -> str:
    """Hash the expected records and a tenth of the pages."""
    dataset = Dataset(TODAY)
    replies = [Site(dataset).respond(url, {}) for url in list(dataset.expected)[::10]]
    return hashlib.sha256(repr((dataset.expected, replies)).encode()).hexdigest()


def test_the_same_date_and_seed_give_the_same_bytes_in_another_process():
    command = [sys.executable, "-c", "from tests.replica.test_replica import digest; print(digest())"]
    other = subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": "1"}, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == digest()


def test_another_seed_gives_other_articles(dataset):
    assert Dataset(TODAY, seed=3).expected.keys() != dataset.expected.keys()


@pytest.mark.parametrize("theme", [*THEMES, ENGLISH])
def test_a_story_has_more_quotes_than_its_theme(theme):
    writer = TextGenerator(Random(0), theme, date(2026, 2, 4))
    writer.sentences(len(theme.body))
    assert all("“" in writer.quote() for _ in range(20))
