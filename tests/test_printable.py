"""Log records: no control characters, no extra line from an argument; printable text stays."""

import copy
import io
import logging
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontan_crawler.printable import PrintableRecord, install, printable
from tests.strategies import TEXT

FORMAT = logging.Formatter("%(asctime)s [%(name)s] %(levelname)s: %(message)s")
OURS = ["kontan_crawler.parsing.no_article", "internasional", "arsip", "artikel", "scrapyard"]
DUMPING = ["scrapy", "scrapy.statscollectors", "twisted"]
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TEXTS = TEXT | st.text("\x00\t\n\r\x1b\x7f\x85\x9b\u2028\u2029\u202e\u2066a%")


class Loud(ValueError):
    __repr__ = ValueError.__str__


def is_control(character):
    """Return whether a character is a control character by Unicode's data, not by the ranges under test."""
    kind = unicodedata.category(character) in ("Cc", "Zl", "Zp") and character not in "\t\n"
    return kind or unicodedata.bidirectional(character) in TURNING


def record(message, *args, name="internasional", error=None, stack=None):
    exc_info = error and (type(error), error, None)
    return PrintableRecord(name, logging.WARNING, __file__, 1, message, args, exc_info, None, stack)


def line(*args, **options):
    return FORMAT.format(record(*args, **options))


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


CASES = {
    "colour": ("no article at %s", ("\x1b[31mmerah",), r"no article at \x1b[31mmerah"),
    "carriage return": ("%s", ("a\rb",), r"a\rb"),
    "newline in an argument": ("part %d of %s", (2, "a\nb"), r"part 2 of a\nb"),
    "newline in a mapping": ("%(at)s %(n)d", ({"at": "a\nb", "n": 2},), r"a\nb 2"),
    "newline in an error": ("%s", (ValueError("a\nb"),), r"a\nb"),
    "newline in the format": ("a\n%s", ("b",), "a\nb"),
    "repr of a text": ("%r", ("a\n'b",), '"a\\n\'b"'),
    "repr of an error": ("%r", (ValueError("a\nb"),), r"ValueError('a\nb')"),
    "repr of an error that has lines": ("%r", (Loud("a\nb"),), r"a\nb"),
    "a mapping as one argument": ("%s", ({"at": "a\nb"},), r"{'at': 'a\nb'}"),
    "width, precision, one letter": ("%-4s|%.1s|%c", ("a", "bc", "d"), "a   |b|d"),
    "width in an argument": ("%*d", (4, 7), "   7"),
    "numbers": ("%d %.1f %x", (1, 2.5, 255), "1 2.5 ff"),
    "zero": ("%d", (0,), "0"),
    "no arguments": ("100% \x9b", (), r"100% \x9b"),
    "tab": ("a\tb", (), "a\tb"),
    "message that is no text": (ValueError("\x00"), (), r"\x00"),
    "directions": ("\u202egpj.\u2066x\u2069", (), r"\u202egpj.\u2066x\u2069"),
    "noncharacters": ("\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff", (), r"\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"),
    "line separators": ("a\u2028b\u2029c\x85d", (), r"a\u2028b\u2029c\x85d"),
    "printable": ("%s", ("Harga “emas” naik 5% – é 東京 😀 \\x1b",), "Harga “emas” naik 5% – é 東京 😀 \\x1b"),
}


@pytest.mark.parametrize(("message", "args", "wanted"), CASES.values(), ids=CASES)
def test_message(message, args, wanted):
    assert record(message, *args).getMessage() == wanted


@pytest.mark.parametrize("name", DUMPING)
def test_dumps_keep_their_lines(name):
    dump = record("Dumping:\n%(stats)s", {"stats": "{'a': 1,\n 'b': '\x1b'}"}, name=name)
    assert dump.getMessage() == "Dumping:\n{'a': 1,\n 'b': '\\x1b'}"


@pytest.mark.parametrize("name", OURS)
def test_no_second_line_from_an_argument(name):
    assert len(line("no article at %s", "a\n2026-02-04 [scrapy] INFO: forged", name=name).splitlines()) == 1


def test_arguments_stay():
    made = record("%s", "a\n\x1b")
    made.getMessage()
    assert made.args == ("a\n\x1b",)


@pytest.mark.parametrize(("message", "args"), [("%d", ("a",)), ("%s %s", ("a",)), ("%(a)s", ({"b": "c"},)), ("%s", ("a", "b"))])
def test_broken_format_is_raised(message, args):
    with pytest.raises((TypeError, KeyError)):
        record(message, *args).getMessage()


def test_traceback_and_stack():
    error = ValueError("jahat\x1b[2J\u202e")
    error.__cause__ = KeyError("\x9b")
    for text in (line("x", error=error), FORMAT.format(copy.copy(record("x", error=error, stack="Stack:\n\x1b\tf")))):
        assert "\nValueError: jahat\\x1b[2J\\u202e" in text
        assert not any(map(is_control, text))
    assert line("x", stack="Stack:\n\x1b\tf").endswith("\nStack:\n\\x1b\tf")


@given(TEXTS, TEXTS, st.sampled_from(OURS + DUMPING))
@example("".join(map(chr, range(0xA0))), "".join(map(chr, range(0x2000, 0x2070))), "artikel")
def test_no_control_characters(one, other, name):
    error = raised(ValueError(one))
    for options in ({}, {"error": error}, {"stack": other}):
        for args in ((one,), ("%s %r", one, other), ("%(a)s", {"a": one}), ("%s", error)):
            assert not any(map(is_control, line(*args, name=name, **options)))


@given(TEXTS, TEXTS, st.sampled_from(OURS))
def test_arguments_add_no_line(one, other, name):
    for args in (("%s %s", one, other), ("%r %s", one, ValueError(other)), ("%(a)s", {"a": one, "b": other}), ("%s", {one: other})):
        assert "\n" not in record(*args, name=name).getMessage()


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"])))
def test_printable_text_is_unchanged(text):
    assert printable(text) == text == record(text).getMessage() == record("%s", text).getMessage()


@given(TEXTS)
def test_idempotent(text):
    assert printable(printable(text)) == printable(text)


@pytest.fixture
def log():
    """A logger without other handlers, whose records are printable."""
    before, logger, stream = logging.getLogRecordFactory(), logging.Logger("artikel"), io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(FORMAT)
    logger.addHandler(handler)
    install()
    yield logger, stream
    logging.setLogRecordFactory(before)


def test_installed(log):
    logger, stream = log
    logger.error("no article at %s", "a\n\x1b", exc_info=raised(ValueError("\x07")), stack_info=True, extra={"spider": "x"})
    first, *rest = stream.getvalue().splitlines()
    assert first.endswith(r"no article at a\n\x1b")
    assert r"ValueError: \x07" in rest
    assert "Stack (most recent call last):" in rest


def test_logging_reports_a_broken_format_itself(log, capsys):
    logger, stream = log
    logger.error("%d", "\x1b")
    assert stream.getvalue() == ""
    report = capsys.readouterr().err
    assert report.startswith("--- Logging error ---")
    assert not any(map(is_control, report))


def test_record_from_a_dictionary(log):
    made = logging.makeLogRecord(record("%s", "a\n\x1b", stack="\x1b").__dict__)
    assert (made.getMessage(), made.exc_text, made.stack_info) == (r"a\n\x1b", None, r"\x1b")
