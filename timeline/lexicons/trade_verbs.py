"""The verbs of trade reports and their forms, read once from `timeline/lexicon/trade/verbs.toml`."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Final

from timeline.errors import LexiconError
from timeline.lexicons.clauses import inflect
from timeline.lexicons.tables import read_toml

VERB_FILE: Final = "trade/verbs.toml"
_KEYS: Final = frozenset({"lemmas", "nouns", "example"})
_JOINED: Final = frozenset({"deal", "part", "share"})
"""What has no table of its own, but is made of those of others."""


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of verbs of one meaning: those that `told` what was or is done and are no nouns ("took", "sells"), these and the third
    persons that may be nouns (`finite`: "imports"), those in -ing (`going_on`), and the `base` forms."""

    told: frozenset[str]
    finite: frozenset[str]
    going_on: frozenset[str]
    base: frozenset[str]

    tensed: frozenset[str] = field(init=False)
    """The finite forms and the bare ones, which are those of several subjects: "tea and gold make up a third"."""
    all: frozenset[str] = field(init=False)
    """Every form."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tensed", self.finite | self.base)
        object.__setattr__(self, "all", self.finite | self.going_on | self.base)

    def __or__(self, other: "VerbForms") -> "VerbForms":
        """The forms of both."""
        return VerbForms(
            self.told | other.told, self.finite | other.finite, self.going_on | other.going_on, self.base | other.base
        )


@dataclass(frozen=True, slots=True)
class TradeVerbs:
    """A table of verbs.toml each, by what is done; `deal` is all buying and selling, `part` what a country does with its part of trade,
    `share` that and what goods do with theirs."""

    buy: VerbForms
    sell: VerbForms
    trade: VerbForms
    make_up: VerbForms
    lead: VerbForms
    earn: VerbForms
    go: VerbForms
    rely: VerbForms
    pay: VerbForms
    levy: VerbForms
    grant: VerbForms
    hit: VerbForms
    rise: VerbForms
    fall: VerbForms
    multiply: VerbForms
    reach: VerbForms
    carry: VerbForms
    deal: VerbForms
    part: VerbForms
    share: VerbForms


def _forms(lemmas: list[str], nouns: frozenset[str]) -> VerbForms:
    verbs = [inflect(lemma) for lemma in lemmas]
    past = frozenset(form for verb in verbs for form in (*verb.past, *verb.participle))
    third = frozenset(form for verb in verbs for form in verb.third)
    mistaken = frozenset(form for lemma in nouns for form in inflect(lemma).third)
    return VerbForms(
        told=past | (third - mistaken), finite=past | third,
        going_on=frozenset(form for verb in verbs for form in verb.ing), base=frozenset(lemmas),
    )  # fmt: skip


@cache
def trade_verbs() -> TradeVerbs:
    """The verbs of trade reports. Raises LexiconError for a table that is not known or is missing, and for a noun that is none of its verbs."""
    tables = read_toml(VERB_FILE)
    names = [each.name for each in fields(TradeVerbs) if each.name not in _JOINED]
    if set(tables) != set(names):
        raise LexiconError(VERB_FILE, f"the tables must be {', '.join(names)}")
    found: dict[str, VerbForms] = {}
    for name in names:
        table = tables[name]
        if set(table) != _KEYS:
            raise LexiconError(VERB_FILE, f"[{name}] must have the keys {', '.join(sorted(_KEYS))}")
        lemmas, nouns = table["lemmas"].split(), frozenset(table["nouns"].split())
        if nouns - set(lemmas):
            raise LexiconError(
                VERB_FILE,
                f"[{name}] has the nouns {', '.join(sorted(nouns - set(lemmas)))}, which are none of its verbs",
            )
        found[name] = _forms(lemmas, nouns)
    dealt = found["buy"] | found["sell"]
    part = dealt | found["make_up"]
    return TradeVerbs(**found, deal=dealt | found["trade"], part=part, share=part | found["earn"])
