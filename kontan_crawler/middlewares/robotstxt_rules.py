"""Parse the rules of a robots.txt, and check that a response is one (RFC 9309)."""

from scrapy.http import Response

from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import http_status

_TEMPORARY = (408, 429)  # all other 4xx mean that there is no robots.txt
_MAX_LENGTH = 500 * 2**10  # characters (RFC 9309, section 2.5)
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"


class NotRobotsTxt(Exception):
    """The response to a request for robots.txt is an HTML page."""


def robotstxt_body(response: Response, known: bool) -> bytes:
    """Return the robots.txt in a response; b"" if the host has none. Raises RequestRefused or NotRobotsTxt if it is unavailable.

    known: whether there are earlier rules. An HTML page does not replace them.
    """
    if 400 <= response.status < 500 and response.status not in _TEMPORARY:
        return b""
    if response.status != 200:
        raise RequestRefused(http_status(response.status))
    if not _is_page(response):
        return response.body
    if known:
        raise NotRobotsTxt("the response is an HTML page")
    return b""


def _is_page(response: Response) -> bool:
    """Return whether a response looks like HTML and has no rules; a robots.txt may have a wrong content type."""
    looks_like_html = b"html" in (response.headers.get("Content-Type") or b"").lower() or response.body.lstrip(_BEFORE_TEXT).startswith(
        b"<"
    )
    return looks_like_html and not rules_by_agent(response.body.decode("utf-8", "replace"))


def rules_by_agent(text: str) -> dict[str, list[str]]:
    """Return the rules of a robots.txt by user agent, `*` included, as printed (RFC 9309, section 2.2)."""
    rules: dict[str, list[str]] = {}
    agents: list[str] = []
    in_group_head = True
    for line in text[:_MAX_LENGTH].splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if name.lower() == "user-agent":
            agents = [*agents, value] if in_group_head else [value]
            rules.setdefault(value, [])
        elif name.lower() in ("allow", "disallow", "crawl-delay"):
            for agent in agents:
                rules[agent].append(f"{name.capitalize()}: {value}")
        in_group_head = name.lower() == "user-agent"
    return rules
