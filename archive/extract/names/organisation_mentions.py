"""Organisations by their words: "Corp" and "University" behind a name, "Ministry of" before one, "Woolcott and Co"."""

from __future__ import annotations

from itertools import compress

from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.rolls import (
    MODIFIERS,
    NOT_ALONE,
    NOT_PERSONS,
    ORG_HEADS,
    ORG_OPENERS,
    ORG_SUFFIXES,
    SURNAMES_TOO,
    THINGS,
    TITLES,
    WEAK_HEADS,
    given_names,
    organisations,
)
from archive.extract.names.named import Named, spells
from archive.extract.names.run_parser import RunParser
from archive.extract.words import word_set

_AND_CO = frozenset(["co", "company", "cos", "sons", "associates", "partners"])
_JOINING = word_set("organisations", "joining")
_TRADES = word_set("organisations", "trades")
_OWN_MATTERS = word_set("organisations", "own_matters")
_COUNTS = frozenset("one two three four five six seven eight nine ten i ii iii iv v".split())
_SORTS_OF_UNIT = word_set("organisations", "sorts_of_unit")
_NEVER_ALONE = frozenset(("bank", "stores"))  # "Barclay's Bank PLC"
_LONGEST_SPELT = 8  # entries of a run
ORG_WORDS = ORG_SUFFIXES | ORG_HEADS | _AND_CO  # a name without one of these is known, or no organisation


class OrganisationParser(RunParser):
    """The rules for organisations in a run, known ones and others."""

    __slots__ = ()

    def _put_known(self, at: int, after: int) -> int:
        run = self.run
        if after == at + 1 and run.begins and at == 0 and is_plain(run.lower[at]) and not run.text[at].isupper():
            return 0  # "Apple sauce", "Labour is cheap"
        draft = self._put("organisation", at, after)
        draft.name, draft.known = organisations()[draft.text or ""], True
        draft.sure = not self.shouted or after > at + 1 or draft.text.isupper()  # type: ignore[union-attr]
        self._alias(draft)
        return after

    def _stretch(self, at: int) -> int:
        """Return where the units that follow one another from ``at`` end."""
        while at < self.n and self.run.is_unit[at]:
            at += 1
        return at

    def _organisation(self, at: int) -> int:
        """Return the entry after the organisation that begins at ``at``; 0 where the words are of none."""
        run = self.run
        if at + 1 == self.n:
            return 0
        stretch = self._name_end(at)  # "Microsoft Corp Chairman Bill Gates" ends before the chairman
        end = self._end_of_head(at, stretch)
        if (
            not end
            and stretch + 1 < self.n
            and run.lower[stretch] in ("and", "&")
            and run.lower[stretch + 1] in _AND_CO
            and len(run.text[at]) > 1
        ):
            return self._firm_goes_on(stretch + 2)  # "Woolcott and Co"
        joined = self._two_trades(at, stretch) or self._two_names(at, stretch)
        if joined:
            return joined
        first_role = run.lower[at] in TITLES and run.lower[at] not in ORG_OPENERS
        if end and end == stretch < self.n and run.lower[end - 1] in ORG_OPENERS:
            longer = self._of(end) if end - at < 3 or run.lower[end] == "of" else 0
            if longer:
                opens = at == 0 and run.begins and self._is_word(at) and run.lower[at] != "first"
                return 0 if first_role or (opens and end > at + 1) else longer  # "First Odell Bank of Ohio"
        if self._is_no_body(at, end, stretch):
            return 0
        if end <= at + 1 or (first_role and run.lower[end - 1] not in ORG_SUFFIXES) or len(run.text[at]) == 1:
            return 0
        if run.lower[end - 1] in WEAK_HEADS and all(self._is_country(k) for k in range(at, end - 1)):
            return 0  # "British TV", "US oil"
        if at == 0 and run.begins and self._is_word(at) and run.lower[at] not in ORG_OPENERS and end == at + 2:
            return 0 if run.lower[end - 1] in NOT_ALONE else end
        if end == at + 2 and run.lower[at + 1] in SURNAMES_TOO and run.text[at] in given_names():
            return 0
        if all(run.lower[k] in NOT_ALONE or is_plain(run.lower[k]) for k in range(at, end)) and self.shouted:
            return 0
        return end

    def _end_of_head(self, at: int, stretch: int) -> int:
        """Return the entry after the last word that heads an organisation.

        0 where none does, as "A.G." in "A.G. Edwards and Sons".
        """
        lower = self.run.lower
        for j in range(stretch - 1, at - 1, -1):
            if (lower[j] in ORG_SUFFIXES or lower[j] in ORG_HEADS) and (j > at or "." not in lower[j]):
                return j + 1
        return 0

    def _two_trades(self, at: int, stretch: int) -> int:
        """Return the entry after a firm of two trades.

        "Roe Power and Light Co"; 0 in "Roe Corp and Light Co", "Roe and Doe Corp".
        """
        run = self.run
        k = stretch + 1
        if k >= self.n or run.lower[stretch] not in ("and", "&") or run.lower[k] not in _TRADES:
            return 0
        if (
            len(run.text[at]) == 1
            or run.lower[at] in MODIFIERS
            or run.lower[at] in TITLES
            or self._known(at)[1] > stretch
        ):
            return 0
        if run.lower[k - 2] not in _TRADES or not ORG_SUFFIXES.isdisjoint(run.lower[at:stretch]) or not run.is_unit[k]:
            return 0
        end = self._name_end(k)
        last = next((j for j in range(end - 1, k - 1, -1) if run.lower[j] in ORG_WORDS and j > k), -1)
        if not all(low in _TRADES or low in ORG_WORDS for low in run.lower[k : last + 1]):
            return 0  # "Roe Bank and Credit Zolvo SA"
        return 0 if last < 0 or (at == stretch - 1 and run.lower[last] not in ORG_SUFFIXES) else last + 1

    def _two_names(self, at: int, stretch: int) -> int:
        """Return the entry after a firm of two names: "Harlan & Voss Inc."; 0 in "Roe Corp & Voss Inc."."""
        run = self.run
        k = stretch + 1
        if k + 1 >= self.n or run.lower[stretch] != "&" or not run.is_unit[k]:
            return 0
        if len(run.text[at]) == 1 or run.lower[at] in TITLES or not ORG_WORDS.isdisjoint(run.lower[at:stretch]):
            return 0
        return next((j + 1 for j in range(self._name_end(k) - 1, k, -1) if run.lower[j] in ORG_SUFFIXES), 0)

    def _firm_goes_on(self, at: int) -> int:
        """Return the entry after what goes on behind "Co" up to another such word: "Roe and Co (Financial Services Ltd)"."""
        run = self.run
        start = at + (at < self.n and run.lower[at] == "of")
        for k in range(start, min(start + 4, self.n)):
            if not run.is_unit[k] or run.lower[k] in TITLES:
                break
            if run.lower[k] in ORG_SUFFIXES:
                while k + 1 < self.n and run.lower[k + 1] in ORG_SUFFIXES:
                    k += 1
                return k + 1
        return at

    def _is_no_body(self, at: int, end: int, stretch: int) -> bool:
        """Whether a name goes on as no body's, "Consumer Electronics Show", or is a street's.

        "12 Roe Court", "the 500 block of Roe Court".
        """
        run, lower, first = self.run, self.tk.lower, self.run.first[at]
        if end < stretch and run.lower[end] in NOT_PERSONS:
            return True
        if end and run.lower[end - 1] == "unit" and self._is_thing(at, end):
            return True
        if end != at + 2 or run.lower[end - 1] != "court" or first < 2:
            return False
        return lower[first - 2 : first] == ["block", "of"] or (
            lower[first - 1].isdigit() and not is_plain(run.lower[at])
        )

    def _is_thing(self, at: int, end: int) -> bool:
        """Whether a unit is no body.

        "Palo Verde Unit Three", "the European Currency Unit", or a part of one: "Efficiency in Government Unit".
        """
        run, tk, first, after = self.run, self.tk, self.run.first[at], self.run.last[end - 1] + 1
        following = tk.lower[after] if after < len(tk.word) else "."
        if following[0].isdigit() or following in _COUNTS or run.lower[end - 2] in _SORTS_OF_UNIT:
            return True
        return first > 2 and tk.lower[first - 1] in ("in", "of", "for") and tk.word[first - 2][0].isupper()

    def _is_country(self, at: int) -> bool:
        text = self.run.text[at]
        return text in gazetteer().nationalities or text in gazetteer().places

    def _of(self, at: int) -> int:
        """Return the entry after "of Health and Human Services", which stands at ``at``."""
        run = self.run
        if run.lower[at] not in ("of", "for", "on"):
            return 0
        start = at + 1
        while start < self.n and not run.is_unit[start] and run.lower[start] == "the":
            start += 1
        if start >= self.n or not run.is_unit[start] or (run.lower[at] == "on" and run.text[start] in THINGS):
            return 0  # "the West Bank on Wednesday"
        end = self._name_end(start)
        known = run.text[start] in gazetteer().places or run.text[start] in gazetteer().cities
        if end + 1 < self.n and run.lower[end] == "and" and run.is_unit[end + 1] and not known:
            following = run.text[end + 1]
            if is_plain(following.lower()) and following not in given_names():
                end = self._name_end(end + 1)
        return end

    def _name_end(self, at: int) -> int:
        end = self._stretch(at)
        for k in range(at + 1, end):
            if self.run.lower[k] in TITLES and self.run.lower[k] not in ORG_HEADS and k + 1 < end:
                return k
        return end

    def _put_organisation(self, at: int, after: int) -> int:
        run = self.run
        if run.lower[after - 1] in ORG_SUFFIXES:
            after = self._firm_goes_on(after)
        if run.lower[after - 1] in _JOINING and at > 1 and run.lower[at - 1] == "and" and not self._is_spelt(at, after):
            at = self._joined(at, after)
        draft = self._put("organisation", at, after)
        if at == 0 and run.lower[after - 1] in ORG_SUFFIXES:
            self._take_owner(draft, after)
        draft.name = organisations().get(draft.text or "")
        draft.sure = not self.shouted
        if run.lower[after - 1] in ORG_SUFFIXES:
            draft.known = True
        self._alias(draft)
        if draft.alias and not spells(draft.alias, draft.words):
            self._spell(draft, at, after)
        return after

    def _take_owner(self, draft: Named, after: int) -> None:
        """Take the name before 's into a firm's of which nothing is its own.

        "(Emma's) Stores Inc"; not "Peru's Steel Co", "Quorn's Steel Co".
        """
        tk, k = self.tk, draft.first - 2
        if k < 0 or tk.lower[k + 1] not in ("'s", "’s") or not tk.glued(k + 1) or not tk.word[k][0].isupper():
            return
        owner = tk.word[k]
        alone = self.run.lower[0] not in _NEVER_ALONE and owner not in given_names()
        if alone and (not k or tk.word[k - 1] != "<"):
            return  # "Quorn's Giant Group Ltd" is whose it is
        known = owner in gazetteer().places or owner in organisations() or owner.isupper() or is_plain(tk.lower[k])
        if known or (k and tk.word[k - 1][0].isupper() and tk.sentence[k - 1] == tk.sentence[k]):
            return
        if all(is_plain(low) or low in ORG_WORDS for low in self.run.lower[:after]):
            draft.first, draft.text = k, f"{owner}'s {draft.text}"
            while len(self.found) > 1 and self.found[-2].last >= k:
                del self.found[-2]

    def _joined(self, at: int, after: int) -> int:
        """Return where a body of two matters begins: "(Ways) and Means Committee"; not "Rome and State Department"."""
        run = self.run
        if not all(is_plain(low) and low not in _OWN_MATTERS for low in run.lower[at : after - 1]):
            return at
        begin = at
        for k in range(at - 2, max(-1, at - 5), -1):
            low = run.lower[k]
            matter = run.is_unit[k] and is_plain(low) and low not in TITLES and low not in ORG_HEADS
            if not matter or run.text[k] in organisations() or (k == 0 and run.begins):
                break
            begin = k
        taken = any(draft.kind != "unknown" and draft.last >= run.first[begin] for draft in self.found[-3:])
        return at if taken else begin

    def _is_spelt(self, at: int, after: int) -> bool:
        """Whether letters in brackets are those of the words from ``at``: "Roe Monitor and (Central Radio Service) (CRS)"."""
        tk, k = self.tk, self.run.last[after - 1] + 1
        if k + 2 >= len(tk.word) or tk.word[k] != "(" or tk.word[k + 2] != ")":
            return False
        return spells(tk.word[k + 1], tuple(compress(self.run.text[at:after], self.run.is_unit[at:after])))

    def _spell(self, draft: Named, at: int, after: int) -> None:
        """Let a name begin where its letters do: "the (Building Trades and) Workers Union (BTWU)"; no part of it stays."""
        run = self.run
        for start in range(at - 1, max(-1, at - _LONGEST_SPELT), -1):
            words = tuple(run.text[k] for k in range(start, after) if run.is_unit[k])
            if run.is_unit[start] and spells(draft.alias or "", words):
                draft.first, draft.text, draft.words = run.first[start], " ".join(run.text[start:after]), words
                while len(self.found) > 1 and self.found[-2].last >= draft.first:
                    del self.found[-2]
                return
