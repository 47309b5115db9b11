"""Feeds and manifests that the ledger has learnt from, and feeds that are being written."""


def test_changed_file_is_learnt_again(ledger, tmp_path):
    feed = tmp_path / "a.jsonl"
    feed.write_text("{}")
    assert not ledger.files.is_learnt(feed)
    ledger.files.mark_learnt(feed)
    assert ledger.files.is_learnt(feed)
    feed.write_text("{} ")
    assert not ledger.files.is_learnt(feed)


def test_feeds_of_a_run(ledger, tmp_path):
    first, second, empty = (tmp_path / f"{name}.jsonl" for name in "abc")
    for feed, learnt in ((first, True), (second, False), (empty, True)):
        ledger.files.begin(feed, "1", learnt)
    assert ledger.files.unfinished() == {first: True, second: False, empty: True}
    ledger.files.mark_delivered(first, 3)
    ledger.files.forget(empty)
    assert ledger.files.delivered_by("1") == [(first, 3)] and ledger.files.delivered_by("2") == []
    ledger.files.close_run("1")
    assert ledger.files.unfinished() == {second: False} and ledger.files.delivered_by("1") == []
