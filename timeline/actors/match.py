"""Finds names of countries, organisations and office-holders in the tokens of a statement, the longest first."""

import datetime as dt
from dataclasses import replace
from typing import Final

from timeline.lexicons.actors import World
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.names import Name, Person
from timeline.records import ActorMention
from timeline.terms import ActorKind
from timeline.tokens import Token, behind_put_in

_ADJECTIVES: Final = frozenset({"adjective", "prefix"})
_PLACES: Final = frozenset({"capital", "city"})
_STOPS: Final = frozenset({".", "”", '"'})


class Found:
    """A mention with the tokens `first` to `last` (exclusive) that it covers; `named` when its name is given in full."""

    __slots__ = ("first", "last", "mention", "person")

    def __init__(self, first: int, last: int, mention: ActorMention, person: Person | None = None) -> None:
        self.first, self.last, self.mention, self.person = first, last, mention, person


class Line:
    """The tokens of one statement of the article `text`, and the names that are `known`. `shouting`: nearly all words are capitalised, so
    capitals tell nothing."""

    __slots__ = ("known", "shouting", "text", "tokens")

    def __init__(self, text: str, tokens: tuple[Token, ...], shouting: bool, known: World) -> None:
        self.text, self.tokens, self.shouting, self.known = text, tokens, shouting, known

    def span(self, first: int, last: int) -> tuple[int, int, str]:
        """Start, end and words of the tokens from `first` up to `last`."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return start, end, self.text[start:end]

    def word(self, place: int) -> str:
        """Lower-case form of the token there, or "" outside the statement."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""

    def is_name_part(self, place: int) -> bool:
        """Whether the token there is a capitalised word that may belong to a name."""
        if not 0 <= place < len(self.tokens):
            return False
        token = self.tokens[place]
        if token.text == "He":  # "met with He Yafei"
            named = 0 < place < len(self.tokens) - 1 and self.tokens[place + 1].is_capitalised
            return named and self.tokens[place - 1].text.islower()
        return token.is_capitalised and token.lower not in self.known.words["function_words"]

    def is_inner_hyphen(self, place: int) -> bool:
        """Whether the token there is a hyphen that joins two words, not a dash between them."""
        return (
            self.word(place) == "-" and 0 < place < len(self.tokens) - 1
            and self.tokens[place - 1].end == self.tokens[place].start
            and self.tokens[place].end == self.tokens[place + 1].start
            and self.tokens[place + 1].is_word
        )  # fmt: skip


def is_shouting(tokens: tuple[Token, ...]) -> bool:
    """Whether a statement is in headline case: four of five of its longer words begin with a capital, and no full stop ends it."""
    words = [token.text for token in tokens if len(token.text) > 3 and token.is_word]
    if len(words) < 3 or len([word for word in words if word[0].isupper()]) < 0.8 * len(words):
        return False
    return tokens[-1].text not in _STOPS or all(word.isupper() for word in words)


def find_names(line: Line, day: dt.date | None) -> list[Found]:
    """Names of the lexicon in one statement, left to right, the longest at each place, not overlapping; without a code those of no actor."""
    known, tokens = line.known, line.tokens
    names, people = known.names, known.people
    found: list[Found] = []
    behind = 0
    openings = [
        at
        for at, token in enumerate(tokens)
        if (token.text[0].isupper() or token.text in known.uncapitalised)
        and (token.lower in names or token.lower in people)
    ]
    for place in openings:
        if place < behind:
            continue
        word, following = tokens[place].lower, line.word(place + 1)
        hit = None
        if word in people:
            hit = _person_at(line, place, day, people[word].get(following, ())) or _with_initial(line, place, day)
        if hit is None and word in names:
            entries = names[word]
            fitting = _fitting(entries.get(following, ()), line, place)
            if fitting and following == "and":
                fitting = [name for name in fitting if not _was_joint(name, day)]
            fitting = fitting or _fitting(entries.get("", ()), line, place)
            hit = _name_at(line, place, day, fitting, found) if fitting else None
        if hit is not None:
            found.append(hit)
            behind = hit.last
    return found


def spells(words: tuple[str, ...], line: Line, place: int) -> bool:
    """Whether the tokens from `place` on are these words, in the same case or all in capitals."""
    if len(words) == 1:
        if not 0 <= place < len(line.tokens):
            return False
        word, text = words[0], line.tokens[place].text
        return text == word or (text.isupper() and len(word) > 3 and text == word.upper())
    tokens = line.tokens[place : place + len(words)]
    if len(tokens) < len(words):
        return False
    for word, token in zip(words, tokens, strict=True):
        if token.text != word and not (token.text.isupper() and len(word) > 3 and token.text == word.upper()):
            return _is_capitalised_form(words, tokens)
    return True


def _is_capitalised_form(words: tuple[str, ...], tokens: tuple[Token, ...]) -> bool:
    """Several words that differ in capitals only ("World trade organization"; "the european union" is not one, nor "Russia today")."""
    return (
        len(words) > 1
        and tokens[0].is_capitalised
        and all(word.lower() == token.lower for word, token in zip(words, tokens, strict=True))
        and not (words[-1] == "Today" and tokens[-1].text == "today")
    )


def _person_at(
    line: Line, place: int, day: dt.date | None, entries: tuple[tuple[tuple[str, ...], Person], ...]
) -> Found | None:
    fitting = [entry for entry in entries if spells(entry[0], line, place)]
    if not fitting:
        return None
    last = place + len(fitting[0][0])
    namesakes = [person for words, person in fitting if place + len(words) == last]
    person = min(namesakes, key=lambda one: one.years_from(day)) if len(namesakes) > 1 else namesakes[0]
    last = _behind_suffix(line, last)
    return Found(place, last, person_mention(line, place, last, person, day, "person.full_name", 0.95), person)


def _with_initial(line: Line, place: int, day: dt.date | None) -> Found | None:
    """ "Lloyd J. Austin", "Roelof 'Pik' Botha": a person of the lexicon with what is put in that the name does not have there."""
    behind = behind_put_in(line.tokens, place + 1)
    if not behind:
        return None
    first = line.tokens[place].text
    entries = line.known.people[line.word(place)].get(line.word(behind), ())
    entry = next((one for one in entries if one[0][0] == first and spells(one[0][1:], line, behind)), None)
    if entry is None or len(entry[0]) < 2:
        return None
    last = _behind_suffix(line, behind + len(entry[0]) - 1)
    return Found(place, last, person_mention(line, place, last, entry[1], day, "person.full_name", 0.9), entry[1])


def _behind_suffix(line: Line, last: int) -> int:
    """The place behind a name with its suffix: "Joseph R. Biden, Jr."."""
    at = last + (line.word(last) == ",")
    if line.word(at) not in _SUFFIXES:
        return last
    return at + 1 + (line.word(at + 1) == "." and at + 2 < len(line.tokens))


_SUFFIXES: Final = frozenset({"jr", "sr", "jnr", "jr.", "sr.", "ii", "iii", "iv"})


def person_mention(
    line: Line, first: int, last: int, person: Person, day: dt.date | None, rule: str, confidence: float
) -> ActorMention:
    """The mention of a known person: acts for the country or organisation of the office held on that day."""
    term, holding = person.term_at(day)
    return ActorMention(
        *line.span(first, last), term.code, person.name, ActorKind.PERSON, rule,
        confidence if holding or day is None else round(confidence * 0.85, 3), person=person.name, office=term.title,
    )  # fmt: skip


def _fitting(names: tuple[Name, ...], line: Line, place: int) -> list[Name]:
    return [name for name in names if spells(name.words, line, place)]


def _name_at(line: Line, place: int, day: dt.date | None, fitting: list[Name], before: list[Found]) -> Found | None:
    """The name that begins at a token; one without a code where the words are a phrase that names no actor ("French fries")."""
    longest = [name for name in fitting if len(name.words) == len(fitting[0].words)]
    name = _of_neighbour(line, place, longest, before) or min(
        longest, key=lambda n: (_years_off(n, day), _FORM_ORDER.get(n.form, 9), n.code)
    )
    last = place + len(name.words)
    if name.code and _is_other_name(line, place, last, name):
        return None
    if name.form == "metonym" and name.ambiguous and _is_anothers(name, before):
        return None  # a "Congress" behind Peru's president is no other country's
    if name.form == "prefix":  # the hyphen of "Sino-Russian" belongs to both halves
        last -= 1
    mention = ActorMention(
        *line.span(place, last), name.code, name.canonical, name.kind, f"name.{name.form}",
        0.7 if name.ambiguous else 0.9,
        adjective=name.form in _ADJECTIVES or line.is_inner_hyphen(last), place=name.form in _PLACES,
    )  # fmt: skip
    if name.form == "adjective" and line.word(place) in line.known.words["ships"]:
        return _ship(line, place, last, mention)
    return Found(place, last, mention)


_LONGEST_SHIP: Final = 3
"""Words of a ship's name: "USS Theodore Roosevelt", "HMS Prince of Wales"."""


def _ship(line: Line, place: int, last: int, mention: ActorMention) -> Found | None:
    """ "USS Nimitz", "HMS Prince of Wales": a warship of the country by which its name begins; None without a name ("BRP workers")."""
    first = last
    while last - first < _LONGEST_SHIP and (
        line.is_name_part(last) or (line.word(last) == "of" and line.is_name_part(last + 1))
    ):
        last += 1
    if last == first:
        return None
    start, end, text = line.span(place, last)
    named = replace(
        mention, start=start, end=end, text=text, kind=ActorKind.INSTITUTION, rule_id="name.ship", adjective=False, office="warship"
    )  # fmt: skip
    return Found(place, last, named)


def _was_joint(name: Name, day: dt.date | None) -> bool:
    """Whether a name is that of a state which two made up until then: "Serbia and Montenegro" are two by now."""
    return day is not None and name.until_year < day.year and "and" in name.words


def _is_anothers(name: Name, before: list[Found]) -> bool:
    """Whether a body that several countries have stands behind the name of one that it is not taken for."""
    codes = {hit.mention.code for hit in before if hit.mention.kind is not ActorKind.ORGANISATION} - {""}
    return bool(codes) and name.code not in codes


def _of_neighbour(line: Line, place: int, names: list[Name], before: list[Found]) -> Name | None:
    """Of places of one name, the one that the words beside it mean: "Atlanta, Georgia", "the Georgia governor", "Tripoli, Lebanon"."""
    if len(names) < 2:
        return None
    behind = place + len(names[0].words)
    if line.word(behind) == "," and line.is_name_part(behind + 1):
        lands = line.known.names.get(line.word(behind + 1), {}).get("", ())
        told = next((name for name in names for land in lands if land.form == "name" and land.code == name.code), None)
        if told is not None:
            return told
    if before and before[-1].mention.place and before[-1].last == place - 1 and line.word(place - 1) in {",", "and"}:
        return next((name for name in names if name.code == before[-1].mention.code), None)
    if line.word(behind) in line.known.words["state_offices"]:
        return next((name for name in names if name.form in _PLACES), None)
    return None


_FORM_ORDER: Final = {"name": 0, "adjective": 1, "people": 2, "capital": 3, "metonym": 4, "city": 5}


def _years_off(name: Name, day: dt.date | None) -> int:
    """0 when the name was in use in that year, else by how many years it was not."""
    if day is None:
        return 0 if name.until_year == 9999 else 1
    return max(0, name.from_year - day.year, day.year - name.until_year)


def _is_other_name(line: Line, first: int, last: int, name: Name) -> bool:
    """Whether the words are part of another name: "Michael Jordan", "Georgia Tech", "the Moscow Times", "the Geneva Conventions".

    Beside strangers only places and ambiguous names are doubted; headline case tells nothing. A genitive, a comma or a lower-case
    word after it keeps the country.
    """
    words, behind = line.known.words, line.word(last)
    if line.word(first - 1) == "of" and line.word(first - 2) in words["waters"]:
        return True
    if behind == "$" and line.tokens[last].start == line.tokens[last - 1].end:
        return True  # US$
    if behind in words["waters"] and line.is_name_part(last):
        return True
    if line.word(first - 1) in words["ships"] and line.tokens[first - 1].text[-1].isupper():
        return True  # "the USS Tarawa"
    if line.shouting:
        return False
    if line.is_name_part(last) and (behind in words["titles_of_papers"] or behind in words["streets"]):
        return True
    if name.form in _PLACES and line.is_name_part(last) and behind in words["named_after_places"]:
        return True
    if name.form == "city" and line.word(first - 1) in _IN_SURNAMES:
        surnames = line.known.surnames.get(line.word(first - 1), ())  # "dos Santos"
        within = line.is_name_part(first - 2) and not _is_known_word(line, first - 2)  # "Elisio do Rosario de Sousa"
        if within or any(spells(words, line, first - 1) for words, _ in surnames):
            return True
    names = line.known.names
    before = (
        first > 0 and line.is_name_part(first - 1) and not _is_known_word(line, first - 1)
        and line.word(first - 1) not in names.get(line.word(first - 2), ())
    )  # fmt: skip
    after = (
        line.is_name_part(last) and not _is_known_word(line, last)
        and line.word(last + 1) not in names.get(line.word(last), ())
        and not (line.word(last + 1) == "-" and line.word(last + 2)[:1].isdigit())
    )  # fmt: skip
    if name.ambiguous:
        return before or after
    return name.form == "city" and (before or after)


_IN_SURNAMES: Final = frozenset({"do", "da", "dos", "das", "de", "del", "di", "van", "von", "bin", "ibn"})


def _is_known_word(line: Line, place: int) -> bool:
    """Whether a capitalised word beside a name is a title, an office or a name of the lexicon by itself."""
    known, word = line.known, line.word(place)
    return (
        word in known.offices
        or "" in known.names.get(word, ())
        or word in known.words["modifiers"]
        or word in known.words["bodies"]
        or word_classes().has("people", word)  # "US Ospreys"
    )
