"""Which way a day looks behind what is promised, demanded or threatened: it may be that of the promise or of its keeping."""

from typing import Final

from timeline.dates.tense import AHEAD, BACK, NEAREST, Marks
from timeline.lexicons.dates import date_words


def of_promise(words: str, left: int, found: Marks, number: int) -> int:
    """Which way a day looks behind the "to" of what is promised, demanded or threatened: BACK where it is that of the promise itself ("agreed
    to share the files Friday", but not "agreed to meet Friday"), NEAREST behind "on" where it may be of an act that no calendar holds ("agreed
    to send troops to Chad on Friday", but not "to reopen the border on Friday"), else AHEAD.
    """
    if words[found.starts[number] : found.ends[number]] != "to" or number == 0 or found.kinds[number - 1] != BACK:
        return AHEAD
    between = words[found.ends[number] : left].lower().split()
    if len(between) > 1 and between[-1] not in _PREPOSITIONS:
        return BACK
    if "within" in between and between[-1] == "on":
        return BACK  # "ordered them to leave within two days on Sunday"
    said = words[found.starts[number - 1] : found.ends[number - 1]].lower()
    if len(between) < _WITH_OBJECT or between[-1] != "on" or said not in date_words().lists["promised"]:
        return AHEAD
    told = words[found.ends[number - 1] : found.starts[number]]
    if " on " in (told.removeprefix(" on") if said == "called" else told):
        return AHEAD  # "promised on Sunday to release the report on Thursday"
    return AHEAD if between[0] in date_words().lists["schedules"] else NEAREST


_WITH_OBJECT: Final = 3
"""Words at least of an infinitive with its object and "on" behind."""
_PREPOSITIONS: Final = frozenset(
    "on in by at for from of before after until till during this next last the and or to".split()
)
