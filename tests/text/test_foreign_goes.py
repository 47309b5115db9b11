"""What looks like story and is foreign: pointers, prompts, tickers, polls, captions. Pointers to articles become related links.

Each row of files/foreign_goes.jsonl has its kind, its HTML, and its related links: kind, title, URL. The rows are sorted by kind.
"""

from typing import Any

import pytest

from tests.text.fragments import read_between, table


@pytest.mark.parametrize("row", table("foreign_goes"), ids=lambda row: row["kind"])
def test_foreign_goes(row: dict[str, Any]) -> None:
    assert read_between(row["html"]) == ([], row["related"])
