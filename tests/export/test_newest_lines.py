"""The newest line of each article equals that of a naive reading, for any feeds."""

import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.store.newest_lines import NewestLine, newest_lines
from tests.export.feeds import KONTAN, line, write_feed

TIMES = ["2026-02-03T20:00:00+00:00", "2026-02-04T03:00:00+07:00", "2026-02-04T10:00:00+07:00", "2026-02-05T10:00:00+07:00"]
LINES = st.builds(
    line, st.sampled_from("abcd"), st.integers(1, 3), published_at=st.sampled_from([None, *TIMES]), crawled_at=st.sampled_from(TIMES),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)  # fmt: skip
FEEDS = st.lists(st.tuples(st.sampled_from([".jsonl", ".jsonl.gz"]), st.lists(st.one_of(LINES, st.just(b"{"), st.just(b" ")))), max_size=4)


def reference(feeds: list[tuple[Path, list[bytes]]]) -> list[NewestLine]:
    """Hold all lines in memory, and sort them."""
    found = [
        (json.loads(one), one, feed, number) for feed, lines in feeds for number, one in enumerate(lines, 1) if one not in (b"{", b" ")
    ]
    newest = {}
    for record, *place in sorted(found, key=lambda one: (one[0]["revision"], datetime.fromisoformat(one[0]["crawled_at"])), reverse=True):
        newest.setdefault(record["url"], (record, *place))
    dated = [row for row in newest.values() if row[0]["published_at"]]
    undated = [row for row in newest.values() if not row[0]["published_at"]]
    dated.sort(key=lambda row: (datetime.fromisoformat(row[0]["published_at"]), row[0]["url"]))
    undated.sort(key=lambda row: row[0]["url"])
    return [NewestLine(one + b"\n", feed, number, record["revision"]) for record, one, feed, number in (*dated, *undated)]


@given(FEEDS, st.sets(st.sampled_from("abcd")))
def test_as_a_naive_reading(given_feeds, wanted):
    with TemporaryDirectory() as folder:
        feeds = [(Path(folder, f"{number}{suffix}"), lines) for number, (suffix, lines) in enumerate(given_feeds)]
        paths = [write_feed(path, *lines) for path, lines in feeds]
        problems: list[str] = []
        expected = reference(feeds)
        assert list(newest_lines(paths, problems.append)) == expected
        assert len(problems) == sum(lines.count(b"{") for _, lines in feeds)
        urls = {f"{KONTAN}/{slug}" for slug in wanted}
        assert list(newest_lines(paths, problems.append, urls)) == [one for one in expected if json.loads(one.line)["url"] in urls]


@pytest.mark.parametrize("escape", [lambda url: url, lambda url: url.replace("/", r"\/"), lambda url: url.replace("k", r"\u006b")])
@pytest.mark.parametrize("others", [0, 100])
def test_urls_are_found_in_any_json(escape, others, tmp_path):
    """A few URLs are looked for in the bytes of a line; other programs may have escaped them."""
    url = "https://internasional.kontan.co.id/news/kapal-tiba"
    line = json.dumps({"id": "x", "url": "URL", "revision": 1}).replace("URL", escape(url))
    feed = tmp_path / "a.jsonl"
    feed.write_text(f'{{"url": "https://internasional.kontan.co.id/news/other", "revision": 1}}\n{line}\n')
    wanted = {url, *(f"{url}-{number}" for number in range(others))}
    (found,) = newest_lines([feed], print, wanted)
    assert (found.number, found.line) == (2, f"{line}\n".encode())
