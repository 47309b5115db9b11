"""`scrapy doctor`: its report on a page, its advice, and its requests."""

import gzip
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler import site
from kontan_crawler.doctor.examination import examine
from kontan_crawler.doctor.origin import FILE, Origin
from kontan_crawler.doctor.pages import PLACEHOLDER, LoadedPage, is_listing, load_file, normalize_url
from kontan_crawler.doctor.report import report_on
from kontan_crawler.doctor.result import examine_page
from kontan_crawler.doctor.selectors import USED
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.replica.demo import environment
from kontan_crawler.replica.server import serve
from tests.crawling import scrapy
from tests.parsing.test_recorded_pages import FILES, PAGES, RECEIVED
from tests.spiders.test_walk import ALL, AMP, KONTAN, HandMade, listing, moved, story

WIRE = (FILES / "desktop_wire.html").read_text(encoding="utf-8")
MOBILE = (FILES / "mobile.html").read_text(encoding="utf-8")
_NO_WIDTH = re.compile("[\u200b\ufeff\xad]")
META_DATE = re.compile('<meta name="content_PublishedDate".*?>')


def dated(line: str) -> str:
    """Return a good page with another date line."""
    return WIRE.replace("Rabu, 04 Februari 2026 / 22:20 WIB", line)


def stored(page: str | bytes, folder: Path, given: str | None = None) -> LoadedPage:
    file = folder / "page.html"
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    return load_file(file, given)


def report(page: str | bytes, folder: Path) -> tuple[str, list[str]]:
    """Return the report on a stored page, and its advice."""
    result = examine_page(stored(page, folder), RECEIVED)
    return squeezed("\n".join(report_on(result))), result.advice


def squeezed(text: str) -> str:
    """Return a text without the spaces that align it."""
    return re.sub(r" *\n *", "\n", re.sub(" +", " ", text))


# The report


@pytest.mark.parametrize("name", PAGES)
def test_selectors_marked_as_used_give_the_record(name):
    response = HttpResponse(PLACEHOLDER, (FILES / f"{name}.html").read_bytes())
    page, used = load_article(response, RECEIVED), {}
    for trial in examine(response, RECEIVED).trials:
        used |= {trial.field: trial.value} if trial.result == USED else {}
    strings = ("title", "date", "rubric", "image", "caption", "meta_title", "meta_date", "modified", "summary")
    for field in (*strings, "authors", "editors", "tags"):
        value = getattr(page, field)
        assert used.get(field, "") == ("; ".join(value) if isinstance(value, list) else value or ""), field
    assert ("body" in used) == (page.template != "fallback")


@pytest.mark.parametrize("name", PAGES)
def test_report_fits_a_terminal_and_shows_every_selector_and_key(name):
    lines = [*report_on(examine_page(load_file(FILES / f"{name}.html", f"{KONTAN}/news/a"), RECEIVED))]
    text = " ".join(" ".join(lines).split())
    assert max(len(_NO_WIDTH.sub("", line)) for line in lines if "://" not in line) < 80  # a URL stays whole
    selectors = {one for table in (site.HEAD_FIELDS, site.PICTURE_FIELDS, site.PAGE_FIELDS) for row in table.values() for one in row}
    selectors |= {one for template in site.TEMPLATES for one in (*template.body, *template.title, *template.date)}
    assert not [selector for selector in selectors if selector not in text]
    assert not [key for key in vars(examine(HttpResponse(PLACEHOLDER, b""), RECEIVED).article) if f"  {key} " not in "\n".join(lines)]


def test_report_uses_a_wide_terminal():
    lines = [*report_on(examine_page(load_file(FILES / "desktop_wire.html", None), RECEIVED), 200)]
    assert max(map(len, lines)) <= 200
    assert any(line.endswith("[normalize-space() = normalize-space(ancestor::li[1])]") for line in lines)


def test_good_desktop_page(tmp_path):
    text, advice = report(WIRE, tmp_path)
    assert advice == []
    assert text.startswith(f"{PLACEHOLDER}\n") and "placeholder" in text
    assert f"{len(WIRE.encode()):,} bytes; template desktop" in text
    assert "* desktop used 1 h1.detail-desk\n= Pelabuhan Oslo Kembali Dibuka, Harga Salmon Turun\nmobile no match h1.jdl_dtl\n" in text
    assert "unused 1 meta[name=description]::attr(content)\n= Uraian untuk mesin pencari." in text
    assert "published_at 2026-02-04T22:20:00+07:00" in text
    assert "100%" in text


def test_good_mobile_page(tmp_path):
    text, advice = report(MOBILE, tmp_path)
    assert advice == []
    assert "template mobile" in text
    assert "* mobile used 1 #penulis" in text
    assert "* mobile used 1 div.ctn[itemprop=articleBody]" in text


def test_page_with_an_unknown_template(tmp_path):
    text, advice = report((FILES / "fallback.html").read_bytes(), tmp_path)
    assert "template fallback" in text
    assert "* used 1 h1\n= Pabrik Keramik Porto Menambah Tungku" in text
    (sentence,) = advice
    assert all(named in sentence for named in (" section.", "DESKTOP.body", "MOBILE.body", "kontan_crawler/site.py"))


def test_other_parts_of_a_page(tmp_path):
    assert "3 parts" in report(story(1, 2, links="23").replace('href="', f'href="{PLACEHOLDER}'), tmp_path)[0]


def test_new_selector_is_tried(tmp_path, monkeypatch):
    page = WIRE.replace('class="detail-desk"', 'class="judul-baru"')
    monkeypatch.setattr(site, "TEMPLATES", (replace(site.DESKTOP, title=("h1.judul-baru", *site.DESKTOP.title)), site.MOBILE))
    monkeypatch.setitem(site.PAGE_FIELDS, "rubric", ("a.rubrik-baru", *site.PAGE_FIELDS["rubric"]))
    text, advice = report(page, tmp_path)
    assert "* desktop used 1 h1.judul-baru" in text and "no match h1.detail-desk\n" in text
    assert "rubric\npage no match a.rubrik-baru\n" in text
    assert advice == []


def test_new_template_is_tried(tmp_path, monkeypatch):
    lite = site.Template(name="lite", body=("div.isi",), title=("h1.lt",), date=("p.tgl",))
    monkeypatch.setattr(site, "TEMPLATES", (*site.TEMPLATES, lite))
    page = WIRE.replace('class="detail-desk"', 'class="lt"').replace('class="tmpt-desk-kon" itemprop="articleBody"', 'class="isi"')
    text, advice = report(page, tmp_path)
    assert "template lite" in text and "* lite used 1 div.isi" in text
    assert advice == []  # the date stands in the header, whatever its element


def test_text_without_a_date_is_not_used(tmp_path):
    text, _ = report(dated("Jakarta"), tmp_path)
    assert "no date 1 h1.detail-desk ~ div.fs14.font-gray\n= Jakarta" in text


def test_report_has_no_control_characters(tmp_path):
    hostile = WIRE.replace("Harga <em>", "\x1b[31m\u202e&#x9b;2J <em>").replace("Rabu, 04", "\x07Rabu\x1b]0;x\x07, 04")
    lines = report_on(examine_page(stored(hostile, tmp_path), RECEIVED))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "".join(lines))


# Advice

MANY = " ".join(f"Kalimat nomor {number} bercerita tentang kapal yang membawa gandum ke utara." for number in range(20))
PAYWALL = "<p>Artikel ini khusus untuk pelanggan. Silakan berlangganan.</p>"
OTHER_SITE = '<link rel="canonical" href="https://example.com/news/a">'
PROBLEMS = {  # page -> words of each sentence of the advice
    "title class renamed": (WIRE.replace('class="detail-desk"', 'class="judul-baru"'), ["DESKTOP.title h1.judul-baru"]),
    "no headline anywhere": (
        re.sub(r"<meta property=\"og:title\".*?>", "", WIRE.replace('class="detail-desk"', 'class="judul-baru"')),
        ["DESKTOP.title HEAD_FIELDS['meta_title'] h1.judul-baru"],
    ),
    "body container renamed": (WIRE.replace('class="tmpt-desk-kon" itemprop="articleBody"', 'class="isi-berita"'), ["DESKTOP.body div.isi-berita"]),
    "date in another form": (
        dated("04:02:2026 - 22:20"),
        ["04:02:2026 kontan_crawler/dates/printed_dates.py"],
    ),
    "date with a month unknown": (
        dated("Rabu, 04 Peb. Kliwon 2026"),
        ["Kliwon kontan_crawler/dates/printed_dates.py DESKTOP.date"],
    ),
    "no date in the head either": (
        META_DATE.sub("", dated("Rabu, 04 Peb. Kliwon 2026")), ["Kliwon HEAD_FIELDS['meta_date'] null"],
    ),
    "date after tomorrow": (dated("Sabtu, 07 Februari 2026 / 08:00 WIB"), ["07 1996 DESKTOP.date"]),
    "line without a date": (dated("Jakarta"), ["DESKTOP.date Jakarta"]),
    "no date line": (dated(""), ["DESKTOP.date HEAD_FIELDS['meta_date']"]),
    "wrong weekday": (dated("Senin, 04 Februari 2026 / 22:20 WIB"), ["weekday Senin kontan_crawler/dates/printed_dates.py"]),
    "much text after the end": (
        WIRE.replace("<!-- pagination end -->", f"<!-- pagination end --><p>{MANY}</p>"), ["END_COMMENT END_CLASS"],
    ),
    "an empty container before the story": (
        '<h1 class="detail-desk">Kapal</h1><div class="fs14 font-gray">Rabu, 04 Februari 2026</div><div class="tmpt-desk-kon">'
        f'<p>Ringkasan saja.</p></div><div class="isi"><p>{MANY}</p><p>{MANY}</p></div>',
        ["DESKTOP.body 222"],
    ),
    "paywall": (WIRE[: WIRE.index("<p>Sumber")] + PAYWALL + "</html>", ["PAYWALL_WORDS"]),
    "removed": ("<title>404</title><h1>Halaman tidak ditemukan</h1>", ["REMOVED_WORDS"]),
    "no text": (WIRE[: WIRE.index("<p>Sumber")] + "</html>", ["text"]),
    "empty file": ("", ["byline", "selector"]),
    "no HTML": (bytes(range(256)) * 9, ["text"]),
    "gzip": (gzip.compress(WIRE.encode()), []),
    "truncated gzip": (gzip.compress(WIRE.encode())[:-20], ["truncated"]),
    "zip": (b"PK\x03\x04" + bytes(99), ["Decompress"]),
    "another site": (OTHER_SITE + WIRE, ["site --url"]),
    "truncated after its text": (WIRE[: WIRE.index("<!-- pagination end")], ["</html>"]),
    "truncated before its text": (WIRE[: WIRE.index("<p>Sumber")], ["</html>", "text"]),
    "truncated listing": (f"<html>{listing()}", ["</html>", "ROW"]),
    "too large": (WIRE + " " * 2**23, ["too_large"]),
    "of the paid section": ('<link rel="canonical" href="https://insight.kontan.co.id/news/a">' + WIRE, ["PAYWALL_WORDS"]),
}  # fmt: skip


def unnamed(wanted: list[str], advice: list[str]) -> list[str]:
    """Return the wanted words that their sentence does not contain."""
    assert len(advice) == len(wanted), advice
    return [word for words, sentence in zip(wanted, advice, strict=True) for word in words.split() if word not in sentence]


@pytest.mark.parametrize(("page", "wanted"), PROBLEMS.values(), ids=PROBLEMS)
def test_advice(page, wanted, tmp_path):
    _, advice = report(page, tmp_path)
    assert not unnamed(wanted, advice), advice


def test_mojibake_is_no_problem(tmp_path):
    assert report((FILES / "mojibake.html").read_bytes(), tmp_path)[1] == []


@given(st.binary(max_size=300) | st.text(alphabet="<>/abhp1'\" =\x00&#;", max_size=120).map(str.encode))
def test_any_bytes_give_a_report(body):
    result = examine_page(LoadedPage(Origin(FILE, "made"), HttpResponse(PLACEHOLDER, body)), RECEIVED)
    assert result.advice and next(report_on(result)) == PLACEHOLDER


# Listings

ROW = '<li><div class="{}"><h1><a href="//internasional.kontan.co.id/news/{}">Judul</a></h1><span class="{}">{}</span></div></li>'
ROWS = listing(*(ROW.format("ket", f"a{number}", "font-gray", "| 3 Jam 40 Menit lalu") for number in range(5)))
LISTINGS = {  # page -> words of each sentence of the advice
    "good": (ROWS, []),
    "container renamed": (f'<link rel="canonical" href="{KONTAN}/">' + ROWS.replace("list-berita", "daftar"), ["LISTING"]),
    "rows are not li": (re.sub(r"(</?)li>", r"\1article>", ROWS), ["ROW"]),
    "links elsewhere": (ROWS.replace("h1>", "h2>").replace("ket", "x"), ["ROW_LINK"]),
    "links to no article": (ROWS.replace("/news/", "/foto/"), ["//internasional.kontan.co.id/foto/a0 ROW_LINK"]),
    "dates elsewhere": (ROWS.replace("font-gray", "tanggal"), ["5 ROW_DATE"]),
    "dates in another form": (ROWS.replace("3 Jam 40 Menit lalu", "Entah"), ["5 Entah ROW_DATE"]),
}


@pytest.mark.parametrize(("page", "wanted"), LISTINGS.values(), ids=LISTINGS)
def test_listing(page, wanted, tmp_path):
    _, advice = report(page, tmp_path)
    assert stored(page, tmp_path).is_listing
    assert not unnamed(wanted, advice), advice


def test_rows_of_a_listing(tmp_path):
    text, _ = report(ROWS, tmp_path)
    assert "ROW matches 5 " in text
    assert "ROW_LINK 0 of 5 rows, used in 0 div.sp-hl.linkto-black h1 a::attr(href)" in text
    assert "ROW_LINK 5 of 5 rows, used in 5 h1 a::attr(href)" in text
    assert f"{KONTAN}/news/a0\n| 3 Jam 40 Menit lalu = 2026-02-05T05:20:00+07:00" in text


def test_listing_on_an_article_page(tmp_path):
    assert "template desktop" in report(WIRE + ROWS, tmp_path)[0]


# URLs

OWN = f'<link rel="canonical" href="{KONTAN}/news/a?page=all">'
URLS = {  # head of the page, --url -> URL, its source
    "canonical link": (OWN, None, f"{KONTAN}/news/a", "its canonical link"),
    "og:url": (f'<meta property="og:url" content="{KONTAN}/news/b">', None, f"{KONTAN}/news/b", "its og:url"),
    "canonical link and --url": (OWN, f"{KONTAN}/news/c", f"{KONTAN}/news/a", "its canonical link"),
    "given": ("", f"{KONTAN}/news/c", f"{KONTAN}/news/c", "--url"),
    "given for a page of another site": (OTHER_SITE, f"{KONTAN}/news/c", f"{KONTAN}/news/c", "--url"),
    "of another section": ('<link rel="canonical" href="//www.kontan.co.id/foto/a">', None, PLACEHOLDER, "placeholder"),
    "relative": ('<link rel="canonical" href="/news/a">', None, PLACEHOLDER, "placeholder"),
    "amp": (f'<link rel="canonical" href="{AMP}">', None, PLACEHOLDER, "placeholder"),
}


@pytest.mark.parametrize(("head", "given", "url", "source"), URLS.values(), ids=URLS)
def test_url_of_a_stored_page(head, given, url, source, tmp_path):
    page = stored(f"<html><head>{head}</head><body>{story(1)}</body></html>", tmp_path, given)
    assert page.response.url == url
    assert source in str(page.origin)


NORMALIZED = [
    (f"{KONTAN}/news/a?page=2#x", f"{KONTAN}/news/a"), ("internasional.kontan.co.id/news/a", f"{KONTAN}/news/a"), (AMP, AMP),
    ("internasional.kontan.co.id", f"{KONTAN}/"), ("http://Global.kontan.co.id:80/#x", "https://global.kontan.co.id/"),
    ("https://www.kontan.co.id/search/indeks?kanal=global&per_page=", "https://www.kontan.co.id/search/indeks?kanal=global&per_page="),
    ("https://insight.kontan.co.id/news/a", None), ("https://insight.kontan.co.id/", None), ("https://example.com/news/a", None),
    ("https://kontan.co.id.example.com/", None), ("https://a@www.kontan.co.id/", None), ("https://www.kontan.co.id:8443/", None),
    (f"{KONTAN}/rss", None), ("", None), ("ftp://www.kontan.co.id/", None),
]  # fmt: skip


@pytest.mark.parametrize(("url", "wanted"), NORMALIZED)
def test_normalize_url(url, wanted):
    assert normalize_url(url) == wanted
    assert wanted is None or is_listing(url) == ("/news/" not in url)


# The command


@pytest.mark.parametrize(("name", "exit_code"), [("desktop_wire", 0), ("fallback", 1)])
def test_stored_page(name, exit_code):
    done = scrapy("doctor", str(FILES / f"{name}.html"), "--url", f"{KONTAN}/news/kapal")
    assert (done.returncode, done.stderr) == (exit_code, "")
    assert done.stdout.startswith(f"{KONTAN}/news/kapal\n")


BAD = {
    "--url without a page": (("--url", f"{KONTAN}/news/a"), f"--url='{KONTAN}/news/a'"),
    "two": (("a", "b"), ""),
    "an unknown option": (("--fast",), ""),
    "no such file": (("halaman.html",), "'halaman.html'"),
    "a folder": (("tests",), "'tests'"),
    "off the site": (("https://example.com/news/\x1ba",), r"'https://example.com/news/\x1ba'"),
    "paid section": (("https://insight.kontan.co.id/news/a",), "'https://insight.kontan.co.id/news/a'"),
    "--url for a URL": ((f"{KONTAN}/news/a", "--url", f"{KONTAN}/news/a"), f"--url='{KONTAN}/news/a'"),
    "--fresh for a file": ((str(FILES / "mobile.html"), "--fresh"), "--fresh is for a URL"),
    "--fresh without a page": (("--fresh",), "--fresh is for a URL"),
    "--url is not a URL": ((str(FILES / "mobile.html"), "--url", "x"), "--url='x'"),
    "wrong setting": ((f"{KONTAN}/news/a", "-s", "QUIET_HOURS=nachts"), "QUIET_HOURS='nachts'"),
    "wrong setting, no page": (("-s", "RETRY_TIMES=x"), "RETRY_TIMES='x'"),
}


@pytest.mark.parametrize(("words", "named"), BAD.values(), ids=BAD)
def test_invalid_arguments(words, named):
    done = scrapy("doctor", *words, environment={"https_proxy": "http://127.0.0.1:9"})
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert done.stderr.startswith("scrapy doctor: ") and named in done.stderr


def fetch(responses, folder, url, *words):
    """Return the finished command, and its requests."""
    with serve(HandMade(responses)) as replica:
        words = ("-s", f"OUTPUT_DIR={folder}", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False", *words)
        done = scrapy("doctor", url, "-s", "CONTACT=a@example.com", *words, environment=environment(replica))
        return done, [requested for requested, _ in replica.requests]


def test_article_is_requested_once_and_nothing_is_written(tmp_path):
    done, requests = fetch({ALL: story(1, 2)}, tmp_path, "internasional.kontan.co.id/news/a?page=2")
    assert requests == [f"{KONTAN}/robots.txt", ALL]
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith(f"{KONTAN}/news/a\n  requested as {ALL}\n  status 200, ")
    assert list(tmp_path.iterdir()) == []


FORBIDDEN = {f"{KONTAN}/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /")}
PICTURE = (200, {"Content-Type": "image/png"}, "\x89PNG\r\n\x1a\n\0\0")
FETCHES = {  # responses, URL -> requests after robots.txt, words of the report
    "forbidden": (FORBIDDEN | {ALL: story(1)}, ALL, [], "refused: robots"),
    "gone": ({}, ALL, [ALL], "status 404, 32 bytes; refused: removed"),
    "moved to another article": (
        {ALL: moved("/news/b"), f"{KONTAN}/news/b": story(1)}, ALL, [ALL, f"{KONTAN}/news/b"], f"{KONTAN}/news/b\n  requested as {ALL}",
    ),
    "moved to the front": ({ALL: moved("/"), f"{KONTAN}/": ROWS}, ALL, [ALL, f"{KONTAN}/"], "refused: redirected"),
    "not HTML": ({ALL: PICTURE}, ALL, [ALL], "refused: no_html"),
    "front is not HTML": ({f"{KONTAN}/": PICTURE}, KONTAN, [f"{KONTAN}/"], "refused: no_html"),
    "amp without an article": ({AMP: "<p>AMP</p>"}, AMP, [AMP], "refused: amp_without_canonical"),
    "front": ({f"{KONTAN}/": ROWS}, KONTAN, [f"{KONTAN}/"], "a listing; 5 rows"),
    "amp": ({AMP: OWN, ALL: story(1)}, AMP, [AMP, ALL], "template desktop"),
}  # fmt: skip


@pytest.mark.parametrize(("responses", "url", "wanted", "shown"), FETCHES.values(), ids=FETCHES)
def test_fetch(responses, url, wanted, shown, tmp_path):
    done, requests = fetch(responses, tmp_path, url)
    assert requests[0].endswith("/robots.txt")
    assert [url for url in requests if not url.endswith("/robots.txt")] == wanted
    assert shown in done.stdout, done.stderr
    assert done.returncode == (1 if "refused" in shown else 0), done.stdout
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_requested_in_quiet_hours(tmp_path):
    hour = datetime.now(RECEIVED.tzinfo).hour
    done, requests = fetch({ALL: story(1)}, tmp_path, ALL, "-s", f"QUIET_HOURS={hour:02}:00-{(hour + 2) % 24:02}:00")
    assert (done.returncode, requests) == (1, [])
    assert "QUIET_HOURS" in done.stderr
