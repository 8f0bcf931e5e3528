-- What a former figure describes (migration 0013), which a series asks too. Of what was kept before it is not known.

ALTER TABLE former_figures ADD COLUMN about TEXT;
