"""What happened, from what the figure is said of: "the death toll from the landslide rose to 63", "traffic deaths fell to 38,000"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import ADVERBS, DETERMINERS, PERSON_ADJECTIVES, PREPOSITIONS, is_plural, singular
from archive.extract.english.noun_edges import head_of
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import ends_soon
from archive.extract.happened.happening_words import NOUNS, OBJECT_VERBS, PASSIVE_VERBS, STATES, SUBJECT_VERBS
from archive.extract.words import word_set

_TOLL_ADJECTIVES = word_set("rules", "happenings.toll_adjectives")
_RISING = word_set("rules", "happenings.rising")
_NUMBERS_OF = word_set("rules", "subjects.numbers_of")
_REACHES = word_set("rules", "happenings.reaches") | word_set("rules", "happenings.reaches_besides")
_THE = frozenset(("the", "its", "their", "our"))
_ONE_TOLL = frozenset(("a", "'s", "’s", "its"))
_PERSONS = frozenset(("killed", "wounded", "arrested", "protested", "evacuated"))
_PUT_AT = (["put", "at"], ["estimated", "at"], ["reckoned", "at"])


def by_subject(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the toll, or the number of injured, that a verb gives its number: the noun that the figure is said of."""
    if (
        at(tk, d.left - 1) in _NUMBERS
        and d.object is None
        and ends_soon(tk, d.right + 1)
        and at(tk, d.right + 1) != "of"
    ):
        return _who_number(tk, d.left - 2)
    if tk.lower[d.left - 3 : d.left - 1] == ["and", "the"] and d.bare and d.object is None and d.unit is None:
        state = STATES.get(tk.lower[d.left - 1])  # "the dead number 27 and the missing 13"
        return (state, "toll") if state and not _NUMBERS.isdisjoint(tk.lower[max(0, d.left - 8) : d.left - 3]) else None
    if d.kind != "count" or d.about is None or d.about[1] >= d.left or d.change_role == "step":
        return None
    if d.unit not in (None, "people") or (d.object is not None and d.unit != "people"):
        return None
    if "with" in tk.lower[d.about[1] : d.left] and _comes_with(tk, d.about[1], d.left):
        return None  # "the toll rose to 54, with 20 people rescued"
    first, last = d.about
    head = head_of(tk, d.about)
    if tk.lower[head] == "toll":
        return ("killed", "toll") if is_of_deaths(tk, head) else None
    if tk.lower[head] in _NUMBERS_OF and at(tk, head + 1) == "of":
        return _of_state(tk, head + 2, last)
    measure = NOUNS.get(singular(tk.lower[head])) if is_plural(tk.word[head]) else None
    if measure is None and head == last and at(tk, first - 1) in _THE and tk.lower[head] in PERSON_ADJECTIVES:
        measure = STATES.get(tk.lower[head])  # "the dead numbered 44"
    elif d.unit is not None:
        return None
    if measure not in _PERSONS:
        return None
    # "homicides rose 12 percent to 340", "deaths have passed 100 and injuries 400"
    leads = d.change_role == "level" or not _REACHES.isdisjoint(tk.lower[last + 1 : d.first])
    leads = leads or tk.lower[d.left - 2 : d.left] in _PUT_AT
    leads = leads or (first == last == d.left - 1 and at(tk, first - 1) in ("and", ","))
    return (measure, "toll") if leads else None


def _who_number(tk: Tokens, k: int) -> tuple[str, str] | None:
    """Return what befell those whom a verb numbers: "the dead number 27", "those wounded numbered 18", "the strikers now number 3,200"."""
    while k > 0 and tk.lower[k] in ADVERBS:
        k -= 1
    w = tk.lower[k] if k >= 0 else ""
    measure = NOUNS.get(singular(w)) if is_plural(w) else None
    if measure is None and at(tk, k - 1) in _THOSE:
        measure = STATES.get(w) or (
            OBJECT_VERBS.get(w) or PASSIVE_VERBS.get(w) or SUBJECT_VERBS.get(w) if w[-2:] == "ed" else None
        )
    return (measure, "toll") if measure is not None and measure not in ("destroyed", "seized") else None


_NUMBERS = frozenset(("number", "numbered"))
_THOSE = frozenset(("the", "those", "persons", "people"))


def _comes_with(tk: Tokens, first: int, left: int) -> bool:
    """Whether ", with" stands between the toll and the figure: what follows is not the toll but goes along with it."""
    return any(tk.lower[k : k + 2] == [",", "with"] for k in range(first + 1, left - 1))


def is_of_deaths(tk: Tokens, toll: int) -> bool:
    """Whether the toll is no fee: "the death toll", "the toll in Kent"; but "the bridge toll", "the toll for trucks"."""
    if toll == 0 or tk.sentence[toll - 1] != tk.sentence[toll]:
        return at(tk, toll + 1) in _RISING  # a headline, "Toll rises to 47"
    before, after = at(tk, toll - 1), at(tk, toll + 1)
    if before in _ONE_TOLL:
        return after == "of"  # "a toll of 31", "the town's toll of 12"; not "a toll of $5", which is no count
    charged = before == "the" and after in ("for", "on", "per")
    nation = tk.word[toll - 1] in gazetteer().nationalities
    return (nation or before in _TOLL_ADJECTIVES) and not charged


def _of_state(tk: Tokens, k: int, last: int) -> tuple[str, str] | None:
    """Return the measure of "the number of injured", "the number of those arrested in May"; of two states none."""
    while k < last and (tk.lower[k] in DETERMINERS or tk.lower[k] == "people"):
        k += 1
    if at(tk, k + 1) in ("or", "and", ","):
        return None
    measure = STATES.get(tk.lower[k]) or (OBJECT_VERBS.get(tk.lower[k]) if tk.lower[k].endswith("ed") else None)
    return (measure, "toll") if measure is not None and (k == last or tk.lower[k + 1] in PREPOSITIONS) else None
