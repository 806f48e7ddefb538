"""Dates that count from another: weekdays, today and kin, last/this/next unit, n units ago or later, spans up to now, the running day."""

import re
from typing import Final

from timeline.dates.meanings import From, Meaning, Month, Near, Of, Part, Reference, Span, Turn, Weekday
from timeline.dates.numbers import month_of, number_of, part_mod, unit_of, weekday_of
from timeline.dates.words import TIMES, points_back, time_of, which_of
from timeline.lexicons.dates import date_words

_BACK, _AHEAD = -1, 1
_NAMES_BEFORE: Final = re.compile(
    r"\b(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Man|Girl|Sheffield|Back|Happy|[Bb]lack|Bloody|Cyber|Super|Holy|Fat|Shrove|Good|Palm|Easter|Ash|Ruby|Blue|Maundy|Whit|Manic|Casual|Mad|the|The)\s$"
)
_ALONE: Final = re.compile(
    r"\s(?:in|of|and|or|at|when|that|before|after|with|because|morning|night|evening)\b|\s?(?:[.,;:)!?]|$)"
)
_PAPER_BEFORE: Final = re.compile(r"\b(?:Independent|Mail|Scotland|Wales|Ireland|[Gg]iven|Live) (?:on )?$")
_NAMES_AFTER: Final = re.compile(
    r"\s(?:Bloody|Addams|Group|Times|Telegraph|Mail|Mirror|Express|Herald|Post|Star|People|Independent|Night (?:Live|Football)|Review|World"
    r"|Standard|Tribune|Sport|Sun|[Ss]chool|Evening (?:Post|News|Standard)|Agreement|Accords?|Mass|Market|Club)\b"
)


def weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday with last, this or next."""
    groups = match.groupdict()
    which = which_of(groups.get("w"))
    if which == "that":
        if not points_back(match):
            return None
        which = "running"
    if which == "last" and (groups.get("w") or "").lower().endswith("past"):
        which = "past"
    return Weekday(weekday_of(match["d"]), which, time_of(groups.get("t")))


_DAY_BEFORE: Final = re.compile(r"\b(?:on|by|this|last|next|till|until|from|since|and|or|every) $")


def bare_weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday alone, unless it is part of a name: "The Sunday Times", "Black Friday", "Bloody Sunday"."""
    if match["no"] is not None:  # "Mondays": no day of its own
        return None
    text, start, end = match.string, match.start("d"), match.end("d")
    if _NAMES_AFTER.match(text[end : end + 18]):
        return None
    if match["d"] in {"sat.", "sun.", "wed."} and start and not _DAY_BEFORE.search(text[max(0, start - 8) : start]):
        return None  # "she sat in the sun."
    if text[max(0, start - 5) : start].lower() == "on a " and _ALONE.match(text, end):
        return None  # "it began on a Monday"
    if text[max(0, start - 4) : start].lower() == "one ":
        return None  # "one Sunday in May": nobody knows which
    if _PAPER_BEFORE.search(text[max(0, start - 16) : start]):
        return None
    before = _NAMES_BEFORE.search(text[max(0, start - 10) : start])
    if before and before.group().strip().lower() != "the":
        return None
    if _NUMBERED.search(text, max(0, start - len("penultimate ")), start) and text.startswith(" of ", end):
        return None  # "on the second Sunday of Advent"
    if _ON_THE.search(text, max(0, start - len("On the ")), start) and _GOES_ON.match(text, end):
        return Weekday(weekday_of(match["d"]), "running", time_of(match["t"]))
    return weekday(match)


_NUMBERED: Final = re.compile(r"\b(?:first|second|third|fourth|fifth|last|final|penultimate) $")
_ON_THE: Final = re.compile(r"\b[Oo]n the $")
_GOES_ON: Final = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:[.,;:)]|\s(?:he|she|it|they|we|I|the|a|an|his|her|its|their|[A-Z][a-z]+)\s)"
)
"""What stands behind "on the Friday" where it is the one that comes next in what is told, not "on the Friday of the vote"."""


def that_month(match: re.Match[str]) -> Meaning | None:
    """ "that October night": the day that the text has come to, if it is one of that month."""
    return Of(Turn("day", 0, True, time=time_of(match["u"]), points=True), Month(month_of(match["m"]), which="that"))


def weekday_of_week(match: re.Match[str]) -> Meaning | None:
    """ "Monday of last week", "Tuesday next week"."""
    which = which_of(match["w"])
    return Weekday(weekday_of(match["d"]), f"{which} week", time_of(match["t"]))


def weekday_week_on(match: re.Match[str]) -> Meaning | None:
    """ "Friday week" and "Friday after next": the one after the coming one; "Friday before last"."""
    words = match["s"].lower()
    if words == "before last":
        return Weekday(weekday_of(match["d"]), "last", number=2)
    return Weekday(weekday_of(match["d"]), "next", number=3 if words == "fortnight" else 2)


def weekday_week_last(match: re.Match[str]) -> Meaning | None:
    """ "a week last Thursday": the Thursday before the last one."""
    return Weekday(weekday_of(match["d"]), "last", number=2)


def weekday_on_from(match: re.Match[str]) -> Meaning | None:
    """ "a week on Wednesday", "two weeks from Friday": so many weeks after the coming one."""
    weeks = int(number_of(match["n"])) * (2 if match["u"].lower() == "fortnight" else 1)
    return Weekday(weekday_of(match["d"]), "next", number=1 + weeks)


def weekday_count(match: re.Match[str]) -> Meaning | None:
    """ "two Sundays from now"."""
    which = "last" if match["s"].lower() == "ago" else "next"
    return Weekday(weekday_of(match["d"]), which, number=int(number_of(match["n"])))


def near(match: re.Match[str]) -> Meaning | None:
    """today, yesterday, tomorrow and their kin; not the "today" that means these times ("as strong today as it was")."""
    word = match["n"].lower()
    time = time_of(match.groupdict().get("t"))
    if word.endswith("today") and _is_these_times(match):
        return None
    if word in {"tonight", "overnight"}:
        return Near(0, "NI")
    if "before yesterday" in word:
        return Near(-2, time)
    if "after tomorrow" in word:
        return Near(2, time)
    if word.startswith("last "):
        return Near(-1, time_of(word.split()[-1]))
    if word == "tomorrow night":
        return Near(1, "NI")
    word = re.sub(r"^(?:later|earlier|late|early) ", "", word)
    if word.startswith("this "):
        return Near(0, time_of(word.split()[-1]))
    return Near({"today": 0, "day": 0, "yesterday": -1, "tomorrow": 1}[word.split()[-1]], time)


_THESE_TIMES_BEFORE: Final = re.compile(
    r"(?:\bthan(?: (?:it|they|he|she|we) (?:is|are|does|do))?|\b(?:women|people|world|youth|children|generation) of|\bthe \w+ of"
    r"|\b(?:it|they|we) (?:is|are)|\b(?:known|called))\s$",
    re.IGNORECASE,
)


def _is_these_times(match: re.Match[str]) -> bool:
    text = match.string
    before, after = text[max(0, match.start() - 28) : match.start()], text[match.end() : match.end() + 16]
    if re.match(r"\s(?:as|than) (?:it|they|he|she|we|in|ever)\b", after):
        return True
    return _THESE_TIMES_BEFORE.search(before) is not None


def this_day(match: re.Match[str]) -> Meaning | None:
    """ "on this day": the article's own."""
    return Near(0)


_OF_A_THING: Final = re.compile(
    r"\sof (?:the|a|an|his|her|its|their|my|our) (?!year|fiscal|financial|calendar|current|last|next|previous|same|century)"
)


def turn(match: re.Match[str]) -> Meaning | None:
    """last, this or next unit."""
    groups = match.groupdict()
    offset = {"last": -1, "next": 1, "this": 0}[which_of(match["w"])]
    word = match["u"].lower()
    unit = "week" if word == "workweek" else unit_of(word)
    kind = (groups.get("k") or "").strip().lower()
    if unit in {"second", "minute", "hour", "night"} or (
        kind in date_words().lists["year_kinds"] and unit not in {"year", "quarter"}
    ):
        return None
    if unit == "quarter" and _OF_A_THING.match(match.string, match.end()):
        return None  # "the last quarter of the book"
    if unit == "fortnight" and offset:
        return Span("week", 2.0, offset)
    part = groups.get("p") or groups.get("p2") or groups.get("p3")
    follows = match["w"].lower() == "next" and match.string[: match.start("w")].lower().endswith("the ")
    return Turn(unit, offset, follows, _part(part))


def _part(words: str | None) -> str:
    lower = (words or "").lower()
    if lower.endswith("half"):
        return "START" if lower.startswith("first") else "END"
    return part_mod(words)


def later_this(match: re.Match[str]) -> Meaning | None:
    """ "later this year": a part of the unit at hand."""
    return Turn(unit_of(match["u"]), 0, False, "START" if match["p"].lower().startswith("ear") else "END")


def weekend(match: re.Match[str]) -> Meaning | None:
    """A weekend; the coming one is the next Saturday and Sunday."""
    word = which_of(match["w"])
    if word == "that":
        return Turn("weekend", 0, True)
    if match["w"].lower().endswith("coming"):
        return From("weekend", 0.0, Weekday(5, "next"))
    return Turn("weekend", {"last": -1, "next": 1, "this": 0, "the": 0, "": 0}[word])


def running(match: re.Match[str]) -> Meaning | None:
    """ "the following day", "that week", "the next spring": from the running day."""
    word = re.sub(r"^the (?:very )?", "", match["w"].lower())
    offset = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "prior": -1}.get(word, 0)
    unit = match["u"].lower()
    words = date_words()
    if unit in words.seasons:
        return Part(words.seasons[unit], None, "running" + {1: " next", -1: " last"}.get(offset, ""))
    if unit in words.weekdays:
        return Weekday(words.weekdays[unit], "running" + {1: " next", -1: " last"}.get(offset, ""))
    if unit in TIMES:
        return Turn("day", offset, True, time=time_of(unit), points=True)
    mod = part_mod(match.groupdict().get("e"))
    return Turn(unit_of(unit), offset, True, mod, points=offset == 0 or unit == "day")


_IDIOM_AFTER: Final = re.compile(
    r",\s(?:it|it['’]s|we|you|i|this|that['’]s|what|people|everyone|they|there)\b", re.IGNORECASE
)


def the_unit(match: re.Match[str]) -> Meaning | None:
    """ "the end of the year", "for the entire year": the unit in which the running day lies."""
    groups = match.groupdict()
    word = (groups.get("p") or groups.get("p2") or "").lower()
    idiom = word == "end" and groups.get("u") == "day" and match.string[: match.start()].lower().endswith(("at ", "at"))
    if idiom and _IDIOM_AFTER.match(match.string, match.end()):
        return None  # "at the end of the day, it is about trust"
    whole = word in {"whole", "entire", "full", "current", "rest", "remainder", "course", ""}
    return Turn(unit_of(groups["u"] or groups["u2"] or ""), 0, True, "" if whole else part_mod(word))


def year_end(match: re.Match[str]) -> Meaning | None:
    """ "year-end"."""
    return Turn(unit_of(match["u"]), 0, True, "END")


def after_next(match: re.Match[str]) -> Meaning | None:
    """ "the week after next", "the year before last"."""
    return Turn(unit_of(match["u"]), 2 if match["s"].lower() == "after next" else -2)


_MODAL_BEFORE: Final = re.compile(
    r"\b(?:will|would|can|could|should|may|might|must|to|did|does|not|['’]ll) $", re.IGNORECASE
)


def span(match: re.Match[str]) -> Meaning | None:
    """ "the past three years"."""
    groups = match.groupdict()
    word = (groups["w"] or groups.get("w2") or "").lower()
    direction = _BACK if word in {"last", "past", "previous", "preceding"} else _AHEAD
    number = number_of(groups["n"]) if groups.get("n") else 1.0
    start = match.start("w" if groups["w"] else "w2")
    if word == "last" and _MODAL_BEFORE.search(match.string[max(0, start - 8) : start]):
        return None  # "will last ten days"
    words = (groups["u"] or groups.get("u2") or "").lower()
    if words == "24 hours":
        return Span("hour", 24.0, direction)
    unit = unit_of(words)
    is_turned = groups.get("n") is not None and match.start("n") < match.start("w")
    if is_turned and number > 1 and not words.endswith("s"):  # "sold 10 last month" counts what was sold
        return None
    if unit == "second" or word == "first":
        return None
    return Span(unit, number, direction, word in {"following", "previous", "preceding"})


def present(match: re.Match[str]) -> Meaning | None:
    """ "now"."""
    return Reference("PRESENT_REF")


def past(match: re.Match[str]) -> Meaning | None:
    """ "recently"."""
    return Reference("PAST_REF")


def future(match: re.Match[str]) -> Meaning | None:
    """ "soon"."""
    return Reference("FUTURE_REF")
