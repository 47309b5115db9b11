"""What looks foreign and is story: short lines, lists, tables, links, and sentences with the words of prompts.

Each row of files/story_stays.jsonl has the kind that it looks like, its HTML, and its paragraphs. The rows are sorted by kind.
"""

from typing import Any

import pytest

from tests.text.fragments import read_between, table, with_comments


@pytest.mark.parametrize("row", table("story_stays"), ids=lambda row: row["kind"])
def test_story_stays(row: dict[str, Any]) -> None:
    assert read_between(row["html"]) == (row["paragraphs"], [])


def test_comments_between_blocks_change_nothing() -> None:
    rows = table("story_stays")
    assert [row["kind"] for row in rows if read_between(with_comments(row["html"])) != (row["paragraphs"], [])] == []
