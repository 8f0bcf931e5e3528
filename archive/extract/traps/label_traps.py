"""Numbers that are labels: "Article 5", "section 6B", "flight PS752", "the zip code is 90210", "Krita 5.0", "1440p"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    GRADED,
    LABELS,
    LABELS_CAPITAL,
    NUMBERED,
    NUMBERED_PLURALS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.traps.calendar_traps import counts_something
from archive.extract.traps.calibres import MAY_BE_CALIBRE, calibre_at
from archive.extract.traps.contact_traps import ends_noun
from archive.extract.words import word_set

_ABBREVIATED_LABELS = word_set("rules", "traps.abbreviated_labels")
_WORDS_TOO = word_set("rules", "traps.words_too")
_LABELS_ANY_CASE = word_set("rules", "traps.labels_any_case")
_AFTER_LABEL = word_set("rules", "traps.after_label")
_SETS_APART = word_set("names", "sets_apart")
_PERSONS_ANYHOW = frozenset(("people", "men", "women", "children"))
_SCHOOL_YEARS = 13
_GRADES = 20  # no scale goes on for longer
_OF_SEVERAL = frozenset(("some", "all", "many", "most", "these", "those", "no", "few", "several"))
_BEFORE_BASES = frozenset((*"to will would can could may might must shall should do does did not".split(), "."))
_ONLY_BEFORE_BASES = _BEFORE_BASES - {"to", "."}
_ARTICLES = frozenset(("a", "an", "the"))
_BEFORE_LABELS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | {"a", "an", "the"}
_NOT_NAMED_SO = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | {"more", "other", "others"}
_JOINS = frozenset(("and", "or", "to", "through", "&", "-", "–"))
_WHO_NUMBER = frozenset(("who", "which", "they", "now", "may", "might", "could", "would", "will"))
_NUMBERED = frozenset(("number", "no", "id", "case", "report", "docket", "badge", "ref", "reference"))
_SECTIONS = frozenset("ABCDE")
_EPISODES = frozenset(("episode", "episodes"))
_LETTERED = frozenset("ABCFJKLMTVWbc")  # units and scales that also number the parts of a law or a building
_CODES = word_set("rules", "traps.codes")
_ENTERED = frozenset(("docketed", "numbered", "catalogued", "cataloged"))  # "docketed as 19-1257"
_SECRETS = frozenset(("password", "passcode", "ball"))
_BEFORE_OTHER_NAMES = PREPOSITIONS | {"a", "an"}  # "by Friday 2.5 had gone", "a Richter 6.5 was felt"
_NEVER_RELEASED = PREPOSITIONS | ADVERBS | DETERMINERS | CONJUNCTIONS | {"some", "another", "magnitude"}
_RELEASES = word_set("rules", "traps.releases")
_TIMES = frozenset(("week", "day", "session", "season"))
_DAYS_OF_A_YEAR = 366
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_LINES = frozenset(("480", "720", "1080", "1440", "2160"))
_PICTURES = word_set("rules", "traps.pictures")


def label(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge a number with a label before it: "Article 5", "No. 10", "Row 21", "Sections 3 and 4"."""
    i = d.first - 1
    if before == "of" and i and tk.lower[i - 1] in _EPISODES and not (after[:1].isalpha() and is_plural(after)):
        return "part of a name"  # "new episodes of 24"
    if before == "no" and "yes" in tk.distinct and "," in tk.word[d.last]:
        return None  # "Yes 61,204; No 48,117"
    if (i > 0 and _is_label_apart(tk, i)) or (before in _ENDING and _ends_label(tk, d, before)):
        return "label"
    if before == "hr" and "." in tk.word[d.last]:
        return None  # a hazard ratio: "HR 0.77"
    if before in _TIMES and (d.value or 0) > _DAYS_OF_A_YEAR:
        return None  # "(last week 219,000)"
    if before in NUMBERED and is_numbered(tk, d, before, after):
        return "label"  # "count 2", "type 2 diabetes"
    if before in NUMBERED_PLURALS and are_numbered(tk, d, after):
        return "label"  # "counts 3 to 5"
    if before not in LABELS or not printed(tk, i)[0].isalpha() or ends_compound(tk, i) or _is_set_apart(tk, d, after):
        return None
    capital = tk.word[i][0].isupper()
    if before in LABELS_CAPITAL and not capital:
        if after and after[0].isalpha() and (is_plural(after) or after in ("people", "of")):
            return None
        if before == "season":
            return None if counts_something(tk, d, after) else "label"  # "season 3 already", "the season 26 premiere"
        goes_on = after and after[0].isalpha() and after not in PREPOSITIONS and after not in _AFTER_LABEL
        return "label" if before in _LABELS_ANY_CASE and not goes_on else None
    if before in _WORDS_TOO and not capital:
        # "the dead of both sides number 40", "its staff, who number 40"
        counted = is_plural(after) or (i > 0 and (is_plural(tk.word[i - 1]) or tk.lower[i - 1] in _WHO_NUMBER))
        counted = counted or (before == "number" and at(tk, i - 1) == "in")  # "in number about 60"
        grouped = before == "numbers" and "," in tk.word[d.last] and after not in _JOINS  # "the laager numbers 1,500"
        return "label" if before in ("number", "numbers") and not (counted or grouped) else None
    if after and is_plural(after) and is_person(after) and not capital:
        return None
    return "label"


_DRAWN = frozenset(("are", "were", ":"))
_LOTTERIES = frozenset("winning lucky drawn lottery lotto jackpot rollover powerball bonus bingo".split())


def _goes_on(tk: Tokens, k: int) -> bool:
    """Whether a list goes on at ``k`` with a whole number and a comma or "and"."""
    return at(tk, k).isdecimal() and at(tk, k + 1) in (",", "and")


def _is_set_apart(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a word that could be a label is one of several, and the number counts: "in the first battalion 12 were killed", "every New Year 300 swimmers"."""
    before, which = tk.lower[d.first - 1], at(tk, d.first - 2)
    if which in _ORDINALS and after in ("were", "had", "have"):
        return True
    return before == "year" and ((d.value or 99) > _SCHOOL_YEARS or which in _SETS_APART)


def _is_label_apart(tk: Tokens, i: int) -> bool:
    """Whether a label ends at ``i`` with its mark or its kind before it: "Art.", "Case number:", "gale force"."""
    w, before = tk.lower[i], tk.lower[i - 1]
    if w in ("force", "mark"):
        return before in (_WINDS if w == "force" else ("gas",))
    if w == "constable":
        return before in DASHES  # "Police-constable 214 B"
    return ((w == "." and before in _ABBREVIATED_LABELS) or (w == ":" and before in _NUMBERED)) and tk.glued(i)


def _ends_label(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "No 10" stands here, or a number that ends its phrase behind the sign of a section or a shirt: "upheld s 79", "wears 7"."""
    i = d.first - 1
    if before in ("no", "nos"):
        return tk.word[i][0].isupper()
    if before == "plate" and printed(tk, d.last + 1).isupper():
        return True  # "the number plate 1 DOL"
    return not tk.glued(i) and tk.word[i].islower() and ends_noun(tk, d.last + 1)


_ENDING = frozenset(("no", "nos", "s", "ss", "wears", "wore", "wearing", "plate"))


def is_numbered(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a noun is called by the number behind it: "on page 14", "type 2 diabetes", "a class 3 offence".

    What has an article of its own is one of its kind, and the number counts what follows: "the next day 12 people".
    """
    i = d.first - 1
    if d.value is None or d.scale != 1 or ends_compound(tk, i):
        return False
    several = is_plural(after) or after in _PERSONS_ANYHOW
    if several and (before not in GRADED or d.value > _GRADES):
        return False
    opener = at(tk, i - 1) if i and tk.sentence[i - 1] == tk.sentence[i] else "."
    if opener in _SETS_APART or opener[:1].isdigit():
        return False
    ordered = opener in _BEFORE_BASES and (opener != "." or after[:1].isalpha())  # not "Question 4. How", "Step 1: Mix"
    if before in VERB_BASES and (ordered or opener in VERB_BASES):
        return False  # "to question 4 men"
    if opener in _ONLY_BEFORE_BASES and tk.word[i - 1].islower():
        return False  # "the hall will seat 300"
    if several and opener in _OF_SEVERAL:
        return before != "year"  # "some grade 8 pupils"
    if opener in DETERMINERS:
        named = after.isalpha() and after not in _NOT_NAMED_SO and not several and after not in VERBS
        return named and before in GRADED and before != "year" and opener in _ARTICLES
    return not opener[0].isalpha() or opener in _BEFORE_LABELS or opener in VERBS or before == "level"


_LIST = 12  # tokens of the numbers of a list
_WINDS = frozenset(("gale", "storm", "hurricane", "beaufort", "wind"))
_NO_ARTICLES = DETERMINERS - _ARTICLES


def are_numbered(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether nouns are called by the numbers behind them: "exhibits 4 and 17", "counts 3 to 5 of"; not "on both days 3 to 5 men"."""
    opener = at(tk, d.first - 2)
    if opener in _SETS_APART or opener in _NO_ARTICLES or d.scale != 1:
        return False
    if d.first < d.last:
        return not is_plural(after) and after not in _PERSONS_ANYHOW
    k = d.last
    while at(tk, k + 1) == "," and printed(tk, k + 2).isdigit() and not tk.glued(k + 2) and k - d.last < _LIST:
        k += 2  # "lots 3, 4 and 5"
    further = at(tk, k + 1) in _JOINS and (printed(tk, k + 2).isdigit() or at(tk, k + 2) in CARDINALS)
    behind = at(tk, k + 3)
    return further and not is_plural(behind) and behind not in _PERSONS_ANYHOW


def ends_compound(tk: Tokens, i: int) -> bool:
    """Whether the word at ``i`` is the end of an adjective: in "a final-round 65" nothing is called round 65; "Wi-Fi 6" is."""
    return i > 0 and tk.glued(i) and tk.lower[i - 1] in DASHES and tk.lower[i] != "fi"


def lettered(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge digits that letters or a gun say to be a label: "section 6B", "flight PS752", "a .45-caliber pistol"."""
    letter = tk.word[d.right] if d.unit_text is not None else tk.word[d.last] if d.scale > 1 else ""
    if before == "constable" and len(letter) == 1 and letter.isupper():
        return "label"  # "Constable 47 C deposed"
    if letter in _LETTERED and tk.glued(d.first + 1):
        if tk.word[d.first][0] == "0" and tk.word[d.first].isdigit() and len(tk.word[d.first]) > 1:
            return "label"  # "Cyclone 05B"
        if (
            d.right == d.first + 1
            and tk.word[d.right].isupper()
            and printed(tk, d.right + 1).istitle()
            and before == "at"
        ):
            return "address"  # "at 8A Centennial Drive"
        if (before in LABELS or before in NUMBERED_PLURALS) and d.right - d.first - (
            at(tk, d.first + 1) in DASHES
        ) == 1:
            return "label"  # "section 6B", "Apartment 5-C"
        if at(tk, d.first + 1) in DASHES and d.right == d.first + 2 and len(tk.word[d.first]) == 4:
            return "part of a name"  # the certificates "1986-A"
    if (before == "flight" and tk.word[d.first] == "PS") or (d.bare and after == "(" and _is_part_of_law(tk, d)):
        return "label"
    if d.bare and d.first == d.last and (after in MAY_BE_CALIBRE or tk.word[d.last][0] == "."):
        return "calibre of a gun" if calibre_at(tk, d.last) is not None else None
    return None


def _is_part_of_law(tk: Tokens, d: Draft) -> bool:
    """Whether a capital in brackets says what digits are a section of: "PC 273.6 (A)"."""
    bracketed = printed(tk, d.last + 2) in _SECTIONS and at(tk, d.last + 3) == ")"
    return bracketed and len(tk.word[d.last]) > 2


def is_code(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether the digits are said to be a code: "the zip code is 90210", "his phone number was 5551234", "the password is 1234"."""
    named = at(tk, d.first - 2)
    if before in _DRAWN and named == "numbers" and not _LOTTERIES.isdisjoint(tk.distinct):
        return at(tk, d.last + 1) == "," and _goes_on(tk, d.last + 2)  # "the winning numbers were 4, 11, 19"
    if before not in ("as", "is", "was", "of", ":"):
        return False
    if before == "as":
        return named in _ENTERED
    return named in _SECRETS or (
        named in ("code", "number", "postcode", "zip", "pin", "hotline") and at(tk, d.first - 3) in _CODES
    )


def version(tk: Tokens, d: Draft, before: str) -> str | None:
    """Judge a decimal behind a name, a release of it: "Krita 5.0", "Web 2.0", "Debian 12.5 is out"."""
    if "." not in tk.word[d.last]:
        return None
    after = printed(tk, d.last + 1)
    if after == "FM":
        return "label"  # "on 104.9 FM"
    named = printed(tk, d.first - 1)
    is_out = after.lower() in AUXILIARIES or (after in _RELEASES and not is_plural(after)) or _acts(tk, d.last + 1)
    is_name = named[:1].isupper() and before not in _NEVER_RELEASED and at(tk, d.first - 2) not in _BEFORE_OTHER_NAMES
    if is_out and is_name:
        return "version"  # no count stands between a name and its verb
    if after in _RELEASES and before in ("the", "a", "latest", "new"):
        return "version"  # "the 3.2 update"
    if not tk.word[d.last].endswith(".0") or after[:1].isdigit() or (len(after) > 1 and after.isupper()):
        return None  # a row of a table
    return "version" if named[:1].isupper() and (before not in PREPOSITIONS or named.isupper()) else None


def _acts(tk: Tokens, k: int) -> bool:
    """Whether an adverb and a verb in -s stand at ``k``, which no count has before it: "Krita 5.2 also brings"; not "12.5 also ran"."""
    verb = at(tk, k + 1)
    return at(tk, k) in ADVERBS and verb[-1:] == "s" and (verb in AUXILIARIES or verb in VERBS)


def is_picture_size(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether "4K" or "1440p" says how fine a picture is, where nothing is counted and no share has a price."""
    last = tk.word[d.last]
    if last == "k" and d.first == d.last - 1 and tk.word[d.first] in "48":
        return d.bare and after in _PICTURES  # "an 8k video"
    if last == "K" and d.first == d.last - 1:
        return d.bare and tk.word[d.first] in "24568" and not (after and after[0].isalpha() and is_plural(after))
    price = d.unit_name == "penny" and last in _LINES and printed(tk, d.last + 1) == "p"
    return price and not _PICTURES.isdisjoint(tk.distinct)
