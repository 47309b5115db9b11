"""Show the progress of a run: one live line on a terminal, a plain line every minute in a log.

`tracker.py` and `eta.py` make a snapshot of Scrapy's statistics; `format.py` and `glyphs.py` make text of it. Neither needs Scrapy or
a terminal. `display.py` and `proxy.py` draw on the terminal; `extension.py` connects them to a run.
"""
