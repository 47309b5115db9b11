"""From the items of a run to delivered feeds: nothing lost, nothing twice, and the truth at the end.

`run.py` is the life of a run; `files.py` how a feed becomes whole; `ledger.py` what is remembered;
`recovery.py` what an interrupted run left; `manifest.py` and `verdict.py` what is said at the end.
"""
