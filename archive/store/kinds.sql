-- The kinds of a text's paragraphs, as a web page, a feed or a wire format marks them (migration 0007): "heading body caption".
-- Null: the text is all there was, and the rules tell its paragraphs.

ALTER TABLE revisions ADD COLUMN kinds TEXT;
