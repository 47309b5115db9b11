"""`scrapy schema --format`: what is printed is of use as it is, and needs no program."""

import re
import subprocess
import sys

import pytest

from kontan_crawler.schema.arrow import arrow_schema
from kontan_crawler.schema.columns import feed_columns
from kontan_crawler.schema.formats import FORMATS, printed_schema
from tests.in_process import ROOT, scrapy

PROGRAMS = ("pyarrow", "polars", "duckdb", "datasets", "pyspark")
WITHOUT = f"import sys; sys.modules.update(dict.fromkeys({PROGRAMS})); from kontan_crawler.schema.formats import *; print(*map(printed_schema, FORMATS))"


def names_of(printed):
    """Run what is printed; return its names."""
    names = {}
    exec(printed_schema(printed), names)
    return names


def test_json_is_the_default():
    done, named = scrapy("schema"), scrapy("schema", "--format", "json")
    assert (done.returncode, done.stdout) == (0, (ROOT / "docs/article.schema.json").read_text("utf-8"))
    assert named.stdout == done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_command_prints_each_format(name):
    done = scrapy("schema", "--format", name)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", printed_schema(name) + "\n")


@pytest.mark.parametrize("words", [["--format", "avro"], ["--format", ""], ["--format=Arrow"], ["arrow"]], ids=" ".join)
def test_unknown_format(words):
    done = scrapy("schema", *words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert all(name in done.stderr for name in FORMATS) and repr(words[-1].rpartition("=")[2]).strip("'") in done.stderr


def test_no_program_is_needed_to_print():
    done = subprocess.run([sys.executable, "-c", WITHOUT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == " ".join(map(printed_schema, FORMATS)) + "\n"


def test_arrow():
    names = names_of("arrow")
    assert names["SCHEMA"] == arrow_schema()
    assert (names["JSON_SCHEMA"].names, names["JSON_SCHEMA"].field("listed_on").type) == (arrow_schema().names, "string")


def test_polars():
    import polars

    assert names_of("polars")["SCHEMA"] == polars.from_arrow(arrow_schema().empty_table()).schema


def test_datasets():
    assert names_of("datasets")["FEATURES"].arrow_schema == arrow_schema()


def test_duckdb():
    import duckdb

    columns = names_of("duckdb")["COLUMNS"]
    with duckdb.connect() as database:
        database.sql("SET TimeZone = 'Asia/Jakarta'")
        casts = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in columns.items())
        table = database.sql(f"SELECT {casts} WHERE false").to_arrow_table()
    assert table.schema == arrow_schema()


def test_spark():
    """Spark is not run: the names and the brackets of its DDL."""
    ddl = names_of("spark")["SCHEMA"]
    assert re.findall(r"^ {4}`(\w+)` [A-Z]", ddl, re.MULTILINE) == [column.name for column in feed_columns()]
    assert "`published_at` TIMESTAMP,\n" in ddl and "`listed_on` DATE,\n" in ddl and "`authors` ARRAY<STRING>,\n" in ddl
    assert "`image` STRUCT<`url`: STRING, `caption`: STRING, `credit`: STRING>,\n" in ddl
    assert "`dates` ARRAY<STRUCT<`start`: BIGINT, `end`: BIGINT, " in ddl and not ddl.rstrip().endswith(",")
