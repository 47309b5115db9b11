"""Superscripts in plain text: a power is "10^12", the mark of a footnote is " [1]", all others stay glued: "m2", "1st"."""

import re

from kontan_crawler.patterns import lazy

_NUMBER = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_MARK = lazy(rf"[\[(]?\s*({_NUMBER}|[a-e])\s*[\])]?")  # of a footnote
_BRACKETED = lazy(rf"[\[(]?\s*({_NUMBER}|[a-z*])\s*[\])]")
_EXPONENT = lazy(r"[+−–-]?\d{1,4}|[+−–-]?\d*[ijkmntxy]|[\w.,]{1,4}[+−–*/-][\w.,]{1,4}")
_DEGREE = lazy(r"[oO0°º˚]")
_TEMPERATURE = lazy(r"\s?[CFRK]\b")
_UNIT = lazy(r"(?<![^\W\d_])(?:[kcdhmnµ]?m|dam|ft|feet|inci|kaki|yard|[a-z]*meter|s|det|detik)$", re.IGNORECASE)
_NUCLIDE = lazy(r"(?:H|He|Li|C|N|O|K|Ar|Co|Kr|Sr|Tc|I|Xe|Cs|Ra|Rn|Th|U|Pu|Am)\b")  # after its number
_OPERATOR_BEFORE = lazy(r"(?:[=×*·÷^<>≈±]|\d\s*x|[\d)]\s*[+−-])\s*(?:[\d.,]*|[^\W\d_]{1,2})$")
_OPERATOR_AFTER = lazy(r"\s*(?:[=×*·÷^≈±]|[+−-]\s*[\w(]|x\s*\d)")
_VARIABLE = lazy(r"(?<![^\W\d_])[^\W\d_]$")
_BASE = lazy(r"(?<![\d.,])(\d+)$")
_SUM = lazy(r"\([^()]*[+*×][^()]*\)$")


def superscript(mark: str, before: str, after: str, is_link: bool = False) -> str | None:
    """Return a superscript as plain text; None if its letters stay as they are.

    before, after: the text around it; is_link: whether it is a link, as marks of footnotes are.
    """
    mark = mark.strip()
    if _DEGREE.fullmatch(mark) and before[-1:].isdigit() and _TEMPERATURE.match(after):
        return "°"
    if _BRACKETED.fullmatch(mark) or (is_link and _MARK.fullmatch(mark)):
        return _note(mark, before)
    if mark.isdecimal() and after[:1] in ("/", "⁄"):  # a fraction
        return f" {mark}" if before[-1:].isdigit() else None
    if _EXPONENT.fullmatch(mark) and _is_power(mark, before, after):
        return f"^{mark}" if mark.lstrip("+−–-").isalnum() else f"^({mark})"
    return _note(mark, before) if _MARK.fullmatch(mark) and not _is_glued(mark, before, after) else None


def _is_power(mark: str, before: str, after: str) -> bool:
    base, operator = _BASE.search(before), _OPERATOR_BEFORE.search(before) or _OPERATOR_AFTER.match(after)
    if _SUM.search(before):
        return True
    if not mark.isdecimal():
        return bool(base or _VARIABLE.search(before))
    if base:
        return bool(operator) or (base[1] == "10" and mark != "1") or (base[1] == "2" and int(mark) > 2)
    if _UNIT.search(before):
        return False
    return bool(before[-1:].isalpha() and operator) or bool(_VARIABLE.search(before) and mark in ("2", "3", "4"))


def _is_glued(mark: str, before: str, after: str) -> bool:
    """Return whether a number or letter is neither a power nor a footnote's mark: m2, 235U, 1a."""
    if mark.isalpha():
        return not re.search(r"[^\W\d_]{3}$|\d{3}$|%$", before)
    return bool((mark in ("2", "3") and _UNIT.search(before)) or (not before[-1:].isalnum() and _NUCLIDE.match(after)))


def _note(mark: str, before: str) -> str:
    space = " " if before[-1:].strip() and before[-1] not in "([" else ""
    return f"{space}[{mark.strip('[]() ')}]"
