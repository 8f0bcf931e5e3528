"""The rules of dates: what each shape of words says, and what it means on the day of the article.

A rule is a pattern over word classes (date_words.py) and a reader. The reader looks at the words around and returns a Draft, or
None where the shape deceives ("the 2000 soldiers", "second half" of a match). Of shapes that are as long, the one whose module is
imported first is asked first.
"""

from archive.extract.dates.date_rules import days, years, seasons, relative, lengths, sets, clocks  # noqa: F401, I001 (the order counts)
from archive.extract.dates.date_rules.drafts import RULES, Draft, Rule, Scene, attempt
from archive.extract.dates.date_rules.openings import entries
from archive.extract.dates.date_rules.relative import reference
from archive.extract.dates.date_rules.seasons import PART_MAKERS, part_of_year

__all__ = ["PART_MAKERS", "RULES", "Draft", "Rule", "Scene", "attempt", "entries", "part_of_year", "reference"]
