"""Log lines that no page can forge or colour: control characters are written as escapes such as \\x1b."""

import logging
import re
from collections.abc import Mapping
from typing import Any

from kontan_crawler.text.clean import NONCHARACTERS

# C0 without tab and newline, DEL and C1 (ISO 6429: terminals obey them); U+2028 and U+2029 end a line; U+202A to
# U+202E and U+2066 to U+2069 turn the direction of writing (Unicode, UAX #9); halves of surrogate pairs cannot be written;
# noncharacters (Unicode 23.7) stand for nothing, and XML forbids some of them.
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff{NONCHARACTERS}]")
_DUMPING = {"scrapy", "twisted"}  # log statistics, settings and the like, over many lines


def install() -> None:
    """Make every log record of this process from now on a PrintableRecord."""
    logging.setLogRecordFactory(PrintableRecord)


def printable(text: str) -> str:
    """Return a text with its control characters, tab and newline excepted, written as Python writes them: \\x1b, \\u202e."""
    return text if text.isprintable() else _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def _always_printable(name: str) -> property:
    """Return an attribute that makes printable what is set; it is kept where formatters and copies look for it."""

    def get(record: logging.LogRecord) -> str | None:
        return record.__dict__[name]

    def put(record: logging.LogRecord, text: str | None) -> None:
        record.__dict__[name] = text and printable(text)

    return property(get, put)


class PrintableRecord(logging.LogRecord):
    """A log record whose message, traceback and stack are printable.

    A newline in an argument is written as \\n in every logger but those of Scrapy and Twisted: there it would begin a line
    that looks like another record's.
    """

    exc_text = _always_printable("exc_text")  # set by the formatter
    stack_info = _always_printable("stack_info")

    def getMessage(self) -> str:
        """Return the message with its arguments, printable; what logging raises for a broken format is raised."""
        args = self.args if self.name.partition(".")[0] in _DUMPING else _on_one_line(self.args)
        message = str(self.msg)
        return printable(message % args if args else message)


class _OneLine(str):
    """A text of one line that stands for an argument; %r still shows the argument's own form."""

    given: str | BaseException

    def __new__(cls, given: str | BaseException) -> "_OneLine":
        line = super().__new__(cls, str(given).replace("\n", r"\n"))
        line.given = given
        return line

    def __repr__(self) -> str:
        return repr(self.given).replace("\n", r"\n")


def _on_one_line(args: Any) -> Any:
    """Return a record's arguments, a tuple or a mapping, with the newlines of texts and errors escaped; numbers stay."""
    if isinstance(args, Mapping):
        return {name: _on_one_line((value,))[0] for name, value in args.items()}
    if isinstance(args, tuple):
        return tuple(_OneLine(value) if isinstance(value, (str, BaseException)) else value for value in args)
    return args
