"""`scrapy dates`: tags the time expressions of texts, so that anyone can use and score the tagger."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime

from scrapy.commands import ScrapyCommand

from kontan_crawler.dates import find_mentions
from kontan_crawler.dates.catalogue import page

# ISO 8601 has more ways to write a moment, which not every Python reads.
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{3}|\.\d{6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)


class Command(ScrapyCommand):
    """JSON Lines in, JSON Lines out."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "[--forms] < texts.jsonl > timexes.jsonl"

    def short_desc(self) -> str:
        """One line for `scrapy --help`."""
        return "Find and resolve the time expressions of texts"

    def long_desc(self) -> str:
        """Text of `scrapy dates --help`."""
        return (
            'Reads lines {"id", "dct", "text"} from standard input, dct being the date or ISO moment of publication, and writes '
            '{"id", "timexes"}. A line that cannot be read is reported and left out, and the exit code is 1.'
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and our own."""
        super().add_options(parser)
        parser.add_argument("--forms", action="store_true", help="write the page of all forms that are understood, and stop")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Tag standard input to standard output."""
        lines = page().splitlines() if opts.forms else tagged(sys.stdin.buffer, self.complain)
        try:
            for line in lines:
                print(line, flush=True)
        except BrokenPipeError:  # the reader, such as `head`, has had enough; nothing more may be flushed at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def complain(self, message: str) -> None:
        """Report a line that cannot be read."""
        print(message, file=sys.stderr)
        self.exitcode = 1


def tagged(lines: Iterable[bytes], complain: Callable[[str], None]) -> Iterator[str]:
    """A JSON line for each that can be read; `complain` gets a message for each other. Blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield tag(line)
            except (ValueError, RecursionError) as error:
                complain(f"line {number}: {error}")


def tag(line: bytes) -> str:
    """One line tagged. Raises ValueError (RecursionError for JSON nested too deep) for a line that cannot be read."""
    record = json.loads(line)
    if not isinstance(record, dict) or "id" not in record or not all(isinstance(record.get(key), str) for key in ("dct", "text")):
        raise ValueError('not an object with "id" and the strings "dct" and "text"')
    mentions = find_mentions(record["text"], published(record["dct"]))
    return json.dumps({"id": record["id"], "timexes": [asdict(mention) for mention in mentions]})


def published(dct: str) -> date:
    """A date, `2026-08-21`, or moment, `2026-08-21T18:00+07:00`, in ISO 8601. Raises ValueError for anything else."""
    try:
        if not MOMENT.fullmatch(dct):
            raise ValueError("neither YYYY-MM-DD nor YYYY-MM-DDThh:mm")
        return datetime.fromisoformat(dct.replace("Z", "+00:00")) if "T" in dct else date.fromisoformat(dct)
    except ValueError as error:
        raise ValueError(f"impossible publication moment {dct!r}: {error}") from error
