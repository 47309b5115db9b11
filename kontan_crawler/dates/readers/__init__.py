"""Readers resolve an expression from its captures and its context. They return a Reading, or None if it is not a time expression."""
