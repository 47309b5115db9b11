"""docs/loading.md: each block loads all feeds together, with every value as it is. Only Spark's is not run."""

import csv
import json
import re
import socket
from datetime import date, datetime, timedelta

import pytest

from kontan_crawler.schema.columns import feed_columns
from tests.in_process import scrapy
from tests.schema.feeds import ALL_ISO, MOMENT, SAMPLE, typed, write_feeds
from tests.schema.loading_page import PAGE, blocks, run_block

MOMENTS = [column.name for column in feed_columns() if column.kind == "moment"]
UNPACKING = blocks("One row for each time expression")
COMMAND = re.compile(r"^\.venv/bin/python -m scrapy (.*) >(feed_\w+\.py)$", re.MULTILINE)


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    """A folder with the files that the first commands of the page print."""
    folder = tmp_path_factory.mktemp("modules")
    for words, name in COMMAND.findall(PAGE.read_text("utf-8")):
        (folder / name).write_text(scrapy(*words.split()).stdout)
    return folder


@pytest.fixture(params=["0-old.jsonl", "z-old.jsonl"], ids=["old first", "old last"])
def records(request, tmp_path, modules, monkeypatch):
    """The records of feeds in `output`, in the folder in which the blocks run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(modules)
    return write_feeds(tmp_path / "output", old=request.param)


@pytest.fixture
def requests(monkeypatch, tmp_path):
    """Addresses that the library `datasets` connects to. It keeps nothing outside of the test's folder."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    import datasets

    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", tmp_path / "cache")
    monkeypatch.setattr("datasets.config.HF_HUB_OFFLINE", True)
    datasets.disable_progress_bars()
    found = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: found.append(address))
    return found


@pytest.fixture
def names():
    """The names after the block that finds the feeds."""
    return run_block(*blocks("Which feeds"), {})


def check(rows, records):
    """Check loaded rows against the records of the feeds, and that all moments are in +07:00."""
    rows = list(rows)
    assert rows == [typed(record) for record in records]
    assert len(rows) == len(records) > 12
    offsets = {row[key].utcoffset() for row in rows for key in MOMENTS if row[key]}
    assert offsets == {timedelta(hours=7)}
    (single,) = (row for row in rows if row["url"] == f"{SAMPLE['url']}-10")
    assert (single["modified_at"].isoformat(), single["listed_on"]) == (MOMENT, date(2026, 2, 4))
    assert single["dates"][0]["first_day"] == date(2026, 2, 4) and single["related"][0]["kind"] == "baca_juga" and single["image"]["credit"]


def test_feeds(records, names):
    assert len(names["feeds"]) == 7 and not [name for name in names["feeds"] if not name.endswith((".jsonl", ".jsonl.gz"))]


def test_pandas(records, names):
    (code,) = blocks("pandas")
    frame = run_block(code, names)["frame"]
    assert {str(frame[key].dtype) for key in MOMENTS} == {"datetime64[us, Asia/Jakarta]"}
    assert str(frame["listed_on"].dtype) == "datetime64[us]"
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    for row, record in zip(rows, records, strict=True):
        row["listed_on"] = row["listed_on"] and row["listed_on"].date()
        assert row == typed(record) | {"dates": record["dates"]}  # whose days are text
    (single,) = (row for row in rows if row["url"] == f"{SAMPLE['url']}-10")
    assert single["modified_at"].isoformat() == MOMENT


def test_pandas_with_old_feeds_alone(records, names):
    names["feeds"] = ["output/f-first-version.jsonl"]
    frame = run_block(*blocks("pandas"), names)["frame"]
    assert frame["listed_on"].isna().all() and frame["published_at"][0].isoformat() == SAMPLE["published_at"]


def test_polars(records, names):
    (code,) = blocks("Polars")
    check(run_block(code, names)["frame"].to_dicts(), records)


@pytest.fixture
def duckdb():
    import duckdb

    yield duckdb
    duckdb.sql("RESET TimeZone")


def rows_of(relation):
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def test_duckdb(records, names, duckdb):
    (code,) = blocks("DuckDB")
    run_block(code, names)
    check(rows_of(names["articles"]), records)
    days = [record["published_at"] and date.fromisoformat(record["published_at"][:10]) for record in records]
    assert dict(names["days"].fetchall()) == {day: days.count(day) for day in days}


def test_duckdb_in_sql(records, names, modules, duckdb):
    braces = (modules / "feed_duckdb.py").read_text().partition("COLUMNS = ")[2]
    duckdb.sql("SET TimeZone = 'Asia/Jakarta'")
    check(rows_of(duckdb.sql(f"FROM read_json({names['feeds']}, columns = {braces})")), records)


def test_parquet(records, names, duckdb):
    write, _ = blocks("Write CSV or Parquet")
    run_block(write, run_block(*blocks("DuckDB"), names))
    check(rows_of(duckdb.sql("FROM 'articles.parquet'")), records)


def test_csv(records, names):
    _, write = blocks("Write CSV or Parquet")
    nested = run_block(write, run_block(*blocks("pandas"), names))["nested"]
    with open("articles.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "dates" in nested and [row["title"] for row in rows] == [record["title"] for record in records]
    assert [{key: row[key] and json.loads(row[key]) for key in nested} for row in rows] == [
        {key: record.get(key) or "" if record.get(key) is None else record[key] for key in nested} for record in records
    ]


def test_pyarrow(records, names):
    (code,) = blocks("pyarrow")
    check(run_block(code, names)["table"].to_pylist(), records)


def test_datasets(records, names, requests):
    exact, _ = blocks("Hugging Face datasets")
    dataset = run_block(exact, names)["dataset"]
    assert dataset.features == names["FEATURES"] and not requests
    check(dataset, records)


def test_loader_of_datasets(records, names, requests):
    """It changes texts if all of a feed look like moments, and nothing else."""
    _, loader = blocks("Hugging Face datasets")
    dataset = run_block(loader, names)["dataset"]
    assert dataset.features == names["FEATURES"] and not requests
    rows = list(dataset)
    changed = [row for row, record in zip(rows, records, strict=True) if row != typed(record)]
    (iso,) = (row for row in changed if row["title"] == ALL_ISO["title"])
    assert (iso["published_raw"], iso["modified_at"]) == ("2026-02-05 00:11:00", datetime.fromisoformat(ALL_ISO["modified_at"]))
    assert iso["dates"][0]["value"] == "2026-02-04 00:00:00" and len(changed) == 1


def test_spark():
    (code,) = blocks("Spark")
    compile(code, PAGE.name, "exec")


# One row for each time expression


def expressions(records):
    return [(record["url"], record["text"], mention["text"], mention["first_day"]) for record in records for mention in record["dates"]]


def test_expressions_in_pandas(records, names):
    code, names = UNPACKING[0], run_block(*blocks("pandas"), names)
    with pytest.raises(ValueError, match="Conflicting metadata name text"):
        run_block(code.replace(', record_prefix="dates."', ""), names)
    dates = run_block(code, names)["dates"].astype(object)
    found = dates.where(dates.notna(), None)[["url", "text", "dates.text", "dates.first_day"]]
    assert [*found.itertuples(index=False, name=None)] == expressions(records)


def test_expressions_in_polars(records, names):
    import polars

    code, names = UNPACKING[1], run_block(*blocks("Polars"), names)
    with pytest.raises(polars.exceptions.DuplicateError, match="text"):
        run_block(code.replace(', separator="."', ""), names)
    dates = run_block(code, names)["dates"]
    found = dates.with_columns(polars.col("dates.first_day").cast(str)).select("url", "text", "dates.text", "dates.first_day")
    assert found.rows() == expressions(records)


def test_expressions_in_duckdb(records, names, duckdb):
    dates = run_block(UNPACKING[2], run_block(*blocks("DuckDB"), names))["dates"]
    found = [(url, text, own, day and day.isoformat()) for url, text, own, day in dates.fetchall()]
    assert dates.columns == ["url", "text", "date_text", "first_day"] and sorted(found, key=str) == sorted(expressions(records), key=str)


def test_prefix_of_arrow(records, names):
    table = run_block(*blocks("pyarrow"), names)["table"]
    assert {"image.url", "url"} < set(table.flatten().column_names)
