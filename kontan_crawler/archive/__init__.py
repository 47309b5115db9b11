"""The archive: every answer of the site in WARC files (ISO 28500), each with an index beside it. Does not import Scrapy.

`archive.py` writes, `scan.py` reads every whole record of any WARC file, `index.py` knows what a file should hold, `recover.py` closes
the files of interrupted runs. docs/archive.md describes the files.
"""
