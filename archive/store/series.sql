-- Tolls that somebody tracks (migration 0003): what a series is, and which figures belong to it.

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,                -- what the world cites: /-/series/<name>
    title TEXT NOT NULL,
    measure TEXT REFERENCES measures (name),  -- null: any, or none
    unit TEXT NOT NULL,                       -- one axis has one unit
    objects TEXT NOT NULL,                    -- JSON arrays of words: any of them will do, [] asks for nothing
    places TEXT NOT NULL,
    sources TEXT NOT NULL,
    not_sources TEXT NOT NULL,                -- none of these
    words TEXT,                               -- as typed into the search
    since TEXT,                               -- ISO days, of as_of where the figure has one, else of publication
    until TEXT,
    created TEXT NOT NULL,
    CHECK (measure IS NOT NULL OR words IS NOT NULL)
) STRICT;

CREATE TABLE series_figures (                 -- a figure that belongs, or that somebody put out by hand
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    figure_key TEXT NOT NULL,                 -- figures.key, not its id: a choice by hand outlives the row
    basis TEXT NOT NULL CHECK (basis IN ('rule', 'hand')),
    included INTEGER NOT NULL CHECK (included IN (0, 1)),
    UNIQUE (series_id, figure_key),
    CHECK (basis = 'hand' OR included = 1)
) STRICT;

CREATE INDEX series_measure ON series (measure) WHERE measure IS NOT NULL;
CREATE INDEX series_figures_key ON series_figures (figure_key);
