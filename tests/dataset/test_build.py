"""`scrapy dataset build`: which rows stand in which files."""

import json
import shutil
from datetime import datetime

import pytest

from kontan_crawler.dataset.rows import CONFIGURATIONS
from tests.dataset.feeds import FILLER, dataset, digests, record, rows, slugs, write_feed
from tests.manifests import a_manifest

LONG = " ".join(f"{FILLER} {number}" for number in range(6))


def test_newest_revision_in_order(feeds, to):
    write_feed(feeds / "1.jsonl", record("b"), record("a", published_at="2026-02-05T00:30:00+07:00"))
    write_feed(feeds / "2.jsonl.gz", record("b", revision=2, title="Baru"), record("c", published_at="2026-02-04T00:10:00Z"))
    dataset("build", feeds, "--to", to, errors=1)
    assert slugs(to) == ["c", "b", "a"]
    assert [(row["title"], row["feed"], row["feed_line"]) for row in rows(to)] == [
        ("Judul c", "2.jsonl.gz", 2), ("Baru", "2.jsonl.gz", 1), ("Judul a", "1.jsonl", 2)]  # fmt: skip
    assert dataset("verify", to) == [f"{to}: everything is as it was built"]


def test_configurations(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"), record("b", language="en"), record("c", published_at=None, listed_on="2026-02-03"))
    dataset("build", feeds, "--to", to)
    assert {name: slugs(to, name) for name in CONFIGURATIONS} == {"articles": ["c", "a", "b"], "text": ["c", "a", "b"], "timex": ["a"]}
    assert [list(rows(to, name)[0]) for name in ("text", "timex")] == [["id", "text"], ["id", "published_at", "text", "dates"]]
    (one,) = rows(to, "timex")[0]["dates"]
    assert rows(to, "timex")[0]["text"][one["start"] : one["end"]] == one["text"] == "Rabu (4/2/2026)"


def test_months_of_jakarta_and_undated(feeds, to):
    write_feed(
        feeds / "1.jsonl", record("a", published_at="2026-01-31T17:00:00+00:00"), record("b", published_at="2026-01-31T23:59:59+07:00"),
        record("c", published_at=None, listed_on="2026-03-01"), record("d", published_at=None),
    )  # fmt: skip
    dataset("build", feeds, "--to", to)
    found = sorted(str(path.relative_to(to / "articles")) for path in (to / "articles").rglob("*.parquet"))
    assert found == ["train/2026-01.parquet", "train/2026-02.parquet", "train/2026-03.parquet", "undated/undated.parquet"]
    assert [row["published_day"] for row in rows(to)] == ["2026-01-31", "2026-02-01", "2026-03-01"]
    assert rows(to, split="undated")[0]["published_day"] is None
    assert dataset("verify", to)[0].endswith("as it was built")


@pytest.mark.parametrize(
    "moment", ["1963-12-31T23:59:59+07:00", "1945-08-17T10:00:00+09:00", "0001-01-02T00:00:00+07:00", "9999-12-31T23:59:59+07:00"]
)
@pytest.mark.parametrize("key", ["modified_at", "crawled_at"])
def test_moments_of_another_offset(feeds, to, key, moment):
    """Jakarta had other offsets before 1964."""
    write_feed(feeds / "1.jsonl", record("a", **{key: moment}))
    dataset("build", feeds, "--to", to)
    assert datetime.fromisoformat(rows(to)[0][key]) == datetime.fromisoformat(moment)
    dataset("verify", to)


def test_splits_by_month(feeds, to):
    months = {"a": "2025-12", "b": "2026-04", "c": "2026-05", "d": "2026-06", "e": "2026-07"}
    write_feed(feeds / "1.jsonl", *(record(slug, published_at=f"{month}-02T10:00:00+07:00") for slug, month in months.items()))
    dataset("build", feeds, "--to", to, "--validation-from", "2026-05", "--test-from", "2026-06")
    assert {split: slugs(to, split=split) for split in ("train", "validation", "test")} == {
        "train": ["a", "b"], "validation": ["c"], "test": ["d", "e"]}  # fmt: skip
    dataset("build", feeds, "--to", to, "--test-from", "2026-06")
    assert (slugs(to), slugs(to, split="test"), slugs(to, split="validation")) == (["a", "b", "c"], ["d", "e"], [])
    assert dataset("verify", to)[0].endswith("as it was built")


@pytest.mark.parametrize(("changed", "flag"), [
    ({"text": "Pendek saja."}, "too_short"), ({"language": "en"}, "wrong_language"), ({"warnings": ["fallback"]}, "fallback"),
    ({"warnings": ["parts_missing"]}, "parts_missing"), ({"warnings": ["parts_doubtful"]}, "parts_doubtful"),
    ({"warnings": ["undecodable"]}, "undecodable"), ({"warnings": ["mojibake"]}, None),
    ({"text": f"{LONG}\n\nCek berita dan artikel yang lain di Google News"}, "boilerplate"), ({"text": LONG}, None),
    ({"text": f"{LONG}\n\nHubungi redaksi@contoh.co.id"}, "personal_data"), ({"text": f"{LONG}\n\nNilainya Rp1.191.152.400.000"}, None),
])  # fmt: skip
def test_flags(feeds, to, changed, flag):
    write_feed(feeds / "1.jsonl", record("a", **changed), record("b"))
    dataset("build", feeds, "--to", to)
    assert rows(to)[0]["flags"] == ([flag] if flag else [])
    dataset("verify", to)
    if flag:
        dataset("build", feeds, "--to", to, "--drop", flag)
        assert slugs(to) == ["b"]
        assert json.loads((to / "build.json").read_text())["dropped"] == {"articles": 1, flag: 1}
        dataset("verify", to)


def test_min_words(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feeds, "--to", to, "--min-words", 1000)
    assert rows(to)[0]["flags"] == ["too_short"]


def test_near_duplicates(feeds, to):
    words = LONG.split()
    nearly = " ".join([*words[:-1], "lain"])
    write_feed(
        feeds / "1.jsonl", record("b", text=LONG), record("a", text=nearly, published_at="2026-02-03T10:00:00+07:00"),
        record("c", text=LONG, published_at="2026-02-05T10:00:00+07:00"), record("d"),
    )  # fmt: skip
    dataset("build", feeds, "--to", to)
    found = dict(zip(slugs(to), rows(to), strict=True))
    first = found["a"]["id"]
    assert [(slug, row["duplicate_of"] == first, row["cluster"] == first) for slug, row in found.items()] == [
        ("a", False, True), ("b", True, True), ("d", False, False), ("c", True, True)]  # fmt: skip
    assert found["a"]["similarity"] is None and 0.8 <= found["b"]["similarity"] < 1
    assert [row["flags"] for row in found.values()] == [[], ["duplicate"], [], ["duplicate", "exact_duplicate"]]
    dataset("verify", to)
    dataset("build", feeds, "--to", to, "--drop", "duplicates")
    assert slugs(to) == slugs(to, "text") == ["a", "d"]
    dataset("verify", to)


def test_repeated_lines(feeds, to):
    line = "Ikuti kabar terbaru setiap hari"
    write_feed(
        feeds / "1.jsonl",
        *(record(chr(97 + number), text=f"{FILLER} {chr(97 + number) * 9}\n\n{line}") for number in range(10)),
        record("z", text=line),
    )
    dataset("build", feeds, "--to", to)
    for row in rows(to):
        (span,) = row["repeated_lines"]
        assert row["text"][span["start"] : span["end"]] == line and "repeated_lines" in row["flags"]
    assert "z" not in slugs(to, "text") and not any(line in row["text"] for row in rows(to, "text"))
    assert f"| {line} | 11 |" in (to / "README.md").read_text("utf-8")
    dataset("verify", to)
    dataset("build", feeds, "--to", to, "--keep-repeated-lines")
    assert all(line in row["text"] for row in rows(to, "text")) and "z" in slugs(to, "text")


def test_nine_articles_are_not_many(feeds, to):
    write_feed(feeds / "1.jsonl", *(record(chr(97 + number), text=f"{FILLER} {chr(97 + number) * 9}\n\nSama saja") for number in range(9)))
    dataset("build", feeds, "--to", to)
    assert not any(row["repeated_lines"] for row in rows(to))


def test_sentences(feeds, to):
    write_feed(feeds / "1.jsonl", record("a", text=f"PT Emas Tbk. (EMAS) naik 2,5%. Harganya Rp 1.200.\n\nSubjudul\n\n{FILLER}"))
    dataset("build", feeds, "--to", to, "--sentences")
    (row,) = rows(to)
    assert [row["text"][one["start"] : one["end"]] for one in row["sentences"]] == [
        "PT Emas Tbk. (EMAS) naik 2,5%.",
        "Harganya Rp 1.200.",
        "Subjudul",
        FILLER,
    ]
    dataset("verify", to)


def test_provenance(feeds, to):
    write_feed(
        feeds / "1.jsonl",
        record("a"),
        record("b", crawled_at="2026-02-05T09:00:00+07:00"),
        record("c", crawled_at="2026-02-09T09:00:00+07:00"),
    )
    archived = {"warc": "x.warc.gz", "record_id": "urn:uuid:1", "payload_digest": "sha1:A"}
    write_feed(feeds / "2.jsonl.gz", record("d", archived=archived))
    for number, (ended, replica) in {1: ("2026-02-04T10:00:00+07:00", False), 2: ("2026-02-05T10:00:00+07:00", True)}.items():
        run = a_manifest(
            run=f"run-{number}", ended=ended, replica=replica, feeds=[{"file": "1.jsonl", "lines": 3}],
            robots={"www.kontan.co.id": {"*": ["Disallow: /x", "Content-Usage: train-ai=n"]}},
        )  # fmt: skip
        (feeds / f"1.jsonl.{number}.run.json").write_text(run.model_dump_json())
    dataset("build", feeds, "--to", to)
    found = dict(zip(slugs(to), rows(to), strict=True))
    assert {slug: row["run"] for slug, row in found.items()} == {"a": "run-1", "b": "run-2", "c": None, "d": None}
    assert [slug for slug, row in found.items() if "replica" in row["flags"]] == ["b"]
    assert found["d"]["archived"] == archived and found["d"]["extractor"] == "kontan_crawler 0.2.0" and found["d"]["schema_version"] == 5
    card = (to / "README.md").read_text("utf-8")
    assert "User-agent: *\nDisallow: /x\nContent-Usage: train-ai=n\n" in card and "made by the bundled replica" in card


def test_same_bytes_elsewhere(feeds, to, tmp_path):
    write_feed(feeds / "1.jsonl", record("a"), record("b", text=LONG), record("c", text=LONG))
    write_feed(feeds / "2.jsonl", record("a", revision=2))
    dataset("build", feeds, "--to", to, "--sentences")
    shutil.copytree(feeds, tmp_path / "moved" / "feeds")
    dataset("build", *sorted((tmp_path / "moved" / "feeds").iterdir(), reverse=True), "--to", tmp_path / "other name", "--sentences")
    assert digests(to) == digests(tmp_path / "other name")
    dataset("build", feeds, "--to", to, "--sentences")
    assert digests(to) == digests(tmp_path / "other name")


def test_a_rebuilt_dataset_keeps_the_permissions_of_the_old_one(feeds, to):
    """Of its folders and files; a file that is new has those of the umask."""
    write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feeds, "--to", to)
    to.chmod(0o750)
    (to / "build.json").chmod(0o640)
    write_feed(feeds / "2.jsonl", record("b"))
    dataset("build", feeds, "--to", to)
    assert [path.stat().st_mode & 0o777 for path in (to, to / "build.json")] == [0o750, 0o640] and slugs(to) == ["a", "b"]


def test_feeds_of_one_name(tmp_path, to):
    for folder, slug in (("x", "a"), ("y", "b")):
        (tmp_path / folder).mkdir()
        write_feed(tmp_path / folder / "1.jsonl", record(slug))
    dataset("build", tmp_path / "x", tmp_path / "y", "--to", to)
    names = {row["feed"] for row in rows(to)}
    assert len(names) == 2 and all(name.startswith("1.jsonl@") for name in names)


def test_patterns(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"))
    write_feed(feeds / "2.jsonl.gz", record("b"))
    write_feed(feeds / "3.jl", record("c"))
    dataset("build", f"{feeds}/*.jsonl*", "--to", to)
    assert slugs(to) == ["a", "b"]


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_older_versions(feeds, to, version):
    lacking = {1: ("listed_on", "archived", "source_hash"), 2: ("listed_on", "archived", "source_hash")}.get(
        version, ("listed_on", "archived")
    )
    old = {name: value for name, value in record("a", schema_version=version).items() if name not in lacking}
    if version == 1:
        old["dates"] = []
    write_feed(feeds / "1.jsonl", old)
    dataset("build", feeds, "--to", to)
    (row,) = rows(to)
    assert row["schema_version"] == version and all(row[name] is None for name in lacking)
    dataset("verify", to)


STORY = "\n\n".join(f"{FILLER} Bagian {number} dari kisah ini berbeda." for number in range(6))


def test_what_is_left_is_the_earliest(feeds, to):
    """The earliest of some near-duplicates is left out for another reason, so the next one is the earliest."""
    write_feed(
        feeds / "1.jsonl", record("a", text=STORY, warnings=["fallback"], published_at="2026-02-01T10:00:00+07:00"),
        record("b", text=f"{STORY} Akhir.", published_at="2026-02-02T10:00:00+07:00"), record("c", text=STORY), record("d"),
    )  # fmt: skip
    dataset("build", feeds, "--to", to, "--drop", "fallback")
    assert [row["flags"] for row in rows(to)] == [[], ["duplicate"], []]
    dataset("build", feeds, "--to", to, "--drop", "duplicates,fallback")
    assert slugs(to) == ["b", "d"]
    assert json.loads((to / "build.json").read_text())["dropped"] == {"articles": 2, "duplicate": 1, "fallback": 1}
    dataset("verify", to)


def test_a_story_that_was_copied_often_is_no_repeated_line(feeds, to):
    write_feed(feeds / "1.jsonl", *(record(chr(97 + number), text=STORY) for number in range(12)), record("z"))
    dataset("build", feeds, "--to", to)
    assert len(rows(to, "text")) == 13 and not any(row["repeated_lines"] for row in rows(to))
    dataset("build", feeds, "--to", to, "--drop", "duplicates")
    assert slugs(to) == slugs(to, "text") == ["a", "z"]


def test_drop_repeated_lines(feeds, to):
    made = [record(chr(97 + number), text=f"{FILLER} {chr(97 + number) * 9}\n\nSama saja") for number in range(10)]
    write_feed(feeds / "1.jsonl", *made, record("y"), record("z"))
    dataset("build", feeds, "--to", to, "--drop", "repeated_lines")
    assert slugs(to) == ["y", "z"]
    dataset("verify", to)


@pytest.mark.parametrize(
    "table", ["| 2025\nLaba | {n}\nTotal penjualan\nSatuan | juta", "Satu | Baris", "Bank | Bunga\nBCA |", "Nama | 1\nJumlah\nBudi | {n}"]
)
def test_rows_of_tables_are_no_repeated_lines(feeds, to, table):
    write_feed(
        feeds / "1.jsonl",
        *(record(chr(97 + number), text=f"{FILLER} {chr(97 + number) * 9}\n\n{table.format(n=number)}") for number in range(12)),
    )
    dataset("build", feeds, "--to", to)
    assert not any(row["repeated_lines"] for row in rows(to))
    assert [row["text"] for row in rows(to, "text")] == [row["text"] for row in rows(to)]


def test_a_row_of_a_table_stays_where_its_words_are_repeated_lines_elsewhere(feeds, to):
    made = [record(chr(97 + number), text=f"{FILLER} {chr(97 + number) * 9} {chr(97 + number) * 8} baru\n\nTotal") for number in range(10)]
    table = f"{FILLER} meja\n\nNama | 1\nTotal\nBudi | 2"
    write_feed(feeds / "1.jsonl", *made, record("z", text=table))
    dataset("build", feeds, "--to", to)
    assert rows(to, "text")[-1]["text"] == table and not any("Total" in row["text"] for row in rows(to, "text")[:-1])


def test_texts_of_the_first_version_were_not_tagged(feeds, to):
    write_feed(feeds / "1.jsonl", record("a", schema_version=1, dates=[]), record("b", dates=[]))
    dataset("build", feeds, "--to", to)
    assert (slugs(to), slugs(to, "timex")) == (["a", "b"], ["b"])


@pytest.mark.parametrize("line", [
    "Baca Juga: Harga Emas Antam Hari Ini", "Selanjutnya: Promo JSM", "Menarik Dibaca: Ramalan Zodiak", "Tonton: Rupiah Anjlok", "Editor: Tri Lestari",
    "Reporter: Budi | Editor: Tri",
])  # fmt: skip
def test_lines_of_the_page(feeds, to, line):
    write_feed(feeds / "1.jsonl", record("a", text=f"{LONG}\n\n{line}"))
    dataset("build", feeds, "--to", to)
    assert rows(to)[0]["flags"] == ["boilerplate"]


@pytest.mark.parametrize("line", ["Sumber: Pusat Data Kontan", "Ia berkata: kami siap.", "Kesimpulan: harga naik", "Nama | Harga"])
def test_lines_of_the_story(feeds, to, line):
    write_feed(feeds / "1.jsonl", record("a", text=f"{LONG}\n\n{line}"))
    dataset("build", feeds, "--to", to)
    assert rows(to)[0]["flags"] == []


def test_texts_without_words_are_no_duplicates(feeds, to):
    write_feed(feeds / "1.jsonl", *(record(slug, text=text) for slug, text in {"a": "", "b": "— … !?", "c": ""}.items()))
    dataset("build", feeds, "--to", to)
    assert all(row["duplicate_of"] is None for row in rows(to)) and slugs(to, "text") == ["b"]
    assert "2 articles are not in `text`" in (to / "README.md").read_text("utf-8")


def test_configurations_without_rows(feeds, to):
    write_feed(feeds / "1.jsonl", record("a", language="en", text=""))
    dataset("build", feeds, "--to", to)
    card = (to / "README.md").read_text("utf-8")
    assert "There is no `timex`: no article is Indonesian" in card and "There is no `text`" in card and "config_name: text" not in card
    dataset("verify", to)


def test_manifests_at_hand(feeds, to):
    """A manifest without rules, and a feed without a manifest."""
    write_feed(feeds / "1.jsonl", record("a"))
    (feeds / "1.jsonl.run.json").write_text(
        a_manifest(ended="2026-02-05T10:00:00+07:00", feeds=[{"file": "1.jsonl", "lines": 1}]).model_dump_json()
    )
    (feeds / "other.jsonl.run.json").write_text("{")
    dataset("build", feeds / "1.jsonl", "--to", to)
    assert "The manifests of the runs name no rules." in (to / "README.md").read_text("utf-8")
    write_feed(feeds / "2.jsonl", record("b"))
    dataset("build", feeds / "1.jsonl", feeds / "2.jsonl", "--to", to)
    assert "the runs that crawled 1 article were not at hand" in (to / "README.md").read_text("utf-8")


def test_same_feed_with_and_without_a_manifest(tmp_path, to):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_feed(tmp_path / name / "1.jsonl", record("a"))
    (tmp_path / "b" / "1.jsonl.run.json").write_text(
        a_manifest(run="r", ended="2026-02-05T10:00:00+07:00", feeds=[{"file": "1.jsonl", "lines": 1}]).model_dump_json()
    )
    dataset("build", tmp_path / "a", tmp_path / "b", "--to", to)
    assert [(row["feed"], row["run"]) for row in rows(to)] == [("1.jsonl", "r")]


def test_pattern_that_matches_files_beside_feeds(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"))
    for name in ("1.jsonl.run.json", "2.jsonl.part", "1.jsonl.given-up.txt"):
        (feeds / name).write_text("x")
    dataset("build", f"{feeds}/*", "--to", to, code=1)
    assert slugs(to) == ["a"]
