"""What a verb before or behind a number did to so many: "killed 12", "12 were killed", "arrested in Rome were 12"."""

from __future__ import annotations

from archive.extract.draft import OF_THE, Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.averted import is_not_done
from archive.extract.happened.happening_words import (
    ADVERBISH,
    AROUND,
    CAUSES,
    NEGATIONS,
    OBJECT_VERBS,
    SHOOTING,
    joined_measure,
    measure_of,
    opening_mark,
    past_mark,
    predicate_at,
    said_of_some,
)
from archive.extract.words import word_set

_ENDS_OBJECT_LIST = word_set("rules", "happenings.ends_object_list")
_LIST_LINKS = word_set("rules", "happenings.list_links")
_LIST_PREPOSITIONS = word_set("rules", "happenings.list_prepositions")


def left_of_verb(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the verb that has the figure as its object: "killed at least 12", "wounding 30 others", "killed 10 men and 4 women"."""
    lower = tk.lower
    for k in range(d.left - 1, max(d.left - 13, -1), -1):
        w = lower[k]
        if tk.sentence[k] != tk.sentence[d.left]:
            return None
        measure = measure_of(tk, k, OBJECT_VERBS) or said_of_some(tk, k, d)
        if measure is not None:
            return _acted_on(tk, k, d, measure)
        if (w in CAUSES or w in AROUND) and _only_list(tk, k + 1, opening_mark(tk, d)):
            found = _around(tk, k, d)
            if found is not None or w in CAUSES:
                return found
        if w in VERBS and not w.endswith("ing") and not tk.word[k][0].isupper() and w not in _NO_VERBS_HERE:
            return None
        if w in (";", ":", "—", "(") or w in _ENDS_OBJECT_LIST:
            return None
    return None


_NO_VERBS_HERE = _LIST_LINKS | {"estimated", "reported"}
_PARTICLES = frozenset(("down", "away", "out"))
_THOSE = frozenset(("those", "the"))


def _acted_on(tk: Tokens, k: int, d: Draft, measure: str) -> tuple[str, str] | None:
    """Judge the verb of ``measure`` at ``k``, before the figure: whether it is the figure that it acts on."""
    lower, w = tk.lower, tk.lower[k]
    left = opening_mark(tk, d)
    first = k + 1 + (at(tk, k + 1) in _PARTICLES)  # "shot down 12 planes"
    near = first == left
    named = at(tk, k - 1) in _THOSE  # "of those killed, 31 were in Dol", "the injured, 41 in all"
    if first + 1 == left and lower[first] == "," and not (named or w.endswith("ing")):
        return None  # "2 deputies hurt, 11 held"
    if (
        not near
        and k
        and is_number_word(tk, k - 1)
        and w.endswith("ed")
        and left - k > 1
        and lower[left - 1] != "another"
    ):
        return None  # "300 were killed and 40 injured, and 500, a tenth of them, forced out": the 40 are whom it says it of
    if w == "hurt" and k and lower[k - 1] in _MODALS:
        return None  # "the plan would hurt its 3,000 staff"
    if (
        k
        and not w.endswith("ing")
        and (lower[k - 1] in BE or (k > 1 and lower[k - 1] in ADVERBISH and lower[k - 2] in BE))
    ):
        return None  # passive: what it acts on stands before it
    # "following the shooting, the two", "in the 9 p.m. shooting, two men", "with murder and two with theft"
    named = w.endswith("ing") and ((k and lower[k - 1] in DETERMINERS) or lower[k + 1] in (",", "victim", "victims"))
    named = named or (not w.endswith(("ed", "ing")) and k > 0 and lower[k - 1] in PREPOSITIONS and lower[k - 1] != "to")
    negated = any(x in NEGATIONS for x in lower[max(0, k - 3) : k])
    if named or negated or _not_done(tk, k, measure) or is_not_done(tk, k):
        return None
    if d.unit != "people" and (w in SHOOTING or _heads_column(tk, k, d)):
        return None
    if not near and (not _only_list(tk, first, left) or _is_day(tk, k + 1)):
        return None  # "a poll released Monday, three of five"
    if not near and k and is_plural(tk.word[k - 1]) and w.endswith("ed") and lower[k + 1] in ("in", "by"):
        return None
    if not near and k and _is_state_of_last(tk, k):
        return None  # "48 men killed, 8 officers wounded"
    if d.bare and not near and tk.lower[d.left - 1] == "," and tk.word[d.left - 2][0].isupper():
        return None  # "killed Jane Doe, 53, and John Roe, 44": an age
    both = joined_measure(tk, k, measure)
    return (both, "verb with the figure as its object") if both else None


def _is_state_of_last(tk: Tokens, k: int) -> bool:
    """Whether the participle at ``k`` tells of the persons before it, and another number goes on: "12 men killed and four hurt", "48 rank and file killed, 8 officers"."""
    whom = tk.word[k - 1]
    told = (is_plural(whom) and is_person(whom)) or tk.lower[k - 3 : k] == ["rank", "and", "file"]
    if not told or tk.lower[k][-1] in "gs" or tk.lower[k + 1] not in (",", "and"):
        return False
    j = k + 2 + (at(tk, k + 2) == "and")
    j += at(tk, j) == "of"
    return j < tk.size and is_number_word(tk, j)


def _heads_column(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether a form in -s at ``k`` is a noun before a number: "financing charges 48.9 mln"; "fire kills 12 in Leeds" is a headline."""
    if tk.lower[k][-1] != "s" or d.unit is not None or d.form != "digits":
        return False
    after = at(tk, d.right + 1)
    ends = not after[:1].isalpha() or after in PREPOSITIONS
    return not (
        tk.lower[k] in _HEADLINE_VERBS
        and k + 1 == opening_mark(tk, d)
        and isinstance(d.value, int)
        and d.scale == 1
        and ends
    )


_HEADLINE_VERBS = word_set("rules", "happenings.headline_verbs")


def _not_done(tk: Tokens, k: int, measure: str) -> bool:
    """Whether the verb at ``k`` is only tried, failed at or wanted: "tried to kill three officers", "a plot to kill 12"."""
    if k < 2 or tk.lower[k - 1] != "to":
        return False
    before = tk.lower[max(0, k - 4) : k - 1]
    tried = before[-3:] if before[-1] == "made" else before[-2:]  # "threats were made to kill 12 hostages"
    return any(w in _TRIES for w in tried) or (measure in _HARMS and before[-1] in _WANTS)


_TRIES = word_set("rules", "happenings.tries")
_WANTS = word_set("rules", "happenings.wants")
_HARMS = ("killed", "wounded", "kidnapped")


def _around(tk: Tokens, k: int, d: Draft) -> tuple[str, str] | None:
    """Read the words on both sides of the figure, the first at ``k``: "took 12 people hostage", "left 31 dead", "found 10 guilty"."""
    whole = d.base if d.base is not None and d.rules["base_figure"] == OF_THE else d  # "found six of the eight guilty"
    j = past_mark(tk, d, whole.right + 1)
    for behind, measure in AROUND.get(tk.lower[k], ()):
        if tuple(tk.lower[j : j + len(behind)]) == behind:
            return measure, "words on both sides"
    if tk.lower[k] not in CAUSES:
        return None
    return predicate_at(tk, _past_second(tk, j), "left with the state after it")


def _past_second(tk: Tokens, j: int) -> int:
    """Return where the state of both stands, past a second number at ``j``: "left four rebels and one soldier dead"."""
    if at(tk, j) != "and" or j + 1 >= tk.size or not is_number_word(tk, j + 1):
        return j
    return next((k + 1 for k in range(j + 2, min(j + 6, tk.size)) if is_person(tk.word[k])), j)


_MODALS = word_set("rules", "happenings.modals")


def _is_day(tk: Tokens, k: int) -> bool:
    return tk.lower[k] in WEEKDAYS and tk.lower[k + 1 : k + 2] == [","]


def _only_list(tk: Tokens, first: int, left: int) -> bool:
    """Whether tokens ``first..left-1`` are nothing but earlier members of a list ("10 men, 4 women and")."""
    if first >= left:
        return True
    for k in range(first, left):
        w = tk.lower[k]
        if w in VERBS and not is_plural(tk.word[k]) and not w.endswith("ed") and w not in _LIST_LINKS:
            return False
        if w in PREPOSITIONS and w not in _LIST_PREPOSITIONS:
            return False
        if w in AUXILIARIES:
            return False
    last = tk.lower[left - 1]
    if last in ("'s", "’s"):  # "destroyed General Lee's three trucks"
        return all(tk.word[k][0].isupper() or tk.lower[k] in DETERMINERS for k in range(first, left - 1))
    return last in _LIST_LINKS or last in DETERMINERS or last in ADVERBISH
