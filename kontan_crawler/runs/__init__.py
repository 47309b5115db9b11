"""One run, from its first request to its exit code.

`delivery.py` ties a run to Scrapy; `run.py` is what spiders, pipelines and middlewares see of it; `recovery/` delivers what an
interrupted run left; `checks.py`, `finish_run.py` and `manifest.py` judge and record it; `drift/` compares it with earlier runs;
`notify/` sends its verdict to Prometheus and to a command.
"""
