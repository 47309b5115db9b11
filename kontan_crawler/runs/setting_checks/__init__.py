"""Checks of settings and of the environment before the first request. Each raises ArgumentError with the value that is invalid."""
