"""Reporter and partner of every figure of a statement: those of its head, and what is said of the figure itself, a share, a tariff, a rank."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import trade_groups, trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.terms import Flow, Measure
from timeline.trade.beside import as_ranked, is_put_behind, ranked_beside
from timeline.trade.listed import parties_beside
from timeline.trade.marks import Figure, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import Sides, favoured, preposition
from timeline.trade.parts import bracketed_partner, gapped_trader, parts_of
from timeline.trade.purchases import is_purchase
from timeline.trade.put_in import is_its_share, is_put_in, is_worth_of_share
from timeline.trade.ranks import Rank
from timeline.trade.rates import with_own_levier, with_own_part, with_own_target
from timeline.trade.respective import parties_in_order
from timeline.trade.rows import is_but_then
from timeline.trade.shares import share_sides
from timeline.trade.sources import find_source

_LONG: Final = 24
_WHOLE: Final = frozenset("total overall all worldwide global".split())
_LEADS: Final = frozenset({"to", "into", "from", "with", "on"})
"""Behind these stands a partner."""
_OF_OWN: Final = (("of", "its"), ("of", "their"))


def sides_of(
    marks: Marks, figures: Sequence[Figure], sides: Mapping[int, Sides], memory: Memory, ranks: Sequence[Rank]
) -> Iterator[Sides | None]:
    """The sides of each figure, None where the words give no country whose trade it could be."""
    parts = parts_of(marks, figures)
    ordered = parties_in_order(marks)
    before: dict[Measure, Figure] = {}
    last: Sides | None = None
    takers: set[str] = set()
    end = -1
    for figure in figures:
        named, owns = gapped_trader(marks, figure, before.get(figure.measure))
        listed = ordered.get(figure.amount.start)
        if figure.measure is Measure.SHARE and last is not None and is_put_in(marks, figure, end):
            pass  # "3 billion (26 percent)": the share of the sum before
        elif last is not None and is_worth_of_share(marks, figure, before.get(Measure.SHARE), end):
            pass  # "Mali took 10 percent of its tea exports, worth 3 billion"
        elif last is not None and figure.measure is Measure.SHARE and end >= 0 and is_but_then(marks, figure.amount):
            pass  # "went to Mali in 2013, but only 15 percent in 2017"
        elif last is not None and is_its_share(marks, figure, end) and figure.measure in before:
            pass  # "took 19 percent of its imports; in 2021 its share had been 15 percent"
        elif listed is not None:
            told = last
            last = _sides_of(marks, figure, sides, memory, ranks, "")
            first = None if figure.head.resumed else next(iter(ordered.values()))
            last = last and _in_place(marks, figure, last, listed, first)
            if told is not None and figure.measure is Measure.SHARE and last is not None and last.reporter in takers:
                last = replace(told, partner=listed.code, partner_named=True)  # "; Mali and Chad follow with 11 and 7"
        elif (
            named
            and figure.amount.start not in parts
            and last is not None
            and named not in (last.reporter, last.partner)
        ):
            owns = owns or any(r.partner == WORLD and r.amount.start == figure.head.start for r in ranks)
            last = replace(last, reporter=named) if owns else replace(last, partner=named, partner_named=True)
        else:
            told, shared = last, before.get(Measure.SHARE)
            last = _sides_of(marks, figure, sides, memory, ranks, parts.get(figure.amount.start, ""))
            if figure.party and last is not None and told is not None and shared is not None:
                is_again = shared.head == figure.head and last.reporter in takers and told.reporter != figure.party
                # "Mali supplied 31 percent of the imports and Chad 14": who has the first share does not own the next
                last = replace(last, reporter=told.reporter, reporter_named=told.reporter_named) if is_again else last
        if figure.measure is Measure.SHARE and last is not None:
            takers.add(last.partner)
        yield last
        before[figure.measure], end = figure, figure.amount.end


def _in_place(marks: Marks, figure: Figure, own: Sides, party: PartyMark, first: PartyMark | None) -> Sides:
    """The sides of a figure of a row: its country is the partner where the row stands behind a preposition, or takes a share of what is
    another's ("Mali and Chad take 4 and 6 percent of its exports"), else the owner; a row that goes on with a list of partners has no
    `first` of its own."""
    takes = figure.measure is Measure.SHARE and party.code not in own.reporter.split("+")
    takes = takes and (own.partner == WORLD or party.code in own.partner.split("+"))
    if first is None or takes or preposition(marks, first) in _LEADS:
        return replace(own, partner=party.code, partner_named=True)
    partner = own.partner if "+" not in own.partner and own.partner != party.code else WORLD
    return replace(own, reporter=party.code, reporter_named=True, partner=partner)


def _sides_of(
    marks: Marks, figure: Figure, sides: Mapping[int, Sides], memory: Memory, ranks: Sequence[Rank], part: str
) -> Sides | None:
    """The sides of one figure; `part` is who has it, when it is a part of another."""
    own = sides[figure.head.start]
    if figure.measure is Measure.SHARE and figure.party:
        placed = next((r for r in reversed(ranks) if r.end <= figure.amount.start), None)
        if placed is not None and placed.reporter == figure.party and placed.partner != WORLD:
            return Sides(placed.reporter, placed.partner, True, True)  # "the biggest supplier of Mali (17 percent)"
        return _of_listed(marks, figure, own, memory)
    rank = ranked_beside(marks, figure, ranks) if figure.measure is Measure.SHARE and _is_open(own, figure) else None
    if rank is not None:
        return Sides(rank.reporter, rank.partner, True, True)
    own = _by_measure(marks, figure, own, sides, memory, ranks, part)
    placed = next((r for r in ranks if is_put_behind(marks, r, figure)), None)
    if placed is not None:
        return Sides(placed.reporter, placed.partner, True, True)
    if figure.measure in (Measure.VALUE, Measure.BALANCE) and _is_within_total(marks, figure, own, memory):
        own = replace(own, partner=memory.counterpart_in_pair(own.reporter))
    if figure.amount.unit == "percent_gdp" and not own.reporter_named:
        own = _of_economy(marks, figure, own)
    winner = favoured(marks, figure.amount.end) if figure.measure is Measure.BALANCE else ""
    if winner and winner == own.partner:
        own = Sides(winner, own.reporter, own.partner_named, own.reporter_named)
    return own if _is_trade_of(marks, figure, own, memory) else None


def _by_measure(
    marks: Marks,
    figure: Figure,
    own: Sides,
    sides: Mapping[int, Sides],
    memory: Memory,
    ranks: Sequence[Rank],
    part: str,
) -> Sides:
    """The sides of a figure's head with what is told of the figure itself: a share's holder, who levies a tariff, what a rank names."""
    part = part or (bracketed_partner(marks, figure) if figure.measure is not Measure.SHARE else "")
    if part and part != own.reporter:
        return replace(own, partner=part, partner_named=True)
    if figure.measure is Measure.SHARE and figure.amount.unit != "percent_gdp":
        return share_sides(marks, figure, _of_part(marks, figure, own, sides), memory)
    if figure.measure is Measure.TARIFF:
        levied = with_own_levier(marks, figure.head, figure.amount, own)
        return with_own_target(marks, figure.head, figure.amount, levied)
    if figure.measure is Measure.QUOTA:
        return with_own_part(marks, figure.amount, own)
    is_open = not own.partner_named or _is_ranked(marks, figure, ranks)
    if figure.measure in (Measure.VALUE, Measure.CHANGE) and is_open:
        return as_ranked(figure, ranks) or own
    return own


def _is_trade_of(marks: Marks, figure: Figure, own: Sides, memory: Memory) -> bool:
    """Whether a figure is of a country's trade: of one that is named, or that goes on from what was told of it; not of firms, nor of a part of
    a country."""
    noun = marks.lower(figure.head.start, figure.head.end)
    if noun == "traded" and not (own.reporter_named and own.partner_named):
        return False  # shares are traded too
    is_told = memory.last is not None and memory.flow in (figure.head.flow, Flow.BALANCE)
    if not own.reporter or (
        _needs_subject(figure.head)
        and not own.reporter_named
        and not figure.head.resumed
        and not _goes_on(marks, figure, own, memory, is_told=is_told)
    ):
        return False
    if is_purchase(marks, figure.head) and own.partner == WORLD:
        return False
    if own.reporter_named and _is_of_region(marks, own.reporter):
        return False
    return (
        own.partner != own.reporter or own.reporter in trade_groups()
    )  # a part of a country sells to another part of it


def _goes_on(marks: Marks, figure: Figure, own: Sides, memory: Memory, *, is_told: bool) -> bool:
    """Whether a figure without a subject of its own is of the country that was told of before: "Shipments to Mali fell", "copper shipments"."""
    if own.partner_named and ((memory.flow is not None and memory.reporter == own.reporter) or find_source(marks)):
        return True
    is_reported = is_told or bool(find_source(marks)) or _is_of_office(marks, own.reporter)
    if is_reported and _is_of_goods(marks, figure):
        return True
    return is_told and not marks.parties and marks.lower(figure.head.start, figure.head.end) == "shipments"


def _is_ranked(marks: Marks, figure: Figure, ranks: Sequence[Rank]) -> bool:
    """ "Chad displaced Togo as the first source of Malian imports, with 3 billion": whether the noun stands in the phrase of a rank."""
    before = (marks.words(rank.end, figure.head.start) for rank in ranks if rank.end <= figure.head.start)
    return any(len(words) <= 1 for words in before)


def _is_of_goods(marks: Marks, figure: Figure) -> bool:
    """ "Steel shipments fell 5 percent", "shipments of steel fell", behind what all exports did: a part of them, told by its goods."""
    is_noun = marks.lower(figure.head.start, figure.head.end) == "shipments"
    start = figure.head.end + len(" of ") if marks.text.startswith(" of ", figure.head.end) else -1
    return is_noun and any(figure.head.start - 1 == cue.end or cue.start == start for cue in marks.of_kind("commodity"))


def _is_of_office(marks: Marks, reporter: str) -> bool:
    """ "The Chilean customs service put copper shipments at 3 billion": whose office of statistics or customs tells it."""
    offices = word_list("counting_offices")
    return any(a.code == reporter and not offices.isdisjoint(marks.words(a.start, a.end)) for a in marks.agents)


def _is_of_region(marks: Marks, reporter: str) -> bool:
    """ "Texas exported 3 billion", "Bavaria's exports": a part of a country, where the statement does not name the country itself."""
    named = [party for party in marks.parties if party.code == reporter]
    is_apart = bool(named) and all(party.within or _is_part_of(marks, party) for party in named)
    return is_apart and not any(a.code == reporter for a in marks.agents)


def _is_part_of(marks: Marks, party: PartyMark) -> bool:
    """ "the Spanish region of Galicia exported 3 billion"."""
    behind = marks.words(party.end, min(marks.statement.end, party.end + _LONG))[:2] if party.adjective else []
    return behind[1:] == ["of"] and behind[0] in trade_words().classes["parts"]


def _is_within_total(marks: Marks, figure: Figure, own: Sides, memory: Memory) -> bool:
    """ "Trade between Mali and Chad was 3 billion. Mali's exports were 2", "Mali had a surplus of 1": a smaller sum of one of the two is that
    of their trade."""
    if memory.flow is not Flow.TOTAL or own.reporter not in memory.pair:
        return False
    same_money = figure.amount.unit == memory.unit or "shared" in figure.amount.rule_id
    is_less = same_money and abs(figure.number) < memory.value
    before = marks.words(max(marks.statement.start, figure.head.start - _LONG), figure.head.start)
    return is_less and own.partner == WORLD and not _WHOLE & set(before[-2:])


def _of_economy(marks: Marks, figure: Figure, own: Sides) -> Sides:
    """ "Exports make up 27 percent of Mali's GDP": whose economy it is."""
    party = next((p for p in marks.parties if p.start >= figure.amount.end), None)
    if party is None or marks.words(figure.amount.end, party.start) not in (["of"], ["of", "the"]):
        return own
    return replace(own, reporter=party.code, reporter_named=True) if party.genitive or party.adjective else own


def _of_listed(marks: Marks, figure: Figure, own: Sides, memory: Memory) -> Sides | None:
    """The share of a country in a list of partners; one of them is never the owner of the list unless the words say so."""
    if _is_of_next_owner(marks, figure, own):
        return Sides(figure.party, own.partner, True, True)
    reporter, listed = own.reporter, set(parties_beside(marks).values())
    if not own.reporter_named or reporter in listed:
        known = (reporter, memory.subject, memory.title, memory.reporter)
        reporter = next((code for code in known if code and code not in listed), "")
    return Sides(reporter, figure.party, own.reporter_named, True) if reporter not in ("", figure.party) else None


def _is_of_next_owner(marks: Marks, figure: Figure, own: Sides) -> bool:
    """ "Mali takes half of its gas imports from Chad, Togo 40 percent": whose partner is told behind its own imports leaves the next owner."""
    if not own.partner_named or figure.party in own.partner.split("+") or figure.head.start > figure.amount.start:
        return False
    if parties_beside(marks).get(figure.amount.start) != figure.party:
        return False
    other = trade_verbs().buy if figure.head.flow is Flow.EXPORT else trade_verbs().sell
    if not other.told.isdisjoint(marks.words_up_to(figure.amount, len(" purchased "))):
        return False  # "sent half of its exports to Chad, and Togo bought 5 percent"
    party = next((p for p in marks.parties if p.start >= figure.head.end), None)
    lead = marks.words(max(marks.statement.start, figure.head.start - _LONG), figure.head.start)
    is_own = any(pair in _OF_OWN for pair in pairwise(lead))
    return is_own and party is not None and party.code in own.partner and preposition(marks, party) in _LEADS


def _is_open(own: Sides, figure: Figure) -> bool:
    return not own.partner_named or figure.head.flow is Flow.TOTAL


def _needs_subject(head: HeadMark) -> bool:
    """ "shipped", "will purchase": verbs of companies too, so that a country must be the subject."""
    return head.loose and head.measure is Measure.VALUE and head.flow in (Flow.EXPORT, Flow.IMPORT)


def _of_part(marks: Marks, figure: Figure, own: Sides, sides: Mapping[int, Sides]) -> Sides:
    """ "exports to Kenya were 3 bn, or a tenth of total exports": the share is that of the part named before."""
    parts = [h for h in marks.heads if not h.silent and h.end <= figure.amount.start and h.flow is figure.head.flow]
    part = sides[parts[-1].start] if parts and figure.head.start >= figure.amount.end else own
    same = part.reporter == own.reporter or not own.reporter_named
    return part if own.partner == WORLD and part.partner_named and same else own
