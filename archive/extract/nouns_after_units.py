"""What a measured amount is put before or worth: "a $5 million contract", "an 80-yard touchdown", "$40 worth of paint"."""

from __future__ import annotations

from archive.extract.counted_phrases import STATES
from archive.extract.draft import Draft
from archive.extract.lexicon import CHANGE_NOUNS, DETERMINERS, IRREGULAR, VERBS, is_person, is_plural
from archive.extract.partitives import before_due, object_of_amount, past_determiners, past_restatement, whole_phrase
from archive.extract.simple_phrases import simple_phrase
from archive.extract.tokens import Tokens, at
from archive.extract.word_classes import HYPHENS, NOUNS_IN_ING, TIME_HEADS, WHEN, ends_soon
from archive.extract.words import word_set

COMPASS = word_set("rules", "objects.compass")
_BEFORE_ADJECTIVES = DETERMINERS - {"all", "both", "that", "those", "these"}
_MORE = frozenset(("more", "fewer", "less", "other", "additional"))
_NOT_AFTER_IN = word_set("rules", "subjects.not_after_in")


def attach_noun_after_unit(tk: Tokens, d: Draft) -> None:
    """Find what a measured amount is put before ("a $5 million contract", "80-yard touchdown") or is of ("5 pct of voters")."""
    n, lower = tk.size, tk.lower
    attributive = _is_attributive(tk, d)
    j = d.after + 1
    if j >= n:
        return
    if lower[j] == "(" and attributive:
        j = next((k + 1 for k in range(j + 1, min(j + 9, n)) if lower[k] == ")"), j)  # "a £27m ($50m) contract"
        if j >= n:
            return
    j = past_restatement(tk, j)
    if lower[j] == "of" and j + 1 < n:
        object_of_amount(tk, d, j + 1)
        return
    if lower[j] in ("in", "worth") and j + 1 < n and (d.kind == "money" or lower[j + 1] == "of"):
        _worth_of(tk, d, j)
        return
    if lower[j] in _MORE and j + 1 < n and d.kind in ("percent", "fraction"):
        j += 1  # "40 percent more grapes"
    if lower[d.after] == "scale":
        return  # "6.5 on the Richter scale caused damage"
    if lower[j] in HYPHENS and tk.glued(j):
        j += 1
        if j < n and lower[j] in VERBS and lower[j].endswith("ed"):
            return  # "51%-owned by the state"
    if d.rules.get("kind") == "aged N" or (d.kind == "age" and lower[j] in VERBS and _is_verb_of_age(tk, j)):
        return  # "a 39-year-old met a man", "a 12-year-old playing football": the verb, not the noun
    phrase = whole_phrase(tk, j, noun_first=attributive)
    if phrase is not None:
        dead = d.kind == "age" and phrase[0] < phrase[1] and lower[phrase[1]] in STATES
        phrase = (phrase[0], phrase[1] - 1) if dead else before_due(tk, *phrase)  # "left a 19-year-old man dead"
    if phrase is not None and phrase[0] == phrase[1] and lower[phrase[0]] in CHANGE_NOUNS and d.kind != "age":
        _movement_of(tk, d, phrase[1] + 1)
    elif phrase is not None and (attributive or lower[phrase[1]] not in TIME_HEADS) and lower[j] not in COMPASS:
        d.about = phrase
        d.rules["about"] = "noun after the age" if d.kind == "age" else "noun after the unit"


def _is_attributive(tk: Tokens, d: Draft) -> bool:
    """Whether number and unit stand before a noun as an adjective would: "a 750 meter swim", "two-day strike", "a $5m fund"."""
    if d.kind == "age":
        return tk.glued(d.right)
    before = at(tk, d.left - 1)
    if before in ("'s", "’s"):
        return d.right + 1 < tk.size and tk.lower[d.right + 1] not in IRREGULAR  # "the singer's $2m deal"
    if before in _BEFORE_ADJECTIVES:
        return True
    if d.unit_text is None:
        return False
    last = d.unit_text[1]
    if tk.lower[d.unit_text[0] - 1] in HYPHENS and tk.glued(d.unit_text[0]):
        return True
    return (
        d.kind == "measure"
        and d.value != 1
        and tk.word[last].isalpha()
        and len(tk.word[last]) > 3
        and not is_plural(tk.word[last])
    )


def _is_verb_of_age(tk: Tokens, j: int) -> bool:
    """Whether the form at ``j`` is what one of that age does: "living in Leeds"; a "nursing assistant" is a noun."""
    w = tk.lower[j]
    if w.endswith("ing"):
        return ends_soon(tk, j + 1) or not is_person(tk.word[j + 1])
    return w in IRREGULAR or (w.endswith("ed") and ends_soon(tk, j + 1))


def _worth_of(tk: Tokens, d: Draft, j: int) -> None:
    """Read "$5 million in damages", "$40 worth of paint"."""
    k = j + 2 if tk.lower[j + 1] == "of" else j + 1
    phrase = simple_phrase(tk, k, noun_first=at(tk, k) in NOUNS_IN_ING)
    if phrase and not tk.word[phrase[0]][0].isupper() and tk.lower[phrase[0]] not in _NOT_AFTER_IN:
        d.about = phrase
        d.rules["about"] = "noun after in"


def _movement_of(tk: Tokens, d: Draft, k: int) -> None:
    """Read what moved in "a 5% rise in rents"; without "in" or "of" the subject of the clause will be asked."""
    if k + 1 < tk.size and tk.lower[k] in ("in", "of", "for"):
        first = past_determiners(tk, k + 1)
        phrase = simple_phrase(tk, first, noun_first=first > k + 1)
        if phrase is not None and tk.lower[phrase[1]] not in WHEN and not tk.lower[phrase[0]].isdigit():
            d.about = phrase
            d.rules["about"] = "noun after the movement"
