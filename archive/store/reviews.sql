-- What persons said of figures, kept apart from them (migration 0010).

CREATE TABLE figure_reviews (
    id INTEGER PRIMARY KEY,
    figure_key TEXT NOT NULL,                 -- figures.key; the figure itself may be gone, or read otherwise by newer rules
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong')),
    note TEXT,
    reviewer TEXT NOT NULL,                   -- empty where nobody signed
    reviewed TEXT NOT NULL,                   -- UTC
    exact TEXT NOT NULL,                      -- as printed
    stated TEXT NOT NULL,                     -- what the row stated when it was reviewed: a JSON object of its columns
    UNIQUE (figure_key, reviewer)
) STRICT;
CREATE INDEX figure_reviews_article ON figure_reviews (article_id);

-- What each figure states, as one text: newer rules that read anything of it otherwise make another.
CREATE VIEW figure_statements AS
SELECT f.key AS figure_key, json_object(
    'comparator', f.comparator, 'approximate', f.approximate, 'vague', f.vague, 'value', f.value, 'low', f.low, 'high', f.high,
    'low_open', f.low_open, 'high_open', f.high_open, 'unit', f.unit, 'object', f.object, 'about', f.about, 'change', f.change,
    'change_role', f.change_role, 'measure', f.measure, 'certainty', f.certainty, 'as_of', f.as_of, 'source', t.source_name
) AS stated
FROM figures f LEFT JOIN attributions t ON t.id = f.attribution_id;
