"""Rounds, spreads, Markdown, the usage of a process, and dateparser's values."""

import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from bench import ledger, ledger_table
from bench.__main__ import main
from bench.crawl.report import per_day
from bench.crawl.usage import ProcessFailed, usage_of
from bench.ledger import Figure
from bench.markdown import table
from bench.pages import Page, real_pages
from bench.rounds import ratios, short, spread, take_turns
from bench.search_dates import found_by_dateparser, lenient
from bench.timex import Text
from bench.timex_scores import Timex

DAY = date(2026, 2, 4)


def test_works_take_turns():
    calls: list[str] = []
    results = take_turns({name: lambda name=name: calls.append(name) or len(calls) for name in "ab"}, 3)
    assert (calls, results) == (list("ababab"), {"a": [1, 3, 5], "b": [2, 4, 6]})


def test_ratios_are_of_the_same_round():
    assert ratios([2, 6, 3], [1, 2, 3]) == (2, 1, 3)


@pytest.mark.parametrize(("figures", "expected"), [([3, 1, 2], "2 (1 to 3)"), ([1.234], "1.23"), ([12345.6, 12345.6], "12,346")])
def test_spread(figures, expected):
    assert str(spread(figures)) == expected


@pytest.mark.parametrize(("figure", "expected"), [(0.0012345, "0.00123"), (99.94, "99.9"), (1000, "1,000"), (0, "0")])
def test_short(figure, expected):
    assert short(figure) == expected


def test_table():
    assert list(table(["a", "b"], [["x|y", "1"]])) == ["| a | b |", "| --- | ---: |", "| x&#124;y | 1 |"]
    with pytest.raises(ValueError):
        list(table(["a", "b"], [["1"]]))


def test_usage_of_a_process():
    usage = usage_of([sys.executable, "-S", "-c", "sum(range(10**6)); bytearray(30 * 2**20)"])
    assert usage.cpu > 0 and 30 < usage.peak < 300


def test_a_failed_process_is_named_with_its_last_line():
    with pytest.raises(ProcessFailed, match="ended with 3:\ntorn$"):
        usage_of([sys.executable, "-S", "-c", "import sys; print('torn', file=sys.stderr); sys.exit(3)"])


def test_a_small_replica_has_enough_articles_a_day():
    assert (per_day(10_000), per_day(10)) == (1428, 14)


@pytest.mark.parametrize(("value", "goal", "is_met"), [(1, None, True), (1, 2, True), (2, 2, False)])
def test_a_goal_is_to_be_less(value, goal, is_met):
    assert Figure("size", value, goal).is_met is is_met


def test_offsets_of_what_dateparser_finds():
    found = found_by_dateparser(Text("a", DAY, "Rapat pada 5 Maret 2026 dan 6 Maret 2026.", None))
    assert [(one.start, one.end, one.value) for one in found][-1] == (28, 40, "2026-03-06")


@pytest.mark.parametrize(
    ("annotated", "value"), [("2026-02", "2026-02"), ("PRESENT_REF", "PRESENT_REF"), ("2026-02-05", "2026-02-04"), (None, "2026-02-04")]
)
def test_dateparser_is_not_asked_for_more_than_a_day(annotated, value):
    found = lenient([Timex(0, 4, "DATE", "2026-02-04")], [Timex(0, 4, "DATE", annotated)], DAY)
    assert [one.value for one in found] == [value]


@pytest.mark.parametrize(("line", "message"), [
    (None, "does not exist"), ("", "has no page"), ("{", "line 1"), ('{"url": "x"}', "line 1: KeyError: 'truth'"),
])  # fmt: skip
def test_bad_arguments(line, message, capsys, tmp_path):
    given = tmp_path / "pages.jsonl"
    if line is not None:
        given.write_text(line)
    with pytest.raises(SystemExit) as ended:
        main(["--real", str(given)])
    assert ended.value.code == 2 and message in capsys.readouterr().err


def test_real_pages(tmp_path):
    truth = {"title": "Kapal", "date": "15 Juli 2022 07:53", "authors": ["Ani"], "paragraphs": ["Satu.", "Dua."]}
    hosts = ("kesehatan.kontan.co.id", "insight.kontan.co.id", "www.example.com")
    lines = [json.dumps({"url": f"https://{host}/news/kapal", "html": "<p>Satu.", "truth": truth}) for host in hosts]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    (page,) = real_pages(tmp_path / "pages.jsonl")
    assert page == Page("https://kesehatan.kontan.co.id/news/kapal", b"<p>Satu.", "Kapal", "2022-07-15", ["Ani"], "Satu.\n\nDua.")


def test_ledger_table(monkeypatch, capsys):
    def run(command: list[str], **options: object) -> SimpleNamespace:
        monkeypatch.setattr(sys, "argv", command[2:])
        ledger.main()
        return SimpleNamespace(stdout=capsys.readouterr().out)

    monkeypatch.setattr(ledger, "LOOKUPS", 10)
    monkeypatch.setattr(ledger_table.subprocess, "run", run)
    rows = [line.split("|")[1:3] for line in ledger_table.lines([2_001]) if line.startswith("| ")]
    assert rows[0][1].strip() == "2,001 articles" and len(rows) > 10
    assert {name.strip(): value.strip() for name, value in rows}["wrong results of 10 look-ups of known URLs"] == "0"
