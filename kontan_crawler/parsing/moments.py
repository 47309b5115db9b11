"""Find the moment of publication in the `time` elements of a header."""

import re

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.elements import all_text, text_before
from kontan_crawler.text.targets import leads_to_article
from kontan_crawler.text.words import WEEKDAYS

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")  # no duration, such as PT3M
_AGE_OR_DATE = re.compile(r"\blalu\b|\bbaru saja\b|\b\d{1,2}[\s/-]\w+[\s/-]\d{4}\b|\b\d{4}-\d\d-\d\d\b|\d[.:]\d\d", re.IGNORECASE)
_DAY = re.compile(  # of an event, too, behind the words for it
    rf"(?:\W*(?:kemarin|hari ini|tadi|(?:{WEEKDAYS})\b)(?: \w+)?|\W*\d{{1,2}} \w{{3,9}})?\W*", re.IGNORECASE
)
_PUBLISHED = re.compile(rf"\W*(?:(?:{site.PUBLICATION_LABEL})\W*)?", re.IGNORECASE)
_UPDATED = re.compile(rf"(?:{site.UPDATE_LABEL})\W*$", re.IGNORECASE)
_OF_UPDATE = re.compile(rf"\W*(?:{site.UPDATE_LABEL})", re.IGNORECASE)
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
    """Return whether a `time` prints nothing, a date or an age, and no label of an update stands in it or before it."""
    printed = all_text(time)
    before = _before(time)
    is_moment = _AGE_OR_DATE.search(printed) or (_DAY.fullmatch(printed) and _PUBLISHED.fullmatch(before))
    return is_moment is not None and not (_OF_UPDATE.match(printed) or _UPDATED.search(before))


def _before(time: etree._Element) -> str:
    """Return the end of the text before an element: the words beside it, or the whole of the element before it."""
    before, text = next(time.itersiblings("*", preceding=True), None), text_before(time)
    if before is not None and not text.strip() and before.tag != "time":
        text = all_text(before)
    return text[-_MAX_BEFORE:]
