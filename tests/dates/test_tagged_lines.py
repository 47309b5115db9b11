"""JSON Lines in, JSON Lines out."""

import json

import pytest

from kontan_crawler.dates.tagged_lines import tag_lines

VALID = json.dumps({"id": "a", "dct": "2026-08-21", "text": "Rapat digelar Kamis (20/8)."}).encode()

INVALID = [  # a line, and the value its message names
    (b"{", "line 2"),
    (b"[" * 100_000, "line 2"),
    (b"[]", '"dct"'),
    (b'{"id": 1, "text": "kemarin"}', '"dct"'),
    (b'{"id": 1, "dct": "2026-02-30", "text": "kemarin"}', "2026-02-30"),
    (b'{"id": 1, "dct": "20141229", "text": "kemarin"}', "20141229"),
    (b'{"id": 1, "dct": "2014-W52-1", "text": "kemarin"}', "2014-W52-1"),
    (b'{"id": 1, "dct": "2014-12-29T1000", "text": "kemarin"}', "2014-12-29T1000"),
    (b'{"id": 1, "dct": "0001-01-01", "text": "kemarin"}', "0001-01-01"),
    (b'{"id": 1, "dct": "2026-02-03", "text": "\xff"}', "0xff"),
    ("damaged.gz", "damaged.gz"),
]


@pytest.mark.parametrize(("line", "value"), INVALID)
def test_invalid_line_is_reported_and_skipped(line, value):
    messages = []
    tagged = list(tag_lines([VALID, line, b"", VALID], messages.append))
    assert [json.loads(line)["id"] for line in tagged] == ["a", "a"]
    (message,) = messages
    assert message.startswith("line 2: ")
    assert value in message
