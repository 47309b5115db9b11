"""Redirects: within the site, over https."""

import pytest

from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply
from tests.crawling import crawl
from tests.spiders.test_walk import ALL, HTML, KONTAN, HandMade, moved, story

B = f"{KONTAN}/news/b?page=all"


class Redirecting:
    """A site that redirects the first requests for an article, and then replies with it."""

    def __init__(self, location, times):
        self.location, self.times = location, times

    def respond(self, url, headers):
        if "/news/" not in url:
            return Reply(404, HTML)
        self.times -= 1
        return Reply(301, {**HTML, "Location": self.location}) if self.times >= 0 else Reply(200, HTML, story(1).encode())


def asked(site, folder, url=ALL):
    """Crawl an article; return the run and the requested pages."""
    with serve(site) as replica:
        run = crawl("artikel", "-a", f"url={url}", folder=folder, replica=replica)
        return run, [url for url, _ in replica.requests if not url.endswith("/robots.txt")]


OVER_HTTP = [ALL.replace("https", "http"), ALL.replace("https", "HTTP"), ALL.replace("https://", "http://").replace(".id/", ".id:80/")]


@pytest.mark.parametrize("location", OVER_HTTP)
def test_redirect_to_http_is_asked_once_more_over_https(location, tmp_path):
    run, requests = asked(Redirecting(location, 1), tmp_path)
    assert (run.exit_code, len(run.feed), requests) == (0, 1, [ALL, ALL])


@pytest.mark.parametrize("location", OVER_HTTP)
def test_lasting_redirect_to_http_has_its_own_reason(location, tmp_path):
    run, requests = asked(Redirecting(location, 99), tmp_path)
    assert (run.stat("article/refused/redirect_to_http"), requests) == (1, [ALL, ALL])
    assert run.exit_code == 1  # an error, and the only article


CHAINS = {  # replies -> reason, requested pages
    "another page, over http": ({ALL: moved(B.replace("https", "http")), B: story(1)}, None, [ALL, B]),
    "relative to the scheme": ({ALL: moved(B.removeprefix("https:")), B: story(1)}, None, [ALL, B]),
    "another page that leads to http": (
        {ALL: moved(B.replace("https", "http")), B: moved(B.replace("https", "http"))}, "redirect_to_http", [ALL, B, B],
    ),
    "there and back over http": (
        {ALL: moved(B.replace("https", "http")), B: moved(ALL.replace("https", "http"))}, "redirect_to_http", [ALL, B],
    ),
    "in a circle over https": ({ALL: moved(B), B: moved(ALL)}, "redirect_loop", [ALL, B] * 10 + [ALL]),
    "another port": ({ALL: moved(f"http://internasional.kontan.co.id:8080{ALL[len(KONTAN) :]}")}, "redirected", [ALL]),
    "off the site, over http": ({ALL: moved("http://example.com/")}, "redirected", [ALL]),
    "to the paid section, over http": ({ALL: moved("http://insight.kontan.co.id/news/a")}, "paywall", [ALL]),
}  # fmt: skip


@pytest.mark.parametrize(("replies", "reason", "requests"), CHAINS.values(), ids=CHAINS)
def test_chain(replies, reason, requests, tmp_path):
    run, seen = asked(HandMade(replies), tmp_path)
    assert len(run.feed) == (reason is None) and (reason is None or run.stat(f"article/refused/{reason}") == 1)
    assert seen == requests and not [url for url in seen if not url.startswith(KONTAN)]


def test_query_with_an_http_url_is_kept(tmp_path):
    there = f"{KONTAN}/news/b?page=all&source=http://www.kontan.co.id/"
    run, requests = asked(HandMade({ALL: moved(there), there: story(1)}), tmp_path)
    assert requests == [ALL, there] and len(run.feed) == 1


def test_next_run_asks_again(tmp_path):
    site = Redirecting(OVER_HTTP[0], 8)
    for _ in range(4):
        assert not asked(site, tmp_path)[0].feed
    with serve(site) as replica:
        assert len(crawl("internasional", folder=tmp_path, replica=replica).feed) == 1


def test_listing_and_robots_txt(tmp_path):
    pages = (f"{KONTAN}/", f"{KONTAN}/robots.txt")
    with serve(HandMade({page: moved(page.replace("https", "http")) for page in pages})) as replica:
        run = crawl("internasional", "-a", "kanal=internasional", folder=tmp_path, replica=replica)
        requests = [url for url, _ in replica.requests]
    assert requests.count(pages[1]) == 2 and pages[0] not in requests and ": redirect_to_http" in run.log
