"""The rules of a robots.txt by user agent: the parser obeys exactly what the manifest has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from kontan_crawler.middlewares.robotstxt_rules import is_robotstxt, robotstxt_of, rules_by_agent

ROBOTS = [
    ("User-agent: GPTBot\nDisallow: /\n", {"GPTBot": ["Disallow: /"]}),
    ("user-agent:GPTBot\nUser-Agent: CCBot # both\nDISALLOW: /a\nallow: /b # yes\n\nUser-agent: *\nDisallow:\nCrawl-delay: 2",
     {"GPTBot": ["Disallow: /a", "Allow: /b"], "CCBot": ["Disallow: /a", "Allow: /b"], "*": ["Disallow: ", "Crawl-delay: 2"]}),
    ("Sitemap: https://x\nDisallow: /nobody\n", {}),
    ("User-agent: A\r\nDisallow: /1\r\nUser-agent: A\r\nDisallow: /2", {"A": ["Disallow: /1", "Disallow: /2"]}),
    ("User-agent: A\rDisallow: /1\r\rUser-agent: B\rDisallow: /2\r", {"A": ["Disallow: /1"], "B": ["Disallow: /2"]}),
    ("<html>kein robots</html>", {}),
    ("\ufeffUser-agent: A\nDisallow: /1\n\ufeffUser-agent: B\nDisallow: /2", {"A": ["Disallow: /1"], "B": ["Disallow: /2"]}),
    ("ï»¿User-agent: A\nDisallow: /1", {"A": ["Disallow: /1"]}),
    ("\u200bUser-agent: A\n\xa0 Disallow: /1", {"A": ["Disallow: /1"]}),
    ("User-agent: *\nContent-Usage: train-ai=n\nContent-Signal: search=yes,ai-train=no\nAllow: /",
     {"*": ["Content-Usage: train-ai=n", "Content-Signal: search=yes,ai-train=no", "Allow: /"]}),
    ("User-agent: *\nContent-Usage: ai=n\n\nUser-agent: GPTBot\nDisallow: /", {"*": ["Content-Usage: ai=n"], "GPTBot": ["Disallow: /"]}),
    ("User-agent: A\nSitemap: https://x\nHost: x\nUser-agent: B\nDisallow: /", {"A": ["Disallow: /"], "B": ["Disallow: /"]}),
    ("User-agent: A\n\nUser-agent: B\nDisallow: /", {"A": ["Disallow: /"], "B": ["Disallow: /"]}),
    ("User agent: A\nUseragent B\nDisallow /1\nDisalow: /2\nNoindex: /3\nRequest-rate: 1/5",
     {"A": (both := ["Disallow: /1", "Disalow: /2", "Noindex: /3", "Request-rate: 1/5"]), "B": both}),
    ("User-agent: A\nDisallow: /1\nUser-agent:\nDisallow: /2", {"A": ["Disallow: /1"]}),
    ("User-agent: A\nDisallow: /1\nUser-agent: A\nUser agent \nDisallow: /2", {"A": ["Disallow: /1", "Disallow: /2"]}),
    ("# User-agent: A\nUser-agent: B # Disallow: /\nDisallow: /1#2", {"B": ["Disallow: /1"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rules"), ROBOTS)
def test_rules_by_agent(text, rules):
    assert rules_by_agent(text) == rules


READS_AS_ROBOTS_TXT = [
    ("", True), ("\n\n", True), ("# everything is allowed", True), ("User-agent: *\nDisallow:", True), ("Sitemap: https://x/sitemap.xml", True),
    ("User-agent: *", True), ("Halo dunia\nUser-agent: *\nDisallow: /", True), ("<!-- x -->\nUser-agent: *\nDisallow: /news/", True),
    ("<pre>\nUser-agent: *\nDisallow: /news/\n</pre>", True), ("<!DOCTYPE html><h1>Kontan</h1>", False), ("Selamat datang", False),
    ("Host tidak ditemukan", False), ("Allow us to introduce Kontan", False), ('{"error": "sibuk"}', False), ("<?xml version='1.0'?><rss/>", False),
    ("<html>\nUser-Agent: kontan_crawler/0.2.0\nIP: 203.0.113.9\n</html>", False), ("<p>Sitemap: https://x</p>", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READS_AS_ROBOTS_TXT)
def test_is_robotstxt(text, expected):
    assert is_robotstxt(text) is expected


AGENTS = ("kontan_crawler", "GPTBot", "CCBot", "Lain")
PATHS = ("/", "/news/", "/news/a", "/news/*a$", "/search?q=", "")
LINES = st.one_of(
    st.sampled_from(("User-agent: ", "user-agent:", "User agent ", "useragent : ")).flatmap(
        lambda name: st.sampled_from(("*", *AGENTS[:3], "Lain*", "")).map(lambda value: name + value)
    ),
    st.sampled_from(("Disallow: ", "Allow:", "disallow ", "Disalow: ")).flatmap(
        lambda name: st.sampled_from(PATHS).map(lambda value: name + value)
    ),
    st.sampled_from(("", "# x", "Sitemap: https://x", "Crawl-delay: 3", "Crawl-delay: 7", "Content-Usage: ai=n", "Noindex: /", "Host: x", "Halo")),
)  # fmt: skip


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_manifest_has_exactly_what_is_obeyed(text):
    ours, theirs = Protego.parse(robotstxt_of(rules_by_agent(text))), Protego.parse(text)
    for agent in AGENTS:
        assert ours.crawl_delay(agent) == theirs.crawl_delay(agent)
        for path in ("/", "/news/", "/news/a", "/news/ba", "/search?q=a", "/lain"):
            url = f"https://www.kontan.co.id{path}"
            assert ours.can_fetch(url, agent) == theirs.can_fetch(url, agent)


@given(st.text(alphabet="User-agent: *Dis\nlow/#\r\t", max_size=200))
def test_rules_of_any_text(text):
    assert all(isinstance(line, str) for lines in rules_by_agent(text).values() for line in lines)
    assert rules_by_agent(robotstxt_of(rules_by_agent(text))).keys() == rules_by_agent(text).keys()
