"""Whose share of trade a figure is: "China takes a fifth of Kenya's exports", "Kenyan tea is a tenth of our imports"."""

from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.terms import Flow, Measure
from timeline.trade.goods import joined_goods, subject_phrase
from timeline.trade.heads import owned_goods
from timeline.trade.listed import share_elsewhere
from timeline.trade.marks import LIMITS, CueMark, Figure, Marks, PartyMark, counting
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import Sides, code_of, describes, list_up_to, preposition, subject_before
from timeline.trade.partners import NON_EU
from timeline.trade.takers import AMONG, relative_taker, taker_beside

_RELIANT: Final = frozenset({"dependent", "reliant"})
_BEEN: Final = frozenset({"is", "are", "was", "were", "being"})
_BEING: Final = frozenset("is was remains remained became becomes be as".split())
_ENDS: Final = frozenset({",", ";", ":", "("})
_NEAR: Final = 6
_RELYING: Final = len("dependent heavily upon the ")
_LEADS: Final = frozenset("which that it and together alone both".split())


def _verb(marks: Marks, figure: Figure) -> int | None:
    """Where the verb of the share begins, None when there is none before it."""
    tokens, verbs = marks.between(marks.statement.start, figure.amount.start), trade_verbs().share.all
    for token in reversed(tokens):
        if token.lower in verbs or token.lower in _BEEN:
            return token.start
        if token.lower in {";", "while"}:
            return None
    return None


def share_sides(marks: Marks, figure: Figure, sides: Sides, memory: Memory) -> Sides:
    """The sides of a share: the subject of its verb is the partner, unless it owns the trade or is a branch of the economy."""
    role = _role(marks, figure) or _supplied(marks, figure)
    if role is not None:
        return role
    if _is_of_ranked(marks, figure, memory):
        return Sides(memory.reporter, memory.partner, False, True)
    there = share_elsewhere(marks, figure.amount)
    if there and there not in (sides.reporter, sides.partner):
        return Sides(there, there if sides.partner == sides.reporter else sides.partner, True, sides.partner_named)
    taker = _relied_on(marks, figure) or taker_beside(marks, figure) or relative_taker(marks, figure)
    takers = taker.split("+")
    if taker and sides.reporter in takers:
        first = _start_of(marks, takers[0])
        owner = subject_before(marks, first, but=takers[0]) or next(
            (c for c in _known(figure, memory) if c not in {"", *takers}), ""
        )
        sides = replace(sides, reporter=owner or sides.reporter)
    if taker and sides.reporter not in takers:
        return replace(sides, partner=taker, partner_named=True)
    is_guessed = (
        figure.head.flow is Flow.TOTAL and not sides.partner_named
    )  # "accounts for half of Mali's trade, followed by Chad"
    if sides.partner not in ("", WORLD, NON_EU) and not is_guessed:
        return sides
    holder = _holder(marks, figure)
    if holder and holder != sides.reporter:
        return replace(sides, partner=holder, partner_named=True)
    verb = _verb(marks, figure)
    if verb is None:
        return sides
    subject = _subject(marks, verb, figure)
    code = code_of(subject or ())
    if subject is None or ("+" in sides.reporter and code != sides.reporter):
        return sides
    if sides.reporter != code and sides.reporter not in code.split("+"):
        return replace(sides, partner=code, partner_named=True)
    takes_part = trade_verbs().deal.all
    takes = any(t.lower in takes_part for t in marks.between(verb, figure.amount.start))
    here = [
        p
        for p in marks.parties
        if p.end <= subject[0].start
        and p.code not in (code, WORLD)
        and (p.genitive or not preposition(marks, p))
        and not describes(marks, p)
    ]
    named, others = here[-1].code if here else "", code.split("+")
    told = (named, *_known(figure, memory))
    owner = next((one for one in told if one and one not in others), "")
    if owner and not subject[-1].genitive and not subject[-1].adjective and (takes or figure.head.start > verb):
        owned = any(p.end <= figure.head.start and p.start > verb for p in marks.parties)
        return sides if owned else Sides(owner, code, False, True)
    return sides


def _known(figure: Figure, memory: Memory) -> tuple[str, ...]:
    """Whose trade was told before: that of the last figure where it was of the same flow, else who the text is about."""
    again = memory.reporter if memory.flow is figure.head.flow and memory.last is not None else ""
    return again, memory.title, memory.reporter, memory.home


def _is_of_ranked(marks: Marks, figure: Figure, memory: Memory) -> bool:
    """ "Mali is Chad's biggest supplier. It accounted for 16 percent of imports": the share of the one that had the place before."""
    if memory.measure is not Measure.RANK or memory.partner in ("", WORLD):
        return False
    words = marks.words(marks.statement.start, figure.amount.start)
    told = [word for word in words[1:] if word not in AMONG and word not in {"up", "also", "now"}]
    is_it = words[:1] == ["it"] and bool(told) and told[0] in trade_verbs().part.tensed and len(told) == 1
    return is_it and memory.flow in (figure.head.flow, Flow.TOTAL)


def _relied_on(marks: Marks, figure: Figure) -> str:
    """ "relies on Mali and Chad for about 40 percent of its food imports": who supplies them."""
    relying = trade_verbs().rely.all | _RELIANT
    for at, party in enumerate(marks.parties):
        after = [token.lower for token in marks.between(party.end, figure.amount.start)]
        if after[:1] != ["for"] or len(after) > _NEAR:
            continue
        run = list_up_to(marks, marks.parties, at)
        before = marks.words(max(marks.statement.start, run[0].start - _RELYING), run[0].start)
        before = before[:-1] if before[-1:] == ["the"] else before
        if before[-1:] in (["on"], ["upon"]) and set(before[-3:]) & relying:
            return code_of(run)
    return ""


def _role(marks: Marks, figure: Figure) -> Sides | None:
    """ "Mali is Chad's main trading partner, accounting for 40 percent of its trade": whose partner it is owns the trade."""
    roles = trade_words().classes["roles"]
    for party in marks.parties:
        if not party.genitive or party.end > figure.amount.start:
            continue
        before = [t.lower for t in marks.between(marks.statement.start, party.start) if t.lower != "the"][-1:]
        after = [token.lower for token in marks.between(party.end, figure.amount.start)]
        at = next((place for place, word in enumerate(after[:_NEAR]) if word in roles), None)
        if at is None or not set(before) & _BEING or set(after) & LIMITS:
            continue
        partner = subject_before(marks, party.start, but=party.code)
        if partner and after[at + 1 : at + 2] == [","] and set(after[at:]) & trade_verbs().part.going_on:
            return Sides(party.code, partner, True, True)
    return None


def _supplied(marks: Marks, figure: Figure) -> Sides | None:
    """ "Mali supplies 40 percent of Chad's gas and 27 percent of its oil imports": behind a verb of selling "its" is of who is supplied;
    "Mali buys a third of Chad's tea"."""
    verbs = trade_verbs()
    dealing = {Flow.IMPORT: verbs.sell.tensed, Flow.EXPORT: verbs.buy.tensed}.get(figure.head.flow)
    if dealing is None:
        return None
    if owned_goods(marks, figure.amount) is not None:
        owner = next(p for p in marks.parties if p.start >= figure.amount.end)
    elif figure.head.flow is Flow.IMPORT and marks.words(figure.amount.end, figure.head.end)[:2] == ["of", "its"]:
        told = [p for p in marks.parties if p.end <= figure.amount.start]
        if not told or not told[-1].genitive or LIMITS & set(marks.words(told[-1].end, figure.amount.start)):
            return None
        owner = told[-1]
    else:
        return None
    if owner.code == WORLD:
        return None  # "90 percent of the world's chips"
    lead = marks.between(marks.statement.start, owner.start)
    verb = next((token for token in reversed(lead) if token.lower in dealing), None)
    other = subject_before(marks, verb.start, but=owner.code) if verb is not None else ""
    last = next((at for at, p in enumerate(marks.parties) if verb is not None and p.end == verb.start - 1), -1)
    if last >= 0 and marks.parties[last].code == other:
        other = code_of(
            list_up_to(marks, marks.parties, last)
        )  # "Mali, Chad and Niger bought 60 percent of Togo's tea"
    return Sides(owner.code, other, True, True) if other else None


def _start_of(marks: Marks, code: str) -> int:
    return next(party.start for party in marks.parties if party.code == code)


def _holder(marks: Marks, figure: Figure) -> str:
    """ "Kenya's share of British imports": whose share it is."""
    last = next((p for p in reversed(marks.parties) if p.end <= figure.amount.start), None)
    if last is not None and not last.genitive:
        lead = [word for word in marks.words(max(marks.statement.start, last.start - 16), last.start) if word != "the"]
        if lead[-2:] == ["that", "of"] and set(marks.words(last.end, figure.amount.start)[:1]) & counting():
            return last.code  # "the share of Mali rose to 5 percent, that of Chad fell to 3"
    for party in marks.parties:
        after = [token.lower for token in marks.between(party.end, figure.amount.start)]
        while after[:1] in (["'s"], ["’s"]):
            after.pop(0)
        if (party.genitive or party.adjective) and "share" in after[:2]:
            return party.code
        before = [token.lower for token in marks.between(max(marks.statement.start, party.start - 16), party.start)]
        while before[-1:] == ["the"]:
            before.pop()
        if before[-2:] == ["share", "of"] and party.adjective and after[1:2] == ["in"]:
            return party.code  # "the share of Malian goods in its imports"
        if before[-2:] == ["share", "of"] and (after[:1] == ["in"] or set(after[:1]) & counting()):
            return party.code  # "the share of Mali in its exports", "the share of Mali was"
    return ""


def _subject(marks: Marks, verb: int, figure: Figure) -> list[PartyMark] | None:
    """The parties that are the subject of the verb, or that the goods in that place come from."""
    parties = [p for p in marks.parties if p.end <= verb and p.code != WORLD]
    verbs = trade_verbs().share.all
    for at in range(len(parties) - 1, -1, -1):
        party = parties[at]
        between = [t.lower for t in marks.between(party.end, verb)]
        if LIMITS & set(between):
            return None
        goods_between = any(party.end <= cue.start < verb for cue in marks.of_kind("commodity"))
        if goods_between and {"is", "are", "was", "were", "remains"} & set(between):
            return None  # "the EU is its largest partner, and phosphates make up half": another clause
        if _is_from(marks, party, figure) and all(word in verbs for word in between[:1]):
            return list_up_to(marks, parties, at)  # "Cars from Mali make up a tenth of Chad's imports"
        if party.genitive and figure.head.flow is Flow.IMPORT and _is_of_goods(marks, party, verb):
            return [party]  # "Mali's oil accounted for 16 percent of Chad's imports"
        if preposition(marks, party) or party.genitive:
            continue
        if party.adjective:
            plain = len(between) == 1 and between[0].isalpha() and between[0] not in word_list("sellers")
            goods = plain or any(0 <= cue.start - party.end < 12 for cue in marks.of_kind("commodity"))
            if not goods or figure.head.flow is not Flow.IMPORT:
                continue
        return list_up_to(marks, parties, at)
    return None


def _is_of_goods(marks: Marks, party: PartyMark, verb: int) -> bool:
    """Whether nothing but goods stands between an owner and a verb."""
    goods = next((cue for cue in marks.of_kind("commodity") if party.end <= cue.start < verb), None)
    is_next = goods is not None and goods.start - party.end <= len("'s ") and goods.end == verb - 1
    return is_next and not preposition(marks, party)


def _is_from(marks: Marks, party: PartyMark, figure: Figure) -> bool:
    """Whether imports are told of goods "from" a country."""
    return figure.head.flow is Flow.IMPORT and preposition(marks, party) == "from"


def share_goods(marks: Marks, figure: Figure) -> tuple[str, str]:
    """What makes up the share when it is goods, as written, with its code; ("", "") when the subject is a country."""
    shared = _shared_goods(marks, figure)
    if shared is not None:
        return marks.text[shared.start : shared.end], shared.code
    told = _told_goods(marks, figure)
    if told is not None:
        return told
    verb = _verb(marks, figure)
    if verb is None:
        return "", ""
    words, code = subject_phrase(marks, _before_lead(marks, verb))
    last = words.lower().rpartition(" ")[2]
    if not code and any(marks.lower(h.start, h.end) in (words.lower(), last) for h in marks.heads):
        return "", ""
    opening = next(
        (cue for cue in marks.of_kind("commodity") if len(marks.between(marks.statement.start, cue.start)) <= 1), None
    )
    if not code and opening is not None and marks.text[opening.start : opening.end] != words:
        return marks.text[
            opening.start : opening.end
        ], opening.code  # "tea is the main crop and brings in half of exports"
    named = [p for p in marks.parties if marks.text[p.start : p.end] in words] if words else []
    return ("", "") if named and not code and not _holds(marks, words) else (words, code)


def _told_goods(marks: Marks, figure: Figure) -> tuple[str, str] | None:
    """ "a third of its exports to Mali are food and drink": the goods behind the verb, where the share opens the clause."""
    if figure.head.start < figure.amount.end:
        return None
    tokens = marks.between(figure.head.end, marks.statement.end)
    at = next((place for place, token in enumerate(tokens) if token.lower in _BEEN or token.text in _ENDS), len(tokens))
    if (
        at + 1 >= len(tokens)
        or tokens[at].lower not in _BEEN
        or any(a.start < tokens[at].start for a in marks.amounts if a.start > figure.head.end)
    ):
        return None
    goods = [cue for cue in marks.of_kind("commodity") if cue.start >= tokens[at].end]
    return joined_goods(marks, goods) if goods and len(marks.between(tokens[at].end, goods[0].start)) <= 1 else None


def _shared_goods(marks: Marks, figure: Figure) -> CueMark | None:
    """ "the share of oil in Mali's exports": the goods whose share it is."""
    for cue in marks.of_kind("commodity"):
        is_share = marks.words(max(marks.statement.start, cue.start - len("share of the ")), cue.start)[-2:] == [
            "share",
            "of",
        ]
        if is_share and cue.end <= figure.amount.start and marks.words(cue.end, cue.end + len(" in "))[:1] == ["in"]:
            return cue
    return None


def _before_lead(marks: Marks, verb: int) -> int:
    """The end of the subject: "industry, which accounts for" goes back before "which"."""
    tokens = marks.between(marks.statement.start, verb)
    while tokens and (tokens[-1].lower in _LEADS or (tokens[-1].text == "," and tokens[-1].end < verb - 1)):
        tokens.pop()
    return tokens[-1].end if tokens else verb


def _holds(marks: Marks, words: str) -> list[CueMark]:
    return [cue for cue in marks.of_kind("commodity") if marks.text[cue.start : cue.end] in words]
