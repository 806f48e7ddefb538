"""Of which countries a text is by its heading, and who is meant in it by ministers without a country: "Foreign ministers meet in Vienna"."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from timeline.actors.match import Found, Line
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind, Section


class Parties(NamedTuple):
    """The codes of those who are named in one breath, and whether the text is a statement of theirs: "Joint Communiqué of Mali and Chad"."""

    codes: tuple[str, ...]
    joint: bool


def parties_in_heading(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> Parties | None:
    """The two that the title, or the first sentence where no title names two, names together: "between Mali and Chad", "the Mali-Chad border";
    in the title of a joint statement all that it names.

    None where another text names a third: of whom the ministers then are nobody can tell.
    """
    for statement in statements[:_HEADING]:
        line, hits = lines[statement.number], found[statement.number]
        codes = list(dict.fromkeys(code for hit in hits for code in (hit.mention.codes or (hit.mention.code,)) if code))
        if len(codes) < _TWO:
            continue
        heads = statement.section is Section.TITLE or (statement is statements[0] and line.tokens[-1].text != ".")
        of_both = line.known.words["joint"] | line.known.words["minutes"]
        is_joint = heads and not of_both.isdisjoint(token.lower for token in line.tokens)
        if len(codes) > _TWO and not is_joint:
            return None
        together = is_joint or any(_are_together(line, one, other) for one, other in zip(hits, hits[1:], strict=False))
        return Parties(tuple(sorted(codes)), is_joint) if together else None
    return None


_TWO: Final = 2
_HEADING: Final = 3
"""Statements from the top that may say whom a text is about."""
_BETWEEN: Final = frozenset({"and", "-", "–", "/", "with", "the", "republic", "of"})


def _are_together(line: Line, one: Found, other: Found) -> bool:
    between = {line.word(at) for at in range(one.last, other.first)}
    return bool(between) and between <= _BETWEEN and one.mention.code != other.mention.code


def officials_of_both(line: Line, parties: Parties, found: Sequence[Found]) -> Found | None:
    """Ministers or commanders of no country as the subject that a statement begins with, behind its number or date: "3. Ministers agreed",
    "May 1996 - Foreign ministers met". In a statement of both, whatever they do; else what is done with each other."""
    words = line.known.words
    first = _behind_number(line)
    at = first
    while line.word(at) in words["modifiers"] and at < first + _MOST_MODIFIERS:
        at += 1
    noun = line.word(at)
    body = first + (line.word(first) == "the")  # "The Joint Commission met"
    sits = body + (line.word(body) in {"joint", "working"})
    if (sits > body or parties.joint) and body > first and line.word(sits) in words["joint_bodies"]:
        at = sits
    elif noun not in words["pair_people"] and noun not in words["sent"]:
        return None
    if any(hit.first <= at < hit.last for hit in found):
        return None
    verb = at + 1 + (line.word(at + 1) in _BETWEEN_VERB)
    if line.word(at) in words["sent"] and line.word(verb) in _SHOOTING and line.word(verb + 1) == "fire":
        return None  # "Troops opened fire on the crowd": not on each other
    if not (_is_done_together(line, verb) or (parties.joint and _is_past(line.word(verb)))):
        return None
    start, end, text = line.span(first, at + 1)
    mention = ActorMention(
        start, end, text, parties.codes[0], text, ActorKind.INSTITUTION, "carry.pair", 0.65, codes=parties.codes
    )
    return Found(first, at + 1, mention)


_SHOOTING: Final = frozenset({"open", "opened"})
_MOST_MODIFIERS: Final = 3
_BETWEEN_VERB: Final = frozenset({"also", "then", "later", "again"})
_DASHES: Final = frozenset({"-", "–", "—", ":", ".", ")"})
_FURTHEST: Final = 7
"""Tokens that a number or a date at the head of a statement may take."""


def _behind_number(line: Line) -> int:
    """The place behind a number or date with a dash at the head of a statement: "3. ", "(2) ", "Nov 26, 1996 - "; 0 where there is none."""
    for at in range(min(_FURTHEST, len(line.tokens) - 1)):
        if line.word(at) in _DASHES and any(line.word(before)[:1].isdigit() for before in range(at)):
            return at + 1
    return 0


def _is_done_together(line: Line, verb: int) -> bool:
    """Whether a verb tells what two do with each other: "met", "have agreed", "had a productive meeting"."""
    words = line.known.words
    if line.word(verb) in words["together"]:
        return True
    if line.word(verb) not in {"had", "have"}:
        return False
    return line.word(verb + 1) in words["together"] or not words["talks"].isdisjoint(
        line.word(at) for at in range(verb + 1, verb + _TALKS_BY)
    )


_TALKS_BY: Final = 6
"""Tokens behind "had" by which it must be told that it was a meeting."""


def _is_past(word: str) -> bool:
    return len(word) > len("used") and word.endswith("ed")
