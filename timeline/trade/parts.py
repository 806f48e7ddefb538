"""Whose a part of a figure is ("of which 3 went to Mali and 2 to Chad", "Mali took 3 of it"), or the next in a row ("and Chad 2")."""

from collections.abc import Sequence
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import ABOUT, Figure, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD
from timeline.trade.parties import code_of, joined, list_up_to, preposition
from timeline.trade.resumed import PLACED, is_gone, is_of_it
from timeline.trade.steps import written_sign

_RESPONSIBLE: Final = frozenset({"responsible"})
_REST: Final = frozenset({"further", "the", "alone", "together", "itself"})
_ENDS: Final = (["to"], ["from"], ["to", "the"], ["from", "the"])
_FOR: Final = frozenset({"for"})
_BY: Final = frozenset({"by"})
_WITH: Final = frozenset({"with", "at", "("})
_INSERTED: Final = frozenset({"(", ",", "at", "with"})
_OPENED: Final = (["("], [",", "at"])
_LIST_OPENED: Final = [",", "with"]
_WAS: Final = frozenset("it they was were is are came ranked".split())
_JOINTS: Final = frozenset({",", "and", "while", ";", "whereas"})
_AHEAD: Final = frozenset({"the", "ahead", "of", "then", ")", "after", "behind"})
"""Between a figure and the next partner in a list: "ahead of Mali (3 billion) and Chad (2 billion)"."""
_OF_OWN: Final = (["of", "its"], ["of", "their"], ["of", "all"])
_OF_IT: Final = (["of", "which"], ["of", "them"], ["of", "it"], ["of", "this"])
_LONGEST: Final = 7
_MEASURES: Final = (Measure.VALUE, Measure.SHARE, Measure.BALANCE)


def parts_of(marks: Marks, figures: Sequence[Figure]) -> dict[int, str]:
    """Who is the partner of each figure that is a part of one told before, by where the amount starts."""
    found = _labelled(marks, figures)
    last: Figure | None = None
    for figure in figures:
        if figure.measure not in _MEASURES:
            continue
        code = _went(marks, figure) or _taken(marks, figure)
        if not code and last is not None and last.head == figure.head and figure.measure is Measure.VALUE:
            code = _next(marks, last.amount.end, figure.amount)
        last = figure if code else None
        if code and figure.amount.start not in found:
            found[figure.amount.start] = code
    return found


def each_of(marks: Marks, figure: Figure, partner: str) -> list[str]:
    """ "ahead of Mali and Chad with 14 percent each": the others of the list, of whom each has the figure."""
    if marks.words(figure.amount.end, min(marks.statement.end, figure.amount.end + len(" each")))[:1] != ["each"]:
        return []
    at = next((at for at, p in reversed([*enumerate(marks.parties)]) if p.end <= figure.amount.start), -1)
    run = list_up_to(marks, marks.parties, at) if at >= 0 else []
    codes = [party.code for party in run]
    return [code for code in codes if code != partner] if partner in codes else []


def is_gone_elsewhere(marks: Marks, amount: Amount) -> bool:
    """ "of which 3 tonnes came from the southern ports": a part by where it went within a country, which no other one had."""
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _PHRASE))
    behind = behind[1:] if behind[:1] in (["was"], ["were"], ["is"], ["are"]) else behind
    is_way = is_gone(behind[:1]) and behind[1:2] in (["to"], ["from"], ["through"], ["via"], ["by"])
    named = any(amount.end <= p.start < amount.end + _PHRASE for p in marks.parties)
    return is_way and not named and _before(marks, amount)[-2:] == ["of", "which"]


_PHRASE: Final = 44


def _labelled(marks: Marks, figures: Sequence[Figure]) -> dict[int, str]:
    """ "Exports by country: Mali $8 billion, Chad $7 billion": the partners in a list behind a colon, each right before its sum."""
    colon = next((token.start for token in marks.tokens if token.text == ":"), -1)
    found = {}
    for figure in figures if colon >= 0 else ():
        party = next((p for p in reversed(marks.parties) if p.end <= figure.amount.start), None)
        is_named = party is not None and not (party.genitive or party.adjective) and party.code != WORLD
        is_told = figure.measure is Measure.VALUE and figure.head.end <= colon
        if party is not None and is_named and is_told and colon < party.start and figure.amount.start - party.end <= 1:
            found[figure.amount.start] = party.code
    return found if len(found) > 1 else {}


def _went(marks: Marks, figure: Figure) -> str:
    """ "5 tonnes, of which 3 went to Mali", "half of its gas from Mali": where the part went or came from."""
    party = next((p for p in marks.parties if p.start >= figure.amount.end), None)
    if party is None:
        return ""
    before = _before(marks, figure.amount)
    words = marks.words(figure.amount.end, party.start)
    code = code_of(joined(marks, marks.parties, marks.parties.index(party)))
    if figure.measure is Measure.SHARE and words[:2] in _OF_OWN:
        apart = bool(word_list("mostly") & set(words)) or any(
            figure.amount.end <= a.start < party.start for a in marks.amounts
        )
        way = [word for word in words if word != "the"][-1:]
        return "" if apart or len(words) > _LONGEST or not set(way) & _leads(figure.head.flow) else code
    if words[:1] == ["of"] and words[1:2] in (["them"], ["it"], ["these"], ["those"]):
        way = [word for word in words[2:] if word != "the"]
        if words[2:] in _ENDS or (way == ["with"] and figure.head.flow in (Flow.TOTAL, Flow.BALANCE)):
            return code
    if words[:1] and is_gone(words[:1]) and words[1:] in _ENDS:
        return code
    if before[-2:] == ["of", "which"] and words in _ENDS:
        return code
    is_part = before[-2:] == ["of", "which"] or words[:2] in _OF_IT
    is_way = bool(set(words) & {"to", "from"} and is_gone(words))
    return code if is_part and is_way and len(words) <= _LONGEST else ""


def _taken(marks: Marks, figure: Figure) -> str:
    """ "Mali took 3 tonnes of it", "of which Mali took 3", "Of this, Mali took 3": who had the part."""
    part = trade_verbs().part
    took = part.finite | part.going_on | _RESPONSIBLE
    party = _beside(marks, figure.amount, took | _FOR | PLACED | _WITH | _WAS)
    if party is not None and figure.head.resumed and PLACED & set(marks.words(party.end, figure.amount.start)):
        return party.code
    if party is None or not took & set(marks.words(party.end, figure.amount.start)):
        return ""
    run = list_up_to(marks, marks.parties, marks.parties.index(party))
    lead = marks.words(marks.statement.start, run[0].start)
    while lead and lead[-1] == "the":
        lead.pop()
    opens = (
        lead[-2:] == ["of", "which"]
        or (lead[-1:] == ["with"] and is_of_it(marks, figure.amount))
        or lead[-1:] == [":"]
        or (lead[-1:] in (["with"], [","]) and _is_taking(marks, figure, party))
        or (lead[-1:] == [";"] and _has_taken(marks, figure, party))
        or (figure.head.resumed and (lead[:1] == ["of"] and lead[-1:] == [","]))
    )
    opens = opens or (figure.head.resumed and not lead and figure.measure is Measure.VALUE)
    return code_of(run) if opens or (figure.head.resumed and is_of_it(marks, figure.amount)) else ""


def _has_taken(marks: Marks, figure: Figure, party: PartyMark) -> bool:
    """ "exports to Togo were 9 tonnes; Mali took 3": what another one bought of it, or sold."""
    verbs = {Flow.EXPORT: trade_verbs().buy, Flow.IMPORT: trade_verbs().sell}.get(figure.head.flow)
    is_told = verbs is not None and not verbs.told.isdisjoint(marks.words(party.end, figure.amount.start))
    return figure.measure is Measure.VALUE and is_told and figure.head.end <= party.start


def _is_taking(marks: Marks, figure: Figure, party: PartyMark) -> bool:
    """ "exports were 9 tonnes, with Mali taking 3": a part of them, by a verb of the partner's side."""
    verbs = {Flow.EXPORT: trade_verbs().buy, Flow.IMPORT: trade_verbs().sell}.get(figure.head.flow)
    said = marks.words(party.end, figure.amount.start)
    going_on = verbs.going_on | {"accounting"} if verbs is not None else frozenset()
    return figure.measure is Measure.VALUE and not going_on.isdisjoint(said)


def _next(marks: Marks, end: int, amount: Amount) -> str:
    """ "and Chad 2", "and 2 to Chad": the next part, behind one that ends at `end`."""
    party = _beside(marks, amount, trade_verbs().part.finite | _FOR)
    lead = [word for word in marks.words(end, party.start) if word != "the"] if party is not None else []
    if party is not None and party.start >= end and set(lead[-1:]) & _JOINTS:
        return party.code
    behind = next((p for p in marks.parties if p.start >= amount.end), None)
    if behind is None or marks.words(amount.end, behind.start) not in _ENDS:
        return ""
    passed = [p for p in marks.parties if end <= p.start and p.end <= amount.start]
    between = marks.words(passed[-1].end if passed else end, amount.start)
    return behind.code if set(between) & _JOINTS and set(between) <= _JOINTS | ABOUT | _REST else ""


def _beside(marks: Marks, amount: Amount, verbs: frozenset[str]) -> PartyMark | None:
    """The country right before an amount, with a verb or nothing between."""
    before = [party for party in marks.parties if party.end <= amount.start]
    if not before or before[-1].genitive or before[-1].adjective or before[-1].code == WORLD:
        return None
    between = marks.words(before[-1].end, amount.start)
    return before[-1] if set(between) <= ABOUT | _REST | verbs and len(between) <= _LONGEST else None


def gapped_trader(marks: Marks, figure: Figure, before: Figure | None) -> tuple[str, bool]:
    """ "Mali bought 3 tonnes in 2015 and Chad 2", "exports to Mali were 3 billion, to Chad 2": who is named right before a figure
    that leaves the rest of its clause to the one before; and whether that is the owner of the trade, not the partner."""
    if figure.party or figure.measure is Measure.SHARE:
        return "", False
    if (before is not None or figure.head.resumed) and (taker := _taker(marks, figure)):
        return taker, False
    if before is None or before.head != figure.head or before.measure is not figure.measure:
        return "", False
    party = _beside(marks, figure.amount, _WITH | _WAS | _BY | PLACED)
    if party is None or party.start < before.amount.end:
        return _moved(marks, figure, before) or _sent_to(marks, figure), False
    lead = preposition(marks, party)
    between = [word for word in marks.words(before.amount.end, party.start) if word != "in" and not word.isdigit()]
    if "worth" in between[:2]:  # "taking 3 billion dollars' worth, ahead of"
        del between[: between.index("worth") + 1]
    if lead in _leads(figure.head.flow):
        return party.code, False
    behind = set(marks.words(party.end, figure.amount.start))
    if behind & PLACED:
        return party.code, False  # "; Mali followed with 3 billion"
    if behind & _WITH:
        return (party.code, False) if "followed" in between or set(between) <= _JOINTS | _AHEAD else ("", False)
    is_verb = marks.lower(figure.head.start, figure.head.end) in trade_verbs().deal.finite
    if is_verb and _is_to_one(marks, figure.head):
        return (party.code, False) if not lead and set(between[-1:]) & _JOINTS else ("", False)
    if is_verb:
        return (party.code, True) if not lead and set(between[-1:]) & _JOINTS else ("", False)
    return _moved(marks, figure, before), False


def _taker(marks: Marks, figure: Figure) -> str:
    """ "of the 9 tonnes that Mali shipped, Chad took 3 and Togo 2": who took what was sold, or goes on from who did; "" elsewhere."""
    named = [p for p in marks.parties if figure.head.end <= p.start and p.end <= figure.amount.start]
    if figure.head.flow is not Flow.EXPORT or not named:
        return ""
    took = [not trade_verbs().buy.told.isdisjoint(marks.words(p.end, figure.amount.start)[:1]) for p in named]
    behind = [word for word in marks.words(named[-1].end, figure.amount.start) if word not in ABOUT]
    only_verb = len(behind) == 1 if took[-1] else not behind  # "Chad took 3", "and Togo 2"
    return named[-1].code if only_verb and any(took) else ""


def _is_to_one(marks: Marks, noun: HeadMark) -> bool:
    """ "exports to Mali were 3 billion, Chad 2": whether the noun's own partner stands right behind it, which the next ones follow."""
    party = next((p for p in marks.parties if p.start >= noun.end), None)
    words = [word for word in marks.words(noun.end, party.start) if word != "the"] if party is not None else []
    return len(words) == 1 and words[0] in _leads(noun.flow)


def _moved(marks: Marks, figure: Figure, before: Figure) -> str:
    """ "Mali (+3%) led growth, while Chad declined 2%": the next in a list of partners whose part goes up or down."""
    if not figure.head.resumed or figure.measure is not Measure.CHANGE or not written_sign(marks, marks.amounts[0]):
        return ""
    verbs = trade_verbs()
    party = _beside(marks, figure.amount, verbs.rise.finite | verbs.fall.finite)
    return party.code if party is not None and party.start > before.amount.end and not preposition(marks, party) else ""


_WORTH: Final = frozenset({"'", "’", "worth", "'s", "’s"})


def _sent_to(marks: Marks, figure: Figure) -> str:
    """ "exports to Mali were 3 billion, compared with 2 billion to Chad": who is named right behind the figure."""
    party = next((p for p in marks.parties if p.start >= figure.amount.end), None)
    words = marks.words(figure.amount.end, party.start) if party is not None else []
    while words and words[0] in _WORTH:
        words.pop(0)  # "2 billion dollars' worth to Chad"
    named = party is not None and words[:1] and words[0] in _leads(figure.head.flow) and words[1:] in ([], ["the"])
    return party.code if party is not None and named else ""


def bracketed_partner(marks: Marks, figure: Figure) -> str:
    """ "Mali (+3%)", "deficits with Mali (3 billion) and Chad (2)", "those to Mali, at 3 billion, and Chad, at 2": whose sum is put in."""
    if written_sign(marks, figure.amount):
        return _signed_for(marks, figure.amount)
    party = _beside(marks, figure.amount, _INSERTED)
    if party is not None and marks.words(party.end, figure.amount.start) == _LIST_OPENED:
        return party.code if _is_called(marks, figure.head) else ""
    if party is None or marks.words(party.end, figure.amount.start) not in _OPENED:
        return ""
    words = marks.words(marks.statement.start, party.start)
    if preposition(marks, party) == "" and _is_listed_behind(marks, figure, party):
        return party.code
    if words[-1:] == ["and"] and words[-2:-1] not in ([")"], [","]) and preposition(marks, party):
        return ""  # "from Mali and Chad, at 3 billion and 2 billion"
    goes_on = words[-2:-1] in ([")"], [","]) and words[-1] in _JOINTS
    list_of = [p for p in marks.parties if figure.head.end <= p.start <= party.start] if goes_on else [party]
    return party.code if any(preposition(marks, p) in _leads(figure.head.flow) for p in list_of) else ""


def _is_called(marks: Marks, noun: HeadMark) -> bool:
    """ "The top buyers were Mali, with 3 tonnes, and Chad, with 2": whether a head is what partners are called."""
    named = marks.words(noun.start, noun.end)[-1:] if noun in marks.heads else []
    return bool(named) and any(named[0] in word_list(name) for name in ("buying_sides", "selling_sides", "both_sides"))


def _signed_for(marks: Marks, amount: Amount) -> str:
    """ "Mali (+3%)": who stands right before a change that is put in with its sign."""
    party = next((p for p in reversed(marks.parties) if p.end <= amount.start), None)
    return party.code if party is not None and amount.start - party.end <= len(" (down by ") else ""


def _is_listed_behind(marks: Marks, figure: Figure, party: PartyMark) -> bool:
    """ "Its main buyers are Mali (3 billion), Chad (2 billion)": the first of a list of partners, right behind the verb."""
    words = [word for word in marks.words(figure.head.end, party.start) if word != "the"]
    return words[-1:] in (["are"], ["were"], ["include"], ["included"], [":"]) and "," not in words


def _leads(flow: Flow) -> frozenset[str]:
    return frozenset({"from"} if flow is Flow.IMPORT else {"with"} if flow in (Flow.TOTAL, Flow.BALANCE) else {"to"})


def _before(marks: Marks, amount: Amount) -> list[str]:
    return marks.words_up_to(amount, amount.start, _REST)
