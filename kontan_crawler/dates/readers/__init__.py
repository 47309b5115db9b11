"""Readers resolve an expression: they get what a form captured and its context, and return a Reading, or None if it is no time expression."""
