"""The partner of trade that is named behind its noun or verb: "exports to Mali", "sold Mali 3 tonnes of tea", "imports from it"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow
from timeline.trade.marks import ABOUT, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import (
    Sides,
    breaks,
    calls_another,
    clause_end,
    code_of,
    is_attribute,
    joined,
    owner_before,
    preposition,
    subject_before,
)
from timeline.trade.resumed import is_gone

_PARTNER_AFTER: Final[dict[Flow, frozenset[str]]] = {
    Flow.EXPORT: frozenset({"to", "into", "outside", "towards", "within"}),
    Flow.RE_EXPORT: frozenset({"to", "into"}),
    Flow.IMPORT: frozenset({"from", "of", "outside"}),
    Flow.BALANCE: frozenset({"with", "against"}),
    Flow.TOTAL: frozenset({"with"}),
}
_TWO: Final = 2
_COMPARED: Final = len(" against about ")
_THERE: Final = len(" shipped there ")
_BOUND: Final = len(" with no less than the ")
_BOUNDS: Final = ABOUT | frozenset("at least most up to as much no less fewer well close under".split())
_NEIGHBOURS: Final = frozenset({"neighbour", "neighbor"})
NON_EU: Final = "non-EU"
"""All that are not in it."""


def partner_after(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> str:
    """The partner named behind a head by its preposition, or ""."""
    stop = clause_end(marks, head.end, past=Flow.TOTAL if head.flow is Flow.BALANCE else None)
    stop = _before_colon(marks, head.end, stop)
    parties = [p for p in marks.parties if p.start >= head.end and p.end <= stop and not calls_another(marks, p)]
    if parties and _is_sold_to(marks, head, parties[0]):
        return parties[0].code
    if (named := _by_preposition(marks, head, parties)) is not None or (named := _shared(marks, head)) is not None:
        return named
    words = marks.words(head.end, stop)
    if words[:2] == ["from", "there"]:
        return earlier.partner if earlier is not None and earlier.partner != WORLD else memory.partner
    if words[:1] == ["it"] and marks.lower(head.start, head.end) in trade_verbs().sell.all:  # "Mali sold it 3 tonnes"
        return _sold_it(marks, head, memory, earlier)
    if words[:1] == ["there"] or _is_sent_there(marks, head):  # "its western neighbour … Ghana's exports there"
        return _there(marks, head, memory, earlier, is_said=words[:1] == ["there"])
    return _pointed_at(marks, head, memory, earlier, words[:_POINTED_WITHIN])


_POINTED_WITHIN: Final = 12
"""Words behind a head among which its partner may be pointed at."""


def _by_preposition(marks: Marks, head: HeadMark, parties: Sequence[PartyMark]) -> str | None:
    """The partner among the parties behind a head, by the preposition before it; None where another noun takes them."""
    wanted = _PARTNER_AFTER[head.flow]
    for at, party in enumerate(parties):
        if party.code == NON_EU and head.flow is not Flow.BALANCE:
            return party.code
        found = preposition(marks, party)
        if found == "" and party.adjective and _is_object(marks, head, party):
            return party.code
        if {("of", "which"), ("of", "them"), ("of", "it")} & set(pairwise(marks.words(head.end, party.start))):
            return None
        if _is_of_part(marks, head, party) or _is_most(marks, head, party) or _is_placed(marks, party):
            return None
        if (found == "with" and _is_absolute(marks, head, party)) or _is_compared_from(marks, head, party):
            return None
        if found in wanted and not (found == "of" and not is_attribute(marks, party)):
            return code_of(_sharing(marks, joined(marks, parties, at)))
    return None


def _there(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None, *, is_said: bool) -> str:
    """The partner that "there" stands for behind a head, or further on where it is not `is_said` right behind."""
    owners = owner_before(marks, head.start)
    if earlier is not None and earlier.partner != WORLD:
        return earlier.partner
    if not owners and is_said and set(memory.met[:1]) & set(memory.pair):
        return memory.partner  # "Chad is Mali's fifth market. Exports there reached"
    owner = owners[-1].code if owners else memory.title
    here = [p.code for p in marks.parties if p.end <= head.start and p.code not in (owner, WORLD)]
    return here[-1] if here and not is_said else memory.counterpart(owner)


def _pointed_at(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None, words: Sequence[str]) -> str:
    """The partner that the `words` behind a head point at: "from it", "to its neighbour", "to that market"; "" where they do not."""
    wanted = _PARTNER_AFTER[head.flow]
    for at, word in enumerate(words):
        is_near = words[at + 1 : at + 2] in (["its"], ["the"]) and set(words[at + 2 : at + 4]) & _NEIGHBOURS
        is_told = words[at + 1 : at + 2] in (["the"], ["that"]) and bool(
            set(words[at + 2 : at + 3]) & word_list("pointing")
        )
        is_it = word != "of" and words[at + 1 : at + 2] in (["it"], ["them"])
        is_told = is_told or (at == 0 and is_it)  # "imports from it fell"
        if is_it and at and word in wanted and earlier is None:
            named = _named_in_subject(marks, head)  # "Mali, Chad's neighbour, bought goods worth 3 billion from it"
            return named or _told_of(marks, head, memory)
        if word in wanted and (is_told or is_near):
            return (
                (earlier.partner if earlier is not None and earlier.partner != WORLD else "")
                or memory.partner
                or memory.counterpart(subject_before(marks, head.start) if is_near else memory.home or memory.title)
            )
    return ""


def _named_in_subject(marks: Marks, head: HeadMark) -> str:
    """Whom "it" means where the subject of a verb is called something of another country's, as that other country."""
    before = [p for p in marks.parties if p.end <= head.start and p.code != WORLD]
    owners = [p for p in before[1:] if p.genitive and p.code != before[0].code]
    return owners[-1].code if marks.is_verb(head) and owners and not before[0].genitive else ""


def _told_of(marks: Marks, head: HeadMark, memory: Memory) -> str:
    """ "Chad is Mali's fourth partner. Mali exported goods worth 3 billion to it": whom the sentence before told of, of the same country."""
    is_same = marks.is_verb(head) and subject_before(marks, head.start) == memory.reporter
    return memory.partner if is_same and memory.partner not in (memory.reporter, WORLD) else ""


def _sold_it(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> str:
    """Whom "it" means behind a verb of selling: who was sold to before, or the subject of the clause that a relative one hangs on."""
    seller = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    if earlier is not None and marks.words(marks.statement.start, head.start)[-1:] == ["and"]:
        return earlier.partner if earlier.partner != WORLD else memory.partner
    known = [earlier.partner, earlier.reporter] if earlier is not None else []
    subject = subject_before(marks, seller.start) if seller is not None else ""
    for code in (*known, subject, memory.partner, memory.subject):
        if code not in ("", WORLD) and (seller is None or code != seller.code):
            return code
    return ""


def _is_sent_there(marks: Marks, head: HeadMark) -> bool:
    """ "41 percent of its food exports go there", "shipped 4 million tonnes there": behind the noun and "go", or behind the verb's amount."""
    behind = marks.words(head.end, min(marks.statement.end, head.end + _THERE))
    if behind[1:2] == ["there"]:
        return is_gone(behind[:1])
    amount = next((a for a in marks.amounts if 0 <= a.start - head.end <= len(" more than ")), None)
    return amount is not None and marks.is_verb(head) and marks.words(amount.end, amount.end + _THERE)[:1] == ["there"]


def _sharing(marks: Marks, run: list[PartyMark]) -> list[PartyMark]:
    """The run without a last one that has a share of its own: "half of its imports from Mali and Chad 40 percent"."""
    is_own = any(0 <= amount.start - run[-1].end <= 1 for amount in marks.amounts if amount.kind == "percent")
    told = any(amount.end <= run[0].start for amount in marks.amounts)
    return run[:-1] if len(run) > 1 and is_own and told else run


def _shared(marks: Marks, head: HeadMark) -> str | None:
    """ "exports to and imports from Mali": the partner behind the second of two nouns, None where they share none."""
    following = next((other for other in marks.heads if other.start >= head.end), None)
    if following is None or following.silent or following.flow not in _PARTNER_AFTER:
        return None
    lead = marks.words(head.end, following.start)
    if lead[:1] == [] or lead[0] not in _PARTNER_AFTER[head.flow] or lead[1:] not in (["and"], ["or"]):
        return None
    party = next((p for p in marks.parties if p.start >= following.end), None)
    behind = marks.words(following.end, party.start) if party is not None else []
    is_next = bool(behind) and behind[0] in _PARTNER_AFTER[following.flow] and behind[1:] in ([], ["the"])
    return party.code if party is not None and is_next else None


def _is_of_part(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "Of exports of 2 billion, 20 percent went to Mali": where a share went, behind the whole."""
    told = next((a for a in reversed(marks.amounts) if head.end <= a.start and a.end <= party.start), None)
    is_part = told is not None and (told.kind == "percent" or _is_of_whole(marks, told))
    apart = told is not None and is_part and "," in marks.words(head.end, told.start)
    return apart and told is not None and is_gone(marks.words(told.end, party.start)[:1])


def _is_of_whole(marks: Marks, told: Amount) -> bool:
    """ "Of exports of 450 tonnes, 410 tonnes went to Mali": whether the sentence opens with the whole of which a part is told."""
    opening = marks.words(marks.statement.start, marks.statement.start + len("Of "))
    return opening == ["of"] and any(a.kind == told.kind and a.end < told.start for a in marks.amounts)


def _is_absolute(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "a deficit of 9 billion, with Mali alone responsible for 3": a clause on a part, behind the sum of the whole."""
    is_behind = any(head.end <= amount.start < party.start for amount in marks.amounts)
    return is_behind and marks.words(head.end, party.start)[-2:] == [",", "with"]


def _is_compared_from(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "imports, with 3 billion against 2 billion from Mali": the partner of the second sum."""
    sums = [a for a in marks.amounts if head.end <= a.start and a.end <= party.start]
    if len(sums) < _TWO or marks.words(sums[-1].end, party.start)[:1] not in (["from"], ["to"], ["with"]):
        return False
    return marks.words_up_to(sums[-1], _COMPARED)[-1:] in (["against"], ["versus"])


def _is_placed(marks: Marks, party: PartyMark) -> bool:
    """ "Peru, which shipped 3 tonnes, is second only to Mali"."""
    words = marks.words(max(marks.statement.start, party.start - len("second only to the ")), party.start)
    return bool({"second", "next"} & set(words)) and "to" in words[-2:]


def _is_most(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "imported goods worth 3 billion, mostly from Mali": who is named has most of it, not all."""
    words = [word for word in marks.words(head.end, party.start) if word != "the"]
    is_most = words[-3:-1] == ["above", "all"] or words[-2:-1] == ["especially"]
    return (
        len(words) > 1
        and (is_most or words[-2] in word_list("mostly"))
        and any(head.end <= a.start < party.start for a in marks.amounts)
    )


def _is_object(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "imported 34 percent more Japanese cars"."""
    is_verb = head.flow is Flow.IMPORT and marks.is_verb(head)
    return is_verb and not set(marks.words(head.end, party.start)) & breaks()


def _before_colon(marks: Marks, start: int, stop: int) -> int:
    """ "exports came to 4 billion in 2023: half went to the EU": what stands behind the colon tells of parts."""
    colon = next((token.start for token in marks.between(start, stop) if token.text == ":"), stop)
    return colon if any(start <= amount.start < colon for amount in marks.amounts) else stop


def _is_beside(marks: Marks, party: PartyMark, amount: Amount) -> bool:
    """ "sold Mali 3 tonnes", "supplied Mali with at least 3 tonnes": only words that bound the amount stand between."""
    if not 0 < amount.start - party.end < _BOUND:
        return False
    words = marks.words(party.end, amount.start)
    return set(words[1:] if words[:1] == ["with"] else words) <= _BOUNDS


def _is_sold_to(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "sold Mali 3 tonnes of tea", "will ship Mali 40 tanks for 3 billion"."""
    near = marks.words(head.end, party.start) in ([], ["the"]) and not party.adjective
    if not near or marks.lower(head.start, head.end).rpartition(" ")[2] not in trade_verbs().sell.all:
        return False
    if marks.text[party.end + 1 : party.end + 2].isdigit() or any(_is_beside(marks, party, a) for a in marks.amounts):
        return True
    return any(0 <= cue.start - party.end <= 1 for cue in marks.of_kind("commodity"))
