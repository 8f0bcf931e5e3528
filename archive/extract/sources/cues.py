"""The words that say that somebody says something, made into the tables that the rules look up."""

from __future__ import annotations

from typing import NamedTuple

from archive.extract.english.lexicon import inflect
from archive.extract.words import word_set, words


class Cue(NamedTuple):
    """One form of one verb of words/attributions.toml. ``particle`` are the words that must follow it ("call" + "for")."""

    base: str
    particle: tuple[str, ...]
    group: str
    takes: frozenset[str]
    stance: str
    needs: frozenset[str]
    refuses: frozenset[str]
    form: str  # base, third, past (also the participle, where they are alike), participle, ing


_INFINITIVE = frozenset(("to",))
HEADLINE = 24  # tokens that one has at most


def forms(base: str) -> dict[str, str]:
    """Return each form of a verb with its name: "tell" -> tell base, tells third, told past, telling ing."""
    out: dict[str, str] = {}
    irregular = words("attributions")["irregular"].get(base, "").split()
    for form in inflect(base):
        if form == base:
            continue
        if form.endswith("ing"):
            out[form] = "ing"
        elif not form.endswith("ed"):
            out[form] = "third"
        elif not irregular:
            out[form] = "past"
    for forms, form_of in zip(irregular, ("past", "participle"), strict=False):
        out |= dict.fromkeys(forms.split("/"), form_of)
    if base == "go":
        out["goes"] = "third"
    out.setdefault(base, "base")
    return out


def _table() -> dict[str, tuple[Cue, ...]]:
    """Return the cues of each form, the longest particle first.

    A verb of two groups is of the first that has it, but for its infinitive: who agrees that it is so says it, who agrees to
    pay intends it.
    """
    table: dict[str, list[Cue]] = {}
    for group, entry in words("attributions")["group"].items():
        takes = frozenset(entry["takes"].split())
        needs, refuses = (frozenset(entry.get(field, "").split()) for field in ("needs", "refuses"))
        for verb in entry["verbs"].split():
            base, *particle = verb.split("-") if verb != "e-mail" else [verb]
            for form, name in forms(base).items():
                cue = Cue(base, tuple(particle), entry.get("as", group), takes, entry["stance"], needs, refuses, name)
                _put(table.setdefault(form, []), cue)
    return {form: tuple(sorted(cues, key=lambda c: -len(c.particle))) for form, cues in table.items()}


def _put(cues: list[Cue], cue: Cue) -> None:
    for at, known in enumerate(cues):
        if known.particle == cue.particle:
            if known.base == cue.base:
                cues[at] = known._replace(takes=known.takes | (cue.takes - _INFINITIVE))
                if "to" in cue.takes - known.takes:
                    cues.append(cue._replace(takes=_INFINITIVE))
            return
    cues.append(cue)


VERB_CUES = _table()
SAID_FORMS = frozenset(form for form, cues in VERB_CUES.items() if all(cue.form == "past" for cue in cues))
NOUN_CUES: dict[str, str] = {
    form: stance
    for stance in ("reported", "alleged", "believed", "projected", "disputed")
    for noun in words("attributions")["nouns"][stance].split()
    for form in (noun, noun[:-1] + "ies" if noun.endswith("y") else noun + "s")
}
NOUN_LINKS = {noun: tuple(links.split()) for noun, links in words("attributions")["noun_links"].items()}
LINKS = word_set("attributions", "nouns.links")
# "in the words of" is looked for where "words" stands, its longest word, at 2: every third sentence has an "in".
BEFORE: dict[str, list[tuple[tuple[str, ...], int, bool]]] = {}
for _key, _named in (("before", False), ("before_name", True)):
    for _phrase in words("attributions")["phrases"][_key]:
        _parts = tuple(_phrase.split())
        _longest = max(_parts, key=len)
        BEFORE.setdefault(_longest, []).append((_parts, _parts.index(_longest), _named))
HEADLINE_SOURCES = word_set("attributions", "words.headline_sources")
NOUN_FORMS = word_set("attributions", "words.noun_forms")
FINDINGS = word_set("attributions", "words.findings")
PICTURES = word_set("attributions", "words.pictures")
READERS = frozenset(("you", "anyone", "everyone", "nobody", "someone"))
MINDS = word_set("attributions", "words.minds")
EVIDENCE = frozenset(("show", "indicate"))  # groups
ACTS = word_set("attributions", "words.acts")
SAYING_NOUNS = (
    word_set("attributions", "words.figures")
    | {"that"}
    | {noun for noun, stance in NOUN_CUES.items() if stance != "projected"}
)
MEASURES = word_set("attributions", "words.measures")
SURVEYS = word_set("attributions", "words.surveys")
SURVEY_FORMS = frozenset(form for noun in SURVEYS for form in (noun, noun + "s", noun[:-1] + "ies"))
TALLIES = word_set("attributions", "words.tallies")
MEDIA = word_set("attributions", "words.media")
HEARERS = word_set("attributions", "words.hearers")

# A paragraph with none of these words, no quotation and no colon near its beginning says nothing of who says what.
CUE_STARTS = frozenset((*VERB_CUES, *NOUN_CUES, *BEFORE, *SURVEY_FORMS, *TALLIES))
