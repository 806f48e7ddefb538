"""What stands beside a share in a list: "Japan 11 percent, Mali (9 percent)", "cocoa at 12 percent and timber 11"."""

from typing import Final

from timeline.lexicons.trade import trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.trade.marks import ABOUT, CueMark, Marks, PartyMark
from timeline.trade.parties import breaks, preposition
from timeline.trade.resumed import is_gone
from timeline.trade.steps import MAKING, written_sign

_BESIDE: Final[tuple[list[str], ...]] = (
    [],
    ["("],
    ["with"],
    ["at"],
    [","],
    ["for"],
    ["for", "about"],
    ["another"],
    ["about"],
)
_FURTHER: Final = frozenset({"a", "another"})
_LISTED: Final[tuple[list[str], ...]] = (
    [],
    ["("],
    ["with"],
    ["at"],
    ["another"],
    ["a", "further"],
    [",", "with"],
    [",", "at"],
    ["(", "accounting", "for"],
)
"""Between a country and its share in a list of partners."""
_UNLESS_OF: Final = ([","], ["on"], ["for"], ["for", "another"], ["for", "about"], ["for", "a", "further"])
"""The same where the whole does not follow: "Mali made up 21 percent of exports and Chad for 18", unlike "relies on Mali for 21 percent of"."""
_PART_OF: Final = ["of", "which"]
_OF_WHICH: Final = len(", of which ")
_PUT_IN: Final = (["for"], ["accounted", "for"], [",", "at"], ["("])
_ACCOUNTED: Final = frozenset({"accounted", "made"})
_BRINGING: Final = frozenset(
    "alone itself another further more bringing in accounting for making up earning providing about some nearly almost over roughly".split()
)


def parties_beside(marks: Marks) -> dict[int, str]:
    """Parties right before a percentage, by where it starts: "France (28 percent), Italy 19 percent"."""
    found = {}
    for amount in marks.amounts:
        if amount.kind == "percent":
            near = [p for p in marks.parties if 0 <= amount.start - p.end <= 18 and not p.genitive and not p.adjective]
            between = _without_place(marks, near[-1].end, amount) if near else ["-"]
            between = [word for word in between if word not in ABOUT or word in _FURTHER]
            if near and (written_sign(marks, amount) or _is_step_to(marks, near[-1])):
                continue
            is_of = marks.words(amount.end, amount.end + 4)[:1] == ["of"]
            if between == ["of"] and not is_of and _is_of_too(marks, amount):
                found[amount.start] = near[-1].code
            if between in _LISTED or (not is_of and (between in _UNLESS_OF or _is_taking(marks, between, amount))):
                found[amount.start] = near[-1].code
    return found


def _is_of_too(marks: Marks, amount: Amount) -> bool:
    """ "Mali is the destination of 25 percent of exports, Chad of 12 percent": the noun of the first one is left out."""
    before = [a for a in marks.amounts if a.kind == "percent" and a.end <= amount.start]
    lead = marks.words_up_to(before[0], _OF_WHICH + _OF_WHICH)[-2:] if before else []
    return lead[1:] == ["of"] and lead[0] in word_list("buying_sides") | word_list("selling_sides")


def _is_taking(marks: Marks, between: list[str], amount: Amount) -> bool:
    """ "half of exports go to Mali, Chad takes 10 percent": a verb of taking part between a country and its share, behind another share."""
    is_verb = bool(between) and between[0] in trade_verbs().part.finite and between[1:] in ([], ["for"], ["up"])
    ends = marks.words(amount.end, amount.end + len(" more "))[:1] in ([], [","], ["."], [";"], ["and"])
    return is_verb and ends and any(a.kind == "percent" and a.end < amount.start for a in marks.amounts)


def _without_place(marks: Marks, start: int, amount: Amount) -> list[str]:
    """The words between a country and its share, but for its place: "with Mali second (18 percent)"."""
    place = next(
        (a for a in marks.amounts if a.kind == "rank" and a.start == start + 1 and a.end <= amount.start), None
    )
    return marks.words(start if place is None else place.end, amount.start)


def _is_step_to(marks: Marks, party: PartyMark) -> bool:
    """ "exports to Mali fell 28 percent, to Chad 35 percent": the step again, and no share of a partner."""
    before = [token for token in marks.between(marks.statement.start, party.start) if token.lower != "the"][-1:]
    rates = [other for other in marks.amounts if other.kind == "percent" and other.end <= party.start]
    if not before or before[0].lower not in {"to", "from"} or not rates:
        return False
    steps = [cue for cue in marks.cues if cue.kind in {"up", "down"} and cue.end <= rates[0].start]
    return any(not MAKING & set(marks.words(cue.start - len("making "), cue.start)) for cue in steps)


def goods_beside(marks: Marks, amount: Amount) -> CueMark | None:
    """Goods right before a percentage in a list: "followed by cocoa at 12 percent and timber (11 percent)"."""
    after = marks.words(amount.end, amount.end + 8)[:1]
    near = [cue for cue in marks.of_kind("commodity") if 0 <= amount.start - cue.end <= 32]
    if near and amount.kind == "money":
        return _with_joined(marks, near[-1]) if is_earner(marks.words(near[-1].end, amount.start)) else None
    if amount.kind != "percent" or after == ["of"]:
        return None
    between = marks.words(near[-1].end, amount.start) if near else ["-"]
    brings = set(between) <= _BRINGING and bool(
        set(between) & {"bringing", "accounting", "making", "earning", "providing"}
    )
    brings = brings or (not _FURTHER.isdisjoint(between) and is_earner(between))  # "tea brought in a further 5"
    return near[-1] if between in _BESIDE or brings else None


def is_earner(words: list[str]) -> bool:
    """ "tea for 3 billion", "tea brought in another 3 billion": what stands between goods and the sum that they made."""
    earned = trade_verbs().earn.tensed | _ACCOUNTED
    return words in _PUT_IN or (bool(earned & set(words)) and set(words) <= earned | _BRINGING)


def goods_next(marks: Marks, start: int, amount: Amount) -> CueMark | None:
    """ "tea earned 77 million and sugar 68 million": goods alone before a sum, behind goods whose sum ends at `start`."""
    near = [cue for cue in marks.of_kind("commodity") if start <= cue.start and cue.end <= amount.start]
    if not near or set(marks.words(near[-1].end, amount.start)) - _BRINGING:
        return None
    return near[-1] if set(marks.words(start, near[0].start)) <= {",", "and", "while", "those", "of"} else None


def _with_joined(marks: Marks, cue: CueMark) -> CueMark:
    """Goods with those joined to them by "and": "fruit and vegetables"."""
    before = [other for other in marks.of_kind("commodity") if other.end < cue.start]
    if before and marks.words(before[-1].end, cue.start) in (["and"], ["&"]):
        return CueMark(before[-1].start, cue.end, cue.kind, marks.text[before[-1].start : cue.end])
    return cue


def is_goods_list(marks: Marks, amount: Amount) -> bool:
    """ "its main imports are machinery (15 percent) and vehicles (11 percent)", "exports: tea 41 percent, tin 9": two goods or more, each
    with its bare share in brackets or behind it; or one that is part of what was told, "of which oil 98 percent"."""
    own = next((cue for cue in marks.of_kind("commodity") if 0 < amount.start - cue.end <= len(" (")), None)
    if own is not None and marks.words(max(marks.statement.start, own.start - _OF_WHICH), own.start)[-2:] == _PART_OF:
        return amount.kind == "percent"
    ends = {cue.end for cue in marks.of_kind("commodity")}
    colon = next((token.start for token in marks.tokens if token.text == ":"), marks.statement.end)
    labelled = [a for a in marks.amounts if a.kind == "percent" and a.start > colon and a.start - 1 in ends]
    if len(labelled) > 1 and amount in labelled:
        return True
    listed = [
        a
        for a in marks.amounts
        if a.kind == "percent"
        and a.start - 2 in ends
        and marks.text[a.start - 1] == "("
        and marks.text[a.end : a.end + 1] == ")"
    ]
    return len(listed) > 1 and amount in listed


def named_beside(marks: Marks, start: int, amount: Amount) -> CueMark | None:
    """ "gold a third, coffee 15 percent and khat 10": a noun that no list knows, behind goods whose share ends at `start`."""
    tokens = [token for token in marks.between(start, amount.start) if token.lower not in {",", "and"}]
    word = tokens[0].lower if len(tokens) == 1 and amount.kind == "percent" else ""
    if not word.isalpha() or word in breaks() or word in trade_words().classes["no_goods"]:
        return None
    is_head = any(head.start <= tokens[0].start < head.end for head in marks.heads)
    return None if is_head else CueMark(tokens[0].start, tokens[0].end, "commodity", tokens[0].text)


def share_elsewhere(marks: Marks, amount: Amount) -> str:
    """ "intra-African trade makes up 18 percent of the total, compared with 59 percent in Asia and 69 in Europe": whose the like share is."""
    cue = next((cue for cue in marks.of_kind("comparison") if cue.end <= amount.start), None)
    party = next((p for p in marks.parties if p.start >= amount.end), None)
    if cue is None or party is None or amount.kind != "percent":
        return ""
    return party.code if marks.words(amount.end, party.start) in (["in"], ["in", "the"]) else ""


def went_to(marks: Marks, start: int, amount: Amount) -> str:
    """ "65 percent went to the EU and 24 percent to Chad", "a third of its tea to Mali and a tenth to Chad": where the
    part went, or came from, behind one that ends at `start`; or whose it is, behind another owner's."""
    between = marks.words(start, amount.start)
    while between and between[-1] in ABOUT:
        between.pop()
    owner = next((p for p in reversed(marks.parties) if start <= p.start and p.end <= amount.start), None)
    if owner is not None and owner.genitive and _is_owners(marks, start, owner, amount):
        return owner.code
    party = next((p for p in marks.parties if p.start >= amount.end), None)
    if party is None or amount.kind != "percent" or between[-1:] not in (["and"], [","], [":"]):
        return ""
    words = marks.words(amount.end, party.start)
    ways = [preposition(marks, p) for p in marks.parties if start <= p.start and p.end <= amount.start]
    if not is_gone(between) and ways[-1:] != words[:1]:
        return ""
    return party.code if words in (["to"], ["from"], ["to", "the"], ["from", "the"]) else ""


def _is_owners(marks: Marks, start: int, owner: PartyMark, amount: Amount) -> bool:
    """ "Mali's share was 15 percent and Chad's 8 percent": the next owner, with nothing but the share behind it."""
    behind = [word for word in marks.words(owner.end, amount.start) if word not in {"'s", "’s", "'", "’"}]
    lead = {word for word in marks.words(start, owner.start) if not word.isdigit()} - {"the", "in"}
    return amount.kind == "percent" and not behind and lead <= {"and", ",", "while"} and bool(lead)
