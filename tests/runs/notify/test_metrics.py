"""The metrics of a run, read by Prometheus' parser, have the values of its manifest."""

import os
import re
import stat
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from kontan_crawler import __version__
from kontan_crawler.clock import WIB
from kontan_crawler.replica.server import serve
from kontan_crawler.runs.notify.gauges import GAUGES
from kontan_crawler.runs.notify.metrics import PREFIX, metrics_path, registry_of, write_metrics
from kontan_crawler.runs.notify.verdict import verdict_of, verdict_without_manifest
from kontan_crawler.spider_args import ArgumentError
from tests.crawling import crawl
from tests.in_process import ROOT
from tests.manifests import a_manifest, manifests
from tests.spiders.test_walk import DAY, INDEX, KONTAN, HandMade, listing, row, story
from tests.strategies import TEXT

DOCS = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
BEGUN = datetime(2026, 2, 4, 22, 20, tzinfo=WIB)


def read(text):
    """Return the samples by gauge, without the prefix, and by its second label, if any."""
    families = list(text_string_to_metric_families(text))
    assert {family.type for family in families} <= {"gauge"}
    found = {}
    for sample in (sample for family in families for sample in family.samples):
        labels = dict(sample.labels)
        found.setdefault(labels.pop("spider"), {})[(sample.name.removeprefix(PREFIX), *labels.values())] = sample.value
    (by_name,) = found.values()
    return by_name


# A whole run


def test_a_run_writes_its_metrics(tmp_path):
    answers = {INDEX: listing(row("a"), row("b"), row("gone")), f"{INDEX}20": listing()}
    answers |= {f"{KONTAN}/news/{name}?page=all": story(number) for number, name in enumerate("ab")}
    output, metrics = tmp_path / "output", tmp_path / "kontan_arsip.prom"
    with serve(HandMade(answers)) as replica:
        runs = [crawl(*DAY, folder=output, replica=replica, METRICS_FILE=tmp_path / "kontan_%(name)s.prom") for _ in range(2)]
        manifest = manifests(output)[-1]
    assert [run.exit_code for run in runs] == [0, 0]
    assert {path.name for path in tmp_path.iterdir()} == {"output", "kontan_arsip.prom"}  # and no temporary file
    found = read(metrics.read_text("utf-8"))
    assert found == expected(manifest)
    assert manifest["previous"]["exit_code"] == 0


def test_a_run_without_network_has_read_no_listing(tmp_path):
    run = crawl("internasional", folder=tmp_path / "output", RETRY_TIMES=1, METRICS_FILE=tmp_path / "x.prom")
    found = read((tmp_path / "x.prom").read_text("utf-8"))
    assert run.exit_code == 1 and manifests(tmp_path / "output")[-1]["counts"]["listing/asked"] > 0
    assert [found["run_listings", result] for result in ("read", "failed", "unreadable")] == [0, 0, 0]


UNKNOWN = verdict_without_manifest("arsip", {}, BEGUN, "the ledger is damaged")


def test_any_user_can_read_the_file_before_it_is_in_place(tmp_path, monkeypatch):
    """node_exporter runs as another user. The umask of the run has no effect and does not change."""

    def look(part, path):
        modes.append(stat.S_IMODE(os.stat(part).st_mode))
        rename(part, path)

    modes, rename, before = [], os.rename, os.umask(0o077)
    monkeypatch.setattr(os, "rename", look)
    try:
        for _ in range(2):
            write_metrics(tmp_path / "x.prom", UNKNOWN)
    finally:
        after = os.umask(before)
    assert modes == [0o644, 0o644] and os.listdir(tmp_path) == ["x.prom"] and after == 0o077


def test_an_error_leaves_no_temporary_file(tmp_path):
    (tmp_path / "x.prom" / "y").mkdir(parents=True)
    with pytest.raises(OSError):
        write_metrics(tmp_path / "x.prom", UNKNOWN)
    assert os.listdir(tmp_path) == ["x.prom"]


def expected(manifest):
    """The metrics of a manifest, computed without the code under test."""
    counts, days = manifest["counts"], manifest["days"]
    found = {
        ("build_info", manifest["program"].split(" ")[1]): 1,
        ("run_start_timestamp_seconds",): datetime.fromisoformat(manifest["started"]).timestamp(),
        ("run_end_timestamp_seconds",): datetime.fromisoformat(manifest["ended"]).timestamp(),
        ("last_completed_run_timestamp_seconds",): 0,
        ("run_exit_code",): manifest["exit_code"],
        ("run_failed_checks",): len(manifest["failed_checks"]),
        ("run_feed_lines",): sum(feed["lines"] for feed in manifest["feeds"]),
        ("run_listing_rows",): counts.get("listing/rows", 0),
        ("run_requests",): counts.get("downloader/request_count", 0),
        ("run_response_bytes",): counts.get("downloader/response_bytes", 0),
        ("run_listings", "failed"): counts.get("listing/failed", 0),
        ("run_listings", "unreadable"): counts.get("listing/unreadable", 0),
    }
    kept = manifest["archive"]
    if kept:
        found |= {
            ("run_archive_bytes",): kept["bytes"],
            ("archive_bytes",): kept["total_bytes"],
            ("archive_free_bytes",): kept["free_bytes"],
        }
    if manifest["last_completed"]:
        found["last_completed_run_timestamp_seconds",] = datetime.fromisoformat(manifest["last_completed"]).timestamp()
    found["run_listings", "read"] = sum(count for name, count in counts.items() if re.fullmatch("listing/[^/]*/read", name))
    for outcome in ("delivered", "known", "unchanged", "waiting"):
        found["run_addresses", outcome] = sum(day[outcome] for day in days)
    for reason in {reason for day in days for reason in day["refused"]}:
        found["run_refused_addresses", reason] = sum(day["refused"].get(reason, 0) for day in days)
    for name, count in counts.items():
        for begin, gauge in (("article/template/", "run_articles"), ("downloader/response_status_count/", "run_responses")):
            if name.startswith(begin):
                found[gauge, name[len(begin) :]] = count
    for kanal in {*manifest["kanal"], *(span["kanal"] for span in manifest["days_left"])}:
        spans = [span for span in manifest["days_left"] if span["kanal"] == kanal]
        days_in = [(date.fromisoformat(span["until"]) - date.fromisoformat(span["since"])).days + 1 for span in spans]
        found["run_days_left", kanal] = sum(days_in)
    return found


# Any manifest

NUMBERS = st.integers(0, 2**40)
LABELS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2100, 1, 1), timezones=st.just(WIB)).map(datetime.isoformat)
KANAL = st.sampled_from(["internasional", "global", "nasional"])
DAYS = st.fixed_dictionaries({
    "listed": NUMBERS, "delivered": NUMBERS, "known": NUMBERS, "unchanged": NUMBERS, "waiting": NUMBERS,
    "refused": st.dictionaries(LABELS, NUMBERS, max_size=3), "day": st.none(), "kanal": KANAL, "listed_to_end_at": st.none(),
})  # fmt: skip
SPANS = st.builds(
    lambda kanal, since, more: {"kanal": kanal, "since": str(since), "until": str(since + timedelta(days=more))},
    KANAL, st.dates(date(2011, 1, 1), date(2100, 1, 1)), st.integers(0, 999),
)  # fmt: skip
COUNTS = ["listing/asked", "listing/failed", "listing/unreadable", "listing/rows", "downloader/request_count", "downloader/response_bytes"]
LABELLED = st.builds("{}/{}".format, st.sampled_from(["article/template", "downloader/response_status_count"]), LABELS)
LABELLED |= st.builds("listing/{}/read".format, LABELS)
NAMES = st.sampled_from(COUNTS) | LABELLED | LABELS
MANIFESTS = st.fixed_dictionaries({
    "program": st.just("kontan_crawler 0.1.0"), "spider": st.sampled_from(["internasional", "arsip"]),
    "kanal": st.lists(KANAL, unique=True),
    "started": MOMENTS, "ended": MOMENTS, "exit_code": st.sampled_from([0, 1, 130, 143]), "last_completed": st.none() | MOMENTS,
    "failed_checks": st.lists(TEXT), "feeds": st.lists(st.fixed_dictionaries({"file": st.just("a.jsonl"), "lines": NUMBERS})), "days": st.lists(DAYS, max_size=3),
    "archive": st.none() | st.fixed_dictionaries({"files": st.just([]), **dict.fromkeys(("bytes", "total_bytes", "free_bytes"), NUMBERS)}),
    "days_left": st.lists(SPANS, max_size=3), "waiting": st.just([]), "given_up": st.just([]),
    "counts": st.dictionaries(NAMES, NUMBERS, max_size=9),
})  # fmt: skip


@given(MANIFESTS)
def test_any_manifest_round_trips(manifest):
    assert read(generate_latest(registry_of(verdict_of(a_manifest(**manifest)))).decode()) == expected(manifest)


def test_metrics_without_a_manifest():
    found = read(generate_latest(registry_of(UNKNOWN)).decode())
    assert found.pop(("run_end_timestamp_seconds",)) > found.pop(("run_start_timestamp_seconds",))
    assert found == {("build_info", __version__): 1, ("run_exit_code",): 1, ("run_failed_checks",): 1}


# The setting


@pytest.mark.parametrize(("value", "name"), [
    ("kontan_%(name)s.prom", "kontan_arsip.prom"), ("kontan.prom", "kontan.prom"), ("100%%.prom", "100%.prom"),
    ("%(name)s/%(name)s.prom", "arsip/arsip.prom"),
])  # fmt: skip
def test_a_valid_path(value, name, tmp_path, monkeypatch):
    (tmp_path / "arsip").mkdir()
    monkeypatch.chdir(tmp_path)
    assert metrics_path(value, "arsip") == tmp_path / name
    assert metrics_path(f"{tmp_path}/{value}", "arsip") == tmp_path / name


@pytest.mark.parametrize(("value", "better"), [
    ("%(spider)s.prom", "%(name)s"), ("%s.prom", "%(name)s"), ("100%.prom", "%%"), ("%(name).prom", "%(name)s"),
    ("nowhere/x.prom", "/nowhere "), ("%(name)s/x.prom", "/arsip "), (".", "/arsip.prom"),
    ("kontan.txt", "kontan.txt.prom"), ("kontan.prom.tmp", "kontan.prom.tmp.prom"), ("x.PROM", "x.PROM.prom"),
])  # fmt: skip
def test_an_invalid_path_is_reported_with_a_valid_one(value, better, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArgumentError) as raised:
        metrics_path(value, "arsip")
    assert f"METRICS_FILE={value!r}" in str(raised.value) and better in str(raised.value)


# Names


@pytest.mark.parametrize("gauge", GAUGES, ids=lambda gauge: gauge.name)
def test_names_follow_the_conventions(gauge):
    """https://prometheus.io/docs/practices/naming/, as `promtool check metrics` checks them."""
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", gauge.name) and (gauge.label is None or re.fullmatch(r"[a-z]+", gauge.label))
    odd = r"_(total|count|sum|bucket|gauge|days?|hours?|minutes?|milliseconds|ms|kb|mb|percent)$"
    assert not re.search(odd, gauge.name), "a gauge, in a base unit"
    assert ("timestamp" in gauge.name) == gauge.name.endswith("_timestamp_seconds")
    assert gauge.help.endswith(".") and gauge.label not in ("le", "quantile", "instance", "job", "spider")


def test_the_docs_name_every_metric():
    documented = re.findall(rf"^\| `{PREFIX}(\w+)`(?:, `(\w+)`)? \|", DOCS, re.MULTILINE)
    assert documented == [(gauge.name, gauge.label or "") for gauge in GAUGES]


RULES = DOCS.partition("```yaml")[2].partition("```")[0]


def test_the_docs_alert_on_metrics_that_exist():
    named = set(re.findall(rf"{PREFIX}(\w+)", RULES))
    assert named and named <= {gauge.name for gauge in GAUGES}


def test_an_alert_of_the_docs_continues_without_new_samples():
    """`absent_over_time` has the same range as `last_over_time`."""
    looking_back = re.findall(rf"\blast_over_time\({PREFIX}(\w+)\[(\w+)\]\)", RULES)
    assert looking_back and set(looking_back) <= set(re.findall(rf"\babsent_over_time\({PREFIX}(\w+){{spider=\"\w+\"}}\[(\w+)\]\)", RULES))
