"""Find the moment of publication in the `time` elements of a header."""

import re

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.targets import leads_to_article

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")  # no duration, such as PT3M
_AGE_OR_DATE = re.compile(r"\blalu\b|\bbaru saja\b|\b\d{1,2}[\s/-]\w+[\s/-]\d{4}\b|\b\d{4}-\d\d-\d\d\b|\d[.:]\d\d", re.IGNORECASE)
_UPDATED = re.compile(rf"(?:{site.UPDATE_LABEL})\W*$", re.IGNORECASE)
_MAX_BEFORE = 40  # characters


def moment_in(element: etree._Element, base: str) -> str | None:
    """Return the `datetime` of the first `time` that prints a date or an age; not that of an update, an event or another article.

    base: canonical URL of the page.
    """
    times = [time for time in element.iter("time") if _MOMENT.match(time.get("datetime", ""))]
    if not times or leads_to_article(element, base):
        return None
    published = [time for time in times if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib]
    printed = [time for time in times if time.get("itemprop") != "dateModified" and _is_of_publication(time)]
    return next((time.get("datetime") for time in (*published, *printed)), None)


def _is_of_publication(time: etree._Element) -> bool:
    """Return whether a `time` prints a date or an age, and no label of an update stands before it."""
    before, parent = time.getprevious(), time.getparent()
    label = before.tail if before is not None else parent.text if parent is not None else ""
    is_update = _UPDATED.search((label or "")[-_MAX_BEFORE:])
    return _AGE_OR_DATE.search("".join(map(str, time.itertext()))) is not None and not is_update
