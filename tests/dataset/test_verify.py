"""`scrapy dataset verify`: every change of a file is found."""

import json
import shutil

import pyarrow
import pytest
from pyarrow import parquet

from kontan_crawler.dataset.build_record import CARD_NAME
from kontan_crawler.dataset.month_files import lines_beside
from kontan_crawler.dataset.sums import write_sums
from kontan_crawler.dataset.verify import verify
from kontan_crawler.schema.values import json_record
from tests.dataset.feeds import FILLER, dataset, record, write_feed

LONG = " ".join(f"{FILLER} {number}" for number in range(6))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    records = [
        record("a", text=LONG),
        record("b", text=f"{LONG} lagi"),
        record("c", published_at="2026-05-04T07:11:00+07:00"),
        record("d", published_at=None),
    ]
    write_feed(folder / "1.jsonl", *records)
    dataset("build", folder / "1.jsonl", "--to", folder / "data", "--sentences", "--test-from", "2026-05")
    return folder / "data"


@pytest.fixture
def copy(built, tmp_path):
    return shutil.copytree(built, tmp_path / "copy")


def test_as_built(built):
    assert list(verify(built)) == []


def test_moved(copy, tmp_path):
    assert list(verify(copy.rename(tmp_path / "elsewhere"))) == []


@pytest.mark.parametrize("name", [
    "articles/train/2026-02.parquet", "jsonl/articles/train/2026-02.jsonl", "text/test/2026-05.parquet", "jsonl/timex/train/2026-02.jsonl", "build.json",
    "croissant.json", "pictures/months.svg", "README.md",
])  # fmt: skip
def test_changed_and_missing_files(copy, name):
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content.replace(b"a", b"b", 1) if name != "build.json" else content + b" ")
    assert any(problem.startswith(name) for problem in verify(copy))
    (copy / name).unlink()
    if name == "build.json":
        assert "it has no build.json" in dataset("verify", copy, code=2)[0]
    else:
        assert f"{name}: missing" in list(verify(copy))


@pytest.mark.parametrize("change", [
    lambda lines: b"\r".join(lines), lambda lines: b"\x0c".join(lines), lambda lines: b"\n".join(lines)[:-1], lambda lines: b"\r\n".join(lines),
    lambda lines: b"\n".join([lines[1], lines[0], *lines[2:]]), lambda lines: b"\n".join([lines[0], *lines]), lambda lines: b"\n".join([b"", *lines]),
    lambda lines: b"\n".join([b"0" * 64 + lines[0][64:], *lines]), lambda lines: b"\n".join([*lines, b""]), lambda lines: b"\xff".join(lines),
])  # fmt: skip
def test_changed_sums(copy, change):
    """Any byte: `sha256sum --check` may read them otherwise."""
    file = copy / "SHA256SUMS"
    file.write_bytes(change(file.read_bytes().split(b"\n")))
    assert "SHA256SUMS" in dataset("verify", copy, code=2)[0]


def test_folder_that_cannot_be_read(copy, monkeypatch):
    """It may hold files that no build wrote."""
    import os

    def closed(path):
        if str(path).endswith("mine"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    (copy / "mine").mkdir()
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", closed)
    assert "mine cannot be read or written: Permission denied" in dataset("verify", copy, code=1)[-1]
    assert "mine cannot be read" in dataset("build", copy.parent, "--to", copy, code=1)[-1]
    assert (copy / "mine").is_dir()


def test_added_file(copy):
    (copy / "notes.txt").write_text("x")
    (problem,) = verify(copy)  # nothing is to be copied or built again
    assert problem.startswith("notes.txt: not in SHA256SUMS; ")


ROWS = "articles/train/2026-02"


def changed_rows(copy, change, name=ROWS, with_lines=True):
    """Change the rows of a file as someone who writes new digests, too, would."""
    file = copy / f"{name}.parquet"
    table = parquet.read_table(file)
    rows = change(table.to_pylist())
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=table.schema), file, compression="zstd")
    if with_lines:
        lines = [json.dumps(json_record(row), ensure_ascii=False, separators=(",", ":")) for row in rows]
        lines_beside(file).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    write_sums(copy)
    return "\n".join(verify(copy))


def first(**given):
    return lambda rows: [{**rows[0], **given}, *rows[1:]]


@pytest.mark.parametrize(("change", "said"), [
    (lambda rows: rows[1:], "duplicate_of names no earlier article"), (lambda rows: [*rows, rows[0]], "another row has this id"),
    (lambda rows: rows[::-1], "not the rows that articles gives"), (first(published_day=None), "published_day"),
    (first(text="lain"), "timex: not the rows"), (first(flags=["too_short"]), "its flags are not those"),
    (first(title="lain"), ""), (first(sentences=[{"start": 5, "end": 2}]), "sentences has offsets outside of the text, or out of order"),
    (lambda rows: [rows[0], {**rows[1], "similarity": 0.99}, *rows[2:]], "its similarity with"),
    (lambda rows: [rows[0], {**rows[1], "duplicate_of": "x"}, *rows[2:]], "names no earlier article"),
    (first(dates=[{"start": 0, "end": 4, "text": "Rabu", "type": "DATE"}]), "an expression of dates is not at its offsets"),
])  # fmt: skip
def test_changed_rows(copy, change, said):
    assert said in changed_rows(copy, change)


@pytest.mark.parametrize("name", ["text/train/2026-02", "timex/train/2026-02"])
def test_rows_of_other_configurations(copy, name):
    assert f"{name.partition('/')[0]}: not the rows that articles gives, from row 1 on" in changed_rows(copy, first(text="lain"), name)


def test_lines_that_differ(copy):
    assert "jsonl/articles/train/2026-02.jsonl: not the rows of 2026-02.parquet, from row 1 on" in changed_rows(
        copy, first(title="lain"), with_lines=False
    )


def test_other_columns(copy):
    file = copy / f"{ROWS}.parquet"
    parquet.write_table(parquet.read_table(file).drop_columns(["flags"]), file)
    write_sums(copy)
    assert any("other columns" in problem for problem in verify(copy))


def test_counts_of_the_card(copy):
    card = (copy / CARD_NAME).read_text("utf-8")
    (copy / CARD_NAME).write_text(card.replace("4 articles", "5 articles"), "utf-8")
    write_sums(copy)
    assert list(verify(copy))[:-1] == ["README.md: differs from what the rows give"]


def test_rights(copy, tmp_path):
    card = (copy / CARD_NAME).read_text("utf-8")
    (problem,) = verify(copy, strict=True)
    assert "the section of rights is empty" in problem
    (copy / CARD_NAME).write_text(card.replace("<!-- rights -->\n", "<!-- rights -->\nBy agreement with KONTAN.\n"), "utf-8")
    assert list(verify(copy, strict=True)) == []
    dataset("verify", copy, "--strict")


def test_command(copy):
    (copy / "croissant.json").unlink()
    assert dataset("verify", copy, code=1)[0] == "croissant.json: missing"


def test_many_problems_are_named_in_part(tmp_path):
    write_feed(tmp_path / "1.jsonl", *(record(f"slug-{number}") for number in range(30)))
    dataset("build", tmp_path / "1.jsonl", "--to", tmp_path / "data")
    said = changed_rows(tmp_path / "data", lambda rows: [{**row, "published_day": None} for row in rows])
    assert said.count("published_day is not") == 20 and "and 10 more of this kind" in said


def test_rows_are_checked_beside_other_damage(copy):
    (copy / "README.md").write_bytes(b"\xff")
    problems = list(verify(copy))
    assert len(problems) == 2 and problems[0].startswith("README.md: ")  # and what to do


def test_picture_that_is_gone_with_its_digest(copy):
    (copy / "pictures" / "months.svg").unlink()
    write_sums(copy)
    assert "pictures/months.svg: missing, also in SHA256SUMS" in list(verify(copy))


def test_added_file_with_its_digest(copy):
    (copy / "evil.py").write_text("x")
    write_sums(copy)
    assert "evil.py: no file of a dataset" in list(verify(copy))


@pytest.mark.parametrize(("change", "said"), [
    (lambda rows: rows[::-1], "not in the order of publication"), (first(personal_data=[{"kind": "nik", "start": 0, "end": 4}], flags=["personal_data"]), "personal_data is not what"),
    (first(flags=["too_short", "too_short"]), "its flags"), (first(similarity=0.9), "do not fit together"),
])  # fmt: skip
def test_more_changed_rows(copy, change, said):
    assert said in changed_rows(copy, change)


def test_other_types(copy):
    file = copy / f"{ROWS}.parquet"
    table = parquet.read_table(file)
    parquet.write_table(table.set_column(3, "published_at", table["published_at"].cast(pyarrow.timestamp("ms", "Asia/Jakarta"))), file)
    write_sums(copy)
    assert f"{ROWS}.parquet: its columns are not those of a dataset of this version" in list(verify(copy))


@pytest.mark.parametrize("damage", [
    lambda copy: (copy / f"{ROWS}.parquet").write_bytes((copy / f"{ROWS}.parquet").read_bytes()[:-50]), lambda copy: shutil.rmtree(copy / "articles"),
    lambda copy: (copy / "build.json").write_text('{"options": []}'), lambda copy: (copy / "build.json").write_text("["),
    lambda copy: (copy / "build.json").write_text((copy / "build.json").read_text().replace('"inputs": [', '"inputs": null, "x": [')),
])  # fmt: skip
def test_stats_of_a_damaged_dataset(copy, damage):
    damage(copy)
    (message,) = dataset("stats", copy, code=2)
    assert message.startswith("scrapy dataset: ") and ("damaged" in message or "has no rows" in message)


def test_damage_is_fixed_by_the_step_that_it_names(copy):
    """What verify says is what build accepts: moving the folder, and nothing less."""
    feed = copy.with_name("1.jsonl")
    write_feed(feed, record("a", text=LONG))
    (copy / "articles/train/2026-02.parquet").write_bytes(b"damaged")
    step = f"mv {copy} {copy}.damaged"
    assert dataset("verify", copy, code=1)[-1].endswith(step)
    assert dataset("build", feed, "--to", copy, code=2)[-1].endswith(step)
    copy.rename(f"{copy}.damaged")
    dataset("build", feed, "--to", copy)
    assert list(verify(copy)) == []
