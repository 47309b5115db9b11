"""First contact: `scrapy doctor` without an argument. The plan's answers become findings and problems, without a crawl."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from unittest import mock

import pytest

from kontan_crawler import site
from kontan_crawler.clock import WIB, parse_http_date
from kontan_crawler.doctor.contact import answers
from kontan_crawler.doctor.contact.answers import Answer, Contact, Exchange
from kontan_crawler.doctor.contact.finding import DIFFERS, HOLDS, NOT_SEEN
from kontan_crawler.doctor.contact.findings import facts_of_site, findings
from kontan_crawler.doctor.contact.http_facts import http_findings
from kontan_crawler.doctor.contact.plan import LIMIT, next_url, plan
from kontan_crawler.doctor.contact.problems import problems
from kontan_crawler.doctor.contact.report import report_on_contact
from kontan_crawler.doctor.contact.result import judge
from kontan_crawler.outcomes import REPLICA_HEADER, http_status
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.site import HTML, Reply, Site
from tests.crawling import DAY, FEW
from tests.doctor.test_doctor import WIRE
from tests.spiders.test_walk import listing, row

KONTAN, WWW = "https://internasional.kontan.co.id", "https://www.kontan.co.id"
REPLICA = Site(Dataset(DAY, per_day=FEW))


NOW = datetime(2026, 2, 4, 21, tzinfo=WIB)
parsed = lru_cache(HttpResponse)  # the cases share most pages


@pytest.fixture(scope="module", autouse=True)
def each_page_is_read_once():
    with mock.patch.object(answers, "read_page", lru_cache(answers.read_page)):
        yield


def contact_with(edit=lambda url, reply: reply, replica=REPLICA, limit=LIMIT):
    """Follow the plan. edit: URL, the replica's reply -> the reply, or None for no response."""
    contact = Contact(agent="kontan_crawler")
    steps, hosts = plan(contact), set()
    url = next(steps)
    while True:
        host = url.split("/")[2]
        if host not in hosts:
            hosts.add(host)
            contact.robots[host] = answer_to(contact, f"https://{host}/robots.txt", edit, replica)
        url = next_url(steps, answer_to(contact, url, edit, replica))
        if url is None or len(contact.exchanges) == limit:
            contact.completed = True
            return contact


def answer_to(contact, url, edit, replica):
    reply = edit(url, replica.respond(url, {}))
    now = parse_http_date(reply.headers.get("Date", "") if reply else "", NOW) + timedelta(minutes=1)
    if reply is None:
        contact.exchanges.append(Exchange(url, error="DownloadTimeoutError"))
        return Answer(url, None, None, "DownloadTimeoutError", now, now)
    contact.exchanges.append(Exchange(url, reply.status, {name.lower(): value for name, value in reply.headers.items()}))
    response = parsed(url, reply.body, reply.headers["Content-Type"])
    refusal = None if reply.status == 200 else http_status(reply.status)
    return Answer(url, response, reply.status, refusal, now, parse_http_date(reply.headers.get("Date", ""), now))


def verdicts(contact):
    """Return the verdict of each fact: DIFFERS if one of its selectors differs, else HOLDS if one holds."""
    found = {}
    for finding in (one for topic in findings(contact).values() for one in topic):
        found.setdefault(finding.fact, []).append(finding.verdict)
    return {name: next(one for one in (DIFFERS, HOLDS, NOT_SEEN) if one in of_name) for name, of_name in found.items()}


def differing(contact):
    return {name for name, verdict in verdicts(contact).items() if verdict == DIFFERS}


def page(body, status=200, **headers):
    return Reply(status, {"Content-Type": HTML, "Date": "Wed, 04 Feb 2026 14:00:00 GMT", **headers}, body.encode())


def for_urls(part, change):
    """Return an edit of the URLs that contain `part`. change: reply -> reply."""
    return lambda url, reply: change(reply) if part in url else reply


def replaced(*pairs):
    """Return a change of a reply that replaces these strings in its body."""

    def change(reply):
        text = reply.body.decode()
        for old, new in pairs:
            text = re.sub(old, new, text)
        return replace(reply, body=text.encode())

    return change


@lru_cache
def plain():
    return contact_with()


def test_replica_holds():
    contact = plain()
    assert not differing(contact)
    assert not list(problems(contact))
    assert len(contact.readings) > 1 and len(contact.exchanges) == LIMIT
    held = {name for name, verdict in verdicts(contact).items() if verdict == HOLDS}
    assert held >= {
        "FRONT",
        "RSS",
        "SITEMAP",
        "INDEX",
        "LISTING",
        "ROW",
        "ROW_LINK",
        "ROW_DATE",
        "ARTICLE_PATH",
        "DESKTOP.title",
        "DESKTOP.body",
    }
    assert held >= {"DESKTOP.date", "HEAD_FIELDS['meta_title']", "PAGE_FIELDS['tags']", "RELATED_LABELS", "PART_QUERY", "end of the index"}


@pytest.mark.parametrize(("day", "seed"), [(date(2025, 12, 31), 7)])
def test_other_weeks_of_the_replica_hold(day, seed):
    contact = contact_with(replica=Site(Dataset(day, seed, per_day=FEW)))
    assert (differing(contact), list(problems(contact))) == (set(), [])


def test_every_fact_of_site_has_a_finding():
    assert not {*facts_of_site()} - verdicts(plain()).keys()
    assert {"FRONT", "DESKTOP.title", "MOBILE.editors", "HEAD_FIELDS['image']", "CHROME_ID", "MIN_SITE_LINKS"} <= {*facts_of_site()}


def test_mobile_pages():
    mobile = Site(Dataset(DAY, per_day=FEW))
    contact = contact_with(lambda url, reply: mobile.respond(url, {"user-agent": "Mobile"}) if "/news/" in url else reply)
    assert not differing(contact)
    assert {name for name, verdict in verdicts(contact).items() if verdict == HOLDS} >= {
        "MOBILE.body",
        "MOBILE.title",
        "MOBILE.date",
        "MOBILE.authors",
    }
    assert verdicts(contact)["DESKTOP.body"] == NOT_SEEN


def test_no_host_but_two_and_robots_first():
    urls = [exchange.url for exchange in plain().exchanges]
    assert urls[0] == f"{KONTAN}/robots.txt"
    assert {url.split("/")[2] for url in urls} == {"internasional.kontan.co.id", "www.kontan.co.id"}
    assert sum(url.endswith("/robots.txt") for url in urls) == 2


# The site differs, and a run can still read it

META = re.escape('<meta property="og:title"')
ROBOTS_TEXT = "User-agent: *\nDisallow: /search/\n"
DIFFERENCES = {  # edit of the replies -> facts that differ
    "class of the headline": (for_urls("/news/", replaced(("detail-desk", "judul-baru"))), {"DESKTOP.title"}),
    "class of the date": (for_urls("/news/", replaced(("fs14 ff-opensans font-gray", "tanggal"))), {"DESKTOP.date"}),
    "no og:title": (for_urls("/news/", replaced((META, "<meta"))), {"HEAD_FIELDS['meta_title']"}),
    "breadcrumb": (for_urls("/news/", replaced(("breadcumb", "remah"))), {"PAGE_FIELDS['rubric']"}),
    "first label of the breadcrumb": (for_urls("/news/", replaced((">Home<", ">Beranda<"))), {"HOME_LABEL"}),
    "form of printed dates": (for_urls("/news/", replaced((r"\w+, (\d\d) \w+ (20\d\d) / ", r"Tgl \1.\2 - "))), {"printed date of articles"}),
    "RSS is a page": (for_urls("/rss", lambda reply: page("<html><h1>RSS</h1></html>")), {"RSS"}),
    "RSS is gone": (for_urls("/rss", lambda reply: page("<h1>404</h1>", 404)), {"RSS", "status of pages"}),
    "dates of RSS": (for_urls("/rss", replaced((r"<pubDate>.*?</", "<pubDate>2026-02-04T20:00:00Z</"))), {"date of RSS, RFC 822"}),
    "names of sitemaps": (for_urls("/sitemap.xml", replaced(("internasional|global", "x1"))), {"names of sitemaps have the section"}),
    "sitemap is no index": (for_urls("/sitemap.xml", replaced(("sitemapindex", "urls"))), {"SITEMAP"}),
    "class of row dates": (lambda url, reply: replaced(("font-gray", "tgl"))(reply) if "indeks" in url or url == f"{KONTAN}/" else reply, {"ROW_DATE"}),
    "form of row dates": (for_urls("indeks", replaced((r"\| \d[\w ]+", "| Entah"))), {"printed date of rows"}),
    "index of all sections": (
        for_urls("indeks", replaced(("internasional.kontan.co.id/news", "nasional.kontan.co.id/news"))), {"INDEX kanal"},
    ),
    "rules for all": (for_urls("robots.txt", lambda reply: page(ROBOTS_TEXT)), {"robots.txt of www.kontan.co.id"}),
    "robots.txt is a page": (for_urls("robots.txt", lambda reply: page("<html>Maaf</html>")), {"robots.txt of www.kontan.co.id"}),
    "charset": (for_urls(f"{KONTAN}/rss", lambda reply: replace(reply, body=reply.body + "<!-- é -->".encode("latin-1"))), {"charset UTF-8"}),
    "compression": (for_urls("indeks", lambda reply: replace(reply, headers={**reply.headers, "Content-Encoding": "br"})), {"Content-Encoding gzip or none"}),
    "no Date header": (lambda url, reply: replace(reply, headers={"Content-Type": reply.headers["Content-Type"]}), {"Date header"}),
    "amp on another host": (for_urls("/news/", replaced(("//amp.kontan", "//m.kontan"))), {"AMP_HOST"}),
    "date of the head in UTC": (
        for_urls("/news/", replaced((r'content_PublishedDate" content="[^"]*"', 'content_PublishedDate" content="2026-02-03 13:00:00"'),
                                    (r"\w+, \d\d \w+ 20\d\d / \d\d:\d\d WI\w+", "Selasa, 03 Februari 2026 / 20:00 WIB"))),
        {"date of the head in local time"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "wanted"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_difference(edit, wanted):
    contact = contact_with(edit)
    assert wanted <= differing(contact), differing(contact)
    assert not list(problems(contact))


CLOCKS = [(timedelta(), "0 s behind", HOLDS), (timedelta(minutes=5), "5 min ahead of", HOLDS), (timedelta(seconds=-80), "1 min 20 s behind", HOLDS),
          (timedelta(minutes=5, seconds=1), "5 min 1 s ahead of", DIFFERS), (-timedelta(hours=16, minutes=5, seconds=9), "16 h 5 min behind", DIFFERS),
          (timedelta(hours=16), "16 h ahead of", DIFFERS)]  # fmt: skip


@pytest.mark.parametrize(("ahead", "shown", "verdict"), CLOCKS, ids=[shown for _, shown, _ in CLOCKS])
def test_clock_of_the_site(ahead, shown, verdict):
    """ahead: of the site's clock. An answer from a cache, whose Date header is older, does not count."""
    contact = Contact(agent="kontan_crawler")
    response = parsed(KONTAN, b"<html></html>", HTML)
    contact.front, contact.rss = (
        Answer(KONTAN, response, 200, None, NOW, NOW + ahead - older) for older in (timedelta(days=2), timedelta())
    )
    contact.exchanges = [Exchange(KONTAN, 200, {"date": "as above"})]
    (found,) = (finding for finding in http_findings(contact) if finding.fact == "Date header")
    assert (found.detail, found.verdict) == (f"{shown} this machine's clock", verdict)
    contact.exchanges = [Exchange(KONTAN, 200, {"date": "as above", REPLICA_HEADER.lower(): "1"})]
    (found,) = (finding for finding in http_findings(contact) if finding.fact == "Date header")
    assert found.detail.startswith(shown) and found.verdict == HOLDS


# A run could not read it

SCRIPT = (
    "<html><head><title>Memuat</title></head><body><script>location.reload()</script><noscript>Aktifkan JavaScript</noscript></body></html>"
)
CHALLENGE = "<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>"
LOGIN = "<html><title>Masuk</title><h1>Masuk ke akun Anda</h1><form><input name=email><input type=password name=p></form></html>"
CONSENT = "<html><title>Kami menghargai privasi Anda</title><p>Kami memakai cookie.</p><button>Setuju</button></html>"
WALLS = {
    "script": (SCRIPT, "Memuat"),
    "challenge": (CHALLENGE, "Just a moment..."),
    "login": (LOGIN, "Masuk"),
    "consent": (CONSENT, "Kami menghargai"),
}


@pytest.mark.parametrize(("wall", "headline"), WALLS.values(), ids=WALLS)
def test_wall_before_articles(wall, headline):
    contact = contact_with(for_urls("/news/", lambda reply: page(wall)))
    (sentence,) = problems(contact)
    assert all(value in sentence for value in ("200", f"{len(wall.encode()):,}", headline, f"{KONTAN}/news/"))
    assert len(contact.articles) == 3


@pytest.mark.parametrize(("wall", "headline"), WALLS.values(), ids=WALLS)
def test_wall_before_everything(wall, headline):
    contact = contact_with(lambda url, reply: page(wall))
    index, articles = problems(contact)
    assert headline in index and "200" in index
    assert {"FRONT", "RSS", "SITEMAP", "INDEX"} <= differing(contact)
    assert contact.articles == [] and articles


def test_wall_before_one_article():
    first = plain().articles[0].url
    contact = contact_with(for_urls(f"{first}?page=all", lambda reply: page(CHALLENGE)))
    (sentence,) = problems(contact)
    assert first in sentence and contact.articles[0].read is None and contact.readings


OWN = {
    "removed": page("<h1>Halaman tidak ditemukan</h1>", 404),
    "removed with status 200": page("<h1>Halaman tidak ditemukan</h1>"),
    "paywall": page(WIRE[: WIRE.index("<p>Sumber")] + "<p>Artikel ini khusus untuk pelanggan. Silakan berlangganan.</p></html>"),
}


@pytest.mark.parametrize("reply", OWN.values(), ids=OWN)
def test_what_one_page_states_of_itself_is_no_problem(reply):
    first = plain().articles[0].url
    contact = contact_with(for_urls(f"{first}?page=all", lambda _: reply))
    assert not list(problems(contact)) and len(contact.articles) > 3


@pytest.mark.parametrize("reply", OWN.values(), ids=OWN)
def test_what_every_page_states_of_itself_is_a_problem(reply):
    contact = contact_with(for_urls("/news/", lambda _: reply))
    assert len(list(problems(contact))) == 1 and len(contact.articles) == 3


NO_INDEX = {
    "gone": (lambda reply: page("<h1>404</h1>", 404), "404"),
    "forbidden": (lambda reply: page("<title>Request rejected</title>", 403), "Request rejected"),
    "challenge": (lambda reply: page(CHALLENGE), "Just a moment"),
    "class of the list": (replaced(("list-berita", "daftar")), "200"),
    "links elsewhere": (replaced(("/news/", "/foto/")), "200"),
    "no response": (lambda reply: None, "DownloadTimeoutError"),
}


@pytest.mark.parametrize(("change", "value"), NO_INDEX.values(), ids=NO_INDEX)
def test_index_cannot_be_read(change, value):
    contact = contact_with(for_urls("indeks", change))
    (sentence,) = problems(contact)
    assert value in sentence
    assert verdicts(contact)["INDEX"] in (DIFFERS, NOT_SEEN)
    assert len(contact.readings) == 3  # from the front


def test_site_that_answers_with_its_front_page():
    front = REPLICA.respond(f"{KONTAN}/", {})
    contact = contact_with(lambda url, reply: front)
    (sentence,) = problems(contact)
    assert "3 of 3" in sentence
    assert {"RSS", "SITEMAP", "INDEX per_page", f"robots.txt of {KONTAN.removeprefix('https://')}"} <= differing(contact)


def test_requests_that_ended_early():
    assert len(list(problems(replace(plain(), completed=False)))) == 1


def test_templates_renamed():
    renamed = replaced(("detail-desk", "judul"), ("fs14 ff-opensans font-gray", "tgl"), ('tmpt-desk-kon" itemprop="articleBody"', 'isi"'))
    contact = contact_with(for_urls("/news/", renamed))
    assert {"DESKTOP.title", "DESKTOP.body", "DESKTOP.date"} <= differing(contact)
    assert not {name for name in differing(contact) if name.startswith("MOBILE")}
    details = " ".join(finding.detail for finding in findings(contact)["FIELDS OF ARTICLES"] if finding.verdict == DIFFERS)
    assert "h1.judul" in details and "div.isi" in details
    assert len(list(problems(contact))) == 1


# The index

FIRST, SECOND = (page(f"<html>{listing(*(row(f'{name}{number}') for number in range(20)))}</html>") for name in "ab")
EMPTY = page(f"<html>{listing()}</html>")
INDEXES = {  # first page, second page, far page -> verdicts of per_page, of rows a page, of the end
    "whole": (FIRST, SECOND, EMPTY, HOLDS, HOLDS, HOLDS),
    "short": (page(f"<html>{listing(row('a'))}</html>"), EMPTY, EMPTY, NOT_SEEN, NOT_SEEN, HOLDS),
    "offset is ignored": (FIRST, FIRST, FIRST, DIFFERS, HOLDS, DIFFERS),
    "end is gone": (FIRST, SECOND, page("<h1>404</h1>", 404), HOLDS, HOLDS, DIFFERS),
    "end has words": (FIRST, SECOND, page("<p>Tidak ada berita</p>"), HOLDS, HOLDS, HOLDS),
    "end is a wall": (FIRST, SECOND, page("<h1>Just a moment...</h1>"), HOLDS, HOLDS, DIFFERS),
    "fewer rows a page": (page(f"<html>{listing(*map(row, 'abcde'))}</html>"), SECOND, EMPTY, HOLDS, DIFFERS, HOLDS),
    "a day without rows": (EMPTY, EMPTY, EMPTY, NOT_SEEN, NOT_SEEN, NOT_SEEN),
}


@pytest.mark.parametrize(("first", "second", "end", "of_offset", "of_rows", "of_end"), INDEXES.values(), ids=INDEXES)
def test_index(first, second, end, of_offset, of_rows, of_end):
    pages = {"": first, "20": second, "1000": end}
    contact = contact_with(lambda url, reply: pages[url.partition("per_page=")[2]] if "indeks" in url else reply, limit=99)
    found = verdicts(contact)
    assert (found["INDEX per_page"], found["ROWS_PER_PAGE"], found["end of the index"]) == (of_offset, of_rows, of_end)


def test_index_of_the_day_before_the_site_s_today():
    assert plain().day == DAY - timedelta(days=1)


# Parts of an article


def article(*paragraphs, links=""):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return WIRE[: WIRE.index("<p>Sumber")] + text + (f'<div class="pagination">{links}</div>' if links else "") + "</div></html>"


LONG = [" ".join(f"Kalimat {part} nomor {number} bercerita tentang kapal gandum." for number in range(30)) for part in range(3)]
LINK = '<a href="?page=2">2</a>'
CLOSING = "Cek Berita dan Artikel yang lain di Google News"
PARTS = {  # ?page=all, ?page=2 -> verdicts of ALL_PARTS_QUERY and PART_QUERY, whether a run would cut the text
    "whole": (article(*LONG), article(LONG[2]), HOLDS, HOLDS, False),
    "whole, with links": (article(*LONG, links=LINK), article(LONG[2]), HOLDS, HOLDS, False),
    "in parts": (article(LONG[0], links=LINK), article(LONG[1], links=LINK), HOLDS, HOLDS, False),
    "in parts without links": (article(LONG[0]), article(LONG[1]), DIFFERS, HOLDS, False),  # a run requests part 2
    "a first part that looks whole": (article(LONG[0], CLOSING), article(LONG[1]), DIFFERS, HOLDS, True),
    "one part": (article(*LONG), article(*LONG), HOLDS, NOT_SEEN, False),
    "one part with an old dateline": (article(f"JAKARTA. {LONG[0]}"), article(f"JAKARTA. {LONG[0]}"), HOLDS, NOT_SEEN, False),
    "no second part": (article(*LONG), "<h1>404</h1>", HOLDS, NOT_SEEN, False),
}


@pytest.mark.parametrize(("whole", "second", "of_all", "of_part", "cut"), PARTS.values(), ids=PARTS)
def test_parts(whole, second, of_all, of_part, cut):
    contact = contact_with(lambda url, reply: page(whole) if "?page=all" in url else page(second) if "?page=2" in url else reply)
    found = verdicts(contact)
    assert (found["ALL_PARTS_QUERY"], found["PART_QUERY"]) == (of_all, of_part)
    assert len(list(problems(contact))) == cut


# The report


@pytest.mark.parametrize("width", [20, 79, 200])
def test_report_fits_its_width(width):
    lines = [*report_on_contact(judge(plain()), width)]
    assert max(map(len, lines)) <= max(width, 60)  # a long word is not split
    assert lines[0].startswith(f"FIRST CONTACT with {site.DOMAIN}: {LIMIT} ")


def test_report_has_no_control_characters():
    contact = contact_with(lambda url, reply: page("<title>\x1b[31m\u202e</title>", **{"Location": "\x1b"}))
    lines = report_on_contact(judge(contact))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "".join(lines))
