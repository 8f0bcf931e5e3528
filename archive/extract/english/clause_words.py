"""The words that bound, tie and begin clauses and noun phrases, as the rules of attribution look them up."""

from __future__ import annotations

from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, MONTHS, PREPOSITIONS, PRONOUNS, WEEKDAYS
from archive.extract.words import word_set

ADVERBS = word_set("attributions", "words.adverbs")
BOUNDARIES = word_set("attributions", "words.boundaries")
NOT_SOURCES = word_set("attributions", "words.not_sources")
PLACES = word_set("attributions", "words.places")
LY_NOUNS = word_set("attributions", "words.ly_nouns")
TIES = word_set("attributions", "words.ties")
TITLES = word_set("attributions", "words.titles")
SUBJECT_PRONOUNS = word_set("attributions", "words.subject_pronouns")
OBJECT_PRONOUNS = word_set("attributions", "words.object_pronouns")
DATE_WORDS = (frozenset(WEEKDAYS) | frozenset(MONTHS)) - {"sun", "sat"}  # the Sun; a verb
DASHES = frozenset("—–―-")
RELATIVE = frozenset(("who", "which", "that"))
SHARES = frozenset(("%", "pct", "percent", "per"))
STOPS = frozenset(',;:—–―()[]"“”`…')
PERIODS = word_set("attributions", "words.periods") | DATE_WORDS
# Function words that no noun phrase holds.
FUNCTION = (AUXILIARIES | BOUNDARIES | PREPOSITIONS | (PRONOUNS - {"others", "ones", "one"}) | {"and"}) - DETERMINERS
