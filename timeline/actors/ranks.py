"""Who is called by his place among two: "the former", "the latter"."""

from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.seen import Seen
from timeline.records import ActorMention

_PLACES: Final = {"former": 0, "latter": 1}
_JOINED_BY: Final = frozenset({"and", "and the", "or", "or the", ", and", ", and the"})
"""What stands between two that are named in one breath."""


def ranked_at(line: Line, place: int, seen: Seen) -> Found | None:
    """ "The former", "the latter" at the article at `place`: the first or the second of the two who were last named together."""
    rank = _PLACES.get(line.word(place + 1))
    if rank is None or not _stands_alone(line, place + 2):
        return None
    two = _last_two(line, seen)
    newest = _named_behind(seen, two) if rank and line.word(place - 1) in _SINCE else None
    two = (two[0], newest) if two is not None and newest is not None else two
    if two is None:
        return None
    start, end, text = line.span(place, place + 2)
    mention = replace(
        two[rank], start=start, end=end, text=text, rule_id="carry.rank", confidence=0.65, adjective=False, place=False
    )
    return Found(place, place + 2, mention)


def _named_behind(seen: Seen, two: tuple[ActorMention, ActorMention] | None) -> ActorMention | None:
    """Who is named last in this statement, behind two who act together: "Mali and Chad massed troops at their borders with Niger after the
    latter"."""
    if two is None:
        return None
    here = {m.code for m in seen.here() if not m.codes}
    last = next((m for m in seen.singles(persons=False) if not m.place), None)
    if last is None or not {last.code, *(one.code for one in two)} <= here:
        return None  # "Mali and Chad met. Niger urged the latter"
    return last if last.code not in {one.code for one in two} else None


_SINCE: Final = frozenset({"after", "when", "because", "while", "as", "since", "where", "before", "until", "if"})
"""What begins a clause of which "the latter" is the subject, who is then not who acts in the clause before it."""


def _stands_alone(line: Line, place: int) -> bool:
    """Whether no noun goes on from there: "with the latter.", "the former accused"; not "the former president", "the latter half"."""
    if place >= len(line.tokens):
        return True
    word, small = line.word(place), line.known.words["function_words"]
    if line.is_name_part(place):
        return False
    if word == "of":
        return line.word(place - 3) in line.known.words["charging"]  # "accused the latter of"
    if not line.tokens[place].is_word or word in small or word in line.known.words["behind_latter"]:
        return word != "-"
    follows = line.is_name_part(place + 1) or line.word(place + 1) in small
    return len(word) > 4 and word.endswith("ed") and follows


def _last_two(line: Line, seen: Seen) -> tuple[ActorMention, ActorMention] | None:
    """The two who were last named in one breath; else those whom this statement, or the one before, is about, in their order."""
    singles = list(seen.singles(persons=False))
    for newer, older in zip(singles, singles[1:], strict=False):
        between = " ".join(line.text[older.end : newer.start].split()) if older.end < newer.start else ""
        if newer.code != older.code and between in _JOINED_BY:
            return older, newer
    here = {m.code for m in seen.here() if m.code and not m.codes}
    codes = here if len(here) == 2 else set(seen.latest_two)
    if len(codes) != 2:
        return None
    first, second = dict.fromkeys(m.code for m in reversed(singles) if m.code in codes)
    last = {m.code: m for m in reversed(singles)}
    return last[first], last[second]
