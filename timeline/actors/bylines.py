"""Whose statement an article is by a line with which it begins, "The Foreign Secretary, X, said:", or ends, "New Delhi, June 16, 2020"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.induce import office_phrase
from timeline.actors.match import Found, Line
from timeline.lexicons.saying import saying
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind, Section

_SAID_BY: Final = 6
"""Tokens from the end of a line by which it must be told that somebody says what follows."""
_LONGEST: Final = 30
"""Tokens of such a line."""
_FOOT: Final = 3
"""Lines at the end of which one may tell where the text was written."""
_QUOTES: Final = frozenset({'"', "“", "'", "‘"})


ABOUT: Final = frozenset(
    {"on", "about", "regarding", "concerning", "with", "to", "after", "at", "in", "during", ",", ":"}
)
"""What tells in a title what the statement is about, or where it was made."""


def said_below(
    head: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Who is said at the head of a text to say all that follows: "The Foreign Secretary, X, said:", "X issued the following statement:"; not
    who is only quoted, as in a report."""
    for statement, following in zip(head, head[1:], strict=False):
        line, hits = lines[statement.number], found[statement.number]
        if line.tokens[-1].text != ":" or len(line.tokens) > _LONGEST:
            continue
        ending = {line.word(at) for at in range(len(line.tokens) - _SAID_BY, len(line.tokens))}
        issued = "following" in ending and not ending.isdisjoint(line.known.words["titles_of_statements"])
        quoted = lines[following.number].tokens[0].text in _QUOTES
        if not issued and (quoted or ending.isdisjoint(saying())):
            continue
        speakers = [hit.mention for hit in hits if hit.mention.kind is ActorKind.PERSON and not hit.mention.codes]
        if len({speaker.code for speaker in speakers}) == 1:
            return speakers[0]
    return None


def is_statement_on(line: Line, place: int) -> bool:
    """Whether a title says there that it is a statement of an office or of nobody: "Foreign Minister: Statement on Mali", "Remarks on Mali"."""
    if line.word(place) not in {"statement", "remarks"} or line.word(place + 1) not in _ABOUT:
        return False
    return place == 0 or line.word(place - 1) in {":", "-", "–", "press", "media"}


_ABOUT: Final = frozenset({"on", "regarding", "concerning", "following"})


def visitor(line: Line, hits: Sequence[Found]) -> ActorMention | None:
    """Who speaks during a visit by a title that names both and says where he is: "Mali-Chad: Press Statement by the Prime Minister during his
    visit to N'Djamena"."""
    at = next(
        (
            place
            for place in range(len(line.tokens) - 1)
            if line.word(place) == "visit" and line.word(place + 1) == "to"
        ),
        None,
    )
    if at is None or line.word(at - 1) not in {"his", "her"}:
        return None
    visited = {hit.mention.code for hit in hits if hit.first > at}
    others = {hit.mention.code: hit.mention for hit in hits if hit.first < at and hit.mention.code not in visited}
    if len(others) != 1:
        return None
    return replace(next(iter(others.values())), kind=ActorKind.COUNTRY, place=False, adjective=False)


def spoken_for(lines: Mapping[int, Line], found: Mapping[int, list[Found]], title: Statement) -> ActorMention | None:
    """The country that a text of "I" and "we" names most besides that which its title is about: "Statement by the President on relations with
    Chad ... I lifted the embargo ... between America and Chad"."""
    if not any(line.word(0) in _FIRST for line in lines.values()):
        return None
    about = {hit.mention.code for hit in found[title.number]}
    told: Counter[str] = Counter()
    known: dict[str, ActorMention] = {}
    for number, hits in found.items():
        for hit in hits if number != title.number else ():
            if (
                hit.mention.kind in _STATES
                and hit.mention.code
                and not hit.mention.codes
                and hit.mention.code not in about
            ):
                told[hit.mention.code] += 1
                known.setdefault(hit.mention.code, hit.mention)
    most = told.most_common(2)
    if not most or most[0][1] < _TWICE or (len(most) > 1 and most[0][1] < _TWICE * most[1][1]):
        return None
    return replace(known[most[0][0]], kind=ActorKind.COUNTRY, person="", office="", place=False, adjective=False)


_FIRST: Final = frozenset({"i", "we"})
_STATES: Final = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION, ActorKind.PERSON})
_TWICE: Final = 2


def dated_below(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """The state in whose capital a statement is dated below its text, in a line of its own: "New Delhi", "New Delhi, June 16, 2020"."""
    first = lines[statements[0].number] if statements else None
    if first is None:
        return None
    words = first.known.words
    if (words["titles_of_statements"] | words["answering"]).isdisjoint(token.lower for token in first.tokens):
        return None
    for statement in statements[1:][-_FOOT:]:
        line, hits = lines[statement.number], found[statement.number]
        capital = hits[0] if len(hits) == 1 and hits[0].mention.rule_id == "name.capital" else None
        if capital is None or capital.first:
            continue
        beside = [token for token in line.tokens[capital.last :] if token.is_word]
        if len(beside) <= _LONGEST_DATE and all(token.is_capitalised for token in beside):
            return replace(capital.mention, kind=ActorKind.COUNTRY, place=False)
    return None


_LONGEST_DATE: Final = 3


QUESTION: Final = frozenset({"q", "question"})
"""Labels of a question in a briefing."""
_LABEL: Final = 6
"""Tokens within which the label of who answers ends."""


def is_briefing(lines: Mapping[int, Line]) -> bool:
    """Whether questions are put in an article: "Q: Will Chad retaliate?"."""
    return any(line.word(0) in QUESTION and line.word(1) == ":" for line in lines.values())


def answering(lines: Mapping[int, Line], found: Mapping[int, list[Found]]) -> ActorMention | None:
    """Who answers in a briefing of questions and answers, where all who do are of one state: "QUESTION: Has he called? MS. ZAKHAROVA: Yes"."""
    if not is_briefing(lines):
        return None
    answers = {
        hits[0].mention.code: hits[0].mention
        for number, line in lines.items()
        if (hits := found[number]) and hits[0].first == 0 and hits[0].last <= _LABEL and line.word(hits[0].last) == ":"
        if hits[0].mention.kind is ActorKind.PERSON
    }
    return next(iter(answers.values())) if len(answers) == 1 else None


_TITLED: Final = 4
"""Tokens of a title by which it names an office: "Statement by the Secretary"."""


def is_bare_statement(statement: Statement, line: Line) -> bool:
    """Whether a title says that it is the statement of an office and not of which country: "Statement by the Foreign Minister on the dam"."""
    if statement.section is not Section.TITLE or line.word(0) not in line.known.words["titles_of_statements"]:
        return False
    if line.word(1) not in {"by", "of", "from"}:
        return False
    titled = (
        line.word(2) == "the" and len(line.tokens) > _TITLED and line.tokens[3].is_capitalised
    )  # "by the Secretary of"
    return titled or is_bare_office(line, 2 + (line.word(2) == "the"))


def is_bare_office(line: Line, place: int) -> bool:
    """Whether a title names a ministry or an office and nothing else, as ministries do: "Statement of the Ministry of Foreign Affairs",
    "Statement by the Department Spokesperson"."""
    office, end, _ = office_phrase(line, place + (line.word(place) == "the"))
    return office is not None and (end == len(line.tokens) or line.word(end) in ABOUT)
