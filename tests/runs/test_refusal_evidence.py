"""Whose fault a refusal is, from the outcomes in a ledger; repairs of earlier ledgers."""

import json

import pytest

from kontan_crawler.outcomes import GIVEN_UP, READ
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.rechecks import Rechecks
from kontan_crawler.runs.recovery.close_run import close_run
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.refusal_evidence import evidence_of
from kontan_crawler.store.frontier import is_try
from kontan_crawler.store.run_outcomes import MAX_TRIES
from tests.manifests import a_manifest

READ_PAGE, WALL, OWN_PAGE, GONE = (
    "written",
    "no_article reason:no_article words:a size:1",
    "no_text own reason:no_text layout:b",
    "removed stated",
)
LOOP, ERROR, LONE = "redirect_loop", "http_503", "no_article reason:no_article words:c size:2"
CASES = {  # outcomes of new URLs, outcomes of rechecks -> section unreadable, URLs whose refusal counts, site faults
    "one removed of many": ([READ_PAGE] * 9 + [GONE], [], False, 1, 0),
    "a lone wall among articles": ([READ_PAGE] * 9 + [LONE], [], False, 1, 0),
    "two alike": ([READ_PAGE] * 9 + [WALL] * 2, [], False, 2, 0),
    "three alike": ([READ_PAGE] * 9 + [WALL] * 3, [], False, 0, 3),
    "three of many alike": ([READ_PAGE] * 60 + [WALL] * 3, [], False, 3, 0),
    "three alike, made for their URLs": ([READ_PAGE] * 9 + [OWN_PAGE] * 3, [], False, 0, 3),
    "three of their own words": (
        [READ_PAGE] * 9 + [f"no_article reason:no_article words:{number}" for number in range(3)],
        [],
        False,
        0,
        3,
    ),
    "one page that is known as a wall": ([READ_PAGE] * 9 + ["no_article wall words:d"], [], False, 0, 0),
    "a third alike, made for their URLs": ([READ_PAGE] * 10 + [OWN_PAGE] * 5, [], False, 0, 5),
    "five of very many, made for their URLs": ([READ_PAGE] * 30 + [OWN_PAGE] * 5, [], False, 5, 0),
    "many removed": ([READ_PAGE] * 2 + [GONE] * 30, [], False, 30, 0),
    "redirects elsewhere": ([READ_PAGE] * 9 + ["redirected reason:redirected"] * 5, [], False, 0, 5),
    "redirects in a circle are errors": ([READ_PAGE] * 9 + [LOOP] * 5, [], False, 0, 0),
    "errors are no tries": ([READ_PAGE] * 9 + [ERROR] * 5, [], False, 0, 0),
    "five, none read": ([WALL] * 5, [], True, 0, 5),
    "five, none read, each in its own words": ([f"no_article words:{number}" for number in range(5)], [], True, 0, 0),
    "one of twelve read": ([READ_PAGE, *[WALL] * 11], [], True, 0, 11),
    "five errors": ([ERROR] * 5, [], True, 0, 0),
    "four, none read": ([WALL] * 4, [], False, 0, 4),
    "one, and a recheck is read": ([LONE], [READ], False, 1, 0),
    "one, and a recheck fails too": ([LONE], ["no_article"], True, 0, 0),
    "one removed, and a recheck is removed": ([GONE], ["removed"], False, 0, 0),
    "nine removed": ([GONE] * 9, [], False, 0, 0),
    "ten removed": ([GONE] * 10, [], True, 0, 0),
    "one removed, nine rechecks too": ([GONE], ["removed"] * 9, True, 0, 0),
    "nothing new": ([], [], False, 0, 0),
}


def resolve(frontier, slug, given):
    outcome, *response = given.split()
    url = f"https://internasional.kontan.co.id/news/{slug}"
    frontier.register(url, None, known=False)
    frontier.resolve(url, outcome, revision=1, response=response)
    return url


@pytest.mark.parametrize(("outcomes", "rechecked", "unreadable", "counted", "site_faults"), CASES.values(), ids=CASES)
def test_evidence(outcomes, rechecked, unreadable, counted, site_faults, ledger):
    frontier, rechecks = ledger.frontier("1"), Rechecks()
    urls = {resolve(frontier, f"a{number}", given): given for number, given in enumerate(outcomes)}
    for number, outcome in enumerate(rechecked):
        rechecks.end(f"https://internasional.kontan.co.id/news/b{number}", outcome, outcome == "removed")
    evidence = evidence_of(frontier, ledger.history, rechecks)
    frontier.close(evidence.uncounted)
    refused = [url for url, given in urls.items() if is_try(given.split()[0])]
    assert bool(evidence.unreadable) is unreadable
    assert (sum(url not in evidence.uncounted for url in refused), len(evidence.site_faults)) == (counted, site_faults)


def test_another_section_is_no_evidence(ledger):
    frontier = ledger.frontier("1")
    resolve(frontier, "a", GONE)
    frontier.resolve("https://global.kontan.co.id/news/a", "written", revision=1)
    assert len(evidence_of(frontier, ledger.history).uncounted) == 1


def test_responses_of_earlier_runs_are_alike_too(ledger):
    for number in range(3):
        frontier = ledger.frontier(f"{number}")
        resolve(frontier, f"a{number}", WALL), resolve(frontier, f"b{number}", READ_PAGE)
        evidence = evidence_of(frontier, ledger.history)
        assert bool(evidence.site_faults) is (number == 2)
        frontier.close(evidence.uncounted)


def test_a_url_given_up_for_a_response_that_proves_to_be_the_sites_is_requested_again(ledger):
    for number in range(MAX_TRIES):
        frontier = ledger.frontier(f"{number}")
        old = resolve(frontier, "old", WALL)
        frontier.close()
    assert ledger.frontier("x").register(old, None, known=False) == GIVEN_UP
    frontier = ledger.frontier("y")
    for number in range(3):
        resolve(frontier, f"a{number}", WALL)
    close_run(ledger, a_manifest(run="y"), evidence_of(frontier, ledger.history).site_traits)
    assert ledger.frontier("z").backlog(["internasional"]).count(old) == 1


def old_manifest(number, url, **day):
    """Return a manifest of version 3 of a run that refused one URL, as JSON."""
    row = {"day": None, "kanal": "internasional", "listed": 1, "delivered": 0, "known": 0, "unchanged": 0, "waiting": 0, "refused": {}}
    written = json.loads(a_manifest(run=f"{number}").model_dump_json())
    del written["replica"]
    given_up, days = [{"url": url, "reason": "no_article"}], [{**row, "listed_to_end_at": None, **day}]
    return json.dumps(written | {"manifest_version": 3, "given_up": given_up, "days": days})


@pytest.mark.parametrize("day", [{}, {"delivered": 1}], ids=["read nothing", "read an article"])
@pytest.mark.parametrize("known", [True, False], ids=["ledger", "manifests"])
def test_tries_of_earlier_versions_are_taken_back(day, known, ledger, tmp_path):
    for number in range(MAX_TRIES):
        frontier = ledger.frontier(f"{number}")
        url = resolve(frontier, "a", LONE)
        text = old_manifest(number, url, **day)
        if known:
            frontier.close()
            ledger.history.end(Manifest.model_validate_json(text).start, text, completed=True)
        else:
            (tmp_path / f"{number}.run.json").write_text(text)
    ledger._database.execute("INSERT OR IGNORE INTO repair VALUES ('tries')")
    result = recover(ledger, tmp_path)
    assert result.requested_again == {url}
    assert ledger.frontier("x").register(url, None, known=False) is None
    assert not recover(ledger, tmp_path).requested_again
