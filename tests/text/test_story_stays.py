"""What looks foreign and is story: short lines, lists, tables, links, and sentences with the words of prompts.

Each row of files/story_stays.jsonl has the kind that it looks like, its HTML, its paragraphs, and the related links among them. The rows are sorted by kind.
"""

from typing import Any

import pytest

from tests.text.fragments import read_between, table, with_comments


def wanted(row: dict[str, Any]) -> tuple[list[str], list[list[str]]]:
    return row["paragraphs"], row.get("related", [])


@pytest.mark.parametrize("row", table("story_stays"), ids=lambda row: row["kind"])
def test_story_stays(row: dict[str, Any]) -> None:
    assert read_between(row["html"]) == wanted(row)


def test_comments_between_blocks_change_nothing() -> None:
    rows = table("story_stays")
    assert [row["kind"] for row in rows if read_between(with_comments(row["html"])) != wanted(row)] == []
