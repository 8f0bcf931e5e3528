"""An archive of 100,000 articles of the size of real ones, for measuring the pages: made once, kept under ``.bench/``.

Nothing outside the checkout is read and no clock is asked, so that every machine measures the same articles. A text is made
of the sentences of ``sentences.txt`` and the paragraphs of the seed article, with places and ordinary words out of the
engine's own word lists, by how common such things are (rank and frequency, as Zipf found it): "the" is in nine of ten
paragraphs, most words in a few. Lengths are lognormal around 420 words; one article has 10,000.

Annotating 100,000 different texts takes two processors more than ten minutes. So 20,000 are written and annotated, and each is
printed by five outlets on its day, as stories of the agencies are: the same text under another key, with its own rows in
every table, put in by the store that `archive load` writes with. What is given up is the variety of the texts, not their number. It took 570
seconds of processor time (17 minutes on two cores that others used) and 2.3 GB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from archive import open_archive
from archive.extract import VERSION, annotate_all, rules_hash
from archive.extract.vocabulary import measures, units
from archive.model import Annotated, Document, Identity, figure_key
from archive.store import articles, runs, sources
from archive.store.articles import Batch
from archive.store.series import Series, put_series
from archive.workers import map_in_order

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".bench"
WORDS = ROOT / "archive" / "extract" / "words"
EDITION = 2  # another number makes the archive anew: raise it when what is written here becomes another
STORIES, PRINTINGS = 20_000, 5
FIRST_DAY, DAYS = date(2019, 1, 1), 5 * 365
LONGEST = 10_000  # words of the longest
IN_A_BATCH = 2_000

TITLES = ["Times", "Herald", "Post", "Courier", "Gazette", "Tribune", "Observer", "Chronicle", "Echo", "Standard"]
TOWNS = ["London", "Boston", "Delhi", "Sydney", "Lagos", "Dublin", "Toronto", "Glasgow", "Nairobi", "Oslo"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
UNNAMED = (
    "police", "officials", "the health ministry", "witnesses", "local authorities", "the army", "the government", "rescuers",
    "a spokesman", "doctors", "the interior ministry", "prosecutors", "the governor", "aid workers", "the United Nations",
    "the White House", "local health authorities", "the Red Cross", "the World Health Organization", "an official",
)  # fmt: skip
HEDGES = ("", "", "", "", "at least ", "more than ", "about ", "some ", "nearly ", "up to ", "as many as ", "around ")
VAGUE = ("dozens of", "hundreds of", "several", "scores of", "thousands of", "tens of thousands of")
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
BEATS = ("conflict", "disaster", "business", "court", "politics", "health", "sport", "science")


@cache
def sentences() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


class Ranked:
    """Things to choose from, the first the commonest: the one of rank n is chosen 1/n as often as the first."""

    def __init__(self, things: list[str], *, shuffled: str = "", steepness: float = 1.0) -> None:
        if shuffled:
            Random(shuffled).shuffle(things)
        self._things = things
        self._weights = list(accumulate((n + 1) ** -steepness for n in range(len(things))))

    def one(self, chance: Random) -> str:
        return chance.choices(self._things, cum_weights=self._weights)[0]

    def several(self, chance: Random, count: int) -> list[str]:
        """Choose different ones."""
        chosen: dict[str, None] = {}
        while len(chosen) < count:
            chosen[self.one(chance)] = None
        return list(chosen)


@cache
def ordinary() -> Ranked:
    return Ranked(
        re.findall(r"^[a-z]{3,12}$", (WORDS / "ordinary.txt").read_text("utf-8"), re.M),
        shuffled="words",
        steepness=0.75,
    )


@cache
def cities() -> Ranked:
    rows = [line.split("\t") for line in (WORDS / "cities.tsv").read_text("utf-8").splitlines()]
    return Ranked([row[0] for row in rows if int(row[4]) > 100 and row[0].isalpha()], shuffled="cities")


@cache
def people() -> Ranked:
    given = re.findall(r"^[A-Z][a-z]{2,8}$", (WORDS / "given.txt").read_text("utf-8"), re.M)
    chance = Random("people")
    heads, tails = ["Al", "Bar", "Cas", "Dor", "El", "Fen", "Gar", "Hol", "Is", "Kar", "Lin", "Mor", "Nor", "Os", "Per", "Ral", "Sol", "Tan", "Ul", "Wer"], (
        ["berg", "dale", "ford", "gren", "holm", "ington", "kov", "lund", "mann", "nsen", "ovic", "quist", "rero", "son", "stein", "ton", "vez", "ward", "well", "wicz"]
    )  # fmt: skip
    surname = [head + middle + tail for head in heads for middle in ("a", "e", "i", "o", "u") for tail in tails]
    return Ranked([f"{chance.choice(given)} {chance.choice(surname)}" for _ in range(8_000)], steepness=0.9)


@cache
def organisations() -> Ranked:
    kinds = (
        "Group",
        "Bank",
        "Holdings",
        "Airlines",
        "University",
        "Institute",
        "Motors",
        "Energy",
        "Party",
        "Foundation",
    )
    chance = Random("organisations")
    names = [f"{cities().one(chance)} {kind}" for _ in range(80) for kind in kinds]
    return Ranked(["European Union", "World Bank", "NATO", "Amnesty International", *dict.fromkeys(names)])


class Story:
    """One text, made slot by slot; a story keeps to few people and places, as news does."""

    def __init__(self, number: int) -> None:
        self.chance = Random(f"story {number}")
        self.published = FIRST_DAY + timedelta(days=number * DAYS // STORIES)
        self.beat = self.chance.choice(BEATS)
        self.words = LONGEST if number == STORIES // 2 else self._length()
        self._people = [people().one(self.chance) for _ in range(4)]
        self._cities = [cities().one(self.chance) for _ in range(3)]
        self._organisations = [organisations().one(self.chance) for _ in range(3)]
        self._named: set[str] = set()

    def _length(self) -> int:
        return min(4000, max(80, round(self.chance.lognormvariate(6.04, 0.55))))

    # --- what the slots are filled with ---

    def _person(self) -> str:
        name = self.chance.choice(self._people)
        if name in self._named:
            return name.split()[-1]
        self._named.add(name)
        return name

    def _source(self) -> str:
        drawn = self.chance.random()
        if drawn < 0.2:
            return self._person()
        return self.chance.choice(self._organisations) if drawn < 0.3 else _UNNAMED.one(self.chance)

    def _count(self, middle: float) -> str:
        """A count around ``middle``, mostly round where it is large, as people give them."""
        number = round(self.chance.lognormvariate(middle, 1.0)) + 2
        digits = len(str(number))
        if digits > 2 and self.chance.random() < 0.8:
            number = round(number, 2 - digits)
        return f"{number:,}"

    def _money(self) -> str:
        sign = self.chance.choice(("$", "$", "$", "£", "€"))
        scale = self.chance.choice((" million", " million", " billion", ""))
        if not scale:
            return f"{sign}{self._count(9)}"
        return f"{sign}{round(self.chance.lognormvariate(2, 1.4) + 1, 1):g}{scale}"

    def _percent(self) -> str:
        number = f"{round(self.chance.uniform(0.2, 80), self.chance.choice((0, 0, 1))):g}"
        return number + self.chance.choice(("%", "%", " percent", " per cent"))

    def _year(self) -> str:
        return str(self.published.year - 1 - min(60, int(self.chance.expovariate(0.12))))

    def _fill(self, slot: str) -> str:
        chance = self.chance
        fillings = {
            "city": lambda: chance.choice(self._cities),
            "org": lambda: chance.choice(self._organisations),
            "person": self._person,
            "source": self._source,
            "w": lambda: ordinary().one(chance),
            "quote": lambda: self.fill(chance.choice(sentences()["quotes"])),
            "hedged": lambda: chance.choice(HEDGES),
            "vague": lambda: chance.choice(VAGUE),
            "small": lambda: str(chance.randint(2, 12)),
            "toll": lambda: self._count(3.2),
            "n": lambda: self._count(6.5),
            "big": lambda: self._count(10),
            "decimal": lambda: f"{chance.uniform(1, 40):.1f}",
            "age": lambda: str(chance.randint(18, 90)),
            "score": lambda: f"{chance.randint(1, 5)}-{chance.randint(0, 4)}",
            "ordinal": lambda: chance.choice(ORDINALS),
            "money": self._money,
            "price": lambda: f"${chance.uniform(2, 120):.2f}",
            "percent": self._percent,
            "day": lambda: chance.choice(WEEKDAYS),
            "month": lambda: chance.choice(MONTHS),
            "year": self._year,
        }
        return fillings[slot]()

    def fill(self, template: str) -> str:
        """Fill the slots; one that is written with a capital begins a sentence."""

        def put(m: re.Match[str]) -> str:
            filled = self._fill(m[1].lower())
            return filled[:1].upper() + filled[1:] if m[1][0].isupper() else filled

        said = re.sub(r"\{(\w+)\} ?", lambda m: put(m) + (" " if m[0].endswith(" ") else ""), template)
        said = re.sub(r"  +", " ", said).strip()
        return said[:1].upper() + said[1:]

    # --- the whole ---

    def _paragraph(self) -> str:
        drawn = self.chance.random()
        if drawn < 0.04 and self.beat == "conflict":
            return self.chance.choice(_seed_paragraphs())
        if drawn < 0.06:
            return self.fill(self.chance.choice(sentences()["headings"]))
        if drawn < 0.08:
            return self.fill(self.chance.choice(sentences()["captions"]))
        kinds = self.chance.choices((self.beat, "any"), (0.17, 0.83), k=self.chance.choice((1, 1, 2, 2, 3)))
        return " ".join(self.fill(self.chance.choice(sentences()[kind])) for kind in kinds)

    def document(self) -> Document:
        paragraphs = [self.fill(self.chance.choice(sentences()[self.beat]))]
        written = len(paragraphs[0].split())
        while written < self.words:
            paragraphs.append(self._paragraph())
            written += len(paragraphs[-1].split())
        return Document(
            text="\n\n".join(paragraphs),
            identity=Identity("text", "", ""),
            format="ndjson",
            headline=self.fill(self.chance.choice(sentences()["headlines"])),
            headline_source="given",
            published=self.published if self.chance.random() > 0.01 else None,
            byline=people().one(self.chance) if self.chance.random() > 0.1 else None,
            language="en",
        )


@cache
def _seed_paragraphs() -> list[str]:
    (seed,) = (ROOT / "seeds").glob("*.txt")
    return [line for line in seed.read_text(encoding="utf-8").splitlines() if line.strip() and "date 2024" not in line]


_UNNAMED = Ranked(list(UNNAMED))


def stories() -> Iterator[Document]:
    """Yield the texts, the earliest first."""
    for number in range(STORIES):
        yield Story(number).document()


def printings(found: Annotated, number: int) -> Iterator[Annotated]:
    """Yield a story as several outlets print it: the same text and findings under other keys."""
    outlets = [f"The {town} {title}" for title in TITLES for town in TOWNS]
    chance = Random(f"printings {number}")
    for outlet in Ranked(outlets, steepness=0.7).several(chance, PRINTINGS):
        host = outlet.removeprefix("The ").lower().replace(" ", "-")
        url = f"https://www.{host}.example/{number:05}"
        document = replace(found.document, identity=Identity("url", "", url), url=url, publication=outlet)
        yield replace(found, document=document, figures=tuple(_keyed(found, document.key)))


def _keyed(found: Annotated, key: str) -> Iterator:
    """Give the figures the keys that they have in the article of this key."""
    texts, occurrences, seen = {}, {}, {}
    for paragraph in found.paragraphs:
        texts[paragraph.position] = paragraph.text
        occurrences[paragraph.position] = seen[paragraph.text] = seen.get(paragraph.text, 0) + 1
    for figure in found.figures:
        place = (texts[figure.paragraph], occurrences[figure.paragraph], figure.number_start, figure.number_end)
        yield figure._replace(key=figure_key(key, *place))


def press() -> Path:
    """Return the archive, made first where this edition of it is not there; the tables are brought up to date."""
    path = KEPT / f"press-{EDITION}.db"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        half = path.with_suffix(".half")
        for old in (*KEPT.glob("press-*.db*"), *KEPT.glob("press-*.half*")):
            old.unlink()
        write(half)
        half.rename(path)
    open_archive(path).conn.close()
    return path


def _annotated(documents: Sequence[Document]) -> list[Annotated]:
    return list(annotate_all(documents))


def write(path: Path, *, jobs: int = 2) -> None:
    """Write the archive as a load would: batches, one run, the vocabularies; then three series."""
    conn = open_archive(path).conn
    run = runs.begin_run(conn, "load .bench", "bench")
    extractor = articles.put_extractor(conn, VERSION, rules_hash(), run)
    articles.put_vocabularies(conn, measures(), units())
    with conn:
        file = sources.put_file(
            conn, path="/bench/press.ndjson", place="bench/press.ndjson", sha256="0", encoding="utf-8", format="ndjson",
            run_id=run,
        )  # fmt: skip
    counts = runs.Counts(files=1)
    annotated = map_in_order(_annotated, enumerate(stories()), jobs=jobs)
    while some := list(islice(annotated, IN_A_BATCH // PRINTINGS)):
        with Batch(conn, run_id=run, extractor_id=extractor, now="2024-01-01T00:00:00+00:00") as batch:
            for number, found in some:
                for printed in printings(found, number):
                    batch.add(printed, file_id=file)
                    counts.added += 1
                    counts.figures += len(printed.figures)
    runs.finish_run(conn, run, "ok", counts, 1.0)
    put_series(conn, Series("killed", "Killed everywhere", measure="killed"))
    put_series(conn, Series("flood", "Killed where a river is named", measure="killed", words="river"))
    put_series(conn, Series("displaced", "Displaced", measure="displaced"))
    conn.execute("pragma wal_checkpoint(truncate)")
    conn.close()


if __name__ == "__main__":
    print(press())
