"""A run of capitalised words on its way to mentions: what of it is on a list, and how a draft is put."""

from __future__ import annotations

from itertools import compress

from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.rolls import MODIFIERS, NOT_PERSONS, ORG_HEADS, PARTICLES, known_names, longest_from
from archive.extract.english.tokens import Tokens
from archive.extract.names.capitals import Run
from archive.extract.names.named import ACRONYM, Named, spells

NO_PERSONS = NOT_PERSONS | ORG_HEADS


class RunParser:
    """What the rules for places, organisations and persons share: the run that is taken apart from left to right."""

    __slots__ = ("found", "n", "org", "run", "shouted", "tk")

    run: Run
    n: int  # entries of the run
    org: bool  # whether the run has a word of organisations

    def __init__(self, tk: Tokens, found: list[Named], shouted: bool) -> None:
        self.tk, self.found, self.shouted = tk, found, shouted

    def _is_word(self, at: int) -> bool:
        low = self.run.lower[at]
        return (is_plain(low) or low in MODIFIERS) and not (
            low in PARTICLES and at + 1 < self.n and self.run.is_unit[at + 1]
        )

    def _known(self, at: int) -> tuple[str, int]:
        run = self.run
        text, names = run.text[at], known_names()
        longest = longest_from().get(text)
        if longest:
            for length in range(min(longest, self.n - at), 1, -1):
                kind = names.get(" ".join(run.text[at : at + length])) if run.is_unit[at + length - 1] else None
                if kind:
                    return kind, at + length
        kind = names.get(text) or ("place" if self._is_area(at) else "")
        return kind, at + 1 if kind else at

    def _is_area(self, at: int) -> bool:
        """Whether "N.H." or "Calif." stands behind a place and a comma."""
        if self.run.text[at] not in gazetteer().areas:
            return False
        first, found = self.run.first[at], self.found
        return (
            bool(found) and found[-1].kind == "place"
            and found[-1].last == first - 2 and self.tk.word[first - 1] == ","
        )  # fmt: skip

    def _put(self, kind: str, at: int, after: int) -> Named:
        run = self.run
        if after == at + 1:
            text = run.text[at]
            draft = Named(run.first[at], run.last[at], kind, text, words=(text,), begins=run.begins and at == 0)
            self.found.append(draft)
            return draft
        text = " ".join(run.text[at:after])
        words = tuple(compress(run.text[at:after], run.is_unit[at:after]))
        draft = Named(run.first[at], run.last[after - 1], kind, text, words=words, begins=run.begins and at == 0)
        self.found.append(draft)
        return draft

    def _alias(self, draft: Named) -> None:
        """Read "(ICC)" behind a name, if its letters are the name's."""
        tk, at = self.tk, draft.last + 1
        if at + 2 < len(tk.word) and tk.word[at] == "(" and tk.word[at + 2] == ")":
            alias = tk.word[at + 1]
            if not ACRONYM.match(alias):
                if spells(alias.upper(), draft.words):
                    draft.alias = alias  # "Wada"
            elif spells(alias, draft.words) or draft.kind == "organisation":
                draft.alias = alias
