-- What the response of a URL without an article was like: words such as "stated", "own", "wall" and the traits of its page.
ALTER TABLE found ADD COLUMN response TEXT;
-- The run that got the first such response.
ALTER TABLE found ADD COLUMN first_run TEXT;
-- Repairs of the data of earlier versions, done and removed by the next recovery.
CREATE TABLE repair (name TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO repair VALUES ('tries');
