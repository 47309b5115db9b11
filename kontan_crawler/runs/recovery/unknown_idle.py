"""Idle runs that a rebuilt ledger does not know: only the manifests of later runs name them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from kontan_crawler.runs.manifest import IdleBefore
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.wording import count_of, verb

_EFFECT = "left no manifest and {are} not in the rebuilt ledger; {their} days are read again"


def unknown_idle_runs(ledger: Ledger, named: Iterable[IdleBefore], newest: datetime | None) -> Iterator[str]:
    """Yield a sentence for each span of unknown idle runs.

    named: by the manifests that were learnt. newest: start of the newest of these runs if the ledger was empty before; later idle runs are
    named nowhere.
    """
    for span in named:
        if not ledger.history.is_ended(span.last):
            which = span.first if span.first == span.last else f"{span.first} to {span.last}"
            effect = _EFFECT.format(are=verb(span.runs, "is", "are"), their=verb(span.runs, "its", "their"))
            yield f"{count_of(span.runs, 'idle run')} of {span.spider}, {which}, {effect}"
    if newest:
        yield f"idle runs after {newest.isoformat(timespec='seconds')}, if any, {_EFFECT.format(are='are', their='their')}"
