"""Whether what stands before a name in a source is what somebody is.

"Director of the Rome Airport", "Fish and Wildlife Minister".
"""

from __future__ import annotations

from archive.extract.english.clause_words import TITLES
from archive.extract.english.gazetteer import is_plain
from archive.extract.english.lexicon import DETERMINERS, PREPOSITIONS, PRONOUNS, is_person, is_plural
from archive.extract.words import word_set

_OF = frozenset(("of", "for", "with", "at", "in"))
_SPEAKS_FOR = word_set("attributions", "words.speaks_for")  # "a spokesman for Minister Ann Lee" is not she
_OWNERS = ("'s", "’s", "s'", "s’")


def is_one_office(before: str, *, title: str) -> bool:
    """Whether the words before a name, or its ``title``, are one person's office: "Mayor of Rome", "Ways and Means"."""
    words, titled = before.split(), bool(title)
    if words[1:] == ["and"] and " " in title and title.split()[0].lower() not in TITLES:
        return _is_matter(words[0])  # "Industry and (Foreign Trade Secretary)"
    if not words or words[0].lower() in DETERMINERS or words[0].lower() in PRONOUNS or words[0].lower() == "both":
        return False
    if "and" in words:
        return words.count("and") == 1 and _is_twofold(words, words.index("and"), titled=titled)
    return _is_held(words, titled=titled)


def _is_held(words: list[str], *, titled: bool) -> bool:
    """Whether an office and whose it is stand there.

    "Director of the Rome Airport", "vice minister for trade"; not "memo from".
    """
    k = next((n for n, w in enumerate(words) if w in _OF), 0)
    if not k or k + 1 == len(words) or not _is_role(words[k - 1]):
        return False
    last = words[-1]
    if last.lower() in PREPOSITIONS or last.lower() in DETERMINERS or last.endswith(_OWNERS) or not last[-1].isalpha():
        return False
    return not (titled and words[k - 1].lower() in _SPEAKS_FOR)


def _is_twofold(words: list[str], k: int, *, titled: bool) -> bool:
    """Whether "and" at ``k`` joins what one person is, or two matters of his office: "friend and runner", "Fish and Wildlife"."""
    if not k or k + 1 >= len(words) + titled:
        return False
    before, after = words[k - 1].rstrip(","), words[k + 1] if k + 1 < len(words) else ""
    if after[:1].isupper() and after.lower().rstrip(".") in TITLES:
        return False
    if before.islower() or (k == 1 and _is_role(before)):
        return _is_role(before)
    return _is_matter(before) and after[:1].isupper() and (titled or _is_role(words[-1]))


def _is_matter(word: str) -> bool:
    """Whether a word may be what an office deals with: "Fish", "Industry"; not "Lee", "Police"."""
    return word[0].isupper() and is_plain(word.lower()) and not _is_role(word) and word.lower() != "police"


def _is_role(word: str) -> bool:
    low = word.lower()
    return low in TITLES or (is_person(low) and not is_plural(low))
