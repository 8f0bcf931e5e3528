"""Source noun phrase -> who that is: "Mr. Katz" is the "Israel Katz" of an earlier paragraph, "she" the last woman who spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.clauses import ADVERBS, BOUNDARIES, TITLES
from archive.extract.lexicon import DETERMINERS, MONTHS, PREPOSITIONS, PRONOUNS, WEEKDAYS
from archive.extract.words import word_set
from archive.model import Attribution, Mention

_ORGANISATIONS = word_set("attributions", "words.organisations")
_PARTICLES = word_set("attributions", "words.particles")
_HEAD = re.compile(r"\s(?:of|for|from|at|in|with|on|to|by|near|inside)\s|[,(–—]|\s-\s")
_POSSESSIVE = re.compile(r"['’]s?\s")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_BEFORE = re.compile(r"(?:(?:[A-Z][\w'’-]*\.?|de|van|der|von|bin|ibn|al|el|la|del|di|da|dos|ben|abu)\s+){1,6}$")
_NOT_FIRST = DETERMINERS | PREPOSITIONS | PRONOUNS | ADVERBS | BOUNDARIES | MONTHS | WEEKDAYS | {"and", "said", "says"}
_WOMEN = word_set("attributions", "words.women")
_MEN = word_set("attributions", "words.men")


class People:
    """The names of one article: finds the fullest form of a surname, and remembers who spoke last.

    What an article calls a person is looked up in its own text, so nothing is known here of any person.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._fuller: dict[str, list[tuple[int, str]]] = {}
        self.last: str | None = None
        self._gender: dict[str, str] = {}

    def speaker(self, attribution: Attribution, mentions: Sequence[Mention], at: int) -> str | None:
        """Return who the source of an attribution is. ``mentions`` are those inside the source, ``at`` its place in the article.

        The name must end the head of the noun phrase: "the minister's aide Ann Lee" is Ann Lee, "an aide to Ann Lee" is not.
        """
        source, begin = attribution.source, attribution.source_start
        if source is None or begin is None:
            return None
        head = _HEAD.split(source, maxsplit=1)[0]
        end = begin + len(head)
        for mention in reversed(mentions):
            whole = mention.end == attribution.source_end and mention.start - begin <= 4
            if not whole and (
                mention.start >= end or any(c.isalpha() for c in source[mention.end - begin : len(head)])
            ):
                continue
            if " and " in head and not whole:
                return None
            if mention.kind == "person":
                return self._heard(mention, source)
            if mention.kind == "place" and not whole:
                return None
            article = "the " if source[:4].lower() == "the " else ""
            return article + (mention.name or mention.exact).removeprefix("the ").removeprefix("The ")
        return self.full_name(source, at)

    def _heard(self, mention: Mention, source: str) -> str | None:
        if mention.name is None:
            return None
        self._remember(mention.name, [*(mention.title or "").split(), *source.split()])
        return mention.name

    def _remember(self, name: str, words: list[str]) -> None:
        """Keep the person as the last who spoke, and the sex where a title or noun says it."""
        self.last = name
        gender = next((g for w in words for g, known in (("she", _WOMEN), ("he", _MEN)) if _plain(w) in known), None)
        if gender is not None:
            self._gender[name] = gender

    def full_name(self, source: str, at: int) -> str | None:
        """Return who a source is: a person's fullest name, an organisation as it is printed, None for who has no name.

        ``at`` is where the source stands in the article: of two people with one surname the one named last before it is meant.
        """
        lower = source.lower()
        if lower in ("he", "she"):
            return self._who(lower)
        words, article = _name_words(source)
        if not words:
            return None
        if article:
            return f"the {' '.join(words)}"
        name, titled = _without_titles(words)
        if not name:
            return None
        if _is_organisation(name):
            return " ".join(name)
        full = " ".join(name)
        if len(name) == 1:
            full = self._fullest(name[0], at) or full
        if titled or " " in full:
            self._remember(full, words)
        return full

    def _who(self, pronoun: str) -> str | None:
        if self.last is not None and self._gender.setdefault(self.last, pronoun) == pronoun:
            return self.last
        return next((name for name, gender in reversed(self._gender.items()) if gender == pronoun), None)

    def _fullest(self, surname: str, at: int) -> str | None:
        found = self._fuller.get(surname)
        if found is None:
            found = self._fuller[surname] = list(self._named(surname))
        before = [name for where, name in found if where < at]
        return before[-1] if before else (found[0][1] if found else None)

    def _named(self, surname: str) -> list[tuple[int, str]]:
        """Return each place where first names stand before the surname."""
        out: list[tuple[int, str]] = []
        for m in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])(?!\s[A-Z][a-z])", self.text):
            ahead = self.text[max(0, m.start() - 60) : m.start()]
            named = _BEFORE.search(ahead[ahead.rfind("\n") + 1 :])
            if named is None:
                continue
            words = named[0].split()
            if _plain(words[-1]) in TITLES or words[-1].lower() in _NOT_FIRST or "'" in words[-1] or "’" in words[-1]:
                continue
            name, _ = _without_titles([*words, surname])
            while len(name) > 1 and name[0].lower() in _NOT_FIRST:
                name = name[1:]
            if 1 < len(name) < 5 and not _is_organisation(name):
                out.append((m.start(), " ".join(name)))
        return out


def _plain(word: str) -> str:
    return word.rstrip(".").lower()


def _name_words(source: str) -> tuple[list[str], bool]:
    """Return the capitalised words that end a source's head, and whether "the" stands before nothing but them."""
    words = source.split()
    if (
        words[0].lower() == "the"
        and len(words) > 1
        and all(w[0].isupper() or w in ("of", "and", "for", "the", "&") for w in words[1:])
    ):
        bare = words[1:]
        if _plain(bare[0]) not in TITLES or _plain(bare[-1]) in _ORGANISATIONS:
            return bare, True
    head = _HEAD.split(source, maxsplit=1)[0]
    if " and " in head:
        return [], False
    head = _POSSESSIVE.split(head)[-1].rstrip("'’")
    parts = _WORD.findall(head)
    k = len(parts)
    while k > 0 and (parts[k - 1][0].isupper() or (parts[k - 1] in _PARTICLES and k < len(parts))):
        k -= 1
    name = parts[k:]
    while name and (name[0] in _PARTICLES or name[0].lower() in _NOT_FIRST):
        name = name[1:]
    if k == 0 and len(parts) == 1 and name and name[0].lower() in PRONOUNS:
        return [], False
    return name, False


def _without_titles(words: list[str]) -> tuple[list[str], bool]:
    """Drop all up to the last title of a run: "Israeli Prime Minister Benjamin Netanyahu"."""
    last = max((k for k, w in enumerate(words) if _plain(w) in TITLES), default=-1)
    if last == len(words) - 1:
        return [], True
    return words[last + 1 :], last >= 0


def _is_organisation(name: list[str]) -> bool:
    return any(_plain(w) in _ORGANISATIONS for w in name) or (len(name) == 1 and len(name[0]) > 1 and name[0].isupper())
