"""Reporter and partner of a head of trade: whose exports they are, and to whom."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import trade_groups, trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.terms import Flow, Measure
from timeline.trade.fronted import fronted_partner, of_fronted
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.pairs import between_pair, is_again, other_side
from timeline.trade.parties import (
    Sides,
    breaks,
    clause_end,
    code_of,
    first_person,
    is_attribute,
    joined,
    owner_before,
    preposition,
    subject_before,
)  # fmt: skip
from timeline.trade.partners import NON_EU, partner_after
from timeline.trade.speakers import speaker

_OWNER_AFTER: Final[dict[Flow, frozenset[str]]] = {
    Flow.EXPORT: frozenset({"of", "by", "from", "in"}),
    Flow.RE_EXPORT: frozenset({"of", "by", "from"}),
    Flow.IMPORT: frozenset({"of", "by", "into", "to", "in"}),
    Flow.BALANCE: frozenset({"of", "in"}),
    Flow.TOTAL: frozenset({"of"}),
}
_ALONE: Final = frozenset("total overall worldwide global world all".split())
"""Words before a head that say it is not with the partner named before."""
_OPENING: Final = 5
"""Words before the subject that opens a statement: "In May 2020 the EU"."""
_CALLED: Final = 5
_APPOSED: Final = ([","], [",", "the"])
_HAVING: Final = frozenset({"have", "had", "also"})
_SUBJECT: Final = 40
_OWN: Final = len("their ")
_WITHIN: Final = "intra-"


def find_sides(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> Sides:
    """Reporter and partner of a head; `earlier` are those of the head before it in the same statement."""
    if head.resumed and memory.reporter:
        return _resumed(marks, head, memory)
    pair = between_pair(marks, head, memory)
    if pair:
        return Sides(pair[0].code, pair[1].code, True, True)
    fronted = fronted_partner(marks, head)
    if fronted is not None:
        return of_fronted(marks, fronted, memory, earlier)
    reporter, partner, owners = _owned(marks, head, partner_after(marks, head, memory, earlier), memory)
    reporter = reporter or _runner(marks, head)
    if owners and marks.lower(owners[-1].start - len(_WITHIN), owners[-1].start) == _WITHIN:
        return Sides(owners[-1].code, owners[-1].code, True, True)
    if len(owners) > 1 and head.flow in (Flow.TOTAL, Flow.BALANCE):
        return Sides(owners[0].code, owners[1].code, True, True)
    if earlier is not None and owners and not partner and reporter == earlier.partner and _is_of_total(marks, head):
        partner = earlier.reporter  # "the two did 36 billion in trade, with Mali's exports making up 34"
    alone = bool(_ALONE & set(marks.words(max(marks.statement.start, head.start - 18), head.start)[-2:]))
    if earlier is not None and head.flow is Flow.BALANCE and not partner and reporter == earlier.partner != WORLD:
        partner = earlier.reporter  # "A and B did 112 billion in trade, with B posting a deficit"
    if earlier is not None and head.flow is Flow.BALANCE and _is_other_part(marks, head, earlier):
        return Sides(earlier.reporter, "EU", earlier.reporter_named, True)
    if (
        earlier is not None
        and not partner
        and not alone
        and not _is_of_goods(marks, head)
        and (reporter in ("", earlier.reporter) or (head.elided and reporter != earlier.partner))
        and head.flow is not Flow.TOTAL
    ):
        partner = earlier.partner if reporter or not _subject_between(marks, head, earlier.reporter) else ""
        partner = "" if partner == WORLD else partner
    if not reporter and not owners and earlier is not None and earlier.reporter_named:
        apart = alone or _is_of_goods(marks, head)
        return Sides(earlier.reporter, partner or (WORLD if apart else earlier.partner), True, bool(partner))
    reporter = reporter or _owner_after(marks, head, partner)
    named = bool(reporter)
    if not reporter:
        reporter = subject_before(marks, head.start, but=partner)
        named = bool(reporter)
    if not reporter and earlier is not None:
        return _of_earlier(earlier, partner, owned=bool(owners), alone=alone)
    if not reporter:
        reporter = speaker(marks, partner) or memory.likely_reporter(but=partner)
    return _with_partner(marks, head, memory, Sides(reporter, partner, named, bool(partner)), alone=alone)


def _with_partner(marks: Marks, head: HeadMark, memory: Memory, sides: Sides, *, alone: bool) -> Sides:
    """The sides with the partner that the passage tells where the statement names none; with the world where nothing does."""
    reporter, partner, named = sides.reporter, sides.partner, sides.reporter_named
    if head.flow is Flow.TOTAL and not partner and reporter != WORLD:
        partner = other_side(marks, head, memory, reporter) or _our_side(marks, memory, reporter)
    others = [party for party in marks.parties if party.code != reporter]
    alike = memory.flow is Flow.TOTAL and not others and reporter in memory.pair
    if not partner and alike and not alone and (not named or is_again(marks, head)):
        partner = memory.counterpart_in_pair(reporter)  # "trade with Mali … Exports were 3 billion"
    elif not partner and head.loose and not named and not alone:
        partner = memory.partner
    if not partner and reporter in trade_groups() and marks.lower(head.start, head.end).startswith("mutual"):
        return Sides(reporter, reporter, named, True)  # "the mutual trade of EAEU countries"
    if partner == reporter:
        partner = WORLD
    return Sides(reporter, partner or WORLD, named, sides.partner_named)


def _runner(marks: Marks, head: HeadMark) -> str:
    """ "trade of the two was 3 billion; Mali had a deficit": who has a balance, right before the verb; "" for other nouns."""
    party = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    if head.flow is not Flow.BALANCE or party is None or party.adjective or party.genitive or party.code == WORLD:
        return ""
    words = marks.words(party.end, head.start)
    is_run = len(words) <= _RUN and not word_list("running").isdisjoint(words[:1])
    return party.code if is_run and not preposition(marks, party) else ""


_RUN: Final = 5
"""Words from who has a balance to its noun: "Mali had a small trade deficit"."""


def _of_earlier(earlier: Sides, partner: str, *, owned: bool, alone: bool) -> Sides:
    """The sides of a head that names no reporter, by those of the head before it."""
    if owned and partner == earlier.reporter:
        return Sides(
            partner, WORLD, True, False
        )  # "Mali imported 3 billion from Chad, 21 percent of all Malian imports"
    return Sides(earlier.reporter, partner or (WORLD if alone else earlier.partner), False, bool(partner))


def _our_side(marks: Marks, memory: Memory, other: str) -> str:
    """ "Mali is among our top partners, with bilateral trade of 3 billion": whose trade it is when "we" speak, ""."""
    spoken = first_person(marks, marks.statement.start, marks.statement.end)
    return memory.home_country(but=other) if spoken and other else ""


def _resumed(marks: Marks, head: HeadMark, memory: Memory) -> Sides:
    """ "They were 3 billion", "Of this, 1 billion went to Mali": the sides of the figure before, as far as others are not named."""
    partner = partner_after(marks, head, memory, None)
    if not partner and all(party.code == memory.reporter for party in marks.parties):
        partner = memory.partner
    return Sides(memory.reporter, partner if partner != memory.reporter and partner else WORLD, False, bool(partner))


def _is_other_part(marks: Marks, head: HeadMark, earlier: Sides) -> bool:
    """ "trade outside the EU showed a surplus, whereas EU trade showed a deficit": both are parts of one country's trade."""
    if earlier.partner != NON_EU:
        return False
    last = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    return last is not None and last.code == "EU" and marks.words(last.end, head.start)[:1] == ["trade"]


def _is_of_total(marks: Marks, head: HeadMark) -> bool:
    before = [other for other in marks.heads if other.end <= head.start and not other.silent]
    if len(before) > 1 and before[-1].flow in (Flow.EXPORT, Flow.IMPORT) and before[-1].measure is Measure.VALUE:
        before.pop()  # "trade was 9 billion, with Mali's exports at 4 and Chad's exports at 5"
    return not head.loose and bool(before) and before[-1].flow is Flow.TOTAL


def _is_of_goods(marks: Marks, head: HeadMark) -> bool:
    """ "the deficit with Mali rose, while imports of oil reached": goods from all the world, behind a balance."""
    balances = [h for h in marks.heads if h.end <= head.start and not h.silent]
    after = [token.lower for token in marks.between(head.end, head.end + 4)]
    is_sum = any(0 <= amount.start - head.end <= len(" of about ") for amount in marks.amounts)
    is_behind = bool(balances) and balances[-1].flow is Flow.BALANCE and head.flow is not Flow.BALANCE
    return is_behind and after[:1] == ["of"] and not is_sum


def _owned(marks: Marks, head: HeadMark, partner: str, memory: Memory) -> tuple[str, str, list[PartyMark]]:
    """(reporter, partner, owners) as the noun phrase of the head gives them."""
    noun = marks.lower(head.start, head.end)
    is_done_by = noun in {"imported", "exported"} and marks.words(head.end, head.end + len(" by "))[:1] == ["by"]
    if is_done_by and (importer := _owner_after(marks, head, partner)):
        return importer, partner, []  # "supplied 27 percent of the ore imported by Mali"
    owners = [] if noun == "those" or "between" in noun else owner_before(marks, head.start)
    if owners and marks.is_verb(head) and preposition(marks, owners[-1]):
        owners = []
    if owners and marks.is_verb(head) and marks.words(owners[-1].end, head.start)[-1:] == ["and"]:
        owners = _first_subject(marks, owners[-1])
    if owners and owners[-1].code == WORLD:
        own = {"its", "their", "'s", "’s"} & set(marks.words(owners[-1].start - _OWN, owners[-1].start)[-1:])
        return ("" if own else WORLD), partner, owners
    if not owners and (subject := _relative_subject(marks, head) or _traders_before(marks, head)) is not None:
        return subject.code, partner, [subject]
    if owners and marks.words(owners[-1].end, head.start)[:2] == ["-", "bound"]:  # "China-bound shipments"
        return "", owners[-1].code, []
    inside = [p for p in marks.parties if head.start <= p.start and p.end <= head.end]
    if noun == "those":  # "ten times those of Mali"
        inside = [p for p in marks.parties if marks.words(head.end, p.start) in (["of"], ["of", "the"])]
        inside = [p for p in inside if not is_attribute(marks, p)]
    if inside and not owners:
        owners = inside[:1]
    reporter = ""
    if owners:
        entered = (
            _owner_after(marks, head, owners[-1].code) if head.flow is Flow.IMPORT and owners[-1].adjective else ""
        )
        if entered and not partner:  # "Chinese imports into Kenya"
            reporter, partner = entered, owners[-1].code
        elif head.flow is Flow.IMPORT and _is_hit(marks, owners[-1]) and not partner:
            partner = owners[-1].code
        else:
            reporter = code_of(owners)
    if owners and marks.lower(owners[-1].start, owners[-1].end).startswith("extra"):
        return "EU", owners[-1].code, owners
    if not reporter and first_person(marks, max(marks.statement.start, head.start - 40), head.start):
        reporter = memory.home_country(but=partner)
    return reporter, partner, owners


def _first_subject(marks: Marks, last: PartyMark) -> list[PartyMark]:
    """ "Mali borders Chad and exported 3 tonnes of tea": the subject of a second verb is that of the first, where a name opens the clause."""
    first = next(p for p in marks.parties if p.end <= last.end)
    lead = [word for word in marks.words(marks.statement.start, first.start) if word != ","]
    opens = len(lead) <= _OPENING and not set(lead[1:]) & breaks() and not preposition(marks, first)  # "In May the EU"
    return [first] if opens and not (first.genitive or first.adjective) else [last]


def _traders_before(marks: Marks, head: HeadMark) -> PartyMark | None:
    """ "Kenyan exporters sold 3 tonnes of tea to Mali", "Kenya's farmers sold": the trade of those who did it is that of their country."""
    if not marks.is_verb(head):
        return None
    traders = trade_words().classes["traders"]
    noun = marks.words(max(marks.statement.start, head.start - _SUBJECT), head.start)
    if noun[-1:] and noun[-1] in _HAVING:
        noun.pop()
    if not noun or noun[-1] not in traders:
        return None
    named = (*marks.agents, *(p for p in marks.parties if p.genitive or p.adjective))
    return next((p for p in named if -len(noun[-1]) <= head.start - len(noun[-1]) - p.end <= len("'s have  ")), None)


def _relative_subject(marks: Marks, head: HeadMark) -> PartyMark | None:
    """ "overtook Japan, which shipped 4 million": who did it, right before a verb."""
    if not marks.is_verb(head):
        return None
    before = [party for party in marks.parties if party.end <= head.start]
    words = marks.words(before[-1].end, head.start) if before else []
    return before[-1] if words in ([",", "which"], [",", "who"]) and not before[-1].genitive else None


def _owner_after(marks: Marks, head: HeadMark, partner: str) -> str:
    """Whose trade it is by a preposition behind the head: "imports by Kenya", "exports of copper from Chile", "imports into Italy"."""
    stop = min([clause_end(marks, head.end), *(a.start for a in marks.amounts if a.start >= head.end)])
    for at, party in enumerate(marks.parties):
        if head.end <= party.start < stop and party.code not in (partner, WORLD) and not party.adjective:
            found = preposition(marks, party)
            if _is_apposed_owner(marks, party, partner):
                return party.code
            if found == "by" and _is_followed(marks, party):
                continue
            if found in _OWNER_AFTER.get(head.flow, ()) and not (found == "of" and is_attribute(marks, party)):
                return code_of(joined(marks, marks.parties, at)) if found == "by" else party.code
    return _origin(marks, head, partner)


def _is_followed(marks: Marks, party: PartyMark) -> bool:
    """ "took 30 percent of exports, followed by Mali": the next in a list, and no owner."""
    words = marks.words(max(marks.statement.start, party.start - len("followed by the ")), party.start)
    return any(first in word_list("helped") and second == "by" for first, second in pairwise(words))


def _is_apposed_owner(marks: Marks, party: PartyMark, partner: str) -> bool:
    """ "shipments to Mali, Chad's main market, rose": who calls the partner its market has the trade."""
    behind = marks.words(party.end, min(marks.statement.end, party.end + _SUBJECT))[:_CALLED]
    if not party.genitive or trade_words().classes["roles"].keys().isdisjoint(behind):
        return False
    before = next((p for p in reversed(marks.parties) if p.end <= party.start), None)
    return before is not None and before.code == partner and marks.words(before.end, party.start) in _APPOSED


def _origin(marks: Marks, head: HeadMark, partner: str) -> str:
    """ "shipments of Russian crude to India": whose goods go out, where nobody else is said to send them."""
    if head.flow is not Flow.EXPORT or marks.is_verb(head):
        return ""
    party = next((p for p in marks.parties if p.start >= head.end), None)
    if party is None or not party.adjective or party.code in (partner, WORLD):
        return ""
    goods = any(0 < cue.start - party.end <= 2 for cue in marks.of_kind("commodity"))
    return party.code if goods and marks.words(head.end, party.start) == ["of"] else ""


def _is_hit(marks: Marks, owner: PartyMark) -> bool:
    """Whether an adjective names where goods come from: "tariffs on Chinese imports", "18 bln dlrs of Chinese imports"."""
    if not owner.adjective or owner.genitive or preposition(marks, owner) not in ("on", "against", "of"):
        return False
    share = next(
        (a for a in marks.amounts if a.kind == "percent" and 0 < owner.start - a.end <= len(" respectively of ")), None
    )
    supplied = trade_verbs().make_up.all | trade_verbs().sell.all  # "supplied 25 percent of Czech imports"
    return share is None or not supplied & set(
        marks.words(max(marks.statement.start, share.start - _SUBJECT), share.start)
    )


def _subject_between(marks: Marks, head: HeadMark, trader: str) -> bool:
    """Whether another party than the `trader` is the subject between the head before and this one ("while China exported")."""
    before = [other.end for other in marks.heads if other.end <= head.start and not other.silent]
    return any(
        before and p.start >= before[-1] and p.end <= head.start and p.code != trader and not preposition(marks, p)
        for p in marks.parties
    )
