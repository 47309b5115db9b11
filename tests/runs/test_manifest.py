"""Manifests as files: format, validation, earlier versions."""

import json
from datetime import date, datetime

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.runs import site_change as codes
from kontan_crawler.runs.build_manifest import build_manifest
from kontan_crawler.runs.drift.shares import shares
from kontan_crawler.runs.manifest import MANIFEST_VERSION, ArchiveFiles, Manifest
from kontan_crawler.runs.manifest_files import read_manifest, write_manifests
from kontan_crawler.runs.manifest_versions import NewerManifest, parse_manifest
from kontan_crawler.runs.run_result import RunResult
from kontan_crawler.runs.site_change import SiteChange
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.idle_runs import IdleSpan
from kontan_crawler.store.repeated_lines import RepeatedLine
from kontan_crawler.store.run_outcomes import Tally
from tests.in_process import ROOT
from tests.manifests import PLAIN, a_manifest
from tests.store.ledgers import DAY, A, B

DOCS = (ROOT / "docs" / "delivery.md").read_text("utf-8").partition("## The manifest")[2].partition("\n## ")[0]
STARTED = datetime(2026, 2, 5, 9, 0, 0, 120000, tzinfo=WIB)


class FixedOutcomes:
    """A frontier with fixed outcomes."""

    def tally(self):
        outcomes = {"delivered": 3, "known": 2, None: 1, "removed": 4}
        dated = [Tally(DAY.toordinal(), "global", outcome, count) for outcome, count in outcomes.items()]
        return [*dated, Tally(None, "global", "paywall", 1)]

    def refusals(self):
        return [(A, "removed")]

    def waiting(self):
        return [B]


def manifest_of_run(**given):
    result = RunResult(
        "finished", 0, days_read={("global", DAY): STARTED}, days_empty={("nasional", DAY)}, days_left={"global": {DAY}}, **given
    )
    start = RunStart("arsip-1", "arsip", {"file": "harga-\udcff-é"}, STARTED, ("global",), DAY)
    return build_manifest(start, result, FixedOutcomes())


def test_file_format(tmp_path):
    """Indented by one space, UTF-8 without escapes, moments with an offset, keys in the order of the class."""
    manifest = manifest_of_run(
        checks=["é"],
        counts={"b": 1, "c": 0, "a": 2},
        suspected=[SiteChange(codes.REFUSED, "paywall"), SiteChange(codes.FALLBACK)],
        repeated_lines=[RepeatedLine("Bagikan", 14, 120, (A,))],
        archive=ArchiveFiles(files=["a.warc.gz"], bytes=1, total_bytes=2, free_bytes=3),
        idle_before=[IdleSpan("arsip", 2, "arsip-0", "arsip-00")],
    )
    write_manifests(manifest, [], tmp_path)
    text = (tmp_path / f"arsip-1{MANIFEST_SUFFIX}").read_text("utf-8")
    written = json.loads(text)
    assert text == json.dumps(written, indent=1, ensure_ascii=False) + "\n"
    assert list(written) == list(PLAIN) == list(Manifest.model_fields)
    assert written | {"ended": None, "program": None} == {
        "manifest_version": MANIFEST_VERSION, "program": None, "run": "arsip-1", "spider": "arsip", "arguments": {"file": r"harga-\udcff-é"}, "kanal": ["global"],
        "since": "2026-02-04", "replica": False, "started": "2026-02-05T09:00:00.120000+07:00", "ended": None, "reason": "finished", "exit_code": 0,
        "completed": True, "last_completed": "2026-02-05T09:00:00.120000+07:00", "previous": None,
        "idle_before": [{"spider": "arsip", "runs": 2, "first": "arsip-0", "last": "arsip-00"}], "failed_checks": ["é"],
        "suspected": [{"code": "refused", "of": "paywall"}, {"code": "fallback", "of": None}],
        "repeated_lines": [{"line": "Bagikan", "articles": 14, "of": 120}], "feeds": [],
        "archive": {"files": ["a.warc.gz"], "bytes": 1, "total_bytes": 2, "free_bytes": 3},
        "days": [
            {"day": "2026-02-04", "kanal": "global", "listed": 10, "delivered": 3, "known": 2, "unchanged": 0, "waiting": 1, "refused": {"removed": 4},
             "listed_to_end_at": "2026-02-05T09:00:00+07:00"},
            {"day": None, "kanal": "global", "listed": 1, "delivered": 0, "known": 0, "unchanged": 0, "waiting": 0, "refused": {"paywall": 1},
             "listed_to_end_at": None},
        ],
        "days_empty": [{"kanal": "nasional", "day": "2026-02-04"}],
        "days_left": [{"kanal": "global", "since": "2026-02-04", "until": "2026-02-04"}],
        "given_up": [{"url": A, "reason": "removed", "counted": True}], "waiting": [B], "robots": {}, "counts": {"a": 2, "b": 1},
    }  # fmt: skip
    assert read_manifest(tmp_path / f"arsip-1{MANIFEST_SUFFIX}") == manifest
    assert datetime.fromisoformat(written["ended"]).utcoffset() == WIB.utcoffset(None) and len(written["ended"]) == len(
        "2026-02-05T09:00:00+07:00"
    )


def test_docs_name_every_key():
    keys = DOCS.partition("| code in ")[0]
    rows = [line.split("|")[1] for line in keys.splitlines() if line.startswith("| `")]
    assert sorted(name.strip(" `") for row in rows for name in row.split(",")) == sorted(Manifest.model_fields)


def test_docs_name_every_code():
    named = {code for name, code in vars(codes).items() if name.isupper() and isinstance(code, str)}
    assert named and all(f"`{code}`" in DOCS for code in named)


# Earlier versions

SENTENCES = {  # in version 2 -> site change
    "addresses that gave no article: paywall": SiteChange("refused", "paywall"),
    "articles with the warning no_date": SiteChange("warning", "no_date"),
    "articles for which the selector title/css/h1.detail-desk matched nothing": SiteChange("selector", "title/css/h1.detail-desk"),
    "articles without tags": SiteChange("missing", "tags"),
    "texts of under 100 words": SiteChange("words_under", "100"),
    "texts of over 2000 words": SiteChange("words_over", "2000"),
    "articles read by the fallback": SiteChange("fallback"),
    "articles with words of boilerplate in their text": SiteChange("boilerplate"),
    "rows of listings whose date could not be read": SiteChange("undated"),
    "rows of listings that lead to no article": SiteChange("no_article_rows"),
    "rows of listings that lead to other sections": SiteChange("other_kanal_rows"),
}


def old_manifest(version, **given):
    kept = {name: value for name, value in PLAIN.items() if name != "suspected"}
    return parse_manifest(json.dumps(kept | {"manifest_version": version, **given}))


@pytest.mark.parametrize("version", [1, 3, MANIFEST_VERSION])
def test_manifest_without_repeated_lines(version):
    given = {name: value for name, value in PLAIN.items() if name != "repeated_lines"}
    assert parse_manifest(json.dumps(given | {"manifest_version": version})).repeated_lines == []


def test_sentences_of_version_2():
    manifest = old_manifest(2, doubts=list(SENTENCES), waiting=[A])
    assert manifest.suspected == list(SENTENCES.values())
    assert (manifest.manifest_version, manifest.waiting) == (2, [A])


def test_sentences_of_version_2_cover_every_code_of_a_share():
    counts = {"article/warnings/no_date": 1, "article/first/paywall": 1, "parser/title/css/h1": 1}
    assert {share.change.code for share in shares(counts, counts)} == {change.code for change in SENTENCES.values()}


@pytest.mark.parametrize("doubts", [["an unknown sentence", 3, None, "articles without tags"], "articles without tags", 3, None])
def test_unknown_sentences_of_version_2_are_skipped(doubts):
    manifest = old_manifest(2, doubts=doubts, waiting=[A])
    assert manifest.suspected == ([SiteChange("missing", "tags")] if isinstance(doubts, list) else [])
    assert manifest.waiting == [A]


def test_missing_keys_of_version_1():
    kept = {
        name: value
        for name, value in PLAIN.items()
        if name not in ("suspected", "days_empty", "last_completed", "previous", "robots", "since")
    }
    manifest = parse_manifest(json.dumps(kept | {"manifest_version": 1}))
    assert (manifest.manifest_version, manifest.suspected, manifest.since, manifest.previous) == (1, [], None, None)


def test_version_3_does_not_know_the_replica():
    kept = {name: value for name, value in PLAIN.items() if name != "replica"}
    manifest = parse_manifest(json.dumps(kept | {"manifest_version": 3, "suspected": [{"code": "missing", "of": "tags"}]}))
    assert (manifest.manifest_version, manifest.replica, manifest.suspected) == (3, None, [SiteChange("missing", "tags")])


def test_a_newer_version_is_refused():
    with pytest.raises(NewerManifest):
        a_manifest(manifest_version=MANIFEST_VERSION + 1)


# Validation

INVALID = [  # value -> path that the message names
    ({"waiting": [f"{A}?page=2"]}, "waiting.0"), ({"given_up": [{"url": "x", "reason": "removed"}]}, "given_up.0.url"),
    ({"counts": {"a": 2**53}}, "counts.a"), ({"counts": {"a": True}}, "counts.a"), ({"counts": {"a": 1.0}}, "counts.a"),
    ({"exit_code": "0"}, "exit_code"), ({"completed": 1}, "completed"), ({"started": "2026-02-04T09:00:00"}, "started"), ({"started": 3}, "started"),
    ({"since": 86400}, "since"), ({"replica": 1}, "replica"), ({"kanal": "global"}, "kanal"), ({"suspected": ["articles without tags"]}, "suspected.0"),
    ({"previous": {"run": "1"}}, "previous.exit_code"), ({"days_left": {}}, "days_left"), ({"manifest_version": "3"}, "manifest_version"),
    ({"manifest_version": True}, "manifest_version"), ({"feeds": [{"file": "a", "lines": -1}]}, "feeds.0.lines"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "where"), INVALID, ids=str)
def test_an_invalid_manifest_is_refused_in_one_line(given, where):
    with pytest.raises(ValueError, match=rf"\A{where}: [^\n]+\Z"):
        a_manifest(**given)


def test_start_of_a_run():
    start = a_manifest(since="2026-02-04", arguments={"since": "2026-02-04"}).start
    assert start == RunStart(
        "internasional-1",
        "internasional",
        {"since": "2026-02-04"},
        datetime(2026, 2, 4, 9, tzinfo=WIB),
        ("internasional",),
        date(2026, 2, 4),
    )
