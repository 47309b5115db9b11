"""A snapshot as a log line and as a line that fits a terminal."""

import pytest

from kontan_crawler.progress.format import fit, format_span, last_line, log_line
from kontan_crawler.progress.glyphs import ASCII, UNICODE, bar, truncate
from kontan_crawler.progress.snapshot import Snapshot, Steps

FULL = Snapshot(
    120, 14.2, 2, 35, "internasional 2026-02-03", "/news/pelabuhan-oslo-kembali-dibuka-harga-salmon-turun", Steps(12, 30, "days"), 1500.0,
)  # fmt: skip
START = Snapshot()
FRONT = Snapshot(3, 12.0, 0, 4, "global", "/rss")
URLS = Snapshot(40, 55.0, 1, 60, "internasional", "/news/a", Steps(41, 102, "URLs"), 66.0)
PAUSED = Snapshot(
    12345, 0.0, 12, 1, "internasional 2026-02-03", "/search/indeks", Steps(12, 30, "days"), 90000.0, True
)  # fmt: skip


@pytest.mark.parametrize(("snapshot", "line"), [
    (FULL, "120 articles, 14 pages a minute, 2 errors, 35 requests waiting; crawling internasional 2026-02-03;"
           " 12 of 30 days, about 25 min left"),
    (START, "0 articles, 0 errors"),
    (FRONT, "3 articles, 12 pages a minute, 0 errors, 4 requests waiting; crawling global"),
    (URLS, "40 articles, 55 pages a minute, 1 error, 60 requests waiting; crawling internasional;"
                " 41 of 102 URLs, about 66 s left"),
    (PAUSED, "12,345 articles, 0 pages a minute, 12 errors, 1 request waiting; crawling internasional 2026-02-03;"
             " 12 of 30 days, about 25 h left; paused: backing off"),
])  # fmt: skip
def test_log_line(snapshot, line):
    assert log_line(snapshot) == line


@pytest.mark.parametrize(("snapshot", "width", "line"), [
    (FULL, 79, "120 articles · 14 pages/min · 2 errors · internasional 2026-02-03 · 25 min left"),
    (FULL, 199, "120 articles · 14 pages a minute · 2 errors · 35 requests waiting · crawling internasional 2026-02-03"
                " · 12 of 30 days ━━━━━━━━━━━━────────────────── · about 25 min left · /news/pelabuhan-oslo-kembal…"),
    (FULL, 120, "120 articles · 14 pages/min · 2 errors · 35 waiting · internasional 2026-02-03 · 12 of 30 days · about 25 min left"),
    (FULL, 99, "120 articles · 14 pages/min · 2 errors · internasional 2026-02-03 · 12/30 days · 25 min left"),
    (FULL, 60, "120 articles · 2 errors · internasional 2026-02-03"),
    (FULL, 30, "120 articles · 2 errors"),
    (FULL, 8, "120 art…"),
    (FULL, 1, "…"),
    (START, 79, "0 articles · 0 errors"),
    (FRONT, 79, "3 articles · 12 pages a minute · 0 errors · 4 waiting · crawling global"),
    (FRONT, 199, "3 articles · 12 pages a minute · 0 errors · 4 requests waiting · crawling global · /rss"),
    (URLS, 79, "40 articles · 55 pages/min · 1 error · internasional · 41/102 URLs · 66 s left"),
    (PAUSED, 79, "12,345 articles · 12 errors · internasional 2026-02-03 · 25 h left · paused"),
])  # fmt: skip
def test_line_fits_the_terminal(snapshot, width, line):
    assert UNICODE.separator.join(fit(snapshot, width, UNICODE).values()) == line


@pytest.mark.parametrize("snapshot", [FULL, START, FRONT, URLS, PAUSED])
@pytest.mark.parametrize("glyphs", [ASCII, UNICODE])
def test_line_never_exceeds_the_width(snapshot, glyphs):
    for width in range(1, 300):
        line = glyphs.separator.join(fit(snapshot, width, glyphs).values())
        assert len(line) <= width
        assert glyphs is UNICODE or line.isascii()


def test_parts_do_not_depend_on_the_section():
    short = Snapshot(120, 14.2, 2, 35, "global 2026-02-03", steps=Steps(12, 30, "days"), seconds_left=1500.0)
    assert list(fit(short, 79, UNICODE)) == list(fit(FULL, 79, UNICODE))


@pytest.mark.parametrize(("done", "drawn"), [(0, "------"), (2, "####--"), (3, "######")])
def test_bar(done, drawn):
    assert bar(Steps(done, 3, "days"), 6, ASCII) == drawn


@pytest.mark.parametrize(("seconds", "text"), [
    (0, "1 s"), (59.6, "60 s"), (90, "2 min"), (1500, "25 min"), (7199, "120 min"), (7200, "2 h"), (90000, "25 h"),
    (172800, "2 days"), (3e7, "347 days"),
])  # fmt: skip
def test_format_span(seconds, text):
    assert format_span(seconds) == text


def test_truncate():
    assert truncate("abcdef", 6, ASCII) == "abcdef"
    assert truncate("abcdef", 5, ASCII) == "ab..."
    assert truncate("abcdef", 2, ASCII) == ".."


def test_last_line():
    assert last_line(FULL, "shutdown", 754) == "shutdown after 13 min: 120 articles, 2 errors, 12 of 30 days"
    assert last_line(FRONT, "finished", 4) == "finished after 4 s: 3 articles, 0 errors"
