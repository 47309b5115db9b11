"""One run, from its first request to its exit code.

`delivery.py` connects a run to Scrapy's signals; `run.py` is its interface for spiders, pipelines and middlewares; `recovery/` delivers
the part files of interrupted runs; `checks.py` and `finish_run.py` check a run, `manifest.py` records it; `drift/` compares it with
earlier runs; `notify/` sends its verdict to Prometheus and to a command.
"""
