"""The printed date of a story, in the form of a dialect."""

from datetime import datetime

from kontan_crawler.replica.date_formats import DAYS, MONTHS, ZONES

SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
FORMS = {
    "gmt_brackets": "{day}, {date} {month} {year} {bar} {clock} (GMT+{hours})",
    "gmt_plain": "{day}, {date} {month} {year} {bar} {clock} GMT+0{hours}00",
    "no_zone": "{day}, {date} {month} {year} {bar} {clock}",
    "pm": "{day}, {date} {month} {year} {bar} {half} {zone}",
    "dot_clock": "{day}, {date} {month} {year} {bar} {dotted} {zone}",
    "comma": "{day}, {date} {month} {year}, {clock} {zone}",
    "dash": "{day}, {date} {month} {year} - {clock} {zone}",
    "short_month": "{day}, {date} {short} {year} {bar} {clock} {zone}",
    "pukul": "{day}, {date} {month} {year} pukul {clock} {zone}",
    "numeric": "{date}/{number}/{year}, {clock} {zone}",
}
"""Value of the trait `date` -> form; "site" is that of `date_formats.timestamp`."""


def printed(form: str, moment: datetime, zone: str, bar: str, weekday_shift: int) -> str:
    """Return the line under a headline. zone: a key of ZONES. bar: what stands before the clock."""
    if form == "no_zone" and zone != "WIB" or form == "numeric" and weekday_shift:
        form = "comma"
    local = moment.astimezone(ZONES[zone])
    return FORMS[form].format(
        day=DAYS[(local.weekday() + weekday_shift) % 7],
        date=f"{local:%d}",
        month=MONTHS[local.month - 1],
        short=SHORT[local.month - 1],
        number=f"{local:%m}",
        year=local.year,
        bar=bar,
        clock=f"{local:%H:%M}",
        dotted=f"{local:%H.%M}",
        half=f"{local:%I:%M} {'AM' if local.hour < 12 else 'PM'}",
        zone=zone,
        hours=7 + tuple(ZONES).index(zone),
    )
