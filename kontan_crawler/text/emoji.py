"""Emoji, which may be sequences of several characters."""

import re

_LETTER = "[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
JOINER = rf"(?<=[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?={_LETTER})"
"""A joiner between emoji, which makes one of them."""
FLAG_TAGS = "(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""The letters of a region after a black flag: the flag of England."""
_EMOJI = re.compile(f"(?:(?:{_LETTER}|[0-9#*](?=\ufe0f?\u20e3))[\ufe0e\ufe0f\u20e3]*(?:{FLAG_TAGS})?\u200d?)+")
_MAX_LENGTH = 40  # characters


def is_emoji(text: str) -> bool:
    """Return whether a text is nothing but emoji, as the `alt` of the picture of one."""
    return 0 < len(text) <= _MAX_LENGTH and bool(_EMOJI.fullmatch(text))
