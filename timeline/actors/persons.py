"""Offices and personal names as they stand in a sentence, and the people that an article has introduced."""

from dataclasses import dataclass, field
from typing import Final

from timeline.actors.match import Line
from timeline.lexicons.names import Office
from timeline.records import ActorMention
from timeline.tokens import behind_put_in

EAST_ASIAN: Final = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "HKG", "MAC", "KHM"})


@dataclass(slots=True)
class Register:
    """The people that an article has introduced so far: surname (as written) -> their latest mention.

    `home` is the country or town of its dateline: offices without a country are that country's. `strangers` are surnames of leaders, in lower
    case, that somebody else whom it has named by a first name bears.
    """

    people: dict[str, ActorMention] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    home: ActorMention | None = None

    def introduce(self, mention: ActorMention, surnames: tuple[str, ...]) -> None:
        """Know the person by these bare names from here on."""
        for surname in surnames:
            self.people[surname] = mention


def office_at(line: Line, place: int) -> tuple[Office, int] | None:
    """The longest office or title that begins at a token, with the place behind it."""
    for office in line.known.offices.get(line.word(place), ()):
        if _spells_office(line, place, office.words) and (not office.capitals or _is_short_form(line, place)):
            return office, place + len(office.words)
    return None


def _is_short_form(line: Line, place: int) -> bool:
    """Whether a token is written in capitals, and is no time of the day: "the PM", "two FMs", and not "at 5 PM"."""
    return line.tokens[place].text.removesuffix("s").isupper() and not line.word(place - 1).isdecimal()


def _spells_office(line: Line, place: int, nouns: tuple[str, ...]) -> bool:
    for step, noun in enumerate(nouns):
        word = line.word(place + step)
        if word != noun and not _is_form_of(word, noun):
            return False
    return True


def _is_form_of(word: str, noun: str) -> bool:
    return (word.endswith("s") and word[:-1] == noun) or (noun.endswith("man") and word == noun[:-3] + "men")


def name_end(line: Line, place: int) -> int:
    """Where the personal name ends that begins at a token; `place` itself when none does.

    A name is up to five capitalised words with particles (bin, al, van der), initials and hyphens between them.
    """
    words, last, at = line.known.words, place, place
    while at < len(line.tokens) and at - place < 9:
        token = line.tokens[at]
        if token.is_word and line.is_name_part(at) and token.text != "U.S.":
            if at > place and (token.lower in words["modifiers"] or token.lower in words["bodies"]):
                break
            last = at = at + 1
        elif at > place and (token.lower in words["particles"] or (token.text == "." and len(line.word(at - 1)) <= 2)):
            at += 1
        elif token.text == "-" and line.is_name_part(at + 1) and line.tokens[at].start == line.tokens[at - 1].end:
            at += 1
        elif token.text == "-" and at > place and line.tokens[at].start == line.tokens[at - 1].end:
            after = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
            if after is None or not after.text.isalpha() or after.start != token.end:
                break
            last = at = at + 2  # Jong-un, Jae-in: the second half is written small
        elif at > place and (behind := behind_put_in(line.tokens, at)):
            last = at = behind + 1  # Joaquín "El Chapo" Guzmán
        else:
            break
    return last


def short_names(line: Line, start: int, end: int, code: str) -> tuple[str, ...]:
    """By what a person is called later: the last word, with its particles; the first one too where family names come first."""
    words = [token.text for token in line.tokens[start:end] if token.is_word]
    if not words:
        return ()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in line.known.words["particles"]:
        at -= 1
    names = [" ".join(words[at:]), words[-1]]
    if code in EAST_ASIAN and len(words) > 1:
        names.append(words[0])
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


def is_full_name(line: Line, place: int) -> bool:
    """Two words at least and a comma or a verb behind them: "China's leader, Xi Jinping," but not "the minister, Monday"."""
    return name_end(line, place) - place >= 2
