"""Members of a list that leave its verb out: "France sent 300 soldiers, Spain 200 and Italy 150". Grammars call it gapping."""

from __future__ import annotations

import re

from archive.extract.draft import Draft, are_alike
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, CURRENCY_SIGNS, MONTHS, VERBS, WEEKDAYS, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import NOT_NOUNS, QUOTES, STOP, TIME_HEADS, ends_soon, is_number_word
from archive.extract.words import word_set

GAPPED = "verb left out"  # the rule of what such a member takes over
# "Rose by 5% and profits by 3%", "imports were up 6%, exports down 2%".
_REPEATED = frozenset(("to", "by", "at", "from", "for", "with", "on", "up", "down"))
_OPENS = frozenset((",", ";", "and"))
_DEFINITE = frozenset(("the", "its", "their", "his", "her"))
_IN_NAMES = frozenset(("&", "of", "the", "'s", "’s", "-", "."))
_NO_NOUNS = STOP | ADVERBS | MONTHS | WEEKDAYS | TIME_HEADS | word_set("rules", "gapping.no_subjects")
_UNITS = frozenset(("%", "per", "pc", "pct", "percent"))
_TOLD_OF_FIRMS = word_set("rules", "gapping.told_of_firms")  # verbs, too: "and profit 9% to £4m"
_DESCRIBES = re.compile("(?:[ai]ble|ed|ing|ly)$")
_WEIGHS = frozenset(("just", "only", "barely", "merely", "hardly", "scarcely", "almost", "nearly", "another"))
_OF_THREE = 3  # digits: no age
_PHRASE = 6  # tokens of a name or noun
_MEMBER = 14  # tokens from one number of the list to the next
_MEMBERS = 20  # numbers that are looked back at


def gapped_subject(tk: Tokens, left: int) -> tuple[int, int] | None:
    """Return the subject whose verb is left out before the number at ``left``: Spain of ", Spain 200", profits of "and profits by 3%".

    A name, a plural or a definite noun, behind a comma or "and"; whether a verb stands before, ``follows_verb`` says.
    """
    end = left - 1
    while end > 1 and tk.lower[end] in _WEIGHS:
        end -= 1  # "porters just five"
    repeated = end >= 0 and tk.lower[end] in _REPEATED
    k = end = end - repeated
    while k > 0 and end - k < _PHRASE and _goes_on(tk, k, end):
        k -= 1
    if tk.lower[k + 1] == "the":
        k += 1  # "the Conservatives 30"
    first = k + 1
    definite = tk.lower[k] in _DEFINITE
    superlative = definite and (tk.lower[first] == "most" or tk.lower[first].endswith("est"))
    if first > end or k < 1 or (superlative and (first == end or len(tk.word[left]) < _OF_THREE)):
        return None  # "12 men, the youngest 14"; not "and her nearest rival 17,902"
    k -= definite
    if tk.lower[k] not in _OPENS or tk.sentence[k] != tk.sentence[left] or tk.glued(k + 1):
        return None
    last = end - 1 if tk.lower[end] in ("'s", "’s") else end
    if first == last and tk.lower[first] in NOT_NOUNS:
        return None  # "22p, or 4.1%, higher at 558p"
    if tk.lower[k] == "and" and not definite and (joined := _joined_member(tk, k, left)) > 0:
        return joined, end
    if repeated and _DESCRIBES.search(tk.word[last]):
        return None  # "one megabyte, expandable to four"
    if (
        not (
            repeated
            or definite
            or tk.word[last][0].isupper()
            or is_plural(tk.word[last])
            or _is_sector(tk, first, left)
        )
        or tk.lower[first] in _IN_NAMES
    ):
        return None
    return first, end


def _joined_member(tk: Tokens, k: int, left: int) -> int:
    """Return where the first of two plain nouns begins that the "and" at ``k`` joins to one member: ", cars and vans 26% and beef 20%"; -1 for none."""
    if not (is_plural(tk.word[k - 1]) and tk.word[k - 1].islower() and tk.word[k + 1].islower()):
        return -1
    first = k - 1
    while first > 1 and k - first < _PHRASE and tk.word[first].isalpha() and tk.lower[first] not in _NO_NOUNS:
        first -= 1
    more = any(tk.lower[i] in _OPENS for i in range(left + 1, min(left + 4, tk.size)))
    return first + 1 if tk.lower[first] == "," and first < k - 1 and more else -1


def _is_sector(tk: Tokens, first: int, left: int) -> bool:
    """Whether one bare noun stands before thousands or an amount in a list: "retail added 40,000, (healthcare) 38,000", "bread costs $2, (milk) $1.40"."""
    w = tk.lower[first]
    if tk.lower[left - 1] in _TOLD_OF_FIRMS and (tk.word[left] in CURRENCY_SIGNS or at(tk, left + 1) in _UNITS):
        return True  # "and pre-tax profit 9% to £4m"
    if first != left - 1 or not w.isalpha() or _DESCRIBES.search(w) or is_verb(tk, first):
        return False
    if tk.word[left] in CURRENCY_SIGNS or at(tk, left + 1) in _UNITS:
        return w not in NOT_NOUNS and w not in VERBS
    return len(w) > _SHORT and "," in tk.word[left] and tk.word[left][0].isdigit()


_SHORT = 4  # letters


def _goes_on(tk: Tokens, k: int, end: int) -> bool:
    """Whether the phrase that ends at ``end`` goes on to its left with ``k``."""
    w = tk.lower[k]
    if w in _IN_NAMES:
        return tk.word[end][0].isupper() or w in ("-", "'s", "’s")
    if not w[0].isalpha() or w in _NO_NOUNS or is_number_word(tk, k):
        return False
    if tk.word[k][0].isupper() or not (is_verb(tk, k) or w in AUXILIARIES):
        return True
    if k == end and w in _STORES and tk.lower[k - 1].isalpha() and tk.lower[k - 2] in _OPENS:
        return True  # "and pension funds another 9"
    return (
        k == end and is_plural(w) and at(tk, k + 1) in ("up", "down") and tk.lower[k - 1] in _OPENS
    )  # ", exports down"


_STORES = frozenset(("funds", "stores", "reserves", "works", "stocks", "plans"))  # verbs elsewhere


def number_before(tk: Tokens, first: int) -> int:
    """Return the last token of the number that the list goes on from, where no verb stands between; -1 where there is none."""
    sentence = tk.sentence[first]
    for k in range(first - 1, max(-1, first - _MEMBER), -1):
        w = tk.lower[k]
        if tk.sentence[k] != sentence or w in QUOTES:
            return -1
        verb = tk.word[k][0].islower() and (w in AUXILIARIES or (w in VERBS and is_verb(tk, k)))
        if verb and not (k and is_number_word(tk, k - 1)):  # "12 rebounds and Bolt 10"
            return -1
        if w[0].isdigit() or (is_number_word(tk, k) and w.isalpha()):
            return k
    return -1


def follows_verb(tk: Tokens, left: int) -> bool:
    """Whether a verb with a subject before it governs the number at ``left``: "France sent at least 300", "sales rose by 5%".

    A noun may stand before "of": "Peru has been allocated a quota of 300 tonnes".
    """
    left = _before_noun_of(tk, left)
    for k in range(left - 1, max(0, left - 6), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[left]:
            return False
        if w in AUXILIARIES or is_verb(tk, k) or (w.endswith("ed") and tk.word[k].islower()):
            before = tk.word[k - 1]
            subject = before[0].isalnum() or before in ("'s", "’s")
            return subject and tk.sentence[k - 1] == tk.sentence[k] and not w.endswith("ing")
        if w not in ADVERBS and w not in STOP and not (w[0].isalpha() and w.endswith("ly")) and w not in "$£€":
            return False
    return False


def _before_noun_of(tk: Tokens, left: int) -> int:
    """Return the article of a noun whose size the number at ``left`` is: the "a" of "a quota of 300"; else ``left``."""
    if at(tk, left - 1) != "of":
        return left
    for k in range(left - 2, max(0, left - 6), -1):
        if tk.lower[k] in ("a", "an"):
            return k
        if not tk.word[k].isalpha() or tk.lower[k] in STOP:
            return left
    return left


def is_member(tk: Tokens, left: int) -> bool:
    """Whether bare digits at ``left`` behind a name are no part of it: "Ames scored 12 points, Bolt 10 and Cole 8".

    The list must begin with a verb and a number of its size that has a noun or a unit behind it.
    """
    size = len(tk.word[left])
    for _ in range(_MEMBERS):
        phrase = gapped_subject(tk, left)
        k = number_before(tk, phrase[0]) if phrase is not None else -1
        behind = at(tk, k + 1)
        k = _part_of_whole(tk, k)
        digits = tk.word[k].partition(".")[0]
        if k < 0 or abs(len(digits) - size) > 1 or not digits.isdigit():
            return False
        left = k
        if follows_verb(tk, k) or (behind in _UNITS and _heads_list(tk, k)):
            return behind in _UNITS or (behind[:1].isalpha() and behind not in STOP)
    return False


def _part_of_whole(tk: Tokens, k: int) -> int:
    """Return the part before the whole at ``k``: the 91 of "91 of the 270 seats"; else ``k``."""
    part = k - 2 - (at(tk, k - 1) in _DEFINITE)
    return part if k > 2 and at(tk, part + 1) == "of" and at(tk, part).isdigit() else k


def _heads_list(tk: Tokens, left: int) -> bool:
    """Whether the number is that of the first of a list of names behind a colon: "a lead of 20 points: Labour 57.5 per cent"."""
    k = left - 1
    while k > 0 and left - k <= _PHRASE and tk.word[k][0].isupper():
        k -= 1
    return k < left - 1 and tk.lower[k] == ":"


def share_gapped(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Give a figure that leaves its verb out the unit and the movement of the one that has it, and its own subject as ``about``.

    What stands between may be held against that one: "exported 300,000 cars, up from 200,000, and Japan 400,000".
    """
    b = drafts[index]
    before = tk.lower[b.left - 1]
    if before == "to" and _is_level_of_gapped(drafts[index - 1], b):
        return
    if before in _NO_NOUNS and before not in _REPEATED and before not in _WEIGHS:
        return
    if b.kind in ("age", "ordinal") or _OPENS.isdisjoint(tk.lower[max(0, b.left - _PHRASE - 3) : b.left - 1]):
        return
    phrase = gapped_subject(tk, b.left) or _lone_member(tk, drafts[index - 1], b)
    k = number_before(tk, phrase[0]) if phrase is not None else -1
    for a in reversed(drafts[max(0, index - 2) : index]):
        if k < 0 or tk.sentence[a.right] != tk.sentence[b.left]:
            return
        put = _is_put_at(tk, a, b)
        takes = b.bare and b.kind == "count" and b.object is None and (a.unit is not None or put)
        takes = takes and before not in ("up", "down") and (a.kind != "rate" or are_alike(a, b))
        heads = a.kind == "percent" and _heads_list(tk, a.left)
        lasts = a.kind == "duration" and not tk.lower[a.left - 1] == before == "for"
        alike = a.kind == b.kind or _SHARES.issuperset((a.kind, b.kind))
        if (takes or (alike and not lasts)) and (a.gap is not None or heads or put or follows_verb(tk, a.left)):
            b.gap, b.about, b.rules["about"] = a, b.about or phrase, b.rules.get("about", "subject of a " + GAPPED)
            _take_over(tk, a, b, takes=takes)
            return


def _is_level_of_gapped(a: Draft, b: Draft) -> bool:
    """Give the level behind a step whose verb was left out the subject and unit of that step: "deaths rose by 31, and cases by 412 to 30,112"."""
    if a.gap is None or a.change_role != "step" or a.right != b.left - 2 or not b.bare or b.kind != "count":
        return False
    b.gap, b.about, b.change_role = a.gap, a.about, "level"
    b.unit, b.unit_name = a.unit, a.unit_name
    b.rules["about"] = b.rules["unit"] = b.rules["change_role"] = f"level of a {GAPPED}"
    return True


_SHARES = frozenset(("percent", "fraction"))  # "is down 80% and barley by half"


def _lone_member(tk: Tokens, a: Draft, b: Draft) -> tuple[int, int] | None:
    """Return the bare noun between two figures of one list of which the first has left its verb out: ", vans 26% and (beef) 20%"."""
    k = b.left - 1
    if a.gap is None or a.kind != b.kind or a.right != k - 2 or tk.lower[k - 1] not in _OPENS:
        return None
    return (k, k) if tk.word[k].isalpha() and tk.lower[k] not in _NO_NOUNS and not is_verb(tk, k) else None


def _is_put_at(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether each of two puts a number for the same: "India put its dead at 14 and Pakistan at seven"."""
    return (
        a.bare
        and a.kind == "count"
        and at(tk, a.left - 1) == "at" == at(tk, b.left - 1)
        and not _PUT.isdisjoint(tk.distinct)
    )


_PUT = frozenset(("put", "puts", "putting", "estimated", "estimates"))


def _take_over(tk: Tokens, a: Draft, b: Draft, *, takes: bool) -> None:
    if takes and (ends_soon(tk, b.right + 1) or tk.lower[b.right + 1].endswith("ly")):
        b.unit, b.unit_name, b.rules["unit"] = a.unit, a.unit_name, GAPPED
        if a.kind != "count":
            b.kind, b.bare = a.kind, False
    if (
        b.change_role is None
        and a.change_role is not None
        and (a.kind == b.kind or _SHARES.issuperset((a.kind, b.kind)))
    ):
        b.change, b.change_role, b.rules["change"] = a.change, a.change_role, GAPPED
    if a.kind == b.kind and b.change_role == "step" and (way := at(tk, b.left - 1)) in ("up", "down"):
        b.change = way  # "imports were up 6%, exports down 2%"
