"""Amounts in a stretch of text: money, quantities, per cent, ranks and counts, with their units.

Numbers are given in base units: "5.8 bln dlrs" is 5.8e9 USD, "two-thirds" 66.67 percent, "seventh" rank 7.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from timeline.lexicons.trade import currencies, units
from timeline.records import Amount

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "millions": 1e6,
    "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "billions": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "trln": 1e12,
}  # fmt: skip
ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "half": 0.5,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
FRACTIONS = {
    "half": 50.0, "a half": 50.0, "one half": 50.0, "a third": 33.33, "one third": 33.33, "two thirds": 66.67, "a quarter": 25.0,
    "one quarter": 25.0, "three quarters": 75.0, "a fifth": 20.0, "one fifth": 20.0, "two fifths": 40.0, "three fifths": 60.0,
    "four fifths": 80.0, "a sixth": 16.67, "one sixth": 16.67, "a tenth": 10.0, "one tenth": 10.0, "nine tenths": 90.0,
    "a fourth": 25.0, "one fourth": 25.0, "three fourths": 75.0, "one eighth": 12.5, "an eighth": 12.5,
}  # fmt: skip
SUPERLATIVES = ("largest", "biggest", "top", "number one", "most important", "greatest", "leading", "foremost")
APPROXIMATE = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|approximately|over|under|below|above|an? estimated|up to|just|close to|as much as|"
    r"more than|less than|at least|near|exceeding|an average of|~|c\.)\s{0,2}(?:an?\s)?$",
    re.IGNORECASE,
)
HALF_TAKEN = re.compile(
    r"\b(?:supplied|supplies|took|takes|bought|buys|absorbed|absorbs|provided|provides|accounted\sfor|accounts\sfor)\s"
    r"(?:(?:about|around|almost|nearly|roughly|over|some|more\sthan)\s)?$",
    re.IGNORECASE,
)
"""Before a "half" that stands alone: "of which Mali supplied half"."""
_TIME_NOUN = (
    r"(?!\s{0,2}-?\s?(?:quarter|half|month|week|day|year|century|session|time|two|three|four|five|six|nine)\w?\b)"
)


def _any(words: object) -> str:
    """Alternation of literal texts, the longest first."""
    return "|".join(re.escape(word) for word in sorted(map(str, list(words)), key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _signs() -> dict[str, str]:
    return {sign: currency.code for currency in reversed(currencies()) for sign in currency.signs}


@cache
def _codes() -> frozenset[str]:
    """Codes of ISO 4217, which stand before a number too: "CZK 291 billion"."""
    return frozenset(currency.code for currency in currencies())


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Currency noun -> (ISO code, the shared bare noun or ""); for a shared noun the first currency of the file."""
    found: dict[str, tuple[str, str]] = {}
    for currency in currencies():
        for noun in currency.nouns:
            bare = currency.shared if len(noun.split()) == 1 and not noun.isupper() else ""
            found.setdefault(noun.lower(), (currency.code, bare))
    return found


@cache
def _number() -> Pattern[str]:
    """A number with the sign or currency before it, scale and unit after it, or a range of two."""
    spelled = rf"(?:{_any(ONES)})(?:[ -](?:and )?(?:{_any(ONES)})){{0,3}}\b"
    figure = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,12}})?|\d{{1,15}}(?:\.\d{{1,12}})?|\.\d{{1,6}}|(?<![\w-]){spelled})"
    part, scales = r"(?:half\s|quarter\sof\s)?", "hundred|thousand|million|billion|trillion|mln|bln"
    scale = rf"(?:\s{{0,2}}-?(?:{_any(SCALES)})(?![A-Za-z]))"
    sign = rf"(?:{_any(_signs())}|(?-i:\b(?:{_any(_codes())})\s?))"  # codes in capitals only: "try" and "all" are words
    unit = rf"(?:\s{{0,2}}-?\s?(?:{_any([*_nouns(), *units()])})(?![A-Za-z]))"
    return re.compile(
        rf"(?<![\w.,])(?P<minus>-|−|minus\s)?(?P<sign>{sign})?\s?(?P<low>{part}an?(?=\s(?:{scales})\b)|{figure})"
        rf"(?P<scale>{scale})?(?P<scale2>{scale})?(?P<unit>{unit})?"
        rf"(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?P<sign2>{sign})?(?P<high>{figure})(?P<scale3>{scale})?(?P<unit2>{unit})?)?",
        re.IGNORECASE,
    )


@cache
def _fraction() -> Pattern[str]:
    texts = _any(FRACTIONS).replace(r"\ ", "[ -]")
    return re.compile(
        rf"(?<![\w-])(?P<words>{texts})(?=\s(?:of|the)\b|[ ,.;)]|$)(?!\s(?:of\s)?(?:a\s)?(?:million|billion|trillion|"
        rf"dozen|mln|bln|century|year|hour)\b)"
        r"(?!-?(?:year|month|day|hour|quarter|century)|\s(?:straight|consecutive|successive|month|year|week|quarter|time|term|round)\b)",
        re.IGNORECASE,
    )


@cache
def _rank() -> Pattern[str]:
    ordinal = rf"(?:(?P<word>{_any(ORDINALS)})|(?P<figure>\d{{1,3}})(?:st|nd|rd|th))"
    best = rf"(?:{_any(SUPERLATIVES)}|main|principal|ranked|ranking)"
    return re.compile(
        rf"(?<![\w.-])(?:{ordinal}(?![A-Za-z])(?:[ -](?:{best}))?{_TIME_NOUN}"
        rf"|(?:No|Nr|number)\.?\s?(?P<number>\d{{1,3}}|one|two|three|four|five)\b"
        rf"|(?P<best>{_any(SUPERLATIVES)})\b(?!\s(?:ever|since|on record|in history|part|share))"
        r"|comparison to the world:?\s?(?P<comparison>\d{1,3})\b|ranks?\s(?P<ranks>\d{1,3})(?:st|nd|rd|th)?\b)",
        re.IGNORECASE,
    )


def _value(text: str) -> float:
    """The number that figures or words stand for: 1,234.5, "twenty-five", "two hundred"."""
    plain = text.replace(",", "")
    if plain[:1].isdigit() or plain[:1] == ".":
        return float(plain)
    if " a" in text and plain[:1] in "hHqQ":
        return 0.5 if plain[0] in "hH" else 0.25
    total = 0.0
    for word in re.split(r"[ -]", text.lower()):
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
            factor *= SCALES[text.strip(" -\t\n").lower()]
    return factor


def _unit(sign: str | None, noun: str | None) -> tuple[str, str, float, str]:
    """(kind, unit, factor, rule_id) of a currency sign and a noun after the number."""
    word = re.sub(r"^\s*-?\s?", "", noun or "").lower()
    if word in _nouns():
        code, bare = _nouns()[word]
        return "money", code, 1.0, f"money.shared.{bare}" if bare else "money.noun"
    if sign and sign.strip() in _codes():
        return "money", sign.strip(), 1.0, "money.sign"
    if sign:
        code = _signs().get(sign) or _signs().get(sign.upper()) or _signs()[_sign_key(sign)]
        return "money", code, 1.0, "money.shared.dollar" if sign == "$" else "money.sign"
    if word in units():
        unit, factor = units()[word]
        kind = "percent" if unit == "percent" else "quantity"
        return kind, unit, factor, kind
    return "count", "", 1.0, "count"


def _sign_key(sign: str) -> str:
    return next(known for known in _signs() if known.lower() == sign.lower())


def _is_number(match: Match[str], kind: str, has_range: bool) -> bool:
    """Bare figures are amounts only where they carry a scale, a unit or thousands marks; "m" and "b" need a unit too."""
    if kind != "count":
        return True
    scale = (match["scale"] or (match["scale3"] if has_range else "") or "").strip(" -")
    if scale.lower() in ("m", "b", "k") and not match["scale"]:
        return False
    return bool(scale) or "," in match["low"] or ("." in match["low"] and bool(match["low"][0].isdigit()))


def _approximate(text: str, start: int) -> bool:
    return bool(APPROXIMATE.search(text[max(0, start - 24) : start]))


_BEFORE_FIGURE = 32
"""Characters that a minus, a sign or code of currency and "a quarter of" may take before a figure."""


@cache
def _figure() -> Pattern[str]:
    """What begins every figure: a quick look before the long pattern is tried at each place."""
    return re.compile(rf"\d|\b(?:{_any(ONES)}|an?\s(?:[htmb]))", re.IGNORECASE)


def _next_number(text: str, at: int, end: int) -> Match[str] | None:
    figure = _figure().search(text, at, end)
    return _number().search(text, max(at, figure.start() - _BEFORE_FIGURE), end) if figure is not None else None


def _numbers(text: str, start: int, end: int) -> Iterator[Amount]:
    at = start
    while match := _next_number(text, at, end):
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
    for match in _fraction().finditer(text, start, end):
        words = match["words"].lower().replace("-", " ")
        is_taken = HALF_TAKEN.search(text[max(0, match.start() - 24) : match.start()]) and not text[
            match.end() : match.end() + 1
        ].strip(" .,;")
        if (
            words == "half"
            and not is_taken
            and not re.match(r"\s(?:of|the|its|their|our)\b", text[match.end() : match.end() + 8])
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
    for match in _rank().finditer(text, start, end):
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
    found = [
        *_numbers(text, start, end),
        *_fractions(text, start, end),
        *_ranks(text, start, end),
        *_zeros(text, start, end),
    ]
    found.sort(key=lambda amount: (amount.start, -amount.end))
    taken: list[Amount] = []
    for amount in found:
        if not taken or taken[-1].end <= amount.start:
            taken.append(amount)
        elif amount.end - amount.start > taken[-1].end - taken[-1].start:
            taken[-1] = amount
    return tuple(taken)
