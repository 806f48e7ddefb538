"""Ranks: "China stood as Belarus' seventh trading partner", "the second-largest import source of Belarus"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from timeline.amount_forms import ORDINALS
from timeline.lexicons.trade import Phrase, trade_groups, trade_words, word_list
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.tokens import Token
from timeline.trade.marks import UNIONS, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import owner_before, preposition, subject_before
from timeline.trade.ranked import (
    apposed,
    behind_others,
    its_neighbour,
    made_it,
    made_party,
    named_behind,
    overtaker,
    ranked_subject,
)
from timeline.trade.trade_markets import is_trade_market
from timeline.trade.unranked import MAIN, is_bare, is_lost, is_of_region, is_one_of, is_one_of_many, is_past, is_run

_LISTS: Final = (
    ("ranked.partner", Flow.TOTAL), ("ranked.mate", Flow.TOTAL), ("ranked.import", Flow.IMPORT), ("ranked.export", Flow.EXPORT),
    ("ranked.market", Flow.EXPORT), ("ranked.exporter", Flow.EXPORT), ("ranked.importer", Flow.IMPORT),
)  # fmt: skip
_STOPS: Final = frozenset({",", ";", "and", "but", "in", "at", "was", "is", "with"})
_PLACED: Final = (
    ["ranked"],
    ["ranks"],
    ["came"],
    ["was"],
    ["is"],
    ["placed"],
    ["in"],
    ["was", "in"],
    ["came", "in"],
    ["is", "the"],
    ["was", "the"],
    ["the"],
    ["its"],
    ["their"],
)
_ENDS: Final[tuple[list[str], ...]] = ([], ["with"], [","], ["."], ["and"], [";"], ["at"], ["("], ["in"])
_FAR: Final = 45
_LEAD: Final = len("it is the world's ")
_GAP: Final = 5
"""Words between rank and noun: "second-largest agricultural trading partner"."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One rank: the reporter owns the list, the partner is ranked in it."""

    amount: Amount
    flow: Flow
    reporter: str
    partner: str
    start: int
    end: int
    regional: bool = False
    """Among the countries of a region only: it tells who trades, but is no place among all."""


def find_ranks(marks: Marks, memory: Memory) -> Iterator[Rank]:
    """The ranks of a statement, in order; one without a subject of its own has that of the rank before."""
    last: Rank | None = None
    for amount in _places(marks):
        found = _ranked_noun(marks, amount)
        if found is None and (again := _ranked_again(marks, amount, last, memory)) is not None:
            last = again
            yield again
        inside = [p for p in marks.parties if found is not None and amount.end <= p.start and p.end <= found[2]]
        if any(party.adjective and party.code in trade_groups() for party in inside):
            continue  # "the leading African market" is first among some only
        if found is None or (found[0] == "ranked.market" and not is_trade_market(marks, amount, memory)):
            continue
        if (found[0] == "ranked.mate" and not _is_of_trade(marks)) or is_past(marks, found[3]):
            continue
        name, flow, start, end = found
        pair = _mutual(marks, amount, start) if name in ("ranked.partner", "ranked.mate") else None
        if (
            is_lost(marks, amount)
            or is_one_of(marks, amount)
            or (pair is None and (is_one_of_many(marks, amount, end) or is_run(marks, amount, end)))
        ):
            continue
        if pair is not None:
            rank: Rank | None = Rank(amount, flow, *pair, start, end)
        elif name in ("ranked.exporter", "ranked.importer"):
            rank = _world_rank(marks, amount, flow, start, end, last)
        else:
            rank = _partner_rank(marks, amount, flow, start, end, memory, last)
        if rank is not None:
            is_no_place = amount.rule_id == MAIN or is_of_region(marks, end)
            rank = replace(rank, amount=behind_others(marks, amount, end), regional=is_no_place)
            last = rank
            yield rank


def _places(marks: Marks) -> list[Amount]:
    """The ranks of a statement and, beside them, what is called "main": no place, but it tells whose the sum or share beside it is."""
    places = [amount for amount in marks.amounts if amount.kind == "rank"]
    for token in marks.tokens:
        if token.lower in word_list("called_main"):
            places.append(Amount(token.start, token.end, token.text, "rank", 1.0, "rank", False, MAIN))
    return sorted(places, key=lambda amount: amount.start)


def _ranked_again(marks: Marks, amount: Amount, last: Rank | None, memory: Memory) -> Rank | None:
    """ "Mali ranked second with 3 billion and Chad third": places in the list that was spoken of before."""
    flow, reporter = (last.flow, last.reporter) if last is not None else memory.ranking
    if not reporter and amount.text.lower() in ORDINALS:
        flow, reporter = _list_of_head(marks, amount)
    parties = [party for party in marks.parties if party.end <= amount.start]
    if (
        not reporter
        or not parties
        or parties[-1].code in (reporter, WORLD)
        or parties[-1].genitive
        or parties[-1].adjective
    ):
        return None
    before = [token.lower for token in marks.between(parties[-1].end, amount.start)]
    after = [token.lower for token in marks.between(amount.end, amount.end + 12)][:1]
    placed = before in _PLACED or (not before and last is not None)
    if not placed or after not in _ENDS or is_bare(amount):
        return None
    return Rank(amount, flow, reporter, parties[-1].code, parties[-1].start, amount.end)


def _list_of_head(marks: Marks, amount: Amount) -> tuple[Flow, str]:
    """ "Togo's imports were 3 billion; Mali ranked first with 1": the list that a noun of trade and its owner make."""
    told = next((h for h in reversed(marks.heads) if h.end <= amount.start), None)
    if told is None or told.silent or told.measure is not Measure.VALUE or told.flow is Flow.BALANCE or told.loose:
        return Flow.TOTAL, ""
    owner = owner_before(marks, told.start)
    before = marks.words(max(marks.statement.start, amount.start - _LEAD), amount.start)[-1:]
    return told.flow, owner[0].code if len(owner) == 1 and before in (["ranked"], ["came"]) else ""


def _is_of_trade(marks: Marks) -> bool:
    """ "did 35 billion in trade, making Mali its largest partner": of which kind is said elsewhere in the sentence."""
    return any(not head.silent and head.measure in (Measure.VALUE, Measure.CHANGE) for head in marks.heads)


def _mutual(marks: Marks, amount: Amount, start: int) -> tuple[str, str] | None:
    """ "A and B, the world's biggest trading partners", "the two are each other's largest trading partner": both sides named before."""
    words = [token.lower for token in marks.between(marks.statement.start, start + 24)]
    owned = owner_before(marks, amount.start)
    plural = owned and owned[-1].code == WORLD and "partners" in words
    if not plural and not ("each" in words and "other" in words):
        return None
    named = [p for p in (*marks.parties, *marks.agents) if p.end <= amount.start and p.code != WORLD]
    codes = list(dict.fromkeys(p.code for p in sorted(named, key=lambda p: p.start)))
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _ranked_noun(marks: Marks, amount: Amount) -> tuple[str, Flow, int, int] | None:
    """The noun that is ranked, right behind the rank, with its list; None for one that is not of trade ("source of investment")."""
    words = trade_words()
    tokens = marks.between(amount.end, marks.statement.end)[: _GAP + 8]
    silent = words.classes["rank_silence"]
    for at, token in enumerate(tokens[: _GAP + 1]):
        if token.lower in _STOPS:
            break
        hush = _phrase_at(tokens, at, silent)
        for name, flow in _LISTS:
            size = _phrase_at(tokens, at, words.classes[name])
            if size > hush:
                rest = at + size
                hushed = any(
                    _phrase_at(tokens, place, silent) for place in range(rest, min(rest + 5, len(tokens)))
                    if not {t.lower for t in tokens[rest:place]} & _STOPS
                )  # fmt: skip
                return None if hushed else (name, flow, token.start, tokens[rest - 1].end)
        if hush:
            return None
    return None


def _phrase_at(tokens: Sequence[Token], at: int, index: Mapping[str, tuple[Phrase, ...]]) -> int:
    """The length of the longest phrase of a class that begins at a token, 0 for none."""
    for phrase in index.get(tokens[at].lower, ()):
        if tuple(token.lower for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _partner_rank(
    marks: Marks, amount: Amount, flow: Flow, start: int, end: int, memory: Memory, last: Rank | None
) -> Rank | None:
    made = made_party(marks, amount)
    if made:
        reporter = subject_before(marks, amount.start, but=made) or _other_of_two(marks, amount.start, made)
        return Rank(amount, flow, reporter, made, start, end) if reporter else None
    owners = _owners(marks, amount, start)
    reporter = owners[-1].code if owners else ""
    behind = next(
        (p for p in marks.parties if p.start >= end and _is_listed(marks, p, end, flow)),
        None,
    )
    if not reporter and behind is not None:
        reporter = behind.code
    if not reporter and last is not None and _is_its(marks, amount):
        return Rank(amount, flow, last.reporter, last.partner, start, end)
    subject = owners[-1].start if owners else amount.start
    partner = (
        overtaker(marks, subject)
        or apposed(marks, owners, reporter)
        or (its_neighbour(marks, amount) if not reporter else "")
        or made_it(marks, amount, reporter)
        or ranked_subject(marks, subject, reporter, memory)
        or named_behind(marks, end, reporter)
    )
    if not partner and last is not None and last.reporter == reporter:
        partner = last.partner
    if not reporter and last is not None and partner == last.reporter:
        reporter = last.partner  # "A is our third market, and we are its biggest supplier"
    words = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 12), amount.start)]
    if not reporter and words[-1:] == ["our"]:
        reporter = memory.home_country(but=partner)
    if not reporter and words[-1:] == ["its"]:
        owners = [p for p in marks.parties if p.end <= amount.start and p.genitive and p.code not in (partner, WORLD)]
        reporter = owners[-1].code if owners else ""
    if not reporter and its_neighbour(marks, amount) == partner:
        reporter = subject_before(marks, amount.start, but=partner)
    if not reporter:
        others = {partner, *(p.code for p in marks.parties if preposition(marks, p) == "after")}
        reporter = next(
            (code for code in (memory.reporter, memory.subject, memory.title) if code and code not in others), ""
        )
    first = next((token.lower for token in marks.tokens if token.is_word), "")
    if not partner and first == "it" and memory.subject != reporter:
        partner = memory.subject  # "It is also the top buyer of Azerbaijani oil."
    if not partner or not reporter or partner == reporter:
        return None
    return Rank(amount, flow, reporter, partner, start, end)


def _other_of_two(marks: Marks, end: int, made: str) -> str:
    """ "Trade between Mali and Chad doubled, making Mali its first partner": the only other country named before, "" if there are more."""
    others = {party.code for party in marks.parties if party.end <= end} - {made, WORLD}
    return others.pop() if len(others) == 1 else ""


def _is_listed(marks: Marks, party: PartyMark, end: int, flow: Flow) -> bool:
    """Whether a party behind the noun owns the list: "supplier of oil to Kenya", "buyer of copper from Chile", "market for Uganda"."""
    if party.start - end >= _FAR:
        return False
    found = preposition(marks, party)
    far = "to" if flow is Flow.IMPORT else "from"
    words = {token.lower for token in marks.between(end, party.start)}
    if found == "by" and "imported" in words:
        return flow is Flow.IMPORT  # "the top source of goods imported by Mali"
    return (party.start - end < 12 and found in {"of", "for", "to"}) or (
        party.start - end < 45 and found == far and not words & {",", ";", "and", "was", "is", "after"}
    )


def _is_its(marks: Marks, amount: Amount) -> bool:
    """ "the biggest partner and its third supplier": "its" is the owner of the list before."""
    words = [token.lower for token in marks.between(marks.statement.start, amount.start)]
    return words[-2:] == ["and", "its"] or words[-1:] == ["and"] or words[-2:] == ["and", "the"]


def _owners(marks: Marks, amount: Amount, start: int) -> list[PartyMark]:
    """Whose list it is: "Belarus' seventh", "the country's second" with its name before."""
    before = [] if amount.text.lower().startswith("rank") else _owner(marks, amount.start)
    return before or _owner(marks, start)  # "Mali ranks 4th among Chad's partners"


def _owner(marks: Marks, end: int) -> list[PartyMark]:
    """Whose noun phrase runs up to `end`, but not the one of "after Chad and the top supplier of tea to Mali"."""
    found = owner_before(marks, end)
    is_name = bool(found) and not (found[-1].genitive or found[-1].adjective)
    return [] if is_name and "and" in marks.words(found[-1].end, end) else found


def _world_rank(marks: Marks, amount: Amount, flow: Flow, start: int, end: int, last: Rank | None) -> Rank | None:
    """ "the world's largest grain importer": the subject among all; "the seventh biggest exporter to the U.S." is ranked in the U.S. list."""
    owner = owner_before(marks, amount.start)
    if owner and owner[-1].genitive and owner[-1].code in trade_groups() - UNIONS:
        return None  # "ASEAN's largest exporter" is first among some only
    subject = subject_before(marks, amount.start)
    target = next(
        (
            p
            for p in marks.parties
            if 0 <= p.start - end < 45
            and marks.words(end, p.start)[:1] != ["ahead"]
            and (
                (p.start - end < 14 and preposition(marks, p) in {"to", "of", "from"}) or preposition(marks, p) == "to"
            )
        ),
        None,
    )
    if target is not None and subject and target.code != subject:
        mirrored = Flow.IMPORT if flow is Flow.EXPORT else Flow.EXPORT
        return Rank(amount, mirrored, target.code, subject, start, end)
    if not subject:
        behind = next((p for p in marks.parties if p.start >= end and p.code != WORLD), None)
        subject = behind.code if behind is not None and behind.start - end < 6 else ""
    words = marks.words(max(marks.statement.start, amount.start - _LEAD), amount.start)
    if not subject and ("it", "is") in pairwise(
        words
    ):  # "exports of Mali are led by tea, of which it is the top shipper"
        subject = next((p.code for p in marks.parties if p.end <= amount.start and p.code != WORLD), "")
    if not subject and last is not None and last.partner == WORLD:
        subject = last.reporter
    return Rank(amount, flow, subject, WORLD, start, end) if subject else None
