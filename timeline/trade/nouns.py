"""Heads of a statement: the nouns and verbs that figures are said of, of trade or silent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import Head, trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.tokens import Token, words_of
from timeline.trade.bare_nouns import (
    is_aside,
    is_bare_head,
    is_done,
    is_goods_again,
    is_in_place,
    is_of_one,
    is_part_of,
    is_reached,
    is_sold_to,
    one_way,
)  # fmt: skip
from timeline.trade.firms import is_company, is_firms, is_from_plants
from timeline.trade.marks import CueMark, HeadMark, PartyMark
from timeline.trade.roles import is_label, list_noun, main_one

_DESCRIBED: Final = frozenset(
    "of on the for from all cheap cheaper some more in by with than most other as against".split()
)
"""Before "imported" and "exported" these show that it describes a noun ("prices of imported cars")."""
_SHIPPED: Final = frozenset({"percent", "quantity"})
_CHARGES: Final = frozenset({"surcharge", "surcharges"})
_PASSIVE: Final = frozenset("are is was were been be being".split())
_PART: Final = 5
_GOODS_NAME: Final = 4
_QUOTA_ON: Final = frozenset({"on", "for"})
_RATE: Final = 8
_CHARGED: Final = 9
"""Words between "on" and the exports that are taxed, and between a duty and "on": "a duty of 10 percent on"."""
ADMITTING: Final = frozenset("let lets letting admit admits admitting".split())
LETTING: Final = frozenset({"may", "can", "allowed"}) | ADMITTING
_INSIDE: Final = frozenset({"within", "among", "inside"})
"""Last words of heads behind which those are named among whom it is traded."""
_GAP: Final = re.compile(
    r"\b(?:gap|difference)\s{1,3}between\b[^.;,]{0,60}?\b(?:exports?|exported)\s{1,3}and\s{1,3}(?:what\b[^.;,]{0,30}?)?(?:imports?|imported)\b"
    r"|\b(?:gap|difference)\s{1,3}between\s(?:\w{2,12}\s){0,2}imports?\s{1,3}and\s(?:its\s)?exports?\b"
    r"|\b(?:gap|difference)\s{1,3}between\s{1,3}what\b[^.;,]{0,30}?\b(?:sells|sold)\b[^.;,]{0,20}?\band\s{1,3}what\b[^.;,]{0,20}?\b(?:buys|bought)\b",
    re.IGNORECASE,
)
_GAPS: Final = frozenset({"gap", "difference"})
_PRONOUNS: Final = frozenset({"those", "that"})
_THOSE: Final = {"to": Flow.EXPORT, "from": Flow.IMPORT, "with": Flow.TOTAL}


def find_heads(
    text: str, tokens: Sequence[Token], amounts: Sequence[Amount], parties: Sequence[PartyMark], cues: Sequence[CueMark]
) -> tuple[HeadMark, ...]:
    """Heads of trade and silent nouns, in order, not overlapping; none of them inside an amount."""
    index = trade_words().heads
    words = words_of(text, tokens[0].start, tokens[-1].end) if tokens else frozenset()
    differs = not words.isdisjoint(_GAPS)
    if not differs and not any(word in index for word in words):
        return ()  # a pronoun stands for a head before it
    gaps = list(_gaps(text, tokens)) if differs else []
    taken = [(amount.start, amount.end) for amount in amounts]
    found: list[HeadMark] = []
    named = frozenset([token.start for party in parties for token in tokens if party.start <= token.start < party.end])
    end = 0
    for at, token in enumerate(tokens):
        if token.start < end:
            continue
        gap = next((g for g in gaps if g.start <= token.start < g.end), None) if gaps else None
        entries = index.get(token.lower) if token.lower != "those" else None
        way = one_way(tokens, at, found, named)
        if gap is None and way is None and not entries and token.lower not in _PRONOUNS:
            continue
        mark = told = (
            gap
            or way
            or (_head_at(tokens, at, entries, amounts, cues, named) if entries else _pronoun(tokens, at, found))
        )
        if mark is not None and mark.measure is Measure.SHARE:
            has_goods = not mark.loose or any(cue.kind == "commodity" for cue in cues) or is_label(tokens, at)
            mark = list_noun(mark, tokens, amounts, parties) if has_goods else None
            mark = mark or main_one(told, tokens, at, amounts)
        if mark is not None and mark.loose and mark.measure is Measure.TARIFF:
            mark = (
                mark
                if (
                    _is_taxed_at(tokens, at, mark, amounts)
                    if token.lower == "taxed"
                    else _taxed(found)
                    if _is_named_again(tokens, at, mark)
                    else _is_charged(tokens, at, amounts, cues, named)
                )
                else None
            )
        if (
            mark is not None
            and mark.measure is Measure.VALUE
            and (is_firms(tokens, parties, cues, mark) or is_from_plants(tokens, mark.end))
        ):
            mark = replace(mark, silent=True)
        if mark is not None and not any(start <= mark.start < stop for start, stop in taken):
            if mark.loose and found and _is_told_behind(tokens, at, mark, found[-1]):
                continue
            if mark.flow is Flow.EXPORT and found and _is_levied(tokens, at, found[-1], named):
                mark, found[-1] = replace(mark, silent=True), replace(found[-1], silent=True)
            found.append(mark)
            end = mark.end
    return tuple(found)


def _is_told_behind(tokens: Sequence[Token], at: int, verb: HeadMark, noun: HeadMark) -> bool:
    """ "exports were 9 tonnes: Mali bought 3", "imports were 9 tonnes, of which Mali sold 3": behind the colon or "of which" is told who had
    what of a noun, so that the verb is no head of its own."""
    other_side = (noun.flow, verb.flow) in ((Flow.EXPORT, Flow.IMPORT), (Flow.IMPORT, Flow.EXPORT))
    if not other_side or noun.silent or noun.measure is not Measure.VALUE or verb.measure is not Measure.VALUE:
        return False
    before = [token.lower for token in tokens[max(0, at - _PART) : at] if token.start >= noun.end]
    if ";" in before and noun.end <= verb.start and _is_bare(tokens, at):
        return True
    return ":" in before or ("of", "which") in pairwise(before)


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    """ "; Mali bought 3 billion and Chad 2": whether nothing but a sum is the object of a verb, and no goods with a source of their own."""
    behind = [token.lower for token in tokens[at + 1 : at + _PART + 1]]
    is_sum = any(letter.isdigit() for word in behind[:2] for letter in word)
    return is_sum and not {"of", "from", "to", "worth"} & set(behind)


def _is_levied(tokens: Sequence[Token], at: int, before: HeadMark, named: frozenset[int]) -> bool:
    """ "the tax on soybean exports", "a duty of 10 percent on exports of rice": taken by the seller, unlike "duties on Chinese exports"."""
    place = at - 1
    while place > 0 and at - place <= _GOODS_NAME and tokens[place].lower != "on":
        if tokens[place].start in named:
            return False
        place -= 1
    levy = place - 1
    while levy > 0 and place - levy <= _RATE and tokens[levy].start > before.start:
        levy -= 1
    is_whence = any(t.lower == "from" for t in tokens[at + 1 : at + 2]) and any(
        t.text[0].isalpha() for t in tokens[at + 2 : at + 3]
    )
    return (
        tokens[place].lower == "on"
        and tokens[levy].lower in word_list("levies")
        and tokens[levy].end == before.end
        and not is_whence
    )


def _is_charged(
    tokens: Sequence[Token], at: int, amounts: Sequence[Amount], cues: Sequence[CueMark], named: frozenset[int]
) -> bool:
    """ "charges 25 percent on imported cars", "will levy 25 percent on 40 Malian products"."""
    rate = next((a for a in amounts if a.kind == "percent" and 0 < a.start - tokens[at].end < 12), None)
    after = [t.lower for t in tokens if rate is not None and t.start >= rate.end][:_CHARGED]
    if after[:1] != ["on"] or "services" in after:
        return False
    behind = [t.start for t in tokens if rate is not None and t.start >= rate.end][:_CHARGED]
    is_of_one = any(start in named for start in behind[1:]) and any(
        cue.kind == "commodity" and cue.start in behind for cue in cues
    )
    if "ones" in after[1:4] and not word_list("free").isdisjoint([token.lower for token in tokens[:at]]):
        is_of_one = any(start in named for start in behind[1:])
    return is_of_one or bool(word_list("entering") & set(after))


def _is_taxed_at(tokens: Sequence[Token], at: int, mark: HeadMark, amounts: Sequence[Amount]) -> bool:
    """ "imports of steel from Mali will be taxed at 25 percent": goods that come in, and their rate."""
    is_rate = any(a.kind == "percent" and 0 < a.start - mark.end <= len(" an extra ") for a in amounts)
    return is_rate and bool(word_list("entering") & {token.lower for token in tokens[:at]})


def _is_named_again(tokens: Sequence[Token], at: int, mark: HeadMark) -> bool:
    """Whether a loose word is the noun of a tariff spoken of before, "the rate", "its levies on goods", and no verb."""
    return tokens[at].lower == "rate" or mark.end > tokens[at].end


def _taxed(before: Sequence[HeadMark]) -> bool:
    return any(head.measure is Measure.TARIFF and not head.silent for head in before)


def _pronoun(tokens: Sequence[Token], at: int, before: Sequence[HeadMark]) -> HeadMark | None:
    """ "while those to Kenya rose": exports again, or imports with "from"; "that with Mali": the deficit
    again; "those on cars": duties."""
    here = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    loud = [head for head in before if not head.silent]
    if here.lower == "that" and following == "with" and loud and loud[-1].flow is Flow.BALANCE:
        return replace(loud[-1], start=here.start, end=here.end)
    if following == "on" and loud and loud[-1].measure is Measure.TARIFF:
        return replace(loud[-1], start=here.start, end=here.end)
    values = [head for head in loud if head.measure is Measure.VALUE]
    if here.lower == "those" and following == "of" and values and values[-1].flow is not Flow.BALANCE:
        return HeadMark(here.start, here.end, values[-1].flow, Measure.VALUE)
    is_goods = here.lower == "those" and not (loud and loud[-1].measure is Measure.TARIFF)
    flow = _THOSE.get(following) if is_goods else None
    flows = {head.flow for head in loud if head.measure is Measure.VALUE}
    return HeadMark(here.start, here.end, flow, Measure.VALUE) if flow in flows and flow else None


def _gaps(text: str, tokens: Sequence[Token]) -> Iterator[HeadMark]:
    """ "the difference between what Kenya exported and imported": a balance told by its two sides."""
    for match in _GAP.finditer(text, tokens[0].start, tokens[-1].end):
        yield HeadMark(match.start(), match.end(), Flow.BALANCE, Measure.BALANCE, -1)


def _head_at(
    tokens: Sequence[Token],
    at: int,
    entries: Mapping[str, Sequence[Head]],
    amounts: Sequence[Amount],
    cues: Sequence[CueMark],
    named: frozenset[int],
) -> HeadMark | None:
    """The longest head or silent noun that begins at a token; `entries` are those with its word by their second."""
    head = _entry_at(tokens, at, entries, named)
    if head is None or not is_in_place(head.where, tokens, at, amounts, cues, named):
        return None
    start, end = tokens[at].start, tokens[at + len(head.words) - 1].end
    if head.silent and (is_goods_again(tokens, at, amounts) or is_aside(tokens, at, amounts)):
        return None
    if head.silent or (head.words[0] == "turnover" and not _is_of_countries(tokens, at + 2, named)):
        return HeadMark(start, end, head.flow, Measure.VALUE, silent=True)
    if _is_no_head(tokens, at, head, amounts, named):
        return None
    if (
        head.measure is Measure.QUOTA
        and head.words[0] in LETTING
        and not word_list("free") & {token.lower for token in tokens}
    ):
        is_sent = head.words[-1] == "ship" and _is_counted(end, amounts)
        return HeadMark(start, end, Flow.EXPORT, Measure.VALUE, loose=True) if is_sent else None
    if head.measure is Measure.QUOTA and _is_on_exports(tokens[at + len(head.words) :][:_GOODS_NAME]):
        return HeadMark(start, end, Flow.EXPORT, head.measure, head.sign, head.loose)
    is_modal = head.words in (("export",), ("import",)) and at > 0 and tokens[at - 1].lower in _MODALS
    if (head.words[0] in trade_verbs().deal.told and is_company(tokens, at, named)) or (
        is_modal and is_company(tokens, at - 1, named)
    ):
        return HeadMark(start, end, Flow.TOTAL, Measure.VALUE, silent=True)
    if head.loose and _is_of_others(tokens, at, head, named):
        return HeadMark(start, end, Flow.BALANCE, Measure.VALUE, silent=True)
    return HeadMark(start, end, head.flow, head.measure, head.sign, head.loose)


_MODALS: Final = frozenset({"will", "would", "may", "could"})


def _entry_at(
    tokens: Sequence[Token], at: int, entries: Mapping[str, Sequence[Head]], named: frozenset[int]
) -> Head | None:
    """The longest entry of the lexicon that begins at a token."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    longer = entries.get(following, ()) if following else ()
    head = next((h for h in longer if tuple([t.lower for t in tokens[at : at + len(h.words)]]) == h.words), None)
    alone = next(iter(entries.get("", ())), None)
    if head is not None and head.where == "sold":  # its "of" leads to the goods
        head = replace(head, words=head.words[:1]) if is_sold_to(tokens, at, named) else alone
    return head or alone


def _is_no_head(tokens: Sequence[Token], at: int, head: Head, amounts: Sequence[Amount], named: frozenset[int]) -> bool:
    """Whether the words of an entry are no head where they stand: "the export boom", "imported cars", "foreign trade ministry"."""
    words, end = head.words, at + len(head.words)
    before = tokens[at - 1].lower if at else ""
    if words == ("trade",) and not (
        is_reached(tokens, at)
        or is_of_one(tokens, at, named)
        or is_part_of(tokens, at, amounts, named)
        or is_done(tokens, at, amounts)
    ):
        return True
    if words[-1] in _INSIDE and not any(token.start in named for token in tokens[at + 2 : at + 4]):
        return True  # "trade within the country"
    if words in (("export",), ("import",)):
        return not is_bare_head(tokens, at, amounts)
    if words in (("exported",), ("imported",)):
        return before in _DESCRIBED
    if words[-1] == "trade" and head.flow is Flow.TOTAL:
        following = tokens[end].lower if end < len(tokens) else ""
        if following in word_list("bodies") or following in word_list("balances"):
            return True
    if words[0] in _CHARGES:
        return word_list("entering").isdisjoint([token.lower for token in tokens])
    if words == ("sent",):
        return before in _PASSIVE
    if words == ("ships",):
        last = tokens[end - 1].end
        return not any(a.kind in _SHIPPED and 0 < a.start - last < 14 for a in amounts)
    return False


def _is_of_others(tokens: Sequence[Token], at: int, head: Head, named: frozenset[int]) -> bool:
    """ "the budget deficit", "the gap between rich and poor": not one between countries."""
    if any(token.lower in word_list("not_of_trade") for token in tokens[max(0, at - 2) : at]):
        return True
    behind = [token.lower for token in tokens[at + 1 : at + 2]]
    return head.flow is Flow.BALANCE and behind == ["between"] and not _is_of_countries(tokens, at + 2, named)


def _is_on_exports(behind: Sequence[Token]) -> bool:
    """ "a quota on wheat exports"."""
    return bool(behind) and behind[0].lower in _QUOTA_ON and any(token.lower == "exports" for token in behind)


def _is_counted(end: int, amounts: Sequence[Amount]) -> bool:
    """ "may ship 17 million tonnes": a quantity right behind the verb."""
    return any(a.kind == "quantity" and 0 < a.start - end <= len(" more than ") for a in amounts)


def _is_of_countries(tokens: Sequence[Token], at: int, named: frozenset[int]) -> bool:
    """ "turnover between Mali and Chad", "turnover with the two countries": not that of a firm between two years."""
    return any(token.start in named or token.lower in word_list("two_sides") for token in tokens[at : at + 4])
