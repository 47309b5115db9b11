-- The newest delivered articles, whose short lines are counted.
CREATE TABLE counted (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE, -- canonical URL, compact
    crawled INTEGER NOT NULL      -- crawled_at, in seconds since 1970
);
CREATE INDEX counted_crawled ON counted (crawled);

-- Their short lines, each once for an article.
CREATE TABLE line (
    text TEXT NOT NULL,
    article INTEGER NOT NULL,     -- counted.number
    story INTEGER NOT NULL,       -- 1 if it is a subheading; versions up to 0.2.0 also: if it looks like a sentence of the story
    PRIMARY KEY (text, article)
) WITHOUT ROWID;
CREATE INDEX line_article ON line (article);
CREATE TRIGGER forget_lines AFTER DELETE ON counted BEGIN DELETE FROM line WHERE article = OLD.number; END;
