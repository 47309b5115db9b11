"""The HTML of each trait of a dialect."""
