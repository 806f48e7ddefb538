"""What is told on of the same noun behind a semicolon, "but" or "while": "; Mali took 43 percent", "but fell 5 percent in volume"."""

from operator import attrgetter
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow
from timeline.trade.listed import is_earner
from timeline.trade.marks import ABOUT, LIMITS, CueMark, HeadMark, Marks, PartyMark
from timeline.trade.parties import breaks, joined
from timeline.trade.resumed import PLACED, is_gone
from timeline.trade.rows import is_but_then, is_joined
from timeline.trade.steps import written_sign

_END: Final = attrgetter("end")
_MEASURES: Final = frozenset({"volume", "volumes", "value", "values"})
_PRONOUNS: Final = frozenset({"it", "they"})
_AGAIN: Final = frozenset({"with", "to", "from"})
_OF_ALL: Final = (["of", "the", "volume"], ["of", "the", "total"], ["of", "the", "value"])
_OWN: Final = frozenset({"its", "their", "all"})
_JOINTS: Final = frozenset({",", ";", "and", "the"})
_CLAUSE: Final = 7
_STEP: Final = 4
_PHRASE: Final = 44
_LONGEST: Final = 8
"""Shares in a list behind the first one with its verb."""


def is_paid(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "tariffs of 25 percent on Mali, while Chad will pay 40 percent", "; tea carries 40 percent": the rate of another payer."""
    named: list[PartyMark | CueMark] = [*marks.parties, *marks.of_kind("commodity")]
    for _ in range(_LONGEST):
        payer = max((p for p in named if head.end <= p.start and p.end <= amount.start), key=_END, default=None)
        if payer is None or amount.kind != "percent" or not LIMITS & set(marks.words(head.end, payer.start)):
            return False
        words = marks.words(payer.end, amount.start)
        before = next((a for a in reversed(marks.amounts) if a.end <= payer.start), None)
        if words or before is None or not set(marks.words(before.end, payer.start)) <= _JOINTS:
            break
        amount = before  # "Mali will pay 40 percent and Chad 20"
    return bool(trade_verbs().pay.all & set(words)) and len(words) <= _STEP


def is_rate_again(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "the tariff is 6 percent; for tea it was 14 percent": the rate of other goods, and no part of something else."""
    of = marks.words(amount.end, amount.end + len(" of "))[:1] == ["of"]
    return amount.kind == "percent" and marks.is_told_by_pronoun(amount) and not of and not head.silent


def is_more(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "rose 28 percent in value but fell 5 percent in volume", "…; Mali provided 96 percent of the volume": of the same noun."""
    words = marks.words(head.end, amount.start)
    at = max(place for place, word in enumerate(words) if word in LIMITS)
    stepped = {marks.lower(cue.start, cue.end) for cue in marks.cues if cue.kind in {"up", "down"}}
    if words[at] == "but" and amount.kind == "percent" and is_but_then(marks, amount):
        return True
    if words[at] == "but" and set(words[at + 1 :]) <= ABOUT:
        return amount.kind != "percent"  # "1 million in 2005 but 500 million last year"
    if len(words) - at <= _STEP and words[at] == "but":
        reached = amount.kind != "percent" and bool(trade_verbs().reach.finite & set(words[at + 1 : at + 3]))
        of_measure = bool(_MEASURES & set(words[at + 1 : at + 2]))
        return reached or not stepped.isdisjoint(words[at + 1 + of_measure : at + 2 + of_measure])
    if head.resumed and head.start == head.end and amount.kind == "percent" and written_sign(marks, marks.amounts[0]):
        return True  # "Mali (+3%) led growth, while Chad declined 2%"
    if words[at] == ";" and amount.kind == "percent" and _MEASURES & set(words[at + 1 : at + 3]):
        return True  # "; the volume rose by 34 percent"
    if words[at] == ";" and amount.kind == "percent" and "share" in words[at + 1 : at + 6]:
        return True
    if (
        amount.kind == "percent"
        and words[at + 1 : at + 3] == ["that", "of"]
        and "share" in marks.words(marks.statement.start, head.start)
    ):
        return True  # "the share of Mali in its exports rose, while that of Chad fell to 3 percent"
    if words[at] == ";" and _PRONOUNS & set(words[at + 1 : at + 6]):
        return True  # "; on the year they were down 9 percent"
    if words[at] == ";" and _is_earned(marks, head, amount):
        return True
    if words[at] == ";" and amount.kind == "percent" and (words[-1:] == ["another"] or words[-2:] == ["a", "further"]):
        return True  # "; tea brought in a further 5 percent"
    if words[at] == ";" and amount.kind in {"money", "quantity"} and _is_bought(marks, head, amount):
        return True
    if words[at] == ";" and amount.kind == "percent" and _is_listed_on(marks, amount, words[at + 1 :]):
        return True
    is_next = words[at] == ";" or (words[at] in {"while", "whereas"} and (head.resumed or _is_share_of(marks, head)))
    if is_next and amount.kind == "percent" and _is_taken(marks, head, amount):
        return True
    if words[at] == ";" and words[at + 1 : at + 2] and words[at + 1] in _AGAIN and _is_beside(marks, head, amount):
        return True
    after = marks.words(amount.end, min(marks.statement.end, amount.end + 20))[:3]
    of_it = after[:2] in (["of", "them"], ["of", "it"], ["of", "this"], ["of", "that"]) or after in _OF_ALL
    return words[at] == ";" and amount.kind == "percent" and (of_it or _is_of_goods_gone(marks, amount))


def _is_of_goods_gone(marks: Marks, amount: Amount) -> bool:
    """ "; 45 percent of all its goods went to Mali"."""
    words = marks.words(amount.end, min(marks.statement.end, amount.end + _PHRASE))
    at = next((place for place, word in enumerate(words[:_CLAUSE]) if is_gone([word])), 0)
    return words[:1] == ["of"] and bool(word_list("goods") & set(words[:at])) and bool(_OWN & set(words[:at]))


def _is_beside(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "the deficit with Mali was 3 billion; with Chad it was 2": the same of another country."""
    semicolon = max(token.end for token in marks.between(head.end, amount.start) if token.text == ";")
    party = next((p for p in marks.parties if p.start >= semicolon), None)
    return party is not None and len(marks.words(semicolon, party.start)) <= len(("with", "the"))


def _is_taken(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "90 percent of its exports go to Mali and Chad; the former takes 43 percent", "; tea makes up 43 percent": who or what has a share,
    right before a verb of taking, or in a list that begins so ("; Mali took 43 percent, Chad 19 percent")."""
    named: list[PartyMark | CueMark] = [*marks.parties, *marks.of_kind("commodity")]
    for _ in range(_LONGEST):
        party = max((p for p in named if head.end <= p.start and p.end <= amount.start), key=_END, default=None)
        if party is None:
            return False
        words = marks.words(party.end, amount.start)
        before = next((a for a in reversed(marks.amounts) if a.end <= amount.start), None)
        if before is not None and before.start >= party.end and is_joined(marks, before, amount):
            amount = before  # "tea and gold made up 15 percent and 8 percent"
            continue
        if words or before is None or before.start < head.end or before.kind != "percent":
            break
        amount = before
    if words[:1] == [","] and "," in words[2:]:
        words = words[words.index(",", 2) + 1 :]  # "Mali, the biggest buyer, took"
    if words[:1] == [","]:
        words = words[1:]  # "the next buyer, Mali, took"
    if words[:1] in (["alone"], ["together"], ["itself"]):
        words = words[1:]
    taken = trade_verbs().part.tensed if isinstance(party, PartyMark) else trade_verbs().share.tensed
    return bool(words) and words[0] in taken and len(words) <= _STEP


def _is_listed_on(marks: Marks, amount: Amount, words: list[str]) -> bool:
    """ "; Mali and Chad follow with 11 and 7 percent", "; half went to Mali": the next shares of what was told."""
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _WENT))[:2]
    goes = is_gone(behind[:1]) and behind[1:] in (["to"], ["from"])
    return not PLACED.isdisjoint(words) or (goes and set(words) <= ABOUT)


_WENT: Final = len(" went from ")


def _is_bought(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "exports to Mali were 9 billion; Chad took 3 billion and Togo 2": what others bought of it, or sold."""
    semicolon = max(token.end for token in marks.between(head.end, amount.start) if token.text == ";")
    at = next((at for at, p in enumerate(marks.parties) if p.start >= semicolon), -1)
    lead = marks.words(semicolon, marks.parties[at].start) if at >= 0 else ["-"]
    party = joined(marks, marks.parties, at)[-1] if at >= 0 else None
    if party is None or party.genitive or party.adjective or lead not in ([], ["the"]):
        return False
    verbs = trade_verbs()
    side = {Flow.EXPORT: verbs.buy.told, Flow.IMPORT: verbs.sell.told}.get(head.flow, frozenset())
    said = [word for word in marks.words(party.end, party.end + _VERB) if word not in {"alone", "together", "itself"}]
    return not side.isdisjoint(said[:1])


_VERB: Final = len(" together purchased")


def _is_share_of(marks: Marks, head: HeadMark) -> bool:
    """ "35 percent of all exports": whether a share stands right before a noun."""
    share = next((a for a in reversed(marks.amounts) if a.end <= head.start), None)
    words = marks.words(share.end, head.start) if share is not None and share.kind == "percent" else []
    return words[:1] == ["of"] and len(words) <= _CLAUSE and not breaks() & set(words[1:])


def _is_earned(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "exports were 9 billion; tea brought in 3 billion": goods that open the next clause and what they made."""
    semicolon = max(token.end for token in marks.between(head.end, amount.start) if token.text == ";")
    goods = next(
        (cue for cue in marks.of_kind("commodity") if cue.start >= semicolon and cue.end <= amount.start), None
    )
    made = next((other for other in marks.amounts if goods is not None and other.start >= goods.end), None)
    if goods is None or made is None or len(marks.words(semicolon, goods.start)) > 1:
        return False
    return amount.kind == "money" and is_earner(marks.words(goods.end, made.start))
