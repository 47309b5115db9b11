"""Article, schema, DATA_FORMAT.md its sample and that in README.md agree."""

import json
import re
from base64 import b32encode
from dataclasses import fields
from hashlib import sha1
from pathlib import Path

import jsonschema
import pytest

from kontan_crawler.items import WARNINGS, Archived, Article, article_schema
from kontan_crawler.parsing.recording import recorded_part
from tests.parsing.test_recorded_pages import SOURCE_HASHES, derived, misplaced, wanted

ROOT = Path(__file__).parent.parent
KEYS = [field.name for field in fields(Article)]
PAGE = (ROOT / "docs/DATA_FORMAT.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
JSON_TYPES = {"string", "integer", "array", "object", "null"}


def test_schema_file() -> None:
    kept = json.loads((ROOT / "docs/article.schema.json").read_text(encoding="utf-8"))
    assert kept == article_schema(), "run: scrapy schema > docs/article.schema.json"


def test_schema_has_the_keys_of_the_dataclass_in_order() -> None:
    assert list(article_schema()["properties"]) == article_schema()["required"] == KEYS


def test_page_has_a_row_for_each_key_in_order() -> None:
    assert [row[0] for row in _rows("key")] == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_page_and_schema_agree_on_the_type(key: str) -> None:
    printed = set(re.findall(r"\w+", {row[0]: row[1] for row in _rows("key")}[key]))
    assert printed & JSON_TYPES == _types(article_schema()["properties"][key])


def test_page_explains_every_key_of_archived() -> None:
    assert [row[0] for row in _rows("key of `archived`")] == [field.name for field in fields(Archived)]


def test_page_explains_every_warning() -> None:
    assert dict(_rows("code")) == WARNINGS


def test_sample() -> None:
    sample = _sample(PAGE)
    assert list(sample) == KEYS
    assert recorded_part(sample) == wanted("desktop_wire") and not list(misplaced(sample))
    assert sample == sample | derived(sample) | {"source_hash": SOURCE_HASHES["desktop_wire"]}
    page = (ROOT / "tests/files/desktop_wire.html").read_bytes()
    assert sample["archived"]["payload_digest"] == f"sha1:{b32encode(sha1(page).digest()).decode()}"
    jsonschema.validate(sample, article_schema())


def test_readme_sample_is_a_part_of_it() -> None:
    part, whole = _sample(README), _sample(PAGE)
    assert part == {key: whole[key] for key in KEYS if key in part}
    assert README.index("```json") < README.index("## ") and f"[{len(KEYS)} keys]" in README


def _sample(page: str) -> dict:
    return json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])


def _rows(first: str) -> list[list[str]]:
    """Return the cells of the table whose first column is `first`, without code marks in the first cell."""
    lines = PAGE[PAGE.index(f"| {first} |") :].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [[row[0].strip("`"), *row[1:]] for row in rows]


def _types(schema: dict) -> set[str]:
    """Return the JSON types of a property and of its items."""
    types = {schema["type"]} if "type" in schema else set()
    for part in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
        types |= _types(part)
    return types | ({"object"} if "$ref" in schema else set())


def test_snippet_of_stored_pages():
    (snippet,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/stored-pages.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(snippet.splitlines()) == 3
    known = {"url": "https://internasional.kontan.co.id/news/a", "body": (ROOT / "tests" / "files" / "desktop_wire.html").read_bytes()}
    exec(snippet, known)  # the snippet itself
    assert known["reading"].article.title and known["reading"].refused is None


def test_files_of_the_contributing_page_exist() -> None:
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## One article's way")[1].split("## ")[0]
    steps = re.findall(r"^\d+\. .*", section, re.MULTILINE)
    files = {name for step in steps for name in re.findall(r"`([a-z_/]+\.py)`", step)}
    assert len(steps) == 10 and len(files) <= 12
    assert not [name for name in files if not (ROOT / "kontan_crawler" / name).is_file()]
