"""`scrapy crawl`, with arguments checked before anything starts: a wrong one is told in one line, exit code 2."""

import argparse
import sys

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.spiderloader import get_spider_loader

from kontan_crawler.arguments import ArgumentError

BAD_ARGUMENTS = 2


class Command(CrawlCommand):
    """Scrapy's own command; the difference is what it says to a wrong argument."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if len(args) == 1 and (wrong := self._wrong(args[0], opts.spargs)):
            print(f"scrapy crawl {args[0]}: {wrong}", file=sys.stderr)
            sys.exit(BAD_ARGUMENTS)

    def _wrong(self, name: str, given: dict[str, str]) -> str | None:
        spiders = get_spider_loader(self.settings)
        if name not in spiders.list():
            return f"unknown spider; there are {', '.join(sorted(spiders.list()))}"
        try:
            spiders.load(name).check(given)
        except ArgumentError as error:
            return str(error)
        return None
