"""The lock of an output folder."""

from kontan_crawler.feeds.output_lock import LOCK_NAME, OutputLock


def test_linked_lock_file(tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / LOCK_NAME).symlink_to(tmp_path / "elsewhere")
    OutputLock.acquire(tmp_path / "output").release()
    assert (tmp_path / "elsewhere").stat().st_size > 0
