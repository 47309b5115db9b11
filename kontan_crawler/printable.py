"""Escape control characters in log records, so that text of a page cannot forge or colour a log line."""

import json
import logging
import re
from collections.abc import Mapping
from typing import Any

from kontan_crawler.text.clean import NONCHARACTERS

# C0 without tab and newline, DEL and C1 (ISO 6429) control terminals; U+2028 and U+2029 end a line; U+202A to U+202E and
# U+2066 to U+2069 change the text direction (Unicode, UAX #9); lone surrogates cannot be encoded; XML forbids some
# noncharacters (Unicode 23.7).
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff{NONCHARACTERS}]")
_MULTILINE_LOGGERS = {"scrapy", "twisted"}  # they log statistics and settings over many lines


def install() -> None:
    """Make all further log records of this process PrintableRecords."""
    logging.setLogRecordFactory(PrintableRecord)


def printable(text: str) -> str:
    """Return a text with its control characters, except tab and newline, escaped as in Python: \\x1b, \\u202e."""
    return text if text.isprintable() else _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def printable_json(text: str) -> str:
    """Return JSON text whose strings have their control characters escaped as in JSON: \\u009b. It has the same value."""
    return text if text.isprintable() else _CONTROL.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _always_printable(name: str) -> property:
    """Return a property that escapes its value and stores it in `__dict__`, which formatters and copies use."""

    def get(record: logging.LogRecord) -> str | None:
        return record.__dict__[name]

    def put(record: logging.LogRecord, text: str | None) -> None:
        record.__dict__[name] = text and printable(text)

    return property(get, put)


class PrintableRecord(logging.LogRecord):
    """A log record with a printable message, traceback and stack.

    Newlines in arguments are escaped, because the text after one could look like another record. Loggers of Scrapy and Twisted keep them.
    """

    exc_text = _always_printable("exc_text")  # set by the formatter
    stack_info = _always_printable("stack_info")

    def getMessage(self) -> str:
        """Return the printable message with its arguments. Raises TypeError, ValueError or KeyError for a bad format."""
        args = self.args if self.name.partition(".")[0] in _MULTILINE_LOGGERS else _on_one_line(self.args)
        message = str(self.msg)
        return printable(message % args if args else message)


class _OneLine(str):
    """The text of an argument on one line. Its repr is that of the argument."""

    given: str | BaseException

    def __new__(cls, given: str | BaseException) -> "_OneLine":
        line = super().__new__(cls, str(given).replace("\n", r"\n"))
        line.given = given
        return line

    def __repr__(self) -> str:
        return repr(self.given).replace("\n", r"\n")


def _on_one_line(args: Any) -> Any:
    """Return the arguments of a record, a tuple or a mapping, with newlines in strings and errors escaped."""
    if isinstance(args, Mapping):
        return {name: _on_one_line((value,))[0] for name, value in args.items()}
    if isinstance(args, tuple):
        return tuple(_OneLine(value) if isinstance(value, (str, BaseException)) else value for value in args)
    return args
