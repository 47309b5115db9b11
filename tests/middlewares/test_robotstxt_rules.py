"""The rules of a robots.txt by user agent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.middlewares.robotstxt_rules import rules_by_agent

ROBOTS = [
    ("User-agent: GPTBot\nDisallow: /\n", {"GPTBot": ["Disallow: /"]}),
    ("user-agent:GPTBot\nUser-Agent: CCBot # both\nDISALLOW: /a\nallow: /b # yes\n\nUser-agent: *\nDisallow:\nCrawl-delay: 2",
     {"GPTBot": ["Disallow: /a", "Allow: /b"], "CCBot": ["Disallow: /a", "Allow: /b"], "*": ["Disallow: ", "Crawl-delay: 2"]}),
    ("Sitemap: https://x\nDisallow: /nobody\n", {}),
    ("User-agent: A\r\nDisallow: /1\r\nUser-agent: A\r\nDisallow: /2", {"A": ["Disallow: /1", "Disallow: /2"]}),
    ("<html>kein robots</html>", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rules"), ROBOTS)
def test_rules_by_agent(text, rules):
    assert rules_by_agent(text) == rules


@given(st.text(alphabet="User-agent: *Dis\nlow/#\r\t", max_size=200))
def test_rules_of_any_text(text):
    assert all(isinstance(line, str) for lines in rules_by_agent(text).values() for line in lines)
