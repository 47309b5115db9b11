"""One run, from its first request to its exit code: what is known before it, what came of each address, its manifest and verdict.

`delivery.py` ties a run to Scrapy; `run.py` is what spiders, pipelines and middlewares see of it; `recovery/` takes up what an
interrupted run left; `manifest.py`, `checks.py` and `ending.py` say how it went; `drift/` compares it with its past, `notify/` tells others.
Imports go from delivery and recheck to ending, from there to drift and recovery, then to checks and summary, at last to manifest.
"""
