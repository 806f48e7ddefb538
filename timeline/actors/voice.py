"""Who says "I" and "we": the one whose statement the article is, or the one who is quoted in the sentence."""

from dataclasses import replace
from typing import Final

from timeline.actors.bylines import QUESTION
from timeline.actors.induce import NATIONAL
from timeline.actors.match import Found, Line
from timeline.actors.persons import office_at
from timeline.lexicons.saying import saying
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind

_FIRST: Final = {
    "we": ActorKind.INSTITUTION,
    "us": ActorKind.INSTITUTION,
    "i": ActorKind.PERSON,
    "me": ActorKind.PERSON,
    "our": ActorKind.COUNTRY,
}


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
        office = office_at(line, place + 1) if line.word(place) == "our" else None
        held = office is not None and office[0].office in NATIONAL  # "our Foreign Minister"
        own = held or (line.word(place) == "our" and line.word(place + 1) in _OWN)
        last = office[1] if office is not None and held else place + 2
        if not (named or own) or line.word(last) in {"of", "'s", "’s"} or line.is_name_part(last):
            continue
        start, end, text = line.span(place, last)
        if any(first <= start < last for first, last in statement.quoted) or any(
            hit.first < last and place < hit.last for hit in hits
        ):
            continue
        kind = ActorKind.PERSON if held else ActorKind.INSTITUTION
        mention = replace(
            writer, start=start, end=end, text=text, kind=kind, adjective=False, place=False,
            rule_id="voice.author", confidence=0.7, codes=(),
        )  # fmt: skip
        new.append(Found(place, last, mention))
    return new


_BODIES: Final = frozenset({"Government", "Ministry", "Department"})
_OWN: Final = frozenset({"country", "government", "nation"})


def _teller(line: Line, hits: list[Found], place: int) -> ActorMention | None:
    """Who says so at the end of a sentence that stands without quotation marks: "We reject the plan, Foreign Minister X tweeted"."""
    for hit in hits:
        if hit.first > place and line.word(hit.first - 1) == "," and line.word(hit.last) in saying():
            return None if hit.mention.adjective or hit.mention.codes else hit.mention
    return None


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
    town = [m for m in spoken if m.place and not m.office and m.start > start]  # "said Hanna Lemke of Bonn"
    named = next((m for m in spoken if not (m.adjective or m.codes) and m not in town), None)
    return statement.paragraph, named
