"""The units of a statement: words by class, actors and dates as one unit each."""

from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import Final

from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention, DateValue, Statement
from timeline.tokens import Token, tokenize

_MARKS: Final = {
    ",": "comma", ";": "stop", ":": "stop", ".": "stop", "?": "stop", "!": "stop", "(": "open", ")": "close", "[": "open",
    "]": "close", "–": "dash", "—": "dash", "--": "dash", '"': "quote", "“": "quote", "”": "quote", "«": "quote", "»": "quote",
    "`": "quote", "‘": "quote", "/": "conj", "…": "stop",
}  # fmt: skip
CURRENCIES: Final = frozenset("$ £ € ¥ ₹ ₽ ₩ ₪".split())
_RECIPROCAL: Final = frozenset({("each", "other"), ("one", "another")})
_JOINING: Final = frozenset({"other", "another", "$", "once", "more", "away", "delay", "well", "times"})
_PREPOSITIONS_BEHIND: Final = frozenset({"of", "for", "with", "to", "over", "in", "on", "by", "at", "that"})
_TIMELY: Final = frozenset({"late", "early", "later", "earlier", "yesterday", "today"})
_BEFORE_TIME: Final = frozenset({"on", "in", "at", "last", "this", "yesterday", "today"})
""" "refused late on Tuesday": an adverb."""
_SHORTEST_ADVERB: Final = 4
_BEFORE_BASE: Final = frozenset({"modal", "to", "do"})
_COURTESY: Final = frozenset({"mr", "mrs", "ms", "dr", "sir"})
_CLASSES: Final = (
    ("neg", "negations"), ("modal", "modals"), ("be", "be"), ("have", "have"), ("do", "do"), ("rel", "relatives"),
    ("poss", "possessives"), ("pron", "pronouns"), ("det", "determiners"), ("conj", "conjunctions"), ("sub", "subordinators"),
    ("prep", "prepositions"), ("num", "numbers"), ("adv", "adverbs"),
)  # fmt: skip
BOTH: Final = frozenset({"until", "till", "since", "before", "after", "as", "than", "so"})
"""Words that are prepositions before a noun phrase and subordinators before a clause."""


class Unit:
    """One word, mark, actor or date. `start`/`end` are offsets in the article's text, `tag` the Penn tag where a parser gave one. Slots for
    the reason that `Token` has them."""

    __slots__ = ("capital", "end", "kind", "lower", "mention", "start", "tag")

    def __init__(
        self, start: int, end: int, lower: str, kind: str, capital: bool = False, mention: ActorMention | None = None, tag: str = ""
    ) -> None:  # fmt: skip
        self.start, self.end, self.lower, self.kind = start, end, lower, kind
        self.capital, self.mention, self.tag = capital, mention, tag

    def as_kind(self, kind: str, tag: str) -> "Unit":
        """The unit as a word of another kind, with a parser's tag."""
        return Unit(self.start, self.end, self.lower, kind, self.capital, self.mention, tag)

    def standing_for(self, mention: ActorMention) -> "Unit":
        """The unit as the words of another actor."""
        return Unit(self.start, self.end, self.lower, self.kind, self.capital, mention, self.tag)


def units_of(
    text: str, statement: Statement, dates: Sequence[DateValue], actors: Sequence[ActorMention]
) -> tuple[Unit, ...]:
    """The units of a statement in order. A date inside an actor's words is part of the actor."""
    spans: list[tuple[int, int, ActorMention | None]] = [
        (actor.start, actor.end, actor)
        for actor in actors
        if statement.start <= actor.start and actor.end <= statement.end
    ]
    taken = list(spans)
    for date in dates:
        clear = all(date.end <= start or end <= date.start for start, end, _ in taken)
        if statement.start <= date.start and date.end <= statement.end and clear:
            spans.append((date.start, date.end, None))
    spans.sort(key=lambda span: span[0])
    units: list[Unit] = []
    place, tokens, kinds, scales = 0, tokenize(text, statement.start, statement.end), _kinds(), _scales()
    while place < len(tokens):
        token = tokens[place]
        while spans and spans[0][1] <= token.start:
            spans.pop(0)
        if spans and spans[0][0] <= token.start:
            start, end, mention = spans.pop(0)
            units.append(Unit(start, end, text[start:end].lower(), "actor" if mention else "time", True, mention))
            while place < len(tokens) and tokens[place].start < end:
                place += 1
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.lower == "." and after is not None:
            place += 1  # within a statement a point belongs to an abbreviation
        elif (
            after is not None
            and after.lower in _JOINING
            and (joined := _with_next(tokens, place, token, after, units)) is not None
        ):
            units.append(joined)
            place += 2
        else:
            timely = after is not None and token.lower in _OF_TIME and _is_timely(token.lower, after.lower, units)
            kind = "adv" if timely else _kind(token, units[-1] if units else None, kinds)
            spelled = _scale(token, units) if kind == "word" and token.lower in scales else ""
            lower, kind = (spelled, "num") if spelled else (token.lower, kind)
            units.append(Unit(token.start, token.end, lower, kind, not timely and token.text[0].isupper()))
            place += 1
    return tuple(_without_short_forms(units, text))


def _is_timely(word: str, after: str, units: Sequence[Unit]) -> bool:
    """Whether a word says only about when: "refused late on Tuesday", "seized by pirates hours before"."""
    if word in _TIMELY:
        return after in _BEFORE_TIME
    return word in _LENGTHS and after in _APART and bool(units) and units[-1].kind in {"word", "actor", "pron", "comma"}


_LENGTHS: Final = frozenset(
    {"moments", "minutes", "hours", "days", "weeks", "months", "years", "decades", "right", "straight"}
)
_OF_TIME: Final = _TIMELY | _LENGTHS
_APART: Final = frozenset({"before", "after", "earlier", "later", "ago", "beforehand"})


def _with_next(tokens: Sequence[Token], place: int, token: Token, after: Token, units: Sequence[Unit]) -> Unit | None:
    """The unit that a token makes with the next one, if any: "US$", "each other"."""
    if after.lower == "$":
        if token.is_capitalised and after.start == token.end:
            return Unit(token.start, after.end, (token.text + after.text).lower(), "num")
    elif (token.lower, after.lower) in _RECIPROCAL or _is_the_other(tokens, place):
        return Unit(token.start, after.end, "each other", "pron")
    elif f"{token.lower}:{after.lower}" in word_classes().lists["adverbs_of_two"]:
        behind = tokens[place + 2].lower if place + 2 < len(tokens) else ""
        if behind not in _COMPARED:  # "Chad as well as Niger"
            return Unit(token.start, after.end, f"{token.lower} {after.lower}", "adv")
    elif after.lower == "times" and token.lower in _HOW_OFTEN and units and units[-1].kind == "actor":
        return Unit(token.start, after.end, f"{token.lower} times", "adv")  # "Chad three times called in the envoy"
    return None


_HOW_OFTEN: Final = frozenset({"three", "four", "five", "six", "seven", "several", "many"})
_COMPARED: Final = frozenset({"as", "than", "-"})


def _is_the_other(tokens: Sequence[Token], place: int) -> bool:
    """ "Each side accused the other of": who each does it to."""
    if tokens[place].lower != "the" or tokens[place + 1].lower != "other":
        return False
    follows = tokens[place + 2].lower if place + 2 < len(tokens) else "."
    closes = follows in _PREPOSITIONS_BEHIND or not follows[0].isalnum()
    return closes and any(token.lower in {"each", "either"} for token in tokens[max(0, place - 8) : place])


def _without_short_forms(units: list[Unit], text: str) -> list[Unit]:
    """The units without the short form in brackets behind a name: "the Palestine Liberation Organization (PLO)"."""
    if "open" not in [unit.kind for unit in units]:
        return units
    kept: list[Unit] = []
    place = 0
    while place < len(units):
        if units[place].kind == "open" and kept and kept[-1].capital and place + 2 < len(units):
            inner, closing = units[place + 1 : place + 3]
            if closing.kind == "close" and len(inner.lower) > 1 and text[inner.start : inner.end].isupper():
                place += 3
                continue
        kept.append(units[place])
        place += 1
    return kept


@cache
def _kinds() -> dict[str, str]:
    """The kind of each word that belongs to a class of small words; of a word in several classes, the first of `_CLASSES`."""
    lists = word_classes().lists
    kinds = {word: kind for kind, name in reversed(_CLASSES) for word in lists[name]}
    return kinds | dict.fromkeys(_COURTESY, "adv") | {"to": "to"} | dict.fromkeys(lists["next_door"], _NEXT_DOOR)


_NEXT_DOOR: Final = "next door"


def _next_door(before: Unit | None) -> str:
    """The kind of "neighbouring": it qualifies a country ("with neighbouring Chad"), or says where land lies ("areas neighbouring Chad")."""
    return "prep" if before is not None and word_classes().has("lands", before.lower) else "word"


@cache
def _scales() -> dict[str, str]:
    """Short forms of numbers, and how they are written in full."""
    return dict(pair.split(":") for pair in word_classes().lists["scales"])


def _scale(token: Token, units: Sequence[Unit]) -> str:
    """The number that a word right behind a sum stands for: "$30m", "€5bn"; "" where it is none."""
    if len(units) < _SUM or units[-1].end != token.start or units[-1].kind != "num":
        return ""
    return _scales()[token.lower] if units[-2].lower[-1:] in CURRENCIES else ""


_SUM: Final = 2
"""Units of a sum: its currency and its number."""


def _kind(token: Token, before: Unit | None, kinds: Mapping[str, str]) -> str:
    """The class of a word, by those of small words. Hyphens join what touches them; a dash between blanks parts clauses."""
    lower = token.lower
    touches = before is not None and before.end == token.start
    if token.text[0].isalnum():
        if before is not None:
            if touches and before.kind == "hyphen":
                return "word"
            if before.kind == "actor" and lower in _TIMELY:
                return "adv"  # "telephoned the president late on Friday"
            if lower in _BY_PLACE and (by_place := _by_place(lower, before)):
                return by_place
        if lower in kinds:
            kind = kinds[lower]
            return kind if kind != _NEXT_DOOR else _next_door(before)
        return "num" if lower[0].isdigit() else "adv" if lower.endswith("ly") and _is_adverb(token) else "word"
    if lower == "-":
        return "hyphen" if touches else "dash"
    if lower in {"'s", "’s"}:
        return "gen"
    if lower in {"'", "’"}:
        return "gen" if touches and before is not None and before.lower.endswith("s") else "quote"
    if lower in CURRENCIES:
        return "num"
    return _MARKS.get(lower, "word" if touches and before is not None and before.kind == "hyphen" else "mark")


_BY_PLACE: Final = frozenset({"since", "home", "back"})


def _by_place(lower: str, before: Unit) -> str:
    """The kind that one of these words has behind some words only, or ""."""
    if lower == "since":
        return "adv" if before.kind == "have" else ""  # "has since left"
    if lower == "home":
        return "word" if before.kind in {"det", "poss", "gen"} else ""  # not "went home"
    return "word" if before.kind in _BEFORE_BASE or before.lower == "not" else ""  # "would back the bid"


def _is_adverb(token: Token) -> bool:
    """Whether a word in -ly is made from an adjective ("deeply", "gravely"), and is in no list."""
    formed = len(token.text) > _SHORTEST_ADVERB and token.text[0].islower()
    return formed and not word_classes().has("no_adverbs", token.text)


def join_hyphenated(units: tuple[Unit, ...], known: Container[str]) -> tuple[Unit, ...]:
    """The units with hyphenated words of the lexicon ("test-fired", "sit-in") as one unit each."""
    if "hyphen" not in [unit.kind for unit in units]:
        return units
    joined: list[Unit] = []
    place = 0
    while place < len(units):
        unit = units[place]
        opens = unit.kind == "word" or unit.lower == "no"  # "a no-fly zone"
        if opens and place + 2 < len(units) and units[place + 1].kind == "hyphen":
            last = units[place + 2]
            if unit.capital and last.lower.isdecimal() and last.start == units[place + 1].end:
                plural = place + 3 < len(units) and units[place + 3].lower == "s" and units[place + 3].start == last.end
                last = units[place + 3] if plural else last
                name = f"{unit.lower}-{units[place + 2].lower}" + "s" * plural  # "F-16s"
                joined.append(Unit(unit.start, last.end, name, "word", True))
                place += 3 + plural
                continue
            word = f"{unit.lower}-{last.lower}"
            if unit.lower == "re" and last.lower in known:
                word = last.lower  # "re-open": what it does again
            if last.kind == "word" and (word in known or word_classes().has("hyphenated", word)):
                joined.append(Unit(unit.start, last.end, word, "word", unit.capital))
                place += 3
                continue
        if unit.kind == "prep" and place + 1 < len(units) and units[place + 1].kind == "hyphen":
            unit = Unit(unit.start, unit.end, unit.lower, "word", unit.capital)  # "an off-duty policeman"
        joined.append(unit)
        place += 1
    return tuple(joined)


_CALLING: Final = 5
"""Units between "what" and how somebody calls it: "what the Chadian foreign minister called"."""


def without_comment(units: tuple[Unit, ...], said: str) -> tuple[Unit, ...]:
    """The units of a statement, whose text is `said`, without whose word it is ("deplored what he called an attack", "what it described
    as an attack"), and with "no longer" as one."""
    if "longer" not in said and "what " not in said and "What " not in said:
        return units
    kept: list[Unit] = []
    place = 0
    while place < len(units):
        if units[place].lower == "what":
            place = _behind_comment(units, place)
        elif units[place].lower == "longer" and kept and kept[-1].lower == "no":
            kept[-1] = Unit(
                kept[-1].start, units[place].end, "no longer", "neg", kept[-1].capital
            )  # "will no longer issue"
            place += 1
            continue
        if place < len(units):
            kept.append(units[place])
        place += 1
    return tuple(kept)


def _behind_comment(units: tuple[Unit, ...], what: int) -> int:
    """The unit behind "what he called", or "what" itself where nothing of the kind follows."""
    for at in range(what + 2, min(len(units), what + 2 + _CALLING)):
        if word_classes().has("called", units[at].lower):
            return at + 1
        if units[at].lower in {"described", "describes"} and at + 1 < len(units) and units[at + 1].lower == "as":
            return at + 2
        if units[at].kind not in {"pron", "actor", "det", "word", "adv", "gen", "have"}:
            break
    return what


def plain(kind: str) -> bool:
    """Whether a unit may be skipped between the parts of a phrase (adverbs, dates, negation)."""
    return kind in {"adv", "time", "neg"}
