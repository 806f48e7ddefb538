"""All actors of an article: names of the lexicon, the article's own words, and what is carried over, in one pass."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.authors import author
from timeline.actors.bodies import with_their_owners
from timeline.actors.carry import find_role_nouns
from timeline.actors.colonies import as_colonies
from timeline.actors.focus import focus_of
from timeline.actors.heading import officials_of_both, parties_in_heading
from timeline.actors.induce import induce
from timeline.actors.match import Found, Line, find_names, is_shouting
from timeline.actors.minorities import at_their_homes
from timeline.actors.persons import Register
from timeline.actors.readouts import host
from timeline.actors.seats import at_their_seats
from timeline.actors.seen import Seen
from timeline.actors.spoken import groups_of, office_of, offices_behind, seized, tells_of_force
from timeline.actors.spokesmen import find_spokesmen, leading
from timeline.actors.surnames import find_surnames, without_namesakes
from timeline.actors.third_parties import only_where, stands_between
from timeline.actors.voice import find_first_person, labelled, quoted_speaker
from timeline.lexicons.actors import world
from timeline.records import ActorMention, Article, Statement, UnresolvedName
from timeline.terms import ActorKind, Section
from timeline.tokens import tokenize


def find_actors(
    article: Article, statements: Sequence[Statement]
) -> tuple[tuple[ActorMention, ...], tuple[UnresolvedName, ...]]:
    """Every mention of an actor, sorted by place and not overlapping, and the names that stand in an actor's place unknown.

    Office-holders are looked up at the article's date of publication; without one, their last office counts.
    Names introduced in the body are known in the title above it too.
    """
    register = Register()
    body_first = sorted(statements, key=lambda statement: (statement.section is Section.TITLE, statement.number))
    found: dict[int, list[Found]] = {}
    lines: dict[int, Line] = {}
    known = world()
    unresolved: list[UnresolvedName] = []
    lead: tuple[int, ActorMention | None] = (-1, None)
    for statement in body_first:
        tokens = tokenize(article.text, statement.start, statement.end)
        line = lines[statement.number] = Line(article.text, tokens, is_shouting(tokens), known)
        named = with_their_owners(line, find_names(line, article.published))
        named = without_namesakes(line, named, register)
        idioms = [hit for hit in named if not hit.mention.code]
        hits, unknown = induce(line, [hit for hit in named if hit.mention.code], register, article.published)
        hits += find_surnames(line, hits + idioms, register, article.published)
        hits += find_spokesmen(line, hits, register, lead[1] if lead[0] == statement.paragraph else None)
        hits = found[statement.number] = _conjoined(line, sorted(hits, key=lambda hit: hit.first))
        lead = (statement.paragraph, leading(hits))
        unresolved += [
            UnresolvedName(*line.span(first, last), "an office without a country")
            for first, last in unknown
            if not any(hit.first < last and first < hit.last for hit in hits)
        ]
    at_their_seats(lines, found)
    return _in_order(statements, lines, found, register.home), tuple(sorted(unresolved, key=lambda name: name.start))


_WRITING: Final = ("department of foreign affairs", "ministry of foreign affairs")
"""The offices by which a writer names himself: "the Department", "the Ministry of Foreign Affairs"."""


def _in_order(
    statements: Sequence[Statement], lines: dict[int, Line], found: dict[int, list[Found]], home: ActorMention | None
) -> tuple[ActorMention, ...]:
    """Add what is carried over, reading from the top, and give all mentions in the order of the text."""
    mentions: list[ActorMention] = []
    seen = Seen()
    writer = author(statements, lines, found)
    if writer is not None:  # "the Ministry" of a statement is whose it is
        own = replace(writer, kind=ActorKind.INSTITUTION, adjective=False, place=False)
        seen.writer = own.code
        for office in _WRITING:
            seen.hold(replace(own, office=office))
        seen.hold(replace(own, kind=ActorKind.PERSON, office="secretary"))
    receives = host(statements, lines, found) if home is None and writer is None else None
    if receives is not None:
        seen.hold(receives)
    speaker: tuple[int, ActorMention | None] = (-1, None)
    speaking = writer
    of_force, parties = tells_of_force(lines), parties_in_heading(statements, lines, found)
    seen.focus = home if home is not None and home.kind is not ActorKind.ORGANISATION else None
    for statement in statements:
        hits = found[statement.number]
        speaker = quoted_speaker(statement, hits, speaker)
        begins, named = labelled(lines[statement.number], hits)
        speaking = (named or writer) if begins else speaking
        spoken = find_first_person(statement, lines[statement.number], hits, speaking, speaker[1] or writer)
        hits = sorted(hits + spoken, key=lambda hit: hit.first)
        hits = at_their_homes(lines[statement.number], hits, seen)
        hits = as_colonies(lines[statement.number], hits, seen)
        both = officials_of_both(lines[statement.number], parties, hits) if parties is not None else None
        if both is not None:
            hits = sorted([*hits, both], key=lambda hit: hit.first)
        hits = sorted(
            hits + find_role_nouns(lines[statement.number], hits, seen, home or writer or receives),
            key=lambda hit: hit.first,
        )
        line = lines[statement.number]
        sides = [hit for hit in hits if not (stands_between(line, hit) or only_where(line, hit, hits))]
        for hit in hits:
            seen.add(hit.mention, aside=hit not in sides)
            holder = office_of(lines[statement.number], hit)
            if holder is not None:
                seen.hold(holder)
            if hit.mention.kind is ActorKind.PERSON:
                for held in offices_behind(lines[statement.number], hit):
                    seen.hold(held)
            mentions.append(hit.mention)
        junta = seized(lines[statement.number], hits) if hits and of_force else None
        if junta is not None:
            seen.hold(junta)
        seen.end_statement(lines[statement.number], groups_of(lines[statement.number], sides), sides)
        seen.focus = focus_of(lines[statement.number], hits, seen.focus)
    return tuple(mentions)


def _conjoined(line: Line, hits: list[Found]) -> list[Found]:
    """ "Israeli and Palestinian officials": the first adjective stands for an actor too, by the noun that both share."""
    given = list(hits)
    for place in range(len(given) - 2, -1, -1):
        here, following = given[place], given[place + 1]
        between = [line.word(at) for at in range(here.last, following.first)]
        shares = between in (["and"], [","], ["or"], [",", "and"], ["-"])
        if here.mention.adjective and shares and following.mention.rule_id == "office.of_country":
            given[place] = replace_mention(here, following)
    return given


def replace_mention(adjective: Found, owner: Found) -> Found:
    """The adjective as an actor of the kind that its neighbour is."""
    mention = replace(
        adjective.mention, adjective=False, kind=owner.mention.kind, office=owner.mention.office, rule_id="office.of_country",
        confidence=0.82,
    )  # fmt: skip
    return Found(adjective.first, adjective.last, mention)
