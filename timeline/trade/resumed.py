"""Heads that a statement has from the one before it: "They were 3 billion", "Of this, 1 billion went to Mali", "Mali bought 2 tonnes of it"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.tokens import Token
from timeline.trade.earned import TIME_LEADS, TIMES, earned, earnings, goes_on, made_up
from timeline.trade.marks import HeadMark, Marks
from timeline.trade.memory import WORLD, Memory
from timeline.trade.partner_lists import listed_goods, listed_partners
from timeline.trade.steps import written_sign
from timeline.trade.taken import is_bought, is_share_again, owner_of_share

_THE_FIGURE: Final = frozenset(
    {"the figure", "the total", "that figure", "this figure", "the amount", "the volume", "the value"}
)
_THOSE: Final = {"to": Flow.EXPORT, "from": Flow.IMPORT}
_SIDE_FIRST: Final = {Flow.BALANCE: "with", Flow.TOTAL: "with", Flow.EXPORT: "to", Flow.IMPORT: "from"}
PLACED: Final = frozenset({"followed", "follow", "follows", "second", "third", "next"})
_PRONOUNS: Final = frozenset({"it", "them", "this", "that", "these", "those"})
_OPENING: Final = 3
_BEING: Final = frozenset({"is", "are", "was", "were", "go", "come"})
_BOUND: Final = frozenset({"destined", "bound"})
_ENDS: Final = frozenset({",", ".", ";", "and", "while", "with", "(", ")", "to", "from", "in", "went", "came", "last"})
_FARTHEST: Final = 14
_LATE: Final = 6
_NEAR: Final = 24


def resumed(marks: Marks, memory: Memory) -> Marks:
    """The marks with the head of the statement before, where this one tells of its figure or of parts of it and names no trade."""
    if not marks.amounts:
        return marks
    aimed = _aimed(marks) if memory.pair and not marks.heads else None
    if aimed is not None:
        return _with_head(marks, HeadMark(*aimed, Flow.TOTAL, Measure.VALUE), aimed)
    listed = listed_partners(marks) if memory.flow is not None and memory.reporter and not marks.heads else None
    if listed is None and memory.last is not None and memory.reporter and not marks.heads:
        listed = listed_goods(marks, memory.last.flow)
    if listed is not None:
        return replace(marks, heads=(listed,))
    last = memory.last or _ranked_before(marks, memory)
    if last is None:
        return marks
    if memory.measure is Measure.RANK and (there := _sold_there(marks, last.flow)) is not None:
        marks = replace(marks, heads=tuple(head for head in marks.heads if head.start != there[0]))
        return marks if any(not head.silent for head in marks.heads) else _with_head(marks, last, there)
    first = marks.amounts[0].start
    if not marks.heads and memory.measure is Measure.SHARE and is_share_again(marks, first):
        return _with_head(marks, last, (marks.statement.start, marks.statement.start))
    if any(not (head.silent or _is_deal(head)) for head in marks.heads):
        place = _pronoun(marks, last) if first < marks.heads[0].start else None
        return marks if place is None else _with_head(marks, last, place)
    if memory.goods[0] and (sums := earnings(marks, last)) is not None:
        marks = replace(marks, heads=tuple(head for head in marks.heads if head.start != sums[0]))
        return _with_head(marks, last, sums)
    place = _levied(marks, last) or _pronoun(marks, last) if not marks.heads else None
    if place is None and last.measure is Measure.VALUE and last.flow in (Flow.EXPORT, Flow.IMPORT):
        place = (
            _opening(marks)
            or earned(marks, last)
            or _part(marks, memory)
            or _signed(marks)
            or (_place(marks) if _is_list(memory) else None)
            or (made_up(marks) if memory.measure in _OF_WHOLE and memory.partner == WORLD else None)
        )
    if place is None and last.measure is Measure.VALUE and (place := owner_of_share(marks)) is not None:
        last = replace(last, flow=Flow.TOTAL if memory.turnover else last.flow)
    if place is None and memory.partner not in ("", WORLD):
        place = _dealt(marks, last.flow)
    if place is None:
        return marks
    return _with_head(replace(marks, heads=tuple(other for other in marks.heads if other.silent)), last, place)


def _with_head(marks: Marks, last: HeadMark, place: tuple[int, int]) -> Marks:
    head = replace(last, start=place[0], end=place[1], elided=False, resumed=True)
    return replace(marks, heads=tuple(sorted((head, *marks.heads), key=lambda mark: mark.start)))


def _aimed(marks: Marks) -> tuple[int, int] | None:
    """ "The two sides aim for 5 billion by 2030", "Both want 5 billion": the place of what two aim at in their trade."""
    first = marks.amounts[0]
    opening = [token.lower for token in marks.tokens[:_OPENING] if token.lower != "the"]
    is_pair = opening[:1] in (["both"], ["they"]) or (
        opening[:1] == ["two"] and bool(word_list("two_sides") & set(opening[1:]))
    )
    cue = next((cue for cue in marks.of_kind("target") if cue.end <= first.start), None)
    if first.kind != "money" or not is_pair or cue is None:
        return None
    behind = marks.words(first.end, min(marks.statement.end, first.end + _NEAR))
    is_other = behind[:1] in (["of"], ["worth"]) or (behind[:1] == ["in"] and not _is_time(behind[1:2]))
    return None if is_other else (first.start, first.start)


def _is_time(words: Sequence[str]) -> bool:
    """Whether "in" leads to a time, "in 2030", "in the near term", and not to what the sum is of, "in joint projects"."""
    return bool(words) and (words[0][0].isdigit() or words[0] in {"the", "a"})


def _levied(marks: Marks, last: HeadMark) -> tuple[int, int] | None:
    """ "It will charge 10 percent on cars": the place behind a verb of levying, where a tariff was spoken of before."""
    if last.measure is not Measure.TARIFF:
        return None
    first, levying = marks.amounts[0], trade_verbs().levy.all
    is_rate = first.kind == "percent" and marks.words(first.end, first.end + len(" on "))[:1] == ["on"]
    on_goods = any(0 < cue.start - first.end <= _NEAR for cue in marks.of_kind("commodity"))
    before = marks.between(marks.statement.start, first.start)[-_OPENING:] if is_rate and on_goods else []
    return next(((token.end, token.end) for token in reversed(before) if token.lower in levying), None)


def _is_list(memory: Memory) -> bool:
    """Whether the last figure was one of a list: a share, or what one country bought or sold."""
    return memory.measure is Measure.SHARE or (memory.measure is Measure.VALUE and memory.partner not in ("", WORLD))


def _ranked_before(marks: Marks, memory: Memory) -> HeadMark | None:
    """ "Mali was the top buyer with 3 billion. Chad followed with 2": a rank has no noun of trade, but a flow."""
    if memory.flow is None or memory.partner in ("", WORLD):
        return None
    dealt = memory.measure is Measure.RANK and (_dealt(marks, memory.flow) or _sold_there(marks, memory.flow))
    if not (_is_list(memory) and _place(marks)) and not dealt:
        return None
    return HeadMark(marks.statement.start, marks.statement.start, memory.flow, Measure.VALUE)


def _dealt(marks: Marks, flow: Flow) -> tuple[int, int] | None:
    """ "Its top supplier is Mali. It supplied goods worth 3 billion": the partner, told of by a verb of its own side."""
    words = [token for token in marks.tokens if token.is_word][:_LATE]
    at = next((place for place, token in enumerate(words) if token.lower == "it"), 0)
    is_time = all(token.lower in TIME_LEADS or token.lower in TIMES or token.text.isdigit() for token in words[:at])
    opening = words[at : at + 2] if is_time else []
    if len(opening) < 2 or opening[0].lower != "it":
        return None
    verbs = trade_verbs()
    wanted = verbs.sell if flow is Flow.IMPORT else verbs.buy if flow is Flow.EXPORT else None
    return (opening[0].start, opening[0].end) if wanted is not None and opening[1].lower in wanted.finite else None


def _sold_there(marks: Marks, flow: Flow) -> tuple[int, int] | None:
    """ "Chad is Mali's fifth market. Sales there came to 3 billion": what is sold to whom the rank was told of."""
    words = [token for token in marks.tokens if token.is_word][:2]
    if flow is not Flow.EXPORT or len(words) < 2 or words[1].lower != "there" or words[0].lower not in _SOLD:
        return None
    return words[0].start, words[1].end


_SOLD: Final = frozenset({"sales", "deliveries", "supplies"})


def _is_deal(head: HeadMark) -> bool:
    """ "bought", "supplied": verbs of those who had a part."""
    return head.loose and head.measure is Measure.VALUE and head.flow in (Flow.EXPORT, Flow.IMPORT)


def _pronoun(marks: Marks, last: HeadMark) -> tuple[int, int] | None:
    """An opening "they were", "it compares with", "the figure rose", "those to Mali came to"."""
    words = [token for token in marks.tokens if token.is_word][:_FARTHEST]
    if words and words[0].lower == _SIDE_FIRST.get(last.flow) and _is_of_side(marks, words):
        return words[0].start, words[0].start
    words = words[_time_before(marks, words) :][:5]
    opening = [token.lower for token in words]
    if opening[:1] == ["those"] and last.measure is Measure.VALUE and _THOSE.get("".join(opening[1:2])) is last.flow:
        return words[0].start, words[0].end
    if opening[:2] == ["those", "of"] and last.measure is Measure.VALUE and last.flow is not Flow.BALANCE:
        return words[0].start, words[0].end
    if opening[:2] == ["that", "with"] and last.flow in (Flow.TOTAL, Flow.BALANCE):
        return words[0].start, words[0].end
    at = (
        1 if opening[:1] in (["they"], ["it"], ["this"], ["that"]) else 2 if " ".join(opening[:2]) in _THE_FIGURE else 0
    )
    if at == len(("the", "figure")) and opening[at : at + 1] in (
        ["for"],
        ["in"],
    ):  # "The figure for the same month of 2018 was"
        return (words[0].start, words[at - 1].end) if _is_told_first(marks) else None
    if not at or len(words) <= at or not goes_on(opening[at]):
        return None
    return words[0].start, words[at - 1].end


def _is_of_side(marks: Marks, words: Sequence[Token]) -> bool:
    """ "With Mali alone it came to 3 billion": a partner that opens the sentence, and the pronoun behind it."""
    party = next((p for p in marks.parties if p.start >= words[0].end), None)
    behind = [word.lower for word in words if party is not None and word.start >= party.end][:3]
    at = next((place for place, word in enumerate(behind[:2]) if word in {"it", "they"}), -1)
    return party is not None and at >= 0 and any(map(goes_on, behind[at + 1 :]))


def _is_told_first(marks: Marks) -> bool:
    """Whether a verb that goes on stands before the first amount."""
    lead = marks.between(marks.statement.start, marks.amounts[0].start)
    return len(lead) <= _FARTHEST and any(goes_on(token.lower) for token in lead)


def _time_before(marks: Marks, words: Sequence[Token]) -> int:
    """How many words of time stand before the pronoun: "In the same month a year ago they were", "In 2019 it had been"."""
    if not words or words[0].lower not in TIME_LEADS:
        return 0
    at = next((place for place, word in enumerate(words) if word.lower in {"they", "it"}), 0)
    return 0 if any(amount.start < words[at].start for amount in marks.amounts) else at


def _opening(marks: Marks) -> tuple[int, int] | None:
    """An opening "Of this,", "Of the total,"."""
    words = marks.tokens[:4]
    opening = [token.lower for token in words]
    if opening[:1] != ["of"]:
        return None
    if len(words) > 2 and opening[1] in _PRONOUNS and opening[2] == ",":
        return words[0].start, words[1].end
    is_whole = (
        len(words) > 3
        and opening[1] in {"the", "this", "that"}
        and opening[2] in word_list("figures")
        and opening[3] == ","
    )
    return (words[0].start, words[2].end) if is_whole else None


def _part(marks: Marks, memory: Memory) -> tuple[int, int] | None:
    """ "Mali bought 2 tonnes of it", "oil made up half of it": the place before the statement, when a country or goods are named in it."""
    is_part = any(is_of_it(marks, amount) for amount in marks.amounts) or _is_sent(marks) or is_bought(marks, memory)
    named = bool(marks.parties) or bool(marks.of_kind("commodity"))
    return (marks.statement.start, marks.statement.start) if is_part and named else None


_OF_WHOLE: Final = frozenset({Measure.SHARE, Measure.VALUE})
"""Behind one of these of all exports the next sentence may tell what goods make up."""


def _signed(marks: Marks) -> tuple[int, int] | None:
    """ "Mali (+16.5%) and Chad (+8.6%) led growth": the place before the statement, when the first part has a sign of its own."""
    is_first = (
        written_sign(marks, marks.amounts[0]) and marks.parties and marks.parties[0].start < marks.amounts[0].start
    )
    return (marks.statement.start, marks.statement.start) if is_first else None


def _is_sent(marks: Marks) -> bool:
    """ "About a fifth went to Mali": a part that opens the sentence, and where it went."""
    first, party = marks.amounts[0], marks.parties[0] if marks.parties else None
    if party is None or party.start < first.end or len(marks.between(marks.statement.start, first.start)) > _OPENING:
        return False
    words = [token.lower for token in marks.between(first.end, party.start) if token.lower != "the"]
    return (
        bool(words)
        and (words[0] in _BEING or is_gone(words[:1]))
        and words[-1] in {"to", "from"}
        and len(words) <= _OPENING
    )


def is_gone(words: Sequence[str]) -> bool:
    """ "went to Mali", "shipped to Mali": whether goods are said to have gone or come somewhere."""
    verbs = trade_verbs()
    return any(
        word in _BOUND or word in verbs.go.tensed or word in verbs.sell.told or word == "imported" for word in words
    )


def _place(marks: Marks) -> tuple[int, int] | None:
    """ "Mali followed with 7 percent", "tea came second at 7 percent": the next in a list of shares."""
    words = [token.lower for token in marks.tokens]
    at = next((place for place, word in enumerate(words) if word in PLACED), -1)
    is_placed = at > 0 and words[at + 1 : at + 2] in (["with"], ["at"])
    return (marks.statement.start, marks.statement.start) if is_placed and not marks.heads else None


def is_of_it(marks: Marks, amount: Amount) -> bool:
    """ "2 tonnes of it", "40 percent of the total": a part of what was told."""
    behind = marks.between(amount.end, min(marks.statement.end, amount.end + _NEAR))
    words = [token.lower for token in behind[:4]]
    if words[:1] != ["of"] or len(words) < 2:
        return False
    of_whole = words[1] == "the" and len(words) > 2 and words[2] in word_list("figures")
    end = 3 if of_whole else 2 if words[1] in _PRONOUNS else 0
    return end > 0 and (len(words) == end or words[end] in _ENDS)
