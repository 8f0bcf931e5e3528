-- Who said it and when (migration 0002): the layers beside the figures, and what ties a figure to them.

CREATE TABLE attributions (                   -- who says what: source, cue and content, as PARC and PolNeAR have them
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,                 -- the hull of source and cue
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    source TEXT,                              -- as printed; null where nobody is named
    source_start INTEGER,
    source_end INTEGER,
    source_name TEXT,                         -- the full name that a surname or a pronoun stands for
    source_kind TEXT CHECK (source_kind IN ('person', 'organisation', 'place', 'unnamed')),
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    content_start INTEGER,
    content_end INTEGER,
    stance TEXT NOT NULL
        CHECK (stance IN ('asserted', 'reported', 'believed', 'alleged', 'disputed', 'projected')),
    via_id INTEGER REFERENCES attributions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    continues_id INTEGER REFERENCES attributions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE quotes (                         -- words in quotation marks, the marks included
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'scare')),
    speaker TEXT,                             -- the full name
    speaker_text TEXT,                        -- as printed
    attribution_id INTEGER REFERENCES attributions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    continues_id INTEGER REFERENCES quotes (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE dates (                          -- dates, times, durations and sets, as TIMEX3 says them
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value TEXT,
    mod TEXT,
    earliest TEXT,                            -- ISO days; null where open
    latest TEXT,
    anchor TEXT,                              -- the day that it was resolved against
    rule TEXT NOT NULL                        -- what resolved it
) STRICT;

CREATE TABLE entities (                       -- one person, organisation or place, over all articles
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                 -- kind and full name, folded: the same only where that is safe
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place')),
    name TEXT NOT NULL,
    country TEXT,                             -- ISO 3166 alpha-2
    latitude REAL,
    longitude REAL
) STRICT;

CREATE TABLE mentions (                       -- where one is named
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    entity_id INTEGER REFERENCES entities (id), -- null where it is not safe to say
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,                      -- the title included
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place')),
    name TEXT,                                -- the fullest form in the article; null for "the chief prosecutor"
    title TEXT
) STRICT;

CREATE TABLE photos (                         -- a caption paragraph, taken apart
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    caption TEXT NOT NULL,
    photographer TEXT,
    agencies TEXT NOT NULL                    -- a JSON array, in the order of the credit
) STRICT;

ALTER TABLE figures ADD COLUMN attribution_id INTEGER REFERENCES attributions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE figures ADD COLUMN date_id INTEGER REFERENCES dates (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE figures ADD COLUMN as_of TEXT;
ALTER TABLE figures ADD COLUMN since TEXT;
ALTER TABLE figures ADD COLUMN date_basis TEXT CHECK (date_basis IN ('clause', 'sentence', 'article'));

CREATE INDEX attributions_article ON attributions (article_id, paragraph_id, "start");
CREATE INDEX attributions_paragraph ON attributions (paragraph_id);
CREATE INDEX attributions_source ON attributions (source_name);
CREATE INDEX attributions_via ON attributions (via_id) WHERE via_id IS NOT NULL;
CREATE INDEX attributions_continues ON attributions (continues_id) WHERE continues_id IS NOT NULL;
CREATE INDEX quotes_article ON quotes (article_id, paragraph_id, "start");
CREATE INDEX quotes_paragraph ON quotes (paragraph_id);
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE INDEX quotes_attribution ON quotes (attribution_id) WHERE attribution_id IS NOT NULL;
CREATE INDEX quotes_continues ON quotes (continues_id) WHERE continues_id IS NOT NULL;
CREATE INDEX dates_article ON dates (article_id, paragraph_id, "start");
CREATE INDEX dates_paragraph ON dates (paragraph_id);
CREATE INDEX dates_earliest ON dates (earliest, latest);
CREATE INDEX mentions_article ON mentions (article_id, paragraph_id, "start");
CREATE INDEX mentions_paragraph ON mentions (paragraph_id);
CREATE INDEX mentions_entity ON mentions (entity_id);
CREATE INDEX entities_name ON entities (name);
CREATE INDEX photos_article ON photos (article_id);
CREATE INDEX photos_paragraph ON photos (paragraph_id);
CREATE INDEX figures_attribution ON figures (attribution_id) WHERE attribution_id IS NOT NULL;
CREATE INDEX figures_date ON figures (date_id) WHERE date_id IS NOT NULL;
CREATE INDEX figures_as_of ON figures (as_of) WHERE as_of IS NOT NULL;
