"""Who dies later in the sentence: "taken to hospital, where they died", "shot and later died"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, BE, CONJUNCTIONS, DETERMINERS, VERBS, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.happening_verbs import harms_somebody
from archive.extract.happened.happening_words import DIED, NEGATIONS, SHOOTING, has_object
from archive.extract.happened.whose_clause import CLAUSE_ENDS
from archive.extract.words import word_set

_NOT_QUITE = word_set("rules", "happenings.modals") | {"nearly", "almost"}


def dies_later(tk: Tokens, d: Draft, stop: int, *, subject: bool) -> bool:
    """Whether the sentence goes on to say that the counted are dead: "taken to hospital, where they died", "shot and later died".

    ``subject`` says that they are what the sentence is said of: in "he shot two men and died" they are not.
    """
    first = max(d.right, d.object_head or 0) + 1
    passive = others = clause = False
    k = first
    while k < min(first + 30, tk.size) and tk.sentence[k] == tk.sentence[d.right]:
        w = tk.lower[k]
        if w in ("all", "both") and tk.lower[k - 1] == ",":
            return k <= stop and (w == "all" or d.value == 2) and _all_die(tk, k + 1)
        if w == "where":
            return _die_there(tk, k + 1)
        if w == "who":
            return k <= first + 1 and (_dies_at(tk, k + 1) or (subject and _die_behind_relative(tk, k + 1, stop)))
        if w in CLAUSE_ENDS or w in ("which", "that", "when", "while", "because", "as") or k >= stop:
            return False
        if w in ("and", "but") and subject:
            if _dies_at(tk, k + 1) or (passive and _are_killed(tk, k + 1)):
                return True
            after = tk.word[k + 1] if k + 1 < tk.size else "."
            if after.lower() in DETERMINERS or not after.islower():
                return False
            others = not (after.endswith(("ed", "ly")) or after in SHOOTING)
        elif others and (w in AUXILIARIES or w in VERBS):
            return False
        elif w in ("after", "before", "since"):
            clause = not (k + 1 < tk.size and tk.word[k + 1][0].isupper())  # "missing since Friday were found dead"
        elif subject and not passive and (w in AUXILIARIES or w in DIED):
            if _dies_at(tk, k) and (not clause or (w == "have" and not is_plural(tk.word[k - 1]))):
                return True
            passive = w in BE
        k += 1
    return False


def turns_up_alive(tk: Tokens, d: Draft) -> bool:
    """Whether those who were missing or feared dead came out of it: "were found alive", "turned up unharmed"."""
    unsure = d.object is not None and not _UNSURE.isdisjoint(tk.lower[d.object[0] : d.object[1] + 1])
    first = d.right + 1 + (at(tk, d.right + 1) == "who")  # "12 hikers who had been reported missing were found safe"
    for k in range(first, min(d.right + 14, tk.size - 1)):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.right] or w in _ENDS_FATE or is_number_word(tk, k):
            return False
        unsure = unsure or w in _UNSURE
        if w in ("found", "up", "located") and tk.lower[k + 1] in _ALIVE:
            return unsure
    return False


_UNSURE = frozenset(("missing", "feared", "believed", "presumed", "thought"))
_ENDS_FATE = CONJUNCTIONS | {",", ";", "before"}
_ALIVE = frozenset(("alive", "safe", "unharmed", "unhurt"))


def _die_behind_relative(tk: Tokens, j: int, stop: int) -> bool:
    """Whether the clause that "who" opens before ``j`` has one verb, and "died" follows it: "two women who were shot in May died"."""
    verbs = 0
    for k in range(j, min(j + 18, stop, tk.size)):
        w = tk.lower[k]
        if w in DIED:
            return verbs == 1
        if verbs and w == "and" and at(tk, k + 1)[-2:] == "ed":
            verbs -= 1  # "who were wounded in May and treated at home": one clause
            continue
        if verbs and w in BE and _dies_at(tk, k):
            return True  # "who had gone missing on Friday were found dead"
        if (
            (not w[0].isalnum() and w != "-")
            or w in CONJUNCTIONS
            or w in ("who", "which", "that", "after", "before", "since")
        ):
            return False
        verbs += w in VERBS and w not in AUXILIARIES and tk.lower[k - 1] not in DETERMINERS
    return False


def _are_killed(tk: Tokens, j: int) -> bool:
    """Whether "killed" at ``j`` goes on with what was done to the counted: "were struck by a car and killed", not "and killed a man"."""
    return tk.lower[j : j + 1] == ["killed"] and not (has_object(tk, j) or harms_somebody(tk, j))


def _all_die(tk: Tokens, j: int) -> bool:
    """Whether "of whom died", "of them fatally" stands at ``j``, behind "all" or "both"."""
    how = j + 2 if tk.lower[j : j + 1] == ["of"] else j
    return tk.lower[how : how + 1] == ["fatally"] or (how > j and _dies_at(tk, how))


def some_named_die(tk: Tokens, d: Draft) -> bool:
    """Whether some of the counted are named and dead: "shot three cooks, including Ann Lee, who was found dead"."""
    including = False
    first = max(d.right, d.object_head or 0) + 1
    for k in range(first, min(first + 40, tk.size)):
        if tk.sentence[k] != tk.sentence[d.right]:
            return False
        including = including or tk.lower[k] in ("including", "among")
        if including and tk.lower[k] == "who" and _dies_at(tk, k + 1):
            return True
    return False


def one_dies_next(tk: Tokens, d: Draft) -> bool:
    """Whether one of several who were shot or stabbed is said to be dead right after, so that nobody knows what happened to all: "Two were shot. One died"."""
    if "one" not in tk.distinct or (d.value is not None and d.value < 2):
        return False
    said = tk.sentence[d.right]
    own = [
        w
        for w, sentence in zip(tk.lower[d.left : d.left + _CLAUSE], tk.sentence[d.left :], strict=False)
        if sentence == said
    ]
    if _ATTACKED.isdisjoint(own) or not _HURT.isdisjoint(own):
        return False
    for k in range(d.right + 1, tk.size):
        if tk.sentence[k] > said + 2:
            return False
        if tk.lower[k] == "one" and tk.sentence[k] > said and tk.opens(k):
            return any(_dies_at(tk, j) for j in range(k + 1, min(k + 8, tk.size)) if tk.sentence[j] == tk.sentence[k])
    return False


_ATTACKED = frozenset(("shot", "stabbed", "shooting", "stabbing"))
_HURT = frozenset(("wounded", "injured", "hurt", "injuries", "wounds"))
_CLAUSE = 12  # tokens


def _die_there(tk: Tokens, j: int) -> bool:
    """Whether "they died", "all three were pronounced dead", "doctors declared them dead" stands at ``j``."""
    following = tk.lower[j : j + 6]
    if following[:1] in (["they"], ["both"], ["all"]):
        return _dies_at(tk, j + 1 + (following[0] == "all" and is_number_word(tk, j + 1)))
    return following[2:4] == ["them", "dead"]


def _dies_at(tk: Tokens, j: int) -> bool:
    """Whether a verb of dying stands at ``j``, past its auxiliaries and adverbs."""
    for k in range(j, min(j + 5, tk.size)):
        w = tk.lower[k]
        if w in DIED:
            return True
        if w in ("pronounced", "declared", "found"):
            return "dead" in tk.lower[k + 1 : k + 3]
        if w in NEGATIONS or w in _NOT_QUITE or not (w in AUXILIARIES or w in ADVERBS or w in ("both", "all")):
            return False
    return False
