"""Nouns that take up what the article has told before: "The talks lasted an hour", "It was his first visit", "the raid".

Such a noun says nothing new of who did what and when: it is one more mention of the event that it takes up, with the sides of that event and
without a day. Where it is not plain which event is meant there is no mention.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.dates.going_on import between
from timeline.events.memory import codes_of
from timeline.events.noun_modality import noun_standing
from timeline.events.passage import Days, Echo, Passage
from timeline.events.sides import MEDIATION
from timeline.events.told_again import counts_again, is_predicate
from timeline.events.triggers import noun_frames
from timeline.records import ActorMention, Article, EventDate, EventMention, Statement
from timeline.terms import SIGNED, SYMMETRIC, TRUCE, EventType, Modality, Section

_KNOWN: Final = frozenset({"the", "this", "that", "these", "those", "both"})
_CALL: Final = "041"
_INVITED: Final = "036"
_AGAINST: Final = frozenset({"on", "against", "at"})
_TAKEN_UP: Final = frozenset(EventType) - {EventType.COOPERATE, EventType.PROTEST}
"""Types of acts that are done at one time and named by nouns of their own."""
_GENERAL: Final = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.AID, EventType.REJECT})
"""Types of which a general noun takes up all: "the threat", "the demand"."""
_FIGHTS: Final = ("18", "19", "20")
"""Roots of the codes of attacks, which are told as this or that: "bombed", "the attack"."""
_MET: Final = "04"
_LIMITS: Final = frozenset({"since", "after", "before", "until", "till", "than"})
"""Words before a date that is not the day of what stands before them: "the first visit since 2018"."""
_NEAR: Final = 2
"""Statements within which a noun takes up the last of several events."""
_BEFORE_BE: Final = 3
_FAR: Final = 12
"""Statements within which it takes up the only one."""
_MOST: Final = 200
"""Mentions before a noun that are looked at: a text of flesh and blood has fewer in so many statements."""
_SPANNING: Final = 4
"""Triggers before the end of a noun among which one is that it is part of."""
_CONFIDENCE: Final = 0.5


def echo_of(passage: Passage, place: int, phrase: NounPhrase) -> Echo | None:
    """What the event noun at `place`, which tells of no event by itself, may take up."""
    units = passage.clauses.units
    if passage.statement.section is not Section.BODY or phrase.mention is not None or units[phrase.last - 1].capital:
        return None
    if phrase.negated or phrase.prep == "without":
        return None
    standing = noun_standing(passage.lexicon, passage.clauses, place)
    frames = [frame for frame in noun_frames(passage.lexicon, phrase, passage.words) if frame.type in _TAKEN_UP]
    kinds = tuple({(frame.type, frame.cameo): None for frame in frames})
    if not kinds or not standing.told or standing.modality is Modality.DENIED:
        return None
    acting, received, named = _named(passage, place, phrase)
    known = _is_said_of_it(passage, place) or (_is_known(passage, phrase) and not _is_of_thing(passage, place))
    if not known and not named:
        return None
    last = units[phrase.last - 1]
    return Echo(
        passage.statement.number, last.start, last.end, known, kinds, acting, received, named, _days(passage, place, phrase),
        phrase.head in passage.lexicon.words["talking"],
    )  # fmt: skip


def _is_known(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun stands for something that the text has told, and not for another of its kind: "the raid", not "the previous raid"."""
    units = passage.clauses.units[phrase.first : phrase.last]
    words = [unit.lower for unit in units]
    owner = units[1].mention if len(units) > 1 else None
    if not (words[0] in _KNOWN or phrase.owner_pronoun) or (
        owner is not None and not owner.adjective and len(phrase.words) > 1
    ):
        return False
    if counts_again(passage, phrase):
        return False
    lists = passage.lexicon.words
    return lists["other_ones"].isdisjoint(words) and phrase.head not in lists["gatherings"]


def _is_said_of_it(passage: Passage, place: int) -> bool:
    """Whether a noun is what "it", or the like, is said to be: "It was the first such visit"; not in "There was no visit"."""
    if not is_predicate(passage, place):
        return False
    first = passage.clauses.chunks[place - 1].first
    before = [unit.lower for unit in passage.clauses.units[max(0, first - _BEFORE_BE) : first]]
    return "there" not in before


def _is_of_thing(passage: Passage, place: int) -> bool:
    """Whether "of" tells what else a noun is of than those whose act was told: "the suppression of slavery", "the use of gas"."""
    behind = passage.clauses.noun(place + 1)
    return behind is not None and behind.prep == "of" and not (behind.touched or behind.pronoun)


def _named(passage: Passage, place: int, phrase: NounPhrase) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The codes of whom the noun names as its own, of whom it is "on" or "against", and of all whom it names."""
    owners = passage.memory.owner(phrase.owner_pronoun, passage.owners_before(phrase)) if phrase.owner_pronoun else ()
    acting = [*owners, *phrase.owners, *phrase.led_by]
    received = [*phrase.against]
    others: list[ActorMention] = []
    for filler in passage.clauses.right_of(place, of_noun=True)[1]:
        if filler.after in {"", phrase.head}:
            of_whom = filler.phrase.touched or filler.phrase.owners or passage.memory.of(filler.phrase)
            (acting if filler.prep == "by" else received if filler.prep in _AGAINST else others).extend(of_whom)
    of_acting, of_received = _all_codes(acting), _all_codes(received)
    return of_acting, of_received, of_acting | of_received | _all_codes(others)


def _all_codes(actors: Iterable[ActorMention]) -> frozenset[str]:
    return frozenset(code for actor in actors for code in codes_of(actor))


def _days(passage: Passage, place: int, phrase: NounPhrase) -> Days | None:
    """The days of which the noun is said to be: "Friday's raid", "the meeting of May 3", "the attack on a post on Monday"."""
    units, behind = passage.clauses.units, passage.clauses.verb_after(place)
    end = units[passage.clauses.chunks[behind].first].start if behind is not None else passage.statement.end
    for date in between(passage.dates, units[phrase.first].start, end):
        before = passage.article.text[passage.statement.start : date.start].rstrip().rpartition(" ")[2].lower()
        if date.first_day is not None and date.last_day is not None and before not in _LIMITS:
            return date.first_day, date.last_day
    return None


def taken_up(
    article: Article, statements: Sequence[Statement], mentions: Sequence[EventMention], echoes: Iterable[Echo]
) -> list[EventMention]:
    """The mentions that nouns make by taking up one of `mentions`, which stand in the order of the text."""
    whole = [mention for mention in mentions if _is_whole(mention)]
    places, starts = [mention.statement for mention in whole], [mention.trigger_start for mention in mentions]
    told = {(mention.statement, mention.event_type, _codes(mention)) for mention in mentions}
    found: list[EventMention] = []
    strangers: list[Echo] = []
    for echo in echoes if whole else ():
        if not echo.known:
            strangers.append(echo)
            continue
        before = bisect_left(places, echo.statement)
        last = _antecedent(echo, whole[max(0, before - _MOST) : before])
        if last is None or any(_stands_between(stranger, last) for stranger in strangers[-_MOST:]):
            continue
        behind = bisect_left(starts, echo.end)
        spanned = any(mention.trigger_end > echo.start for mention in mentions[max(0, behind - _SPANNING) : behind])
        if not spanned and (echo.statement, last.event_type, _codes(last)) not in told:
            found.append(_mention(statements[echo.statement], echo, last, article.text))
    return found


def _antecedent(echo: Echo, before: Sequence[EventMention]) -> EventMention | None:
    """The mention that a noun takes up of those before it: the last that fits; none where it is far from that and there are others, or two are
    told at once."""
    last: EventMention | None = None
    for mention in reversed(before):
        if last is None:
            if echo.statement - mention.statement > _FAR:
                return None
            last = mention if _fits(echo, mention) else None
        elif mention.statement != last.statement and echo.statement - last.statement <= _NEAR:
            break
        elif _codes(mention) != _codes(last) and _fits(echo, mention):
            return None
    return last


def _stands_between(stranger: Echo, last: EventMention) -> bool:
    """Whether a noun behind a mention is of others' acts of its kind: "struck a port in answer to Chadian raids. The raids"."""
    return (
        stranger.start > last.trigger_end and not _is_of(stranger, last)
        and any(_is_kind(kind, code, last, talk=True) for kind, code in stranger.kinds)
    )  # fmt: skip


def _is_whole(mention: EventMention) -> bool:
    """Whether both sides of a mention are told, and it is done or will be."""
    done = mention.modality in (Modality.HAPPENED, Modality.PLANNED)
    return (
        done and mention.cameo != MEDIATION and bool(mention.actors and mention.recipients) and len(_codes(mention)) > 1
    )


def _codes(mention: EventMention) -> frozenset[str]:
    return frozenset((*mention.actor_codes, *mention.recipient_codes))


def _is_of(echo: Echo, mention: EventMention) -> bool:
    """Whether all whom a noun names are the sides of a mention."""
    if mention.event_type in SYMMETRIC or mention.cameo == SIGNED:
        return echo.named <= _codes(mention)
    there = echo.acting <= {*mention.actor_codes} and echo.received <= {*mention.recipient_codes}
    return there and echo.named <= _codes(mention)


def _fits(echo: Echo, mention: EventMention) -> bool:
    if not _is_of(echo, mention):
        return False
    first, last = mention.date.first_day, mention.date.last_day
    if echo.days is not None and (first is None or last is None or first > echo.days[1] or last < echo.days[0]):
        return False
    return any(_is_kind(kind, code, mention, talk=echo.talk) for kind, code in echo.kinds)


def _is_kind(kind: EventType, code: str, mention: EventMention, *, talk: bool) -> bool:
    """Whether a noun of this type and code may name the event of a mention."""
    told = mention.cameo
    if code == SIGNED and (told.startswith(TRUCE) or (told.startswith("03") and not told.startswith(_INVITED))):
        return True  # "they agreed to talk. The agreement"
    if kind is not mention.event_type:
        return False
    if told.startswith(_FIGHTS):
        return True
    if told.startswith(_MET):
        return told[:3] == code[:3] or (code[:3] != _CALL and code != MEDIATION and (talk or told[:3] != _CALL))
    if kind in _GENERAL and "0" in (told[2:3], code[2:3]):
        return True
    return told.startswith(code) or code.startswith(told)


def _mention(statement: Statement, echo: Echo, told: EventMention, text: str) -> EventMention:
    return replace(
        told, statement=statement.number, start=statement.start, end=statement.end, quote=text[statement.start : statement.end],
        trigger_start=echo.start, trigger_end=echo.end, rule_id=f"{told.rule_id.partition('+')[0]}+echo", confidence=_CONFIDENCE,
        date=EventDate(reason=f'takes up what was told before: "{text[told.trigger_start : told.trigger_end]}"'), section=statement.section,
        reported_by="", reported_span=None, alleged=False,
    )  # fmt: skip
