"""Headlines, which have no full stop and leave out forms of "be": their topic and site, and what is to come, "300 jobs to go"."""

from __future__ import annotations

from archive.extract.english.clause_words import TITLES
from archive.extract.english.gazetteer import is_plain
from archive.extract.english.levels_moved import is_moving_ahead
from archive.extract.english.lexicon import AUXILIARIES, PAST_FORMS, VERB_BASES, is_person, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.sources.cues import HEADLINE, HEADLINE_SOURCES, MEDIA, PICTURES
from archive.extract.sources.source_sorts import ORGANISATIONS
from archive.extract.words import word_set

_ENDS = frozenset("'’\"”)%")
_SHORTEST = 3  # tokens
_LONGEST_TOPIC = 8
_LONGEST_SITE = 4
_SITE_MARKS = frozenset("|-–—")
_OPENS = frozenset(":'‘\"“")
_SAYS_BEFORE = frozenset((":", ",", "says", "say", "said", "as", "after", ";", "-", "–"))
_FIRMS = word_set("hedges", "words.firms")
_UNIQUE = frozenset(
    ("first", "second", "third", "last", "latest", "next", "only", "youngest", "oldest")
)  # "... man to"
_BEFALLS = word_set("hedges", "words.befalls")
_GOOD_FOR = word_set("hedges", "words.good_for")


def is_headline(tk: Tokens) -> bool:
    """Whether a paragraph is one short sentence without a stop: a headline, or a row of a list."""
    if not _SHORTEST < tk.size <= HEADLINE or not _is_one_sentence(tk):
        return False
    last = tk.lower[-1]
    return last[0].isalnum() or (last in _ENDS and tk.lower[-2] != ".")


def _is_one_sentence(tk: Tokens) -> bool:
    """Whether a paragraph is one sentence, but for what a bar parts from it."""
    numbers = tk.sentence
    return numbers[0] == numbers[-1] or all(
        tk.lower[i] == "|" for i in range(tk.size - 1) if numbers[i] != numbers[i + 1]
    )


def behind_topic(tk: Tokens) -> int:
    """Return where a headline begins behind what it is about: "Rent strike: (12 held), says mayor"; 0 where it names no topic."""
    if ":" not in tk.distinct or not is_headline(tk):
        return 0
    colon = next((k for k in range(1, min(_LONGEST_TOPIC, tk.size)) if tk.lower[k] == ":"), None)
    return colon + 1 if colon is not None and tk.glued(colon) and not tk.glued(colon + 1) else 0


def site_mark(tk: Tokens) -> int | None:
    """Return the mark behind which a headline names its site, or what else there is to see: "... | The Post", "... - BBC News", "... – video report".

    Not "... - officials" and "... - state media", who say it, nor the agency behind a headline in capitals.
    """
    if tk.size < 5 or tk.distinct.isdisjoint(_SITE_MARKS) or not is_headline(tk):
        return None
    bar = next((k for k in range(2, tk.size) if tk.lower[k] == "|"), None)
    if bar is not None:
        return bar
    mark = next(
        (k for k in range(tk.size - 2, max(0, tk.size - 2 - _LONGEST_SITE), -1) if tk.lower[k] in _SITE_MARKS), None
    )
    if mark is None or tk.glued(mark) or tk.lower[-1] == "media":
        return None
    words = tk.lower[mark + 1 :]
    shown = not PICTURES.isdisjoint(words) or words[-1] == "podcast"
    site = tk.word[-1][0].isupper() and not MEDIA.isdisjoint(words) and not tk.text.isupper()
    return mark if shown or site else None


_MAY_BE_PLANNED = VERB_BASES | {"be"}


def is_planned(tk: Tokens, k: int) -> bool:
    """Whether "to" at ``k`` of a headline says what is to come: "Firm to cut 300 jobs", "300 jobs to go".

    Who will do it is a name, persons or a body; what is counted will be done with ("to go"), where "12 ways to save" and "bid to
    save 12 shops" say what for. Any plural will move: "Bus fares to rise by 8%".
    """
    if at(tk, k + 1) not in _MAY_BE_PLANNED:
        return False
    subject = k - 1 - (at(tk, k - 1) in _OPENS)
    first = next((j + 1 for j in range(subject, -1, -1) if tk.lower[j] in _SAYS_BEFORE), 0)
    if (
        subject < first
        or not _UNIQUE.isdisjoint(tk.lower[first:subject])
        or any(tk.lower[j] in AUXILIARIES or is_verb(tk, j) for j in range(first, subject + 1))
    ):
        return False
    counted = any(is_number_word(tk, j) for j in range(first, subject + 1))
    if counted:
        return is_plural(tk.lower[subject]) and tk.lower[subject] not in _GOOD_FOR and _befalls(tk, k + 1)
    return _may_do(tk, subject) or (
        (is_plural(tk.lower[subject]) or tk.lower[subject] in _PRICES) and is_moving_ahead(tk, k)
    )


_PRICES = frozenset("tax rent rate fare price levy bill toll pay output inflation unemployment rainfall".split())


def _befalls(tk: Tokens, k: int) -> bool:
    """Whether what happens to the counted stands at ``k``: "to go", "to be cut"; not "to be cheerful"."""
    return tk.lower[k] in _BEFALLS or (tk.lower[k] == "be" and at(tk, k + 1) in PAST_FORMS)


def _may_do(tk: Tokens, k: int) -> bool:
    """Whether the noun at ``k`` is somebody who acts: "Roe", "firm", "the bank", "ministers"; not "bid"."""
    w = tk.lower[k]
    acts = is_person(w) or any(w in known for known in (ORGANISATIONS, HEADLINE_SOURCES, TITLES, _FIRMS))
    return acts or (tk.word[k][0].isupper() and not is_plain(w))
