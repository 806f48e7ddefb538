"""Days of deeds and words that are over, whatever the verb of their sentence says of what lies ahead."""

import re
from typing import Final

from timeline.dates.tense import PLANNED
from timeline.lexicons.dates import date_words

MADE: Final = r"(?:signed|concluded|reached|ratified|adopted|passed|agreed|struck|made|brokered|negotiated|sealed|drawn up|approved)"
"""How papers and agreements come to be."""


def is_of_blow(text: str, end: int) -> bool:
    """Whether a day that ends there is that of a blow: "condemn Sunday's raid", "Monday's Chadian raid will"."""
    behind = text[end + 2 : end + _NAMING].lower().replace("air strike", "airstrike")
    return not date_words().lists["blows"].isdisjoint(behind.split()[:3])


_NAMING: Final = 48
"""Characters behind a day in which the noun stands that it owns."""


_GROUND: Final = re.compile(r"\b(?:over|about|against|after|following)\s(?:last\s)?$", re.IGNORECASE)
_TO_COME: Final = PLANNED | {"planned", "proposed", "coming", "upcoming"}
_NOUNS: Final = 3
"""Words behind a day among which the deed is: "Sunday's Chadian air attack"."""


def is_of_deed(text: str, end: int, before: str) -> bool:
    """Whether a day owns a deed over which something will be done: "will complain about Sunday's attack"."""
    if _GROUND.search(before) is None:
        return False
    words = text[end + 2 : end + _NAMING].split()[:_NOUNS]
    if not _TO_COME.isdisjoint(words) or " to be " in text[end : end + 2 * _NAMING]:
        return False  # "about Friday's accord, to be signed in Chad"
    return not date_words().lists["deeds"].isdisjoint(word.rstrip(".,;:") for word in words)


_REMARK: Final = re.compile(r"(?:['’]s|s['’])\s(?:[a-z-]{2,16}\s){0,2}?([a-z]{4,12})\son\s$")
"""Whose word it was that was spoken on a day: "Chad's demand on Saturday that Mali leave is no surprise"."""


_DONE_BY: Final = re.compile(
    rf"(?<!\bbe )(?<!\bbeing )\b(?:{MADE}|imposed)\sby\s"
    r"(?:[A-Z][\w'’.-]{1,20}\s){1,3}and\s(?:the\s)?(?:[A-Z][\w'’.-]{1,20}\s){1,3}on\s$"
)
"""By whom two a thing was done that now does something: "the pact signed by Chad and Mali on Monday leaves much open"."""


def is_told_of(before: str) -> bool:
    """Whether a day is that of somebody's word, which has been spoken ("Chad's refusal on Saturday leaves little time"), or of what was
    done by two."""
    if not before.endswith(" on "):
        return False
    said = _REMARK.search(before)
    if said is None:
        return " by " in before and " and " in before and _DONE_BY.search(before) is not None
    return (
        said[1] in date_words().lists["remarks"] and said[1] != "speech"
    )  # which may be due: "his speech on Friday will"
