"""`-O x.csv` and `-O x.xml` are read back as docs/loading.md says, and hold what the JSON Lines feed of the same run holds."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from kontan_crawler.schema.columns import feed_columns
from tests.in_process import ROOT
from tests.schema.loading_page import blocks, run_block
from tests.spiders.test_walk import KONTAN, run, story

PAGES = {  # the first one has related links, tags, a picture and dates
    f"{KONTAN}/news/a?page=all": (ROOT / "tests/files/desktop_wire.html").read_text("utf-8"),
    f"{KONTAN}/news/b?page=all": story(1).replace("Kapal Gandum", "“É” &lt;b&gt; & 🚢, 2026"),
    f"{KONTAN}/news/c?page=all": story(2, 3).replace("Tri Lestari", "Tri, Lestari dan Ayu"),
}
NESTED = [column.name for column in feed_columns() if column.kind in ("list", "object")]
INTEGERS = [column.name for column in feed_columns() if column.kind == "integer"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of a run with three feeds."""
    folder = tmp_path_factory.mktemp("run")
    urls = ",".join(url.partition("?")[0] for url in PAGES)
    feeds = [word for name in ("x.jsonl", "x.csv", "x.xml") for word in ("-O", str(folder / name))]
    done, _ = run(PAGES, folder, "artikel", "-a", f"url={urls}", *feeds)
    assert done.exit_code == 0 and len(done.feed) == 3
    return folder


@pytest.fixture
def records(folder, monkeypatch):
    """The records of the JSON Lines feed, with numbers as text, in the folder in which the blocks run."""
    monkeypatch.chdir(folder)
    records = [json.loads(line) for line in Path("x.jsonl").read_text("utf-8").splitlines()]
    assert any(record["image"] and record["dates"] and record["related"] for record in records)
    return [record | {key: str(record[key]) for key in INTEGERS} for record in records]


def test_page_names_the_keys_with_lists_and_objects(records):
    names = run_block(blocks("CSV and XML")[0], {})
    assert names["NESTED"] == set(NESTED)


def test_csv_and_xml(records):
    in_csv, in_xml, _ = blocks("CSV and XML")
    names = run_block(in_csv, {})
    assert names["articles"] == records
    assert run_block(in_xml, names)["articles"] == records


def test_csv_in_pandas(records):
    names = run_block(blocks("CSV and XML")[2], {"pd": pd, "json": json, "NESTED": NESTED})
    frame = names["frame"].astype(object)
    assert frame.where(frame.notna(), None).to_dict("records") == records


def test_cells_are_the_json_of_the_lines(records):
    lines = Path("x.jsonl").read_text("utf-8").splitlines()
    with open("x.csv", encoding="utf-8", newline="") as file:
        for row, line in zip(csv.DictReader(file), lines, strict=True):
            assert all(f'"{key}": {row[key] or "null"}' in line for key in NESTED)
