-- What became of a figure when its article was revised (migration 0006).

CREATE TABLE figure_changes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL CHECK (revision >= 2), -- the later of the two that are compared
    change TEXT NOT NULL CHECK (change IN ('added', 'removed', 'changed', 'moved')), -- moved: the same words, another paragraph
    key_before TEXT,                          -- null: added
    exact_before TEXT,
    value_before REAL,
    low_before REAL,
    high_before REAL,
    key_after TEXT,                           -- null: removed
    exact_after TEXT,
    value_after REAL,
    low_after REAL,
    high_after REAL,
    unit TEXT,
    measure TEXT REFERENCES measures (name),
    CHECK ((key_before IS NULL) = (change = 'added')),
    CHECK ((key_after IS NULL) = (change = 'removed'))
) STRICT;

CREATE INDEX figure_changes_article ON figure_changes (article_id, revision);
-- An address that was cited, and that no figure has now.
CREATE INDEX figure_changes_before ON figure_changes (key_before) WHERE key_before IS NOT NULL;
CREATE INDEX figure_changes_measure ON figure_changes (measure) WHERE measure IS NOT NULL;
