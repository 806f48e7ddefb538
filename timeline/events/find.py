"""Finds the event mentions of an article, statement by statement."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from timeline.actors.bylines import QUESTION
from timeline.clauses.arcs import is_clause
from timeline.clauses.headlines import with_call, with_left_out_be, with_left_out_verb
from timeline.clauses.joined_words import with_joined_words
from timeline.clauses.parse import Parse, place_of_report, spelled
from timeline.clauses.parsed import ParsedClauses
from timeline.clauses.parser import Parser
from timeline.clauses.quoted_phrases import without_marks_of_phrases
from timeline.clauses.roles import Clauses
from timeline.clauses.units import Unit, join_hyphenated, units_of, without_comment
from timeline.dates.stories import Stories, stories_of
from timeline.dates.talks import day_of_talks
from timeline.events.cascade import is_open
from timeline.events.chronologies import parties_of_chronology
from timeline.events.echoes import taken_up
from timeline.events.entries import entries_of
from timeline.events.games import words_of_game
from timeline.events.genre import is_life, is_report, is_review
from timeline.events.letters import without_ended_wars, without_letters
from timeline.events.markets import words_of_markets
from timeline.events.memory import Memory
from timeline.events.mentions import VOICED, mention_of
from timeline.events.passage import CONFLICT, Echo, Passage
from timeline.events.reader import codings
from timeline.events.sides import MEDIATION
from timeline.lexicons.events import event_lexicon
from timeline.records import ActorMention, Article, DateValue, EventMention, Statement
from timeline.terms import SIGNED, SYMMETRIC, ActorKind, DateScope, Modality, Section

_DATED: Final = frozenset({DateScope.CLAUSE, DateScope.SENTENCE, DateScope.RUNNING})
"""Where the day of an act is told beside it or before: elsewhere than in a report, what is told without one was done at any time, or never."""


def _in_text(mention: EventMention) -> tuple[int, str, str]:
    """The order of the text."""
    return mention.trigger_start, mention.cameo, mention.id


_RETURNED: Final = "event.assault.return_fire."


def _only_answers(mention: EventMention) -> bool:
    """Whether who was shelled only shoots back: "the attack" is that which came first."""
    return mention.rule_id.startswith(_RETURNED)


def _is_record(mention: EventMention) -> bool:
    """Whether a text that is no report still tells on which day somebody acted."""
    return mention.date.scope in _DATED and mention.modality is not Modality.CONDITIONAL


def _is_of_states(mention: EventMention) -> bool:
    """Whether two sides are told, the second in the statement itself and not as a place: not "as a corporal he fought the Russians"."""
    two = bool(mention.actors) and mention.actor_codes != mention.recipient_codes
    return two and any(actor.start >= mention.start and not actor.place for actor in mention.recipients)


def find_events(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], actors: Sequence[ActorMention],
    parser: Parser | None = None,
) -> tuple[EventMention, ...]:  # fmt: skip
    """The event mentions of the article, in the order of their triggers, each coded once. Without a parser shallow rules read the clauses.

    With one, the shallow rules go first: only statements that they leave open are parsed, all at once, and then the article is read again.
    """
    reading = _Reading(article, statements, dates, actors, twice=parser is not None)
    by_order = reading.mentions()
    if parser is None:
        return by_order
    wanted = reading.worth_parsing()
    parses = parser.parse([spelled(reading.units[number], article.text) for number in wanted]) if wanted else []
    told = {
        number: parse for number, parse in zip(wanted, parses, strict=True) if parse is not None and is_clause(parse)
    }
    if not told:
        return by_order
    reading.take(told)
    return reading.mentions()


def _words(units: Sequence[Unit]) -> Iterator[str]:
    """The words of a statement, and the common nouns within its actors: "warplanes" in "Chinese warplanes"."""
    for unit in units:
        yield unit.lower
        if unit.kind in {"time", "neg"}:
            yield from unit.lower.split()
        if unit.mention is not None:
            yield from (word for word in unit.mention.words if word.islower())
            if "Court" in unit.mention.text:
                yield "court"  # "before the International Court of Justice"


Spanned = TypeVar("Spanned", ActorMention, DateValue)


def by_statement(statements: Sequence[Statement], spans: Sequence[Spanned]) -> dict[int, list[Spanned]]:
    """The actors, or dates, that lie within each statement, by its number; both come in the order of the text."""
    within: dict[int, list[Spanned]] = {statement.number: [] for statement in statements}
    place = 0
    for statement in statements:
        while place < len(spans) and spans[place].start < statement.start:
            place += 1
        at = place
        while at < len(spans) and spans[at].start < statement.end:
            if spans[at].end <= statement.end:
                within[statement.number].append(spans[at])
            at += 1
    return within


def _speaks_of_rulers(statements: Sequence[Statement], named: Mapping[int, Sequence[ActorMention]]) -> bool:
    """Whether the head of an article names who rules or fights: it is then no report of a game or of markets, whatever else it speaks of."""
    lead = (actor for statement in statements[:_LEAD] for actor in named[statement.number])
    return any(actor.kind in _RULERS and actor.office not in _CROWNS for actor in lead)


_LEAD: Final = 2
_RULERS: Final = frozenset({ActorKind.PERSON, ActorKind.ARMED_GROUP})
_CROWNS: Final = frozenset({"king", "queen", "prince", "princess", "emperor"})
"""Who sits in the stands too."""


class _Read(NamedTuple):
    """How a statement was read: the memory before and after it, its mentions, whether the verb of any frame was met in it, and the nouns that
    may take up what was told before."""

    before: Memory
    after: Memory
    mentions: tuple[EventMention, ...]
    met: bool
    echoes: Sequence[Echo] = ()


class _Reading:
    """An article being read: the units and clauses of its statements, and how each was read where that is done `twice`."""

    def __init__(
        self,
        article: Article,
        statements: Sequence[Statement],
        dates: Sequence[DateValue],
        actors: Sequence[ActorMention],
        *,
        twice: bool,
    ) -> None:
        self.twice = twice
        self.article, self.statements, self.dates, self.actors = article, statements, dates, actors
        self.lexicon = event_lexicon()
        self.named, dated = by_statement(statements, actors), by_statement(statements, dates)
        self.units: dict[int, tuple[Unit, ...]] = {}
        self.entries = entries_of(article, statements, self.named)
        for statement in statements:
            number = statement.number
            units = units_of(article.text, statement, dated[number], self.named[number])
            units = self._behind_dateline(number, self._behind_label(number, units))
            units = without_marks_of_phrases(units, quoted=bool(statement.quoted))
            said = article.text[statement.start : statement.end]
            units = without_comment(join_hyphenated(units, self.lexicon.forms), said)
            units = with_call(with_joined_words(units, said), said, self.lexicon.forms)
            units = with_left_out_verb(units, said, self.lexicon.forms)
            self.units[number] = with_left_out_be(units, said, self.lexicon.forms)
        self.words = {number: frozenset(_words(units)) for number, units in self.units.items()}
        by_nobody = not _speaks_of_rulers(statements, self.named)
        played = words_of_game(statements, self.words, self.lexicon) if by_nobody else frozenset()
        if by_nobody and not played:
            played = words_of_markets(statements, self.words, self.lexicon)
        if played:
            self.words = {number: words | played for number, words in self.words.items()}
        self.is_life = is_life(article, statements, self.words, actors, self.lexicon.words["off_the_field"])
        self.is_report = not self.is_life and is_report(article, statements, self.words, actors, dates)
        self._clauses: dict[int, Clauses] = {}
        self._reads: dict[int, _Read] = {}
        self._stories: Stories | None = None
        self._talks: tuple[DateValue | None] | None = None

    def stories(self) -> Stories:
        """Which paragraphs tell a story of the past; looked through at the first event."""
        if self._stories is None:
            self._stories = stories_of(self.article, self.statements, self.dates)
        return self._stories

    def talks(self) -> DateValue | None:
        """The day of the talks of which the article is a readout; looked for at the first event without a day of its own."""
        if self._talks is None:
            self._talks = (day_of_talks(self.article, self.statements, self.dates),)
        return self._talks[0]

    def _behind_label(self, number: int, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """A statement without the label of the entry that it begins."""
        if number not in self.entries:
            return units
        end = self.entries[number][1]
        self.named[number] = [actor for actor in self.named[number] if actor.start >= end]
        return tuple(unit for unit in units if unit.start >= end)

    def _behind_dateline(self, number: int, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """A statement without its dateline, whose place has no part in what is told; where nobody else is named, it happened there."""
        behind = units[place_of_report(units) :]
        if len(behind) == len(units) or not any(unit.mention is not None for unit in behind):
            return units
        self.named[number] = [actor for actor in self.named[number] if actor.start >= behind[0].start]
        return behind

    def clauses(self, number: int) -> Clauses:
        """The clauses of a statement: by its parse where one was taken, else by shallow rules."""
        if number not in self._clauses:
            self._clauses[number] = Clauses(self.units[number], self.lexicon.forms)
        return self._clauses[number]

    def worth_parsing(self) -> list[int]:
        """Numbers of the statements that a parse may read better than they were read. Headlines are no plain sentences."""
        plain = [statement.number for statement in self.statements if statement.section is not Section.TITLE]
        return [n for n in plain if is_open(self.named[n], self._reads[n].mentions, met=self._reads[n].met)]

    def take(self, parses: Mapping[int, Parse]) -> None:
        """Read these statements by their parses from now on, where these can be trusted."""
        for number, parse in parses.items():
            parsed = ParsedClauses(self.units[number], self.lexicon.forms, parse)
            if not parsed.overlooks(self.clauses(number)):
                self._clauses[number] = parsed
                del self._reads[number]

    def mentions(self) -> tuple[EventMention, ...]:
        """The event mentions of the article as its clauses are read now. What would be read as before is not read again."""
        memory = Memory()
        memory.parties = parties_of_chronology(self.statements, self.words, self.named, self.lexicon)
        found: dict[str, EventMention] = {}
        echoes: list[Echo] = []
        for statement in self.statements:
            read = self._reads.get(statement.number)
            if read is None or read.before != memory:
                read = self._read(statement, memory)
                if self.twice:
                    self._reads[statement.number] = read
            memory = read.after
            echoes += read.echoes
            for mention in read.mentions:
                found.setdefault(mention.id, mention)
        told = found.values() if self.is_report else (one for one in found.values() if _is_record(one))
        told = (one for one in told if _is_of_states(one)) if self.is_life else told
        if not self.is_report and is_review(self.statements, self.words):
            told = (one for one in told if one.date.scope is not DateScope.RUNNING)
        mentions = sorted(told, key=_in_text)
        if echoes and self.is_report:
            mentions = sorted((*mentions, *taken_up(self.article, self.statements, mentions, echoes)), key=_in_text)
        return tuple(mentions)

    def _read(self, statement: Statement, before: Memory) -> "_Read":
        """Read one statement with what earlier ones have said in mind."""
        number, words = statement.number, self.words[statement.number]
        memory = before.snapshot() if self.twice else before
        units = self.units[number]
        if len(units) > 1 and units[0].lower in QUESTION and units[1].lower == ":":
            memory.change_subject()
        if number in self.entries:
            memory.change_subject()
            memory.spoken.clear()  # nobody whom another entry is about
            memory.entry = self.entries[number][0]
        first = next((at for at, unit in enumerate(units) if unit.mention is not None), len(units))
        memory.set_out(self.named[number], first, words, crime=not words.isdisjoint(self.lexicon.words["crimes"]))
        if not self.named[number] and words.isdisjoint(self.lexicon.triggers):
            return _Read(before, memory, (), False)  # nobody to remember, and nothing that is done
        passage = Passage(
            self.article, self.statements, self.dates, statement, self.clauses(number), self.lexicon, memory, words,
            self.stories, self.talks, self.named.get(number - 1, ()),
        )  # fmt: skip
        mentions = []
        for coding in codings(passage):
            mention = mention_of(passage, coding)
            last = memory.told.get(mention.event_type)
            praised = (
                coding.code in VOICED and last is not None and last[0] == SIGNED
            )  # "the accord" is what was signed
            if last is None or not (praised or _only_answers(mention) or coding.standing.modality is Modality.PLANNED):
                memory.told.pop(mention.event_type, None)  # the last told stands last
                memory.told[mention.event_type] = (coding.code, coding.sides.actors, coding.sides.recipients)
            memory.gather_factions((*coding.sides.actors, *coding.sides.recipients))
            if coding.code != MEDIATION:  # who mediates is on neither side
                memory.face(mention.actors, mention.recipients, hostile=mention.quad in CONFLICT)
            if mention.event_type in SYMMETRIC:
                memory.met((*(() if coding.code == MEDIATION else mention.actors), *mention.recipients))
            mentions.append(mention)
        memory.note_owners(passage.clauses.nouns())
        return _Read(before, memory, tuple(without_ended_wars(without_letters(mentions))), passage.met, passage.echoes)
