-- The first schema of an archive (migration 0001). STRICT tables; text keys where the world cites a row.
-- Offsets ("start", "end", number_start, ...) are Unicode code points, 0-based, end exclusive:
--     substr(text, start + 1, "end" - start) = exact
-- Times are UTC, ISO 8601; days are ISO days.

CREATE TABLE load_runs (                      -- one `archive load`, from its first moment
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,                            -- null: still running, or died
    status TEXT NOT NULL CHECK (status IN ('running', 'ok', 'partial', 'failed')),
    command TEXT NOT NULL,                    -- the paths and options, as typed
    version TEXT NOT NULL,                    -- of this program
    process INTEGER NOT NULL,                 -- process id: a 'running' row whose process is gone has died
    files INTEGER NOT NULL DEFAULT 0,         -- looked at
    files_unchanged INTEGER NOT NULL DEFAULT 0, -- skipped by size and mtime, not even opened
    added INTEGER NOT NULL DEFAULT 0,         -- articles new to the archive
    revised INTEGER NOT NULL DEFAULT 0,       -- known articles with another text
    updated INTEGER NOT NULL DEFAULT 0,       -- known articles with the same text and another headline, day, byline, ...
    unchanged INTEGER NOT NULL DEFAULT 0,     -- known articles read again, text the same
    annotated INTEGER NOT NULL DEFAULT 0,     -- known articles whose rows newer rules made again
    errors INTEGER NOT NULL DEFAULT 0,
    figures INTEGER NOT NULL DEFAULT 0,       -- rows written to figures
    seconds REAL
) STRICT;

CREATE TABLE load_errors (                    -- one input that could not be loaded
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES load_runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    line INTEGER,                             -- from 1; null where the whole file is at fault
    stage TEXT NOT NULL CHECK (stage IN ('open', 'read', 'annotate', 'store')),
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE source_files (                   -- a file that articles were read from
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,                -- absolute
    place TEXT NOT NULL,                      -- loaded folder's name and the path under it
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL,
    format TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0,      -- read from it the last time
    first_run_id INTEGER NOT NULL REFERENCES load_runs (id),
    last_run_id INTEGER NOT NULL REFERENCES load_runs (id) -- the last that found other bytes in it
) STRICT;

CREATE TABLE publications (                   -- an outlet
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    domain TEXT
) STRICT;

CREATE TABLE extractor (                      -- a version of the rules that made rows
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    rules_hash TEXT NOT NULL,                 -- of the code and word lists of archive/extract and archive/paragraphs.py
    first_run_id INTEGER REFERENCES load_runs (id),
    UNIQUE (version, rules_hash)
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                 -- what the world cites: /-/article/<key>
    identity_kind TEXT NOT NULL CHECK (identity_kind IN ('key', 'id', 'url', 'file', 'text')),
    identity_scope TEXT NOT NULL,
    identity_value TEXT NOT NULL,
    headline TEXT,
    headline_source TEXT NOT NULL CHECK (headline_source IN ('given', 'title_line', 'derived')),
    published TEXT,                           -- ISO day; null where the source gives none
    published_text TEXT,                      -- as given, with its time of day
    published_source TEXT,                    -- which field or line gave it
    url TEXT,
    byline TEXT,
    dateline TEXT,
    language TEXT,
    publication_id INTEGER REFERENCES publications (id),
    source_file_id INTEGER REFERENCES source_files (id),
    source_line INTEGER,                      -- of the record in the file
    words INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,      -- the one that paragraphs and figures are of
    digest TEXT NOT NULL,                     -- sha256 of that revision's text, line ends as \n
    extractor_id INTEGER NOT NULL REFERENCES extractor (id),
    first_run_id INTEGER NOT NULL REFERENCES load_runs (id),
    last_run_id INTEGER NOT NULL REFERENCES load_runs (id), -- the last that changed it
    UNIQUE (identity_kind, identity_scope, identity_value)
) STRICT;

CREATE TABLE revisions (                      -- every text that an article ever had, verbatim
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    headline TEXT,
    published TEXT,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,
    format TEXT NOT NULL,                     -- how it was read; with the next three, what annotating it again needs
    body_start INTEGER NOT NULL,              -- first character after the head (date line, front matter)
    headline_start INTEGER,                   -- where a title line stands in the text
    headline_end INTEGER,
    seen TEXT NOT NULL,                       -- when it was first loaded
    substantive INTEGER NOT NULL CHECK (substantive IN (0, 1)), -- 0: only white space or case differ from the one before
    run_id INTEGER NOT NULL REFERENCES load_runs (id),
    UNIQUE (article_id, revision)
) STRICT;

CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 1),
    kind TEXT NOT NULL
        CHECK (kind IN ('body', 'heading', 'caption', 'byline', 'dateline', 'quote', 'list', 'correction', 'other')),
    text TEXT NOT NULL,
    "start" INTEGER NOT NULL,                 -- in the text of the article's revision
    "end" INTEGER NOT NULL,
    UNIQUE (article_id, position)
) STRICT;

CREATE TABLE measures (                       -- what happened to the counted
    name TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    description TEXT NOT NULL,
    gdelt_count_type TEXT                     -- KILL, WOUND, KIDNAP, ...; null where GDELT has none
) STRICT;

CREATE TABLE units (                          -- what values are measured in; heads of counts ("ally") are not listed
    unit TEXT PRIMARY KEY,                    -- ISO 4217, UCUM, or a word
    unit_name TEXT NOT NULL,                  -- plain English, singular, British
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE figures (                        -- one number of a paragraph
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                 -- what the world cites: /-/figure/<key>
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    published TEXT,                           -- the article's, copied in
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    number_text TEXT NOT NULL,
    number_start INTEGER NOT NULL,
    number_end INTEGER NOT NULL,
    modifier_text TEXT,
    kind TEXT NOT NULL
        CHECK (kind IN ('count', 'money', 'percent', 'fraction', 'duration', 'age', 'ordinal', 'measure', 'score', 'rate')),
    comparator TEXT NOT NULL CHECK (comparator IN ('=', '>', '>=', '<', '<=', 'between')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    vague INTEGER NOT NULL CHECK (vague IN (0, 1)),
    value REAL,
    low REAL,
    high REAL,
    low_open INTEGER NOT NULL CHECK (low_open IN (0, 1)),
    high_open INTEGER NOT NULL CHECK (high_open IN (0, 1)),
    bounds_basis TEXT NOT NULL CHECK (bounds_basis IN ('stated', 'implied', 'lexicon', 'none')),
    unit TEXT,
    unit_name TEXT,
    unit_text TEXT,
    object TEXT,
    about TEXT,
    change TEXT NOT NULL CHECK (change IN ('up', 'down', 'none')),
    change_role TEXT CHECK (change_role IN ('step', 'level')),
    measure TEXT REFERENCES measures (name),
    base_figure_id INTEGER REFERENCES figures (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    certainty TEXT NOT NULL
        CHECK (certainty IN ('asserted', 'reported', 'believed', 'alleged', 'disputed', 'projected')),
    CHECK ("start" <= number_start AND number_start < number_end AND number_end <= "end"),
    CHECK (low IS NULL OR high IS NULL OR low <= high)
) STRICT;

CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (
    text, content="paragraphs", content_rowid="id", tokenize="porter unicode61"
);
-- The triggers that keep it true of edits from outside stand in fts.py: a load takes them away inside its transaction.

CREATE INDEX load_errors_run ON load_errors (run_id);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_publication ON articles (publication_id, published);
CREATE INDEX articles_source_file ON articles (source_file_id);
CREATE INDEX articles_extractor ON articles (extractor_id);
CREATE INDEX articles_digest ON articles (digest);
CREATE INDEX figures_article ON figures (article_id, paragraph_id, "start");
CREATE INDEX figures_paragraph ON figures (paragraph_id);
CREATE INDEX figures_unit_published ON figures (unit, published);
CREATE INDEX figures_measure_value ON figures (measure, value) WHERE measure IS NOT NULL;
CREATE INDEX figures_measure_published ON figures (measure, published) WHERE measure IS NOT NULL;
CREATE INDEX figures_kind_value ON figures (kind, value);
CREATE INDEX figures_base ON figures (base_figure_id) WHERE base_figure_id IS NOT NULL;
