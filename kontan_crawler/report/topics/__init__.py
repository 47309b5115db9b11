"""The sections of the report, a file for each: what it counts, and the table it makes.

`add` counts one article or run; `section` returns the section.
"""
