"""Reads a statement into marks: heads, parties, amounts, cues."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.amounts import find_amounts
from timeline.lexicons.actors import world
from timeline.lexicons.trade import trade_words, word_list
from timeline.records import ActorMention, Amount, Article, Statement
from timeline.terms import ActorKind
from timeline.tokens import Token, tokenize
from timeline.trade.elided import with_elided
from timeline.trade.marks import UNIONS, CueMark, Marks, PartyMark
from timeline.trade.nouns import find_heads

_NAMES: Final = frozenset({"commodity", "source", "home", "bloc"})
"""Kinds whose names do not overlap one another."""
_STEPS: Final = frozenset({"up", "down"})
"""Inside the name of goods these are no steps ("cut flowers")."""
_AGENTS: Final = frozenset({ActorKind.PERSON, ActorKind.INSTITUTION})
_ALPHA3: Final = 3
_PAIR: Final = 2
_LETTERS: Final = 4
_OF_REGION: Final = re.compile(r"[a-z](?:an|ern)$")
_OF_A_PORT: Final = re.compile(r"\s(?:imports|exports|shipments|cargo)")
"""Behind a city these are those of its port, while "Bonn's exports" are the country's."""
_OF_ALL_TRADE: Final = re.compile(
    r"\b(?:(?<=of )global(?=\s)|(?:Global|World|global)(?=\s(?:[a-z-]{2,14}\s){0,2}(?:trade|exports|imports)\b))"
)
""" "World merchandise trade fell", "30 percent of global exports"; "world" itself is a group in blocs.csv."""
_WORLDWIDE: Final = frozenset({"world", "global"})
_GENITIVE: Final = re.compile(r"['’](?:[sS]\b|\s)")
_OPEN: Final = 9999
_MAINLAND_IS_CHINA: Final = frozenset({"HKG", "MAC", "TWN"})


def read_marks(article: Article, statement: Statement, actors: Sequence[ActorMention]) -> Marks:
    """The marks of one statement; `actors` are those in it."""
    text, start, end = article.text, statement.start, statement.end
    tokens = tokenize(text, start, end)
    amounts = find_amounts(text, start, end)
    actors = _without_currencies(actors, amounts)
    cues = find_cues(tokens)
    parties = find_parties(text, tokens, actors, cues)
    return Marks(
        text,
        statement,
        tokens,
        with_elided(find_heads(text, tokens, amounts, parties, cues), tokens, parties, cues),
        parties,
        amounts,
        tuple(cue for cue in cues if cue.kind != "bloc"),
        tuple(PartyMark(a.start, a.end, a.code) for a in actors if _is_agent(a)),
        next((a.codes for a in actors if len(a.codes) == _PAIR and all(map(_is_trader, a.codes))), ()),
    )


def _without_currencies(actors: Sequence[ActorMention], amounts: Sequence[Amount]) -> Sequence[ActorMention]:
    """Whom a statement names but as those whose money it counts in: "a surplus of 69 billion Canadian dollars"."""
    sums = [(amount.start, amount.end) for amount in amounts if amount.kind == "money"]
    return [actor for actor in actors if not any(start <= actor.start and actor.end <= end for start, end in sums)]


def find_cues(tokens: Sequence[Token]) -> list[CueMark]:
    """Words of closed classes, commodities, sources, home institutions and groups of countries, sorted; of each kind the longest at a place."""
    index = trade_words().cues
    found: list[CueMark] = []
    ends: dict[str, int] = {}
    for at, token in enumerate(tokens):
        entries = index.get(token.lower)
        if entries is None:
            continue
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        told: set[str] = set()
        for cue in (*entries.get(following, ()), *entries.get("", ())):  # the longest first
            if cue.kind in told or ends.get(cue.kind, 0) > token.start:
                continue
            here = tokens[at : at + len(cue.words)]
            if tuple([t.text if cue.as_written else t.lower for t in here]) == cue.words:
                told.add(cue.kind)
                found.append(CueMark(token.start, here[-1].end, cue.kind, cue.name, cue.code))
                if cue.kind in _NAMES:
                    ends[cue.kind] = here[-1].end
    goods = [cue for cue in found if cue.kind == "commodity"]
    if goods:
        found = [cue for cue in found if cue.kind not in _STEPS or not any(g.start <= cue.start < g.end for g in goods)]
    return sorted(found, key=lambda cue: (cue.start, -cue.end))


def find_parties(
    text: str, tokens: Sequence[Token], actors: Sequence[ActorMention], cues: Sequence[CueMark]
) -> tuple[PartyMark, ...]:
    """Countries and groups of a statement, sorted; where a group's name and an actor overlap, the longer words stand."""
    marks: list[PartyMark] = []
    for actor in actors:
        if actor.kind is ActorKind.COUNTRY and actor.code and not actor.person:
            if actor.rule_id == "name.city" and _OF_A_PORT.match(text, actor.end):
                continue
            letters = actor.text.isupper() and len(actor.text) <= _LETTERS  # names and attributes alike: "UK", "U.S."
            adjective = actor.adjective and not letters
            marks.append(
                PartyMark(
                    actor.start,
                    actor.end,
                    actor.code,
                    adjective,
                    _genitive(text, actor.end),
                    actor.place,
                    actor.rule_id == "name.city",
                )
            )
    for cue in cues:
        if cue.kind == "bloc":
            adjective = _OF_REGION.search(text, cue.start, cue.end) is not None
            following = next((token for token in tokens if token.start >= cue.end), None)
            if not adjective or (
                following is not None
                and following.text[0].islower()
                and following.lower not in word_list("one_of_them")
            ):  # "European exports", not "European Parliament" nor "the Asian giant"
                marks.append(PartyMark(cue.start, cue.end, cue.code, adjective, _genitive(text, cue.end)))
    if any(token.lower in _WORLDWIDE for token in tokens):
        marks += [
            PartyMark(match.start(), match.end(), "WLD", True)
            for match in _OF_ALL_TRADE.finditer(text, tokens[0].start, tokens[-1].end)
        ]
    marks += _origins(tokens, marks, [cue for cue in cues if cue.kind == "commodity"])
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


def _origins(tokens: Sequence[Token], named: Sequence[PartyMark], goods: Sequence[CueMark]) -> list[PartyMark]:
    """Adjectives of countries right before goods ("French wine", "Swiss watches"): phrases that name no actor of an event, but an origin."""
    found = []
    for cue in goods:
        before = [token for token in tokens if token.end < cue.start][-2:]
        if (
            not before
            or before[-1].end != cue.start - 1
            or any(mark.start <= before[-1].start < mark.end for mark in named)
        ):
            continue
        for words in (before, before[-1:]):  # "South Korean" before "Korean"
            code = _adjective(tuple(token.text for token in words))
            if code:
                found.append(PartyMark(words[0].start, words[-1].end, code, True))
                break
    return found


def _adjective(words: tuple[str, ...]) -> str:
    """The country that words are the adjective of today, "" if none."""
    entries = world().names.get(words[0].lower(), {}).get(words[1].lower() if len(words) > 1 else "", ())
    named = (n.code for n in entries if n.form == "adjective" and n.words == words and n.until_year == _OPEN)
    return next(named, "")


def _genitive(text: str, end: int) -> bool:
    return _GENITIVE.match(text, end) is not None or text[end - 2 : end] in ("'s", "’s")


def _is_trader(code: str) -> bool:
    """A country or a customs union, which the UN is not."""
    return len(code) == _ALPHA3 or code in UNIONS


def _is_agent(actor: ActorMention) -> bool:
    """A bare surname is too weak a ground to take a country from."""
    return (
        actor.kind in _AGENTS
        and len(actor.code) == _ALPHA3
        and (actor.rule_id != "person.surname" or " " in actor.text)
    )
