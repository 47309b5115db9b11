"""Damaged archives: every whole page is read, every lost one is named, and no damage stops the reading. The damage is random, from a seed."""

from collections.abc import Collection
from pathlib import Path
from random import Random

import pytest

from kontan_crawler.archive.capture import capture_of, captures_in
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.index import IndexLine, read_index
from kontan_crawler.archive.losses import lost_files, lost_in
from kontan_crawler.archive.names import index_path, warcs_in
from kontan_crawler.archive.record import Place
from kontan_crawler.archive.scan import scan
from tests.archive.exchanges import RUN, an_exchange, archived

CASES, PAGES = 500, 4
KINDS = (
    "cut",
    "flipped",
    "flipped",
    "flipped",
    "zeros",
    "removed within",
    "inserted",
    "missing file",
    "index lost",
    "index of another file",
    "index damaged",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> dict[str, bytes]:
    """The content of three files and their indexes, by name."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(3):
        archived(folder, [an_exchange(number * PAGES + page) for page in range(PAGES)], run=f"{RUN}-{number}")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def damaged(content: bytes, kind: str, random: Random) -> bytes:
    first, last = sorted(random.randint(0, len(content)) for _ in range(2))
    match kind:
        case "cut":
            return content[:first]
        case "zeros":
            return content[:first] + bytes(last - first) + content[last:]
        case "removed within":
            return content[:first] + content[last:]
        case "inserted":
            return content[:first] + random.randbytes(random.randint(1, 99)) + content[first:]
    bits = bytearray(content)
    for place in random.sample(range(len(content) * 8), random.randint(1, 16)):
        bits[place // 8] ^= 1 << place % 8
    return bytes(bits)


def read(path: Path) -> tuple[dict[str, bytes], list[IndexLine]]:
    """Return the bodies of the whole pages of a file, by record, and the lost answers."""
    records = [place for place in scan(path) if isinstance(place, Place)]
    captures = filter(None, (capture_of(place, path.name) for place in records))
    return {one.archived.record_id: one.body for one in captures}, lost_in(path, {place.record.record_id for place in records})


def intact(before: bytes, after: bytes, lines: Collection[IndexLine]) -> set[str]:
    """Return the records whose bytes are still in a file."""
    return {line.record_id for line in lines if before[line.offset : line.offset + line.length] in after}


@pytest.mark.parametrize("part", range(5))
def test_every_whole_page_is_read_and_every_lost_one_is_named(part, archive, folder):
    for case in range(part * CASES // 5, (part + 1) * CASES // 5):
        check(Random(case), archive, folder)


def check(random: Random, archive: dict[str, bytes], folder: Path) -> None:
    for name, content in archive.items():
        (folder / name).write_bytes(content)
    files = [folder / name for name in sorted(archive) if name.endswith(".gz")]
    lines = {file: list(read_index(index_path(file))) for file in files}
    kind, victim = random.choice(KINDS), random.choice(files)
    before = victim.read_bytes()
    if kind == "missing file":
        victim.unlink()
        ((path, lost),) = lost_files(folder, warcs_in(folder))
        assert (path, lost) == (victim, lines[victim])
        files.remove(victim)
    elif kind == "index damaged":
        index_path(victim).write_bytes(damaged(index_path(victim).read_bytes(), random.choice(KINDS[:7]), random))
    elif kind.startswith("index"):
        others = [file for file in files if file != victim]
        index_path(victim).unlink()
        if kind == "index of another file":
            index_path(victim).write_bytes(index_path(others[0]).read_bytes())
        victim.write_bytes(damaged(before, random.choice(KINDS[:7]), random))
    else:
        victim.write_bytes(damaged(before, kind, random))
    for file in files:
        bodies = {line.record_id: an_exchange(int(line.url.split("kapal-")[1].split("?")[0])).body for line in lines[file]}
        found, lost = read(file)
        assert found.items() <= bodies.items()
        after = file.read_bytes()
        assert intact(before if file == victim else after, after, lines[file]) <= found.keys()
        if file != victim or not kind.startswith("index"):
            assert [(line.url, line.filename) for line in lost] == [
                (line.url, file.name) for line in lines[file] if line.record_id not in found
            ]
        elif kind != "index damaged":
            assert lost == []
    assert kind == "missing file" or not list(lost_files(folder, files))


def test_bits_of_a_record(tmp_path):
    """A flipped bit of a header that means nothing damages nothing."""
    (path,) = archived(tmp_path, map(an_exchange, range(3)))
    content, lines = path.read_bytes(), sorted(read_index(index_path(path)), key=lambda line: line.offset)
    start, end = lines[1].offset, lines[1].offset + lines[1].length
    harmless, outer = set(), 12  # bytes with all their bits
    for place in (
        *range(start * 8, (start + outer) * 8),
        *range((start + outer) * 8, (end - outer) * 8, 9),
        *range((end - outer) * 8, end * 8),
    ):
        bits = bytearray(content)
        bits[place // 8] ^= 1 << place % 8
        path.write_bytes(bits)
        found, lost = read(path)
        assert {lines[0].record_id, lines[2].record_id} <= found.keys()
        assert [line.record_id for line in lost] == [line.record_id for line in lines if line.record_id not in found]
        assert all(found[line.record_id] == an_exchange(number).body for number, line in enumerate(lines) if line.record_id in found)
        if not lost:
            harmless.add(place // 8 - start)
    assert {4, 5, 6, 7, 8, 9} <= harmless and len(harmless) <= 8  # time, level and system; one flag; unused bits of the last byte


def test_damaged_places_are_named(tmp_path):
    (path,) = archived(tmp_path, map(an_exchange, range(3)))
    line = sorted(read_index(index_path(path)), key=lambda line: line.offset)[1]
    content = bytearray(path.read_bytes())
    content[line.offset + line.length // 2] ^= 255
    path.write_bytes(content)
    (damage,) = [one for one in captures_in(path) if isinstance(one, Damage)]
    assert (damage.offset, damage.length) == (line.offset, line.length) and damage.reason


def test_a_renamed_file_still_knows_its_index(tmp_path):
    (path,) = archived(tmp_path, map(an_exchange, range(3)))
    index_path(path).rename(tmp_path / "b.cdxj")
    path.rename(tmp_path / "b.warc.gz")
    assert not list(lost_files(tmp_path, warcs_in(tmp_path)))
    content = (tmp_path / "b.warc.gz").read_bytes()
    (tmp_path / "b.warc.gz").write_bytes(content[: len(content) * 2 // 3])
    assert read(tmp_path / "b.warc.gz")[1]


@pytest.mark.parametrize("filename", ["", "a/b.warc.gz", "/etc/passwd", "..", "."])
def test_an_index_with_an_odd_name(filename, tmp_path):
    (path,) = archived(tmp_path, [an_exchange()])
    index = index_path(path)
    index.write_text(index.read_text("utf-8").replace(path.name, filename), encoding="utf-8")
    path.unlink()
    ((lost, lines),) = lost_files(tmp_path, warcs_in(tmp_path))
    assert lost.parent == tmp_path and len(lines) == 1


def test_an_open_file_whose_index_is_closed_is_not_missing(tmp_path):
    (path,) = archived(tmp_path, [an_exchange()])
    path.rename(path.with_name(f"{path.name}.open"))
    assert not list(lost_files(tmp_path, warcs_in(tmp_path)))
