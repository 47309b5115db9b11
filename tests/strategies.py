"""Hypothesis strategies of several tests."""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""Every character that UTF-8 encodes. `TEXT` has the same ones, but takes three seconds to find them."""
TEXT = st.text(CHARACTERS)
