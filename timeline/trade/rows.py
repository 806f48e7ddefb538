"""Figures that stand in one row: "27, 12 and 9 percent of its exports", "imports and exports were 8 and 7 billion"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import ABOUT, LIMITS, Figure, HeadMark, Marks

_JOINTS: Final = frozenset({",", "and"})
_JOINT: Final = 2
_NEXT: Final = (["followed", "by"], ["ahead", "of"])
SAID_AGAIN: Final = (", or ", " or ")
"""Between a sum and the share that it is."""
_PUT_STEPS: Final = {", up ": 1, ", down ": -1, " (up ": 1, " (down ": -1, ", up by ": 1, ", down by ": -1}
_MORE: Final = {"more": 1, "higher": 1, "less": -1, "lower": -1, "fewer": -1}
_NEAR: Final = len(" higher than ")
_LONGEST: Final = 9
_TIME: Final = len(" in the first eleven months of 2011, down by ")
_BY: Final = frozenset({"by", "about", "some"})
_ORDER: Final = len(", respectively")
_LESS: Final = len(" higher, respectively")
_AT: Final = frozenset({"at", "to", "for"})
_WAYS: Final = frozenset({"to", "from", "with", "the"})


def is_joined(marks: Marks, first: Amount, second: Amount) -> bool:
    """ "27, 12 and 9 percent of its exports", "5 to 20 percent duties": the head behind the last figure of a row or range is that of all."""
    between = marks.words(first.end, second.start)
    if between == ["to"] and first.rule_id.endswith(".low"):
        return True
    return first.kind == second.kind and bool(between) and len(between) <= _JOINT and set(between) <= _JOINTS


def alike(figure: Figure, amount: Amount) -> Figure:
    """A figure of the same head and measure as the one at the end of its row."""
    signed = amount.number if figure.number == figure.amount.number else -amount.number
    return replace(figure, amount=replace(amount, unit=figure.amount.unit), number=signed)


def is_shut(told: Figure | None, amount: Amount, head: HeadMark) -> bool:
    """ "its partners: Mali (15 percent of exports), Chad (11 percent)": whether the noun of the share before is the nearer one."""
    return told is not None and bool(told.party) and head.end <= told.head.start < amount.start


def next_of_list(marks: Marks, told: Figure | None, amount: Amount, beside: Mapping[int, str]) -> Figure | None:
    """ "Mali (15 percent of exports), Chad (11 percent)", "; Mali takes 15, followed by Chad with 11": the share of the next partner."""
    if told is None or told.measure is not Measure.SHARE or amount.start not in beside:
        return None
    if not told.party and marks.words(told.amount.end, amount.start)[1:3] not in _NEXT:
        party = next((p for p in reversed(marks.parties) if p.end <= amount.start), None)
        lead = marks.words(told.amount.end, party.start) if party is not None else []
        is_next = lead[-1:] in ([","], ["and"]) and len(lead) <= _LONGEST and not LIMITS & set(lead)
        if not is_next or not amount.text[-1:].isdigit():
            return None  # "bought 21 percent of Mali's tea in 2004, Chad another 20"
    return replace(told, amount=amount, number=amount.number, party=beside[amount.start])


def change_again(marks: Marks, found: Sequence[Figure], amount: Amount, head: HeadMark) -> Figure | None:
    """ "exports to Mali fell 5 percent and those to Chad 3 percent", "to Mali 5 percent and to Chad 3": the same way, without its verb."""
    told = next((f for f in found[-2:] if f.measure is Measure.CHANGE), None)  # "5 percent, to 3 billion"
    if told is None or amount.kind != "percent":
        return None
    start = max(head.end, found[-1].amount.end)
    if head.end == start and not head.silent and marks.words(start, amount.start)[-1:] == ["by"]:
        is_noun = (
            set(marks.words(start, amount.start)) <= _BY | ABOUT
        )  # "tea exports fell by a fifth and those of sugar by half"
        return replace(told, amount=amount, head=head, number=_alike(told, amount)) if is_noun else None
    party = next((p for p in reversed(marks.parties) if start <= p.start and p.end <= amount.start), None)
    if party is None or not set(marks.words(party.end, amount.start)) <= _BY:
        return None
    words = marks.words(start, party.start)
    is_next = head.flow is told.head.flow and set(words) <= (_WAYS if head.end == start else _WAYS | _JOINTS)
    is_next = is_next and (head.end == start or bool(_WAYS & set(words)))
    return replace(told, amount=amount, head=head, number=_alike(told, amount)) if is_next else None


def _alike(told: Figure, amount: Amount) -> float:
    return amount.number if told.number > 0 else -amount.number


def step_again(marks: Marks, told: Figure | None, amount: Amount) -> Figure | None:
    """ "rose 23 percent, or 3 billion", "down 2 percent (3 billion) from 2018": the same step as a sum."""
    if told is None or told.measure is not Measure.CHANGE or told.amount.kind != "percent" or amount.kind != "money":
        return None
    opening = marks.text[told.amount.end : amount.start]
    if opening not in SAID_AGAIN and not (opening == " (" and marks.text.startswith(")", amount.end)):
        return None
    return replace(told, amount=amount, number=_alike(told, amount))


def put_step(marks: Marks, told: Figure | None, amount: Amount) -> Figure | None:
    """ "its biggest supplier with 8 tonnes, up 55 percent": the step of the sum right before."""
    if told is None or told.measure is not Measure.VALUE or amount.kind != "percent" or told.compared:
        return None
    lead = marks.text[told.amount.end : amount.start]
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _NEAR))[:2] if lead == ", " else []
    sign = _MORE.get(behind[0], 0) if behind[1:] == ["than"] else _put_sign(marks, told, lead)
    return replace(told, amount=amount, measure=Measure.CHANGE, number=sign * amount.number) if sign else None


def _put_sign(marks: Marks, told: Figure, lead: str) -> int:
    """1 up or -1 down where a step stands right before an amount, with nothing but a time behind the sum: "in the first ten months, up"."""
    step = next((step for step in _PUT_STEPS if lead.endswith(step)), "")
    end = told.amount.end + len(lead)
    starts = [head.start for head in marks.heads] + [party.start for party in marks.parties]
    is_time = not any(told.amount.end <= start < end for start in starts)
    return _PUT_STEPS[step] if step and is_time and len(lead) <= _TIME and "," not in lead[: -len(step)] else 0


def economy_again(marks: Marks, told: Figure | None, amount: Amount, head: HeadMark) -> Figure | None:
    """ "exports equal 94 percent of GDP, imports 85 percent": the size of the next noun against the same economy."""
    if (
        told is None
        or told.measure is not Measure.SHARE
        or told.amount.unit != "percent_gdp"
        or amount.kind != "percent"
    ):
        return None
    is_next = head.start >= told.amount.end and set(marks.words(head.end, amount.start)) <= ABOUT | _AT
    return alike(replace(told, head=head), amount) if is_next else None


def share_again(marks: Marks, found: Sequence[Figure], amount: Amount) -> Figure | None:
    """ "to Mali 3 billion (26 percent of the total), to Chad 2 billion (17 percent)": the share in the next brackets."""
    shares = [figure for figure in found if figure.measure is Measure.SHARE and _is_put_in(marks, figure.amount)]
    if not shares or amount.kind != "percent" or found[-1].measure is not Measure.VALUE:
        return None
    opening = marks.text[found[-1].amount.end : amount.start]
    is_put_in = (opening == " (" and marks.text.startswith(")", amount.end)) or opening in SAID_AGAIN
    return replace(shares[-1], amount=amount, number=amount.number) if is_put_in else None


def of_one_country(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """ "Mali, with 14 percent of exports and 21 percent of imports, and Chad, with 10": both shares are those of the country before them."""
    found = list(figures)
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if not first.party or second.party or not first.measure is second.measure is Measure.SHARE:
            continue
        words = marks.words(first.amount.end, second.amount.start)
        of_other = words[:1] == ["of"] and words[-1:] == ["and"] and second.head.start >= second.amount.end
        if of_other and first.head.flow is not second.head.flow and len(words) <= _OF_NOUN:
            found[at] = replace(second, party=first.party)
    return found


_OF_NOUN: Final = 5


def is_but_then(marks: Marks, amount: Amount) -> bool:
    """ "a quarter went to Mali in 2013, but only 15 percent in 2017": the same share at another time."""
    lead = marks.words_up_to(amount, _TIME, _ONLY)[-1:]
    behind = marks.between(amount.end, min(marks.statement.end, amount.end + len(" in 2017")))
    in_year = [token.lower for token in behind[:1]] == ["in"] and behind[-1].text.isdigit()
    return lead == ["but"] and in_year


def then_again(marks: Marks, told: Figure | None, amount: Amount) -> Figure | None:
    """The share told before at another time, None for any other figure."""
    is_again = told is not None and told.measure is Measure.SHARE and amount.kind == "percent"
    return (
        replace(told, amount=amount, number=amount.number) if told and is_again and is_but_then(marks, amount) else None
    )


_ONLY: Final = frozenset({"only", "just", "no"})


def placed_again(marks: Marks, told: Figure | None, amount: Amount) -> Figure | None:
    """ "; Mali and Chad follow with 11 and 7 percent": the shares of those who come next in the list."""
    if told is None or told.measure is not Measure.SHARE or amount.kind != "percent":
        return None
    words = marks.words(told.amount.end, amount.start)
    if is_joined(marks, told.amount, amount):
        words = marks.words(max(marks.statement.start, told.amount.start - _TIME), told.amount.start)
    is_placed = words[-1:] in (["with"], ["at"]) and words[-2:-1] in (["follow"], ["follows"], ["followed"])
    return replace(told, amount=amount, number=amount.number, party="") if is_placed else None


def row_again(marks: Marks, told: Figure | None, amount: Amount) -> Figure | None:
    """ "and Mali, with 10 and 12 percent respectively": the second share of one country, in the order of the nouns before."""
    if told is None or told.measure is not Measure.SHARE or not told.party or not is_joined(marks, told.amount, amount):
        return None
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _ORDER))
    return replace(told, amount=amount, number=amount.number) if "respectively" in behind else None


def _is_put_in(marks: Marks, amount: Amount) -> bool:
    return marks.text.endswith(("(", *SAID_AGAIN), 0, amount.start)


def under_one_head(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """ "sent 40 and 60 percent of their exports": the noun behind the last figure of a row is that of the others too."""
    found = list(figures)
    for at in range(len(found) - 1, 0, -1):
        first, second = found[at - 1], found[at]
        is_behind = second.head.start >= second.amount.end and first.head.end <= first.amount.start
        if is_behind and first.measure is second.measure and is_joined(marks, first.amount, second.amount):
            found[at - 1] = replace(first, head=second.head)
    return found


def paired(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """ "imports were 8 bn and exports 7 bn, compared with 6 bn and 5 bn": two figures joined by "and" take the two heads in order."""
    found = list(figures)
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        same = first.amount.kind == second.amount.kind and first.head == second.head
        if not same or marks.words(first.amount.end, second.amount.start) not in (["and"], ["and", "from"]):
            continue
        if first.compared:
            told = [f for f in found[:at] if f.amount.kind == first.amount.kind and not f.compared][-2:]
            heads = [f.head for f in told]
        else:
            named = [h for h in marks.heads if h.end <= first.amount.start and not h.silent][-2:]
            behind = marks.words(second.amount.end, min(marks.statement.end, second.amount.end + _LESS))
            behind += marks.words_up_to(first.amount, _ORDER)[-1:]
            joined = len(named) == 2 and marks.words(named[0].end, named[1].start)[:3] in (["and"], ["and", "its"])
            heads = named if joined or (len(named) == 2 and "respectively" in behind) else []
        if len(heads) == 2 and heads[0] != heads[1]:
            found[at] = replace(first, head=heads[0])
            found[at + 1] = replace(second, head=heads[1], compared=first.compared)
    found = [replace(figure, head=both) if (both := _both_flows(marks, figure)) else figure for figure in found]
    return [figure for figure in found if not _is_of_silent(marks, figure)]


def _both_flows(marks: Marks, figure: Figure) -> HeadMark | None:
    """ "imports and exports worth 3 billion": one sum for both, which is that of two-way trade; None for any other figure."""
    if figure.measure is not Measure.VALUE or figure.amount.kind != "money" or figure.head.loose:
        return None
    before = [head for head in marks.heads if head.end <= figure.amount.start][-2:]
    if len(before) < _JOINT or before[1] != figure.head or before[0].silent or before[0].measure is not Measure.VALUE:
        return None
    flows = {before[0].flow, before[1].flow}
    if flows != {Flow.EXPORT, Flow.IMPORT} or marks.words(before[0].end, before[1].start) != ["and"]:
        return None
    between = [word for word in marks.words(before[1].end, figure.amount.start) if word not in ABOUT]
    is_one_sum = between in (["worth"], ["valued", "at"], ["totalling"], ["totaling"], ["of"], ["together", "worth"])
    return replace(figure.head, flow=Flow.TOTAL) if is_one_sum else None


def _is_of_silent(marks: Marks, figure: Figure) -> bool:
    """ "GDP and exports grew by 3 and 8 percent respectively": the first figure is that of the first noun, which is none of trade."""
    before = [head for head in marks.heads if head.end <= figure.amount.start][-2:]
    if len(before) < _JOINT or before[0].silent is before[1].silent or before[1].end > figure.amount.start:
        return False
    if marks.words(before[0].end, before[1].start) != ["and"]:
        return False
    other = next((a for a in marks.amounts if a.start >= figure.amount.end), None)
    behind = marks.words(other.end, min(marks.statement.end, other.end + _ORDER)) if other is not None else []
    is_first = other is not None and other.kind == figure.amount.kind and is_joined(marks, figure.amount, other)
    return is_first and "respectively" in behind and before[0].silent
