"""The forms of figures in news English: numbers with currency, scale and unit, fractions, ranks; one pattern of each kind."""

import re
from functools import cache
from re import Pattern
from typing import Final

from timeline.lexicons.alternation import alternation
from timeline.lexicons.tables import undisturbed
from timeline.lexicons.trade import currencies, units
from timeline.tokens import tokenize

SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "millions": 1e6,
    "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "billions": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "trln": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}  # fmt: skip
ONES: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "half": 0.5,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
FRACTIONS: Final = {
    "half": 50.0, "a half": 50.0, "one half": 50.0, "a third": 33.33, "one third": 33.33, "two thirds": 66.67, "a quarter": 25.0,
    "one quarter": 25.0, "three quarters": 75.0, "a fifth": 20.0, "one fifth": 20.0, "two fifths": 40.0, "three fifths": 60.0,
    "four fifths": 80.0, "a sixth": 16.67, "one sixth": 16.67, "a tenth": 10.0, "one tenth": 10.0, "nine tenths": 90.0,
    "a fourth": 25.0, "one fourth": 25.0, "three fourths": 75.0, "one eighth": 12.5, "an eighth": 12.5,
}  # fmt: skip
SUPERLATIVES: Final = ("largest", "biggest", "top", "number one", "most important", "greatest", "leading", "foremost")
APPROXIMATE: Final = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|approximately|over|under|below|above|an? estimated|up to|just|close to|as much as|"
    r"more than|less than|at least|near|exceeding|an average of|~|c\.)\s{0,2}(?:an?\s)?$",
    re.IGNORECASE,
)
HALF_TAKEN: Final = re.compile(
    r"\b(?:supplied|supplies|took|takes|bought|buys|absorbed|absorbs|provided|provides|accounted\sfor|accounts\sfor)\s"
    r"(?:(?:about|around|almost|nearly|roughly|over|some|more\sthan)\s)?$",
    re.IGNORECASE,
)
"""Before a "half" that stands alone: "of which Mali supplied half"."""
SHARED_SIGNS: Final = {
    "$": "dollar", "Rs": "rupee", "Rs.": "rupee", "Sh": "shilling", "Shs": "shilling", "Dh": "dirham", "Dhs": "dirham",
    "K": "kwacha",
}  # fmt: skip
"""Signs of several currencies, with the noun that they share."""
_ROUND: Final = "hundred|thousand|million|billion|trillion|mln|bln|lakh|crore"
"""Scales that "a" may stand before."""
_TIME_NOUN: Final = (
    r"(?!\s{0,2}-?\s?(?:quarter|half|month|week|day|year|century|session|time|two|three|four|five|six|nine)\w?\b)"
)
DIGIT: Final = re.compile(r"\d")
ROUND_WORDS: Final = frozenset(_ROUND.split("|"))
"""Words beside which "a" is a number."""
NUMBER_WORDS: Final = ROUND_WORDS | frozenset(ONES)
"""One of these, or a digit, stands in every number."""
FRACTION_WORDS: Final = frozenset(text.split()[-1] for text in FRACTIONS)
"""Words of which each fraction holds one,"""
RANK_WORDS: Final = frozenset(
    {*ORDINALS, *(text.split()[-1] for text in SUPERLATIVES), "no", "nr", "number", "world", "rank", "ranks"}
)
"""and each rank, where it is no figure of this form: "3rd", "No3"."""
RANK_FIGURE: Final = re.compile(r"\d(?:st|nd|rd|th)|(?:no|nr|number)\d", re.IGNORECASE)


@cache
def currency_signs() -> dict[str, str]:
    """Sign of a currency -> its ISO code."""
    return {sign: currency.code for currency in reversed(currencies()) for sign in currency.signs}


@cache
def currency_codes() -> frozenset[str]:
    """Codes of ISO 4217, which stand before a number too: "CZK 291 billion"."""
    return frozenset(currency.code for currency in currencies())


@cache
def currency_nouns() -> dict[str, tuple[str, str]]:
    """Currency noun -> (ISO code, the shared bare noun or ""); for a shared noun the first currency of the file."""
    found: dict[str, tuple[str, str]] = {}
    for currency in currencies():
        for noun in currency.nouns:
            is_bare = len(noun.split()) == 1 and not noun.isupper()
            bare = currency.shared if is_bare or noun.startswith(f"{currency.shared} ") else ""
            found.setdefault(noun.lower(), (currency.code, bare))
    return found


@cache
def before_numbers() -> frozenset[str]:
    """Tokens that may stand in front of a figure and belong to its number: signs and codes of currencies, minus, "a quarter of"."""
    signs = {token.lower for sign in (*currency_signs(), *currency_codes()) for token in tokenize(sign)}
    return frozenset(signs | {"-", "−", "minus", "half", "quarter", "of", "."})


@cache
@undisturbed()
def number_pattern() -> Pattern[str]:
    """A number with the sign or currency before it, scale and unit after it, or a range of two."""
    one = alternation(ONES, any_case=True)
    spelled = rf"{one}(?:[ -](?:and )?{one}){{0,3}}\b"
    figure = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,12}})?|\d{{1,15}}(?:\.\d{{1,12}})?|\.\d{{1,6}}|(?<![\w-]){spelled})"
    part = r"(?:half\s|quarter\sof\s)?"
    scale = rf"(?:\s{{0,2}}-?{alternation(SCALES, any_case=True)}(?![A-Za-z]|/[A-Za-z]))"
    letters = [*currency_codes(), *(text for text in currency_signs() if text.rstrip(".").isalpha())]
    codes = rf"(?-i:\b{alternation(letters)}\s?)"  # as written only: "try", "all" and "sh" are words
    signs = alternation((text for text in currency_signs() if text not in letters), any_case=True)
    sign = rf"(?:{signs}|{codes})"
    sacks = r"(?:\d{2,3}[-\s]?(?:kg|kilos?|kilograms?|lbs?|pounds?)[-\s](?=ba(?:g|le)s?\b))?"  # "6 million 60-kg bags"
    unit = rf"(?:\s{{0,2}}-?\s?{sacks}{alternation([*currency_nouns(), *units()], any_case=True)}(?![A-Za-z]))"
    return re.compile(
        rf"(?<![\w.,])(?P<minus>-|−|minus\s)?(?P<sign>{sign})?\s?(?P<low>{part}an?(?=\s(?:{_ROUND})\b)|{figure})"
        rf"(?P<scale>{scale})?(?P<scale2>{scale})?(?P<unit>{unit})?"
        rf"(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?P<sign2>{sign})?(?P<high>{figure})(?P<scale3>{scale})?(?P<unit2>{unit})?)?",
        re.IGNORECASE,
    )


@cache
def fraction_pattern() -> Pattern[str]:
    """A fraction in words that stands for a share: "two-thirds of"."""
    texts = alternation([*FRACTIONS, *(text.replace(" ", "-") for text in FRACTIONS)], any_case=True)
    return re.compile(
        rf"(?<![\w-])(?<!first )(?<!last )(?<!past )"
        rf"(?P<words>{texts})(?=\s(?:of|the)\b|[ ,.;)]|$)(?!\s(?:of\s)?(?:a\s)?(?:million|billion|trillion|"
        rf"dozen|mln|bln|century|year|hour)\b)"
        r"(?!-?(?:year|month|day|hour|quarter|century)|\s(?:straight|consecutive|successive|month|year|week|quarter|time|term|round)\b)",
        re.IGNORECASE,
    )


@cache
def rank_pattern() -> Pattern[str]:
    """A rank: "seventh-largest", "No. 3", "largest"."""
    ordinal = rf"(?:(?P<word>{alternation(ORDINALS, any_case=True)})|(?P<figure>\d{{1,3}})(?:st|nd|rd|th))"
    superlative = alternation(SUPERLATIVES, any_case=True)
    best = rf"(?:{superlative}|main|principal|ranked|ranking)"
    return re.compile(
        rf"(?<![\w.-])(?:{ordinal}(?![A-Za-z])(?:[ -](?:{best}))?{_TIME_NOUN}"
        rf"|(?:No|Nr|number)\.?\s?(?P<number>\d{{1,3}}|one|two|three|four|five)\b"
        rf"|(?P<best>{superlative})\b(?!\s(?:ever|since|on record|in history|part|share)\b)"
        r"|comparison to the world:?\s?(?P<comparison>\d{1,3})\b|ranks?\s(?P<ranks>\d{1,3})(?:st|nd|rd|th)?\b)",
        re.IGNORECASE,
    )
