-- What pages and ready questions count (migration 0005): without these they read the rows of a whole large table.

CREATE INDEX figures_published ON figures (published);
CREATE INDEX figures_unit_kind_value ON figures (unit, kind, value);
-- What ready questions ask of all figures of a measure, so that no row is looked up. One figure in ten has a measure.
CREATE INDEX figures_measured ON figures (measure, published, value, article_id, attribution_id, certainty)
    WHERE measure IS NOT NULL;
