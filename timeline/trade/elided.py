"""Heads that are left out: "while China's surged", "imports from Mali rose 2 percent and from Chad by 3"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.terms import Flow, Measure
from timeline.tokens import Token
from timeline.trade.marks import LIMITS, CueMark, HeadMark, PartyMark, counting

_OWN: Final = frozenset({"its", "their", "the"})
_LEADS: Final = LIMITS | {"and", ",", "prices"}
_WAYS: Final = {"to": Flow.EXPORT, "from": Flow.IMPORT, "with": Flow.TOTAL}


def with_elided(
    heads: tuple[HeadMark, ...], tokens: Sequence[Token], parties: Sequence[PartyMark], cues: Sequence[CueMark]
) -> tuple[HeadMark, ...]:
    """The heads with those left out behind a genitive: "while China's surged", "5 percent of Mali's"."""
    if not heads:
        return heads
    steps = {cue.start for cue in cues if cue.kind in {"up", "down"}}
    added = []
    for party in parties:
        before = [head for head in heads if head.end <= party.start]
        before = [head for head in before if not head.loose] or before
        if not party.genitive or not before or before[-1].silent:
            continue
        behind = [token for token in tokens if token.start >= party.end][:2]
        if behind and behind[0].lower in {"'s", "’s", "'", "’"}:
            behind.pop(0)
        ends = not behind or (
            behind[0].lower in counting() | {"by"} or behind[0].start in steps or behind[0].text in {".", ",", ";", ")"}
        )
        if ends and party.end > party.start:
            added.append(replace(before[-1], start=party.end, end=party.end, elided=True))
    added += _again(heads, tokens, parties, steps)
    is_sold = any(head.flow is Flow.EXPORT and not head.silent for head in heads)
    earned = list(_earned(heads, tokens, cues, steps)) if is_sold else []
    places = {head.start for head in earned}
    kept = [head for head in heads if head.start not in places]
    return tuple(sorted((*kept, *added, *earned), key=lambda head: (head.start, head.end)))


def _earned(
    heads: Sequence[HeadMark], tokens: Sequence[Token], cues: Sequence[CueMark], steps: set[int]
) -> Iterator[HeadMark]:
    """ "Mali shipped 3 tonnes of tea, but earnings fell to 2 billion", "their value rose 5 percent": what the exports before it brought in."""
    for at, token in enumerate(tokens[1:-1], 1):
        if token.lower not in word_list("sums"):
            continue
        own = tokens[at - 1].lower in _OWN
        lead, verb = tokens[at - 2 if own else at - 1].lower, tokens[at + 1]
        if lead not in _LEADS or (token.lower == "value" and not own):
            continue
        before = [head for head in heads if head.end <= token.start and not head.silent]
        told = before[-1] if before else None
        is_sold = told is not None and told.flow is Flow.EXPORT and told.measure is Measure.VALUE
        is_sold = is_sold and any(cue.kind == "commodity" and cue.end <= token.start for cue in cues)
        if told is not None and is_sold and (verb.lower in counting() or verb.start in steps):
            yield HeadMark(token.start, token.end, Flow.EXPORT, Measure.VALUE)


def _again(
    heads: Sequence[HeadMark], tokens: Sequence[Token], parties: Sequence[PartyMark], steps: set[int]
) -> Iterator[HeadMark]:
    """ "imports from Mali rose 2 percent and from Chad by 3": the noun again before a preposition and another country."""
    for party in parties:
        before = [token for token in tokens if token.end <= party.start][-3:]
        if before and before[-1].lower == "the":
            before.pop()
        loud = [head for head in heads if head.end <= party.start]
        if len(before) < 2 or before[-2].lower not in {"and", "while", "but"} or not loud or loud[-1].silent:
            continue
        behind = next((token for token in tokens if token.start >= party.end), None)
        is_said = behind is not None and (behind.lower in {"by", "to"} or behind.start in steps)
        with_balance = before[-1].lower == "with" and loud[-1].flow is Flow.BALANCE
        with_goods = (
            loud[-1].measure is Measure.VALUE and not loud[-1].loose and _WAYS.get(before[-1].lower) is loud[-1].flow
        )
        if is_said and (with_balance or with_goods):
            yield replace(loud[-1], start=before[-2].start, end=before[-2].end)
