-- Near-identical texts, as wire copy is: grouped, shown, never deleted (migration 0008).

CREATE TABLE clusters (                       -- articles that are joined by near-duplicates, two at least
    id INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL,
    publications INTEGER NOT NULL,            -- outlets among them; who names none counts as none
    first_published TEXT,
    last_published TEXT
) STRICT;

CREATE TABLE near_duplicates (                -- two articles whose texts are near-identical
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1), -- of the shorter text's passages, that the other has too
    PRIMARY KEY (article_id, other_id),
    CHECK (article_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_duplicates_other ON near_duplicates (other_id);

-- What a text is found by. It has no foreign key: that would ask for an index as large as itself.
CREATE TABLE fingerprints (
    hash INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE articles ADD COLUMN cluster_id INTEGER REFERENCES clusters (id);
CREATE INDEX articles_cluster ON articles (cluster_id) WHERE cluster_id IS NOT NULL;
