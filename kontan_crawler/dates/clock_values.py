"""The time part of a TIMEX3 value, with the offset of its zone."""

from kontan_crawler.dates import hours
from kontan_crawler.dates.grammar import Captures

MINUTES_OF_WIB = 7 * 60
_OF_CLOCK = frozenset({"hour_minute", "hour", "daypart", "noon_or_midnight"})


def time_of_day(captures: Captures) -> str:
    """Return the time part of a TIMEX3 value: "T05:36", "TMO"; "" without a time."""
    if _OF_CLOCK.isdisjoint(captures):  # most dates
        return ""
    hour, minute = captures.get("hour_minute", (captures.get("hour"), captures.get("minute", 0)))
    if hour is None:
        return f"T{captures['daypart'][0]}" if "daypart" in captures else captures.get("noon_or_midnight", "")
    hour, minute = in_24_hours(captures, hour, minute)
    second = f":{captures['second']:02}" if "second" in captures else ""
    return f"T{hour:02}:{minute:02}{second}{zone_offset(captures)}"


def in_24_hours(captures: Captures, hour: int, minute: int) -> tuple[int, int]:
    """Return hour and minute after "p.m.", the part of the day and "setengah": "setengah delapan malam" is 19:30."""
    changed: dict[int, int] = (captures.get("am_pm") or captures.get("daypart") or ("", {}))[1]
    if "noon_or_midnight" in captures:
        changed = hours.MIDNIGHT if captures["noon_or_midnight"] == "T24:00" else hours.NOON
    hour = changed.get(hour, hour)
    if "half_hour" in captures:
        half = ((hour if changed or hour > 1 else hour + 12) * 60 - 30) % (24 * 60)
        return half // 60, half % 60
    return (hour, minute) if minute == 0 or hour < 24 else (0, minute)  # "12.05 malam": only 24:00 is a time of the day before


def zone_offset(captures: Captures) -> str:
    """Return the UTC offset as TIMEX3 writes it; "" for WIB, and for a zone that has only a name."""
    if "sign" not in captures:
        return str(captures.get("zone", ""))
    hour, minute = captures.get("offset_hour_minute", (captures.get("offset_hour"), captures.get("offset_minute", 0)))
    offset = captures["sign"] * (hour * 60 + minute)
    if offset in (0, MINUTES_OF_WIB):
        return "" if offset else "Z"
    return f"{'-' if offset < 0 else '+'}{hour:02}:{minute:02}"
