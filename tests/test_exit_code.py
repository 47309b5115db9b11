"""An invalid argument ends a run before its first request: one line, no traceback, exit code 2."""

import pytest

from kontan_crawler.clock import today
from tests.crawling import crawl

WRONG = [  # words of the command line, values in the message
    (["arsip", "-a", "since=4 Februari"], ["since", "4 Februari", "2026-02-04"]),
    (["arsip", "-a", "since=2026-02-30"], ["since", "2026-02-30"]),
    (["arsip", "-a", "since=2026-02-04", "-a", "until=2026-02-01"], ["until", "2026-02-01", "since"]),
    (["arsip"], ["since"]),
    (["arsip", "-a", "since=1999-01-01"], ["since", "1999-01-01", "2011-01-01"]),
    (["internasional", "-a", "since=2999-01-01"], ["since", "2999-01-01"]),
    (["internasional", "-a", "kanal=olahraga"], ["kanal", "olahraga", "internasional", "global"]),
    (["internasional", "-a", "kanal=insight"], ["kanal", "insight"]),
    (["internasional", "-a", "sinse=2026-02-01"], ["sinse", "since", "kanal"]),
    (["artikel"], ["url", "file"]),
    (["artikel", "-a", "url=https://example.com/news/x"], ["url", "https://example.com/news/x", "kontan.co.id"]),
    (["artikel", "-a", "url=https://insight.kontan.co.id/news/x"], ["url", "insight"]),
    (["artikel", "-a", "url=https://internasional.kontan.co.id/rubrik/1/Global"], ["url", "rubrik"]),
    (["artikel", "-a", "file=nowhere.txt"], ["file", "nowhere.txt"]),
    (["nosuch"], ["nosuch", "arsip", "artikel", "internasional"]),
]


@pytest.mark.parametrize(("words", "named"), WRONG, ids=lambda value: " ".join(value))
def test_invalid_argument(words, named, tmp_path):
    run = crawl(*words, folder=tmp_path)
    assert run.exit_code == 2
    assert len(run.log.splitlines()) == 1, run.log
    assert all(word in run.log for word in named), run.log
    assert not list(tmp_path.iterdir())


def test_arguments_of_schedulers_are_ignored(tmp_path):
    run = crawl("internasional", "-a", "_job=26ad", "-a", f"since={today()}", "-a", "kanal=global", folder=tmp_path, RETRY_TIMES=0)
    assert run.exit_code != 2
    assert run.stat("site/unreachable/DownloadConnectionRefusedError") == 1  # it sent requests, but no host is reachable
