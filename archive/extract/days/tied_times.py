"""Times that belong to a noun, an aside or a verb beside the figure: "the 1998 flood", "(29 in 2001)", "since leaving in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.dates.tenses import is_past
from archive.extract.days.days_of_ages import is_of_today, will_be
from archive.extract.days.days_of_clauses import MADE, is_made
from archive.extract.days.days_of_levels import AMOUNT, Dated
from archive.extract.days.days_of_verbs import closing_comma, is_in_present, is_present, main_verb
from archive.extract.english.lexicon import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from archive.extract.english.relative_clauses import PRONOUNS, closed_before
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

# "In 2021 and in 2022 it closed": another clause; not "in 2021 and in 2022 in Leeds".
GOES_ON = re.compile(
    rf"\s(?!(?:{'|'.join(sorted(PREPOSITIONS | CONJUNCTIONS))}|alone|respectively)\b)[^\W_]", re.IGNORECASE
)
CLOSE = 4  # characters between an aside and what begins behind it
FAR = 160  # characters over which an aside may reach
FOUNDED = word_set("dates", "timing.founded")
MADE_IN = word_set("dates", "timing.made_in")
HAPPENED = word_set("dates", "timing.happened")
NEAR = 60  # characters before a date in which stands what it is the date of
RESTRICTS = re.compile(r"\b(?:who|which|that)\s+(\w+)")
_AND_VERB = re.compile(
    r"\band\s+(?:also |now |then |later |\w+ly )?(was|were|is|are|has|have|had|will|would|plans|expects)\b"
)
_AND_PRONOUN = re.compile(r"\band\s(?:I|he|she|it|we|they)\s(?!(?:is|are|will|have|has)\b)")
_AND_WORD = re.compile(r"\band\s+(\w+)")
_AND_DIED = re.compile(
    r"\band\s(?:\w+ly\s)?(?:died|retired|returned|resigned|moved)\b"
)  # "spent five weeks there and died in June"
_PLAIN_PAST = frozenset(
    w for w in word_set("dates", "tense.past") - word_set("dates", "tense.participle") - AUXILIARIES if w[-2:] != "ed"
)
_AND_PAST = frozenset(("was", "were"))
# "12 died, according to a report published on Thursday": when it was published, not when they died.
_PUBLISHED = re.compile(
    r"\baccording\sto\s(?:[^\W\d][\w'’-]*\s){1,9}?(?:published|released|issued|filed|posted|unveiled)\s(?:late\s|early\s)?(?:on\s|in\s)?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?:,?\s[a-z]+){0,2},?\sin\s(?:brackets|parenthes[ie]s)\b")
_ISSUED = frozenset(("launched", "issued", "published", "introduced", "unveiled", "released"))
_COMMA = re.compile(r",\s")
_SUBJECT = re.compile(r"(?:who|which|whose)\s(?:(?:also|now|still|already|only|currently)\s)?")
# What is only a part has its own time: "had several jobs, including the one at Hull in 1995"; not "12 men, including a cook, died".
_INCLUDING = re.compile(r",\sincluding\s(?:the|its|their|his|her)\s[^,;]*\b(?:of|in|during|from)\s[^,;]*$")
# "12 guns, including a pistol stolen from a van on May 3": when that was stolen.
_INCLUDING_ONE = re.compile(
    r",\sincluding\s(?:an?|one)\s(?:[\w.-]+\s){1,4}?(?:[a-z]{2,}ed|stolen|bought|sold|built|made|taken|found)\s(?:[\w-]+\s)*?(?:on|in)\s$"
)
# "Has won 12 medals, including gold in 2004": what has been counts up to now, whenever a part of it was.
_PERFECT = re.compile(
    r"\b(?:has|have)\s(?:(?:also|already|now|since|previously)\s)?"
    r"(?:been\s(?:\w+ly\s)?)?(?:[a-z]+ed|shot|won|made|had|held|written|built|sold|taken|lost)\b[^,;.]*$"
)
_LISTED = re.compile(r",\sincluding\s(?:[^;.]*(?:,|\band)\s)?$")
_CAME_ABOUT = re.compile(r",\s(?:(?:which|that)\swas\s)?(?:\w+ly\s)?(set\sup|[a-z]+)\s(?:in|on)\s(?:early\s|late\s)?$")
_APPOSED = re.compile(r",\s(?:an?|the|home\sto|with)\s[^,]*$")  # "Yemen, a nation of 17m, is poor since 1990"
_OWNED = re.compile(r"[\s-](?:owned|held|controlled)\sby\b")
_IN_LIST = re.compile(r"(?:^|[,;:])\s$")
_CAUSE = re.compile(r"\sbecause\s(?!of\b)")
_SO_NOW = frozenset(("is", "are", "has", "have", "could", "may", "might", "would", "can", "will"))
_MAKING = 4  # tokens from "built" to its date
_CLAUSE = 16  # tokens before "because" in which stands the verb of what it explains
_AFTER_LEVEL = re.compile(
    rf"(?:[^;.]|\.\d)*?\b(?:after|following|from|against|versus|vs\.?|compared\s(?:with|to)){AMOUNT}(?:[^;.,]|[.,]\d)*$"
)
# "Closed at $5 after rising 4% on Monday": of what came before.
_AFTER_MOVING = re.compile(
    r"\bafter\s(?:rising|falling|gaining|losing|climbing|dropping|slipping|jumping|surging|soaring|plunging|declining|easing"
    r"|closing|ending|opening|hitting|touching|reaching|adding|shedding|tumbling|sliding|growing|shrinking)\b(?:[^,;]|,(?=\d))*$"
)
_AFTER_DOING = re.compile(r"\bafter\s(?!being\b|having\b)[a-z]{2,}ing\b(?:[^,;]|,(?=\d))*$")
# "It sank 12 boats and in 2022 the port shut": a second clause.
_AND_WHEN = re.compile(r"\sand\s(?:for|in|during|on)\s(?:the\s)?$")
_DONE = re.compile(rf"[a-z]\s(?:{'|'.join(sorted(word_set('dates', 'timing.done')))}|set\sup|drawn\sup)\s(?:in|on)\s$")
_HANGS = re.compile(
    r"\b(?:when|if|once|unless|until|till|(?<!\sor\s)before|after(?!\s\S*$|\sthe\s\S*$)|following|because|who|whose|which"
    r"|as(?!\s(?:of|from|early|soon|late|much|many|well|an?|part)\b))\s"
)
_LIKELY = re.compile(r"\b(?:likely|expected|could|would|might|due)\b")
# "A 24-year-old man is held after he robbed a mill on Monday": so old is he now.
_NOW_AFTER = re.compile(r"(?:\s[A-Za-z-]+){0,3}?\s(?:is|has|faces|remains)\s(?!dead\b)[^;]*?\bafter\b")
_SUSPECT_IN = re.compile(
    r"\bsuspects?\sin\s(?:the|an?|two|three|four|several|(?:a|the)\s(?:string|series|spate)\sof)\s$"
)
_THAT_LEFT = re.compile(r"\b(?:that|which|who|where|when|after|as)\b(?!\s[A-Z])")
_HOLDS = re.compile(r"\b(?:has|have|is|are|remains?)\b")
# "(30 in May)", "(against 30 a year earlier)"; not "(1990 to May 1991)", nor what has a sign and may restate a sum.
_OTHER_LEVEL = re.compile(
    r"(?:(?:against|from|up from|down from|compared with|vs\.?)\s)?(?:nil|(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]*)%?\s[^()]*$"
)
_SIGNS = "$£€¥"
_LABELS_LEVEL = re.compile(
    r"(?::\s(?:[a-z]+\s){0,3}|\s)\W{0,2}\d"
)  # "(2022: 30)", "(2022 43%)", "(2023: net debt £18m)"
_BEARS = re.compile(r"\s(?:and\s\S+\s(?:pct\s)?)?(?:(?!of\b)[\w-]+\s){0,5}?(?:debentures?|notes?|bonds?|preferred)\b")


class TiedTimes:
    """The words of one paragraph, and what a time in them is tied to by its own phrase."""

    def __init__(self, tk: Tokens, day: str | None) -> None:
        self._tk, self._text, self._day = tk, tk.text, day

    def _is_of_level_behind(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date behind a figure is that of another one that came before it: "the loss last year was $5m after $4m in 2021"."""
        return found.start > figure.end and _AFTER_LEVEL.match(self._text, figure.end, found.start) is not None

    def _is_vague(self, found: TimeExpression, days: Sequence[Dated]) -> bool:
        """Whether a date tells less than any other: "most recently", "the same quarter" of 2022; "previously" says that it was once so."""
        if found.type == "DATE" and found.latest is None and found.earliest is None:
            return any(self._text[found.end : other.start] == " of " for _, other in days)
        return found.value == "PAST_REF" and "recent" in found.exact

    def _is_over(self, found: TimeExpression) -> bool:
        return self._day is not None and found.latest is not None and found.latest <= self._day

    def _is_of_other_tense(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date behind what hangs on a figure's clause is to come, and the figure is not, or the reverse.

        "Faces 12 years when he is sentenced in May", "will lose 12 jobs after sales fell in May", "costs $5 until May".
        """
        if self._day is None or found.latest is None or found.earliest is None:
            return False
        is_other = found.latest < self._day if figure.certainty == "projected" else found.earliest > self._day
        hangs = _HANGS.search(self._text, figure.end, found.start) if is_other else None
        if hangs is None or _LIKELY.search(self._text, figure.end, hangs.start()) is not None:
            return False  # "12 gales were likely before the season ended in August"
        if hangs[0][:-1] not in PRONOUNS:
            return True
        # "two men who were shot on Monday are expected to live"; "the four men, who have boats, are to appear on June 9"
        own = hangs.start() == figure.end + 1
        return (
            not own
            and closed_before(self._tk, self._tk.first_at(hangs.start()), self._tk.first_at(found.start)) is None
        )

    def _is_after_doing(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date is that of what was done before: "closed at $5 after rising 4% on Monday", "sold 12 mills after buying them in 1999".

        On a single day both may have been done: "held 12 men after storming a mill on Monday".
        """
        if _AFTER_MOVING.search(self._text, figure.end, found.start) is not None:
            return True
        return found.earliest != found.latest and _AFTER_DOING.search(self._text, figure.end, found.start) is not None

    def _is_of_publishing(self, found: TimeExpression) -> bool:
        """Whether a date is only when that was published which tells of a figure: "according to a report released on Monday"."""
        return _PUBLISHED.search(self._text, max(0, found.start - FAR // 2), found.start) is not None

    def _is_of_case(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date is that of a case of which something is told today: "a third suspect in the May 3 raid has been named".

        Not "in a May 3 raid that left 12 dead".
        """
        text = self._text
        if not self._in_noun(found) or _SUSPECT_IN.search(text, max(start, found.start - NEAR), found.start) is None:
            return False
        if found.end < figure.start and _THAT_LEFT.search(text, found.end, figure.start):
            return False
        return _HOLDS.search(text, start, found.end + NEAR) is not None

    def _is_of_bracket(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date is that of the number with which a bracket opens, in the same money: "took 12 tonnes (30 in May)", "took £12 (£30 in May)", "12 tonnes (2024: 30)".

        "And 16 (40)" goes on beside the 30.
        """
        text = self._text
        opened = text.rfind("(", max(0, found.start - NEAR), found.start)
        if opened < 0:
            return False
        if not (opened + 1 == found.start and _LABELS_LEVEL.match(text, found.end)):
            sign = opened + 1 + (text[opened + 1] == figure.number_text[:1] and text[opened + 1] in _SIGNS)
            if _OTHER_LEVEL.match(text, sign, found.start) is None:
                return False
        bracketed = text.startswith("(", figure.start - 1) and text.startswith(")", figure.end)
        return not bracketed and not opened < figure.start < text.find(")", opened)

    def _is_of_all_brackets(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date is that of all numbers in brackets, and a figure stands in none: "wheat (with 1986 figures in brackets): Chile 12 (14)"."""
        text = self._text
        if _IN_BRACKETS.match(text, found.end) is None:
            return False
        return not (text.startswith("(", figure.start - 1) and text.startswith(")", figure.end))

    def _is_of_number_behind(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a time only labels the number behind it in a list: the April of "Mar nil, Apr 6.3, total 80.8"."""
        text = self._text
        if figure.start > found.end and text[found.end : figure.start].strip() == "":
            return False
        return _IN_LIST.search(text[max(0, found.start - CLOSE) : found.start]) is not None

    def _is_of_cause(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date behind "because" tells when the cause was of what is so now: "12 are shut because the dam broke in May"; not "12 died because"."""
        cause = _CAUSE.search(self._text, figure.end, found.start)
        if cause is None:
            return False
        tk, last = self._tk, self._tk.first_at(cause.start() + 1)
        begin = max(0, last - _CLAUSE)
        return any(tk.lower[k] in _SO_NOW and tk.sentence[k] == tk.sentence[last] for k in range(begin, last)) and any(
            is_verb(tk, k) or is_past(tk.lower[k]) for k in range(last + 1, tk.first_at(found.start))
        )

    def _opens_second(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date opens the clause behind "and".

        "sank 12 boats and in 2022 the port shut"; not "12 in 2021 and in 2022".
        """
        if _AND_WHEN.search(self._text, figure.end, found.start) is None:
            return False
        return GOES_ON.match(self._text, found.end) is not None

    def _is_no_age(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date long ago, or to come, is not when somebody had an age.

        "Lee, 45, joined in 1999", "Lee, 45, will run on Sunday".
        """
        year = (found.latest or found.value or "")[:4]
        if figure.kind != "age" or self._day is None or not year.isdigit():
            return False
        if _NOW_AFTER.match(self._text, figure.end, found.start):
            return True
        if found.earliest is not None and found.earliest > self._day:
            return not will_be(self._text, figure)
        return is_of_today(self._text, found, figure, int(self._day[:4]) - int(year))

    def _is_no_coupon(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a figure is what a loan bears, on a day that comes: "will redeem on May 3 its 8% bonds", which bear that now."""
        if self._day is None or (found.latest or "") <= self._day:
            return False
        return _BEARS.match(self._text, figure.end) is not None

    def _is_behind_aside(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date stands behind the aside that the figure is in, and one of the two verbs is in the present.

        "Lee, who has 12 boats, sank one in May", "Lee, who won 12 races, will retire in May"; not "The fire, which killed 12, broke out in May".
        """
        aside = _SUBJECT.match(self._text, start)
        owned = _OWNED.match(self._text, figure.end)
        apposed = aside or owned or _APPOSED.search(self._text, max(start, figure.start - NEAR), figure.start)
        if apposed is None:
            return False
        if aside is not None and _COMMA.search(self._text, found.start - 2, found.start) is not None:
            return is_in_present(self._tk, figure, start)  # "Lee, who owns 12 boats, last year sank one"
        comma = closing_comma(self._tk, figure.end, found.start)
        if comma < 0:
            return False
        if owned is not None:
            return True  # "Sigma, 65% owned by Dome, said output rose in May"
        if aside is not None and aside[0] == "whose ":
            # "Sigma, whose sales have been weak for 12 months, sold 40 in May", "Lee, whose bail was set at $50, was held on Monday"
            words = self._text[start : figure.start].lower().split()
            return HAPPENED.isdisjoint(words) or is_in_present(self._tk, figure, start)
        if aside is not None and (
            is_present(self._tk, self._tk.first_at(aside.end())) or is_in_present(self._tk, figure, start)
        ):
            return True  # "who has 12 boats", "which said it has spent $12m"
        return found.earliest != found.latest and is_present(self._tk, main_verb(self._tk, comma))

    def _is_when_founded(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date behind a figure is when a thing came about: "the 60-man council, set up in 1997"; not "12 men, hurt in 1997"."""
        aside = _CAME_ABOUT.search(self._text, max(figure.end, found.start - NEAR), found.start)
        return aside is not None and (
            aside[1] in FOUNDED or aside[1] in MADE_IN or aside[1] in _ISSUED or aside[1] == "set up"
        )

    def _is_apposed(self, found: TimeExpression) -> bool:
        """Whether a date describes what somebody is, before a comma: "Lee, the 2000 champion, and Ford missed 3 tests"; not "In 2000, Lee missed 3"."""
        text = self._text
        if found.earliest == found.latest or not text.startswith(", the ", found.start - 6):
            return False
        return self._in_noun_phrase(found)

    def _in_noun_phrase(self, found: TimeExpression) -> bool:
        """Whether a word goes on behind a year, of whatever case: "the 2000 Olympic champion"."""
        return self._text[found.end : found.end + 2].strip()[:1].isalpha()

    def _is_of_part(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date, no single day, is that of what is only a part: "held jobs, including the one at Hull in 1995".

        Of persons a part has the time of all: "40 were killed, including the son of a judge in May 2023".
        """
        if figure.unit != "people" and _INCLUDING_ONE.search(self._text, figure.end, found.start):
            return True
        if found.earliest == found.latest:
            return False
        if found.exact.isdigit() and self._in_noun(found) and _LISTED.search(self._text, figure.end, found.start):
            return True  # "has made 12 films, including 1986 hit Home"; not "12 firms, including Dome, last year shut"
        including = self._text.find(", including ", figure.end, found.start)
        if including >= 0 and _PERFECT.search(self._text, max(0, figure.start - NEAR), including) is not None:
            return True
        return figure.unit != "people" and _INCLUDING.search(self._text, figure.end, found.start) is not None

    def _is_of_doing(self, found: TimeExpression) -> bool:
        """Whether a date is that of the participle of a subject before a verb in the present: "rules passed in 2002 demand"; not "fees set in 2002 rose"."""
        if found.earliest == found.latest:
            return False
        tk, k = self._tk, self._tk.first_at(found.end)
        if k >= tk.size or not (is_verb(tk, k) or tk.lower[k] in AUXILIARIES or tk.lower[k] == ","):
            return False
        at = tk.first_at(found.start)
        made = next((i for i in range(at - 1, max(0, at - _MAKING), -1) if tk.lower[i] in MADE), 0)
        if made and is_made(tk, made, at):
            return tk.lower[k] != "," or tk.lower[made - 1] == ","
        done = _DONE.search(self._text, max(0, found.start - NEAR), found.start)
        return done is not None and tk.lower[k] != "," and is_present(tk, k)

    def _is_of_second_verb(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date is that of another verb than the figure's: "has 12 looms and was built in 1990"; two in the past tell one event."""
        second = _AND_VERB.search(self._text, figure.end, found.start)
        if second is None:
            return self._is_of_second_past(found, figure, start)
        between = self._text[second.end() : found.start].lower().split()
        if second[1] not in _AND_PAST:
            return between[-1:] != ["since"]  # "has helped 300 people and has been running since 2015"
        if figure.kind == "duration":
            return True  # "joined 25 years ago and was honoured in 2001"
        return not FOUNDED.isdisjoint(between) or is_in_present(self._tk, figure, start)

    def _is_of_second_past(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a verb in the past follows one in the present: "has worked for 12 years and became a member in 2021"; not "died and were"."""
        text = self._text
        if _AND_PRONOUN.search(text, figure.end, found.start) is not None:
            return is_in_present(self._tk, figure, start)
        past = next((m for m in _AND_WORD.finditer(text, figure.end, found.start) if m[1] in _PLAIN_PAST), None)
        if past is None and figure.kind == "duration" and found.earliest != found.latest:
            return _AND_DIED.search(text, figure.end, found.start) is not None
        if past is None or RESTRICTS.search(text, figure.end, past.start()):
            return False
        return is_in_present(self._tk, figure, start)

    def _in_noun(self, found: TimeExpression) -> bool:
        """Whether a year describes a noun: "the 1999 accident"."""
        return self._text[found.end : found.end + 2].strip()[:1].islower()
