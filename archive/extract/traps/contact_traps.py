"""Numbers that are dialled or posted to: telephone and reference numbers, streets and zip codes."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADDRESS_WORDS, FUNCTION_WORDS, MONTHS, VERBS, WEEKDAYS, is_plural
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.traps.calendar_traps import counts_something
from archive.extract.words import word_set

_NOT_STATES = word_set("rules", "traps.not_states")


def emergency_number(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "a 911 call", "dialled 999": the number is named and counts nothing."""
    if tk.word[d.last] not in _EMERGENCY:
        return None
    called = before in _CALLING or (before == "to" and at(tk, d.first - 2) in _CALLING)
    called = called and not counts_something(tk, d, after)  # not "called 100 witnesses"
    if before in ("or", "and") and not called:  # "call 0800 555 0111 or 101", "dial 999 or 112"
        dialled = not _CALLING.isdisjoint(tk.lower[max(0, d.first - 9) : d.first - 1])
        called = dialled and at(tk, d.first - 2).isdigit() and not counts_something(tk, d, after)
    told = before in _TELLS and after in _TOLD  # "callers gave 911 a description"
    return "phone or reference number" if called or told or after in _CALLING or after in _ANSWERS else None


_EMERGENCY = frozenset(("911", "999", "112", "000", "111", "101", "100", "102", "108", "988", "211", "311"))
_TELLS = frozenset("provided provide provides told tell tells gave give gives notified notify alerted alert".split())
_TOLD = frozenset(("with", "that", "about", "of", "he", "she", "they", "a", "an", "the"))
_CALLING = word_set("rules", "traps.calling")
_ANSWERS = word_set("rules", "traps.answers")


def is_at_hyphened_street(tk: Tokens, d: Draft) -> bool:
    """Whether a house stands behind the number, as old papers print it: "Apply 14, Bridge-street"; "Ann Lee, 34, Mill-lane" may be so old."""
    k = d.last + 2
    if d.first != d.last or not tk.word[d.last].isdecimal() or not printed(tk, k)[:1].isupper():
        return False
    k += printed(tk, k + 1).istitle()  # "14, Great Bridge-street"
    tied = at(tk, k + 1) in DASHES and tk.glued(k + 1) and tk.glued(k + 2)
    if not tied or not (at(tk, k + 2) in ADDRESS_WORDS or at(tk, k + 2) in _OLD_STREETS):
        return False
    return at(tk, d.first - 1) != "," or tk.word[d.first - 2].islower() or at(tk, d.first - 2) in _OLD_STREETS


_OLD_STREETS = frozenset("row terrace buildings gardens hill gate yard crescent quay parade villas mews".split())


def phone_number(tk: Tokens, d: Draft, whole: bool) -> str | None:
    """Judge digit groups joined by hyphens or spaces: telephone and reference numbers."""
    if at(tk, d.first - 1) in _FREEPHONE and _is_freephone(tk, d):
        return "phone or reference number"  # "on 1800 555 017"
    if not whole:
        return None
    if tk.word[d.first][0] == "0" and d.value and len(tk.word[d.first]) > 1:
        return "phone or reference number"  # 0900, 007
    size = len(tk.word[d.first])
    counted = size > 3 and counts_something(tk, d, at(tk, d.last + 1))
    long = size > 6 and tk.size > 1 and (size > 9 or not counted)
    if long or _is_area_code(tk, d) or _spells(tk, d) or (size > 3 and not counted and _is_texted(tk, d)):
        return "phone or reference number"  # nobody writes a count of ten digits without a comma
    i, j, groups = _groups_around(tk, d)
    if len(groups) >= 3 or _spelt_number(tk, j, groups):
        return "phone or reference number"
    if len(groups) == 2 and groups[0] == 3 and groups[1] == 4:
        return "phone or reference number"
    if i and tk.word[i - 1] == "+" and tk.glued(i):
        return "phone or reference number"
    return None


def _groups_around(tk: Tokens, d: Draft) -> tuple[int, int, list[int]]:
    """Return the first and the last token of the groups of digits that are joined to a number, three at most, and the length of each."""
    groups = [len(tk.word[d.first])]
    j = d.last
    while (
        len(groups) < 3  # more says no more, and a long chain would be walked once for every number in it
        and j + 2 < tk.size
        and tk.word[j + 1] in "-.‑ "
        and tk.glued(j + 1)
        and tk.glued(j + 2)
        and tk.word[j + 2].isdigit()
    ):
        groups.append(len(tk.word[j + 2]))
        j += 2
    i = d.first
    while (
        len(groups) < 3
        and i - 2 >= 0
        and tk.word[i - 1] in "-.‑"
        and tk.glued(i)
        and tk.glued(i - 1)
        and tk.word[i - 2].isdigit()
    ):
        groups.insert(0, len(tk.word[i - 2]))
        i -= 2
    return i, j, groups


def _is_area_code(tk: Tokens, d: Draft) -> bool:
    """Whether the digits are the first group of "(626) 403-7280"."""
    after = d.last + 2 if at(tk, d.last + 2) in DASHES else d.last + 1  # "(626)-403-7280"
    shape = [len(w) if w.isdigit() or w.isupper() else w for w in tk.word[after : after + 4]]
    opened = printed(tk, d.first - 1) == "(" and at(tk, d.last + 1) == ")"
    return opened and len(tk.word[d.last]) == 3 and shape[1:2] == [3] and shape[3:] == [4]


def _is_texted(tk: Tokens, d: Draft) -> bool:
    """Whether digits are where a message goes: "text a tip to 847411"."""
    if at(tk, d.first - 1) in _TEXTING:
        return True
    return at(tk, d.first - 1) == "to" and not _TEXTING.isdisjoint(tk.lower[max(0, d.first - 9) : d.first])


_TEXTING = frozenset(("text", "texts", "texting", "texted", "sms"))


def _spells(tk: Tokens, d: Draft) -> bool:
    """Whether digits are the keys of the word beside them in brackets: "TIPS (8477)", "CRIMES" (274637), C-R-I-M-E-S (274637), 8477 (TIPS)."""
    digits = tk.word[d.last]
    spelt = at(tk, d.last + 1) == "(" and printed(tk, d.last + 2)
    if spelt and spelt.isalpha() and spelt.translate(_KEYS) == digits:
        return True
    if at(tk, d.first - 1) != "(" or len(digits) < _SHORTEST_CODE:
        return False
    k = d.first - 2 - (at(tk, d.first - 2) in _QUOTES)
    word = printed(tk, k)
    while len(word) < len(digits) and at(tk, k - 1) in DASHES and tk.glued(k) and printed(tk, k - 2).isupper():
        k -= 2
        word = tk.word[k] + word
    return word.isalpha() and word.translate(_KEYS) == digits


_SHORTEST_CODE = 4  # digits
_QUOTES = frozenset("\"”'’")


_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def _spelt_number(tk: Tokens, j: int, groups: list[int]) -> bool:
    """Whether a hyphen and capitals go on with the number at ``j``, or noughts: "1-800-SPEAK-UP", "888-TIPS", "18-001492"."""
    if j + 2 >= tk.size or tk.word[j + 1] not in DASHES or not (tk.glued(j + 1) and tk.glued(j + 2)):
        return len(groups) == 2 and tk.word[j][0] == "0" and groups[1] > 3
    said = tk.word[j + 2]
    known = len(groups) > 1 or tk.word[j] in _PHONE_PREFIXES or said.lower() in _PHONE_WORDS
    return groups[-1] == 3 and said.isupper() and said.isalpha() and len(said) > 2 and known


_PHONE_PREFIXES = word_set("rules", "traps.phone_prefixes")
_PHONE_WORDS = word_set("rules", "traps.phone_words")


def address(tk: Tokens, d: Draft, whole: bool, after: str) -> str | None:
    """Judge the number of a house, a block or a zip code."""
    if not whole:
        return None
    if _is_block(tk, d, after) or _is_house(tk, d, after):
        return "address"
    for k in range(d.last + 1, min(d.last + 5, tk.size)):
        w = tk.word[k]
        dotted = w == "." and len(tk.word[k - 1]) == 1 and tk.word[k - 1].isupper()  # "3017 E. Louisiana Ave."
        if (
            not w[0].isupper()
            and not w[0].isdigit()
            and not (w in ("st", "nd", "rd", "th") and tk.glued(k))
            and not dotted
            and not (w in DASHES and tk.glued(k))  # "81-06 Roosevelt Avenue"
        ):
            break
        if tk.lower[k] in ADDRESS_WORDS and (k > d.last + 1 or w[0].isupper()) and w[0].isalpha():
            return "address"
    word = tk.word[d.last]
    before = printed(tk, d.first - 1)
    if after == "zip" or (before == "Road" and at(tk, d.first - 2) in _KEEPS_ROADS):
        return "address"  # "County Road 519 residents"
    if len(word) == 5 and len(before) == 2 and before.isupper() and before not in _NOT_STATES:
        return "address"
    if len(word) == 5 and before == "(" and after == ")" and is_name_word(printed(tk, d.first - 2)):
        return "address"  # "Manassas (20109)"
    if after in _ROADS and not counts_something(tk, d, after):
        return "address"  # "the northbound 15 freeway"
    return None


def _is_freephone(tk: Tokens, d: Draft) -> bool:
    """Whether digits go on with a prefix that costs the caller nothing; not "in 1850 400 ships sailed"."""
    digits = tk.word[d.last].replace("\u00a0", "").replace(" ", "")
    year = at(tk, d.first - 2) in ("in", "of", "since", "until") or counts_something(tk, d, at(tk, d.last + 1))
    return d.bare and digits.isdigit() and len(digits) > 2 and not year


_FREEPHONE = frozenset(("1800", "1300", "1850", "1890", "0800", "0808", "0845", "0300"))
_JOINS_BLOCKS = frozenset(("and", "or", "to", "through"))


def _is_block(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether houses are named by their hundred: "the 900 block of Elm", "6000 block Mill Road", "the 40's block"."""
    if after in ("'s", "’s"):
        return at(tk, d.last + 2) == "block"
    if after == "-" and tk.glued(d.last + 1) and at(tk, d.last + 3) == "block" and at(tk, d.last + 4) == "of":
        return printed(tk, d.last + 2).isdigit()  # "the 92-9100 block of Elm"
    hundreds = isinstance(d.value, int) and d.value % 100 == 0
    beyond = at(tk, d.last + 2)
    if hundreds and after in _JOINS_BLOCKS and at(tk, d.last + 3) in ("block", "blocks"):
        return beyond.isdigit() and at(tk, d.last + 4) == "of"  # "the 2900 and 2800 blocks of Elm"
    return (after == "block" and (hundreds or beyond == "of")) or (after == "blocks" and hundreds and beyond == "of")


def _is_house(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a name that ends in no noun follows "at 4408": "at 4408 Suncrest", "inside 610 McBride", "at 309 NW I-35", but not "at 250 Ford dealers"."""
    before = at(tk, d.first - 1)
    if before not in _IN_HOUSE or not isinstance(d.value, int) or d.value < 100:
        return False
    street = d.last + 1 + (printed(tk, d.last + 1) in _QUARTERS)
    name = printed(tk, street)
    if name == "I" and at(tk, street + 1) in DASHES and at(tk, street + 2).isdigit():
        return True
    named = name[:1].isupper() and name.isalpha() and not name.isupper()
    if not named or before == "(" or after in WEEKDAYS or after in MONTHS:
        return False
    k = name_end(tk, street)
    if at(tk, k + 1) in _OWNERS:
        return False  # "at 300 McDonald's restaurants"
    return not is_plural(tk.word[k]) and ends_noun(tk, k + 1)


_IN_HOUSE = frozenset(("at", "inside", "("))
_OWNERS = frozenset(("'s", "’s", "'", "’"))
_QUARTERS = frozenset(("N", "S", "E", "W", "NE", "NW", "SE", "SW"))
_SIDES = frozenset(("North", "South", "East", "West", "N", "S", "E", "W"))


def crossing(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge the number of a street: "52nd Streets", "near 54th and Capitol", "17th and Market streets"."""
    if after in _STREETS or (
        after in ADDRESS_WORDS and (printed(tk, d.last + 1)[0].isupper() or printed(tk, d.first - 1) in _SIDES)
    ):
        return "address"
    side = printed(tk, d.first - 1)
    if side in _SIDES and side.istitle() and not tk.opens(d.first - 1) and not after[:1].isalnum():
        return "address"  # "a place on West 37th."
    if after not in ("and", "&"):
        return None
    streets = not _STREETS.isdisjoint(tk.lower[d.last + 2 : d.last + 6])
    if not printed(tk, d.last + 2)[:1].isupper():
        return "address" if streets and before == "between" else None
    return "address" if streets or before in _AT_CROSSING else None


_KEEPS_ROADS = frozenset(("county", "state", "provincial", "township", "forest"))
_ROADS = frozenset(("freeway", "interstate"))
_STREETS = word_set("rules", "traps.streets")
_AT_CROSSING = word_set("rules", "traps.at_crossing")


def name_end(tk: Tokens, i: int) -> int:
    """Return the last of at most four capitalised words that begin at token ``i``."""
    k = i
    while k < i + 3 and printed(tk, k + 1)[:1].isupper():
        k += 1
    return k


def ends_noun(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` is no word that a name before it could say more of: "Suncrest .", "Special Forces Group , based"."""
    w = at(tk, k)
    return not w[:1].isalpha() or w in FUNCTION_WORDS or w in VERBS


def is_name_word(w: str) -> bool:
    """Whether a word is printed as a name is: "Suncrest", not "U.S." or "AD"."""
    return len(w) > 1 and w[0].isupper() and w[1:].islower()
