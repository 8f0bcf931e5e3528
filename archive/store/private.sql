-- Articles that not everybody may read (migration 0004).

ALTER TABLE articles ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));
-- For whether there is any, and whether an article is one, without its row.
CREATE INDEX articles_private ON articles (id) WHERE private = 1;
