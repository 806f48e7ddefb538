"""Goods named at a head, at a rank or as a subject."""

from typing import Final

from timeline.lexicons.trade import trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Measure
from timeline.tokens import Token
from timeline.trade.marks import CueMark, HeadMark, Marks, counting
from timeline.trade.memory import WORLD
from timeline.trade.parties import breaks
from timeline.trade.period_forms import MONTH_NUMBER
from timeline.trade.specific import end_of_rate

_SUBJECT_SKIP: Final = frozenset(
    "whose the a an sector sectors industry together alone products' 's ’s which and"
    " with production refining its their some exports about still also now usually".split()
)
_FOREMOST: Final = frozenset("top main leading largest biggest principal chief key major".split())
"""Adjectives of partners, no goods: "its top export markets"."""
_NEAR: Final = 6
_NAME: Final = 3
_RATED: Final = (["to"], ["at"], ["by"], ["("], [":"], [",", "to"])
_LONGEST: Final = 32
_EARNINGS: Final = ("earnings", "revenue", "revenues", "receipts", "income")
""" "export earnings from tea"."""
_PRONOUNS: Final = frozenset({"it", "them", "these", "those", "this", "that"})
_OWN: Final = frozenset({"its", "their"})
_RELATIVES: Final = frozenset({"that", "which"})
_NOUNS: Final = frozenset({"exports", "imports", "export", "import", "re-exports", "reexports", "shipments"})
_ADJECTIVE_ENDINGS: Final = ("ly", "ed", "ing", "al", "ous", "ive", "ful", "able", "ible", "ish", "est", "ward")
"""Words before "exports" that name no goods."""
_INSERTS: Final = frozenset("which who a an the once now its their mainly mostly chiefly long".split())
_PHRASE_BREAKS: Final = frozenset({"with", "now", "by", "where"})


def _commodities(marks: Marks, start: int, end: int) -> list[CueMark]:
    return [cue for cue in marks.of_kind("commodity") if start <= cue.start and cue.end <= end]


def joined_goods(marks: Marks, cues: list[CueMark]) -> tuple[str, str]:
    """Text and code of a list of commodities as written: "cocoa, coffee and cotton"."""
    run = cues[:1]
    for cue in cues[1:]:
        words = {t.lower for t in marks.between(run[-1].end, cue.start)}
        if words <= {"and", ",", "or"}:
            run.append(cue)
        elif cue.start >= run[-1].end:
            break
    if not run:
        return "", ""
    code = run[0].code if len(run) == 1 else ""
    return " ".join(marks.text[run[0].start : run[-1].end].split()), code


def find_commodity(marks: Marks, head: HeadMark, amount: Amount) -> tuple[str, str]:
    """(words as written, HS chapter or ""): before the head, behind "of" or "on", or behind the amount."""
    inside = _commodities(marks, head.start, head.end)
    if inside:
        return joined_goods(marks, inside)
    if head.measure is Measure.TARIFF and (own := _at_own_rate(marks, head, amount)):
        return own
    told = _told_on(marks, amount) if head.measure is Measure.TARIFF else _earned_from(marks, head, amount)
    if told is not None:
        return marks.text[told.start : told.end], told.code
    worth = _worth(marks, amount)
    if worth is not None:
        return marks.text[worth.start : worth.end], worth.code
    fewer = _fewer(marks, amount)
    if fewer is not None:
        return marks.text[fewer.start : fewer.end], fewer.code
    before = marks.between(marks.statement.start, head.start)
    cut = next((t.end for t in reversed(before) if t.lower in breaks()), marks.statement.start)
    is_verb = marks.is_verb(head)  # "exported 3 tonnes of tea and imported": the tea is not imported
    found = _commodities(marks, head.start - _LONGEST if is_verb else cut, head.start)
    if is_verb:
        found = [cue for cue in found if _is_its_object(marks, cue, head)]
    if found and head.start - found[-1].end <= 14 and marks.words(found[-1].end, head.start)[:2] != ["and", "a"]:
        return joined_goods(marks, found)
    for start in (amount.end, head.end):
        found = _behind(marks, start, head.measure, is_amount=start == amount.end)
        if found:
            return joined_goods(marks, found)
    taxed = _named_behind(marks, head, end_of_rate(marks, amount)) if head.measure is Measure.TARIFF else None
    return (
        _object_goods(marks, head)
        or _of_which(marks, head)
        or _named_before(marks, head)
        or _named_behind(marks, head, head.end)
        or taxed
        or ("", "")
    )


def _earned_from(marks: Marks, head: HeadMark, amount: Amount) -> CueMark | None:
    """ "earned 3 million from coffee and 2 million from exports of tea": what each sum was made of."""
    goods = next((cue for cue in marks.of_kind("commodity") if cue.start >= amount.end), None)
    if goods is None or marks.lower(head.start, head.end) not in trade_verbs().earn.all:
        return None
    words = marks.words(amount.end, goods.start)
    return goods if words[:1] == ["from"] and _MADE_OF.issuperset(words) else None


_MADE_OF: Final = frozenset({"from", "of", "its", "the"}) | _NOUNS


def _told_on(marks: Marks, amount: Amount) -> CueMark | None:
    """ "; for tea it was 14 percent": the goods of a rate that a pronoun tells."""
    if not marks.is_told_by_pronoun(amount):
        return None
    goods = [cue for cue in marks.of_kind("commodity") if cue.end <= amount.start]
    if not goods or ";" in marks.words(goods[-1].end, amount.start):
        return None
    return goods[-1] if ";" in marks.words(marks.statement.start, goods[-1].start) else None


def _is_its_object(marks: Marks, goods: CueMark, verb: HeadMark) -> bool:
    """ "the value of goods exported", "the goods that Mali sold to Chad": goods right before a verb or before its subject."""
    if goods.end == verb.start - 1:
        return True
    seller = next((p for p in marks.parties if p.end == verb.start - 1 and not (p.genitive or p.adjective)), None)
    start = verb.start if seller is None else seller.start
    words = [word for word in marks.words(goods.end, start) if word not in _RELATIVES]
    return words in ([], ["the"]) if seller is not None else words in (["it"], ["they"])


def _at_own_rate(marks: Marks, head: HeadMark, amount: Amount) -> tuple[str, str] | None:
    """ "to 20 percent on cars, on wine to 40 percent and tobacco (60 percent)": goods right before the rate, behind another rate."""
    told = [other for other in marks.amounts if other.kind == "percent" and head.end <= other.start < amount.start]
    if not told or amount.kind != "percent":
        return None
    near = _commodities(marks, told[-1].end, amount.start)
    if near and marks.words(near[-1].end, amount.start) in _RATED:
        at = len(near) - 1
        while at and set(marks.words(near[at - 1].end, near[at].start)) <= {"and", ",", "or"}:
            at -= 1
        return joined_goods(marks, near[at:])
    tokens = marks.between(told[-1].end, amount.start)
    on = next((place for place, token in enumerate(tokens) if token.lower == "on"), -1)
    if on < 0 or [token.lower for token in tokens[-1:]] not in _RATED:
        return None
    names = tokens[on + 1 : -1]
    plain = 0 < len(names) <= _NAME and all(
        t.text.isalpha() and t.text.islower() and t.lower not in breaks() for t in names
    )
    return (marks.text[names[0].start : names[-1].end], "") if plain else None


def _worth(marks: Marks, amount: Amount) -> CueMark | None:
    """ "sold goods worth 3 billion", "tea valued at 3 billion": what the sum is the price of."""
    if amount.kind != "money":
        return None
    near = [cue for cue in marks.of_kind("commodity") if 0 < amount.start - cue.end <= _LONGEST]
    words = [token.lower for token in marks.between(near[-1].end, amount.start)] if near else []
    return near[-1] if words[:1] == ["worth"] or words[:2] == ["valued", "at"] else None


def _fewer(marks: Marks, amount: Amount) -> CueMark | None:
    """ "exported 12 percent fewer cars"."""
    after = marks.between(amount.end, min(marks.statement.end, amount.end + _LONGEST))[:1]
    if amount.kind != "percent" or not after or after[0].lower not in {"fewer", "more", "less"}:
        return None
    return next((cue for cue in marks.of_kind("commodity") if cue.start == after[0].end + 1), None)


def _behind(marks: Marks, start: int, measure: Measure, *, is_amount: bool) -> list[CueMark]:
    """Goods behind "of" or "on" within a few words; behind "in" only at once ("$3 billion in tea"), for else it leads to a place or year."""
    taxed = measure is Measure.TARIFF
    others = [h.start for h in marks.heads if h.start > start and not h.silent and not taxed]
    after = marks.between(start, marks.statement.end)
    for number, token in enumerate(marks.between(start, min([*others, marks.statement.end]))[: _NEAR + 1]):
        on = token.lower == "on" and (not is_amount or (taxed and number == 0))
        earned = (
            token.lower == "from" and number == 0 and marks.lower(max(0, start - _LONGEST), start).endswith(_EARNINGS)
        )
        allowed = token.lower == "for" and measure is Measure.QUOTA
        if token.lower not in ("of", "in") and not on and not earned and not allowed:
            continue
        rest = number + 2 if after[number + 1 : number + 2] and after[number + 1].lower in _OWN else number + 1
        stop = next((t.start for t in after[rest:] if t.lower in breaks() and t.lower != ","), marks.statement.end)
        stop = min(
            [stop, *(a.start for a in marks.amounts if token.end <= a.start), *(o for o in others if token.end <= o)]
        )
        found = _commodities(marks, token.end, stop)
        at_once = found and len(marks.between(token.end, found[0].start)) <= 1 and (number == 0 or not is_amount)
        if found and (token.lower != "in" or at_once):
            return found
    return []


def _named_behind(marks: Marks, head: HeadMark, start: int) -> tuple[str, str] | None:
    """The noun behind "exports of" or "a tariff on", as written, when the lexicon does not know it: "exports of ferrosilicon"."""
    after = marks.between(start, marks.statement.end)[:8]
    if not after or after[0].lower not in ("of", "on") or not marks.lower(head.start, head.end).strip():
        return None
    words: list[Token] = []
    for token in after[1:]:
        is_step = any(cue.start <= token.start < cue.end for cue in marks.cues if cue.kind != "commodity")
        inside = next((p for p in marks.parties if p.start <= token.start < p.end), None) if not words else None
        if inside is not None and inside.code == WORLD and not inside.genitive:
            return None  # "a tariff on all countries"
        if inside is not None:
            continue
        is_break = token.lower in breaks() or token.lower in counting()
        if is_break or is_step or not token.text.isalpha() or not token.text.islower():
            break
        words.append(token)
    while words and words[0].lower in trade_words().classes["no_goods"]:
        words.pop(0)
    last = words[-1].end if words else head.end
    if (
        not words
        or len(words) > 3
        or any(0 <= a.start - last <= 2 for a in marks.amounts)
        or marks.text[last : last + 1] == "-"
    ):
        return None
    return marks.text[words[0].start : words[-1].end], ""


def _of_which(marks: Marks, head: HeadMark) -> tuple[str, str] | None:
    """ "white rice, of which it shipped 3 tonnes": the goods that the clause is about."""
    before = marks.between(marks.statement.start, head.start)
    words = [token.lower for token in before]
    at = next(
        (place for place in range(len(words) - 1, 0, -1) if words[place] == "which" and words[place - 1] == "of"), 0
    )
    end = before[at - 2].start if at > 1 and words[at - 2] == "," else before[at - 1].start if at else 0
    goods = (
        [cue for cue in marks.of_kind("commodity") if 0 <= end - cue.end <= 1]
        if at and len(words) - at <= _NEAR
        else []
    )
    return joined_goods(marks, goods) if goods else None


def _object_goods(marks: Marks, head: HeadMark) -> tuple[str, str] | None:
    """The object of a verb: "exported beef worth 3 billion", "bought Brazilian coffee"."""
    if not marks.lower(head.start, head.end).endswith(("ed", "sold", "sells", "bought", "buys", "ing")):
        return None
    found = [
        cue
        for cue in _commodities(marks, head.end, marks.statement.end)
        if len(marks.between(head.end, cue.start)) <= 2
    ]
    return joined_goods(marks, found) if found else None


def _named_before(marks: Marks, head: HeadMark) -> tuple[str, str] | None:
    """The noun right before "exports", as written, when the lexicon does not know it: "almond exports"."""
    if not _NOUNS & set(marks.lower(head.start, head.end).split()[:1]):
        return None
    before = marks.between(marks.statement.start, head.start)[-1:]
    if not before or not before[0].text.isalpha() or not before[0].text.islower() or head.start - before[0].end != 1:
        return None
    word = before[0].lower
    plain = (
        word in breaks()
        or word in _FOREMOST
        or word in trade_words().classes["no_goods"]
        or word.endswith(_ADJECTIVE_ENDINGS)
        or len(word) < 3
    )
    return None if plain or any(c.start <= before[0].start < c.end for c in marks.cues) else (before[0].text, "")


def ranked_goods(marks: Marks, start: int, end: int) -> tuple[str, str]:
    """The goods of a rank: inside its phrase ("largest coffee exporter"), or right behind it ("largest buyer of Kenyan tea")."""
    inside = _commodities(marks, start, end)
    if inside:
        return joined_goods(marks, inside)
    after = marks.between(end, marks.statement.end)
    last = marks.between(start, end)[-1:]
    if after and (after[0].lower in {"of", "for"} or (last and last[0].lower in {"of", "for"})):
        stop = next(
            (t.start for t in after[1:] if t.lower in breaks() and t.lower not in {",", "or"}), marks.statement.end
        )
        found = _commodities(marks, end, stop)
        if found and found[0].start - end < 30:
            return joined_goods(marks, found)
    return "", ""


def _before_insert(marks: Marks, end: int) -> int:
    """ "tea, which grows in the hills, makes up": the end of the subject before what is inserted between two commas."""
    tokens = marks.between(marks.statement.start, end)
    if not tokens or tokens[-1].text != ",":
        return end
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at - 1].text == "," and tokens[at].lower in _INSERTS:
            return tokens[at - 1].start
    return end


def subject_phrase(marks: Marks, end: int) -> tuple[str, str]:
    """The noun phrase that runs up to `end`, as written, with its code: the goods in it, else its words without article and "sector"."""
    tokens: list[Token] = []
    for token in reversed(marks.between(marks.statement.start, _before_insert(marks, end))):
        if (token.lower in breaks() and token.lower not in {",", "of"}) or token.lower in _PHRASE_BREAKS:
            break
        tokens.insert(0, token)
    while len(tokens) > 1 and tokens[0].lower in _SUBJECT_SKIP | {","}:
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1].lower in _SUBJECT_SKIP | {","}:
        tokens.pop()
    if not tokens or tokens[-1].lower in _PRONOUNS | _FOREMOST or all(token.lower in MONTH_NUMBER for token in tokens):
        return "", ""
    found = _commodities(marks, tokens[0].start, tokens[-1].end)
    if found:
        return joined_goods(marks, found)
    plain = all(t.text.isalpha() or t.text in "-,&" for t in tokens) and not word_list("trading_sides") & {
        t.lower for t in tokens
    }
    return (marks.text[tokens[0].start : tokens[-1].end], "") if plain and len(tokens) <= 6 else ("", "")
