"""Blocks of a page that are widgets: rows of times and prices, polls, rows of links, captions."""

import re
from collections.abc import Callable, Sequence

from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.caption import credit_of
from kontan_crawler.text.elements import HEADINGS
from kontan_crawler.text.features import Features, Reads, leads_to_no_page
from kontan_crawler.text.market_lines import INSTRUMENT, coded_price, is_change, is_market_quote, is_moving, is_percent, is_price
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.polls import is_poll, is_survey, is_vote_line
from kontan_crawler.text.targets import Target

_MAX_CAPTION, _MAX_SHORT_CAPTION = 35, 7  # words; of a sentence that may be a caption
_QUOTED = re.compile(r"[A-Z]{4} [+−–-]\d{1,2}[.,]\d{1,2} ?%")  # "SBGA +0,36%"
_MAX_LABEL = 4  # words of an option or a button
_MIN_MEASURES = 3  # rows of a widget without a heading
_IN_WIDGETS = re.compile(r"IHSG|LQ45|IDX30|[A-Z]{3}/[A-Z]{3}|USD\b")  # what a paper shows beside each story
_NOTE = re.compile(
    r"(?:sumber data|data|harga|kurs)\b(?=.*\b(?:penutupan|tertunda|ditunda|delay\w*|menit|real ?time|terakhir|otomatis|diperbarui)\b)[^.]*",
    re.IGNORECASE,
)
_GIVER = re.compile(r"(?:sumber|data)?\W*(?:kementerian agama|kemenag|bmkg|muhammadiyah|badan meteorologi)\b", re.IGNORECASE)
_MAX_NOTE = 8  # words
_WRITTEN = frozenset(":(")
_COUNTED = re.compile(r"\d[\d.,]* (?:suara|votes?|responden|pemilih)", re.IGNORECASE)
_MAX_POLL = 45  # words
_MIN_ANSWERS = 2  # of a poll
_MIN_OF_BOARD = 4  # lines of two names and what stands behind each
_MAX_HEADING = 5  # words over a widget
_NO_CAPTIONS = HEADINGS | {"p", "li"}  # their pictures stand beside their own words


def is_widget(left: list[Features]) -> bool:
    """Return whether a block is a row of times or the weather, with its heading; several rows may have another line, such as "Pilih kota", and below them how old they are."""
    left = _without_note(left)
    measures = sum(features.reads is Reads.TIME for features in left)
    is_headed = len(left) > measures and left[0].reads in (Reads.WEAK, Reads.HEADING, Reads.PROMPT) and left[0].words <= _MAX_HEADING
    others = 2 if is_headed and (measures > _MIN_MEASURES or _is_source(left[-1])) else 1
    return (
        measures >= _MIN_MEASURES - is_headed
        and measures >= len(left) - others
        and all(features.reads is not Reads.STORY for features in left)
    )


def _is_source(features: Features) -> bool:
    """Return whether a line is only who gives the prayer times or the weather above it."""
    return features.words <= _MAX_LABEL and _GIVER.match(features.text) is not None


def _without_note(left: list[Features]) -> list[Features]:
    """Return the lines of a widget without the last one if it says how old its prices are: "Sumber data: RTI, tertunda 10 menit"."""
    has_note = len(left) > _MIN_MEASURES and left[-1].words <= _MAX_NOTE and _NOTE.fullmatch(left[-1].text) is not None
    return left[:-1] if has_note else left


def is_vote(block: PageBlock) -> bool:
    """Return whether a block is a poll: a question to the reader, or any question over the number of votes or a button, and short answers."""
    question, *answers = block.inside[1:] if len(block.inside) > 2 and _heads_poll(block.inside[0]) else block.inside
    words = sum(len(features.text.split()) for features in block.inside)  # answers in a table, too
    if block.controls and _heads_poll(block.inside[0]) and question.text.endswith("?") and words <= _MAX_POLL:
        return not any(features.text.endswith(".") for features in answers)
    if question.text.endswith("?") and answers and words <= _MAX_POLL and _has_answers(answers[-1]):
        return True
    if len(answers) + block.controls < _MIN_ANSWERS or any(map(_is_no_answer, answers)):
        return False
    is_voted = bool(block.controls) or is_vote_line(answers[-1].text)
    is_question = question.text.endswith("?")
    return (
        is_poll(question.text)
        or (is_voted and (is_question or is_survey(question.text)))
        or (is_question and question.reads is Reads.PROMPT)
    )


def _has_answers(features: Features) -> bool:
    """Return whether a line is links that a script follows, and the number of votes: "Kopi Teh 1.204 suara"."""
    return _COUNTED.fullmatch(features.unlinked.strip()) is not None and any(map(leads_to_no_page, features.links))


def _heads_poll(features: Features) -> bool:
    """Return whether a line is the heading of a poll: "Polling cepat", "VOTE!"."""
    return features.words <= _MAX_LABEL and (is_survey(features.text) or is_vote_line(features.text.rstrip("!")))


def _is_no_answer(features: Features) -> bool:
    return features.text.endswith(".") or (features.words > _MAX_LABEL and any(map(str.isalpha, features.text)))


def is_ticker(left: list[Features]) -> bool:
    """Return whether a block is names, prices and changes, each in an element of its own."""
    changes, prices = (sum(map(test, (features.text for features in left))) for test in (is_change, is_price))
    rows = sum(_QUOTED.fullmatch(features.text) is not None for features in left)
    changes, prices = changes + rows, prices + rows
    return changes > 0 and changes + prices >= _MIN_MEASURES - 1 and all(features.words <= _MAX_LABEL for features in left)


def is_board(left: list[Features]) -> bool:
    """Return whether a block is at least two known names of the market, with its price and its change in elements of their own, or in one, behind each; a heading may be over them."""
    if len(left) < _MIN_OF_BOARD:
        return False
    texts = [features.text for features in left]
    is_headed = not INSTRUMENT.fullmatch(texts[0]) and left[0].words <= _MAX_HEADING and left[0].reads is not Reads.STORY
    return any(_is_board(texts[is_headed:], columns) for columns in ((is_price, is_percent), (is_change,)))


def _is_board(texts: list[str], columns: Sequence[Callable[[str], bool]]) -> bool:
    """Return whether some texts are at least two known names of the market, each with the same columns behind it."""
    names, *rest = (texts[at :: len(columns) + 1] for at in range(len(columns) + 1))
    is_whole = len(names) > 1 and all(len(column) == len(names) for column in rest)
    return (
        is_whole
        and all(map(INSTRUMENT.fullmatch, names))
        and all(all(map(fits, column)) for fits, column in zip(columns, rest, strict=True))
    )


def has_market_quotes(left: list[Features], *, is_own: bool = False) -> bool:
    """Return whether a block is at least two known names of the market with their prices, each in a line: one with its change, or under a heading, or beside a button, or several.

    A list that a reporter writes has colons or brackets: "Nikkei 225: 50.512 (+1,2%)". is_own: whether the block has a class of its own.
    """
    left = _without_note(left)
    is_headed = bool(left) and left[0].words <= _MAX_HEADING and left[0].reads is not Reads.STORY and not is_market_quote(left[0].text)
    quotes = [features.text for features in left[is_headed:] if features.reads is not Reads.PROMPT or is_market_quote(features.text)]
    has_button = len(quotes) < len(left) - is_headed
    is_market = len(quotes) > 1 and all(is_market_quote(quote) and _WRITTEN.isdisjoint(quote) for quote in quotes)
    is_box = is_own and len(quotes) >= _MIN_MEASURES
    is_row = is_headed or has_button or any(is_moving(quote) or quote.endswith("%") for quote in quotes)
    return is_market and (is_box or (is_row and any(map(_IN_WIDGETS.match, quotes))))


def is_list_of_quotes(block: PageBlock) -> bool:
    """Return whether a block is at least two prices that move, each with a link to a page of prices; a heading may be over them.

    In a list of the story, only the names are linked, it has no class, and colons or brackets: "BBNI: 4.870 (+1,04%)".
    """
    left = block.left
    rows = left[1:] if left and left[0].reads is not Reads.TIME and left[0].words <= _MAX_HEADING else left
    are_quotes = all(features.reads is Reads.TIME and is_moving(features.text) and _leads_to_prices(features) for features in rows)
    is_written = not block.names and any(not (features.is_linked or _WRITTEN.isdisjoint(features.text)) for features in rows)
    return len(rows) > 1 and are_quotes and not is_written


def _leads_to_prices(features: Features) -> bool:
    return bool(features.links) and all(target in (Target.SECTION, Target.OTHER) for _, _, target in features.links)


def is_list_of_moves(block: PageBlock) -> bool:
    """Return whether a block with a class of its own, such as a list, is nothing but at least three prices that move: no sentence announces them.

    A list that a reporter writes has colons, brackets or currencies: "BBCA 9.875 (+1,02%)".
    """
    is_own = block.is_apart and bool(block.names) and not block.is_introduced and len(block.left) >= _MIN_MEASURES
    if not is_own:
        return False
    prices = [coded_price(features.text) for features in block.left]
    are_prices = sum(not price.isdigit() for price in prices if price) > 1  # "BBCA 9.125", not the seats of a party: "PDIP 110"
    return are_prices and all(prices)


def is_row_of_links(left: list[Features]) -> bool:
    """Return whether a block is nothing but links, in each paragraph to something that is known."""
    return len(left) > 1 and all(
        features.is_linked and any(target is not Target.OTHER for _, _, target in features.links) for features in left
    )


def is_caption(block: PageBlock) -> bool:
    """Return whether a block is a picture and a few words or its credit."""
    if (
        not block.pictures
        or block.tag in _NO_CAPTIONS
        or len(block.inside) > 1
        or block.inside[0].words > _MAX_CAPTION
        or block.inside[0].links
        or read_byline(with_colon(block.inside[0].text))  # beside the picture of the author
    ):
        return False
    is_short = block.inside[0].reads is Reads.WEAK or block.inside[0].words <= _MAX_SHORT_CAPTION
    return is_short or credit_of(block.inside[0].text) is not None
