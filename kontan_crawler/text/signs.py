"""The signs that begin and end speech and sentences."""

OPENING_QUOTES = ('"', "“", "‘", "'", "„")
CLOSING_QUOTES = ('"', "”", "’")
SENTENCE_ENDS = (".", "!", "?", "…", *CLOSING_QUOTES)
STATEMENT_ENDS = (".", '"', "”")
"""Those of a sentence of news, which asks and calls only in speech."""
LINE_ENDS = (*SENTENCE_ENDS, ":", ";", "'", ")")
"""Those of a line that is more than a title, a label or a button."""
