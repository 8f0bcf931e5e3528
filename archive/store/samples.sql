-- Figures drawn at random to be checked by persons, and in what a figure is wrong (migration 0011).

-- A JSON object, its names those of archive.store.reviews.FIELDS: what it should be, null where nobody said, "" for nothing at all.
ALTER TABLE figure_reviews ADD COLUMN corrections TEXT CHECK (corrections IS NULL OR json_type(corrections) = 'object');

CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    drawn TEXT NOT NULL,                      -- UTC
    figures_of TEXT,                          -- of which figures, in words; NULL of all
    population INTEGER,                       -- how many these were; NULL where not everybody may know
    size INTEGER NOT NULL,                    -- how many were drawn
    seed INTEGER                              -- from the same figures it draws the same ones again; NULL as population
) STRICT;

CREATE TABLE sampled_figures (
    id INTEGER PRIMARY KEY,                   -- in the order in which they were drawn
    sample_id INTEGER NOT NULL REFERENCES samples (id) ON DELETE CASCADE,
    figure_key TEXT NOT NULL,                 -- figures.key; the figure itself may be gone
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                       -- of the figure when it was drawn, as is its measure
    measure TEXT,
    UNIQUE (sample_id, figure_key)
) STRICT;
CREATE INDEX sampled_figures_figure ON sampled_figures (figure_key);
CREATE INDEX sampled_figures_article ON sampled_figures (article_id);

-- Figures as persons left them: those that are right, and those that are wrong with what they should be in the place of what they
-- state, NULL where that was not said. What is no figure, or wrong in nobody said what, is not here.
CREATE VIEW checked_figures AS
WITH newest AS (
    SELECT r.*, coalesce(r.corrections, '{}') AS c FROM figure_reviews r
    WHERE r.stated = (SELECT s.stated FROM figure_statements s WHERE s.figure_key = r.figure_key)
        AND r.id = (
            SELECT n.id FROM figure_reviews n WHERE n.figure_key = r.figure_key AND n.stated = r.stated
            ORDER BY n.reviewed DESC, n.id DESC LIMIT 1
        )
)
SELECT f.key, a.key AS article, a.published, f.exact, f.kind,
    CASE WHEN json_type(c, '$.number') IS NULL THEN f.comparator ELSE json_extract(c, '$.number.comparator') END AS comparator,
    CASE WHEN json_type(c, '$.number') IS NULL THEN f.approximate ELSE json_extract(c, '$.number.approximate') END AS approximate,
    CASE WHEN json_type(c, '$.number') IS NULL THEN f.value ELSE json_extract(c, '$.number.value') END AS value,
    CASE WHEN json_type(c, '$.number') IS NULL THEN f.low ELSE json_extract(c, '$.number.low') END AS low,
    CASE WHEN json_type(c, '$.number') IS NULL THEN f.high ELSE json_extract(c, '$.number.high') END AS high,
    CASE WHEN json_type(c, '$.unit') IS NULL THEN f.unit ELSE nullif(json_extract(c, '$.unit'), '') END AS unit,
    CASE WHEN json_type(c, '$.object') IS NULL THEN f.object ELSE nullif(json_extract(c, '$.object'), '') END AS object,
    CASE WHEN json_type(c, '$.about') IS NULL THEN f.about ELSE nullif(json_extract(c, '$.about'), '') END AS about,
    CASE WHEN json_type(c, '$.change') IS NULL THEN f.change ELSE nullif(json_extract(c, '$.change'), '') END AS change,
    CASE WHEN json_type(c, '$.measure') IS NULL THEN f.measure ELSE nullif(json_extract(c, '$.measure'), '') END AS measure,
    CASE WHEN json_type(c, '$.certainty') IS NULL THEN f.certainty ELSE nullif(json_extract(c, '$.certainty'), '') END AS certainty,
    CASE WHEN json_type(c, '$.source') IS NULL THEN t.source_name ELSE nullif(json_extract(c, '$.source'), '') END AS source,
    CASE WHEN json_type(c, '$.as_of') IS NULL THEN f.as_of ELSE nullif(json_extract(c, '$.as_of'), '') END AS as_of,
    n.verdict, n.reviewer, n.reviewed, n.note
FROM newest n JOIN figures f ON f.key = n.figure_key JOIN articles a ON a.id = f.article_id
LEFT JOIN attributions t ON t.id = f.attribution_id
WHERE n.verdict = 'right' OR (n.corrections IS NOT NULL AND json_type(c, '$.figure') IS NULL);
