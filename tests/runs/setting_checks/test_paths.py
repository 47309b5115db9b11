"""Folders and files in settings."""

import re

import pytest
from scrapy.utils.project import get_project_settings

from kontan_crawler.runs.setting_checks.logs import check_log_file, check_log_format
from kontan_crawler.runs.setting_checks.paths import check_folders, check_output_dir
from kontan_crawler.spider_args import ArgumentError

NO_OUTPUT = [
    "", " ", "{tmp}/loop", "{tmp}/" + "a" * 300, "{tmp}/\udcff", "~/output", "a\0b", "s3://bucket/output", "file:///tmp/output",
    "{tmp}/%(name)s",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "link").symlink_to(tmp_path)
    return tmp_path


def settings_with(name, value):
    settings = get_project_settings()
    settings.set(name, value, priority="cmdline")
    return settings


@pytest.mark.parametrize("value", NO_OUTPUT, ids=lambda value: ascii(value)[:30])
def test_invalid_output_dir(value, folder):
    given = value.format(tmp=folder)
    with pytest.raises(ArgumentError, match=re.escape(f"OUTPUT_DIR={given!r}" if value.strip() else "OUTPUT_DIR")):
        check_output_dir(settings_with("OUTPUT_DIR", given))


@pytest.mark.parametrize("value", ["{tmp}", "{tmp}/file", "{tmp}/a/b", "{tmp}/link/new", "relative", ".", "{tmp}/100% é ~"])
def test_valid_output_dir(value, folder):
    check_output_dir(settings_with("OUTPUT_DIR", value.format(tmp=folder)))
    assert not (folder / "a").exists()


@pytest.mark.parametrize("value", ["", "..", "a/../.."])
def test_invalid_replica_dir(value):
    with pytest.raises(ArgumentError, match="REPLICA_DIR"):
        check_output_dir(settings_with("REPLICA_DIR", value))


@pytest.mark.parametrize("name", ["JOBDIR", "FEED_TEMPDIR"])
@pytest.mark.parametrize("value", ["{tmp}/file", "{tmp}/file/jobs", "{tmp}/dangling", "/dev/null", "~/jobs"])
def test_invalid_folder(value, name, folder):
    with pytest.raises(ArgumentError, match=name):
        check_folders(settings_with(name, value.format(tmp=folder)))


@pytest.mark.parametrize("value", ["", "s3://bucket/archive", "a" * 300, "~/archive"])
def test_invalid_archive_dir(value):
    with pytest.raises(ArgumentError, match="ARCHIVE_DIR"):
        check_folders(settings_with("ARCHIVE_DIR", value))


def test_missing_folders(folder):
    check_folders(settings_with("ARCHIVE_DIR", str(folder / "new")))
    check_folders(settings_with("JOBDIR", str(folder / "new")))
    with pytest.raises(ArgumentError, match="FEED_TEMPDIR"):
        check_folders(settings_with("FEED_TEMPDIR", str(folder / "new")))


@pytest.mark.parametrize("value", ["{tmp}", "{tmp}/none/log", "{tmp}/file/log", "{tmp}/" + "a" * 300, "{tmp}/\udcff", "~/log"])
def test_invalid_log_file(value, folder):
    given = value.format(tmp=folder)
    with pytest.raises(ArgumentError, match=re.escape(f"LOG_FILE={given!r}")):
        check_log_file(settings_with("LOG_FILE", given))


def test_log_file_is_kept(folder):
    (folder / "log").write_text("earlier")
    check_log_file(settings_with("LOG_FILE", str(folder / "log")))
    check_log_file(settings_with("LOG_FILE", str(folder / "new.log")))
    assert (folder / "log").read_text() == "earlier"


@pytest.mark.parametrize(
    ("name", "value"), [("LOG_FORMAT", "%(foo)s"), ("LOG_FORMAT", "%("), ("LOG_FORMAT", "%(message)d"), ("LOG_FORMAT", "x")]
)
def test_invalid_log_format(name, value):
    with pytest.raises(ArgumentError, match=re.escape(f"{name}={value!r}")):
        check_log_format(settings_with(name, value))


def test_valid_log_format():
    check_log_format(settings_with("LOG_FORMAT", "%(levelname)s %(name)s %(process)d %(message)s"))
