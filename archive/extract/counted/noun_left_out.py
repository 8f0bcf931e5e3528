"""Where a number stands that leaves its noun out: what a verb acts on, what is held against, a subject, "the other 12", "the 40 that".

It says nothing of which noun is left out: counted/elided.py looks for that.
"""

from __future__ import annotations

from archive.extract.counted.gapping import gapped_subject, number_before
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    ORDINALS,
    PAST_FORMS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import SAYS, WHEN, is_adverb_in_ly
from archive.extract.words import word_set, words

HELD_AGAINST = word_set("rules", "elided.held_against")
LEVELS = word_set("rules", "elided.levels")  # "a peak of 31"
_MORE = word_set("rules", "elided.more")
_BEFORE_SUBJECT = word_set("rules", "elided.before_subject")
_BEFORE_WHOLE = _BEFORE_SUBJECT | SAYS | WHEN | ADVERBS
_SELECTING = word_set("rules", "elided.selecting")
_BARELY = word_set("rules", "elided.barely")
_WEIGH = ADVERBS | _BARELY
_OF_MONEY = word_set("rules", "elided.of_money") | word_set("rules", "elided.sells")
_LEADING = {prep: frozenset(verbs.split()) for prep, verbs in words("rules")["elided"]["leading"].items()}
_WHOSE = DETERMINERS & {"the", "its", "their", "his", "her", "our", "these", "those"}


def leaves_noun_out(tk: Tokens, b: Draft) -> bool:
    """Whether what a bare number counts was left out: it is compared, governed by a verb, or a subject with its verb behind it."""
    after = at(tk, b.right + 1)
    if tk.glued(b.left) or (tk.glued(b.right + 1) and after not in (".", ",", ";", ":", ")", "?", "!")):
        return False
    before = at(tk, b.left - 1)
    against = before == "the" and (tk.lower[b.left - 2] in HELD_AGAINST or tk.lower[b.left - 2] in _THAN_THE)
    if (against and (ends(after) or after in _CLAUSES)) or is_selected(tk, b) or governs(tk, b) or _opens_in(tk, b):
        return True
    if before == "of":
        if tk.lower[b.left - 2] == "out":
            return ends(after) or after in PAST_FORMS  # "214 votes out of 38,900 (cast)"
        return tk.lower[b.left - 2] in LEVELS and ends(after)
    if before in _OWNS or (before in ("up", "down") and at(tk, b.left - 2) == ","):
        return ends(after)  # "and Leeds's 12", "has 400 staff, up 12 from last year"
    if before == "with" and at(tk, b.left - 2) == "," and _is_complement(tk, b.right + 1):
        return True  # "12 men were jailed, with two having no right of appeal"
    if before in ("on", "with") and tk.lower[b.left - 2] in ORDINALS:
        return ends(after)  # "came third with 703"
    if after in _AWAY and (before in PREPOSITIONS or before in (",", "and")):
        return True  # "an option on two more", "41 seats, four short of", "and 12 below its strength"
    if before in ("with", "and") and after == "of" and at(tk, b.right + 2) in DETERMINERS:
        return True  # "with seven of the largest", of 12 lakes
    if (tk.lower[b.left - 2 : b.left] in _FOR_THEM) or (before == "for" and tk.lower[b.left - 2] in _HOLDING):
        return ends(after)  # "among them 12 in Leeds", "in cells built for 40"
    if before in HELD_AGAINST:
        return ends(after) and (before != "with" or tk.lower[b.left - 2] in ("compared", "compares", "contrasted"))
    if tk.opens(b.left) or before not in _BEFORE_SUBJECT:
        return before == "remaining" or (not tk.opens(b.left) and is_whole_subject(tk, b))
    if tk.lower[b.left - 2] in PREPOSITIONS and before not in ("which", "whom"):
        return False  # "with just 24 issued"
    return after in AUXILIARIES or (after in VERBS and is_verb(tk, b.right + 1)) or is_whole_subject(tk, b)


def _opens_in(tk: Tokens, b: Draft) -> bool:
    """Whether what is told of so many opens its sentence: "In 31 they found ivory"."""
    after = at(tk, b.right + 1)
    return at(tk, b.left - 1) == "in" and after in _CLAUSES and after != "that" and tk.opens(b.left - 1)


def is_gapped(tk: Tokens, b: Draft) -> bool:
    """Whether a number goes on a list of subjects whose verb it leaves out: "Leeds reported 41 and York only 17"."""
    phrase = gapped_subject(tk, b.left) if ends(at(tk, b.right + 1)) else None
    return phrase is not None and number_before(tk, phrase[0]) > 0


def is_selected(tk: Tokens, b: Draft) -> bool:
    """Whether a definite number picks out some of what was counted, by a word before it or a clause behind: "the other 12", "the usual six", "the 40 that it ran", "the 1,650 filed in May".

    Not "reached the last 16", "the two said".
    """
    after = at(tk, b.right + 1)
    k = b.left - 1
    w = at(tk, k)
    if b.form == "vague":
        return False  # "among the dozens implicated"
    if w in _WHOSE:
        return w == "the" and (after in _RELATES or (after in PAST_FORMS and _is_described(tk, b)))
    if at(tk, k - 1) not in _WHOSE or not (w in _SELECTING or (w.endswith("ed") and w in PAST_FORMS)):
        return False
    if w in _ENDING and b.value in _ROUNDS:
        return False
    return ends(after) or after in AUXILIARIES or (after in VERBS and is_verb(tk, b.right + 1))


def _is_described(tk: Tokens, b: Draft) -> bool:
    """Whether a participle behind a number only describes it: "on the 1,650 filed in 2022"; not "the two filed a suit"."""
    before = at(tk, b.left - 2)
    behind = at(tk, b.right + 2)
    led = before in PREPOSITIONS or before in _TIMES or (before in VERBS and is_verb(tk, b.left - 2))
    return led and (behind in PREPOSITIONS or not behind[:1].isalnum() or behind in WHEN)


_RELATES = frozenset(("that", "which", "it", "they", "we"))
_TIMES = frozenset(("double", "twice", "triple", "treble", "half", "quadruple", "not"))
_ENDING = frozenset(("last", "final"))
_ROUNDS = frozenset((4, 8, 16, 32, 64, 128))


def governs(tk: Tokens, b: Draft) -> bool:
    """Whether a verb governs a number that no noun follows: "upheld 52", "gave him nine", "turned out 75", "looks after 130", "has taken delivery of 22", "traced all but six"."""
    k = phrase_start(tk, b.left) - 1
    if k < 1 or tk.opens(k + 1):
        return False
    w, after = tk.lower[k], at(tk, b.right + 1)
    if after in _NOT_BEHIND or not (ends(after) or _is_complement(tk, b.right + 1) or _is_made_so(tk, w, b.right + 1)):
        return False
    if w in AUXILIARIES:
        return ends(after)
    if w.isalpha() and (is_verb(tk, k) or _is_prefixed_past(w)):
        return True
    if tk.sentence[k - 1] != tk.sentence[k]:
        return False
    before = tk.lower[k - 1]
    if w in _OBJECTS or (w in _PARTICLES and b.change_role is None):
        return before.isalpha() and before not in AUXILIARIES and is_verb(tk, k - 1)
    if w in _LEADING and before in _LEADING[w]:
        return True
    if w == "for":
        led = before.isalpha() and before not in _OF_MONEY and is_verb(tk, k - 1)
        return led and (
            not after[:1].isalnum() or after in PREPOSITIONS or after in CONJUNCTIONS
        )  # "has planned for 14"
    return w == "of" and k > 1 and _is_verbs_noun(tk, k - 1)


def phrase_start(tk: Tokens, left: int) -> int:
    """Return where the phrase of a number begins, with what only weighs it: "barely 50", "all but six", "just another 12"."""
    if left > 1 and tk.lower[left - 1] == "but" and tk.lower[left - 2] == "all":
        left -= 2
    while left > 0 and tk.lower[left - 1] in _WEIGH:
        left -= 1
    return left - (left > 1 and tk.lower[left - 1] == "all")


def _is_verbs_noun(tk: Tokens, k: int) -> bool:
    """Whether a verb and a bare noun at ``k`` say together what is done: "taken delivery (of 22)", "lost sight (of 12)"."""
    w = tk.word[k]
    return w.isalpha() and w.islower() and not is_plural(w) and w not in LEVELS and tk.lower[k - 1] in _TAKING


def _is_prefixed_past(w: str) -> bool:
    """Whether a word is a past by its form: "upheld", "overthrew", "rebuilt", "refloated"."""
    return (w.endswith("ed") and len(w) > _LONG) or any(w.startswith(p) and w[len(p) :] in IRREGULAR for p in _PREFIXES)


def _is_complement(tk: Tokens, k: int) -> bool:
    """Whether a participle at ``k`` says what became of the number before: "left 12 stranded", "had 14 stolen"."""
    w = at(tk, k)
    return (w in PAST_FORMS or (w.endswith("ing") and w in VERBS)) and (ends(at(tk, k + 1)) or w == "having")


def _is_made_so(tk: Tokens, verb: str, k: int) -> bool:
    """Whether a word at ``k`` says what those before it were found, left or seen to be or do: "found 31 unsafe", "returned all 12 unharmed", "watched 1,100 wither"."""
    w = at(tk, k)
    if verb not in _FINDS or not w.isalpha() or is_plural(w):
        return False
    return w in VERB_BASES or ends(at(tk, k + 1))


_LONG = 6  # letters: no "ninetieth" name, "Reed" or "hundred"
_FINDS = word_set("rules", "elided.finds")
_OWNS = frozenset(("'s", "’s", "'", "’"))
_PREFIXES = ("up", "over", "out", "with", "under", "re")
_TAKING = word_set("rules", "elided.taking")
_OBJECTS = frozenset(("him", "her", "them", "us", "me"))
_PARTICLES = frozenset(("out", "off", "up", "back", "away"))


def is_whole_subject(tk: Tokens, b: Draft) -> bool:
    """Whether a number is the whole subject of a clause: "(Police said) 12 were hurt", "So far this year 253 have retired"; an aside may follow."""
    left = phrase_start(tk, b.left) if tk.lower[b.left - 1] in _BARELY else b.left
    if tk.lower[left - 1] in ("further", "additional") and tk.lower[left - 2] in ("a", "an"):
        left -= 2
    before = tk.lower[left - 1]
    opens = tk.opens(left) or _is_fronted(tk, left)
    if not opens and (before not in _BEFORE_WHOLE or tk.lower[left - 2] in PREPOSITIONS):
        return False  # nor "with just 24 issued"
    if before == "," and tk.lower[tk.sentence.index(tk.sentence[b.left])] in _PARTS:
        return False  # "Of those on aspirin, 48 fell ill"
    k = b.right + 1
    if tk.glued(k) and at(tk, k) != ",":
        return False
    if at(tk, k) == "," and at(tk, k + 1) == "or":
        k = next((i + 1 for i in range(k + 2, min(k + _ASIDE, tk.size - 1)) if tk.lower[i] == ","), k)
    while k < tk.size - 1 and (tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k += 1
    w = at(tk, k)
    return w in AUXILIARIES or (w in VERBS and not w.endswith("ing") and is_verb(tk, k))


def _is_fronted(tk: Tokens, left: int) -> bool:
    """Whether only a time or what is shared out opens the sentence before a number: "To date 23 have", "Of these 11 lie", "Of its 24 ships seven can sail", "In the past year nine were"."""
    k = left - 1
    if tk.lower[k] in ("these", "those", "them"):
        return tk.lower[k - 1] == "of" and tk.opens(k - 1)
    parts = is_plural(tk.lower[k])
    if not parts and tk.lower[k] not in WHEN and tk.lower[k] != "date":
        return False
    while left - k < _ASIDE and not tk.opens(k):
        k -= 1
    return tk.lower[k] in (_PARTS if parts and tk.lower[left - 1] not in WHEN else PREPOSITIONS) and tk.opens(k)


_PARTS = frozenset(("of", "among"))
_ASIDE = 6  # tokens of ", or 21.5 per cent,"
_FOR_THEM = (["among", "them"], ["among", "whom"])
_HOLDING = frozenset(("built", "designed", "meant", "intended", "made"))
_CLAUSES = frozenset(("that", "it", "they", "he", "she", "we"))
_THAN_THE = frozenset(("double", "twice", "times", "triple", "treble", "above", "below", "over", "of"))
_AWAY = frozenset(("more", "fewer", "others", "short", "below", "above"))
_NOT_BEHIND = frozenset(("-", "–", "/", ":", "%"))


def ends(after: str) -> bool:
    """Whether a number has no noun behind it: a mark, a preposition, an adverb, "more", "short" stand there."""
    return (
        not after[:1].isalnum()
        or after in PREPOSITIONS
        or after in CONJUNCTIONS
        or after in _MORE
        or after in ADVERBS
        or after in DETERMINERS
        or is_adverb_in_ly(after)
    )
