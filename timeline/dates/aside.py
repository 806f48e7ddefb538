"""Dates that a sentence names only aside: of a paper, of a noun, or in a clause hung on to a noun."""

import re
from typing import Final

from timeline.dates.deeds import MADE
from timeline.lexicons.dates import date_words
from timeline.records import DateValue
from timeline.terms import Precision

DOCUMENT: Final = (
    r"(?:treaty|treaties|agreement|accord|accords|pact|convention|protocol|constitution|resolution|declaration|law|act|charter"
    r"|deal|memorandum|contract|communiqu[eé]|cease-?fire|truce|armistice|settlement|compromise)"
)
"""Papers, and what is agreed like one, that have the date on which they were made: "the 1972 treaty", "the truce agreed in May"."""
_PAPER_MADE: Final = re.compile(
    rf"\b{DOCUMENT}\s(?:(?:that|which)\s(?:was|were|had been)\s)?{MADE}\s(?:(?:in|at|by|between|with|under)\s(?:[\w'’-]{{1,24}}\s){{1,6}}?)?"
    r"(?:(?:in|on|last|a|earlier|late|early)\s(?:(?:late|early|mid)\s)?)?$",
    re.IGNORECASE,
)
_LIKENED: Final = re.compile(
    r"\b(?:(?:un)?like|resembl(?:es?|ed|ing)|reminiscent\sof|(?:similar|comparable|akin)\sto|(?:just\s)?as\s(?:it|he|she|they)\s(?:did|had))\s"
    r"(?:[\w'’.-]{1,24}\s){0,4}$",
    re.IGNORECASE,
)
_IS_MADE: Final = re.compile(rf"{MADE}\s")
_HUNG_ON: Final = re.compile(r",\s(?:who|whom|whose|which|where|when)\b[^,;]{0,160}$")
_OF: Final = re.compile(r"\b(?P<noun>[A-Za-z][\w-]{2,24})\sof\s(?:last\s)?$")
_TO_NAME_OF: Final = re.compile(
    r"\b(?P<noun>[a-z][\w-]{2,24})\s(?:to|with|on|in|by|against|from|at|near|for)\s(?:the\s)?(?:[A-Z][\w'’-]{1,24}\s){1,3}of\s(?:last\s)?$"
)
"""A noun with a name behind it, which is not what the date is of."""
REACH: Final = 180
"""Characters before a date in which the clause or noun stands that it belongs to."""

_LIKENED_REACH: Final = 80
"""The same for what something is likened to, in a few words."""

_FOLLOWS: Final = re.compile(
    r"\s(?:[\w'’-]{1,20}\s){0,3}?"
    r"(?:follows|followed|precedes|preceded|(?:comes?|came)\s(?:[\w-]{1,20}\s){0,3}(?:after|ahead of|before|as|amid))"
    r"\s(?!on\b|in\b|by\b|last\b|that\b|later\b|the\s(?:next|same|following)\b)"
)


def _follows(between: str) -> bool:
    """Whether the words from an act to a date tell of another act that it follows: "the visit comes after a meeting on Monday"."""
    return _FOLLOWS.match(between) is not None


_DEED: Final = re.compile(
    r"\b(?:(?:on|for|of|over)\s(?!during\b|following\b|morning\b|evening\b|concerning\b|regarding\b|including\b)[a-z]{3,16}ing\s(?!(?:of|with|talks|in|on|at)\b)"
    r"|(?:commitments?|promises?|pledges?|offers?|proposals?|remarks|comments|obligations|statements?)\s(?:they|he|she|it|both)\s(?:had\s)?"
    r"(?:made|gave|took|undertook|[a-z]{3,12}ed)\s)(?!.*(?:,|\bin\sa\s(?:statement|speech|letter|call|message|post|note|interview)\b))"
)
"""What somebody is praised, blamed or asked for, told with a day of its own."""


def of_deed(between: str) -> bool:
    """Whether the words from an act to a date tell of a deed that it is about: "congratulated Chad on holding elections in May"."""
    return ("ing " in between or "made " in between or "ed " in between) and _DEED.search(between) is not None


_ANSWERED: Final = re.compile(
    r"\b(?:response|reaction|reply|answer|retaliation|revenge|reprisals?)\s(?:to|for)\s(?!(?:in|on)\b)[^.;,:]{2,120}\s(?:on|in|last|of)\s$"
)


def of_cause(before: str) -> bool:
    """Whether the date behind `before` is that of what an act answers: "were a response to the bombing of two embassies on"."""
    return _ANSWERED.search(before) is not None


def made(before: str) -> int:
    """Where in `before` the paper stands that was made on the date behind it: "under a treaty signed in 2017"; -1 for none."""
    if _IS_MADE.search(before) is None:
        return -1
    found = _PAPER_MADE.search(before)
    return -1 if found is None else found.start()


def likened(before: str) -> bool:
    """Whether the date behind `before` is only of what something is likened to: "Like Cyprus in 1974, the island may be split"."""
    return _LIKENED.search(before[-_LIKENED_REACH:]) is not None


def hung_on(before: str) -> bool:
    """Whether the date behind `before` stands in a clause hung on to a noun: "the plan, which was adopted in April 2021"."""
    return "," in before and _HUNG_ON.search(before) is not None


_SAID: Final = re.compile(r"\b(?:said|says|told|added|wrote|recalled|announced|reported)\s(?:[\w'’.-]{1,24}\s){0,5}$")
_SAYS: Final = re.compile(r"\s(?:said|says)\b")


def is_when_said(text: str, statement: tuple[int, int], date: tuple[int, int]) -> bool:
    """Whether a date may only be when somebody said what the statement tells: "it fell, he said on Monday", "on Monday he said it fell"."""
    before = text[max(statement[0], date[0] - REACH) : date[0]]
    return _SAID.search(before) is not None or _SAYS.search(text, date[1], statement[1]) is not None


def noun_of(before: str) -> str:
    """The noun that the date behind `before` is the date of: "the air strike of April 11"; nothing when it is one of time."""
    found = _OF.search(before) if before.endswith(("of ", "last ")) else None
    if found is not None and found["noun"][0].isupper():
        found = _TO_NAME_OF.search(before) or found  # "its apology to Chad of March 22"
    return "" if found is None or found["noun"].lower() in date_words().lists["stretches"] else found["noun"]


_IN_WORDS: Final = re.compile(
    r"\b(?:in|during|via|through)\s(?:(?:an?|its|his|her|their|the)\s)?(?:[\w.-]{1,20}\s){0,2}"
    r"(?:statement|letter|speech|resolution|communiqu[eé]|interview|address|note|telegram|tweet|message|broadcast|conference|briefing|remarks|call|cable)\s"
    r"(?:(?:(?:sent|addressed|delivered|given|written)\s)?to\s(?:[\w'’.-]{1,20}\s){1,4}?)?(?:(?:dated|issued|adopted|published|released|made|sent|delivered|passed|posted|broadcast|aired|given)\s)?(?:(?:in|on|late|early|last|this)\s){0,2}$",
    re.IGNORECASE,
)
"""What somebody says something in, which has the day on which he says it."""


def in_words(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind the trigger is that of the words in which something was said: "condemned Chad's raids in a statement on May 3"."""
    return _IN_WORDS.search(text, max(trigger[1], date.start - REACH), date.start) is not None


def begins(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind the trigger is when that begins which is spoken of: "called for a truce starting Monday"."""
    if date.start < trigger[1]:
        return False
    return _BEGINS.search(text, max(trigger[1], date.start - len("commencing as of ")), date.start) is not None


_BEGINS: Final = re.compile(
    r"\s(?:starting|beginning|commencing|effective|from|as\s(?:of|from))\s(?:on\s|at\s|in\s|the\s)?$"
)


def is_owner(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind the trigger is that of what is spoken of, as its owner or behind who has done it: "denounced Sunday's attack",
    "the raid carried out by Chad on Sunday", or as its name: "rejected the 2002 ruling"; not of a scene: "at Sunday's meeting".
    """
    if date.start < trigger[1]:
        return False
    done = _DONE_BY.search(text, max(trigger[1], date.start - REACH), date.start)
    if done is not None and done.start() > trigger[1]:  # "charges made by Chad on Sunday": when they were made
        return True
    if date.precision is Precision.YEAR and _OBJECT.fullmatch(text, trigger[1], date.start) is not None:
        return _NAMED_BY.match(text, date.end) is not None
    if text[date.end : date.end + 3] not in _GENITIVES:
        return False
    return _DURING.search(text, max(trigger[1] - 1, date.start - REACH), date.start) is None


def is_day_of(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date before a noun is its own, whatever has been done about it: "has rejected Tuesday's demand"."""
    if date.end > trigger[0]:
        return False
    if _OF_DAY.fullmatch(text, date.end, trigger[0]) is not None:
        return True
    return (
        _NAMED_DAY.fullmatch(text, date.end, trigger[0]) is not None
        and _OWNED.search(text[max(0, date.start - 6) : date.start]) is not None
    )


_OF_DAY: Final = re.compile(r"['’]s\s(?:[\w-]{1,24}\s){0,3}")
_NAMED_DAY: Final = re.compile(r"\s(?:[a-z][\w-]{1,24}\s){0,2}")
"""Words between a month or weekday and the noun that it is said of: "the June summit", "the Friday night raid"."""
_DONE_BY: Final = re.compile(r"\s(?:[a-z]{3,14}ed(?:\sout)?|made|held|led|taken|put|sent|given)\sby\s[^,;]{2,80}$")
_GENITIVES: Final = frozenset({"'s ", "’s "})
_OBJECT: Final = re.compile(r"\s(?:an?|the|its|his|her|their)\s(?:[a-z-]{2,20}\s){0,2}")
"""Words between an act and the year by which what it is about is called: "rejected the 2002 ruling"."""


def is_of_noun(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date is that of another noun or paper than the trigger: "condemned the strike of April 11", "under a pact signed in 2017"."""
    before = text[max(0, date.start - REACH) : date.start]
    if likened(before):
        return True
    if trigger[1] <= date.start and (_follows(text[trigger[1] : date.start]) or of_deed(text[trigger[1] : date.start])):
        return True
    if date.start - REACH <= trigger[0] and of_cause(before[max(0, trigger[1] - date.start + len(before)) :]):
        return True
    if trigger[1] <= date.start and _is_attribute(text, date, before):
        return True
    noun = "" if is_day_of(text, date, trigger) else noun_of(before)  # "little came of last month's talks"
    if noun:
        first = date.start - len(before) + before.rindex(noun)
        scene = _DURING.search(before[: before.rindex(noun)])
        during = scene is not None and (scene[0][:2].lower() != "on" or noun.lower() in _JOURNEYS)
        during = during or (date.end <= trigger[0] and _IN_WAR.search(before) is not None)
        return not during and not (trigger[0] < first + len(noun) and first < trigger[1])
    paper = made(before)
    first = date.start - len(before) + paper
    return paper >= 0 and not (first < trigger[1] and trigger[0] < date.start)  # the trigger may be "peace treaty"


_ABOUT: Final = re.compile(
    r"\b(?:over|for|about|on|of|against|under|despite|concerning|regarding)\s(?:an?|the|its|his|her|their)\s(?:[a-z-]{2,20}\s){0,2}$"
)
_NAMED_BY: Final = re.compile(r"\s(?!(?:in|on|and|or|to|at|with|by|for|from|but|as|when|that|which|who)\b)[A-Za-z]")


def _is_attribute(text: str, date: DateValue, before: str) -> bool:
    """Whether a year or month only tells which thing is meant that the act is about: "arrested two men over a 2015 bombing"."""
    if date.precision not in {Precision.YEAR, Precision.MONTH} or date.text[:1] not in _PLAIN:
        return False
    return _ABOUT.search(before) is not None and _NAMED_BY.match(text, date.end) is not None


_PLAIN: Final = frozenset("0123456789JFMASOND")
"""How a year or month begins that has no words of time around it."""
_DURING: Final = re.compile(
    r"\b(?:at|during|on)\s(?:(?:the|a|an|its|his|her|their)\s)?(?:(?!in\b|of\b|to\b|for\b|with\b)[\w'’-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)
"""Words before a noun that set the scene: "at its meeting of 5 May the council decided"."""
_IN_WAR: Final = re.compile(
    r"\b[Ii]n\s(?:the|a|an|its|his|their)\s(?:[\w'’-]{1,20}\s){0,3}"
    r"(?:[Ww]ar|[Ii]nvasion|[Cc]onflict|[Oo]ffensive|[Cc]oup|[Uu]prising|[Rr]evolution|[Rr]evolt|[Cc]risis|[Mm]assacre|[Cc]ampaign|[Bb]attle)\sof\s$"
)
"""A war of its year, in which what the sentence goes on to tell was done: "in the war of 1967 Israel took the heights"."""
_JOURNEYS: Final = frozenset({"visit", "trip", "tour", "journey"})
"""What one is "on", of which the date is then that of what is told; "remarks on the election of 2023" are of another year."""


_DOCUMENT_OF: Final = re.compile(rf"\b{DOCUMENT}\s(?:of|from)\s$", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\b\d{1,4}\s\($")
_OWNED: Final = re.compile(r"\b(?:an?|the|its|their)\s$", re.IGNORECASE)
_YEARS_DOCUMENT: Final = re.compile(rf"\s(?:[\w-]{{1,20}}\s){{0,2}}{DOCUMENT}\b", re.IGNORECASE)


_YEARS_PLAN: Final = re.compile(
    r"\s(?:[A-Z][\w-]{1,20}\s)?(?:[Aa]genda|[Ss]trategy|[Vv]ision|[Rr]oadmap|[Bb]lueprint|[Gg]oals|[Tt]argets)\b"
)
_PLAN_OF: Final = re.compile(r"\b(?:Agenda|Vision|Horizon|Strategy|Roadmap|Plan|Expo|Euro)\s$")


def names_document(text: str, date: DateValue) -> bool:
    """Whether a year only tells which paper is meant: "denounced a treaty of 1972", "a 1972 treaty", "the 2030 Agenda", "resolution 1264
    (1999)"."""
    return date.precision is Precision.YEAR and of_document(text, date.start, date.end)


def of_document(text: str, start: int, end: int) -> bool:
    """The same of a year that stands from `start` to `end`."""
    before = text[max(0, start - 24) : start]
    if text.startswith(")", end) and _NUMBERED.search(before) is not None:
        return True
    if _DOCUMENT_OF.search(before) is not None or _PLAN_OF.search(before) is not None:
        return True
    if _YEARS_PLAN.match(text, end) is not None:
        return True
    owned = _OWNED.search(text[max(0, start - 6) : start]) is not None
    return owned and _YEARS_DOCUMENT.match(text, end) is not None


_OF_BEFORE: Final = re.compile(r"\b(?:had|earlier|before|already|first)\b", re.IGNORECASE)


def tells_of_before(text: str, start: int) -> bool:
    """Whether the sentence of an expression at `start` goes back in the time that is told: "had signed it in February"."""
    before = text[max(0, start - REACH) : start]
    return _OF_BEFORE.search(before[before.rfind(". ") + 1 :]) is not None
