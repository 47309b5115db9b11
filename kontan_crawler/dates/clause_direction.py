"""The direction of a clause, future or past, by cue words."""

from collections.abc import Iterable
from typing import Literal

Direction = Literal["future", "since", "reporting", "perfective"]

# The nearest cue decides: "akan bertemu Senin" is future, "sejak Juni" past; in "mengatakan pada Rabu harga akan naik" the
# weekday is that of the statement.
CUES: dict[Direction, str] = {
    "future": (
        "akan bakal hendak dijadwalkan terjadwal rencananya direncanakan berencana jelang menjelang dinantikan menanti menunggu "
        "menantikan ditargetkan menargetkan target pengiriman pengantaran mendatang"
    ),
    "since": "sejak semenjak",
    "reporting": (
        "kata katanya ujar ujarnya tutur tuturnya ucap ucapnya jelas jelasnya tegas tegasnya sebut sebutnya papar paparnya imbuh pungkas "
        "tulis terang ungkap ungkapnya mengatakan menyatakan menyebut menyebutkan menuturkan menjelaskan menegaskan menambahkan "
        "mengungkapkan mengumumkan melaporkan memperkirakan menulis menurut mengutip dikutip melansir dilansir berkata"
    ),
    "perfective": "bahwa telah sudah sempat usai setelah sebelumnya",
}
DIRECTIONS = {cue: direction for direction, cues in CUES.items() for cue in cues.split()}


def first_direction(words: Iterable[str]) -> Direction | None:
    """Return the direction of the first cue word; None without one."""
    return next((DIRECTIONS[word] for word in map(str.lower, words) if word in DIRECTIONS), None)
