"""One short file per way of finding articles, on the walk in base.py."""
