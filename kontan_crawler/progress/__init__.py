"""How far a run is: one live line on a terminal, a plain line a minute in a log.

`watch.py` and `pace.py` make a state of what is counted, `line.py` and `marks.py` text of a state, without Scrapy and without
a terminal; `display.py` and `terminal.py` are the terminal, `extension.py` ties both to a run.
"""
