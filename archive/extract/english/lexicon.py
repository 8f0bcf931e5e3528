"""The word lists, made into the tables that the rules look up. Built once, when the first document is annotated."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from archive.extract.words import word_set, words

Number = int | Decimal


def inflect(verb: str) -> set[str]:
    """Return the regular forms of an English verb: "plan" -> plans, planned, planning (and harmless misspellings)."""
    if verb.endswith("e"):
        stem = verb[:-1]
        return {verb, verb + "s", verb + "d", stem + "ing", verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    forms = {verb, third, verb + "ed", verb + "ing"}
    if verb[-1] not in "aeiouwxyh" and len(verb) > 2 and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


def all_forms(verbs: str | list[str]) -> set[str]:
    return {form for verb in (verbs.split() if isinstance(verbs, str) else verbs) for form in inflect(verb)}


# --- grammar -------------------------------------------------------------------------------------------------------

DETERMINERS = word_set("grammar", "determiners")
PREPOSITIONS = word_set("grammar", "prepositions")
CONJUNCTIONS = word_set("grammar", "conjunctions")
PRONOUNS = word_set("grammar", "pronouns")
AUXILIARIES = word_set("grammar", "auxiliaries")
ADVERBS = word_set("grammar", "adverbs")
NOUNS_FIRST = word_set("grammar", "nouns_first")
SINGULAR_S = word_set("grammar", "singular_s")
VERB_BASES = frozenset(words("grammar")["verbs"].split())
IRREGULAR = word_set("grammar", "irregular")
VERBS = (
    all_forms(words("grammar")["verbs"])
    | {form for form in all_forms(words("grammar")["verbs_and_nouns"]) if form.endswith(("ed", "ing"))}
    | {form for form in all_forms(words("grammar")["verbs_in_ed"]) if form.endswith("ed")}
    | {form for entry in words("changes").values() for form in all_forms(entry["verbs"])}
    | IRREGULAR
) - NOUNS_FIRST
PAST_FORMS = frozenset(w for w in VERBS if w.endswith("ed")) | IRREGULAR  # also the participles
# Forms in -s of all that can be a verb; most are plural nouns, too.
FORMS_IN_S = {
    form
    for form in all_forms(words("grammar")["verbs"]) | all_forms(words("grammar")["verbs_and_nouns"])
    if form.endswith("s") and not form.endswith("ss")
}
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES
BE = word_set("rules", "lexicon.be")
PLURAL_OF: dict[str, str] = dict(pair.split("=") for pair in words("grammar")["plurals"].split())
SINGULAR_OF = {plural: singular for singular, plural in PLURAL_OF.items()}
_FIELDS = word_set("rules", "lexicon.fields")  # of study, of play: "physics" is one; "critics", "clinics" are several


@lru_cache(maxsize=1 << 15)  # bounded: a load may see words for years
def is_plural(word: str) -> bool:
    """Whether a noun is one of several by its form: "ships", "men", "TDs", "aircraft"."""
    lower = word.lower()
    if lower in SINGULAR_OF:
        return True
    if len(lower) < 3 or lower in SINGULAR_S:
        return len(word) > 1 and word[-1] == "s" and word[:-1].isupper()
    if lower[-1] != "s" or lower[-2] in "su" or lower.endswith(("sis", "ious")) or lower in _FIELDS:
        return lower.endswith(("tsis", "smen", "women", "speople")) or (
            lower.endswith("men") and lower[:-2] + "an" in PERSONS
        )  # Tutsis, bondsmen, councilwomen, salespeople, chairmen
    return not (len(word) == 3 and word.isupper())  # the SES


def singular(word: str) -> str:
    """Return the singular of a noun: allies -> ally, boxes -> box, men -> man, censuses -> census. A word in the singular is left alone."""
    lower = word.lower()
    if lower in SINGULAR_OF:
        return SINGULAR_OF[lower]
    if not is_plural(word):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(_CHE):
        return word[:-1]
    if (
        lower.endswith(("sses", "shes", "ches", "xes", "zzes"))
        or lower in _ES
        or (lower.endswith("uses") and lower not in _USE and not lower.endswith(_USES))
        or (lower.endswith("oes") and len(lower) > 5 and lower not in _NOT_OES)
    ):
        return word[:-2]
    for ending, back in (
        ("women", "woman"),
        ("men", "man"),
        ("wives", "wife"),
        ("children", "child"),
        ("people", "person"),
    ):
        if lower.endswith(ending):
            return word[: -len(ending)] + back
    return word[:-1]


_ES = word_set("rules", "lexicon.es")
_USE = word_set("rules", "lexicon.use")
_USES = ("ouses", "auses", "euses", "fuses")  # houses, causes, masseuses, fuses
_CHE = tuple(word_set("rules", "lexicon.che"))
_NOT_OES = word_set("rules", "lexicon.not_oes")

# --- numbers -------------------------------------------------------------------------------------------------------

_n = words("numerals")


def _exact(value: float) -> int | Decimal:
    return value if isinstance(value, int) else Decimal(str(value))


CARDINALS: dict[str, int] = _n["words"]
SCALES: dict[str, int] = _n["scales"]
SUFFIXES: dict[str, int] = _n["suffixes"]
FRACTIONS: dict[str, int] = _n["fractions"]
ORDINALS: dict[str, int] = _n["ordinals"]
FOLDS = {word: _exact(value) for word, value in _n["folds"].items()}
MULTIPLES = {word: _exact(value) for word, value in _n["multiples"].items()}  # "a double homicide"; "halve"
GLYPHS = {glyph: Decimal(int(text.split("/")[0])) / int(text.split("/")[1]) for glyph, text in _n["glyphs"].items()}


class Vague(NamedTuple):
    """What a word of size licenses; ``high`` None is open."""

    low: int
    high: int | None


VAGUE = {word: Vague(entry["low"], entry["high"] or None) for word, entry in _n["vague"].items()}
PLURAL_SCALES = {
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "lakhs": 10**5,
    "crores": 10**7,
}
NUMBER_STARTS = word_set("rules", "lexicon.number_starts").union(CARDINALS, VAGUE, ORDINALS, FOLDS, GLYPHS, MULTIPLES)

# --- units ---------------------------------------------------------------------------------------------------------


class Unit(NamedTuple):
    """``unit`` and ``unit_name`` as DESIGN.md defines them. ``tight``: only where it is glued to digits."""

    unit: str
    unit_name: str
    kind: str
    tight: bool = False


def _trie(entries: dict[tuple[str, ...], Unit]) -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    """Index forms by their first token, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for form, unit in entries.items():
        table.setdefault(form[0], []).append((form, unit))
    for forms in table.values():
        forms.sort(key=lambda pair: -len(pair[0]))
    return table


def _tokens(form: str) -> tuple[str, ...]:
    from archive.extract.english.tokens import TOKEN

    return tuple(TOKEN.findall(form))


def _split(entry: dict[str, str], key: str) -> list[str]:
    return [form for form in entry.get(key, "").split(";") if form]


_forms: dict[tuple[str, ...], Unit] = {}
_symbols: dict[tuple[str, ...], Unit] = {}
for _entry in words("units")["unit"]:
    _unit = Unit(_entry["unit"], _entry["unit_name"], _entry["kind"])
    _named = [_tokens(form) for form in _split(_entry, "forms")]
    _forms |= dict.fromkeys(_named, _unit)
    # "a 25-basis-point cut"
    _forms |= {tuple(" - ".join(form).split()): _unit for form in _named if len(form) > 1 and "".join(form).isalpha()}
    _symbols |= {_tokens(form): _unit for form in _split(_entry, "symbols")}
    _symbols |= {_tokens(form): _unit._replace(tight=True) for form in _split(_entry, "tight")}

_before: dict[tuple[str, ...], Unit] = {}
CURRENCY_CODES: dict[str, Unit] = {}
OF_A_COUNTRY: set[str] = set()
AMOUNT_SIGNS: set[str] = set()
SIGNS_OF_COUNTRIES: dict[
    str, dict[str, Unit]
] = {}  # letters that are one country's money where it is named, by its code
for _entry in words("currencies")["currency"]:
    _unit = Unit(_entry["unit"], _entry["unit_name"], "money")
    CURRENCY_CODES[_entry["unit"]] = _unit
    OF_A_COUNTRY |= set(_split(_entry, "of_a_country"))
    _names = _split(_entry, "forms") + _split(_entry, "of_a_country")
    _forms |= {_tokens(form): _unit for form in _names if _tokens(form) not in _forms}
    _symbols |= {_tokens(form): _unit for form in _split(_entry, "after")}
    _symbols |= {_tokens(form): _unit._replace(tight=True) for form in _split(_entry, "behind")}
    _before |= {_tokens(form): _unit for form in _split(_entry, "before") + _split(_entry, "amounts")}
    AMOUNT_SIGNS |= set(_split(_entry, "amounts"))
    for _sign in _split(_entry, "amounts_there"):
        SIGNS_OF_COUNTRIES.setdefault(_sign, {})[_entry["unit"][:2]] = _unit
for _entry in words("currencies")["minor"]:
    _unit = Unit(_entry["unit_name"], _entry["unit_name"], "money")
    _forms |= {_tokens(form): _unit for form in _split(_entry, "forms")}
    _symbols |= {_tokens(form): _unit._replace(tight=True) for form in _split(_entry, "after")}

UNIT_FORMS = _trie(_forms)
UNIT_SYMBOLS = _trie(_symbols)
CURRENCY_BEFORE = sorted(_before.items(), key=lambda pair: -len(pair[0]))
CURRENCY_LAST: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
for _form, _unit in CURRENCY_BEFORE:
    CURRENCY_LAST.setdefault(_form[-1], []).append((_form, _unit))
CURRENCY_SIGNS = frozenset(form[0] for form in _before if len(form) == 1)
UNIT_STARTS = frozenset(UNIT_FORMS) | frozenset(UNIT_SYMBOLS)
DOLLAR, POUND = CURRENCY_CODES["USD"], CURRENCY_CODES["GBP"]

# What "a" may open after a number: "$18 a barrel", "40 hours a week".
RATE_NOUNS = word_set("rules", "lexicon.rate_nouns")

# --- modifiers -----------------------------------------------------------------------------------------------------


class Modifier(NamedTuple):
    """One line of words/modifiers.toml, whose head says what each field means."""

    words: tuple[str, ...]
    comparator: str | None
    approximate: bool = False
    below: bool = False
    bare: bool = False
    level: bool = False
    ends: bool = False


def _modifiers(table: str) -> list[Modifier]:
    return [
        Modifier(_tokens(text), **({"comparator": None} | entry)) for text, entry in words("modifiers")[table].items()
    ]


# By the word next to the number, then by the one beyond it ("" for those of one word), the longest first.
MODIFIERS_BY_LAST: dict[str, dict[str, list[Modifier]]] = {}
for _modifier in sorted(_modifiers("before"), key=lambda m: -len(m.words)):
    _beyond = "".join(_modifier.words[-2:-1])
    MODIFIERS_BY_LAST.setdefault(_modifier.words[-1], {}).setdefault(_beyond, []).append(_modifier)
MODIFIERS_BY_FIRST: dict[str, dict[str, list[Modifier]]] = {}
for _modifier in sorted(_modifiers("after"), key=lambda m: -len(m.words)):
    _beyond = "".join(_modifier.words[1:2])
    MODIFIERS_BY_FIRST.setdefault(_modifier.words[0], {}).setdefault(_beyond, []).append(_modifier)
RANGE_DASHES = word_set("modifiers", "range.dashes")

# --- names and other traps -----------------------------------------------------------------------------------------

LABELS = word_set("names", "labels")
LABELS_CAPITAL = word_set("names", "labels_capital")
WORD_LABELS = word_set("names", "word_labels")
GRADED = word_set("names", "graded")
NUMBERED = word_set("names", "numbered") | GRADED
NUMBERED_PLURALS = word_set("names", "numbered_plurals")
NAME_HEADS = word_set("names", "name_heads")
ADDRESS_WORDS = word_set("names", "address_words")
LINE_WORDS = word_set("names", "line_words")
SCORE_WORDS = word_set("names", "score_words")
SCORE_VERBS = word_set("names", "score_verbs")
MONTHS = word_set("names", "months")
WEEKDAYS = word_set("names", "weekdays")
YEAR_BEFORE = word_set("names", "year_before")
CLOCK_AFTER = word_set("names", "clock_after")
ONE_AFTER = word_set("names", "one_after")
ONE_BEFORE = word_set("names", "one_before")

# --- persons, changes, happenings ----------------------------------------------------------------------------------

PERSONS = word_set("persons", "singular")
PERSON_PRONOUNS = word_set("persons", "pronouns")
PERSON_ADJECTIVES = word_set("persons", "adjectives")
PERSON_BANDS = word_set("persons", "bands")
_PERSON_PLURALS = word_set("persons", "plurals")
PERSON_MASS = word_set("persons", "mass") | PERSON_BANDS
_PERSON_ENDINGS = tuple(word_set("persons", "endings"))
_NOT_PERSON_ENDINGS = word_set("persons", "not_endings")


@lru_cache(maxsize=1 << 14)
def is_person(noun: str) -> bool:
    """Whether the head of a counted phrase is a word for persons, in the singular or the plural."""
    lower = noun.lower()
    if lower in PERSON_PRONOUNS or lower in PERSON_ADJECTIVES or lower in PERSON_MASS or lower in _PERSON_PLURALS:
        return True
    noun = singular(lower)
    if "-" in noun and noun.rpartition("-")[2] in PERSONS:
        return True  # "lorry-drivers", "ex-miners"
    return noun in PERSONS or (len(noun) > 6 and noun.endswith(_PERSON_ENDINGS) and noun not in _NOT_PERSON_ENDINGS)


CHANGE_OF: dict[str, str] = {}
CHANGE_NOUNS: dict[str, str] = {}
CHANGE_WORDS: dict[str, str] = {}
for _direction, _entry in words("changes").items():
    for _form_ in all_forms(_entry["verbs"]) | set(_entry["irregular"].split()):
        CHANGE_OF[_form_] = _direction
    for _noun in _entry["nouns"].split():
        CHANGE_NOUNS[_noun] = CHANGE_NOUNS[_noun + "s"] = _direction
    for _word in _entry["words"].split():
        CHANGE_WORDS[_word] = _direction
