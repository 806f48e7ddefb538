"""What a statement holds that a trade fact is made of: heads (exports, deficit, tariff), parties, amounts, cues; all with offsets."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.amounts import find_amounts
from timeline.lexicons.trade import Head, Named, Phrase, trade_words
from timeline.records import ActorMention, Amount, Article, Statement
from timeline.terms import ActorKind, Flow, Measure
from timeline.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class HeadMark:
    """A word that figures are said of; `silent` ones (output, budget, loan) are no trade.

    A silent head with the flow `balance` is another account (current account, budget), whose "deficit" is no trade either.
    """

    start: int
    end: int
    flow: Flow
    measure: Measure
    sign: int = 0
    loose: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class PartyMark:
    """A country or group. `genitive`: "China's"; `place`: a capital's name, which may only be where something happened."""

    start: int
    end: int
    code: str
    adjective: bool = False
    genitive: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class CueMark:
    """A word of a closed class (up, down, comparison, forecast …), or a commodity or source under its name."""

    start: int
    end: int
    kind: str
    name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """One statement, read. `text` is the article's; all offsets count in it."""

    text: str
    statement: Statement
    tokens: tuple[Token, ...]
    heads: tuple[HeadMark, ...]
    parties: tuple[PartyMark, ...]
    amounts: tuple[Amount, ...]
    cues: tuple[CueMark, ...] = field(default=())
    agents: tuple[PartyMark, ...] = field(default=())
    """Persons and institutions that act or speak for a country: "President Mills imposed a tariff", "Chile's customs office said"."""
    pair: tuple[str, ...] = ()
    """Codes of "the two countries", when the statement has such words."""

    def of_kind(self, kind: str) -> list[CueMark]:
        """Cues of one class, in order."""
        return [cue for cue in self.cues if cue.kind == kind]

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that lie wholly in text[start:end]."""
        return [token for token in self.tokens if token.start >= start and token.end <= end]

    def lower(self, start: int, end: int) -> str:
        """text[start:end] in lower case."""
        return self.text[start:end].lower()


CUES = ("up", "down", "comparison", "forecast", "target", "planned", "proposed", "one_off")
COUNTED = frozenset({"was", "is", "were", "rose", "fell", "grew", "totalled", "totaled", "reached", "exceeded", "stood", "amounted", "hit",
                      "worth", "came", "in", "has", "had", "will", "would", "doubled", "topped", "surpassed", "exceeding", "increased",
                      "declined", "dropped", "jumped", "surged", "climbed", "to", "totaling", "totalling", "valued",
                      "averaged", "amounting"})  # fmt: skip
_VERB_BEFORE = frozenset(
    {
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "and",
        "not",
        "now",
        "also",
        "they",
        "we",
        "countries",
    }
)
_DESCRIBED = frozenset("of on the for from all cheap cheaper some more in by with than most other as against".split())
"""Before "imported" and "exported" these show that it describes a noun ("prices of imported cars")."""
_VERBS = frozenset({"exported", "imported", "shipped"})
_ADVERBS = frozenset({"also", "has", "have", "had", "only", "then"})
_LETTERS = frozenset({"it", "us", "uk", "eu", "ec", "eec", "uae", "ussr", "drc", "opec", "asean"})
_GAP = re.compile(
    r"\b(?:gap|difference)\s{1,3}between\b[^.;,]{0,60}?\b(?:exports?|exported)\s{1,3}and\s{1,3}(?:what\b[^.;,]{0,30}?)?(?:imports?|imported)\b",
    re.IGNORECASE,
)
_AGENTS = frozenset({ActorKind.PERSON, ActorKind.INSTITUTION})
_ALPHA3 = 3
_PAIR = 2
_MAINLAND_IS_CHINA = frozenset({"HKG", "MAC", "TWN"})
_NOT_TRADE_BEFORE = frozenset(
    {"budget", "fiscal", "account", "payments", "federal", "government", "public", "services", "invisibles"}
)


def _matches(tokens: Sequence[Token], at: int, words: Phrase, form: Callable[[Token], str]) -> bool:
    return len(tokens) >= at + len(words) and all(form(tokens[at + i]) == word for i, word in enumerate(words))


def _lower(token: Token) -> str:
    return token.lower


def _written(token: Token) -> str:
    return token.text


def _bare_is_head(tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> bool:
    """ "export" and "import" alone are heads as verbs, or before "of"; else they describe the noun behind them."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1].lower if at else ""
    if after is None:
        return False
    near = any(0 <= amount.start - tokens[at].end <= 12 for amount in amounts)
    return near or after.lower == "of" or (before in _VERB_BEFORE and before != "and")


def _is_company(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised name that may be a company's does it ("its unit UPM exported"): country names are in the actor lexicon."""
    before = [token for token in tokens[max(0, at - 3) : at] if token.lower not in _ADVERBS]
    return len(before) > 1 and before[-1].is_word and before[-1].text.isupper() and before[-1].lower not in _LETTERS


def _head_at(tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> tuple[int, HeadMark] | None:
    """The longest head or silent noun that begins at a token, with its length."""
    words = trade_words()
    first = tokens[at].lower
    head: Head | None = next((h for h in words.heads.get(first, ()) if _matches(tokens, at, h.words, _lower)), None)
    account = next(
        (p for p in words.classes["silence.accounts"].get(first, ()) if _matches(tokens, at, p, _lower)), None
    )
    silent = next((p for p in words.silence.get(first, ()) if _matches(tokens, at, p, _lower)), None)
    flow = Flow.TOTAL
    if account and len(account) >= len(silent or ()):
        silent, flow = account, Flow.BALANCE
    if silent and (head is None or len(silent) > len(head.words)):
        end = tokens[at + len(silent) - 1].end
        return len(silent), HeadMark(tokens[at].start, end, flow, Measure.VALUE, silent=True)
    if head is None:
        if (
            first == "trade"
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in COUNTED
            and at
            and tokens[at - 1].lower not in ("of", "in")
        ):
            return 1, HeadMark(tokens[at].start, tokens[at].end, Flow.TOTAL, Measure.VALUE, loose=True)
        return None
    size = len(head.words)
    end = tokens[at + size - 1].end
    if head.words in (("export",), ("import",)) and not _bare_is_head(tokens, at, amounts):
        return None
    if head.words in (("exported",), ("imported",)) and at and tokens[at - 1].lower in _DESCRIBED:
        return None
    if head.words[0] in _VERBS and _is_company(tokens, at):
        return size, HeadMark(tokens[at].start, end, Flow.TOTAL, Measure.VALUE, silent=True)
    if head.loose and any(token.lower in _NOT_TRADE_BEFORE for token in tokens[max(0, at - 2) : at]):
        return size, HeadMark(tokens[at].start, end, Flow.BALANCE, Measure.VALUE, silent=True)
    return size, HeadMark(tokens[at].start, end, head.flow, head.measure, head.sign, head.loose)


def find_heads(text: str, tokens: Sequence[Token], amounts: Sequence[Amount]) -> tuple[HeadMark, ...]:
    """Heads of trade and silent nouns, in order."""
    found: list[HeadMark] = []
    gaps = []
    if tokens:
        for match in _GAP.finditer(text, tokens[0].start, tokens[-1].end):
            gaps.append(HeadMark(match.start(), match.end(), Flow.BALANCE, Measure.BALANCE, -1))
    at = 0
    while at < len(tokens):
        gap = next((g for g in gaps if g.start <= tokens[at].start < g.end), None)
        if gap:
            found.append(gap)
            while at < len(tokens) and tokens[at].start < gap.end:
                at += 1
            continue
        hit = _head_at(tokens, at, amounts)
        if hit and not any(amount.start <= hit[1].start < amount.end for amount in amounts):
            found.append(hit[1])
            at += hit[0]
        else:
            at += 1
    return tuple(found)


def _named(
    tokens: Sequence[Token], index: dict[str, tuple[Named, ...]], kind: str, form: Callable[[Token], str]
) -> list[CueMark]:
    found, at = [], 0
    while at < len(tokens):
        entry = next((e for e in index.get(tokens[at].lower, ()) if _matches(tokens, at, e.words, form)), None)
        if entry:
            end = tokens[at + len(entry.words) - 1].end
            found.append(CueMark(tokens[at].start, end, kind, entry.name, entry.code))
            at += len(entry.words)
        else:
            at += 1
    return found


def _cues(tokens: Sequence[Token]) -> list[CueMark]:
    words = trade_words()
    found = _named(tokens, words.commodities, "commodity", _lower) + _named(tokens, words.sources, "source", _written)
    found += _named(tokens, words.home, "home", _written)
    for kind in CUES:
        index = words.classes[kind]
        for at, token in enumerate(tokens):
            phrase = next((p for p in index.get(token.lower, ()) if _matches(tokens, at, p, _lower)), None)
            if phrase:
                found.append(CueMark(token.start, tokens[at + len(phrase) - 1].end, kind, " ".join(phrase)))
    return sorted(found, key=lambda cue: (cue.start, -cue.end))


def find_parties(text: str, tokens: Sequence[Token], actors: Sequence[ActorMention]) -> tuple[PartyMark, ...]:
    """Countries and groups of a statement, sorted; where a group's name and an actor overlap, the longer words stand."""
    marks: list[PartyMark] = []
    for actor in actors:
        if actor.kind is ActorKind.COUNTRY and actor.code and not actor.person:
            marks.append(
                PartyMark(actor.start, actor.end, actor.code, actor.adjective, _genitive(text, actor.end), actor.place)
            )
    for cue in _named(tokens, trade_words().blocs, "bloc", _written):
        marks.append(PartyMark(cue.start, cue.end, cue.code, False, _genitive(text, cue.end)))
    if any(mark.code in _MAINLAND_IS_CHINA for mark in marks):
        marks += [
            PartyMark(token.start, token.end, "CHN", False, _genitive(text, token.end))
            for token in tokens
            if token.lower == "mainland"
        ]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[PartyMark] = []
    for mark in marks:
        if not kept or kept[-1].end <= mark.start:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
    return tuple(kept)


def _genitive(text: str, end: int) -> bool:
    return bool(re.match(r"['’](?:[sS]\b|\s)", text[end : end + 3])) or text[end - 2 : end] in ("'s", "’s")


def _is_agent(actor: ActorMention) -> bool:
    """A bare surname is too weak a ground to take a country from."""
    return (
        actor.kind in _AGENTS
        and len(actor.code) == _ALPHA3
        and (actor.rule_id != "person.surname" or " " in actor.text)
    )


def read_marks(article: Article, statement: Statement, actors: Sequence[ActorMention]) -> Marks:
    """The marks of one statement; `actors` may be those of the whole article."""
    text, start, end = article.text, statement.start, statement.end
    tokens = tokenize(text, start, end)
    amounts = find_amounts(text, start, end)
    here = [actor for actor in actors if actor.start >= start and actor.end <= end]
    return Marks(
        text,
        statement,
        tokens,
        find_heads(text, tokens, amounts),
        find_parties(text, tokens, here),
        amounts,
        tuple(_cues(tokens)),
        tuple(PartyMark(a.start, a.end, a.code) for a in here if _is_agent(a)),
        next((a.codes for a in here if len(a.codes) == _PAIR), ()),
    )
