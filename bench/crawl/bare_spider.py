"""A bare Scrapy spider: requests the URLs of a file, and stores each body in one file."""

from collections.abc import AsyncIterator
from pathlib import Path

import scrapy
from scrapy.http import Response


class BareSpider(scrapy.Spider):
    """`-a urls=FILE -a to=FILE`"""

    name = "bare"

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in Path(self.urls).read_text(encoding="utf-8").splitlines():
            yield scrapy.Request(url, dont_filter=True)  # robots.txt and parts are requested again

    def parse(self, response: Response) -> None:
        with open(self.to, "ab") as file:
            file.write(response.body)
