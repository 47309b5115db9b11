"""What ends a run because its output cannot be written or is taken."""

from scrapy.exceptions import CloseSpider

OUTPUT_FAILED = "output_failed"


class OutputError(CloseSpider):
    """The output cannot be written or read; the message says what, where and what to do. Ends the crawl at once."""

    def __init__(self, message: str) -> None:
        super().__init__(OUTPUT_FAILED)
        self.message = message

    def __str__(self) -> str:
        return self.message


class OutputBusy(OutputError):
    """Another process writes into the same folder; the message says which and since when."""
