"""Local times: "waktu setempat", "waktu New York". They are no part of an hour or day, but its zone."""

from collections.abc import Iterator

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.forms import GRAMMAR
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.stream import TokenStream
from kontan_crawler.dates.tokens import END_OF_TEXT, SPACE
from kontan_crawler.dates.words import PLACE_OF_WIB, ZONE

LOCAL_TIME = GRAMMAR.compile("LOCAL_TIME")
BEFORE_HOUR = GRAMMAR.compile("LOCAL_TIME [,] [pada]")
LAST_HOUR = GRAMMAR.compile("TO [ pukul | jam ] HOUR_AND_MINUTE [PART]")
WAKTU = GRAMMAR.vocabulary.encode("waktu")
# Tokens, spaces included, between "waktu" and an hour after it: "Rabu (29/7) waktu New York, pukul 10.00".
TOKENS_BEFORE = 10
# Between a time and "waktu" behind it, with the second end of a range: "pukul 10.00 sampai dengan pukul 11.30 (waktu New York)".
TOKENS_AFTER = 30


def local_time(context: Context, reading: Reading) -> str | None:
    """Return the local time that an hour or day is printed in, as printed; None for Western Indonesia's."""
    if reading.period is None or reading.period.unit != "D":
        return None
    first, last = max(0, context.start - TOKENS_BEFORE), context.end + TOKENS_AFTER
    if context.stream.symbols.find(WAKTU, first, last) < 0 or names_zone(context):
        return None
    printed = next(local_times(context, is_time=reading.type == "TIME"), "")
    place = printed.lower().partition(" ")[2]
    return None if not place or place.startswith(PLACE_OF_WIB) else printed


def names_zone(context: Context) -> bool:
    """Return whether an hour has a zone of its own, as the first in "pukul 19.30 WIB atau pukul 8.30 waktu New York"."""
    return not ZONE.keys().isdisjoint(map(str.lower, context.stream.tokens[context.start : context.end]))


def local_times(context: Context, is_time: bool) -> Iterator[str]:
    """Yield the local times after an expression, within it, and before it if it is a time."""
    stream, start = context.stream, context.start
    after = context.end + (stream.listed[context.end] == SPACE)
    if range_end := LAST_HOUR.match(stream.listed, after):
        after = range_end.past
    after += stream.listed[after] == "("
    before = range(max(0, start - TOKENS_BEFORE), start) if is_time else ()
    for at in [at for at in (after, *range(start, context.end), *before) if stream.listed[at] == WAKTU and stream.tokens[at] != "WAKTU"]:
        match = LOCAL_TIME.match(stream.listed, at)
        if match and (at >= start or is_before_hour(stream, at, start)):
            yield stream.printed(at, match.end)


def is_before_hour(stream: TokenStream, at: int, hour: int) -> bool:
    """Return whether nothing but a local time stands between two tokens."""
    match = BEFORE_HOUR.match([*stream.listed[at:hour], END_OF_TEXT], 0)
    return match is not None and match.end == hour - at - (stream.listed[hour - 1] == SPACE)
