"""A dataset as other programs load it: types, zones, counts, nested values, offsets."""

import json
import os
import subprocess
import sys
from datetime import date, datetime

import duckdb
import pandas
import polars
import pyarrow
import pytest
from pyarrow import parquet

from kontan_crawler.clock import WIB
from kontan_crawler.dataset.month_files import lines_beside
from kontan_crawler.dataset.rows import CONFIGURATIONS
from kontan_crawler.schema.arrow import arrow_schema
from kontan_crawler.schema.columns import feed_columns
from tests.dataset.feeds import dataset, record, rows, write_feed

MOMENT = datetime(2026, 2, 4, 7, 11, tzinfo=WIB)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A dataset of three months with all splits: the first month has no image and no change, one article no date."""
    folder = tmp_path_factory.mktemp("loading")
    write_feed(folder / "1.jsonl", record("a", image=None, related=[], dates=[]), record("d", published_at=None, listed_on=None))
    write_feed(folder / "2.jsonl", record("b", published_at="2026-03-31T23:30:00+07:00", modified_at="2026-04-01T00:10:00+07:00"))
    write_feed(folder / "3.jsonl", record("c", published_at="2026-04-01T00:10:00+07:00", image=None))
    dataset("build", folder, "--to", folder / "data", "--validation-from", "2026-03", "--test-from", "2026-04")
    return folder / "data"


@pytest.fixture
def load(built, tmp_path, monkeypatch):
    """Return `load_dataset` for the dataset, with a cache of its own and without a network."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    import datasets

    datasets.disable_progress_bars()
    return lambda name, **more: datasets.load_dataset(str(built), name, cache_dir=str(tmp_path), **more)


def test_datasets(load, built):
    found = load("articles")
    assert {name: split.num_rows for name, split in found.items()} == {"train": 1, "validation": 1, "test": 1, "undated": 1}
    features = found["train"].features
    assert str(features["published_at"].dtype) == "timestamp[us, tz=Asia/Jakarta]" and features["published_day"].dtype == "date32"
    (row,) = found["train"]
    assert row["published_at"] == MOMENT and row["published_at"].utcoffset() == WIB.utcoffset(None)
    (changed,) = found["validation"]
    assert (changed["published_day"], changed["image"]["credit"]) == (date(2026, 3, 31), "REUTERS/Ani")
    (mention,) = changed["dates"]
    assert changed["text"][mention["start"] : mention["end"]] == mention["text"] and mention["first_day"] == date(2026, 2, 4)


def test_a_dataset_that_was_built_again_is_loaded_again(tmp_path, load):
    """The cache of `datasets` knows a folder by its name and the YAML of its card."""
    import datasets

    found = []
    for slug in ("x", "y"):
        dataset("build", write_feed(tmp_path / "1.jsonl", record(slug)), "--to", tmp_path / "data")
        found.append(datasets.load_dataset(str(tmp_path / "data"), "articles", cache_dir=str(tmp_path / "cache"))["train"][0]["title"])
    assert found == ["Judul x", "Judul y"]


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_configurations(load, built, name):
    for split, loaded in load(name).items():
        assert [row["id"] for row in loaded] == [row["id"] for row in rows(built, name, split)]


def test_default_configuration(load):
    assert load(None)["train"].column_names[:2] == ["id", "url"]


def test_pandas(built):
    frame = pandas.read_parquet(built / "articles").sort_values("published_at", ignore_index=True)  # all splits
    assert str(frame["published_at"].dtype) == "datetime64[us, Asia/Jakarta]" and frame["published_at"][0] == MOMENT
    assert frame["image"][0] is None and list(frame["authors"][0]) == ["Ani"]


def test_polars(built):
    frame = polars.scan_parquet(built / "articles" / "**" / "*.parquet").sort("published_at").collect()
    assert frame.height == 4 and frame.schema["published_at"] == polars.Datetime("us", "Asia/Jakarta")
    assert frame["published_at"].to_list()[1] == MOMENT and frame["dates"].to_list()[-1][0]["first_day"] == date(2026, 2, 4)


def test_whole_folders(built):
    assert polars.read_parquet(built / "articles").height == pyarrow.parquet.read_table(built / "articles").num_rows == 4


def test_duckdb(built):
    with duckdb.connect() as database:
        database.execute("SET TimeZone = 'Asia/Jakarta'")
        found = database.execute(
            f"SELECT strftime(published_at, '%H:%M %z'), published_day, dates[1].value FROM '{built}/articles/validation/*.parquet'"
        ).fetchall()
    assert found == [("23:30 +07", date(2026, 3, 31), "2026-02-04")]


def test_pyarrow(built):
    tables = [parquet.read_table(file, partitioning=None) for file in sorted((built / "articles").rglob("*.parquet"))]
    assert pyarrow.concat_tables(tables).num_rows == 4
    for table in tables:
        assert table.schema.names[: len(feed_columns())] == arrow_schema().names
        assert [table.schema.field(name).type for name in arrow_schema().names] == arrow_schema().types


def test_written_form(built):
    (file,) = (built / "articles" / "train").glob("*.parquet")
    column = parquet.read_metadata(file).row_group(0).column(0)
    assert (column.compression, parquet.read_metadata(file).num_row_groups) == ("ZSTD", 1)


def test_lines_are_the_rows(built):
    for file in built.rglob("*.parquet"):
        assert len(lines_beside(file).read_bytes().splitlines()) == parquet.read_metadata(file).num_rows


CROISSANT = """
import json, sys, warnings
warnings.simplefilter("ignore")  # of rdflib
import mlcroissant
croissant = mlcroissant.Dataset(sys.argv[1])
issues = croissant.metadata.ctx.issues
sets = [one.id for one in croissant.metadata.record_sets]
print(json.dumps([[*issues.errors, *issues.warnings], {name: list(croissant.records(name)) for name in sets}], default=lambda value: value.decode() if isinstance(value, bytes) else str(value)))
"""


def test_croissant(built):
    """In a process of its own: `absl`, which `mlcroissant` uses, closes the standard error of the tests."""
    done = subprocess.run([sys.executable, "-c", CROISSANT, built / "croissant.json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    issues, found = json.loads(done.stdout)
    assert issues == [] and {*found} == {*CONFIGURATIONS}
    for name in CONFIGURATIONS:
        expected = [row["id"] for split in ("test", "train", "undated", "validation") for row in rows(built, name, split)]
        assert [one[f"{name}/id"] for one in found[name]] == expected
    (mention,) = next(one for one in found["timex"] if one["timex/dates"])["timex/dates"]
    assert mention["timex/dates/value"] == "2026-02-04"


def test_yaml_of_the_card(built):
    head = (built / "README.md").read_text("utf-8").split("---\n")[1]
    import yaml

    values = yaml.safe_load(head)
    assert [one["config_name"] for one in values["configs"]] == [*CONFIGURATIONS]
    assert values["license"] == "other" and values["language"] == ["id"] and values["size_categories"] == ["n<1K"]
    assert json.dumps(values["configs"][0]["data_files"][0]) == '{"split": "train", "path": "articles/train/*.parquet"}'
    assert os.path.isdir(built / "pictures")
