-- Paragraphs drawn at random, in which persons looked for figures that were not found (migration 0012).

CREATE TABLE paragraph_samples (
    id INTEGER PRIMARY KEY,
    drawn TEXT NOT NULL,                      -- UTC
    paragraphs_of TEXT,                       -- of which paragraphs, in words; NULL of all that figures are read in
    population INTEGER,                       -- how many these were; NULL where not everybody may know
    size INTEGER NOT NULL,                    -- how many were drawn
    seed INTEGER                              -- from the same paragraphs it draws the same ones again; NULL as population
) STRICT;

CREATE TABLE sampled_paragraphs (
    id INTEGER PRIMARY KEY,                   -- in the order in which they were drawn
    sample_id INTEGER NOT NULL REFERENCES paragraph_samples (id) ON DELETE CASCADE,
    paragraph_key TEXT NOT NULL,              -- archive.model.paragraph_key; the paragraph itself may be gone
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    UNIQUE (sample_id, paragraph_key)
) STRICT;
CREATE INDEX sampled_paragraphs_paragraph ON sampled_paragraphs (paragraph_key);
CREATE INDEX sampled_paragraphs_article ON sampled_paragraphs (article_id);

CREATE TABLE paragraph_reviews (              -- what a person said of a paragraph: with its missed_figures all figures in it are known
    id INTEGER PRIMARY KEY,
    paragraph_key TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    found INTEGER NOT NULL,                   -- how many figures were found in it then
    note TEXT,
    reviewer TEXT NOT NULL,                   -- empty where nobody signed
    reviewed TEXT NOT NULL,                   -- UTC
    sample_id INTEGER REFERENCES paragraph_samples (id) ON DELETE SET NULL, -- that it was judged for
    UNIQUE (paragraph_key, reviewer)
) STRICT;
CREATE INDEX paragraph_reviews_article ON paragraph_reviews (article_id);

CREATE TABLE missed_figures (                 -- the words of a figure that was not found; newer rules may have found it since
    id INTEGER PRIMARY KEY,
    review_id INTEGER NOT NULL REFERENCES paragraph_reviews (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    exact TEXT NOT NULL,                      -- as printed
    "start" INTEGER NOT NULL,                 -- in the paragraph
    "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX missed_figures_review ON missed_figures (review_id);
CREATE INDEX missed_figures_article ON missed_figures (article_id);

-- What a sample had drawn counts in it at once; what somebody came upon, or judged for another sample, once its judging has come
-- past it. Until now nobody said which that was: the newest sample that had drawn it, most likely.
ALTER TABLE figure_reviews ADD COLUMN sample_id INTEGER REFERENCES samples (id) ON DELETE SET NULL;
UPDATE figure_reviews SET sample_id = (
    SELECT max(s.id) FROM sampled_figures m JOIN samples s ON s.id = m.sample_id
    WHERE m.figure_key = figure_reviews.figure_key AND s.drawn <= figure_reviews.reviewed
);
