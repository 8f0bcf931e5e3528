"""Where the attributions of a paragraph meet: one source to a clause, and what is only said to be thought."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extract.english.clause_words import ADVERBS, SUBJECT_PRONOUNS
from archive.extract.english.lexicon import AUXILIARIES
from archive.extract.sources.contents import Contents
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Draft, Span

_SO_FAR = ADVERBS | {"so", "far"}
_NEAR = 12  # attributions that are looked at before and behind one


def covered(view: View, drafts: list[Draft]) -> set[int]:
    """Return the quotations that the content of an attribution begins or ends in."""
    out: set[int] = set()
    for draft in drafts:
        if draft.content is not None:
            out.update(view.quote[k] for k in (draft.content[0], draft.content[1]) if view.quote[k] >= 0)
    return out


def settle(view: View, drafts: list[Draft], what: Contents) -> list[Draft]:
    """Give each attribution of a paragraph its own clause: cut, drop, and let quotations follow. ``drafts`` are in order of cues."""
    if len(drafts) > 1 or (drafts and view.quotes):
        drafts = _Scopes(view, drafts, what).settle()
    return [d for d in drafts if d.content is None or _has_words(view, d.content)]


_ABOUT = frozenset(("some", "about", "around", "nearly", "almost", "over", "only"))
_FOUND = frozenset(("found", "finds", "showed", "shows", "suggested", "suggests", "indicated", "indicates", "said"))
_WHO_HE_IS = frozenset(("who", "whose", "a", "an", "the", "its", "their"))


def _has_words(view: View, content: Span) -> bool:
    first, last = content
    return view.is_word(first) or any(map(view.is_word, range(first + 1, min(last, first + 9) + 1)))


class _Scopes:
    def __init__(self, view: View, drafts: list[Draft], what: Contents) -> None:
        self.v, self.drafts = view, drafts
        self.what = what

    def settle(self) -> list[Draft]:
        self._cut()
        self._drop_reported()
        if self.v.quotes:
            self._follow()
        return self.drafts

    def _cut(self) -> None:
        """End a content where the next attribution of its sentence begins, unless that one is part of what is said."""
        drafts = self.drafts
        for at, a in enumerate(drafts):
            if a.content is None:
                continue
            for b in drafts[at + 1 : at + 8]:
                if b.hull[0] > a.content[1] and (b.cue is None or b.cue[0] > a.content[1]):
                    break
                end = self._cut_at(a, b)
                if end is not None and end >= a.content[0]:
                    a.content = (a.content[0], self.what.without_stop(a.content[0], end))
                    break

    def _cut_at(self, a: Draft, b: Draft) -> int | None:
        """Return the last token that is left to ``a`` when ``b`` is no part of what ``a`` says."""
        v = self.v
        if b.cue is None or a.content is None or a.source == b.content:
            return None
        begin = b.cue[0]
        if not b.shared and b.source is not None and b.source[0] < begin and v.first[b.source[0]] == v.first[begin]:
            begin = b.source[0]
        if begin <= a.content[0] or begin > a.content[1] or (v.quote[begin - 1] >= 0 and not v.closes_quote(begin - 1)):
            return None
        k = begin - 1
        while k > a.content[0] and v.quote[k] < 0 and (v.lower[k] in ADVERBS or v.lower[k] in AUXILIARIES):
            k -= 1
        w = v.lower[k]
        if b.shared and w in ("and", "but", ",", "while", "by", "before", "after", "when") and b.source == a.source:
            return k - 1
        if not b.shared and w in ("and", "but", "while", ";") and v.lower[k - 1] == ",":
            return (
                None if self._is_share_of_poll(a, b) else k - 1
            )  # "a poll found that 62% agreed, while 8% wanted more"
        if not b.shared and w == "and" and self._is_other_side(a, b):
            return k - 1  # "Chad says it lost 12 men and Sudan reported 40 dead"
        if not b.shared and w in ("but", "while"):
            return k - 1 if k - 1 > a.content[0] else None  # "said that while he believes it, she does not"
        if not b.shared and w == "," and v.lower[k - 1] in ADVERBS:
            joint = next(
                (j for j in range(k - 1, max(a.content[0], k - 4), -1) if v.lower[j] in ("but", "while")), None
            )
            if joint is not None and set(v.lower[joint + 1 : k]) <= _SO_FAR:
                return joint - 1  # "they have 160 but so far, the army says, it"
        if not b.shared and self._closes(a, b) and w == "," and k > a.content[0] + 1:
            return k - 1
        if v.lower[b.cue[0]] == "according" and a.shape == "right" and k > a.content[0] + 1:
            if v.closes_quote(k) and v.lower[k - 1] == ",":
                return k  # "told him that it “will act,” according to"
            return k - 1 if w in (",", "(") else None
        return None

    def _is_share_of_poll(self, a: Draft, b: Draft) -> bool:
        """Whether ``b`` is what a share of those asked think whom the poll of ``a`` found."""
        v = self.v
        if a.cue is None or a.source is None or b.source is None or a.shape != "right" or b.speaks:
            return False
        asked = a.source[0] <= b.source[0] and v.lower[a.cue[0]] in _FOUND
        return asked and v.is_number(b.source[0]) and b.source[1] - b.source[0] < 3

    def _is_other_side(self, a: Draft, b: Draft) -> bool:
        """Whether two that are named each give a number of their own: "Chad says 12 died and Sudan reported 40"; not behind "that"."""
        v = self.v
        if a.content is None or b.content is None or a.source is None or b.source is None or a.shape != "right":
            return False
        if v.lower[a.content[0]] == "that" or v.lower[a.source[1]] == v.lower[b.source[1]]:
            return False
        named = v.word[a.source[1]][0].isupper() and v.word[b.source[1]][0].isupper()
        begin = b.content[0] + (v.lower[b.content[0]] in _ABOUT)
        return named and v.is_number(min(begin, v.n - 1))

    def _closes(self, a: Draft, b: Draft) -> bool:
        """Whether ``b`` ends the sentence that ``a`` stands in: "Lee told Reuters prices fell, officials said"."""
        return (
            a.content is not None
            and b.content is not None
            and b.shape == "left"
            and b.content[0] <= a.hull[0]
            and a.content[1] - b.hull[1] < 4
        )

    def _drop_reported(self) -> None:
        """Drop what somebody is only said to think, want or judge: "she said he hoped to win" is hers.

        Where they are the same person, what is said has the stance of the inner verb: "it said it expects 5%" is a projection.
        """
        kept: list[Draft] = []
        for at, draft in enumerate(self.drafts):
            outer = None if draft.speaks else self._reporting(at)
            if outer is None or self._denies_a_part(draft, outer):
                kept.append(draft)
            elif (
                draft.content is not None
                and draft.source is not None
                and outer.speaks
                and draft.vouches
                and not draft.shared
                and self._same_opening(draft, outer)
            ):
                outer.stance = draft.stance
        self.drafts = kept

    def _denies_a_part(self, draft: Draft, outer: Draft) -> bool:
        """Whether it is only a part of what is said that is not so: "said it does not plan to hire after it cut 12 jobs"."""
        if draft.stance != "disputed" or draft.content is None or outer.content is None or not draft.vouches:
            return False
        if outer.content[1] - draft.content[1] > 2 and self._same_opening(draft, outer):
            return True
        begins = draft.content[0] - outer.content[0] > _NEAR
        return begins and self._is_himself(draft, outer)

    def _is_himself(self, draft: Draft, outer: Draft) -> bool:
        """Whether one pronoun says and does not expect: "he said that while it may rain, he does not expect"."""
        lower = self.v.lower
        if draft.source is None or outer.source is None or lower[draft.source[0]] not in SUBJECT_PRONOUNS:
            return False
        return draft.source[0] == draft.source[1] and lower[draft.source[0]] == lower[outer.source[1]]

    def _reporting(self, at: int) -> Draft | None:
        """Return the attribution, of those around number ``at``, in whose content the cue of that one stands."""
        draft = self.drafts[at]
        for other in self.drafts[max(0, at - _NEAR) : at + _NEAR]:
            content, cue = other.content, draft.cue
            if other is draft or content is None or cue is None or other.source == draft.source:
                continue
            if content[0] <= cue[0] and cue[1] <= content[1] and other.speaks:
                return other
        return None

    def _same_opening(self, draft: Draft, outer: Draft) -> bool:
        """Whether what is said begins with a pronoun that the inner verb is told of: "said (that) it expects"."""
        v = self.v
        if outer.content is None or draft.source is None or v.lower[draft.source[0]] not in SUBJECT_PRONOUNS:
            return False
        return 0 <= draft.source[0] - outer.content[0] <= 1

    def _only_says_who(self, draft: Draft, end: int) -> bool:
        """Whether the sentence ends in who the speaker is: "it is rare, said Ann Lee, who led the work."; not "she said, and left"."""
        v = self.v
        if draft.content is None or draft.content[1] > draft.hull[0] or end != draft.hull[1] or end + 2 >= v.n:
            return False
        return v.lower[end + 1] == "," and v.lower[end + 2] in _WHO_HE_IS

    def _follow(self) -> None:
        """Let a quotation that fills the next sentence belong to the source before it: "..., " he said. "..."."""
        v = self.v
        taken = covered(v, self.drafts)
        by_cue: Iterator[Draft] = iter(self.drafts)
        for draft in by_cue:
            if draft.content is None:
                continue
            at = v.last[max(draft.content[1], draft.hull[1])] + 1
            end = max(draft.content[1], draft.hull[1])
            told = draft.vouches and (end >= at - 3 or self._only_says_who(draft, end))
            quoted = v.quote[draft.content[1]] >= 0 or told
            while (
                quoted
                and at < v.n
                and v.opens_quote(at)
                and v.quote[at] not in taken
                and v.quotes[v.quote[at]].kind != "scare"
            ):
                if end == draft.hull[1] and at - end > 2:
                    draft.gap = end + 1, at - 1
                end = v.token_of[v.quote[at]][1]
                if v.last[end] - end > 2:
                    break
                draft.content = (draft.content[0], end)
                draft.shape = "around" if draft.content[0] < draft.hull[0] else draft.shape
                taken.add(v.quote[at])
                at = v.last[end] + 1
