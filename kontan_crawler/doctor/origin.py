"""Where a page is from that `scrapy doctor` examines."""

from dataclasses import dataclass

FILE, KEPT, REQUESTED = "file", "kept", "requested"
CANONICAL_LINK, OG_URL, OPTION, MADE_UP = "canonical_link", "og_url", "option", "placeholder"
_URL_FROM = {
    CANONICAL_LINK: "its canonical link",
    OG_URL: "its og:url",
    OPTION: "given with --url",
    MADE_UP: "a placeholder: the page contains none; use --url URL",
}


@dataclass(frozen=True)
class Origin:
    """Where a page is from. As a str, the text for the report."""

    kind: str
    """FILE, KEPT (in the archive) or REQUESTED."""
    file: str | None = None
    """The path of a stored page, or the WARC file of a kept one."""
    url_from: str | None = None
    """For a stored page, where its URL is from: CANONICAL_LINK, OG_URL, OPTION or MADE_UP."""
    other_site: str | None = None
    """The canonical link of a stored page, if it leads to another site."""
    requested_as: str | None = None
    """The URL that was requested, now or by the run that kept the page."""

    def __str__(self) -> str:
        if self.kind != FILE:
            return f"requested as {self.requested_as}"
        if self.other_site:
            return f"stored in {self.file}; its canonical link is {self.other_site}"
        return f"stored in {self.file}; its URL is {_URL_FROM[self.url_from]}" if self.url_from else f"stored in {self.file}"
