"""The clauses of a paragraph and the dates in them, to be asked for by where they stand: how far a date reaches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from archive.extract.days.days_before import Stories
from archive.extract.days.days_of_charges import may_be_of_charge
from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_lists import bare_clauses, begins_clause, has_verb
from archive.extract.days.days_of_others import Others
from archive.extract.days.days_of_same import Told as TimesTold
from archive.extract.days.days_told import Told
from archive.extract.english.relative_clauses import PRONOUNS, clause_start, relative_clauses
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import is_number_word
from archive.model import Figure, TimeExpression

# Where one clause ends and the next begins: a blank, and what stands beside it. Not a bare comma: what stands between two is an
# aside of the same clause.
_BOUNDARY = re.compile(
    r"""
    [\s\u2014](?:
      (?<=\w\u2014)(?=\w)                                                  # led from 1957 to 1971—says
    | (?<=\s)(?:
      (?<=[;:\u2014].)                                                    # fled; 12 died      not: 9:30
    | [\u2013-]\s
    | (?=(?:
          but|whereas|although|though|yet                                 # fled, but 12 died
        | while(?!(?<!,\swhile)\s                                          # while 12 died    not: shot while driving, on patrol
            (?:(?:(?:he|she|they|it)\s(?:was|were)\s)?[a-z]+(?:ing|ed)|(?:on|at|in|under)\s(?!the\b|an?\b|[a-z]*ly\b)[a-z]+)\b
          )
      )\s)
    | (?<=,.)(?=(?:
          (?:(?:in|of|on|at|during|after|before|from|by|with|under)\s)?(?:which|whom)
        | when|where|who|whose                                            # attacks, in which 12 died
        | and                                                             # 40 fled, and 12 died
        | claiming\sthat|(?:adding|saying|noting|arguing|warning)\s(?:that\s)?(?:it|he|she|they|there)  # fled on Monday, adding that he
      )\s)
    | (?=and\s(?:that|who|whose|which)\s)                                # said that 40 fled and that 12 died
    ))
    """,
    re.VERBOSE | re.DOTALL,
)
# Not "they have met since, the last time on Sept. 29", whose "since" has no date.
_SINCE = re.compile(r"\b(?:ever )?since\b(?![,;:])(?:(?!\bsince\b)(?:[^.;]|\.(?=\s?\d)))*$", re.IGNORECASE)
_BACK_TO = re.compile(r"\b(?:(?:dat|stretch|go|reach)(?:e|es|ed|ing)?\sback|dating)\s(?:to|as\sfar\sas)\s+(?:the\s+)?$")
_GLOSS = re.compile(r"\s(?:\(|and\s)?")  # one start in two words: "since Friday (May 10)", "since midnight yesterday"
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|for|during|over)\s$", re.IGNORECASE)
_TO = re.compile(r"^,?\s*(?:to|and|until|through|till|[\u2013-])\s*(?:the\s+)?$", re.IGNORECASE)
# Between "since" and a date stands nothing of who says it: "since the war began, the ministry said (on Monday)".
# A participle that opens an aside on what began says nothing: "since the ban, announced in May".
_SAYS = re.compile(
    r"""
    ,(?:
        [^,]*\b(?:said|says?|told|according|showed?|estimates?|added|warned)
      | \s*\w[^,]*\s(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bfirst\s)(?:reported|announced|estimated|stated)
    )\b
    """,
    re.VERBOSE,
)
_HYPHENS = ("-", "–")
_DASHES = ("—", "–", "-")
_OF_ASIDE = 2  # dashes
_ASIDE = 60  # characters over which brackets may reach
FAR = 400  # characters from a figure beyond which no date is looked at: a list may be one sentence of a megabyte


class Reach:
    """The dates and clauses of a paragraph, to be asked for by where they stand."""

    def __init__(self, dates: Sequence[Dated], tk: Tokens, day: str | None, stories: Stories | None) -> None:
        self._dates, self.tk, self.text = dates, tk, tk.text
        self._starts = [found.start for _, found in dates]
        self._cuts: dict[int, tuple[list[int], list[tuple[int, int]]]] = {}
        # By where a relative clause begins: its end, and that of the clause around it.
        self._enclosed: dict[int, tuple[int, int]] = {}
        lowered = tk.text.lower()
        self.has_since = "since" in lowered
        self.has_former = any(map(lowered.__contains__, ("used to ", "previously", "formerly")))
        self.has_after = "after" in tk.distinct or self.has_since
        self._has_back = " back " in lowered or "dating" in tk.distinct
        self._has_from = "from" in lowered or "between" in lowered
        self._has_to = " to " in lowered
        self.has_charge = may_be_of_charge(tk)
        self.others = Others(tk, lowered, day)
        self.told: Told | None = None
        self.takes = False  # "the same period" may stand in it
        self.times: TimesTold = {}  # those of the paragraphs before that it may mean
        self.stories = Stories(dates, tk, day) if stories is None else stories
        self.label = _label_of(tk.text, dates)

    def within(self, start: int, end: int) -> Sequence[Dated]:
        """Return the dates that begin in ``start..end``, in order."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def clause(self, offset: int) -> tuple[int, int, int]:
        """Return (start, end, start of the sentence) of the clause around an offset, in characters."""
        sentence = self.tk.sentence[self.tk.first_at(offset)]
        if sentence not in self._cuts:
            self._cuts[sentence] = self._cut(sentence)
        cuts, clauses = self._cuts[sentence]
        start, end = clauses[bisect_right(cuts, offset) - 1]
        return start, end, cuts[0]

    def is_start(self, found: TimeExpression, following: TimeExpression | None, clause: int) -> bool:
        """Whether a date says since when: "since Oct. 7", "from May" to the one that follows."""
        before = self.text[max(clause, found.start - FAR // 4) : found.start]
        since = _SINCE.search(before) if self.has_since else None
        if since is not None and self._is_first(found, found.start - len(before) + since.start(), since[0]):
            return True
        if self._has_back and _BACK_TO.search(before):
            return True
        if following is None or not (self._has_from or self._has_to):
            return False
        if self._has_from and _FROM.search(before):
            return _TO.match(self.text[found.end : following.start]) is not None
        # "in May to July 2022"
        if not found.rule.startswith("month") or _IN.search(before) is None:
            return False
        return self.text[found.end : following.start].strip() in ("to", "through")

    def whole(self, pair: Dated) -> Dated:
        """Return the last of months that a hyphen joins, in which such a time ends: the June of "the April-June quarter"."""
        end = pair[1].end
        if self.text[end : end + 1] not in _HYPHENS or not pair[1].rule.startswith("month"):
            return pair
        return next(iter(self.within(end + 1, end + 2)), pair)

    def whole_list(self, pair: Dated) -> Dated:
        """Return the last of two times that "and" joins: the 2005 of "In 2004 and 2005, they"."""
        end = pair[1].end
        if not self.text.startswith(" and ", end):
            return pair
        return next((p for p in self.within(end + 1, end + len(" and i")) if p[1].rule == pair[1].rule), pair)

    def ends_range(self, begun: TimeExpression, found: TimeExpression) -> bool:
        """Whether a date ends what began on another: the June of "from May to June"."""
        return found.start > begun.end and _TO.match(self.text[begun.end : found.start]) is not None

    def _is_first(self, found: TimeExpression, since: int, between: str) -> bool:
        """Whether a date is the one that "since" names, or a gloss on it: no other stands between, and nobody who says it."""
        if _SAYS.search(between):
            return False
        run = [other for _, other in self.within(since, found.start) if other.end <= found.start] + [found]
        return all(_GLOSS.fullmatch(self.text, a.end, b.start) for a, b in pairwise(run))

    def _cut(self, sentence: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Return where the clauses of a sentence begin, the last where it ends, and the bounds of each."""
        tk = self.tk
        start = tk.start[bisect_left(tk.sentence, sentence)]
        end = tk.end[bisect_right(tk.sentence, sentence) - 1]
        cuts = [start]
        for m in _BOUNDARY.finditer(tk.text, start, end):
            cut = m.end()
            if (
                _is_bracketed(tk.text, cut)
                or (tk.text.startswith(", and ", cut - 2) and not begins_clause(tk, self._main(cuts), cut, end))
                or (tk.text.startswith(": ", cut - 2) and self._leads_to_list(cuts[-1], cut, end))
            ):
                continue
            cuts.extend(self._bare(cuts[-1], cut))
            cuts.append(cut)
        cuts.extend(self._bare(cuts[-1], end))
        cuts.append(end)
        if PRONOUNS.isdisjoint(tk.distinct):
            return cuts, self._around_asides(cuts)
        closed = self._cut_relatives(cuts)
        clauses = self._around_asides(cuts)
        self._go_on(cuts, clauses, closed)
        return cuts, clauses

    def _bare(self, begin: int, end: int) -> list[int]:
        """Return where clauses begin behind a mere comma that are in the present or have a date: two in the past are of one time."""
        if not self.within(begin, end):
            return []
        return [cut for cut, past in bare_clauses(self.tk, begin, end) if not past or self.within(cut, end)]

    def _cut_relatives(self, cuts: list[int]) -> list[int]:
        """Cut where a clause goes on behind a relative one that commas enclose, and return where those begin.

        "Lee, who won 12 races in May, retired on Monday": he retired then, and won them in May.
        """
        tk, closed, last = self.tk, list[int](), 0
        for one in relative_clauses(tk, tk.first_at(cuts[0])):
            begin, behind = tk.start[one.first], one.last + 2
            if begin < last or tk.lower[one.first - 1] != "," or tk.lower[behind - 1] != ",":
                continue
            if tk.lower[clause_start(tk, one.noun, tk.first_at(cuts[0])) - 1] in PRONOUNS:
                continue  # "a man whose shop, which he had built, was burnt"
            last = tk.start[behind]
            at = bisect_left(cuts, begin)
            cuts[at : bisect_right(cuts, last)] = [begin, last]
            closed.append(begin)
        return closed

    def _go_on(self, cuts: list[int], clauses: list[tuple[int, int]], closed: list[int]) -> None:
        """Let a clause reach over the relative ones that it encloses: in order, of ``closed``, where those begin."""
        for begin in closed:
            at = bisect_left(cuts, begin)
            before, behind = clauses[at - 1], clauses[at + 1]
            whole = (before[0], behind[1])
            for i in range(at + 2):
                if clauses[i] in (before, behind):
                    clauses[i] = whole
            self._enclosed[begin] = cuts[at + 1], whole[1]

    def is_enclosed(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date stands in a relative clause that begins behind a figure and ends before its verb: "12 men, who fled in May, were held"."""
        return any(figure.start < begin <= found.start < end for begin, (end, _) in self._enclosed.items())

    def next_clause(self, figure: Figure, end: int) -> int:
        """Return where the first clause begins behind a figure, which is no farther than where its own ends."""
        return min((begin for begin in self._enclosed if figure.end <= begin < end), default=end)

    def resumed(self, start: int, end: int) -> int:
        """Return where the clause ends that goes on behind a relative one at ``start``, else ``end``."""
        enclosed = self._enclosed.get(start)
        return end if enclosed is None else enclosed[1]

    def _main(self, cuts: Sequence[int]) -> int:
        """Return where the clause begins that goes on behind an aside in dashes, or the last one."""
        if len(cuts) > _OF_ASIDE and _is_dash(self.text, cuts[-1]) and _is_dash(self.text, cuts[-2]):
            return cuts[-3]
        return cuts[-1]

    def _leads_to_list(self, begin: int, cut: int, end: int) -> bool:
        """Whether a list goes on with a clause behind a colon: "held a fair in May: two days, 12 bands"; not "May 3: 12 died"."""
        tk = self.tk
        return has_verb(tk, begin, cut) and not has_verb(tk, cut, end)

    def _around_asides(self, cuts: list[int]) -> list[tuple[int, int]]:
        """Return the bounds of clauses, of which one goes on behind an aside in dashes that has neither verb nor date.

        "Ten fled — two by boat — on Monday": so did the two; not "Lee — who has 12 boats — sank one on Monday".
        """
        clauses = list(pairwise(cuts))
        for i in range(1, len(cuts) - 2):
            begin, behind = cuts[i], cuts[i + 1]
            if (
                behind - begin <= _ASIDE * 2
                and _is_dash(self.text, begin)
                and _is_dash(self.text, behind)
                and self.text[behind].islower()
                and not (self.within(begin, behind) or has_verb(self.tk, begin, behind))
            ):
                whole = (clauses[i - 1][0], cuts[i + 2])
                clauses[i - 1] = clauses[i + 1] = whole
                if is_number_word(self.tk, self.tk.first_at(begin)) and self.within(behind, whole[1]):
                    clauses[i] = whole
        return clauses


def _is_bracketed(text: str, cut: int) -> bool:
    """Whether a semicolon stands in brackets, whose clause goes on behind them: "rose to 9bn francs ($7bn; £3bn) in May"; not "(in May); 12 died"."""
    if text[cut - 2] != ";":
        return False
    opened = text.rfind("(", max(0, cut - _ASIDE), cut)
    return opened >= 0 and text.find(")", opened, cut) < 0 and text.find(")", cut, cut + _ASIDE) >= 0


def _is_dash(text: str, cut: int) -> bool:
    return text[cut - 2 : cut].strip() in _DASHES


def _label_of(text: str, dates: Sequence[Dated]) -> Dated | None:
    """Return the time that labels a whole paragraph: "May 3, 1988: The team won. Attendance: 77,000"; not "9:30: the train"."""
    if not dates or dates[0][1].start > _INDENT:
        return None
    found = dates[0][1]
    whole = found.type == "DATE" and found.latest is not None and found.exact[-4:].isdigit()
    return dates[0] if whole and _LABELLED.match(text, found.end) and not text[: found.start].strip(_MARKS) else None


_INDENT = 4  # characters of a mark of a list
_MARKS = " \t-–—•*·"
_LABELLED = re.compile(r":\s|\s[–—-]\s")
