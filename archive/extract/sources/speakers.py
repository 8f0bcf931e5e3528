"""Source noun phrase -> who that is: "Mr. Katz" is the "Israel Katz" of an earlier paragraph, "she" the last woman who spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from archive.extract.english.clause_words import ADVERBS, BOUNDARIES, TITLES
from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.lexicon import (
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    is_person,
    is_plural,
)
from archive.extract.english.rolls import given_names
from archive.extract.sources.firm_names import IN_NAMES, are_firms, ends_firm, is_firm, plain
from archive.extract.sources.offices import is_one_office
from archive.extract.words import word_set
from archive.model import Attribution, Mention

_INDEFINITE = word_set("attributions", "words.indefinite")
_ORGANISATIONS = word_set("attributions", "words.organisations")
_PARTICLES = word_set("attributions", "words.particles")
_WOMEN = word_set("attributions", "words.women")
_MEN = word_set("attributions", "words.men")
_GENDER = dict.fromkeys(_MEN, "he") | dict.fromkeys(_WOMEN, "she")
_ARTICLES = frozenset(("the", "a", "an"))
_SEVERAL = frozenset(("most", "many", "some", "several", "few", "all", "both"))  # "Most Romans"
_HEAD = re.compile(r"\s(?:of|for|from|at|in|with|on|to|by|near|inside)\s|[,(–—]|\s-\s")
_NAMELESS = re.compile(
    r"\b(?:an?|the|his|her|their|another|one|this|that|every)\s((?:[\w-]+\s){0,2}[\w-]+)|['’]s\s([\w-]+)", re.IGNORECASE
)
# "R.F. said"; not "H.W. Lee", "U.S. troops".
_INITIALS = re.compile(r"\b(?!U\.[SNK]\.|E\.U\.|D\.C\.|L\.A\.)[A-Z]\.\s?[A-Z]\.(?!\s?[A-Z])")
_ENDS = re.compile(r"(?<![A-Z])\.\s|[?!]\s|\n")  # of a sentence, no initials
_ASIDE = re.compile(r",\s(?:an?|the|who|whose|[\d,])[^,]*,")
_LISTED = re.compile(r",\s[^,]+,?\sand\s|\)\sand\s")  # "Ann Lee, Bob Roe and Tom Doe", "Ann Lee (D-Ohio) and Bob Roe"
_SHORTENED = re.compile(r"\s\([A-Z]{2,}\)\s$")
_POSSESSIVE = re.compile(r"['’]s?\s")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_IN_TEXT = re.compile(r"[^\W\d_][\w'’-]*\.?(?:[ \u00a0][^\W\d_][\w'’-]*\.?)*")  # words with one space between them
_OFFICE_AND_NAME = re.compile(r"[Tt]he ([^,]*[a-z]), ([A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3})")
_NOT_FIRST = DETERMINERS | PREPOSITIONS | PRONOUNS | ADVERBS | BOUNDARIES | MONTHS | WEEKDAYS | {"and", "said", "says"}
_OF_STATE = frozenset(("FED", "TREASURY", "COMMERCE", "DEPT", "HOUSE"))
_LONGEST_ACRONYM = 5  # letters
_OFFICES = frozenset(("chairman", "spokesman"))  # women bear them, too: "Chairman Ann Lee"
_LONGEST_NAME = 4  # words
_NEAR = 12  # persons of one paragraph that a pronoun may mean
_CLOSE = 300  # characters between a pronoun and whom it means, where he did not speak
_REMEMBERED = 8  # voices that a pronoun may look back over
_FAR = 2  # paragraphs over which "it" and "they" may look back


class Voice(NamedTuple):
    """Somebody who spoke. ``name`` is a full name or None, ``label`` what the source is filed under."""

    name: str | None
    label: str
    sort: str  # person, thing, several
    paragraph: int
    gender: str | None = None  # the pronoun that its title or noun asks for


class People:
    """The names of one article: finds the fullest form of a surname, and remembers who spoke last.

    What an article calls a person is looked up in its own text, so nothing is known here of any person.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        subjects: Sequence[tuple[int, str, int]] = (),
        persons: Sequence[tuple[int, int, str]] = (),
    ) -> None:
        """``subjects`` are the persons that begin a sentence: where, full name, paragraph; ``persons`` all: from where to where, name."""
        self.text = text
        self.mentions = mentions
        self.subjects = subjects
        self.persons = persons
        self._spoke = -1  # where the last voice stands in the text
        self._fuller: dict[str, list[tuple[int, str]]] | None = None
        self._alone: set[str] = set()  # surnames that stand behind no other name
        self._voices: list[Voice] = []
        self._gender: dict[str, str] = {}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {bare(mention.name): mention.kind for mention in self.mentions if mention.name}

    def identify(self, attribution: Attribution, mentions: Sequence[Mention], at: int) -> tuple[str | None, str | None]:
        """Return who the source of an attribution is: the full name of who has one, and what the source is filed under.

        ``mentions`` are those inside the source, ``at`` its place in the article. A pronoun is the last voice that agrees
        with it; a voice without a name ("a spokeswoman") has a label only.
        """
        if attribution.source is None:
            return None, None
        source = attribution.source.replace("\n", " ")  # a wire breaks its lines anywhere
        pronoun = source.lower()
        if pronoun in ("he", "she", "it", "they"):
            voice = self._meant(pronoun, attribution, at) or self._only_person(pronoun, attribution, at)
            return (voice.name, voice.label) if voice is not None else (None, None)
        name, sort = self._named_source(attribution, source, mentions, at)
        if pronoun not in PRONOUNS or _is_acronym(source):
            label = name or bare(" ".join(source.split()))
            self._remember(Voice(name, label, sort, attribution.paragraph, _gender_of(source)))
            self._spoke = at
        return name, name

    def _remember(self, voice: Voice) -> None:
        if voice.gender is not None:
            self._gender[voice.label] = voice.gender
        self._voices.append(voice)
        del self._voices[:-_REMEMBERED]

    @cached_property
    def _titled(self) -> dict[str, str]:
        """The pronoun of each name that the article gives a title which tells: "Ms Lee", "the actress Ann Lee"."""
        out: dict[str, str] = {}
        for mention in self.mentions:
            known = mention.title and mention.name and mention.title.lower().split()[-1] not in _OFFICES
            gender = _gender_of(mention.title or "") if known else None
            if gender is not None and mention.name is not None and out.setdefault(mention.name, gender) != gender:
                out[mention.name] = ""
        return {name: gender for name, gender in out.items() if gender}

    def _may_be(self, name: str, pronoun: str) -> bool:
        """Whether a pronoun may mean who bears a name: what the article calls him decides, else the first pronoun that meant him. "Mr Lee" is no "she"."""
        known = self._titled.get(name)
        return known == pronoun if known is not None else self._gender.setdefault(name, pronoun) == pronoun

    def _meant(self, pronoun: str, attribution: Attribution, at: int) -> Voice | None:
        """Return whom a pronoun means: the person whom a sentence since the last voice was about, else the last voice that agrees.

        Who is named in what is said before is not who says it: "Lee was ill, she said".
        """
        paragraph = attribution.paragraph
        said = at + min(0, (attribution.content_start or 0) - (attribution.source_start or 0))
        last = bisect_left(self.subjects, (said, "", 0)) - 1
        told_of = {name for where, name, _ in self.subjects[last + 1 : last + _REMEMBERED] if where < at}
        if last >= 0 and self.subjects[last][1] in told_of:
            last = -1
        if pronoun in ("he", "she") and last >= 0:
            where, name, of_paragraph = self.subjects[last]
            if where > self._spoke and paragraph - of_paragraph < _FAR and self._may_be(name, pronoun):
                self._remember(Voice(name, name, "person", paragraph))
                return self._voices[-1]
        sort = {"it": "thing", "they": "several"}.get(pronoun, "person")
        for voice in reversed(self._voices):
            if voice.sort != sort or (sort != "person" and paragraph - voice.paragraph > _FAR):
                continue
            if sort != "person" or self._may_be(voice.label, pronoun):
                self._voices.append(voice)
                return voice
        return None

    def _only_person(self, pronoun: str, attribution: Attribution, at: int) -> Voice | None:
        """Return the one person whom "he" or "she" can mean, where no voice agrees: whom alone the text before it names.

        Nobody where somebody without a name stands nearer ("a man"), and nobody who is named in what is said or said of.
        """
        if pronoun not in ("he", "she"):
            return None
        own = attribution.source_start or 0
        said = at - own + min(own, attribution.content_start if attribution.content_start is not None else own)
        first, last = (bisect_left(self.persons, (place, 0, "")) for place in (said - _CLOSE, said))
        near = self.persons[max(first, last - _NEAR) : last]
        names = {name for _, _, name in near if self._titled.get(name, pronoun) == pronoun}
        if len(names) != 1:
            return None
        (name,) = names
        begin, end, _ = near[-1]
        told_of = {name for where, _, name in self.persons[last : last + 3] if where < said + _CLOSE}
        if name in told_of or self._names_another(begin, end, said) or _is_organisation(name.split()):
            return None
        fullest = (self._fullest(name, at) if " " not in name else None) or name
        if self._titled.get(fullest, self._gender.get(fullest, pronoun)) != pronoun:
            return None
        # A guess, which tells no other pronoun anything.
        return Voice(fullest, fullest, "person", attribution.paragraph)

    def _names_another(self, begin: int, end: int, said: int) -> bool:
        """Whether somebody without a name stands beside a name, in its sentence or behind: "Lee hit (a clerk)", "(A man) near Lee's"; not "his lawyer, Ann Lee"."""
        *_, before = _ENDS.split(self.text[max(0, begin - _CLOSE) : begin])
        behind = self.text[end:said]
        if behind[:1] in ("'", "’"):
            return True
        aside = _ASIDE.match(behind)
        behind = behind[aside.end() :] if aside is not None else behind
        return _tells_of_somebody(before, last=False) or _tells_of_somebody(behind, last=True)

    def _named_source(
        self, attribution: Attribution, source: str, mentions: Sequence[Mention], at: int
    ) -> tuple[str | None, str]:
        """Return the name that ends the head of a source, and its sort: "the minister's aide Ann Lee", not "an aide to Ann Lee"."""
        begin = attribution.source_start or 0
        head = _head(source)
        last = mentions[-1] if mentions else None
        if last is not None and last.kind == "person" and last.end == attribution.source_end:
            before = source[: last.start - begin]
            if before.endswith(", "):
                return last.name, "person"  # "the mayor, Ann Lee"
            alone = all(mention is last or mention.kind != "person" for mention in mentions)
            if last.name and _is_who_he_is(before, title=last.title or "", alone=alone):
                return self._fullest(last.name, at) or last.name, "person"
        if _is_member(source, head):
            return None, "person"
        if " and " in head and source[0].isupper() and is_firm(source.split()) and not are_firms(source, mentions):
            return " ".join(source.split()), "thing"  # "United Merchants and Makers Inc"
        if _LISTED.search(source):
            return None, "several"
        for mention in _whole_names(mentions):
            whole = mention.end == attribution.source_end and mention.start - begin <= 4
            if not whole and not _ends_head(source, head, mention.start - begin, mention.end - begin):
                continue
            if " and " in head and not whole:
                return None, "several"
            if mention.kind == "person":
                alone = mention.name is not None and " " not in mention.name
                return (self._fullest(mention.name, at) if alone and mention.name else None) or mention.name, "person"
            if mention.kind == "place" and (not whole or _without_titles(source.split())[1]):
                break  # "Mr Chidambaram" is no town
            if mention.kind == "place" and whole and _is_branch(source.split()):
                return source, "thing"  # "NHS England"
            article = "the " if source[:4].lower() == "the " else ""
            return article + (mention.name or mention.exact).removeprefix("the ").removeprefix("The "), "thing"
        name = self.full_name(source, at)
        named = _OFFICE_AND_NAME.fullmatch(source) if name is None else None
        if named is not None:  # "the president of the bank, Jorio Dauster", "the company, Hull Energy"
            of_thing = _is_thing(named[1]) or _is_organisation(named[2].split())
            return named[2], "thing" if of_thing else "person"
        return name, self._sort(source, head, name)

    def _sort(self, source: str, head: str, name: str | None) -> str:
        """Say what pronoun a source would have: by the kind of its name, else by the noun that heads it."""
        kind = self._kinds.get(bare(name)) if name is not None else None
        if kind is not None:
            return "person" if kind == "person" else "thing"
        noun = head.split()[-1].strip(".,'’") if head.split() else ""
        if " and " in head or source.split()[0].lower() in ("some", "many", "several", "both", "most"):
            return "several"
        if name is not None and noun[:1].isupper():
            the = source[:4].lower() == "the " and source[4].isupper()  # "The U.S. Delegation in Rome"
            person = (
                " " in bare(name) and not the and not name.startswith("the ") and not _is_organisation(name.split())
            )
            return "person" if person or _without_titles(source.split())[1] else "thing"
        if is_plural(noun) or noun.lower() in ("people", "police"):
            return "several"
        return "person" if is_person(noun) or noun.lower() in TITLES else "thing"

    def full_name(self, source: str, at: int) -> str | None:
        """Return who a source is: a person's fullest name, an organisation as it is printed, None for who has no name.

        ``at`` is where the source stands in the article: of two people with one surname the one named last before it is meant.
        """
        words, article = _name_words(source)
        if article:
            return f"the {' '.join(words)}"
        name, titled = _without_titles(words)
        if titled and name and (ends_firm(name) or all(plain(w) in _ORGANISATIONS for w in name)):
            return " ".join(words)  # "General Roe Corp", "Tarn General Hospital"
        if not name:
            return self._surname(source, at)
        if len(name) == 1 and plain(name[0]) in _ORGANISATIONS and " of " in source:
            return None  # "the Bank of Rome's figures"
        if len(name) == 1 and not _is_organisation(name):
            fullest = self._fullest(name[0], at)
            if fullest is None and not titled and source.lower().split()[0] in _INDEFINITE:
                return None  # "one Republican"
            return fullest or name[0]
        return " ".join(name)

    def _surname(self, source: str, at: int) -> str | None:
        """Return the full name of whose surname is a word for persons: the "Rider" of a Keith Rider; "Officials" is none."""
        if " " in source or not source[0].isupper() or not is_person(source.lower()):
            return None
        name = self._fullest(source, at)
        return name if name is not None and name.split()[0] in given_names() else None

    def _fullest(self, surname: str, at: int) -> str | None:
        if surname in self._alone:
            return None
        if self._fuller is None:
            if not _may_end_name(self.text, surname):
                self._alone.add(surname)
                return None
            self._fuller = {}
            for where, name in _full_names(self.text):
                self._fuller.setdefault(name.split()[-1], []).append((where, name))
        found = self._fuller.get(surname)
        if found is None:
            return None
        return found[max(0, bisect_left(found, (at, "")) - 1)][1]


def _is_thing(phrase: str) -> bool:
    """Whether no person can be it: "company", "club in Leeds"; not "president of the company"."""
    head = re.split(r"\s(?:of|for|at|in)\s", phrase)[0].split()
    return bool(head) and head[-1] in _ORGANISATIONS


def bare(name: str) -> str:
    """Return a name or a description without its article: the bank, a bank and bank are filed as one."""
    first, blank, rest = name.partition(" ")
    return rest if blank and first.lower() in _ARTICLES else name


def _gender_of(source: str) -> str | None:
    """Return the pronoun that a title or noun asks for: "Mr Lee" he, "Mr Lee's wife" she, "the actress" she."""
    words = [w.rstrip(".,'’") for w in _POSSESSIVE.split(_head(source))[-1].lower().split()]
    return next((_GENDER[w] for w in words if w in _GENDER), None)


def _tells_of_somebody(text: str, *, last: bool) -> bool:
    """Whether a text has one person without a name: "the clerk", "R.F."; not "the clerks". ``last``: also where it ends in him."""
    if _INITIALS.search(text):
        return True
    stop = len(text) if last else len(text.rstrip(" ,"))
    for found in _NAMELESS.finditer(text):
        words = (found[1] or found[2]).lower().split()
        own = not last and found.end() >= stop  # "his lawyer, Ann Lee"
        if any(w in TITLES or (is_person(w) and not is_plural(w)) for w in words[: len(words) - own]):
            return True
    return False


def _is_member(source: str, head: str) -> bool:
    """Whether a phrase in the singular ends in what somebody is of it: "a Bank of Rome spokesman", "a Bureau of Prisons (BOP) lawyer"; not "Bank of Rome spokesmen"."""
    last = source.split()[-1]
    known = last.islower() and (last in TITLES or (is_person(last) and not is_plural(last)))
    if not known or len(head) == len(source) or not head.split()[-1:] or "," in source:
        return False
    return head.split()[-1][0].isupper() and not any(
        w.islower() and w not in IN_NAMES for w in source[len(head) :].split()[:-1]
    )


def _names_member(before: str, *, titled: bool) -> bool:
    """Whether what stands before a name is whose he is or what he is of it.

    "the Bank of Rome's", "University of Rome law professor"; not "an aide to Rome's", "Friends of Labour leader". ``titled``:
    the mention begins with what he is.
    """
    words = before.removeprefix("the ").removeprefix("The ").split()
    k = next((n for n, w in enumerate(words) if not (w[0].isupper() or w in IN_NAMES)), len(words))
    if not k or words[k - 1] in IN_NAMES or is_person(words[0]) or is_plural(words[0]):
        return False
    role = words[k:]
    if not role and not titled:
        return words[-1].endswith(("'s", "’s")) and not set(words).isdisjoint(IN_NAMES)
    known = titled or is_person(role[-1]) or role[-1] in TITLES
    return known and PREPOSITIONS.isdisjoint(role) and not set(words[:k]).isdisjoint(IN_NAMES)


def _is_shortened(before: str) -> bool:
    """Whether what stands before a title is an organisation and its short form: "the Rome Lenders Group (RLG)"; not "Roe (D-Ohio) and"."""
    name = _SHORTENED.sub("", before)
    return name != before and all(w[0].isupper() or w in IN_NAMES or w == "a" for w in name.split())


def kind_of(name: str | None, *, shouted: bool = True) -> str:
    """Say what bears a name that no mention knows: two capitals are a person, unless one is a word for organisations.

    ``shouted`` says that the text around may be in capitals, so that those of the name tell nothing: not in "told ACMEPOST".
    """
    words = bare(name or "").split()
    if words and words[0][0].isupper() and is_firm(words):
        return "organisation"
    if not words or not all(w[0].isupper() or w in _PARTICLES for w in words) or words[0].lower() in _SEVERAL:
        return "unnamed"
    if plain(words[-1]) in TITLES:
        return "unnamed"
    long = shouted and len(words[0].replace(".", "")) > _LONGEST_ACRONYM
    if all(w.isupper() for w in words) and (len(words) > 1 or long or _is_area(words)):
        return _kind_of_shouted(words)
    if _is_organisation(words) or _is_branch(words):
        return "organisation"
    return "person" if len(words) > 1 and name == bare(name or "") else "unnamed"


def _kind_of_shouted(words: list[str]) -> str:
    """Say what a name of a headline in capitals is, where capitals tell nothing: "ANN LEE" a person by the first name, "ROE" cannot be told."""
    if _is_area(words):
        return "place"
    if any(plain(w) in _ORGANISATIONS or w.endswith("-TV") for w in words):
        return "organisation"
    owner = next((k for k, w in enumerate(words[:-1]) if w.endswith(("'S", "’S"))), -1)
    of_state = owner >= 0 and words[owner][:-2] in _OF_STATE
    words = words[owner + 1 :]  # "FED'S ANN LEE"
    if of_state and len(words) == 1 and not (is_plain(words[0].lower()) or is_plural(words[0].lower())):
        return "person"  # "TREASURY'S ROE"
    return "person" if len(words) > 1 and words[0].title() in given_names() and not is_plural(words[-1]) else "unnamed"


def _is_area(words: list[str]) -> bool:
    """Whether words in capitals are a country or a state: "KUWAIT", "NEW ZEALAND"."""
    return " ".join(w.title() for w in words) in gazetteer().areas


def _is_branch(words: list[str]) -> bool:
    """Whether a name ends in the country whose body it is: "NHS England", "Transport Scotland"; not "Paul England", "New England"."""
    if len(words) < 2 or words[-1] not in gazetteer().areas or words[0].lower() == "the":
        return False
    first = words[0]
    named = all(w[0].isupper() for w in words) and " ".join(words) not in gazetteer().areas
    return named and first not in given_names() and not first.endswith("ern") and plain(first) not in _PARTS_OF_LANDS


_PARTS_OF_LANDS = frozenset(
    "new north south east west central upper lower mainland greater republic inner outer".split()
)


def _head(source: str) -> str:
    """Return what stands before the first preposition, comma, bracket or dash of a source."""
    found = _HEAD.search(source)
    return source[: found.start()] if found is not None else source


def _ends_head(source: str, head: str, start: int, end: int) -> bool:
    """Whether a mention at these places of a source is the last of its head: no word but a tie follows."""
    if start >= len(head):
        return False
    rest = _head(source[end:] + " ") if end >= len(head) else source[end : len(head)]
    return not any(c.isalpha() for c in rest)


def _may_end_name(text: str, surname: str) -> bool:
    """Whether a word with a capital or a particle stands anywhere before a surname: all names of a text are read for few of those asked for."""
    at = text.find(surname)
    while at >= 0:
        before = text[max(0, at - _LONGEST_WORD) : at].split()[-1:]
        if before and (before[0][0].isupper() or before[0] in _PARTICLES or not before[0][0].isalpha()):
            return True
        at = text.find(surname, at + 1)
    return False


_LONGEST_WORD = 80


def _full_names(text: str) -> list[tuple[int, str]]:
    """Return each run of capitals of an article that may be somebody's whole name, with the place of its last word."""
    out: list[tuple[int, str]] = []
    run: list[str] = []
    last = 0
    for m in _IN_TEXT.finditer(text):
        if m[0].islower():
            continue
        at = m.start()
        for word in m[0].replace("\u00a0", " ").split(" "):
            if word[0].isupper() or (run and word in _PARTICLES):
                stopped = word[-1] == "." and len(word) > 2 and plain(word) not in TITLES
                run.append(word[:-1] if stopped else word)
                last = at
                if stopped or word.endswith(("'s", "’s", "s'", "S'", "s’", "S’")):
                    _close(run, last, out)
            elif run:
                _close(run, last, out)
            at += len(word) + 1
        _close(run, last, out)
    return out


def _close(run: list[str], last: int, out: list[tuple[int, str]]) -> None:
    """Put the name that a run of words is, if it is one, and begin another."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in run] if len(run) > 1 else []
    run.clear()
    if not words or words[-1] in _PARTICLES or plain(words[-2]) in TITLES:
        return
    name, _ = _without_titles(words)
    while len(name) > 1 and (name[0].lower() in _NOT_FIRST or name[0] in _PARTICLES):
        name = name[1:]
    if 1 < len(name) <= _LONGEST_NAME and not _is_organisation(name):
        out.append((last, " ".join(name)))


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals is a name, whatever it would be in small letters: "WHO", not "I"."""
    return len(word) > 2 and word.isupper() and word.isalpha()


def _name_words(source: str) -> tuple[list[str], bool]:
    """Return the capitalised words that end a source's head, and whether "the" stands before nothing but them."""
    words = source.split()
    if (
        words[0].lower() == "the"
        and len(words) > 1
        and (words[-1][0].isupper() or words[-1] in IN_NAMES)
        and all(w[0].isupper() or w in IN_NAMES for w in words[1:])
    ):
        rest = words[1:]
        if plain(rest[0]) not in TITLES or plain(rest[-1]) in _ORGANISATIONS:
            return rest, True
    if source.islower():
        return [], False
    head = _head(source)
    if " and " in head:
        return [], False
    owned = _POSSESSIVE.split(head)[-1]
    if not ends_firm(owned.split()):  # "Acme Corp's Dome Inc"; not "Roe's Inc"
        head = owned.rstrip("'’")
    parts = _WORD.findall(head)
    k = len(parts)
    while k > 0 and (parts[k - 1][0].isupper() or (parts[k - 1] in _PARTICLES and k < len(parts))):
        k -= 1
    name = parts[k:]
    while name and (name[0] in _PARTICLES or (name[0].lower() in _NOT_FIRST and not _is_acronym(name[0]))):
        name = name[1:]
    if (
        k == 0
        and len(parts) == 1
        and (not name or (name[0].lower() in PRONOUNS and not _is_acronym(name[0])) or is_person(name[0]))
    ):
        return [], False  # "Officials": the capital is the sentence's
    return name, False


def _is_who_he_is(before: str, *, title: str, alone: bool) -> bool:
    """Whether what stands before a name that ends a source is that person, ``alone`` where it names no other: "Mayor of Rome"."""
    if _names_member(before, titled=bool(title)) or (title and _is_shortened(before)):
        return True
    return alone and is_one_office(before, title=title)


def _whole_names(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions, the last first, without those whose name is the end of a firm's: "(General Roe) Corp"."""
    return [mention for mention in reversed(mentions) if not ends_firm((mention.name or "").split())]


def _without_titles(words: list[str]) -> tuple[list[str], bool]:
    """Drop all up to the last title of a run: "Israeli Prime Minister Benjamin Netanyahu"."""
    last = max((k for k, w in enumerate(words) if plain(w) in TITLES), default=-1)
    if last == len(words) - 1:
        return [], True
    return words[last + 1 :], last >= 0


def _is_organisation(name: list[str]) -> bool:
    return any(plain(w) in _ORGANISATIONS for w in name) or (len(name) == 1 and len(name[0]) > 1 and name[0].isupper())
