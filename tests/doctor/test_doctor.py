"""`scrapy doctor`: what it shows of a page, what it says is wrong, and that it asks no more than a run would."""

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
from kontan_crawler.doctor.report import report_on
from kontan_crawler.doctor.selectors import USED
from kontan_crawler.doctor.targets import MADE_UP, Found, is_listing, read_stored, target
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.replica.demo import environment
from kontan_crawler.replica.server import serve
from tests.crawling import scrapy
from tests.parsing.test_recorded_pages import FILES, PAGES, RECEIVED
from tests.spiders.test_walk import ALL, AMP, KONTAN, HandMade, listing, moved, story

WIRE = (FILES / "desktop_wire.html").read_text(encoding="utf-8")
MOBILE = (FILES / "mobile.html").read_text(encoding="utf-8")
META_DATE = re.compile('<meta name="content_PublishedDate".*?>')


def dated(line: str) -> str:
    """A good page with another date line."""
    return WIRE.replace("Rabu, 04 Februari 2026 / 22:20 WIB", line)


def stored(page: str | bytes, folder: Path, given: str | None = None) -> Found:
    file = folder / "page.html"
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_stored(file, given)


def report(page: str | bytes, folder: Path) -> tuple[str, list[str]]:
    """The report on a stored page, and its sentences on what is wrong."""
    lines, wrong = report_on(stored(page, folder), RECEIVED)
    return "\n".join(lines), wrong


def lines_of(field: str, text: str) -> str:
    """What a report says of a field."""
    return re.search(rf"^{field}\n((?:[* ].*\n)*)", text, re.MULTILINE)[1]


# What is shown


@pytest.mark.parametrize("name", PAGES)
def test_what_is_marked_as_used_is_what_the_record_is_made_of(name):
    answer = HttpResponse(MADE_UP, (FILES / f"{name}.html").read_bytes())
    page, used = load_article(answer, RECEIVED), {}
    for trial in examine(answer, RECEIVED).trials:
        used |= {trial.field: trial.gave} if trial.verdict == USED else {}
    strings = ("title", "date", "rubric", "image", "caption", "meta_title", "meta_date", "modified", "summary")
    for field in (*strings, "authors", "editors", "tags"):
        value = getattr(page, field)
        assert used.get(field, "") == ("; ".join(value) if isinstance(value, list) else value or ""), field
    assert ("body" in used) == (page.template != "fallback")


@pytest.mark.parametrize("name", PAGES)
def test_report_fits_a_terminal_and_shows_every_selector_and_key(name):
    lines, _ = report_on(read_stored(FILES / f"{name}.html", f"{KONTAN}/news/a"), RECEIVED)
    text = " ".join(" ".join(lines).split())
    assert max(map(len, lines)) < 80
    rules = {rule for table in (site.HEAD_FIELDS, site.PICTURE_FIELDS, site.PAGE_FIELDS) for rules in table.values() for rule in rules}
    rules |= {rule for template in site.TEMPLATES for rule in (*template.body, *template.title, *template.date, *template.page_links)}
    assert not [rule for rule in rules if rule not in text]
    assert not [key for key in vars(examine(HttpResponse(MADE_UP, b""), RECEIVED).article) if f"  {key} " not in "\n".join(lines)]


def test_good_desktop_page(tmp_path):
    text, wrong = report(WIRE, tmp_path)
    assert wrong == []
    assert text.startswith(f"{MADE_UP}\n") and "made up" in text
    assert f"{len(WIRE.encode()):,} bytes; template desktop; a run would deliver it" in text
    assert "* desktop  used, 1 match             h1.detail-desk\n           = Pelabuhan Oslo Kembali Dibuka, Harga Salmon Turun" in text
    assert "  mobile   no match                  h1.jdl_dtl" in text
    assert "matched 1, not needed     meta[name=description]::attr(content)\n           = Uraian untuk mesin pencari." in text
    assert "  published_at   2026-02-04T22:20:00+07:00" in text
    assert "it has 100% of the words of the record's text" in text
    assert text.endswith("WHAT TO DO\n  Nothing is wrong with this page.")


def test_good_mobile_page(tmp_path):
    text, wrong = report(MOBILE, tmp_path)
    assert wrong == []
    assert "template mobile" in text
    assert "* mobile   used, 1 match             #penulis" in text
    assert "* mobile   used, 1 match             div.ctn[itemprop=articleBody]" in text


def test_page_that_only_the_fallback_reads(tmp_path):
    text, wrong = report((FILES / "fallback.html").read_bytes(), tmp_path)
    assert "template fallback" in text and "this is what was taken" in text
    assert "*          used, 1 match             h1\n           = Pabrik Keramik Porto Menambah Tungku" in lines_of("title", text)
    assert wrong == [
        "No body selector matched: the container has another name. Its text seems to stand in section. "
        "Add it to DESKTOP.body or MOBILE.body in kontan_crawler/site.py."
    ]


def test_parts_that_a_run_would_ask_for_too(tmp_path):
    assert "its links name 3 parts" in report(story(1, 2, links="23").replace('href="', f'href="{MADE_UP}'), tmp_path)[0]


def test_new_selector_shows_by_itself(tmp_path, monkeypatch):
    page = WIRE.replace('class="detail-desk"', 'class="judul-baru"')
    monkeypatch.setattr(site, "TEMPLATES", (replace(site.DESKTOP, title=("h1.judul-baru", *site.DESKTOP.title)), site.MOBILE))
    monkeypatch.setitem(site.PAGE_FIELDS, "rubric", ("a.rubrik-baru", *site.PAGE_FIELDS["rubric"]))
    text, wrong = report(page, tmp_path)
    assert "* desktop  used, 1 match             h1.judul-baru" in text
    assert "no match                  h1.detail-desk\n" in lines_of("title", text)
    assert lines_of("rubric", text).startswith("  page     no match                  a.rubrik-baru\n")
    assert wrong == []


def test_new_template_shows_by_itself(tmp_path, monkeypatch):
    lite = site.Template(name="lite", body=("div.isi",), title=("h1.lt",), date=("p.tgl",))
    monkeypatch.setattr(site, "TEMPLATES", (*site.TEMPLATES, lite))
    page = WIRE.replace('class="detail-desk"', 'class="lt"').replace('class="tmpt-desk-kon" itemprop="articleBody"', 'class="isi"')
    text, wrong = report(page, tmp_path)
    assert "template lite" in text and "* lite     used, 1 match             div.isi" in text
    assert wrong == [
        "No selector of LITE.date matched a date line. Put the new one first, in kontan_crawler/site.py. "
        "published_at is from HEAD_FIELDS['meta_date']."
    ]


def test_text_that_bears_no_date_is_passed_over(tmp_path):
    text, _ = report(dated("Jakarta"), tmp_path)
    assert "matched 1, bears no date  h1.detail-desk ~ div.fs14.font-gray\n           = Jakarta" in lines_of("date", text)


def test_nothing_of_the_page_reaches_the_terminal_as_a_command(tmp_path):
    evil = WIRE.replace("Harga <em>", "\x1b[31m\u202e&#x9b;2J <em>").replace("Rabu, 04", "\x07Rabu\x1b]0;x\x07, 04")
    text, _ = report(evil, tmp_path)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)


# What is wrong

TITLE = "no selector of DESKTOP.title gave text. The page has h1.judul-baru. Put the new one first, in kontan_crawler/site.py."
BODY = "Its text seems to stand in div.isi-berita. Add it to DESKTOP.body in kontan_crawler/site.py."
MANY = " ".join(f"Kalimat nomor {number} bercerita tentang kapal yang membawa gandum ke utara." for number in range(20))
ASKS = "<p>Artikel ini khusus untuk pelanggan. Silakan berlangganan.</p>"
ELSEWHERE = '<link rel="canonical" href="https://example.com/news/a">'
CUT = "The page is not whole: it has no </html>"
WRONG = {  # page -> how the sentences begin or what is in them, one each
    "title class renamed": (WIRE.replace('class="detail-desk"', 'class="judul-baru"'), [TITLE]),
    "no head line anywhere": (
        re.sub(r"<meta property=\"og:title\".*?>", "", WIRE.replace('class="detail-desk"', 'class="judul-baru"')),
        ["There is no head line: neither DESKTOP.title nor HEAD_FIELDS['meta_title'] gave text. The page has h1.judul-baru."],
    ),
    "body container renamed": (WIRE.replace('class="tmpt-desk-kon" itemprop="articleBody"', 'class="isi-berita"'), [BODY]),
    "date in another form": (
        dated("04.02.2026 - 22:20"),
        ['The printed date cannot be read: "04.02.2026 - 22:20". Teach its form to kontan_crawler/dates/publication_time.py'],
    ),
    "date with a month unknown": (
        dated("Rabu, 04 Peb. Kliwon 2026"),
        ['The printed date cannot be read: "Rabu, 04 Peb. Kliwon 2026". Teach its form to kontan_crawler/dates/publication_time.py'],
    ),
    "and no date in the head": (
        META_DATE.sub("", dated("Rabu, 04 Peb. Kliwon 2026")), ["Nor does HEAD_FIELDS['meta_date'] give a date that can be taken"],
    ),
    "date of tomorrow's tomorrow": (dated("Sabtu, 07 Februari 2026 / 08:00 WIB"), ["can be read but not be true"]),
    "line without a date": (dated("Jakarta"), ['What DESKTOP.date matched bears no date: "Jakarta"']),
    "no date line": (dated(""), ["No selector of DESKTOP.date matched a date line"]),
    "weekday of another day": (dated("Senin, 04 Februari 2026 / 22:20 WIB"), ["The weekday is not that of the date"]),
    "much text after the end": (
        WIRE.replace("<!-- pagination end -->", f"<!-- pagination end --><p>{MANY}</p>"), ["END_COMMENT and END_CLASS"],
    ),
    "an empty container before the story": (
        '<h1 class="detail-desk">Kapal</h1><div class="fs14 font-gray">Rabu, 04 Februari 2026</div><div class="tmpt-desk-kon">'
        f'<p>Ringkasan saja.</p></div><div class="isi"><p>{MANY}</p><p>{MANY}</p></div>',
        ["The body's container gives"],
    ),
    "paywall": (WIRE[: WIRE.index("<p>Sumber")] + ASKS + "</html>", ["look at PAYWALL_WORDS"]),
    "removed": ("<title>404</title><h1>Halaman tidak ditemukan</h1>", ["there is nothing to mend"]),
    "no text": (WIRE[: WIRE.index("<p>Sumber")] + "</html>", ["it holds no text that is a story's"]),
    "empty file": ("", ["little text and neither date nor byline", "No selector of any table matched anything"]),
    "no HTML": (bytes(range(256)) * 9, ["little text and neither date nor byline", "No selector of any table matched anything"]),
    "packed": (gzip.compress(WIRE.encode()), ["The file is packed. Unpack it"]),
    "of another site": (ELSEWHERE + WIRE, ["The page says that it is another site's: there is nothing to mend"]),
    "cut off in its text": (WIRE[: WIRE.index("<!-- pagination end")], [CUT]),
    "cut off before its text": (WIRE[: WIRE.index("<p>Sumber")], [CUT, "it holds no text that is a story's"]),
    "a listing that is cut off": (f"<html>{listing()}", [CUT, "The list has no row"]),
    "too large": (WIRE + " " * 2**23, ["too_large"]),
    "of the paid section": ('<link rel="canonical" href="https://insight.kontan.co.id/news/a">' + WIRE, ["The page is paid for"]),
}  # fmt: skip


@pytest.mark.parametrize(("page", "sentences"), WRONG.values(), ids=WRONG)
def test_a_sentence_for_each_thing_that_is_wrong(page, sentences, tmp_path):
    text, wrong = report(page, tmp_path)
    assert len(wrong) == len(sentences), wrong
    assert not [wanted for wanted, said in zip(sentences, wrong, strict=True) if wanted not in said], wrong
    assert "Nothing is wrong" not in text


def test_letters_that_were_mended_are_the_sites_own_mistake(tmp_path):
    assert report((FILES / "mojibake.html").read_bytes(), tmp_path)[1] == []


@given(st.binary(max_size=300) | st.text(alphabet="<>/abhp1'\" =\x00&#;", max_size=120).map(str.encode))
def test_any_bytes_give_a_report(body):
    lines, wrong = report_on(Found("made", HttpResponse(MADE_UP, body)), RECEIVED)
    assert wrong and lines[0] == MADE_UP


# Listings

ROW = '<li><div class="{}"><h1><a href="//internasional.kontan.co.id/news/{}">Judul</a></h1><span class="{}">{}</span></div></li>'
ROWS = listing(*(ROW.format("ket", f"a{number}", "font-gray", "| 3 Jam 40 Menit lalu") for number in range(5)))
LISTINGS = {  # page -> what the sentences have
    "good": (ROWS, []),
    "container renamed": (f'<link rel="canonical" href="{KONTAN}/">' + ROWS.replace("list-berita", "daftar"), ["LISTING matched nothing"]),
    "rows are no li": (re.sub(r"(</?)li>", r"\1article>", ROWS), ["mend ROW"]),
    "links elsewhere": (ROWS.replace("h1>", "h2>").replace("ket", "x"), ["first in ROW_LINK"]),
    "links to no article": (ROWS.replace("/news/", "/foto/"), ["No row leads to an article: //internasional.kontan.co.id/foto/a0"]),
    "dates elsewhere": (ROWS.replace("font-gray", "tanggal"), ["5 of 5 rows have no date where ROW_DATE looks"]),
    "dates in another form": (ROWS.replace("3 Jam 40 Menit lalu", "Entah"), ["The date of 5 of 5 rows cannot be read: | Entah"]),
}


@pytest.mark.parametrize(("page", "sentences"), LISTINGS.values(), ids=LISTINGS)
def test_listing(page, sentences, tmp_path):
    text, wrong = report(page, tmp_path)
    assert "a listing;" in text
    assert len(wrong) == len(sentences), wrong
    assert not [wanted for wanted, said in zip(sentences, wrong, strict=True) if wanted not in said], wrong


def test_rows_of_a_listing(tmp_path):
    text, _ = report(ROWS, tmp_path)
    assert "ROW      matched 5" in text
    assert "ROW_LINK 0 of 5 rows, used in 0    div.sp-hl.linkto-black h1 a::attr(href)" in text
    assert "ROW_LINK 5 of 5 rows, used in 5    h1 a::attr(href)" in text
    assert f"  {KONTAN}/news/a0\n    | 3 Jam 40 Menit lalu = 2026-02-05T05:20:00+07:00" in text


def test_listing_within_an_article_is_none(tmp_path):
    assert "template desktop" in report(WIRE + ROWS, tmp_path)[0]


# Addresses

OWN = f'<link rel="canonical" href="{KONTAN}/news/a?page=all">'
ADDRESSES = {  # the page's head -> --url -> address, what is said of it
    "canonical link": (OWN, None, f"{KONTAN}/news/a", "its canonical link"),
    "og:url": (f'<meta property="og:url" content="{KONTAN}/news/b">', None, f"{KONTAN}/news/b", "its og:url"),
    "not what is given, if it has one": (OWN, f"{KONTAN}/news/c", f"{KONTAN}/news/a", "its canonical link"),
    "given": ("", f"{KONTAN}/news/c", f"{KONTAN}/news/c", "given by --url"),
    "given for a page of another site": (ELSEWHERE, f"{KONTAN}/news/c", f"{KONTAN}/news/c", "given by --url"),
    "of another section": ('<link rel="canonical" href="//www.kontan.co.id/foto/a">', None, MADE_UP, "made up"),
    "relative": ('<link rel="canonical" href="/news/a">', None, MADE_UP, "made up"),
    "amp": (f'<link rel="canonical" href="{AMP}">', None, MADE_UP, "made up"),
}


@pytest.mark.parametrize(("head", "given", "address", "said"), ADDRESSES.values(), ids=ADDRESSES)
def test_address_of_a_stored_page(head, given, address, said, tmp_path):
    answer = stored(f"<html><head>{head}</head><body>{story(1)}</body></html>", tmp_path, given)
    assert answer.answer.url == address
    assert said in answer.origin


TARGETS = [
    (f"{KONTAN}/news/a?page=2#x", f"{KONTAN}/news/a"), ("internasional.kontan.co.id/news/a", f"{KONTAN}/news/a"), (AMP, AMP),
    ("internasional.kontan.co.id", f"{KONTAN}/"), ("http://Global.kontan.co.id:80/#x", "https://global.kontan.co.id/"),
    ("https://www.kontan.co.id/search/indeks?kanal=global&per_page=", "https://www.kontan.co.id/search/indeks?kanal=global&per_page="),
    ("https://insight.kontan.co.id/news/a", None), ("https://insight.kontan.co.id/", None), ("https://example.com/news/a", None),
    ("https://kontan.co.id.example.com/", None), ("https://a@www.kontan.co.id/", None), ("https://www.kontan.co.id:8443/", None),
    (f"{KONTAN}/rss", None), ("", None), ("ftp://www.kontan.co.id/", None),
]  # fmt: skip


@pytest.mark.parametrize(("address", "wanted"), TARGETS)
def test_target(address, wanted):
    assert target(address) == wanted
    assert wanted is None or is_listing(address) == ("/news/" not in address)


# The command


@pytest.mark.parametrize(("name", "exit_code"), [("desktop_wire", 0), ("fallback", 1)])
def test_stored_page(name, exit_code):
    done = scrapy("doctor", str(FILES / f"{name}.html"), "--url", f"{KONTAN}/news/kapal")
    assert (done.returncode, done.stderr) == (exit_code, "")
    assert done.stdout.startswith(f"{KONTAN}/news/kapal\n")


BAD = {
    "nothing": ((), "give one address or file"),
    "two": (("a", "b"), "give one address or file"),
    "an unknown option": (("--fast",), "give one address or file"),
    "no such file": (("halaman.html",), "'halaman.html' is neither a file nor an address that can be examined"),
    "a folder": (("tests",), "'tests' is neither a file nor"),
    "off the site": (("https://example.com/news/\x1ba",), r"'https://example.com/news/\x1ba' is neither a file nor"),
    "paid section": (("https://insight.kontan.co.id/news/a",), "a section that is not paid for"),
    "--url for an address": ((f"{KONTAN}/news/a", "--url", f"{KONTAN}/news/a"), "is for a stored page"),
    "--url that is none": ((str(FILES / "mobile.html"), "--url", "x"), "--url='x' is no address"),
    "wrong setting": ((f"{KONTAN}/news/a", "-s", "QUIET_HOURS=nachts"), "QUIET_HOURS='nachts'"),
}


@pytest.mark.parametrize(("words", "said"), BAD.values(), ids=BAD)
def test_wrong_arguments_are_one_line_and_exit_code_2(words, said):
    done = scrapy("doctor", *words, environment={"https_proxy": "http://127.0.0.1:9"})
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert done.stderr.startswith("scrapy doctor: ") and said in done.stderr


def visit(answers, folder, address, *words):
    """The finished command, and what it asked for."""
    with serve(HandMade(answers)) as replica:
        words = ("-s", f"OUTPUT_DIR={folder}", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False", *words)
        done = scrapy("doctor", address, "-s", "CONTACT=a@example.com", *words, environment=environment(replica))
        return done, [url for url, _ in replica.requests]


def test_address_is_asked_for_once_as_a_run_would_and_nothing_is_written(tmp_path):
    done, asked = visit({ALL: story(1, 2)}, tmp_path, "internasional.kontan.co.id/news/a?page=2")
    assert asked == [f"{KONTAN}/robots.txt", ALL]
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith(f"{KONTAN}/news/a\n  asked for as {ALL}\n  status 200, ")
    assert list(tmp_path.iterdir()) == []


FORBIDDEN = {f"{KONTAN}/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /")}
PICTURE = (200, {"Content-Type": "image/png"}, "\x89PNG\r\n\x1a\n\0\0")
VISITS = {  # answers, address -> what is asked behind robots.txt, what is said
    "forbidden": (FORBIDDEN | {ALL: story(1)}, ALL, [], "refused: robots"),
    "gone": ({}, ALL, [ALL], "status 404, 32 bytes; refused: removed"),
    "moved to another article": (
        {ALL: moved("/news/b"), f"{KONTAN}/news/b": story(1)}, ALL, [ALL, f"{KONTAN}/news/b"], f"{KONTAN}/news/b\n  asked for as {ALL}",
    ),
    "moved to the front": ({ALL: moved("/"), f"{KONTAN}/": ROWS}, ALL, [ALL, f"{KONTAN}/"], "refused: redirected"),
    "no page": ({ALL: PICTURE}, ALL, [ALL], "refused: no_html"),
    "a front that is no page": ({f"{KONTAN}/": PICTURE}, KONTAN, [f"{KONTAN}/"], "refused: no_html"),
    "amp without an article": ({AMP: "<p>AMP</p>"}, AMP, [AMP], "refused: amp_without_canonical"),
    "front": ({f"{KONTAN}/": ROWS}, KONTAN, [f"{KONTAN}/"], "a listing; 5 rows"),
    "amp": ({AMP: OWN, ALL: story(1)}, AMP, [AMP, ALL], "template desktop; a run would deliver it"),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "address", "wanted", "said"), VISITS.values(), ids=VISITS)
def test_visit(answers, address, wanted, said, tmp_path):
    done, asked = visit(answers, tmp_path, address)
    assert asked[0].endswith("/robots.txt")
    assert [url for url in asked if not url.endswith("/robots.txt")] == wanted
    assert said in done.stdout, done.stderr
    assert done.returncode == (1 if "refused" in said else 0), done.stdout
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_asked_in_quiet_hours(tmp_path):
    hour = datetime.now(RECEIVED.tzinfo).hour
    done, asked = visit({ALL: story(1)}, tmp_path, ALL, "-s", f"QUIET_HOURS={hour:02}:00-{(hour + 2) % 24:02}:00")
    assert (done.returncode, asked) == (1, [])
    assert "quiet hours until" in done.stderr
