"""Words of trade reporting, read once from `timeline/lexicon/trade/`: currencies, units, commodities, sources, groups, flow nouns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Final, TypeVar

from timeline.errors import LexiconError
from timeline.lexicons.once import Once
from timeline.lexicons.tables import read_csv, read_toml, split_cell, undisturbed
from timeline.terms import Flow, Measure
from timeline.tokens import tokenize

CURRENCY_COLUMNS: Final = ("code", "country", "signs", "nouns", "shared")
UNIT_COLUMNS: Final = ("unit", "factor", "words", "example")
COMMODITY_COLUMNS: Final = ("name", "hs", "words")
SOURCE_COLUMNS: Final = ("name", "country", "words")
BLOC_COLUMNS: Final = ("code", "words", "example")
WORD_FILE: Final = "trade/words.toml"
_OF_PARTS: Final = (
    ("from",),
    ("its", "their"),
    ("percent", "pct", "cent", "%", "half", "third", "thirds", "quarter", "quarters"),
)
"""What a statement holds beside a head of a share of goods: "gets 60 percent of its gas from"."""
PLACES: Final = ("", "earned", "got", "sold", "foremost")
"""Rules of `where` a word is a head (trade/bare_nouns.py): "earned 3 from tea", "gets half of its gas from Mali", "sales of tea to Mali",
"top markets"."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency of ISO 4217, historic ones too. `shared` is the bare noun that several currencies go by ("crown")."""

    code: str
    country: str
    signs: tuple[str, ...]
    nouns: tuple[str, ...]
    shared: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun or verb that a figure is said of; `silent` ones are no trade. `sign` of a balance: -1 deficit, 1 surplus, 0 open. A `common` word
    alone makes no article one of trade; `where` names the rule of a word that is a head in some places only."""

    words: Phrase
    flow: Flow
    measure: Measure
    sign: int = 0
    loose: bool = False
    silent: bool = False
    common: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a closed class, or a name (commodity, source, group of countries) with its code; `as_written` heeds capitals."""

    kind: str
    words: Phrase
    name: str
    code: str = ""
    as_written: bool = False


Entry = TypeVar("Entry", Head, Cue)


@dataclass(frozen=True, slots=True)
class TradeWords:
    """All word classes; each dictionary goes from a first token (lower case) to entries, the longest first.

    Heads and cues have a second key, their second token ("" where they are one word): dozens of heads and hundreds of goods begin with the
    same word. `lists` are single words without order.
    """

    heads: dict[str, dict[str, tuple[Head, ...]]]
    cues: dict[str, dict[str, tuple[Cue, ...]]]
    classes: dict[str, dict[str, tuple[Phrase, ...]]]
    lists: dict[str, frozenset[str]]


CUES: Final = ("up", "down", "comparison", "forecast", "guess", "target", "planned", "proposed", "one_off", "gift")
"""Classes of words.toml that are looked for in every statement."""


def _phrase(text: str, lower: bool = True) -> Phrase:
    return tuple(token.lower if lower else token.text for token in tokenize(text))


def phrase_index(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    groups = defaultdict(list)
    for phrase in phrases:
        groups[phrase[0]].append(phrase)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in groups.items()}


@cache
def currencies() -> tuple[Currency, ...]:
    """Every currency, in the order of the file (for a noun that several share, the first is the default)."""
    found = []
    for line, row in read_csv("trade/currencies.csv", CURRENCY_COLUMNS):
        if len(row["code"]) != 3 or not row["code"].isupper():
            raise LexiconError("trade/currencies.csv", f"{row['code']!r} is no ISO 4217 code", line)
        found.append(
            Currency(row["code"], row["country"], split_cell(row["signs"]), split_cell(row["nouns"]), row["shared"])
        )
    return tuple(found)


def own_currency(noun: str, country: str) -> str:
    """The code of the currency that a bare noun ("crown") means in one country; "" where its money has another name."""
    return next((c.code for c in currencies() if c.shared == noun and country in c.country.split("|")), "")


@cache
def units() -> dict[str, tuple[str, float]]:
    """Word after a number (lower case) -> (unit as stored, factor to it)."""
    found: dict[str, tuple[str, float]] = {}
    for line, row in read_csv("trade/units.csv", UNIT_COLUMNS):
        for word in split_cell(row["words"]):
            if found.setdefault(word.lower(), (row["unit"], float(row["factor"])))[0] != row["unit"]:
                raise LexiconError("trade/units.csv", f"{word!r} stands for two units", line)
    return found


def _heads(raw: dict[str, Any]) -> Iterator[Head]:
    """Heads of trade, and silent ones: accounts (balances of another kind) and other nouns."""
    for number, table in enumerate(raw["head"], 1):
        try:
            flow = Flow(table["flow"])
            default = Measure.BALANCE if flow is Flow.BALANCE else Measure.VALUE
            measure = Measure(table.get("measure", default))
            words = [_phrase(text) for text in table["words"]]
            where = table.get("where", "")
        except (KeyError, ValueError) as error:
            raise LexiconError(WORD_FILE, f"head {number}: {error}") from error
        if where not in PLACES:
            raise LexiconError(WORD_FILE, f"head {number}: where is {where!r}, not one of {', '.join(PLACES)}")
        for phrase in words:
            yield Head(
                phrase, flow, measure, int(table["sign"]), bool(table.get("loose")),
                common=bool(table.get("common")), where=where,
            )  # fmt: skip
    for key, flow in (("accounts", Flow.BALANCE), ("words", Flow.TOTAL)):
        for text in raw["silence"][key]:
            yield Head(_phrase(text), flow, Measure.VALUE, silent=True)


def _cues(raw: dict[str, Any]) -> Iterator[Cue]:
    for kind in CUES:
        for text in raw[kind]["words"]:
            yield Cue(kind, _phrase(text), text.lower())
    for _, row in read_csv("trade/commodities.csv", COMMODITY_COLUMNS):
        for text in split_cell(row["words"]):
            yield Cue("commodity", _phrase(text), row["name"], row["hs"])
    for _, row in read_csv("trade/sources.csv", SOURCE_COLUMNS):
        for text in split_cell(row["words"]):
            yield Cue("source", _phrase(text, lower=False), row["name"], row["country"], True)
    for _, row in read_csv("trade/blocs.csv", BLOC_COLUMNS):
        for text in split_cell(row["words"]):
            yield Cue("bloc", _phrase(text, lower=False), row["code"], row["code"], True)
    for code, texts in raw["home"].items():
        for text in texts:
            yield Cue("home", _phrase(text, lower=False), text, code, True)


def trade_words() -> TradeWords:
    """The index of all words of trade reporting; read on first use."""
    return _WORDS.get()


@undisturbed()
def _read_words() -> TradeWords:
    raw = read_toml(WORD_FILE)
    classes: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for name, table in raw.items():
        if isinstance(table, dict) and name != "home":
            lists = {key: value for key, value in table.items() if isinstance(value, list)}
            for key, value in lists.items():
                classes[name if key == "words" else f"{name}.{key}"] = phrase_index(_phrase(text) for text in value)
    single = {name: frozenset(words.split()) for name, words in raw["lists"].items()}
    return TradeWords(_by_two_words(_heads(raw)), _by_two_words(_cues(raw)), classes, single)


_WORDS: Final = Once(_read_words)


def word_list(name: str) -> frozenset[str]:
    """The single words, in lower case, of the list `name` of words.toml."""
    return trade_words().lists[name]


def _by_two_words(entries: Iterable[Entry]) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """The entries by their first word and their second, in lower case; of each pair the longest first."""
    found: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        first, second = entry.words[0], entry.words[1] if len(entry.words) > 1 else ""
        found[first.lower()][second.lower()].append(entry)
    return {
        first: {second: tuple(sorted(group, key=lambda entry: -len(entry.words))) for second, group in groups.items()}
        for first, groups in found.items()
    }


@cache
def trade_groups() -> frozenset[str]:
    """Codes of groups and regions, without that of the world."""
    return frozenset([row["code"] for _, row in read_csv("trade/blocs.csv", BLOC_COLUMNS)]) - {"WLD"}


@cache
def trade_openings() -> dict[str, tuple[Phrase, ...]]:
    """What every trade fact needs one of: the phrases of heads that are not silent and of ranked nouns, by their first word. A head that
    is common in all texts opens only together with a part, "gets", "its", "from" and "percent"."""
    words = trade_words()
    loud = [head for groups in words.heads.values() for group in groups.values() for head in group if not head.silent]
    heads = ((*head.words, *rest) for head in loud for rest in (product(*_OF_PARTS) if head.common else [()]))
    ranked = (
        phrase
        for name, index in words.classes.items()
        if name.startswith("ranked.") and name != "ranked.mate"  # which needs a head beside it
        for group in index.values()
        for phrase in group
    )
    return phrase_index({*heads, *ranked})
