"""The sections of the report, one module each: `add` counts an article or a run, `section` returns the section."""
