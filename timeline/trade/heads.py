"""Which head (exports, deficit, tariff) an amount of a statement is said of."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.tokens import Token
from timeline.trade.listed import is_goods_list
from timeline.trade.marks import LIMITS, CueMark, HeadMark, Marks
from timeline.trade.parties import breaks, clause_end
from timeline.trade.purchases import BOUGHT
from timeline.trade.steps import is_step, written_sign
from timeline.trade.taxes import is_hit, stepped_tax, tax_before, tax_with
from timeline.trade.told_on import is_more, is_paid, is_rate_again

_FARTHEST: Final = 130
_NEAR: Final = 24
_OF_IT: Final = (["of", "it"], ["of", "them"], ["of", "which"])
_CLAUSE: Final = 7
_TOLD: Final = 10
_RELATIVE: Final = 12
_STEP: Final = 4
_INCLUDING: Final = frozenset({"including", "excluding"})
_PHRASE: Final = 44
_GENITIVES: Final = frozenset({"'s", "’s", "'", "’", "total", "annual"})
_QUOTED: Final = frozenset({"its", "their", "his", "her", '"', "“", "”", "of"})
_CEILINGS: Final = (["ceiling"], ["limit"], ["cap"], ["quota"])
_MORE: Final = frozenset({"more", "less", "fewer"})
_EARNED: Final = frozenset({"earned", "earns", "made", "makes", "got", "took"})
_BEING: Final = frozenset({"was", "were", "is", "are"})
_GOES_ON: Final = frozenset(
    "will would has have had is are was were can could may might said says plans hopes wants".split()
)
_OPENED: Final = frozenset({(",", "whose"), (",", "which"), (",", "who")})
_APPOSED: Final = frozenset({(",", "the"), (",", "a"), (",", "an"), (",", "its"), (",", "their"), (",", "by")})
_FREE: Final = frozenset({"duty-free", "heavy-duty", "duty free", "and", "while", "but"})
"""Adjectives, and the joints where a noun is left out ("and to Mali by 3"): no figure before them is said of them."""
_GOALS: Final = frozenset("target goal objective aim ceiling".split())
_ASIDE: Final = LIMITS | frozenset(
    {
        "to",
        "by",
        "for",
        "after",
        "which",
        "because",
        "since",
        "before",
        "if",
        "when",
        "that",
        "said",
        "than",
        "what",
        "lost",
        "carrying",
        "handling",
    }
)
"""Between an amount and a noun behind it, these begin another thought ("5 billion to revive its exports")."""


def head_of(marks: Marks, amount: Amount) -> HeadMark | None:
    """The head that an amount is said of: right behind it ("$5 bn of exports", "a 25 percent tariff"), else the last one before it."""
    after = next((h for h in marks.heads if h.start >= amount.end and marks.lower(h.start, h.end) not in _FREE), None)
    before = [head for head in marks.heads if head.end <= amount.start and not _is_inserted(marks, head, amount)]
    stepped = is_step(marks, amount) or not _MORE.isdisjoint(marks.words(amount.end, amount.end + len(" fewer"))[:1])
    if amount.kind == "percent" and not _is_of_own_goods(marks, amount) and not stepped:
        before = [head for head in before if marks.lower(head.start, head.end) not in BOUGHT]
        if marks.words(amount.end, min(marks.statement.end, amount.end + 9))[:2] in (
            ["of", "them"],
            ["of", "it"],
            ["of", "these"],
        ):
            before = [head for head in before if not head.silent]
    if before and after is not None and _is_owned(marks, before[-1], amount, after):
        return before[-1]
    balance = before[-1].flow is Flow.BALANCE and amount.start - before[-1].end < _NEAR if before else False
    is_in = marks.words(amount.end, amount.end + 4)[:1] == ["in"]  # "a deficit of 3 billion in trade with Mali"
    if after is not None and not (balance and is_in) and _is_right_behind(marks, amount, after):
        if before and after.silent and marks.words(amount.end, after.start)[:1] == ["of"] and _is_gdp(marks, after):
            return before[-1]
        return after
    return _before(marks, amount, before[-1]) if before else _behind(marks, amount, after)


def _behind(marks: Marks, amount: Amount, after: HeadMark | None) -> HeadMark | None:
    """The head of an amount before which there is none: a tax that it is put beside, or the one `after` it, where that is near."""
    if after is not None and written_sign(marks, amount):
        return after  # "Mali (+3%) and Chad (+2%) led growth in its exports"
    if (tax := tax_with(marks, amount)) is not None:
        return tax
    if after is None or _is_listed_before(marks, amount, after):
        return after
    if after.start - amount.end >= _CLOSE or amount.kind == "percent":
        return None
    inner = [a for a in marks.amounts if amount.end <= a.start < after.start]
    if inner and not _is_share_too(marks, amount, inner, after):
        return None
    words = marks.words(amount.end, after.start)
    for_trade = words[:1] == ["for"] and not _GOALS.isdisjoint(marks.words_up_to(amount, _NEAR)[-2:-1])
    aside = _ASIDE.intersection(words[1:] if for_trade else words)  # "a target of 3 billion for their trade"
    if aside or (",", "and") in pairwise(words) or (words[:1] == ["from"] and "and" in words):
        return None  # "got 3 billion from the IMF and exports"
    return after


_CLOSE: Final = 60
"""Characters behind an amount within which its head may stand."""


def _before(marks: Marks, amount: Amount, head: HeadMark) -> HeadMark | None:
    """The head of an amount behind `head`: that, a tax beside it, or none where a new clause has begun."""
    if head.measure is Measure.VALUE and (
        amount.kind == "percent" or not word_list("worth") & set(marks.words(head.end, amount.start))
    ):
        tax = tax_before(marks, head.start)
        between = marks.words(tax.end, head.start) if tax is not None else []
        if between[:1] == ["on"] and not set(between) & (LIMITS | {"which", "said"}):
            return tax
    if amount.kind == "percent" and (tax := stepped_tax(marks, amount)) is not None:
        return tax
    if amount.start - head.end > _FARTHEST and head.loose:
        return None
    if set(marks.words(head.end, amount.start)) & LIMITS and clause_end(marks, head.end, heads=False) < amount.start:
        if head.measure is Measure.TARIFF:
            is_again = is_paid(marks, head, amount) or is_rate_again(marks, head, amount)
            return head if is_again or is_hit(marks, amount) else None
        return head if is_more(marks, head, amount) or _is_of_next_year(marks, amount) else None
    return head


def _is_of_next_year(marks: Marks, amount: Amount) -> bool:
    """ "coffee exports: 2013 - 55 million; 2014 - 61 million": the next of a row of years."""
    words = [word for word in marks.words_up_to(amount, len("; 2014 – US ")) if word not in _DASHES]
    return words[-2:-1] == [";"] and len(words[-1]) == _YEAR and words[-1].isdigit()


_DASHES: Final = frozenset({":", "-", "–", "—"})
_YEAR: Final = 4


def _is_listed_before(marks: Marks, amount: Amount, after: HeadMark) -> bool:
    """ "Tea (26%), flowers (15%) and coffee (6%) were its leading exports": goods with their shares, and what they are shares of."""
    if amount.kind != "percent" or after.silent or after.measure is not Measure.VALUE:
        return False
    is_country = any(p.end + len(" (") == amount.start for p in marks.parties)  # "Mali (26%) and Chad (15%) were"
    if not is_country and not is_goods_list(marks, amount):
        return False
    last = next(a for a in reversed(marks.amounts) if a.end <= after.start and a.kind != "rank")
    words = set(marks.words(last.end, after.start))
    leading = trade_verbs().lead.all | _BEING
    if is_country and word_list("foremost").isdisjoint(words):
        return False
    return (
        last.kind == "percent"
        and bool(words & leading)
        and not words & (word_list("steps") | LIMITS)
        and len(words) <= _TOLD
    )


def _is_share_too(marks: Marks, amount: Amount, between: list[Amount], head: HeadMark | None) -> bool:
    """ "tea brought in 3 billion, 35 percent of export earnings": the sum is of the noun that its share is of."""
    if head is None or len(between) > 1 or amount.kind != "money" or between[0].kind != "percent":
        return False
    is_put_behind = marks.words_up_to(between[0], _STEP)[-1:] in ([","], ["or"], ["("])
    return is_put_behind and _is_right_behind(marks, between[0], head)


def _is_owned(marks: Marks, head: HeadMark, amount: Amount, after: HeadMark) -> bool:
    """ "a deficit of 3 billion took the gap to 9": what is "of" a noun is that noun's, not that of the noun behind a verb."""
    is_of = marks.words(head.end, amount.start) in (["of"], ["of", "about"], ["of", "some"], ["of", "nearly"])
    return is_of and not head.silent and bool(word_list("taking") & set(marks.words(amount.end, after.start)[:1]))


def _is_right_behind(marks: Marks, amount: Amount, after: HeadMark) -> bool:
    words = [word for word in marks.words(amount.end, after.start) if word != "respectively"]
    if words[:2] in _OF_IT:  # "3 billion of it exports", but "a third of it Belarusian exports"
        told = next((h for h in reversed(marks.heads) if h.end <= amount.start), None)
        return words in _OF_IT and told is not None and told.flow is Flow.TOTAL and not told.silent
    for at, word in enumerate(words[:2]):
        if word in word_list("steps") and words[at + 1 : at + 2] in (["in"], ["of"]) and len(words) <= at + 7:
            return not set(words) & LIMITS
    opening = words[0] if words else ""
    if opening == "on" and len(words) <= 4 and marks.words(amount.start - 14, amount.start)[-2:-1] in _CEILINGS:
        return after.measure is Measure.VALUE  # "a ceiling of 5 tonnes on tapioca shipments"
    is_apart = "and" in words and "that" not in words  # "a third of Mali's tea, and Chad bought"
    is_clause = opening == "of" and len(words) <= _CLAUSE and not is_apart
    if opening == "that" and words[-1] == "from" and len(words) <= _CLAUSE and not _EARNED.isdisjoint(words):
        return not after.silent  # "of the 3 billion that Mali earned from exports"
    if amount.kind != "rank" and is_clause and _is_subject_of(marks, amount, after):
        return True  # "40 percent of the meat that Algeria imports"
    of_step = marks.words_up_to(amount, _NEAR)[-2:]
    if opening == "in" and amount.kind == "percent" and of_step[1:] == ["of"] and of_step[0] in word_list("steps"):
        return len(words) <= _STEP and not set(words) & LIMITS  # "a rise of 5 percent in shipments to Mali"
    if opening == "in" and after.silent and any(word[0].isdigit() for word in words):
        return False  # "tea worth 3 billion in the 2020 harvest"
    is_part = opening in _BEING and marks.words_up_to(amount, _NEAR)[-2:] == [
        "of",
        "which",
    ]  # "of which 3 billion was Malian exports"
    is_sum = opening in {"of", "worth"} or is_part or (opening == "in" and amount.kind in {"money", "quantity"})
    inner = words[1:] if is_sum else words
    if (
        any(word.endswith(",") for word in inner)
        or set(inner) & _ASIDE
        or (set(inner) & (breaks() | {"and", "as"})) - _QUOTED
    ):
        return False
    longest = 7 if opening in {"of", "worth"} else 5 if is_sum else 4 if after.measure is Measure.TARIFF else 2
    return len(words) <= longest


def _is_of_own_goods(marks: Marks, amount: Amount) -> bool:
    """ "bought 60 percent of its gas from Mali": the share of goods that a country needs."""
    if marks.words(amount.end, amount.end + len(" of their "))[:2] not in (["of", "its"], ["of", "their"]):
        return owned_goods(marks, amount) is not None
    return any(0 < cue.start - amount.end < _PHRASE for cue in marks.of_kind("commodity"))


def owned_goods(marks: Marks, amount: Amount) -> CueMark | None:
    """ "supplies 60 percent of Mali's gas": the goods of a country that a share is of; None for a share of anything else."""
    owner = next((p for p in marks.parties if p.start >= amount.end), None)
    if owner is None or not owner.genitive or marks.words(amount.end, owner.start) not in (["of"], ["of", "the"]):
        return None
    goods = next((cue for cue in marks.of_kind("commodity") if cue.start >= owner.end), None)
    is_next = goods is not None and set(marks.words(owner.end, goods.start)) <= _GENITIVES
    return goods if is_next else None


def _is_subject_of(marks: Marks, amount: Amount, verb: HeadMark) -> bool:
    if marks.lower(verb.start, verb.end) not in trade_verbs().deal.finite:
        return False
    return any(
        amount.end <= p.start and verb.start - p.end == 1 and not p.genitive and not p.adjective for p in marks.parties
    )


def _is_gdp(marks: Marks, head: HeadMark) -> bool:
    return marks.lower(head.start, head.end) in {
        "gdp",
        "gross domestic product",
        "gnp",
        "gross national product",
        "national income",
    }


def _is_inserted(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """Whether a head stands between dashes or brackets that close before the amount."""
    before, between = marks.text[marks.statement.start : head.start], marks.text[head.end : amount.start]
    if _is_relative(marks, head, amount):
        return True
    return any(
        before.count(left) % 2 == (1 if left == right else before.count(right) % 2 + 1)
        and between.count(right) == 1
        and ";" not in before[before.rfind(left) :]  # "exports - Mali 3 percent; imports - Chad 5 percent"
        for left, right in ((" - ", " - "), (" — ", " — "), (" – ", " – "))
    ) or (before.count("(") > before.count(")") and ")" in between)


def _is_relative(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """ "Mali, whose sales to Chad earned 3 billion, will get half of its gas from Togo", "exports, the engine of the economy, climbed 3
    percent": behind the clause or the apposition the sentence goes on."""
    behind = marks.between(head.end, amount.start)
    comma = next((place for place, token in enumerate(behind[:-1]) if token.text == ","), -1)
    if comma < 0 or not (behind[comma + 1].lower in _GOES_ON or _is_told(behind[comma + 1])):
        return False
    lead = marks.words(marks.statement.start, head.start)[-_RELATIVE:]
    if any(pair in _OPENED for pair in pairwise(lead)):
        return True
    led = word_list("led")
    return _is_told(behind[comma + 1]) and any(
        (first == "," and (second in led or second in _INCLUDING)) or (head.silent and (first, second) in _APPOSED)
        for first, second in pairwise(lead)
    )


def _is_told(verb: Token) -> bool:
    """Whether a word behind a comma is a verb of a figure, "declined", "reached", and no noun."""
    verbs = trade_verbs()
    return verb.lower in verbs.rise.told | verbs.fall.told | verbs.reach.told


def told_before(marks: Marks, quota: HeadMark) -> HeadMark | None:
    """The trade told of before a quota that has its own quantity, "under the 6,000-tonne quota"; None for any other quota."""
    own = next((a for a in marks.amounts if 0 < quota.start - a.end <= _NEAR and a.kind == "quantity"), None)
    values = [h for h in marks.heads if h.end <= quota.start and h.measure is Measure.VALUE and not h.silent]
    return values[-1] if own is not None and values and values[-1].end <= own.start else None
