"""Money that a wire leaves to its dateline or its table: "5 mln dlrs" told from Toronto, "Net 1,553,000" below "Shr 10 cts"."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extract.counted.from_the_next import WHOLES
from archive.extract.draft import Draft
from archive.extract.english.lexicon import CURRENCY_CODES, DOLLAR, Unit
from archive.extract.english.noun_edges import head_of
from archive.extract.english.tokens import Tokens, at
from archive.extract.units.whose_money import Paragraphs, home_of
from archive.extract.words import word_set

_DOLLARS = frozenset(("dlr", "dlrs"))
_TOLD_IN_DOLLARS = _DOLLARS | {"ct", "cts"}
_SHARES = frozenset(("shr", "shrs", "share", "shares"))
_MONEY = word_set("rules", "wire_money.rows")
_DESCRIBES = word_set("rules", "wire_money.describes") | _MONEY
_BALANCES_OF = word_set("rules", "wire_money.balances")
_FLOWS = word_set("rules", "wire_money.flows")
_AMOUNTS = word_set("rules", "wire_money.amounts")
_TRADED = word_set("rules", "wire_money.traded")
_PER_SHARE = frozenset(("earnings", "loss", "profit", "income", "dividend", "dividends", "net"))
_COUNTED = frozenset(("avg", "out", "outstanding"))
_AGAINST = frozenset(("vs", "versus"))
_BALANCES = frozenset(("loss", "profit"))
_UNSOLD = word_set("rules", "wire_money.units_of_rows") | _SHARES | _COUNTED
_MARKS = frozenset("-/:")
_HELD = 2  # numbers that are held against each other
_MILLION = 10**6
_NEAR = 12  # tokens from a number to "U.S."
_LABEL = 8  # tokens of a row before its first number
_SMALLEST = 1000  # of an amount whose noun could be counted: "12 charges"


def settle_money(paragraphs: Paragraphs, dateline: str | None) -> None:
    """Say whose the "dlrs" of a wire are, and which numbers of a firm's results are money; most documents have neither."""
    home = home_of(dateline)
    if home is not None and "dollar" in home.unit_name:
        for tk, drafts in paragraphs:
            if not _TOLD_IN_DOLLARS.isdisjoint(tk.distinct):
                _bring_home(tk, drafts, home)
    earned = [
        _earnings(tk, drafts, home) if drafts and not _SHARES.isdisjoint(tk.distinct) else None
        for tk, drafts in paragraphs
    ]
    results = next((unit for unit in earned if unit is not None), None)  # of rows that stand before it too
    results = results or _money_told(paragraphs, home)
    if results is not None:
        for (tk, drafts), unit in zip(paragraphs, earned, strict=True):
            results = unit or results
            _read_rows(tk, drafts, results)
    _read_balances(paragraphs)


def _make_money(d: Draft, unit: str | None, unit_name: str) -> None:
    d.kind, d.unit, d.unit_name, d.bare = "money", unit, unit_name, False


def _bring_home(tk: Tokens, drafts: list[Draft], home: Unit) -> None:
    """Give "dlrs" that nobody's name stands before the country of the dateline; what the world trades in is left."""
    for d in drafts:
        if d.unit != "USD" or d.rules.get("unit", "").startswith(("currency", "nation")) or d.rate in _TRADED:
            continue
        if d.unit_text is not None and tk.lower[d.unit_text[0]] not in _DOLLARS:
            continue
        near = tk.lower[max(0, d.left - _NEAR) : d.right + _NEAR]
        if "u.s." in near or not _TRADED.isdisjoint(near):
            continue
        name = d.unit_name or ""
        d.unit, d.unit_name = home.unit, name.replace("dollar", home.unit_name, 1)
        d.rules["unit"] = "dollars of the dateline"


def _earnings(tk: Tokens, drafts: list[Draft], home: Unit | None) -> Unit | None:
    """Return the money of a row that says what a share earned: "Shr 23 cts vs 18 cts", "Oper shr loss 1.20 dlrs"."""
    for label, row in _rows(tk, drafts):
        if _SHARES.isdisjoint(label) or "avg" in label or row[0].kind != "money":
            continue
        code = row[0].unit or ""
        if code == "cent" and home is not None:
            return home
        return CURRENCY_CODES.get(WHOLES.get(code, code))
    return None


def _money_told(paragraphs: Paragraphs, home: Unit | None) -> Unit | None:
    """Return the money of a firm's results that say nothing of a share: the first that is told, as in their notes.

    Where none is, that of the dateline, else dollars, of two rows of sums: "Net 204,100 vs 88,300" and "Revs 3,120,400 vs 2,904,700".
    """
    told = [(tk, drafts) for tk, drafts in paragraphs if drafts and not _AGAINST.isdisjoint(tk.distinct)]
    held = [
        row
        for tk, drafts in told
        for label, row in _rows(tk, drafts)
        if _is_of_sums(label) and at(tk, row[0].right + 1) in _AGAINST
    ]
    if not held:
        return None
    units = [d.unit or "" for _, drafts in paragraphs for d in drafts if d.kind == "money"]
    if not units:
        return (home or DOLLAR) if sum(len(row) >= _HELD for row in held) > 1 else None
    return next(
        (CURRENCY_CODES[code] for code in (WHOLES.get(unit, unit) for unit in units) if code in CURRENCY_CODES), None
    )


def _is_of_sums(label: list[str]) -> bool:
    """Whether a row says in money what a firm earned: "Oper net loss", "Revs"; not "Avg shrs"."""
    return not _MONEY.isdisjoint(label) and _DESCRIBES.issuperset(label)


def _is_of_parts(tk: Tokens, label: list[str], row: list[Draft]) -> bool:
    """Whether a row of a firm's results holds millions of one of its parts against each other: "Woollen goods 6.3 mln vs 5.1 mln"; not "Cars sold 2.3 mln vs"."""
    if not label or len(row) < _HELD or not _UNSOLD.isdisjoint(label) or tk.word[row[0].left - 1] in _MARKS:
        return False
    return all(d.scale >= _MILLION for d in row)


def _read_rows(tk: Tokens, drafts: list[Draft], money: Unit) -> None:
    """Make the bare numbers of the rows of a table money, or shares: "Revs 73.1 mln vs 32.1 mln", "Avg shrs 15,474,000"."""
    for label, row in _rows(tk, drafts):
        of_shares = not _SHARES.isdisjoint(label)
        shares = of_shares and (not _COUNTED.isdisjoint(label) or len(label) == 1)
        if of_shares and "per" in label and not _PER_SHARE.isdisjoint(label):
            _read_earnings(row, money)
            continue
        if any(d.object is not None for d in row):
            continue  # "12 mln crowns vs 31 mln"
        if not shares and not _is_of_sums([w for w in label if w not in _SHARES]) and not _is_of_parts(tk, label, row):
            continue
        for d in row:
            if not d.bare or d.kind != "count" or d.unit is not None or (of_shares and (d.value or 0) < _SMALLEST):
                continue
            if shares:
                d.unit = d.unit_name = "share"
            else:
                _make_money(d, money.unit, money.unit_name)
                d.rules["kind"] = "row of a firm's results"
            d.rules["unit"] = "row of a firm's results"
    for d in drafts:
        if _is_amount(tk, d):  # "Includes gains of 12.4 mln vs 3.1 mln"
            _make_money(d, money.unit, money.unit_name)
            d.rules["unit"] = d.rules["kind"] = "amount of a firm's results"
            continue
        amount = d.kind == "count" and d.object is not None and d.object_head is not None
        if amount and tk.lower[d.object_head or 0] in _AMOUNTS and (d.value or 0) >= _SMALLEST:
            _make_money(d, money.unit, money.unit_name)
            d.about, d.object, d.object_head, d.right = d.object, None, None, d.last
            d.rules["unit"] = d.rules["kind"] = d.rules["about"] = "amount of a firm's results"
            d.rules.pop("object", None)


def _is_amount(tk: Tokens, d: Draft) -> bool:
    """Whether a bare number of the notes below a firm's results is said of an amount of money: "charges of 7,900,000"."""
    if d.kind != "count" or not d.bare or d.unit is not None or d.object is not None or d.about is None:
        return False
    said = heads_of(tk, d.about)
    return (d.value or 0) >= _SMALLEST and not (said.isdisjoint(_AMOUNTS) and said.isdisjoint(_BALANCES_OF))


def heads_of(tk: Tokens, about: tuple[int, int]) -> set[str]:
    """Return the noun before the first preposition of a phrase and its last: "income from discontinued operations"."""
    return {tk.lower[head_of(tk, about)], tk.lower[about[1]]}


def _read_earnings(row: list[Draft], money: Unit) -> None:
    """Make the bare numbers of a row money a share: "Earnings per share 4.80 vs 3.95"."""
    for d in row:
        if d.bare and d.kind == "count" and d.unit is None and (d.value or 0) < _SMALLEST:
            _make_money(d, money.unit, f"{money.unit_name} per share")
            d.rate, d.rules["unit"], d.rules["kind"] = "share", "row of a firm's results", "row of a firm's results"


def _read_balances(paragraphs: Paragraphs) -> None:
    """Make the bare levels of revenues, profits and debts money of what the document counts last.

    "revenues rose to 6.5 billion".
    """
    money: Draft | None = None
    for tk, drafts in paragraphs:
        for d in drafts:
            if d.kind == "money" and d.unit not in WHOLES:
                money = d
            elif money is not None and _is_balance(tk, d):
                _make_money(d, money.unit, (money.unit_name or "").partition(" per ")[0])
                d.rules["unit"] = d.rules["kind"] = "balance in the money before it"


def _is_balance(tk: Tokens, d: Draft) -> bool:
    """Whether a bare number is said of what a firm or a state earns or owes."""
    if d.kind != "count" or d.unit is not None or not d.bare or d.object is not None or d.about is None:
        return False
    said = heads_of(tk, d.about)
    owed = (d.value or 0) >= _SMALLEST and not said.isdisjoint(_BALANCES_OF)
    return owed or (d.scale >= 10**9 and not said.isdisjoint(_FLOWS))


def _rows(tk: Tokens, drafts: list[Draft]) -> Iterator[tuple[list[str], list[Draft]]]:
    """Yield the words that label each row of a table, and the numbers that it holds against each other with "vs"."""
    row: list[Draft] = []
    label: list[str] = []
    for d in drafts:
        k = d.left - 1
        k -= k >= 0 and tk.lower[k] in _BALANCES
        if row and at(tk, k) in _AGAINST and k - row[-1].right < 3:
            row.append(d)
            continue
        if row:
            yield label, row
        first = _row_begins(tk, d)
        label, row = ([], []) if first is None else (tk.lower[first : d.left], [d])
    if row:
        yield label, row


def _row_begins(tk: Tokens, d: Draft) -> int | None:
    """Return the first token of a row whose first number is the figure, where words alone stand before it."""
    for k in range(d.left - 1, max(-1, d.left - _LABEL - 1), -1):
        if not (tk.word[k][0].isalpha() or tk.lower[k] in "-/"):
            return None
        if k == 0 or tk.new_line(k):
            return k
    return None
