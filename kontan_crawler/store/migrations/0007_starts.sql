-- The first day on which runs of a spider over some sections may have left a gap, after those up to `started`. Removed if an earlier run is added.
CREATE TABLE covered (
    spider TEXT NOT NULL,
    kanal TEXT NOT NULL,       -- the wanted sections, sorted, separated by commas
    started TEXT NOT NULL,     -- ISO 8601 in +07:00
    day TEXT NOT NULL,         -- ISO 8601
    PRIMARY KEY (spider, kanal)
) WITHOUT ROWID;
-- Each start looks at the files that were modified last.
CREATE INDEX feed_modified ON feed (modified);
