"""What a bare level counts, where its subject is a plural that is counted.

"housing starts fell to 2,191", "passengers numbered 300", "car output fell to 2,191".
"""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, PREPOSITIONS, is_person, is_plural, singular
from archive.extract.english.noun_edges import head_of
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

_COUNTED = word_set("rules", "sharing.counted_subjects")
_MADE = word_set("rules", "sharing.made")
_MADE_TOO = _MADE | {w + "s" for w in _MADE}
_LEVELS = BE | word_set("rules", "sharing.amounts_to") | {"with", "against", "from", "to", "versus"}
_OF_MADE = word_set("rules", "sharing.of_made")
_AVERAGES = frozenset(("averaged", "averages", "averaging"))
_AUDIENCES = frozenset(("audience", "audiences", "viewership", "readership"))
_STANDS = frozenset(("peaked", "peaks", "stand", "stands", "stood", "remain", "remains", "remained"))
_NUMBERS = frozenset(("number", "count"))
_IN_PLACES = frozenset(("at", "by", "from", "in", "on"))
_WHOSE_NUMBER = "plural whose number it is"
_NO_COUNTS = word_set("rules", "sharing.no_counts")
_OF_PERSONS = word_set("rules", "sharing.befallen") | word_set("rules", "sharing.of_persons")
_AMOUNTS_TO = word_set("rules", "sharing.amounts_to")
_ASKED = _NUMBERS | _COUNTED | _MADE_TOO | {"numbered"}  # without one of these no plural is found


def count_by_subject(tk: Tokens, drafts: list[Draft]) -> None:
    """Give bare levels the plural that they are said of as their unit: no price, no index, no sum is counted by its noun."""
    if _ASKED.isdisjoint(tk.distinct) and ("shares" not in tk.distinct or _ISSUED.isdisjoint(tk.distinct)):
        return
    if "number" in tk.distinct or "numbered" in tk.distinct:
        for d in drafts:
            _count_who_number(tk, d)
    for index, d in enumerate(drafts):
        if d.about is None or not d.bare or d.unit is not None or d.kind != "count" or d.object is not None:
            continue
        if d.value is None or d.value % 1:
            continue
        made = _made(tk, d)
        if made is not None:
            d.unit = d.unit_name = made
            d.rules["unit"] = "what is made or sold"
        counted = None if made is not None else _whose_number(tk, drafts, index) or _who_numbered(tk, d)
        if counted is not None:
            d.unit = d.unit_name = counted
            d.rules["unit"] = _WHOSE_NUMBER
            continue
        if made is None and _is_held_by(tk, d):
            continue
        stands = at(tk, d.left - 1) == "at" and at(tk, d.left - 2) in _STANDS
        stands = stands or at(tk, d.left - 1) in _AVERAGES
        stands = stands or (d.change_role == "step" and at(tk, d.left - 1) == "by")
        if made is not None or (d.change_role != "level" and at(tk, d.left - 1) not in _AMOUNTS_TO and not stands):
            continue
        head = tk.lower[head_of(tk, d.about)]
        if head not in _COUNTED and _tells_where(tk.lower[d.about[0] : d.about[1]]):
            continue  # "deposits at the branches fell to 300"
        head = head if head in _COUNTED else tk.lower[d.about[1]]
        if head in _AUDIENCES and d.about[1] < d.left:
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "audience of so many"
            continue
        if (head in _COUNTED or _are_issued(tk, d, head)) and d.about[1] < d.left:
            d.unit = d.unit_name = "people" if is_person(head) else singular(head)
            d.rules["unit"] = "plural that it is a level of"


_ISSUED = frozenset(("authorized", "authorised", "issued", "outstanding"))
_MANY_SHARES = 1000


def _are_issued(tk: Tokens, d: Draft, head: str) -> bool:
    """Whether a level is of shares that there are: "a rise in authorized shares to 90 mln"; "shares fell to 43" is a price."""
    issued = head == "shares" and d.about is not None and not _ISSUED.isdisjoint(tk.lower[d.about[0] : d.about[1]])
    return issued and (d.value or 0) >= _MANY_SHARES


def _tells_where(phrase: list[str]) -> bool:
    """Whether a phrase ends in where something is: "deposits at the branches", "visits to the branches"; not "year to date seat miles"."""
    return not _IN_PLACES.isdisjoint(phrase) or ("to" in phrase and "date" not in phrase)


def _is_held_by(tk: Tokens, d: Draft) -> bool:
    """Count the plural that a number in its aside is of: "burglaries, with 16 so far, were up". Return whether it is."""
    k = d.left - 3
    if d.about is None or d.about[1] != k or tk.lower[k + 1 : d.left] != [",", "with"] or d.scale != 1:
        return False
    if not is_plural(tk.word[k]) or not tk.word[k].islower() or not tk.word[d.first].isalnum():
        return False
    d.unit = d.unit_name = "people" if is_person(tk.lower[k]) else singular(tk.lower[k])
    d.rules["unit"] = "plural that it is a level of"
    return True


_WHO_NUMBER = (["who", "number"], ["who", "numbered"])


def _count_who_number(tk: Tokens, d: Draft) -> None:
    """Count people where they number so many: "its staff, who number 300, up from 200"."""
    if d.about is None or d.about[0] != d.about[1] or tk.lower[d.about[0] - 1 : d.about[0] + 1] not in _WHO_NUMBER:
        return
    d.about = None
    if d.unit is None:
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "who number so many"


def _whose_number(tk: Tokens, drafts: list[Draft], index: int) -> str | None:
    """Return the unit of a level that is said of a number or a count: "the number of idle looms was 40, against 52", "the rig count rose 14 to 164".

    Not of "the number of units in May was 3 up".
    """
    d = drafts[index]
    if d.about is None or d.about[1] >= d.left:
        return None
    before = at(tk, d.left - 1)
    said = d.change_role == "level" or before in _LEVELS or before == "at"
    if not said and before in ("and", ",") and index:
        a = drafts[index - 1]  # "compared with 52 in May and 48 in June"
        said = a.about == d.about and a.rules.get("unit") == _WHOSE_NUMBER
    if tk.lower[d.about[1]] == "count":
        k = d.about[1] - 1
        named = k >= d.about[0] and tk.word[k].isalpha() and tk.word[k].islower() and tk.lower[k] not in _NO_COUNTS
        return singular(tk.lower[k]) if named and (said or d.change_role == "step") else None
    if not said:
        return None
    k = next((k + 2 for k in range(*d.about) if tk.lower[k : k + 2] == ["number", "of"]), d.about[1] + 1)
    end = next((i for i in range(k + 1, d.about[1]) if tk.lower[i] in PREPOSITIONS), d.about[1] + 1)
    head = next((tk.word[i] for i in range(end - 1, k - 1, -1) if is_plural(tk.word[i])), None)
    if head is None:
        return "people" if k < end and tk.lower[end - 1] in _OF_PERSONS else None  # "the number of jobless"
    return "people" if is_person(head.lower()) else singular(head.lower())


def _who_numbered(tk: Tokens, d: Draft) -> str | None:
    """Return the unit of a number that persons are said to number: "Section 8 tenants numbered 80"; injuries are told of elsewhere."""
    if d.about is None or at(tk, d.left - 1) != "numbered" or d.about[1] >= d.left:
        return None
    heads = (head_of(tk, d.about), d.about[1])
    return "people" if any(is_plural(tk.word[k]) and is_person(tk.lower[k]) for k in heads) else None


def _made(tk: Tokens, d: Draft) -> str | None:
    """Return the thing of whose making or selling a bare level is said: car of "car output in May fell to 2,191"; millions may be money."""
    if d.about is None or d.about[1] >= d.left or d.scale > 1:
        return None
    if d.change_role != "level" and at(tk, d.left - 1) not in _LEVELS:
        return None
    first, last = d.about
    head = next((k for k in range(first + 1, last + 1) if tk.lower[k] in _OF_MADE), -1)
    if head > 0 and tk.lower[head + 1] == "of":
        of = range(head + 2, min(head + 5, last + 1))  # "sales of U.S. cars in May were"
        return next(
            (singular(tk.lower[k]) for k in of if is_plural(tk.word[k]) and singular(tk.lower[k]) in _MADE), None
        )
    two = head - 2 >= first and tk.lower[head - 2] in ("and", "or")  # "truck and van sales"
    return tk.lower[head - 1] if head > 0 and tk.lower[head - 1] in _MADE and not two else None
