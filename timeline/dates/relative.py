"""Dates that count from another: weekdays, today and kin, last/this/next unit, n units ago or later, quarters, seasons, the running day."""

import re
from functools import cache

from timeline.dates.meanings import Meaning, Near, Part, Reference, Shift, Span, Turn, Weekday
from timeline.dates.rules import Rule, number_of, ordinal_of, part_mod, rule, unit_of, weekday_of
from timeline.lexicons.dates import date_words

_WHICH = {
    "past": "last",
    "previous": "last",
    "coming": "next",
    "following": "next",
    "this past": "last",
    "this coming": "next",
}
_TIMES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_BACK, _AHEAD = -1, 1


def _which(word: str | None) -> str:
    lower = (word or "").lower()
    return _WHICH.get(lower, lower)


def _weekday(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    time = _TIMES.get((groups.get("t") or "").lower(), "")
    return Weekday(weekday_of(match["d"]), _which(groups.get("w")), time)


def _bare_weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday alone, unless it is part of a name: "The Sunday Times", "Black Friday", "Bloody Sunday"."""
    text, start, end = match.string, match.start("d"), match.end("d")
    if re.search(
        r"\b(?:Black|Bloody|Cyber|Super|Holy|Fat|Shrove|Good|Palm|Easter|Ash|Ruby)\s$", text[max(0, start - 8) : start]
    ):
        return None
    if re.match(
        r"\s(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Star|People|Independent|Night (?:Live|Football)|Review|World)\b",
        text[end : end + 16],
    ):
        return None
    return _weekday(match)


def _near(match: re.Match[str]) -> Meaning | None:
    word = match["n"].lower()
    time = _TIMES.get((match.groupdict().get("t") or "").lower(), "")
    if word == "tonight":
        return Near(0, "NI")
    if word == "overnight":
        return Near(0, "NI")
    if "before yesterday" in word:
        return Near(-2, time)
    if "after tomorrow" in word:
        return Near(2, time)
    offsets = {"today": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1}
    if word.startswith("this "):
        return Near(0, _TIMES[word.split()[1]])
    return Near(offsets[word], "NI" if word == "last night" else "EV" if word == "last evening" else time)


def _turn(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    word = _which(re.sub(r"^the ", "", match["w"].lower()))
    offset = {"last": -1, "next": 1, "this": 0, "current": 0, "same": 0, "that": 0}[word]
    unit = unit_of(match["u"])
    if unit in {"second", "minute", "hour", "night"}:
        return None
    return Turn(unit, offset, False, part_mod(groups.get("p")))


def _later_this(match: re.Match[str]) -> Meaning | None:
    return Turn(unit_of(match["u"]), 0, False, "START" if match["p"].lower() == "earlier" else "END", cut=True)


def _running(match: re.Match[str]) -> Meaning | None:
    word = match["w"].lower()
    offset = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0, "that same": 0}[word]
    return Turn(unit_of(match["u"]), offset, True)


def _ago(match: re.Match[str]) -> Meaning | None:
    return Shift(unit_of(match["u"]), _BACK * number_of(match["n"]))


def _from_now(match: re.Match[str]) -> Meaning | None:
    return Shift(unit_of(match["u"]), number_of(match["n"]))


def _earlier(match: re.Match[str]) -> Meaning | None:
    sign = _AHEAD if match["s"].lower() in {"later", "after", "afterwards"} else _BACK
    return Shift(unit_of(match["u"]), sign * number_of(match["n"]), True)


def _span(match: re.Match[str]) -> Meaning | None:
    direction = _BACK if match["w"].lower() in {"last", "past", "previous"} else _AHEAD
    number = number_of(match["n"]) if match.groupdict().get("n") else 1.0
    unit = unit_of(match["u"])
    return None if unit in {"second"} else Span(unit, number, direction)


def _quarter(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal_of(match["q"]) if match["q"][0].isalpha() or match["q"][-1].isalpha() else int(match["q"])
    if not 1 <= number <= 4:
        return None
    return Part(f"Q{number}", int(groups["y"]) if groups.get("y") else None, _of_year(groups))


def _of_year(groups: dict[str, str | None]) -> str:
    return _which(groups.get("w"))


def _half(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    if not groups.get("y") and not groups.get("w"):
        after = match.string[match.end() : match.end() + 24].lower()
        if (
            re.match(r"\s?(?:of the (?:match|game|season|century|decade)|goal|penalty|lead)", after)
            or "half of the year" not in match.group().lower()
        ):
            return None
    number = {"first": 1, "1st": 1, "second": 2, "2nd": 2}[match["h"].lower()]
    return Part(f"H{number}", int(groups["y"]) if groups.get("y") else None, _of_year(groups))


def _season(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    word = match["s"].lower()
    if not groups.get("y") and not groups.get("w") and not groups.get("l"):
        return None
    return Part(date_words().seasons[word], int(groups["y"]) if groups.get("y") else None, _of_year(groups))


def _weekend(match: re.Match[str]) -> Meaning | None:
    word = _which((match.groupdict().get("w") or "").lower().removeprefix("over ").strip())
    offset = {"last": -1, "next": 1, "this": 0, "the": 0, "": 0}[word]
    return Turn("weekend", offset)


def _reference(value: str) -> Meaning:
    return Reference(value)


@cache
def relative_rules() -> tuple[Rule, ...]:
    """The rules; put together on first use."""
    of_year = r"(?:(?:,| of| in)? (?:(?P<y>{year})|(?P<w>last|this|next|the previous) year))?"
    adverb = r"(?:earlier|before|previously|prior|later|after|afterwards)"
    return (
        rule(
            "weekday.which",
            r"\b(?P<w>last|this past|this coming|this|next|past|previous|coming|following) (?P<d>{weekday})(?: (?P<t>{time}))?\b",
            _weekday,
            weight=1,
        ),
        rule(
            "weekday.last_week",
            r"\b(?P<d>{weekday}) (?P<t>{time} )?of (?P<w>last|this|next) week\b",
            lambda m: Weekday(weekday_of(m["d"]), f"{m['w'].lower()} week"),
            weight=2,
        ),
        rule(
            "weekday.bare",
            r"\b(?P<d>{weekday})(?:s\b(?P<no>))?(?:(?: |, )(?P<t>{time}))?\b",
            lambda m: None if m["no"] is not None else _bare_weekday(m),
            case=True,
        ),
        rule(
            "near.day",
            r"\b(?P<n>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night|last evening|this (?:morning|afternoon|evening)|overnight)(?: (?P<t>{time}))?\b(?!['’]s (?:world|society|generation))",
            _near,
        ),
        rule(
            "turn.unit",
            r"\b(?:(?P<p>early|late|mid)[- ]|(?:the )?(?P<p2>beginning|start|end) of )?(?P<w>(?:the )?last|this|next|(?:the )?past|(?:the )?current|(?:the )?coming|(?:the )?previous|this past|this coming) (?P<u>week|month|year|quarter|decade|century|fortnight)\b(?!-old)",
            _turn,
        ),
        rule(
            "turn.part", r"\b(?P<p>earlier|later) (?:in )?this (?P<u>week|month|year|decade)\b", _later_this, weight=1
        ),
        rule(
            "turn.weekend",
            r"\b(?:over )?(?P<w>last|this|next|this past|this coming|past|the) weekend\b",
            _weekend,
            weight=1,
        ),
        rule(
            "turn.running",
            r"\b(?:(?:on|in|by|of|during) )?(?P<x>the (?P<w>following|next|previous|preceding|same) (?P<u>day|week|month|year|decade))\b",
            _running,
            weight=1,
        ),
        rule("turn.that", r"\b(?P<x>(?P<w>that same|that) (?P<u>day|week|month|year|decade))\b", _running),
        rule(
            "shift.ago",
            r"\b(?:about |around |nearly |almost |over |more than |some |just |only )?(?P<x>(?P<n>{number}) (?P<u>{units}) ago)\b",
            _ago,
            weight=1,
        ),
        rule("shift.from_now", r"\b(?P<n>{number}) (?P<u>{units}) from (?:now|today)\b", _from_now, weight=1),
        rule(
            "shift.running",
            rf"\b(?P<n>{{number}}) (?P<u>{{units}}) (?P<s>{adverb})\b(?! (?:the|this|his|her|its|their|a|an|being|having)\b)",
            _earlier,
            weight=1,
        ),
        rule(
            "shift.day_after",
            r"\b(?:the|a) (?P<u>day|week|month|year) (?P<s>earlier|before|later|after)\b(?! (?:the|this|his|her|its|their|a|an|being|having|he|she|it|they|yesterday|tomorrow)\b)",
            lambda m: Shift(unit_of(m["u"]), 1.0 if m["s"].lower() in {"later", "after"} else -1.0, True),
            weight=1,
        ),
        rule(
            "shift.year_ago",
            r"\b(?:(?:the|a) )?year[- ]ago(?: (?:period|quarter|month|level))?\b",
            lambda m: Shift("year", -1.0),
            weight=1,
        ),
        rule(
            "span.units",
            r"\b(?:over |in |during |for |within )?(?P<x>(?:the )?(?P<w>last|past|previous|next|coming) (?P<n>{number}) (?P<u>{units}))\b",
            _span,
            weight=2,
        ),
        rule(
            "quarter.words",
            rf"\b(?:the )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?quarter{of_year}\b(?!-?final)",
            _quarter,
            weight=1,
        ),
        rule("quarter.q", rf"\bQ(?P<q>[1-4])[ ,]?{of_year}\b", _quarter, weight=1),
        rule("half", rf"\b(?:the )?(?P<h>first|second|1st|2nd)[ -]half(?: of the year)?{of_year}\b", _half, weight=1),
        rule(
            "season.year",
            r"\b(?P<x>(?:(?:the|early|late|mid)[- ])?(?P<s>{season})(?:,| of| in)? (?:(?P<y>{year})|(?P<w>last|this|next) year))\b",
            _season,
            weight=1,
        ),
        rule("season.which", r"\b(?P<w>last|this|next|this past|this coming) (?P<s>{season})\b", _season, weight=1),
        rule(
            "season.bare",
            r"\b(?P<l>in|since|until|by|during|before|after|through|late|early) (?P<x>(?:the )?(?P<s>spring|summer|autumn|winter))\b(?! (?:olympic|games|wheat|school|camp|sale|house|palace|break|holiday|term|sport))",
            _season,
        ),
        rule(
            "reference.present",
            r"\b(?:now(?!here)|currently|at present|at the moment|right now|nowadays|these days|at this time|presently)\b(?! that)",
            lambda m: _reference("PRESENT_REF"),
        ),
        rule(
            "reference.past",
            r"\b(?:recently|lately|in the past|formerly|once upon a time|in recent (?:days|weeks|months|years|decades)|(?:several|a few|many|some|a couple of) (?:days|weeks|months|years|decades) ago|long ago)\b",
            lambda m: _reference("PAST_REF"),
        ),
        rule(
            "reference.future",
            r"\b(?:in the (?:near )?future|in the coming (?:days|weeks|months|years)|soon|shortly(?! (?:after|before))|in the years to come)\b",
            lambda m: _reference("FUTURE_REF"),
        ),
    )
