"""A release is judged by what it reads differently: fields, counts, examples, and the changed records."""

import json
from pathlib import Path

import pytest

from kontan_crawler.reextract.diff import compare
from tests.in_process import scrapy
from tests.reextract.test_reextract import KONTAN, keep, page


def record(slug: str, revision: int = 1, **fields: object) -> dict[str, object]:
    return {
        "url": f"{KONTAN}/{slug}",
        "revision": revision,
        "title": slug,
        "text": f"Teks {slug}",
        "extractor": "kontan_crawler 0.1.0",
        **fields,
    }


def write(path: Path, *records: dict[str, object], more: str = "") -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records) + more, encoding="utf-8")
    return path


def report(
    folder: Path, old: list[dict[str, object]], new: list[dict[str, object]], more: str = ""
) -> tuple[list[str], list[dict[str, object]] | None]:
    """Return the lines of the report with short names of files, and the changed records."""
    one, two, changed = write(folder / "old.jsonl", *old, more=more), write(folder / "new.jsonl", *new), folder / "changed.jsonl"
    lines = [line.replace(f"{folder}/", "") for line in compare(one, two, changed)]
    return lines, [json.loads(line) for line in changed.read_text("utf-8").splitlines()] if changed.exists() else None


SAME = "2 records in both feeds: 0 changed, 2 the same; 0 only in old.jsonl, 0 only in new.jsonl"
CASES = {
    "the same": ([record("a"), record("b")], [record("b"), record("a")], [SAME], None),
    "another version": ([record("a"), record("b")], [record("b", extractor="x"), record("a", schema_version=9)], [SAME], None),
    "one field": (
        [record("a"), record("b")], [record("a"), record("b", text="Teks bé")],
        ["2 records in both feeds: 1 changed, 1 the same; 0 only in old.jsonl, 0 only in new.jsonl", "text: 1 changed",
         f'  {KONTAN}/b\n    - "Teks b"\n    + "Teks bé"', "the changed records are in changed.jsonl"],
        [record("b", text="Teks bé")],
    ),
    "only in one": (
        [record("a"), record("b")], [record("a"), record("c"), record("a", 2)],
        ["1 records in both feeds: 0 changed, 1 the same; 1 only in old.jsonl, 2 only in new.jsonl"], None,
    ),
    "a key that the old feed has not": ([record("a")], [record("a", listed_on=None)], ["1 records in both feeds: 0 changed, 1 the same; 0 only in old.jsonl, 0 only in new.jsonl"], None),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_report(tmp_path, case):
    old, new, lines, changed = CASES[case]
    assert report(tmp_path, old, new) == (lines, changed)


def test_most_changed_field_first_with_three_examples_around_the_difference(tmp_path):
    long = "kapal gandum " * 20
    old = [record(str(number), text=f"{long} lama {long}") for number in range(9)]
    new = [record(str(number), text=f"{long} baru {long}", title="x" if number < 2 else str(number)) for number in range(9)]
    lines, changed = report(tmp_path, old, new)
    assert lines[1] == "text: 9 changed" and lines[5] == "title: 2 changed" and len(changed or []) == 9
    assert "    - …andum kapal gandum  lama" in lines[2] and max(map(len, "\n".join(lines).splitlines())) < 100


def test_lines_that_are_no_records(tmp_path):
    lines, _ = report(tmp_path, [record("a")], [record("a")], more='{"url": 1\n\n[]\n')
    assert lines[1] == "2 lines of old.jsonl are no records"


def test_the_command_prints_the_report(tmp_path):
    path = keep(tmp_path / "archive", "run", page(f"{KONTAN}/a"))
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    assert scrapy("reextract", str(path), "-O", str(old)).returncode == 0
    old.write_text(old.read_text("utf-8").replace("Kapal Gandum", "Kapal Beras"), encoding="utf-8")
    done = scrapy("reextract", str(path), "-O", str(new), "--diff", str(old))
    assert done.returncode == 0 and "title: 1 changed" in done.stdout
    assert (tmp_path / "new.changed.jsonl").read_bytes() == new.read_bytes()
