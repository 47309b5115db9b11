"""Pure reading of Indonesian dates. The clock is always an argument."""
