"""`scrapy schema`: print the JSON Schema of a feed line, generated from the dataclass Article."""

import argparse
import json

from scrapy.commands import ScrapyCommand

from kontan_crawler.commands.options import CheckedOptions


class Command(CheckedOptions, ScrapyCommand):
    """Print the schema. Update the docs with: scrapy schema > docs/article.schema.json."""

    requires_crawler_process = False

    def short_desc(self) -> str:
        return "Print the JSON Schema of a feed line"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.items import article_schema

        print(json.dumps(article_schema(), indent=2, ensure_ascii=False))
