"""Ranks: "China stood as Belarus' seventh trading partner", "the second-largest import source of Belarus"."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.lexicons.trade import Phrase, trade_words
from timeline.records import Amount
from timeline.terms import Flow
from timeline.trade.marks import Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import owner_before, preposition, subject_before

_LISTS = (
    ("ranked.partner", Flow.TOTAL, True), ("ranked.import", Flow.IMPORT, True), ("ranked.export", Flow.EXPORT, True),
    ("ranked.exporter", Flow.EXPORT, False), ("ranked.importer", Flow.IMPORT, False),
)  # fmt: skip
_GAP = 5
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


def find_ranks(marks: Marks, memory: Memory) -> Iterator[Rank]:
    """The ranks of a statement, in order."""
    for amount in marks.amounts:
        if amount.kind != "rank":
            continue
        found = _ranked_noun(marks, amount)
        if found is None:
            continue
        _name, flow, of_partner, start, end = found
        rank = (
            _partner_rank(marks, amount, flow, start, end, memory)
            if of_partner
            else _world_rank(marks, amount, flow, start, end, memory)
        )
        if rank is not None:
            yield rank


def _ranked_noun(marks: Marks, amount: Amount) -> tuple[str, Flow, bool, int, int] | None:
    """The noun that is ranked, right behind the rank, with its list."""
    words = trade_words()
    tokens = marks.between(amount.end, marks.statement.end)[: _GAP + 4]
    silent = words.classes["rank_silence"]
    for at, token in enumerate(tokens[: _GAP + 1]):
        if token.lower in {",", ";", "and", "but", "in", "at", "was", "is", "with"}:
            break
        for name, flow, of_partner in _LISTS:
            phrase = next(
                (
                    p
                    for p in words.classes[name].get(token.lower, ())
                    if _spells(p, [t.lower for t in tokens[at : at + len(p)]])
                ),
                None,
            )
            if phrase is not None:
                return name, flow, of_partner, token.start, tokens[at + len(phrase) - 1].end
        if any(_spells(p, [t.lower for t in tokens[at : at + len(p)]]) for p in silent.get(token.lower, ())):
            return None
    return None


def _spells(phrase: Phrase, words: list[str]) -> bool:
    return list(phrase) == words


def _partner_rank(marks: Marks, amount: Amount, flow: Flow, start: int, end: int, memory: Memory) -> Rank | None:
    owners = _owners(marks, amount, start)
    reporter = owners[-1].code if owners else ""
    behind = next(
        (
            p
            for p in marks.parties
            if p.start >= end and p.start - end < 12 and preposition(marks, p) in {"of", "for", "to"}
        ),
        None,
    )
    if not reporter and behind is not None:
        reporter = behind.code
    partner = _subject(marks, owners[-1].start if owners else amount.start, reporter, memory) or _named_behind(
        marks, end, reporter
    )
    if not reporter:
        reporter = next(
            (code for code in (memory.reporter, memory.subject, memory.title) if code and code != partner), ""
        )
    if not partner or not reporter or partner == reporter:
        return None
    return Rank(amount, flow, reporter, partner, start, end)


def _owners(marks: Marks, amount: Amount, start: int) -> list[PartyMark]:
    """Whose list it is: "Belarus' seventh", "the country's second" with its name before."""
    return owner_before(marks, amount.start) or owner_before(marks, start)


def _subject(marks: Marks, before: int, reporter: str, memory: Memory) -> str:
    found = subject_before(marks, before, but=reporter)
    if found:
        return found
    return ""


def _named_behind(marks: Marks, end: int, reporter: str) -> str:
    """ "its largest trading partner, China", "the country purchased less from China": the next other country named."""
    for party in marks.parties:
        if party.start >= end and party.code not in {reporter, WORLD} and not party.place:
            return party.code
    return ""


def _world_rank(marks: Marks, amount: Amount, flow: Flow, start: int, end: int, memory: Memory) -> Rank | None:
    """ "the world's largest grain importer": the subject among all; "the seventh biggest exporter to the U.S." is ranked in the U.S. list."""
    subject = subject_before(marks, amount.start)
    target = next(
        (
            p
            for p in marks.parties
            if p.start >= end and p.start - end < 14 and preposition(marks, p) in {"to", "of", "from"}
        ),
        None,
    )
    if target is not None and subject and target.code != subject:
        mirrored = Flow.IMPORT if flow is Flow.EXPORT else Flow.EXPORT
        return Rank(amount, mirrored, target.code, subject, start, end)
    if not subject:
        behind = next((p for p in marks.parties if p.start >= end and p.code != WORLD), None)
        subject = behind.code if behind is not None and behind.start - end < 6 else ""
    return Rank(amount, flow, subject, WORLD, start, end) if subject else None
