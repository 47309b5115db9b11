"""Forms of WARC-Date: of WARC 1.1, of indexes, and with a time zone, which some programs write."""

import pytest

from kontan_crawler.archive.warc_date import moment_of

DATES = {
    "2026-02-04T15:20:00Z": "2026-02-04T22:20:00+07:00", "2026-02-04T15:20:00.123456Z": "2026-02-04T22:20:00+07:00",
    "2026-02-04T15:20Z": "2026-02-04T22:20:00+07:00", "2026-02-04": "2026-02-04T07:00:00+07:00", "2026-02": "2026-02-01T07:00:00+07:00",
    "2026": "2026-01-01T07:00:00+07:00", "20260204152000": "2026-02-04T22:20:00+07:00",
    "2026-02-04T22:20:00+07:00": "2026-02-04T22:20:00+07:00", "2026-02-04T10:20:00-05:00": "2026-02-04T22:20:00+07:00",
    " 2026-02-04T15:20:00Z ": "2026-02-04T22:20:00+07:00",
}  # fmt: skip


@pytest.mark.parametrize("warc_date", DATES)
def test_moment(warc_date):
    moment = moment_of(warc_date)
    assert moment and moment.isoformat() == DATES[warc_date]


@pytest.mark.parametrize(
    "warc_date", ["", "kemarin", "2026-13-04", "2026-02-30T00:00:00Z", "0000", "9999-12-31T23:00:00Z", "2026-02-04T15", "٢٠٢٦"]
)
def test_no_moment(warc_date):
    assert moment_of(warc_date) is None
