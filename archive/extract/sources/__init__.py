"""Who says what: quotations, cues, sources and contents, and who a source is over the whole article."""
