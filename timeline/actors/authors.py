"""Whose words a whole article is: a statement, a readout, a communiqué, the answers of a briefing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.bylines import (
    ABOUT,
    answering,
    dated_below,
    is_bare_office,
    is_bare_statement,
    is_briefing,
    is_statement_on,
    said_below,
    spoken_for,
    visitor,
)
from timeline.actors.induce import is_dateline
from timeline.actors.match import Found, Line
from timeline.actors.persons import office_at
from timeline.lexicons.actors import world
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind, Section


def author(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Whose words the whole article is: by a line at its head, by who signs it, or by whom its questions are put to."""
    return (
        _titled(statements, lines, found)
        or _headed(statements, lines, found)
        or _signed(statements, lines, found)
        or said_below(statements[:_HEAD], lines, found)
        or dated_below(statements, lines, found)
        or answering(lines, found)
        or _asked(lines, found)
    )


def _asked(lines: Mapping[int, Line], found: Mapping[int, list[Found]]) -> ActorMention | None:
    """Who answers in a briefing of questions and answers: of whom most is asked, "Q: Will Chad retaliate? What is Chad's comment?"."""
    if not is_briefing(lines):
        return None
    asked: Counter[str] = Counter()
    by_code: dict[str, ActorMention] = {}
    for number, line in lines.items():
        for hit in found[number] if line.tokens[-1].text == "?" else ():
            first = hit.first - (line.word(hit.first - 1) == "the")
            own = line.word(hit.last) in {"'s", "’s"} and line.word(hit.last + 1) in line.known.words["asked_for"]
            own = own or (line.word(first - 1) in _ASKING and line.word(hit.last) in line.known.words["reacting"])
            if hit.mention.kind is ActorKind.COUNTRY and (own or line.word(first - 1) in _ASKING):
                asked[hit.mention.code] += 2 if own else 1  # "Has Chad agreed?" may be asked of anybody
                by_code.setdefault(hit.mention.code, hit.mention)
    most = asked.most_common(2)
    if not most or most[0][1] < 2 or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return replace(by_code[most[0][0]], place=False, adjective=False)


_ASKING: Final = frozenset({"does", "will", "is", "has", "did", "would", "can", "could"})


def _headed(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Whose communiqué it is, as ministries head theirs: "REPUBLIC OF CHAD", "Communiqué", "N'Djamena, 23 March 2025"."""
    head = [lines[statement.number] for statement in statements[:_HEAD]]
    if not any(_names_kind(line) for line in head):
        return None
    for statement, line in zip(statements, head, strict=False):
        hit = next(iter(found[statement.number]), None)
        if hit is not None and hit.first == 0 and hit.mention.rule_id == "name.capital" and _dates(line, hit):
            return replace(hit.mention, kind=ActorKind.COUNTRY, place=False)
    return None


_HEAD: Final = 6
"""Lines at the head of a text of which one may say what it is."""


def _names_kind(line: Line) -> bool:
    """Whether a line says what kind of text it heads, and nothing else: "PRESS STATEMENT"."""
    if len(line.tokens) > _LONGEST_KIND:
        return False
    words = [token.lower for token in line.tokens if token.is_word]
    titles, of_press = line.known.words["titles_of_statements"], line.known.words["of_press"]
    kinds = [word for word in words if word in titles or word == "release"]
    return bool(kinds) and all(word in of_press or word in kinds for word in words)


_LONGEST_KIND: Final = 6


def _signed(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Who releases a text that says it is one for the press: by the line that names nobody else, "The White House", "Government of
    India", by the spokesman to whom it is ascribed, or by whose call it tells of in its title."""
    ends = [*_head(statements), *statements[_HEAD:][-_FOOT:]]
    told = any(
        _names_kind(lines[s.number]) or _is_office_line(lines[s.number]) or is_bare_statement(s, lines[s.number])
        for s in ends
    )
    for statement in ends:
        line, hits = lines[statement.number], found[statement.number]
        hit = hits[0] if len(hits) == 1 else None
        if hit is None or hit.mention.adjective or hit.mention.codes or hit.mention.place:
            continue
        beside = {line.word(at) for at in range(len(line.tokens)) if not hit.first <= at < hit.last}
        if beside <= world().words["releasing"] and (told or "government" in beside):
            return replace(hit.mention, kind=ActorKind.COUNTRY)
    return None


_FOOT: Final = 4
"""Lines at the end of a text of which one may name who releases it."""


def _is_office_line(line: Line) -> bool:
    """Whether a line names only the office of a body that deals with the press: "Office of the Press Secretary"."""
    first = next((token for token in line.tokens if token.is_word), None)
    if first is None or first.lower != "office":
        return False
    words = [token.lower for token in line.tokens if token.is_word]
    return len(words) <= _LONGEST_KIND and not line.known.words["press_offices"].isdisjoint(words)


def _titled(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Whose words an article is by a line at its head: "Statement by President X", "X's remarks", "Joint declaration of ..."."""
    for statement in _head(statements):
        line, hits = lines[statement.number], found[statement.number]
        if statement.section is not Section.TITLE and line.tokens[-1].text in _ENDS:
            return None  # running text
        named = _by_title(statements, lines, found, statement) or _owner_of_title(line, hits) or _ascribed(line, hits)
        if named is not None:
            return named
    return None


_AT_HEAD: Final = 4
"""Tokens of a title within which it says what it is,"""
_FURTHEST: Final = 9
"""or behind what it is about: "India-Bangladesh: Press Statement by"."""
_FOR_PRESS: Final = frozenset({"press", "media"})
_ENDS: Final = frozenset({".", "!", "?", "”", '"', "’"})


def _head(statements: Sequence[Statement]) -> Sequence[Statement]:
    """The title, wherever it is told, and the lines below it."""
    return statements[:_HEAD]


def _by_title(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]], title: Statement
) -> ActorMention | None:
    """Who is named behind "Statement by", "Remarks of"."""
    line, hits = lines[title.number], found[title.number]
    words = world().words["titles_of_statements"]
    if any(is_statement_on(line, place) for place in range(min(_FURTHEST, len(line.tokens) - 1))):
        return _heading_it(line, hits) or _standing_first(statements, lines, found, title)
    at = next((place for place in range(min(_FURTHEST, len(line.tokens))) if line.word(place) in words), None)
    if at is not None and at >= _AT_HEAD and line.word(at - 1) not in _FOR_PRESS:
        return None
    if at is None or line.word(at + 1) not in ({"with"} if line.word(at) in _ASKED else {"by", "from", "of"}):
        return None
    named = next((hit for hit in hits if at + 1 < hit.first <= at + 4), None)
    if named is not None and line.word(named.first - 1) == "and":
        return None  # "Remarks by the Vice President and the President of Poland"
    if named is None:  # "Statement by the Government of Estonia", "by the Minister for Foreign Affairs of Chad"
        named = next((hit for hit in hits if at + 4 < hit.first <= at + 12 and _is_owner(line, hit)), None)
        between = {line.word(place) for place in range(at + 2, named.first)} if named is not None else set()
        if between & (ABOUT - ({"on"} if "behalf" in between else set())):
            named = None
    if named is None and is_bare_office(line, at + 2):
        return (
            _at_dateline(statements, lines, found)
            or _acting_first(statements, lines, found)
            or _standing_first(statements, lines, found, title)
            or visitor(line, hits)
            or spoken_for(lines, found, title)
        )
    if (
        named is None
        or named.mention.adjective
        or (named.mention.place and line.word(named.first - 1) == "from")
        or (line.word(at) in _ASKED and not _holds_office(line, at + 2, named))
    ):
        return None
    return named.mention


def _heading_it(line: Line, hits: list[Found]) -> ActorMention | None:
    """Whose mission, embassy or ministry stands before the colon of such a title: "Embassy of Chad in Mali: Statement on the border"."""
    first = hits[0] if hits else None
    if first is None or first.first > 1 or first.mention.kind is ActorKind.ORGANISATION:
        return None
    colon = next((at for at in range(first.last, min(_LONGEST_HEAD, len(line.tokens))) if line.word(at) == ":"), 0)
    bodies = line.known.words["press_offices"] | line.known.words["heading_titles"]
    named = any(line.word(at) in bodies for at in range(first.first, colon))
    return replace(first.mention, kind=ActorKind.COUNTRY, adjective=False, place=False) if named else None


_LONGEST_HEAD: Final = 12


def _ascribed(line: Line, hits: list[Found]) -> ActorMention | None:
    """To whom a text is ascribed: "The following is attributable to Spokesperson X:"."""
    last = hits[-1] if hits else None
    ascribed = last is not None and line.tokens[-1].text == ":" and last.last == len(line.tokens) - 1
    return last.mention if last is not None and ascribed and line.word(last.first - 2) == "attributable" else None


def _owner_of_title(line: Line, hits: list[Found]) -> ActorMention | None:
    """Who holds the press conference that a title names: "Spokesperson X's Regular Press Conference on 3 May"."""
    first = hits[0] if hits else None
    if first is None or first.first > 1 or first.mention.kind is not ActorKind.PERSON:
        return None
    if line.word(first.last) not in {"'s", "’s"}:
        return None
    at = first.last + 1
    while line.word(at) in line.known.words["of_press"] and at < first.last + _LONGEST_KIND:
        at += 1
    held = line.word(at) in line.known.words["titles_of_statements"] - _ASKED
    return first.mention if held and (at + 1 == len(line.tokens) or line.word(at + 1) in ABOUT) else None


_ASKED: Final = frozenset({"interview", "conversation"})
"""In the title of one of these "with" names who answers, who is "we" where he speaks for a state."""


def _holds_office(line: Line, first: int, named: Found) -> bool:
    """Whether it is somebody in office, told by its words or known by name: "Chad's foreign minister", not "the French philosopher"."""
    if named.mention.rule_id.startswith("person."):
        return True
    held = [office_at(line, place) for place in range(first, named.last)]
    return any(office is not None and office[0].office not in _OF_NO_STATE for office in held)


_OF_NO_STATE: Final = frozenset({"citizen", "people", "cleric"})


def _is_owner(line: Line, hit: Found) -> bool:
    """Whether an actor stands behind "of" or "of the"."""
    return line.word(hit.first - 1 - (line.word(hit.first - 1) == "the")) == "of"


def _at_dateline(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """The country in whose capital the text is dated: "Manila, 4 May — The Department of Foreign Affairs protests", "Vaduz" alone."""
    for statement in statements[1:_HEAD]:
        hit = next(iter(found[statement.number]), None)
        if hit is not None and hit.mention.rule_id == "name.capital" and _dates(lines[statement.number], hit):
            return replace(hit.mention, kind=ActorKind.COUNTRY, place=False)
        if statement.section is Section.BODY:
            break
    return None


def _acting_first(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """The head of a state whose act the first sentence of such a text tells: "Today President X ordered"."""
    body = next((statement for statement in statements if statement.section is Section.BODY), None)
    first = next(iter(found[body.number]), None) if body is not None else None
    if first is None or first.first > _IN_DATELINE or first.mention.kind is not ActorKind.PERSON:
        return None
    office = office_at(lines[body.number], first.first) if body is not None else None
    ruling = office is not None and office[0].office in {"head_of_state", "head_of_government"}
    return replace(first.mention, kind=ActorKind.COUNTRY) if ruling else None


def _standing_first(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]], title: Statement
) -> ActorMention | None:
    """The state in whose name such a text speaks: the first that begins a sentence of its first ones and that its title is not about, "We
    condemn the coup. Chad stands with the people of Mali"."""
    about = {hit.mention.code for hit in found[title.number]}
    of_body = not _OF_BODIES.isdisjoint(token.lower for token in lines[title.number].tokens)
    kinds = {ActorKind.COUNTRY, ActorKind.ORGANISATION} if of_body else {ActorKind.COUNTRY}
    for statement in statements[1:_HEAD]:
        line, hits = lines[statement.number], found[statement.number]
        for hit in hits[:2]:
            begins = hit.first <= 1 or line.word(hit.first - 1 - (line.word(hit.first - 1) == "the")) == ","
            stands = line.word(hit.last) in line.known.words["takes_a_stand"] and not (
                hit.mention.place or hit.mention.adjective
            )
            if begins and stands and hit.mention.kind in kinds and hit.mention.code not in about:
                return hit.mention
    return None


_OF_BODIES: Final = frozenset({"spokesperson", "representative", "chair", "chairperson", "presidency", "commissioner"})
"""Who speaks for a body of states too: "Statement by the High Representative"."""


def _dates(line: Line, hit: Found) -> bool:
    """Whether a capital at the head of a line says where the text was written."""
    if hit.first > _IN_DATELINE:
        return False
    ends = any(line.word(at) in _DASHES for at in range(hit.last, hit.last + _IN_DATELINE))
    return ends or (hit.first == 0 and (hit.last == len(line.tokens) or is_dateline(line, hit.last)))


_IN_DATELINE: Final = 6
_DASHES: Final = frozenset({"-", "–", "—", "--"})
