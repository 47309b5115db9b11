"""The progress of a run: one live line on a terminal, a line every minute in the log.

`tracker.py` and `eta.py` make a snapshot from Scrapy's statistics; `format.py` and `glyphs.py` format it. They need neither Scrapy nor
a terminal. `display.py` and `proxy.py` draw on the terminal; `extension.py` connects them to a run.
"""
