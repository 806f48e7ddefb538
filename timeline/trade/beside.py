"""Figures that belong to the rank beside them: "Chad's top supplier, with a share of a third", "Mali's best customer, buying 3 tonnes"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import LIMITS, Figure, HeadMark, Marks
from timeline.trade.memory import WORLD
from timeline.trade.parties import Sides
from timeline.trade.ranks import Rank

_NEAR: Final = 14
_NEXT: Final = (("followed", "by"), ("ahead", "of"), (",", "after"), (",", "behind"))
_PHRASE: Final = 6
_RIGHT_BEHIND: Final = 14
_WHOLE: Final = len(" of the country's total exports, ")
_LONG: Final = 24
_WITH: Final = frozenset({"with"})
_BEHIND: Final = 4
_ENDS: Final = frozenset({",", ".", ";", ")", "and", "followed"})
_VERBS: Final = frozenset("is was are were has had said says rose fell grew and".split())
_WHICH: Final = frozenset({"which", "that"})
_SHARE_NOUNS: Final = frozenset({"share", "slice"})


def rank_head(rank: Rank) -> HeadMark:
    """A head in the place of a rank, for the figures that are said of what is ranked."""
    return HeadMark(rank.amount.start, rank.end, rank.flow, Measure.VALUE)


def total_before(ranks: Sequence[Rank], end: int) -> HeadMark | None:
    """The last rank among trading partners before a place."""
    before = [rank for rank in ranks if rank.end <= end and rank.flow is Flow.TOTAL]
    return rank_head(before[-1]) if before else None


def is_which_dealt(words: Sequence[str]) -> bool:
    """ "its largest market is Mali, which bought …": who is ranked did it."""
    dealt = trade_verbs().deal.tensed
    return any(first in _WHICH and second in dealt for first, second in pairwise(words)) and len(words) <= _NEAR


def _has_it_dealt(words: Sequence[str], rank: Rank) -> bool:
    """ "Mali is the largest supplier of Chad; in 2011 it delivered 3 tonnes": a verb of who is ranked, behind its pronoun."""
    verbs = {Flow.IMPORT: trade_verbs().sell.told, Flow.EXPORT: trade_verbs().buy.told}.get(rank.flow, frozenset())
    clause = words[words.index(";") + 1 :] if ";" in words else []
    lead = [word for word in clause if word not in _IN and not word.isdigit()]
    return rank.partner != WORLD and lead[:1] == ["it"] and len(lead) > 1 and lead[1] in verbs


_IN: Final = frozenset({"in", "last", "year", ",", "this"})


def _is_with(words: Sequence[str]) -> bool:
    """ "its largest supplier of coal, with 3 tonnes": nothing else is said in between."""
    return words[-1:] == ["with"] and len(words) <= _NEAR and not _VERBS & set(words)


def _is_with_trade(words: Sequence[str]) -> bool:
    """ "its top supplier last year, with deliveries worth 3 billion"."""
    at = next((place for place, word in enumerate(words) if word == "with"), -1)
    return (
        0 <= at <= _NEAR
        and len(words) - at <= _PHRASE
        and bool(word_list("traded") & set(words[at + 1 : at + 3]))
        and not _VERBS & set(words[:at])
    )


def _is_followed(words: Sequence[str]) -> bool:
    """ "the top market with 3 billion, followed by Mali with 2 billion and Chad with 1", "ahead of Mali (2 billion)": the next in the list."""
    at = next((place for place, pair in enumerate(pairwise(words)) if pair in _NEXT), -1)
    joints = {"("} if at >= 0 and words[at] == "ahead" else {"with", "at", "("}
    return at >= 0 and words[-1] in joints and not _VERBS - {"and"} & set(words[at:])


def _is_worth(words: Sequence[str], rank: Rank) -> bool:
    """ "Tea is its second-largest export after coal, worth 3 billion"."""
    return rank.partner == WORLD and words[-2:] == [",", "worth"] and len(words) <= _PHRASE and not _VERBS & set(words)


def _opening(marks: Marks, amount: Amount, ranks: Sequence[Rank]) -> HeadMark | None:
    """ "With 3 billion, Mali was the second market of Chad": the sum that opens the sentence is that of who is ranked."""
    words = [token.lower for token in marks.between(marks.statement.start, amount.start)]
    after = [token.lower for token in marks.between(amount.end, amount.end + 2)]
    opens = words in (["with"], ["at"], ["with", "about"], ["with", "some"]) and after == [","]
    if amount.kind == "percent":  # "With 23 percent of all exports, Mali is Chad's leading customer"
        behind = marks.words(amount.end, min(marks.statement.end, amount.end + _WHOLE))
        whole = behind[: behind.index(",")] if "," in behind else []
        is_share = words in (["with"], ["with", "about"], ["with", "some"], ["with", "nearly"]) and whole[:1] == ["of"]
        return rank_head(ranks[0]) if ranks and is_share and len(whole) <= _BEHIND else None
    return rank_head(ranks[0]) if ranks and opens and amount.kind in {"money", "quantity"} else None


def beside_rank(marks: Marks, amount: Amount, ranks: Sequence[Rank], *, listed: bool) -> HeadMark | None:
    """The rank before an amount that has no noun of its own: its share, or what is bought or sold by who is ranked; None if none.

    `listed` amounts stand beside a country each ("its top market was Mali (30 percent), followed by Chad (9 percent)").
    """
    before = [rank for rank in ranks if rank.end <= amount.start]
    if not before:
        return _opening(marks, amount, ranks)
    words, verbs = [token.lower for token in marks.between(before[-1].end, amount.start)], trade_verbs()
    if words[-2:] in (["followed", "with"], ["followed", "at"]) and amount.kind in {"money", "quantity"}:
        return rank_head(before[-1])  # "its biggest supplier with 8 tonnes; Mali followed with 5"
    if _has_it_dealt(words, before[-1]) and amount.kind in {"money", "quantity"}:
        return rank_head(before[-1])
    if LIMITS & set(words):
        return None
    if (named := _behind_name(marks, before[-1], amount)) in ([",", "with"], ["with"]):
        words = named  # "its top market after Mali was Chad, with 3 billion"
    if words[:3] == [",", "ahead", "of"] and words[-2:] == [",", "with"]:
        words = words[-2:]  # "its top market, ahead of Mali and Chad, with 3 billion"
    if listed or (amount.kind in {"money", "quantity"} and _is_followed(words)):
        return rank_head(before[-1])
    after = [token.lower for token in marks.between(amount.end, amount.end + 20)][:2]
    if amount.kind == "percent":
        holds = verbs.make_up.told | verbs.make_up.going_on | verbs.deal.going_on
        is_bare = (words in (["with"], [",", "with"]) or _is_of_all(marks, amount, words)) and (
            not after or after[0] in _ENDS or after == ["of", "the"]
        )
        is_share = (
            is_bare
            or _SHARE_NOUNS & {*words[-4:], *after[: 2 if after[:1] == ["market"] else 1]}
            or (holds & set(words) and after[:1] != ["of"])
        )
        return rank_head(before[-1]) if is_share else None
    is_dealt = amount.kind in {"money", "quantity"} and (
        is_which_dealt(words)
        or _is_with(words)
        or (words[:1] == [","] and words[1:2] and _deals(before[-1], words[1]) and len(words) <= _BEHIND)
        or verbs.deal.going_on & set(words)
        or words in (["with"], [",", "with"], ["at"], ["("])
        or _is_worth(words, before[-1])
        or _is_with_trade(words)
    )
    return rank_head(before[-1]) if is_dealt else None


def _is_of_all(marks: Marks, amount: Amount, words: Sequence[str]) -> bool:
    """ "the top partner of Mali in 2019, with 15 percent of the total": behind the owner and the period too."""
    whole = marks.words(amount.end, min(marks.statement.end, amount.end + _WHOLE))[:3]
    return (
        words[-2:] == [",", "with"]
        and whole == ["of", "the", "total"]
        and not _VERBS & set(words)
        and len(words) <= _NEAR
    )


def _deals(rank: Rank, verb: str) -> bool:
    """ "its top market, bought 3 tonnes": a verb of who is ranked; among partners of both ways of trade it has a way of its own."""
    return verb in trade_verbs().deal.tensed and rank.flow is not Flow.TOTAL


def _behind_name(marks: Marks, rank: Rank, amount: Amount) -> list[str]:
    """The words between the name of who is ranked, where it stands behind the rank, and an amount."""
    party = next((p for p in reversed(marks.parties) if rank.end <= p.start and p.end <= amount.start), None)
    return marks.words(party.end, amount.start) if party is not None and party.code == rank.partner else []


def is_put_behind(marks: Marks, rank: Rank, figure: Figure) -> bool:
    """ "imports from Mali were 9 million, Chad came second with 6 million": the sum of who has the place."""
    near = (
        rank.end <= figure.amount.start <= rank.end + _RIGHT_BEHIND
        and rank.partner != WORLD
        and rank.end == rank.amount.end
    )
    same = figure.measure is Measure.VALUE and rank.flow is figure.head.flow
    return near and same and marks.words(rank.end, figure.amount.start) in (["with"], ["at"], ["("])


def ranked_beside(marks: Marks, figure: Figure, ranks: Sequence[Rank]) -> Rank | None:
    """ "Kenya is its largest market, taking a third of its exports": the share is that of the country ranked before."""
    if ranks and _opening(marks, figure.amount, ranks) is not None:
        return ranks[0]
    last = next((r for r in reversed(ranks) if r.end <= figure.amount.start), None)
    if last is not None and (_it_took(marks, last, figure) or _is_there(marks, figure)):
        return last
    for rank in reversed([r for r in ranks if r.end <= figure.amount.start]):
        between = {token.lower for token in marks.between(rank.end, figure.amount.start)}
        if not between & LIMITS and between & (trade_verbs().part.going_on | _WITH):
            return rank
    return None


def _is_there(marks: Marks, figure: Figure) -> bool:
    """ "Mali is its top buyer: a third of its exports went there"."""
    start = max(figure.head.end, figure.amount.end)
    return "there" in marks.words(start, min(marks.statement.end, start + _LONG))[:3]


def _it_took(marks: Marks, rank: Rank, figure: Figure) -> bool:
    """ "Mali is Chad's top partner; it took a third of exports and sent a tenth of imports": a verb of the one that is ranked."""
    finite = trade_verbs().deal.tensed | trade_verbs().part.tensed
    said = pairwise(marks.words(rank.end, figure.amount.start))
    return (
        marks.words_up_to(figure.amount, _LONG)[-1:] != []
        and marks.words_up_to(figure.amount, _LONG)[-1] in finite
        and any(first == "it" and second in finite for first, second in said)
    )


def as_ranked(figure: Figure, ranks: Sequence[Rank]) -> Sides | None:
    """ "Mali is the top source of U.S. imports, with 3 billion": imports in the phrase of a rank are those from who is ranked."""
    for rank in ranks:
        near = rank.start <= figure.head.start <= rank.end + _RIGHT_BEHIND and figure.head.flow is rank.flow
        if near and rank.partner != WORLD and figure.amount.start > rank.end:
            return Sides(rank.reporter, rank.partner, True, True)
    return None


def is_with_partner(marks: Marks, head: HeadMark) -> bool:
    """Whether a noun stands behind a country and ", with", or behind another one that does and "and"."""
    if head.flow not in (Flow.EXPORT, Flow.IMPORT) or head.measure is not Measure.VALUE:
        return False
    party = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    words = marks.words(party.end, head.start) if party is not None else []
    between = [h for h in marks.heads if party is not None and party.end <= h.start < head.start]
    return words[:2] == [",", "with"] and (len(words) == _BESIDE or (len(between) == 1 and words[-1:] == ["and"]))


_BESIDE: Final = 2
