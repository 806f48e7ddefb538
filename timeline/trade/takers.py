"""Who takes a share, told by a verb of taking beside it: "with Kenya alone taking 5 percent", "Mali, which takes half of its exports"."""

from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.trade.marks import Figure, Marks
from timeline.trade.parties import code_of, list_up_to

_NEAR: Final = 6
AMONG: Final = frozenset(
    "alone itself for about some nearly almost roughly around over more than just a another".split()
)

_JOINTS: Final = (["and"], ["while"], ["but"])
"""Words behind which another takes its own part: "sent half of its tea to Mali, and Chad took 5 percent of its gold"."""


def taker_beside(marks: Marks, figure: Figure) -> str:
    """ "with Kenya alone taking 5 percent", "; Kenya takes 5 percent": a country right before its own part."""
    part = trade_verbs().part
    for at, party in enumerate(marks.parties):
        words = [token.lower for token in marks.between(party.end, figure.amount.start)]
        is_behind = figure.head.start >= figure.amount.end
        apart = ";" in [token.text for token in marks.between(0 if is_behind else figure.head.end, party.start)]
        alone = words[1:] if words[:1] in (["alone"], ["itself"], [","]) else words
        told = next((h for h in marks.heads if h.end <= party.start and not h.silent), None)
        if not apart and told is not None and not (party.genitive or party.adjective):
            apart = marks.words(told.end, party.start)[-1:] in _JOINTS
        if apart and alone and alone[0] in part.tensed and len(alone) <= _NEAR // 2:
            return code_of(list_up_to(marks, marks.parties, at))
        if (
            words
            and set(words) <= part.going_on | AMONG
            and set(words) & part.going_on
            and not party.genitive
            and not party.adjective
        ):
            return party.code
    return ""


def relative_taker(marks: Marks, figure: Figure) -> str:
    """ "delivers gas to Mali, which takes half of its exports": who takes is no owner of the exports."""
    for party in marks.parties:
        words = [token.lower for token in marks.between(party.end, figure.amount.start)]
        if words[:2] in ([",", "which"], [",", "who"]) and words[2:3] and _takes(words[2:]) and len(words) <= 6:
            if figure.head.end <= party.start:
                return party.code  # "a tenth of its exports to Mali, which in 2005 had taken 32 percent"
            after = {token.lower for token in marks.between(figure.amount.end, figure.head.start)}
            return party.code if after & {"its", "their"} else ""
    return ""


def _takes(words: list[str]) -> bool:
    """ "takes half", "in 2005 had taken 32 percent"."""
    dealt = trade_verbs().deal.tensed
    if words[0] == "in" and len(words) > 1:
        words = words[2:]
    return bool(words) and (words[0] in dealt or (words[0] == "had" and words[-1] in dealt))
