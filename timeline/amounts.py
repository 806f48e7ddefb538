"""Amounts in a stretch of text: money, quantities, per cent, ranks and counts, with their units.

Numbers are given in base units: "5.8 bln dlrs" is 5.8e9 USD, "two-thirds" 66.67 percent, "seventh" rank 7.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from re import Match
from typing import Final

from timeline.amount_forms import (
    APPROXIMATE,
    DIGIT,
    FRACTION_WORDS,
    FRACTIONS,
    HALF_TAKEN,
    NUMBER_WORDS,
    ONES,
    ORDINALS,
    RANK_FIGURE,
    RANK_WORDS,
    ROUND_WORDS,
    SCALES,
    SHARED_SIGNS,
    before_numbers,
    currency_codes,
    currency_nouns,
    currency_signs,
    fraction_pattern,
    number_pattern,
    rank_pattern,
)
from timeline.lexicons.trade import units
from timeline.records import Amount
from timeline.tokens import Token, tokenize, words_of

_BEFORE_NOUN: Final = re.compile(r"^\s*-?\s?(?:\d{2,3}[-\s]?\w{2,9}[-\s])?")
_LETTERS: Final = frozenset({"R", "N", "P", "K"})
_MEGATONNES: Final = "Mt"
"""Written so a million tonnes, while "MT" are metric tons."""


def _value(text: str) -> float:
    """The number that figures or words stand for: 1,234.5, "twenty-five", "two hundred"."""
    plain = text.replace(",", "")
    if plain[:1].isdigit() or plain[:1] == ".":
        return float(plain)
    if " a" in text and plain[:1] in "hHqQ":
        return 0.5 if plain[0] in "hH" else 0.25
    total = 0.0
    for word in re.split(r"[\s-]", text.lower()):
        if word in ("hundred", "dozen") and total:
            total *= ONES[word]
        elif word in ONES:
            total += ONES[word]
        elif word in ("a", "an"):
            total += 1
    return total


def _round(number: float) -> float:
    """Twelve digits: 2.14 times a billion is 2140000000, not 2140000000.0000002."""
    return float(f"{number:.12g}") + 0.0


def _scale(*texts: str | None) -> float:
    factor = 1.0
    for text in texts:
        if text:
            factor *= SCALES[text.strip().strip("-").lower()]
    return factor


def _unit(sign: str | None, noun: str | None) -> tuple[str, str, float, str]:
    """(kind, unit, factor, rule_id) of a currency sign and a noun after the number."""
    word = _BEFORE_NOUN.sub("", noun).lower() if noun else ""
    if word in currency_nouns():
        code, bare = currency_nouns()[word]
        return "money", code, 1.0, f"money.shared.{bare}" if bare else "money.noun"
    if sign and sign.strip() in currency_codes():
        return "money", sign.strip(), 1.0, "money.sign"
    if sign:
        bare = SHARED_SIGNS.get(sign.strip(), "")
        return "money", _signed(sign.strip()), 1.0, f"money.shared.{bare}" if bare else "money.sign"
    if word in units():
        unit, factor = units()[word]
        factor = 1e6 if noun and _BEFORE_NOUN.sub("", noun) == _MEGATONNES else factor
        if unit in currency_codes():
            return "money", unit, factor, "money.noun"
        kind = "percent" if unit == "percent" else "quantity"
        return kind, unit, factor, kind
    return "count", "", 1.0, "count"


def _signed(sign: str) -> str:
    """The code of the currency of a sign, which may be written in other letters than it is known by: "us$"."""
    known = currency_signs()
    return known.get(sign) or next(code for text, code in known.items() if text.lower() == sign.lower())


def _is_number(match: Match[str], kind: str, has_range: bool) -> bool:
    """Bare figures are amounts only where they carry a scale, a unit or thousands marks; "m" and "b" need a unit too.

    A letter is the sign of money only before a scale: "R5bn", but "the N1" is a road.
    """
    if kind != "count":
        lettered = (match["sign"] or "").strip() in _LETTERS
        return not lettered or bool(match["scale"] or (has_range and match["scale3"]))
    scale = (match["scale"] or (match["scale3"] if has_range else "") or "").strip().strip("-")
    if scale.lower() in ("m", "b", "k") and not match["scale"]:
        return False
    return bool(scale) or "," in match["low"] or ("." in match["low"] and bool(match["low"][0].isdigit()))


def _approximate(text: str, start: int) -> bool:
    return bool(APPROXIMATE.search(text[max(0, start - 24) : start]))


def _openings(tokens: Sequence[Token]) -> list[int]:
    """The places where a number may begin: at figures and words of number, and at the signs and words before these that belong to one."""
    places: list[int] = []
    for at, token in enumerate(tokens):
        if _is_figure(token, tokens[at + 1].lower if at + 1 < len(tokens) else ""):
            first = at
            while first and tokens[first - 1].lower in before_numbers():
                first -= 1
            places += [tokens[place].start for place in range(first, at + 1)]
    return places


def _is_figure(token: Token, following: str) -> bool:
    """Whether a token may be the first of a number: "5.8", "NT$5", "twenty", the "a" of "a million"."""
    word = token.lower
    if word.isalpha():
        return word in ONES or (following in ROUND_WORDS and word in {"a", "an"})
    return DIGIT.search(word) is not None


def _next_number(text: str, places: Sequence[int], at: int, end: int) -> Match[str] | None:
    pattern = number_pattern()
    for place in islice(places, bisect_left(places, at), None):
        match = pattern.match(text, place, end)
        if match is not None:
            return match
    return None


def _numbers(text: str, tokens: Sequence[Token], start: int, end: int) -> Iterator[Amount]:
    at = start
    places = _openings(tokens)
    while match := _next_number(text, places, at, end):
        at = max(match.end(), match.start() + 1)
        if match["low"].lower() == "half":  # "fell by half to 3 billion": a fraction of its own
            at = match.end("low")
            continue
        has_range = match["high"] is not None
        own = _unit(match["sign"], match["unit"])
        other = _unit(match["sign2"], match["unit2"]) if has_range else own
        if has_range and not _is_range(match, own, other):
            at, has_range, other = match.start("sign2") if match["sign2"] else match.start("high"), False, own
            while at > match.end("low") and text[at - 1] in "-−$£€¥":
                at -= 1
        if has_range and own[0] == "count":
            own = other
        if not _is_number(match, own[0], has_range):
            continue
        scale = _scale(match["scale"], match["scale2"])
        if has_range and scale == 1.0:
            scale = _scale(match["scale3"]) if _value(match["low"]) < 1000 and match["low"][0] != "z" else 1.0
        minus = -1 if match["minus"] else 1
        stop = next(match.end(name) for name in ("unit", "scale2", "scale", "low") if match[name])
        begin = next(match.start(name) for name in ("minus", "sign", "low") if match[name])
        rule = own[3] + (".low" if has_range else "")
        value = _round(minus * _value(match["low"]) * scale * own[2])
        yield Amount(
            begin, stop, text[begin:stop], own[0], value, own[1],
            has_range or _approximate(text, begin), rule,
        )  # fmt: skip
        if has_range:
            last = next(match.end(name) for name in ("unit2", "scale3", "high") if match[name])
            first = match.start("sign2") if match["sign2"] else match.start("high")
            unit = other if other[0] != "count" else own
            value = (
                _value(match["high"])
                * _scale(match["scale3"] or (match["scale"] if not match["unit"] else None))
                * unit[2]
            )
            yield Amount(first, last, text[first:last], unit[0], _round(value), unit[1], True, unit[3] + ".high")


def _is_range(match: Match[str], own: tuple[str, str, float, str], other: tuple[str, str, float, str]) -> bool:
    """ "10 to 15 pct", "$5-6 bn": the second figure carries the unit, or the same one."""
    if match.string[match.start() - 1 : match.start()] == "/":
        return False  # "in 2018/19 to 95 billion"
    if other[0] == "count" and not match["scale3"]:
        return own[0] != "count" and not match["unit"] and match["sign"] is not None and "and" not in match[0]
    joint = match.string[match.end("low") : match.start("high")]
    if " and " in joint and not match.string[max(0, match.start() - 9) : match.start()].rstrip().endswith("between"):
        return False
    if other[0] == "count" and match["sign"]:
        return True
    if own[0] == "count" and not match["scale"]:
        year = re.fullmatch(r"(?:1[6-9]|20)\d\d", match["low"])
        return not year and (other[0] != "count" or bool(match["scale3"]))
    return other[1] == own[1] or own[0] == "count"


def _fractions(text: str, start: int, end: int) -> Iterator[Amount]:
    for match in fraction_pattern().finditer(text, start, end):
        words = match["words"].lower().replace("-", " ")
        is_taken = HALF_TAKEN.search(text[max(0, match.start() - 24) : match.start()]) and not text[
            match.end() : match.end() + 1
        ].strip(" .,;")
        if (
            words == "half"
            and not is_taken
            and not re.match(
                r"\s(?:of|the|its|their|our|goes|go|went|comes|came)\b", text[match.end() : match.end() + 8]
            )
        ):
            continue
        if re.match(r"\s(?:of\s)?(?:19|20)\d\d", text[match.end() : match.end() + 9]):
            continue
        yield Amount(
            match.start(), match.end(), match[0], "percent", FRACTIONS[words], "percent",
            _approximate(text, match.start()), "percent.fraction",
        )  # fmt: skip


def _zeros(text: str, start: int, end: int) -> Iterator[Amount]:
    """ "fall to zero": a rate of nothing, which has no unit."""
    for match in re.finditer(r"\b(?:to|at)\s(zero)\b(?![\s-](?:per|pct|%|to))(?!%)", text[start:end]):
        yield Amount(
            start + match.start(1), start + match.end(1), match[1], "percent", 0.0, "percent", False, "percent.zero"
        )


def _ranks(text: str, start: int, end: int) -> Iterator[Amount]:
    for match in rank_pattern().finditer(text, start, end):
        if match["word"]:
            number = float(ORDINALS[match["word"].lower()])
        elif match["best"]:
            number = 1.0
        elif match["number"]:
            number = _value(match["number"].lower())
        else:
            number = float(match["figure"] or match["comparison"] or match["ranks"])
        yield Amount(match.start(), match.end(), match[0], "rank", number, "rank", False, "rank")


def find_amounts(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """Amounts of `text[start:end]`, sorted by start and not overlapping; offsets count in `text`.

    Where readings overlap the longer one stands ("two-thirds" is no "two", "second-largest" no "largest"). The `rule_id` of money in a
    noun that several currencies share ("dlrs", "crowns") is `money.shared.<noun>`: its unit is the default one.
    """
    words = words_of(text, start, end)
    found: list[Amount] = []
    has_figure = DIGIT.search(text, start, end) is not None
    if has_figure or not words.isdisjoint(NUMBER_WORDS):
        found += _numbers(text, tokenize(text, start, end), start, end)
    if not words.isdisjoint(FRACTION_WORDS):
        found += _fractions(text, start, end)
    if not words.isdisjoint(RANK_WORDS) or (has_figure and RANK_FIGURE.search(text, start, end) is not None):
        found += _ranks(text, start, end)
    if "zero" in words:
        found += _zeros(text, start, end)
    found.sort(key=lambda amount: (amount.start, -amount.end))
    taken: list[Amount] = []
    for amount in found:
        if not taken or taken[-1].end <= amount.start:
            taken.append(amount)
        elif amount.end - amount.start > taken[-1].end - taken[-1].start:
            taken[-1] = amount
    return tuple(taken)
