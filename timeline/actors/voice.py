"""Who says "I" and "we": the one whose statement the article is, or the one who is quoted in the sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.actors.induce import is_dateline, office_phrase
from timeline.actors.match import Found, Line
from timeline.actors.persons import office_at
from timeline.lexicons.actors import world
from timeline.lexicons.tables import read_toml
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind, Section

_ABOUT: Final = frozenset({"on", "about", "regarding", "concerning", "with", "to", "after", "at", "in", ",", ":"})
"""What tells in a title what the statement is about, or where it was made."""
_FIRST: Final = {
    "we": ActorKind.INSTITUTION,
    "us": ActorKind.INSTITUTION,
    "i": ActorKind.PERSON,
    "me": ActorKind.PERSON,
    "our": ActorKind.COUNTRY,
}


def author(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Whose words the whole article is: by its title, by the lines at its head, or by whom its questions are put to."""
    return _titled(statements, lines, found) or _headed(statements, lines, found) or _asked(lines, found)


def labelled(line: Line, hits: list[Found]) -> tuple[bool, ActorMention | None]:
    """Whether a statement begins with the label of who speaks from there on, as transcripts have it, and who that is where it is known:
    "PRESIDENT BIDEN: We", "President Donald Trump:", "QUESTION:"."""
    if not line.tokens or not line.tokens[0].is_capitalised:
        return False, None
    end = next((at for at in range(1, min(_LONGEST_LABEL, len(line.tokens))) if line.word(at) == ":"), None)
    if end is None or not all(line.is_name_part(at) or not line.tokens[at].is_word for at in range(end)):
        return False, None
    who = next((hit.mention for hit in hits if hit.first == 0 and hit.last == end), None)
    if who is not None and who.kind is not ActorKind.PERSON:
        return False, None  # "Syria: The United States suspended talks"
    return who is not None or line.word(0) in QUESTION, who


_LONGEST_LABEL: Final = 7


def _asked(lines: Mapping[int, Line], found: Mapping[int, list[Found]]) -> ActorMention | None:
    """Who answers in a briefing of questions and answers: of whom most is asked, "Q: Will Chad retaliate? What is Chad's comment?"."""
    if not any(line.word(0) in QUESTION and line.word(1) == ":" for line in lines.values()):
        return None
    asked: Counter[str] = Counter()
    by_code: dict[str, ActorMention] = {}
    for number, line in lines.items():
        for hit in found[number] if line.tokens[-1].text == "?" else ():
            first = hit.first - (line.word(hit.first - 1) == "the")
            own = line.word(hit.last) in {"'s", "’s"} and line.word(hit.last + 1) in _ASKED_FOR
            own = own or (line.word(first - 1) in _ASKING and line.word(hit.last) in _REACTS)
            if hit.mention.kind is ActorKind.COUNTRY and (own or line.word(first - 1) in _ASKING):
                asked[hit.mention.code] += 2 if own else 1  # "Has Chad agreed?" may be asked of anybody
                by_code.setdefault(hit.mention.code, hit.mention)
    most = asked.most_common(2)
    if not most or most[0][1] < 2 or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return replace(by_code[most[0][0]], place=False, adjective=False)


QUESTION: Final = frozenset({"q", "question"})
"""Labels of a question in a briefing."""
_ASKING: Final = frozenset({"does", "will", "is", "has", "did", "would", "can", "could"})
_REACTS: Final = frozenset({"respond", "retaliate", "react", "comment", "confirm", "have", "consider", "plan"})
"""What who answers is asked to do: "Will Chad respond?", "Does Chad have any comment?"."""
_ASKED_FOR: Final = frozenset(
    {"comment", "comments", "response", "reaction", "position", "view", "stance", "take", "message"}
)


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
    kinds = line.known.words["titles_of_statements"] | {"release"}
    return bool(words) and not kinds.isdisjoint(words) and (kinds | _OF_PRESS).issuperset(words)


_LONGEST_KIND: Final = 6
_OF_PRESS: Final = frozenset(
    "press media official final note the department ministry daily weekly regular transcript".split()
)


def _titled(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """Whose words an article is by its title: "Statement by President X", "X's remarks", "Joint declaration of ..."."""
    title = next((statement for statement in statements if statement.section is Section.TITLE), None)
    if title is None:
        return None
    line, hits = lines[title.number], found[title.number]
    words = world().words["titles_of_statements"]
    at = next((place for place in range(min(4, len(line.tokens))) if line.word(place) in words), None)
    if at is None or line.word(at + 1) not in ({"with"} if line.word(at) in _ASKED else {"by", "from", "of"}):
        return None
    named = next((hit for hit in hits if at + 1 < hit.first <= at + 4), None)
    if named is None:  # "Statement by the Government of Estonia", "by the Minister for Foreign Affairs of Chad"
        named = next((hit for hit in hits if at + 4 < hit.first <= at + 12 and _is_owner(line, hit)), None)
        between = {line.word(place) for place in range(at + 2, named.first)} if named is not None else set()
        if between & _ABOUT:
            return None
    if named is None and _is_bare_office(line, at + 2):
        return _at_dateline(statements, lines, found)
    if named is None or named.mention.adjective or (line.word(at) in _ASKED and not _holds_office(line, at + 2, named)):
        return None
    return named.mention


_ASKED: Final = frozenset({"interview", "conversation"})
"""In the title of one of these "with" names who answers, who is "we" where he speaks for a state."""


def _holds_office(line: Line, first: int, named: Found) -> bool:
    """Whether it is somebody in office, told by its words or known by name: "Chad's foreign minister", not "the French philosopher"."""
    if named.mention.rule_id.startswith("person."):
        return True
    held = [office_at(line, place) for place in range(first, named.last)]
    return any(office is not None and office[0].office not in _OF_NO_STATE for office in held)


_OF_NO_STATE: Final = frozenset({"citizen", "people", "cleric"})


def _is_bare_office(line: Line, place: int) -> bool:
    """Whether a title names a ministry or an office and nothing else, as ministries do: "Statement of the Ministry of Foreign Affairs",
    "Statement by the Department Spokesperson"."""
    office, end, _ = office_phrase(line, place + (line.word(place) == "the"), [])
    return office is not None and end == len(line.tokens)


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


def _dates(line: Line, hit: Found) -> bool:
    """Whether a capital at the head of a line says where the text was written."""
    if hit.first > _IN_DATELINE:
        return False
    ends = any(line.word(at) in _DASHES for at in range(hit.last, hit.last + _IN_DATELINE))
    return ends or (hit.first == 0 and (hit.last == len(line.tokens) or is_dateline(line, hit.last)))


_IN_DATELINE: Final = 6
_DASHES: Final = frozenset({"-", "–", "—", "--"})


def find_first_person(
    statement: Statement, line: Line, hits: list[Found], writer: ActorMention | None, speaker: ActorMention | None
) -> list[Found]:
    """The pronouns of the first person in a statement, as mentions of the one who speaks; none where nobody is known to.

    `speaker` says what stands in quotation marks, `writer` the rest.
    """
    quoted = [
        place
        for place, token in enumerate(line.tokens)
        if token.lower in _FIRST and (_is_pronoun(token.text) if token.lower != "our" else _is_of_country(line, place))
    ]
    new = _by_body(statement, line, hits, writer) if writer is not None else []
    for place in quoted:
        start, end, text = line.span(place, place + 1)
        inside = any(first <= start < last for first, last in statement.quoted)
        who = speaker if inside else writer or _teller(line, hits, place)
        if who is None or any(hit.first <= place < hit.last for hit in hits):
            continue
        kind = _FIRST[line.word(place)]
        mention = replace(
            who, start=start, end=end, text=text, kind=kind, adjective=line.word(place) == "our", place=False,
            rule_id="voice.quoted" if inside else "voice.author", confidence=0.7, codes=(),
        )  # fmt: skip
        new.append(Found(place, place + 1, mention))
    return new


def _is_of_country(line: Line, place: int) -> bool:
    """Whether "our" stands before people, a body or the soil of a country: "our armed forces", "our villages"; not "our meeting"."""
    words = line.known.words
    for at in range(place + 1, min(place + 4, len(line.tokens))):
        word = line.word(at)
        if word in words["bodies"] or word in words["ours"]:
            return True
        if not line.tokens[at].is_word or word in words["function_words"]:
            return False
    return False


def _by_body(statement: Statement, line: Line, hits: list[Found], writer: ActorMention) -> list[Found]:
    """ "The Government" with a capital, "our country": who writes, in a text of his own."""
    new: list[Found] = []
    for place in [at for at, token in enumerate(line.tokens[:-1]) if token.lower in {"the", "our"}]:
        named = line.word(place) == "the" and line.tokens[place + 1].text in _BODIES and not line.shouting
        own = line.word(place) == "our" and line.word(place + 1) in _OWN
        if not (named or own) or line.word(place + 2) in {"of", "'s", "’s"} or line.is_name_part(place + 2):
            continue
        start, end, text = line.span(place, place + 2)
        if any(first <= start < last for first, last in statement.quoted) or any(
            hit.first < place + 2 and place < hit.last for hit in hits
        ):
            continue
        mention = replace(
            writer, start=start, end=end, text=text, kind=ActorKind.INSTITUTION, adjective=False, place=False,
            rule_id="voice.author", confidence=0.7, codes=(),
        )  # fmt: skip
        new.append(Found(place, place + 2, mention))
    return new


_BODIES: Final = frozenset({"Government", "Ministry", "Department"})
_OWN: Final = frozenset({"country", "government", "nation"})


def _teller(line: Line, hits: list[Found], place: int) -> ActorMention | None:
    """Who says so at the end of a sentence that stands without quotation marks: "We reject the plan, Foreign Minister X tweeted"."""
    for hit in hits:
        if hit.first > place and line.word(hit.first - 1) == "," and line.word(hit.last) in _saying():
            return None if hit.mention.adjective or hit.mention.codes else hit.mention
    return None


@cache
def _saying() -> frozenset[str]:
    return frozenset(read_toml("statements.toml")["saying"].split())


def _is_pronoun(text: str) -> bool:
    """ "US" is a country and "i" a letter."""
    return text in {"I", "we", "We", "us", "Us"}


def quoted_speaker(
    statement: Statement, hits: list[Found], before: tuple[int, ActorMention | None]
) -> tuple[int, ActorMention | None]:
    """Paragraph and speaker of what a statement quotes: whom it names, else who was quoted before in the same paragraph."""
    if not statement.quoted:
        return before
    if statement.speaker is None:
        return before if before[0] == statement.paragraph else (statement.paragraph, None)
    start, end = statement.speaker
    spoken = [hit.mention for hit in hits if hit.mention.start < end and start < hit.mention.end]
    named = next((mention for mention in spoken if not mention.adjective and not mention.codes), None)
    return statement.paragraph, named
