"""Forms of verbs that describe a noun and act on none: "the operating profit", "an estimated 12", "workers striking for pay"."""

from __future__ import annotations

from archive.extract.english.finite_forms import is_in_compound
from archive.extract.english.lexicon import CHANGE_OF, PREPOSITIONS, SCALES, VERBS, all_forms, is_person, is_plural
from archive.extract.english.noun_slots import is_described_in_ed, is_kind_in_ing
from archive.extract.english.one_verb import NOUNS_TOO
from archive.extract.english.tokens import Tokens
from archive.extract.english.verb_or_noun import is_owned
from archive.extract.english.word_classes import NOUNS_IN_ING, STOP, is_name
from archive.extract.words import word_set, words

MOVERS = frozenset(CHANGE_OF) & all_forms(words("rules")["subjects"]["movers"])
PLAIN_ADJECTIVES = word_set("rules", "phrases.plain_adjectives")
_OF_COSTS = frozenset(("basis", "base", "structure", "overruns", "savings", "controls"))
_NEVER_DONE_TO = frozenset(("accounting", "engineering"))
_ONLY_DONE = word_set("rules", "phrases.only_done")
_KINDS_OF_WORK = _NEVER_DONE_TO | {"marketing", "manufacturing", "advertising"}  # "a change in accounting principles"
_POWERS = frozenset("high low solar battery nuclear steam water wind gas coal oil diesel jet rocket".split())
_KINDS_IN_ING = frozenset(("working", "operating", "existing", "remaining", "outstanding"))  # "raised working capital"
_PERSONS_IN_ED = frozenset(("accused", "injured", "wounded", "deceased", "condemned", "convicted", "unemployed"))
_OPERATING = word_set("rules", "phrases.operating")
_PREFERRED = word_set("rules", "phrases.preferred")
_BEFORE_PREFERRED = word_set("rules", "phrases.before_preferred")
_VALUES = word_set("rules", "phrases.before_value")
_BEHIND_PREPOSITIONS = frozenset(("remaining", "existing", "continuing"))
_APOSTROPHES = (["'s"], ["’s"])
_ENDINGS = frozenset(("ed", "ng"))
_COMPOUNDS = frozenset(tuple(pair.split("-")) for pair in word_set("rules", "phrases.fixed_compounds"))
_FIRST_PARTS = frozenset(first for first, _ in _COMPOUNDS)
_YEAR = 4
_WHOSE_YEAR = frozenset(("its", "their", "his", "her", "our", "'s", "’s"))


def is_no_verb(tk: Tokens, k: int, w: str) -> bool:
    """Whether a name, a part of a compound or what describes a noun stands at ``k``: "Rose's has", "working capital"; not "it rose"."""
    if tk.word[k][0].isupper() and (is_name(tk, k) or (w != "let" and tk.lower[k + 1 : k + 2] in _APOSTROPHES)):
        return True
    if k > 1 and tk.lower[k - 2] in _WHOSE_YEAR and tk.word[k - 1].isdigit() and len(tk.word[k - 1]) == _YEAR:
        return True  # "its 1991 forecast"
    return is_in_compound(tk, k) or _describes(tk, k, w)


def _describes(tk: Tokens, k: int, w: str) -> bool:
    """Whether the form at ``k`` is no verb by its neighbours: "8,492 billion won", "par value", "net working capital"; not "she won"."""
    before, after = tk.lower[k - 1] if k else ".", tk.lower[k + 1] if k + 1 < tk.size else "."
    if w == "won":
        return before in SCALES
    if w in _ONLY_DONE and before[-3:] == "ing" and before in VERBS:
        return after[0].isalpha() and after not in STOP  # "charged with receiving stolen property"
    if before[-2:] == "ed" and k > 1 and _is_behind_participle(tk, k, w):
        return True
    moved = before in MOVERS and (w in NOUNS_IN_ING or w in _KINDS_IN_ING)  # not "output fell sending shares down"
    if w.endswith("ing") and (before in PLAIN_ADJECTIVES or moved or is_owned(tk, k)):
        # "raised working capital", "the farmers' growing debts", "increasing funding for schools"
        return (after[0].isalpha() and after not in STOP) or (moved and w in NOUNS_IN_ING and after in PREPOSITIONS)
    if (w == "operating" and after in _OPERATING) or (before == "operating" and w in _OPERATING):
        return True  # "is projecting operating earnings growth", "operating results exclude"
    if w in _KINDS_OF_WORK:
        return after.isalpha() and after not in STOP and (w in _NEVER_DONE_TO or not is_plural(after))
    if w == "value":
        return before in _VALUES
    if (w in _FIRST_PARTS and (w, after) in _COMPOUNDS) or (w == "cost" and after in _OF_COSTS):
        return True  # "a cross country race", "on a replacement cost basis"
    if w == "powered":
        return before in _POWERS and after[0].isalpha()  # "high powered weapons"
    if w == "preferred":
        # "convertible preferred"; not "investors preferred shares"
        return before in _BEFORE_PREFERRED or (after in _PREFERRED and not is_person(before))
    if w[-2:] not in _ENDINGS or not after[0].isalpha() or after in STOP:
        return False
    if w[-3:] == "ing":
        return is_kind_in_ing(tk, k, w) or (w in _BEHIND_PREPOSITIONS and before in PREPOSITIONS)
    return w[-2:] == "ed" and is_described_in_ed(tk, k)


def _is_behind_participle(tk: Tokens, k: int, w: str) -> bool:
    """Whether a participle before ``k`` describes a noun there: "of aggravated assault"; not "the injured walk"."""
    described, opener = tk.lower[k - 1], tk.lower[k - 2]
    if (described not in VERBS and not described.endswith("ated")) or described in _PERSONS_IN_ED:
        return False
    if not (w in NOUNS_TOO or (w[-1] == "s" and w[:-1] in NOUNS_TOO)):
        return False
    return opener in ("a", "an", "the", "its", "his", "her", "their", "'s", "’s", "of", "for", "with", "from")
