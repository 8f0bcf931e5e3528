-- What a figure stated that a revision changed or removed (migration 0009), as far as a series asks and a reader wants to know.
-- Its columns are those of figures and attributions. A figure that only moved, or whose number the article still states, has no row.

CREATE TABLE former_figures (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                 -- figures.key; of one that came back and went again, the last time
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL CHECK (revision >= 1), -- the last that stated it; the next is the one that does not
    exact TEXT NOT NULL,
    kind TEXT NOT NULL,
    comparator TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    vague INTEGER NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    low_open INTEGER NOT NULL,
    high_open INTEGER NOT NULL,
    unit TEXT,
    unit_name TEXT,
    object TEXT,
    change_role TEXT,
    measure TEXT REFERENCES measures (name),
    certainty TEXT NOT NULL,
    as_of TEXT,
    date_basis TEXT,
    source_name TEXT,                         -- these three are its attribution's
    source_kind TEXT,
    stance TEXT,
    places TEXT NOT NULL,                     -- where it is: a JSON array of what a series looks for its places in
    paragraph_start INTEGER NOT NULL,         -- its paragraph, in the text of the revision
    paragraph_end INTEGER NOT NULL
) STRICT;

CREATE INDEX former_figures_article ON former_figures (article_id, revision);
CREATE INDEX former_figures_measure ON former_figures (measure) WHERE measure IS NOT NULL;
