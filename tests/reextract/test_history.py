"""Which captures give a line, and with which revision: a table of histories."""

from itertools import count

import pytest

from kontan_crawler.reextract.candidate import Candidate
from kontan_crawler.reextract.revisions import lines_of

A, B, C = "a", "b", "c"
NUMBERS = count()


def capture(
    text: str,
    run: str = "",
    delivered: str | None = None,
    kept: bool = False,
    error_page: bool = False,
    source: str | None = None,
    record: str = "",
):
    """Return a candidate. delivered: revision and text before it, such as "1a", "0" for none; None in the archive of another program."""
    revision = int(delivered[0]) if delivered else None
    before = delivered[1:] if delivered else ""
    return Candidate(
        "url", record or f"id-{next(NUMBERS)}", False, "", 0, run, text, source or text, kept, error_page, revision, before, before
    )


FOREIGN = {
    "one capture": ([capture(A)], [(0, 1)]),
    "unchanged captures give no line": ([capture(A), capture(A)], [(0, 1)]),
    "a changed one is a revision": ([capture(A), capture(B)], [(0, 1), (1, 2)]),
    "back to the first text": ([capture(A), capture(B), capture(A)], [(0, 1), (1, 2), (2, 3)]),
    "the same source is no revision": ([capture(A, source="s"), capture(B, source="s")], [(0, 1)]),
    "a worse reading does not replace a good one": ([capture(A), capture(B, kept=True)], [(0, 1)]),
    "a copy of a record": ([capture(A, record="x"), capture(B), capture(A, record="x")], [(0, 1), (1, 2)]),
    "a bad reading is better than none": ([capture(A, kept=True), capture(B)], [(0, 1), (1, 2)]),
}
OWN = {
    "one run": ([capture(A, "1", "0")], [(0, 1)]),
    "two runs": ([capture(A, "1", "0"), capture(B, "2", "1a")], [(0, 1), (1, 2)]),
    "unchanged in the second run": ([capture(A, "1", "0"), capture(A, "2", "1a")], [(0, 1)]),
    "a run delivers an article once": ([capture(A, "1", "0"), capture(B, "1", "0")], [(0, 1)]),
    "an error page is requested again": ([capture(A, "1", "0", error_page=True), capture(B, "1", "0")], [(1, 1)]),
    "an error page that stays": ([capture(A, "1", "0", error_page=True)], [(0, 1)]),
    "the first run died before it delivered": ([capture(A, "1", "0"), capture(A, "2", "0")], [(1, 1)]),
    "the second run died before it delivered": ([capture(A, "1", "0"), capture(B, "2", "1a"), capture(B, "3", "1a")], [(0, 1), (2, 2)]),
    "the first captures are pruned, unchanged": ([capture(C, "3", "3c")], [(0, 3)]),
    "the first captures are pruned, changed": ([capture(C, "3", "3b")], [(0, 4)]),
    "a capture in the middle is missing": ([capture(A, "1", "0"), capture(C, "3", "2b")], [(0, 1), (1, 3)]),
    "pruned, and a worse reading": ([capture(B, "2", "1a", kept=True), capture(B, "3", "1a")], [(0, 1), (1, 2)]),
    "a version before source_hash": ([Candidate("url", "id", False, "", 0, "2", B, B, False, False, 1, A, "")], [(0, 1)]),
    "two folders share an archive": ([capture(A, "1", "0"), capture(B, "2", "0")], [(0, 1), (1, 1)]),
    "a lost ledger": ([capture(A, "1", "0"), capture(B, "2", "1a"), capture(C, "3", "0")], [(0, 1), (1, 2), (2, 1)]),
    "a new reader reads what was refused": ([capture(A, "1", "0"), capture(A, "2", "0"), capture(A, "3", "0")], [(2, 1)]),
}


@pytest.mark.parametrize(("captures", "lines"), [*FOREIGN.values(), *OWN.values()], ids=[*FOREIGN, *OWN])
def test_lines(captures: list[Candidate], lines: list[tuple[int, int]]):
    assert lines_of([*enumerate(captures)]) == lines
