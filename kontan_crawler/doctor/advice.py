"""A sentence for each thing that is wrong with an article's page, saying what to do."""

from collections.abc import Iterator

from parsel import Selector

from kontan_crawler.doctor.date_advice import SITE, date_advice
from kontan_crawler.doctor.examination import Examination
from kontan_crawler.doctor.places import head_line_places, text_place
from kontan_crawler.doctor.selectors import row_of
from kontan_crawler.doctor.wording import shortened
from kontan_crawler.items import WARNINGS
from kontan_crawler.outcomes import ERROR_PAGE, NO_ARTICLE, NO_TEXT, PAYWALL, PHOTO, REMOVED, ROBOTS, ROBOTS_UNREACHABLE

_SAYS_SO = {  # no selector is at fault
    REMOVED: "The site has no such page any more, or says so in words (REMOVED_WORDS); there is nothing to mend.",
    ERROR_PAGE: "The page says that the site is in trouble (ERROR_WORDS); try again later.",
    PAYWALL: f"The page is paid for, or but a note on payment; if it is a story, look at PAYWALL_WORDS in {SITE}.",
    PHOTO: f"The page has pictures beside little text; if it is a story, look at GALLERY_PICTURES and SHORT_TEXT in {SITE}.",
    "packed": "The file is packed. Unpack it, a .gz by gunzip, and examine what comes out.",
    "another_site": "The page says that it is another site's: there is nothing to mend. If it is not, give its address by --url.",
    ROBOTS: "The site's robots.txt forbids to ask for it; nothing but robots.txt was asked for.",
    ROBOTS_UNREACHABLE: "The site's robots.txt could not be had, and without it nothing is asked; try again later.",
}
_NOTHING = {
    NO_TEXT: "The page would be refused: it holds no text that is a story's.",
    NO_ARTICLE: "The page would be refused: it has little text and neither date nor byline.",
}
_MUCH_MORE, _MANY = 1.5, 100  # so many times the words, and so many more: the container is hardly whole
_LONGEST = 100  # characters of what is quoted


def advice_on_end(text: str) -> list[str]:
    """Return what is wrong with the end of a page: other advice on one that was cut off may be wrong."""
    small = text.lower()
    cut = "<html" in small and "</html" not in small
    return ["The page is not whole: it has no </html>. Get it anew before you change any selector."] if cut else []


def advice(document: Selector, examined: Examination) -> list[str]:
    """Return what is wrong with a page; nothing for one that is read as it should be."""
    if examined.refusal in _SAYS_SO:
        return [_SAYS_SO[examined.refusal]]
    refused = [_NOTHING.get(examined.refusal, f"The page would be refused: {examined.refusal}.")] if examined.refusal else []
    if refused and not any(trial.matched for trial in examined.trials):
        return [*refused, "No selector of any table matched anything: it is no page of the site as it was, or it is not whole."]
    return [*refused, *_of_body(document, examined), *_of_title(document, examined), *date_advice(examined), *_of_the_rest(examined)]


def advice_on_nothing(reason: str) -> str:
    """Return the sentence on a page that a run would not even read."""
    return _SAYS_SO.get(reason, f"A run would not read this: {reason}. README.md says what the reasons mean; no selector is at fault.")


def _of_body(document: Selector, examined: Examination) -> Iterator[str]:
    words, guessed = examined.article.word_count, examined.guess.word_count
    place = text_place(document, examined.guess.text)
    seems = f" Its text seems to stand in {shortened(place, _LONGEST)}." if place else ""
    if examined.is_guess:
        yield f"No body selector matched: the container has another name.{seems} Add it to {examined.rows('body')} in {SITE}."
    elif guessed > max(words * _MUCH_MORE, words + _MANY) and "text_after_end" not in examined.article.warnings:
        rows = examined.rows("body")
        yield f"The body's container gives {words} words, the general extractor {guessed}.{seems} Look at {rows} in {SITE}."


def _of_title(document: Selector, examined: Examination) -> Iterator[str]:
    rows, meta = examined.rows("title"), row_of("head", "meta_title")
    places = shortened("; ".join(head_line_places(document)), _LONGEST) or "no h1 with text"
    if "title_from_meta" in examined.article.warnings:
        yield (
            f"The head line is from the meta tag only: no selector of {rows} gave text. The page has {places}. "
            f"Put the new one first, in {SITE}."
        )
    elif "no_title" in examined.article.warnings:
        yield f"There is no head line: neither {rows} nor {meta} gave text. The page has {places}. Mend both in {SITE}."


def _of_the_rest(examined: Examination) -> Iterator[str]:
    """Warnings that no sentence above is about. Mended letters are the site's own mistake: nothing is wrong with us."""
    said = {"title_from_meta", "no_title", "date_from_meta", "no_date", "date_refused", "weekday_disagrees", "mojibake"}
    for code in examined.article.warnings:
        if code == "text_after_end":
            yield f"Much text stands behind the mark that ends the story. Look at END_COMMENT and END_CLASS in {SITE}."
        elif code not in said:
            yield f"{code}: {WARNINGS.get(code, 'an unknown warning')}."
