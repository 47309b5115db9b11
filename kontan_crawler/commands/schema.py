"""`scrapy schema`: the JSON Schema of a feed line, made from the Article dataclass."""

import argparse
import json
from typing import Any

from pydantic import TypeAdapter
from scrapy.commands import ScrapyCommand

from kontan_crawler.items import SCHEMA_VERSION, Article


class Command(ScrapyCommand):
    """Print the schema; docs/article.schema.json is kept so: scrapy schema > docs/article.schema.json."""

    requires_crawler_process = False

    def short_desc(self) -> str:
        return "Print the JSON Schema of a feed line"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        print(json.dumps(article_schema(), indent=2, ensure_ascii=False))


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line: every key is there, and no other."""
    schema = TypeAdapter(Article).json_schema()
    schema["required"] = list(schema["properties"])
    schema["properties"]["schema_version"] |= {"const": SCHEMA_VERSION}
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
