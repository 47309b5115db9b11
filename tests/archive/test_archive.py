"""The files of an archive while they are written, closed and rotated, and on a disk that refuses."""

import errno
import os

import pytest

from kontan_crawler.archive.index import read_index
from kontan_crawler.archive.names import index_path, open_path
from kontan_crawler.archive.recover import close_open_files, index_lines
from kontan_crawler.clock import now
from kontan_crawler.runs.archiving import measure
from kontan_crawler.runs.manifest import ArchiveFiles
from tests.archive.exchanges import RUN, an_archive, an_exchange, archived, records_in
from tests.manifests import a_manifest


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_has_its_name_once_it_is_closed(tmp_path):
    folder = tmp_path / "new" / "archive"
    archive = an_archive(folder)
    archive.close()
    assert not folder.exists()
    archived = archive.add(an_exchange())
    assert names(folder) == [f"{RUN}-00000.cdxj.open", f"{RUN}-00000.warc.gz.open"]
    assert archived.warc == f"{RUN}-00000.warc.gz"
    archive.close()
    archive.close()
    assert names(folder) == [f"{RUN}-00000.cdxj", f"{RUN}-00000.warc.gz"]
    assert archive.files == [folder / archived.warc] and archive.size == archive.files[0].stat().st_size


def test_the_receipt_names_the_record_with_the_page(tmp_path):
    archive = an_archive(tmp_path, max_size=1000)
    exchanges = [an_exchange(number) for number in range(9)]
    receipts = [archive.add(exchange) for exchange in exchanges]
    archive.close()
    assert len(archive.files) > 1
    for exchange, receipt in zip(exchanges, receipts, strict=True):
        (record,) = [record for record in records_in(tmp_path / receipt.warc) if record.record_id == receipt.record_id]
        assert (record.kind, record.url, record.payload) == ("response", exchange.url, exchange.body)
        assert record.header("WARC-Payload-Digest") == receipt.payload_digest


def test_each_answer_is_on_the_disk_before_its_line_in_the_index(tmp_path, monkeypatch):
    archive, calls = an_archive(tmp_path), []
    write, sync = os.write, os.fdatasync
    monkeypatch.setattr(os, "write", lambda to, content: calls.append(os.readlink(f"/proc/self/fd/{to}")[-9:]) or write(to, content))
    monkeypatch.setattr(os, "fdatasync", lambda of: calls.append("sync") or sync(of))
    archive.add(an_exchange())
    archive.add(an_exchange(2))
    one = ["c.gz.open", "sync", "cdxj.open"]
    assert calls == ["c.gz.open", "sync", *one, *one]
    archive.close()


def test_each_answer_is_on_the_disk_also_without_fdatasync(tmp_path, monkeypatch):
    archive, synced, sync = an_archive(tmp_path), [], os.fsync
    monkeypatch.delattr(os, "fdatasync")
    monkeypatch.setattr(os, "fsync", lambda of: synced.append(of) or sync(of))
    archive.add(an_exchange())
    before = len(synced)
    archive.add(an_exchange(2))
    assert len(synced) - before == 1
    archive.close()


@pytest.mark.parametrize("max_size", [1, 900, 5000, 10**9])
def test_files_are_rotated_at_their_size(max_size, tmp_path):
    files = archived(tmp_path, map(an_exchange, range(20)), max_size)
    assert names(tmp_path) == sorted(path.name for file in files for path in (file, index_path(file)))
    assert [file.name for file in files] == [f"{RUN}-{number:05}.warc.gz" for number in range(len(files))]
    for file in files[:-1]:
        lines = index_lines(file)
        assert file.stat().st_size >= max_size > lines[-1].offset - lines[0].offset
    assert sum(len(index_lines(file)) for file in files) == 20
    assert len(files) == {1: 20, 10**9: 1}.get(max_size, len(files))


def test_a_second_run_appends_to_no_file(tmp_path):
    (first,) = archived(tmp_path, [an_exchange()])
    before = first.read_bytes()
    (second,) = archived(tmp_path, [an_exchange(2)], run=RUN.replace("15-20", "15-30"))
    assert first != second and first.read_bytes() == before


def test_a_file_of_the_same_name_is_not_replaced(tmp_path):
    (first,) = archived(tmp_path, [an_exchange()])
    before = first.read_bytes()
    archive = an_archive(tmp_path)
    with pytest.raises(OSError):
        archive.add(an_exchange(2))
    archive.close()
    assert first.read_bytes() == before and names(tmp_path) == sorted([first.name, index_path(first).name])


def fail_at(monkeypatch, name, count, partial=0):
    """Make the `count`-th and later calls of a function of `os` raise ENOSPC. partial: bytes that the write before accepts."""
    real, left = getattr(os, name), [count]

    def call(first, *rest):
        left[0] -= 1
        if left[0] == 1 and partial:
            return real(first, rest[0][:partial])
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(first, *rest)

    monkeypatch.setattr(os, name, call)


REFUSALS = [
    (name, count, partial) for name, counts in (("write", range(1, 10)), ("fdatasync", range(1, 5)))
    for count in counts for partial in ((0, 5) if name == "write" else (0,))
]  # fmt: skip


@pytest.mark.parametrize(("name", "count", "partial"), REFUSALS)
def test_refused_bytes_leave_whole_records(name, count, partial, tmp_path, monkeypatch):
    archive, kept, size = an_archive(tmp_path), [], 0
    with monkeypatch.context() as patch:
        fail_at(patch, name, count, partial)
        for number in range(3):
            try:
                kept.append(archive.add(an_exchange(number)).record_id)
                size = archive.size
            except OSError:
                continue
    later = archive.add(an_exchange(9))
    archive.close()
    (path,) = archive.files
    found = [record.record_id for record in records_in(path) if record.kind == "response"]
    assert found == [*kept, later.record_id] and size < archive.size == path.stat().st_size
    assert list(read_index(index_path(path))) == index_lines(path)


def test_a_file_that_cannot_be_closed_is_closed_by_the_next_run(tmp_path, monkeypatch):
    archive = an_archive(tmp_path)
    archive.add(an_exchange())
    with monkeypatch.context() as patch:
        fail_at(patch, "replace", 1)
        with pytest.raises(OSError):
            archive.close()
    assert [(path.name, count) for path, count, _ in close_open_files(tmp_path)] == [(f"{RUN}-00000.warc.gz", 1)]
    assert names(tmp_path) == [f"{RUN}-00000.cdxj", f"{RUN}-00000.warc.gz"]


def test_a_released_file_is_left_to_the_next_run(tmp_path):
    archive = an_archive(tmp_path)
    archive.add(an_exchange())
    assert list(close_open_files(tmp_path)) == [] and open_path(tmp_path / f"{RUN}-00000.warc.gz").exists()
    archive.release()
    assert [count for _, count, _ in close_open_files(tmp_path)] == [1]


def test_space_is_measured_while_another_run_closes_its_file(tmp_path, monkeypatch):
    archive = an_archive(tmp_path)
    archive.add(an_exchange())
    archive.close()
    total = sum(path.stat().st_size for path in tmp_path.iterdir())
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(type(tmp_path), "is_file", lambda path: True)  # it was there a moment ago
    found = measure(archive)
    assert (found.bytes, found.total_bytes) == (archive.size, total) and found.free_bytes > 0


def test_later_runs_of_a_day_add_to_the_measured_space(tmp_path):
    """The folder is measured again for the first run of a day, for another folder, and if the file of the last run is gone."""
    files = archived(tmp_path, [an_exchange()])
    before = ArchiveFiles(files=[files[0].name], bytes=1, total_bytes=10**9, free_bytes=1)
    earlier = a_manifest(archive=before.model_dump(), ended=now().isoformat())
    archive = an_archive(tmp_path, run="internasional-2026-02-05T15-20-00.000000")
    archive.add(an_exchange(2))
    archive.close()
    own = sum(path.stat().st_size for path in (*archive.files, *map(index_path, archive.files)))
    measured = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert measure(archive, earlier).total_bytes == 10**9 + own
    for other in (
        a_manifest(archive=before.model_dump()), a_manifest(ended=now().isoformat()), None,
        a_manifest(archive=before.model_dump() | {"files": ["gone.warc.gz"]}, ended=now().isoformat()),
        a_manifest(archive=before.model_dump() | {"files": []}, ended=now().isoformat()),
    ):  # fmt: skip
        assert measure(archive, other).total_bytes == measured
