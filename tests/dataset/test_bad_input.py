"""Bad input of `scrapy dataset`: a clear message, the rest used, and nothing that was good lost."""

import os

import pytest

from tests.dataset.feeds import dataset, digests, record, rows, slugs, write_feed

BAD = {
    "no JSON": b"{", "an array": b"[]", "deep": b"[" * 100_000, "no url": b'{"revision": 1}', "text is missing": b'{"text": null}',
    "bytes": b"\xff\xfe", "blank": b"   ",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in BAD if name != "blank"])
def test_bad_line(feeds, to, name):
    write_feed(feeds / "1.jsonl", record("a"), BAD[name], record("b"))
    messages = dataset("build", feeds, "--to", to, code=1, errors=2)
    assert f"{feeds / '1.jsonl'}, line 2: " in messages[0] and len(messages[0]) < 600
    assert slugs(to) == ["a", "b"]
    assert "1 line or file could not be read, and is left out." in (to / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("changed", "said"), [
    ({"published_at": "kemarin"}, "published_at is no moment"), ({"published_at": 5}, "published_at is no moment"),
    ({"published_at": "2026-02-04"}, "published_at is no moment"), ({"listed_on": "2026-13-01"}, "listed_on is no day"),
    ({"authors": "Ani"}, "authors is not a list"), ({"authors": [1]}, "authors[0] is not a text"), ({"image": []}, "image is not an object"),
    ({"dates": [{"start": "x"}]}, "dates[0].start is not an integer"), ({"word_count": 2**63}, "word_count is too large"),
    ({"word_count": True}, "word_count is not an integer"), ({"title": "\ud800"}, "title has half of a surrogate pair"),
    ({"text": None}, "text is missing"), ({"id": None}, "id is missing"), ({"revision": 0}, "revision is not 1 or more"),
    ({"dates": [{"start": 0, "end": 4, "text": "Rabu"}]}, "does not stand at its offsets"),
    ({"schema_version": 6}, "schema_version 6 is newer than 5"), ({"schema_version": 0}, "schema_version is not a number from 1"),
    ({"dates": [None]}, "dates[0] is null"), ({"tags": ["a", None]}, "tags[1] is null"), ({"id": ""}, "id is missing"),
    ({"dates": [{"start": 0, "end": 500, "text": "Kabar"}]}, "does not stand at its offsets"),
    ({"dates": [{"start": -3, "end": -1, "text": "x"}]}, "does not stand at its offsets"),
    ({"dates": [{"start": 2, "end": 2, "text": ""}]}, "does not stand at its offsets"),
    ({"published_at": "1963-12-31T07:00:00+07:00"}, "published_at is before 1964"),
])  # fmt: skip
def test_bad_value(feeds, to, changed, said):
    import json

    write_feed(feeds / "1.jsonl", json.dumps(record("a") | changed).encode(), record("b"))
    assert said in dataset("build", feeds, "--to", to, code=1, errors=2)[0]
    assert slugs(to) == ["b"]


def test_a_bad_revision_does_not_hide_a_good_one(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"), record("a", revision=2, authors="Ani"))
    dataset("build", feeds, "--to", to, code=1)
    assert slugs(to) == ["a"]


@pytest.mark.parametrize(("line", "said"), [
    (b"{", "not JSON: "), (b"\xff", "not a text in UTF-8"), (b"\x00", "not JSON"), (b'{"revision": ' + b"9" * 5000 + b"}", "not an article: Exceeds the limit"),
    (b"[" * 100_000, "not an article"),
])  # fmt: skip
def test_messages_for_lines(feeds, to, line, said):
    write_feed(feeds / "1.jsonl", record("a"), line)
    message = dataset("build", feeds, "--to", to, code=1)[0]
    assert f"line 2: {said}" in message and "sys." not in message


def test_two_articles_of_one_id(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"), record("b", id=record("a")["id"]))
    assert "line 2: another article has the id" in dataset("build", feeds, "--to", to, code=1)[0]
    assert slugs(to) == ["a"]
    dataset("verify", to)


def test_name_that_is_not_utf_8(feeds, to):
    write_feed(feeds / os.fsdecode(b"\xff.jsonl"), record("a"))
    dataset("build", feeds, "--to", to)
    assert rows(to)[0]["feed"] == "\\xff.jsonl"


def test_all_dropped(feeds, to):
    feed = write_feed(feeds / "1.jsonl", record("a", text="Pendek."))
    dataset("build", feed, "--to", to)
    before = digests(to)
    assert "no article is left: --drop too_short leaves out 1 of 1" in dataset("build", feed, "--to", to, "--drop", "too_short", code=1)[-1]
    assert digests(to) == before


def test_more_bad_lines_than_are_named(feeds, to):
    write_feed(feeds / "1.jsonl", *([b"{"] * 30))
    messages = dataset("build", feeds, "--to", to, code=1)
    assert any("left out: 10 more" in message for message in messages)


def test_card_of_hostile_values(feeds, to):
    import yaml

    from tests.manifests import a_manifest

    write_feed(feeds / "1.jsonl", record("a", language="x: [y\n- z", extractor="a|b", kanal="\u202e<b>"), record("b", language="no"))
    robots = {"www.kontan.co.id": {"*": ["<!-- rights -->", "Mine", "<!-- end of rights -->", "```", "Disallow: /"]}}
    run = a_manifest(ended="2026-02-05T10:00:00+07:00", feeds=[{"file": "1.jsonl", "lines": 1}], robots=robots)
    (feeds / "1.jsonl.run.json").write_text(run.model_dump_json())
    dataset("build", feeds, "--to", to)
    card = (to / "README.md").read_text("utf-8")
    assert yaml.safe_load(card.split("---\n")[1])["language"] == ["no"]
    assert r"a\|b" in card and "\u202e" not in card and "```\nDisallow: /\n````" in card
    assert "rights is empty" in dataset("verify", to, "--strict", code=1)[0]
    dataset("build", feeds, "--to", to)


def test_times_of_other_programs(feeds, to):
    write_feed(feeds / "1.jsonl", record("a", published_at="2026-02-04T07:11:00", crawled_at="2026-02-04T03:00:00Z"))
    dataset("build", feeds, "--to", to)
    assert [(row["published_at"], row["crawled_at"]) for row in rows(to)] == [("2026-02-04T07:11:00+07:00", "2026-02-04T10:00:00+07:00")]


def test_damaged_gzip(feeds, to):
    feed = write_feed(feeds / "1.jsonl.gz", record("a"), *(record(f"slug-{number}") for number in range(50)))
    feed.write_bytes(feed.read_bytes()[:-200])
    messages = dataset("build", feeds, "--to", to, code=1)
    assert "the gzip data is damaged" in messages[0]


def test_unreadable_feed(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"))
    (feeds / "2.jsonl").symlink_to(feeds / "nowhere")
    assert "2.jsonl" in dataset("build", feeds, "--to", to, code=1)[0]
    assert slugs(to) == ["a"]


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"{\n"])
def test_nothing_to_build(feeds, to, content):
    if content is not None:
        (feeds / "1.jsonl").write_bytes(content)
    messages = dataset("build", feeds, "--to", to, code=1)
    assert ("no feed in" if content is None else "no article in 1 feed") in messages[-1]
    assert not to.exists() and not list(to.parent.glob(".data*"))


@pytest.mark.parametrize(("words", "said"), [
    ([], "use scrapy dataset build FEED"), (["make"], "use scrapy dataset build FEED"), (["build"], "no feed is named"), (["build", "{feed}"], "--to is missing"),
    (["build", "nowhere", "--to", "x"], "neither a folder nor a file"), (["build", "no*where", "--to", "x"], "matches no file"),
    (["build", "{feed}", "--to", ""], "--to is empty"), (["build", "{feed}", "--to", "/nowhere/x"], "--to '/nowhere/x' is invalid"),
    (["build", "{feed}", "--to", "/"], "--to '/' is invalid"), (["build", "{feed}", "--to", "{feed}"], "is a file"),
    (["build", "{feed}", "--to", "x", "--test-from", "2026-6"], "--test-from='2026-6' is no month"),
    (["build", "{feed}", "--to", "x", "--test-from", "2026-05", "--validation-from", "2026-05"], "is not after --validation-from"),
    (["build", "{feed}", "--to", "x", "--drop", "all"], "unknown flag 'all'"), (["build", "{feed}", "--to", "x", "--drop", ""], "unknown flag ''"),
    (["build", "{feed}", "--to", "x", "--min-words", "-1"], "--min-words='-1' is no number"),
    (["build", "{feed}", "--to", "x", "--rights", "nowhere"], "--rights 'nowhere' cannot be read"),
    (["build", "{feed}", "--to", "x", "--html", "y"], "--html is for stats"), (["verify", "{feed}", "--to", "x"], "--to is for build"),
    (["verify"], "verify takes one folder"), (["verify", "{feed}"], "is no folder"), (["verify", "{folder}"], "it has no build.json"),
    (["stats", "{folder}"], "it has no build.json"), (["stats", "{folder}", "{folder}"], "stats takes one folder"),
    (["stats", "{folder}", "--html", "{folder}/none/x.html"], "none/x.html' is invalid; use a file in an existing folder"),
    (["stats", "{folder}", "--html", "/nowhere/x"], "--html '/nowhere/x' is invalid"), (["build", "{feed}", "--to", "x", "--dorp", "x"], "--dorp"),
])  # fmt: skip
def test_bad_arguments(feeds, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    feed = write_feed(feeds / "1.jsonl", record("a"))
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    messages = dataset(*(word.format(feed=feed, folder=tmp_path / "empty") for word in words), code=2)
    assert said in messages[-1]
    assert sorted(tmp_path.rglob("*")) == before


def test_folder_that_is_not_ours(feeds, to):
    feed = write_feed(feeds / "1.jsonl", record("a"))
    to.mkdir()
    dataset("build", feed, "--to", to)  # an empty folder is taken
    (to / ".git").mkdir()
    (to / ".git" / "HEAD").write_text("x")
    assert "has a file that no build wrote, '.git/HEAD'" in dataset("build", feed, "--to", to, code=2)[-1]
    (to / "build.json").unlink()
    assert "is not empty" in dataset("build", feed, "--to", to, code=2)[-1]
    assert (to / ".git" / "HEAD").read_text() == "x"


def test_edited_rights_are_not_lost(feeds, to, tmp_path):
    feed = write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feed, "--to", to)
    card = to / "README.md"
    card.write_text(card.read_text("utf-8").replace("<!-- rights -->\n", "<!-- rights -->\nBy agreement.\n"), "utf-8")
    assert "was edited" in dataset("build", feed, "--to", to, code=2)[-1]
    (tmp_path / "rights.md").write_text("By agreement with KONTAN.")
    dataset("build", feed, "--to", to, "--rights", tmp_path / "rights.md")
    assert "By agreement with KONTAN." in card.read_text("utf-8")
    dataset("build", feed, "--to", to, "--rights", tmp_path / "rights.md")
    dataset("verify", to, "--strict")


@pytest.mark.parametrize("content", ["", "  \n", "<!-- later -->", "\ufeff"])
def test_bad_rights(feeds, to, tmp_path, content):
    (tmp_path / "rights.md").write_text(content)
    assert (
        "--rights"
        in dataset("build", write_feed(feeds / "1.jsonl", record("a")), "--to", to, "--rights", tmp_path / "rights.md", code=2)[-1]
    )


def test_edited_card_is_not_lost(feeds, to):
    feed = write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feed, "--to", to)
    card = to / "README.md"
    card.write_text(card.read_text("utf-8").replace("# KONTAN", "# My KONTAN", 1), "utf-8")
    assert "was edited outside of its section of rights" in dataset("build", feed, "--to", to, code=2)[-1]
    card.write_bytes(b"\xff")
    assert "is no text in UTF-8" in dataset("build", feed, "--to", to, code=2)[-1]


@pytest.mark.parametrize("name", [
    "croissant.json", "build.json", "pictures/months.svg", "articles/train/2026-02.parquet", "jsonl/text/train/2026-02.jsonl", "SHA256SUMS",
])  # fmt: skip
def test_edited_file_is_not_lost(feeds, to, name):
    feed = write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feed, "--to", to)
    (to / name).write_bytes((to / name).read_bytes() + b" ")
    before = digests(to)
    assert name in dataset("build", feed, "--to", to, code=2)[-1]
    assert digests(to) == before


def test_missing_files_are_replaced(feeds, to):
    feed = write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feed, "--to", to)
    before = digests(to)
    (to / "croissant.json").unlink()
    (to / "README.md").unlink()
    dataset("build", feed, "--to", to)
    assert digests(to) == before


@pytest.mark.parametrize(
    "section", ["<!-- ask the publisher -->\n", "", "By agreement.<!-- rights -->\n", "By agreement.\n<!-- end of rights -->\nMore.\n"]
)
def test_edited_section_of_rights_is_not_lost(feeds, to, section):
    feed, card = write_feed(feeds / "1.jsonl", record("a")), to / "README.md"
    dataset("build", feed, "--to", to)
    start = card.read_text("utf-8").partition("<!-- rights -->\n")[0]
    card.write_text(f"{start}<!-- rights -->\n{section}<!-- end of rights -->\n", "utf-8")
    before = card.read_bytes()
    assert "edited" in dataset("build", feed, "--to", to, code=2)[-1]
    assert card.read_bytes() == before


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\ufffe"])
def test_control_characters_in_charts(feeds, to, drawn, letter):
    """Charts are XML, which has none; the program that draws them ends the process for NUL."""
    text = record("a")["text"]
    mention = {"start": 0, "end": 5, "text": text[:5], "type": f"x{letter}"}
    write_feed(feeds / "1.jsonl", record("a", kanal=f"a{letter}b", dates=[mention]))
    dataset("build", feeds, "--to", to)
    dataset("verify", to)
    assert rows(to)[0]["kanal"] == f"a{letter}b"
    assert not any(letter in path.read_text("utf-8") for path in (to / "pictures").iterdir())


@pytest.mark.parametrize("line", ["<!-- rights -->", "<!-- end of rights -->"])
def test_robots_txt_with_a_mark_of_the_section_of_rights(feeds, to, tmp_path, line):
    from tests.manifests import a_manifest

    write_feed(feeds / "1.jsonl", record("a"))
    run = a_manifest(ended="2026-02-05T10:00:00+07:00", feeds=[{"file": "1.jsonl", "lines": 1}], robots={"www.kontan.co.id": {"*": [line]}})
    (feeds / "1.jsonl.run.json").write_text(run.model_dump_json())
    for _ in range(2):
        dataset("build", feeds, "--to", to)
    assert "the section of rights is empty" in dataset("verify", to, "--strict", code=1)[-1]
    (tmp_path / "rights.md").write_text("By agreement.")
    dataset("build", feeds, "--to", to, "--rights", tmp_path / "rights.md")
    dataset("verify", to, "--strict")
    card = (to / "README.md").read_text("utf-8")
    (to / "README.md").write_text(card.replace(line, f"{line}\nMore", 1), "utf-8")
    assert "README.md: its SHA-256 is not that" in dataset("verify", to, code=1)[0]


def test_files_of_a_hub(feeds, to):
    feed = write_feed(feeds / "1.jsonl", record("a"))
    dataset("build", feed, "--to", to)
    (to / ".cache").mkdir()
    (to / ".cache" / "x").write_text("x")
    (to / ".gitattributes").write_text("x")
    dataset("verify", to)
    assert "has a file that no build wrote" in dataset("build", feed, "--to", to, code=2)[-1]


def test_feeds_within_the_dataset(feeds, to):
    dataset("build", write_feed(feeds / "1.jsonl", record("a")), "--to", to)
    before = digests(to)
    assert "which is replaced" in dataset("build", f"{to}/jsonl/articles/*/*.jsonl", "--to", to, code=2)[-1]
    assert digests(to) == before


def test_a_dataset_is_no_feed(feeds, to, tmp_path):
    """The rows of a dataset are whole records, so they can be built from again."""
    dataset("build", write_feed(feeds / "1.jsonl", record("a")), "--to", to)
    dataset("build", f"{to}/jsonl/articles/*/*.jsonl", "--to", tmp_path / "again")
    assert slugs(tmp_path / "again") == ["a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_without_permission(feeds, tmp_path):
    (closed := tmp_path / "closed").mkdir(mode=0o555)
    assert "fix the permissions" in dataset("build", write_feed(feeds / "1.jsonl", record("a")), "--to", closed / "x", code=1)[-1]


def test_link_to_a_folder(feeds, tmp_path):
    (real := tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(real)
    dataset("build", write_feed(feeds / "1.jsonl", record("a")), "--to", tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and slugs(real) == ["a"]
