"""Hostile input: it cannot choose a file, run a command, cause requests to other hosts or resolve entities."""

import pytest
from scrapy.http import XmlResponse

from kontan_crawler.parsing.listings import read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.replica.server import serve
from tests.crawling import crawl
from tests.faulty_replica import serve_faulty
from tests.manifests import manifests
from tests.spiders.test_walk import ALL, KONTAN, HandMade, story

SECRET = "root:x:0:0"
ENTITIES = [
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + '<!ENTITY e "&i;">]>',
]
KINDS = [
    (read_rss, "<rss><channel><item><link>{}</link></item></channel></rss>"),
    (read_sitemap, "<urlset><url><loc>{}</loc></url></urlset>"),
    (read_sitemap_index, "<sitemapindex><sitemap><loc>{}</loc></sitemap></sitemapindex>"),
]


@pytest.mark.parametrize("head", ENTITIES, ids=["file", "parameter", "dtd", "billion laughs"])
@pytest.mark.parametrize(("read", "form"), KINDS, ids=["rss", "sitemap", "index"])
def test_no_entity_is_resolved(read, form, head):
    response = XmlResponse("https://www.kontan.co.id/x", body=(head + form.format(f"{KONTAN}/news/a&e;")).encode())
    rows = read(response) or []
    assert all(SECRET not in row.url and len(row.url) < 100 for row in rows)


TITLE = "../../../../tmp/kontan-evil; touch /tmp/kontan-evil `touch /tmp/kontan-evil` %(time)s"


def test_title_and_url_choose_no_file(tmp_path):
    page = story(1).replace("Kapal Gandum Tiba", TITLE)
    folder = tmp_path / "a" / "output"
    with serve(HandMade({f"{KONTAN}/news/..%2F..%2Fevil?page=all": page, ALL: page})) as replica:
        run = crawl("artikel", "-a", f"url={KONTAN}/news/..%2F..%2Fevil,{KONTAN}/news/a", folder=folder, replica=replica)
    assert [record["title"] for record in run.feed] == [TITLE] * len(run.feed)
    assert {path.name for path in tmp_path.iterdir()} == {"a"} and {path.name for path in (tmp_path / "a").iterdir()} == {"output"}
    assert all(path.name.startswith(("artikel-", "ledger.sqlite3", "run.lock", "archive")) for path in folder.iterdir())
    assert all(path.name.startswith("artikel-") for path in (folder / "archive").iterdir())


@pytest.mark.parametrize("argument", ["_job=../../evil", "_name=evil", "name=evil", "run=evil", "values=evil", "crawler=evil"])
def test_argument_chooses_no_file(argument, tmp_path):
    with serve(HandMade({ALL: story(1)})) as replica:
        run = crawl("artikel", "-a", f"url={ALL}", "-a", argument, folder=tmp_path / "output", replica=replica)
    assert run.exit_code == (0 if argument.startswith("_") else 2)
    assert {path.name for path in tmp_path.iterdir()} <= {"output"}


OTHER_SITES = ["https://example.com/news/a", "https://127.0.0.1/news/a", "https://kontan.co.id.example.com/news/a", "https://internasional.kontan.co.id@127.0.0.1/news/a",
             "https://169.254.169.254/latest/meta-data", "http://127.0.0.1:1/", "file:///etc/passwd", "https://internasional.kontan.co.id:8443/news/a"]  # fmt: skip


@pytest.mark.parametrize("url", OTHER_SITES)
def test_no_listing_or_redirect_leads_to_another_site(url, tmp_path):
    sitemaps = f"<sitemapindex><sitemap><loc>{url}?internasional</loc></sitemap></sitemapindex>"
    feed = f"<rss><channel><item><link>{url}</link></item></channel></rss>"
    site = HandMade({"https://www.kontan.co.id/sitemap.xml": sitemaps, f"{KONTAN}/rss": feed, f"{KONTAN}/": (302, {"Location": url}, "")})
    with serve_faulty(site, lambda url, attempt: None) as replica:
        run = crawl("internasional", "-a", "kanal=internasional", folder=tmp_path, replica=replica)
        assert {url.split("/")[2] for url, _ in replica.requests} <= {"internasional.kontan.co.id", "www.kontan.co.id"}
    assert not run.feed and "Traceback" not in run.log


def test_page_writes_no_control_character_to_the_log(tmp_path):
    escape = "\x1b[2J\x1b]0;evil\x07"
    replies = {
        ALL: (302, {"Location": f"https://internasional.kontan.co.id/{escape}"}, ""),
        f"{KONTAN}/news/b?page=all": (200, {"Content-Type": f"text/html; charset={escape}"}, story(1)),
    }
    with serve(HandMade(replies)) as replica:
        run = crawl("artikel", "-a", f"url={KONTAN}/news/a,{KONTAN}/news/b", folder=tmp_path, replica=replica, LOG_LEVEL="DEBUG")
    assert not [letter for letter in run.log if letter < " " and letter not in "\n\t"]


def test_csv_cell_is_not_a_formula(tmp_path):
    page = story(1).replace("Kapal Gandum Tiba", '=HYPERLINK("https://example.com","klik")')
    with serve(HandMade({ALL: page})) as replica:
        crawl("artikel", "-a", f"url={ALL}", "-O", str(tmp_path / "x.csv"), folder=tmp_path, replica=replica)
    assert "\"'=HYPERLINK" in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_given_up_urls_are_escaped_in_the_manifest(tmp_path):
    with serve(HandMade({})) as replica:
        crawl("artikel", "-a", f"url={KONTAN}/news/a%0a%23b", folder=tmp_path, replica=replica, KEEP_MANIFESTS=True)
    (manifest,) = manifests(tmp_path)
    (gone,) = manifest["given_up"]
    (beside,) = tmp_path.glob("*.given-up.txt")
    assert beside.read_text().splitlines() == [f"{gone['url']}  # removed"]
