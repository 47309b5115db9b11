"""Spider for every article of a span of days, from the daily index."""

from collections.abc import Mapping
from typing import Any

from kontan_crawler.clock import today
from kontan_crawler.spider_args import ArgumentError, check_span, day, days, kanal
from kontan_crawler.spiders.index_spider import IndexSpider


class ArsipSpider(IndexSpider):
    """`-a since=2026-02-01 -a until=2026-02-04` (default: today in Jakarta), `-a kanal=internasional,global`, `-a refresh=3`."""

    name = "arsip"
    arguments = {"since": day, "until": day, "kanal": kanal, "refresh": days}

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        values = super().check(given)
        if "since" not in values:
            raise ArgumentError("since is missing; use -a since=2026-02-04, the first day of the span")
        check_span(values["since"], values.setdefault("until", today()), today())
        return values
