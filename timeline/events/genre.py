"""Whether a text is a report: memoirs, reviews, lives and opinions tell of what was done at some time, and not of what is new."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from timeline.lexicons.saying import saying
from timeline.lexicons.tables import read_toml
from timeline.records import ActorMention, Article, DateValue, Statement
from timeline.terms import ActorKind, Section

_LEAST_OF_REVIEW: Final = 3
_SHARE_OF_REVIEW: Final = 5
"""One of so many statements must speak of a book or a film."""
_LEAST_IN_PERSON: Final = 3
_SHARE_IN_PERSON: Final = 5
"""One of so many statements must be in the first person of a text that somebody tells of himself."""
_LEAST_TO_ARGUE: Final = 8
_SHARE_SAID: Final = 10
"""At most one of so many statements of an argument tells who said something,"""
_SHARE_ARGUED: Final = 4
"""and one of so many asks, wishes or speaks of us."""
_AT_WAR: Final = frozenset({ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION})
_LEAST_OF_DIGS: Final = 3
"""Words of digging and of what is dug up, each counted once."""
_LEAST_TO_SUPPOSE: Final = 4
_SHARE_SUPPOSED: Final = 2
"""One of so many statements of a supposition tells what would be."""


class _Words(NamedTuple):
    labels: frozenset[str]
    opening: frozenset[str]
    phrases: tuple[str, ...]
    of_reviews_only: frozenset[str]
    of_reviews: frozenset[str]
    first_person: frozenset[str]
    shared: frozenset[str]
    wishing: frozenset[str]
    supposing: frozenset[str]
    antiquity: frozenset[str]
    saying: frozenset[str]
    official: frozenset[str]


@cache
def _lists() -> _Words:
    raw = read_toml("genres.toml")
    words = {name: frozenset(text.split()) for name, text in raw.items()}
    phrases, labels = (tuple(phrase.strip() for phrase in raw[name].split("|")) for name in ("phrases", "labels"))
    said = saying() | {"according"}
    official = frozenset(read_toml("actors.toml")["titles_of_statements"].split())
    return _Words(
        frozenset(labels), words["opening"], phrases, words["of_reviews_only"], words["of_reviews_only"] | words["of_reviews"],
        words["first_person"], words["shared"], words["wishing"], words["supposing"], words["antiquity"], said, official,
    )  # fmt: skip


def is_report(
    article: Article,
    statements: Sequence[Statement],
    words: Mapping[int, frozenset[str]],
    actors: Sequence[ActorMention],
    dates: Sequence[DateValue],
) -> bool:
    """Whether an article reports, or is the word of somebody in office: what it does not date is then of its own day."""
    if not statements or any(actor.rule_id == "voice.author" for actor in actors):
        return True
    known, head = _lists(), statements[0]
    if _is_labelled(article.title or article.text[: head.end].lstrip().partition("\n")[0], known):
        return False
    if not known.official.isdisjoint(words[head.number]):
        return True
    own = [one for one in statements if one.section is Section.BODY and not one.quoted]
    return not (
        _ends_as_none(article, statements, known)
        or _is_review(own, words, known)
        or _is_own_view(article, own, words, known)
        or _is_supposed(own, words, known)
        or _is_of_antiquity(own, words, known, actors)
        or _is_of_the_past(article, own, words, known, dates)
    )


def is_review(statements: Sequence[Statement], words: Mapping[int, frozenset[str]]) -> bool:
    """Whether an article speaks of a book, a film or an exhibition, in which days run on that are not told as news."""
    own = [one for one in statements if one.section is Section.BODY and not one.quoted]
    return _is_review(own, words, _lists())


def is_life(
    article: Article,
    statements: Sequence[Statement],
    words: Mapping[int, frozenset[str]],
    actors: Sequence[ActorMention],
    violent: frozenset[str],
) -> bool:
    """Whether a text begins with a death and the age of the dead, of nobody known in office or hurt by somebody: a life, which tells of him
    what others did in passing."""
    opening = statements[:_OPENING]
    said = frozenset().union(*(words[one.number] for one in opening)) - _DEAD
    if not opening or not violent.isdisjoint(said):
        return False
    if _DIED.search(article.text, opening[0].start, opening[-1].end) is None:
        return False
    return not any(actor.kind is ActorKind.PERSON and actor.start < opening[-1].end for actor in actors)


_OPENING: Final = 2
_DEAD: Final = frozenset({"dead"})
_DIED: Final = re.compile(r"\b(?:died|dies|is dead)\b[^.;]{0,90}\b(?:aged|at|age of|was) [1-9]\d\b")


def _is_labelled(title: str, known: _Words) -> bool:
    """Whether a title says what the text is: "Opinion: Europe must grow up", "Remembering Ambassador X"."""
    first = title.lower().split(maxsplit=1)[:1]
    if first and first[0] in known.opening:
        return True
    label = _LABEL_END.split(title.lower(), maxsplit=1)
    return len(label) > 1 and label[0].strip() in known.labels


_LABEL_END: Final = re.compile(r":\s|\s[|–—-]\s")
"""What stands behind a label: "Opinion: ...", "Book review | ..."."""


def _ends_as_none(article: Article, statements: Sequence[Statement], known: _Words) -> bool:
    """Whether the last words of a text are on its author, or on who is left behind."""
    for statement in statements[-2:]:
        text = article.text[statement.start : statement.end].lower()
        if any(phrase in text for phrase in known.phrases):
            return True
    return False


def _is_review(own: Sequence[Statement], words: Mapping[int, frozenset[str]], known: _Words) -> bool:
    """Whether several statements speak of a book or a film, in several ways."""
    told = [some for some in (known.of_reviews & words[one.number] for one in own) if some]
    every = frozenset().union(*told)
    often = len(told) >= _LEAST_OF_REVIEW and len(told) * _SHARE_OF_REVIEW >= len(own)
    return often and len(every) >= _LEAST_OF_REVIEW and not every.isdisjoint(known.of_reviews_only)


def _is_own_view(
    article: Article, own: Sequence[Statement], words: Mapping[int, frozenset[str]], known: _Words
) -> bool:
    """Whether somebody tells of himself, or argues: in the first person, by questions and by what should be."""
    in_person = sum(
        1
        for one in own
        if not known.first_person.isdisjoint(words[one.number])
        and _NUMERAL.search(article.text, one.start, one.end) is None
    )
    if in_person >= _LEAST_IN_PERSON and in_person * _SHARE_IN_PERSON >= len(own):
        return True
    if len(own) < _LEAST_TO_ARGUE or sum(
        1 for one in own if not known.saying.isdisjoint(words[one.number])
    ) * _SHARE_SAID > len(own):
        return False
    asked = sum(1 for one in own if article.text[one.end - 1] == "?")
    argued = sum(1 for one in own if not (known.shared | known.wishing).isdisjoint(words[one.number]))
    return bool(asked + in_person) and (asked + argued + in_person) * _SHARE_ARGUED >= len(own)


def _is_of_antiquity(
    own: Sequence[Statement], words: Mapping[int, frozenset[str]], known: _Words, actors: Sequence[ActorMention]
) -> bool:
    """Whether one of the first statements speaks of who digs up what was long ago, and two of all in several words; not where they name who
    fights there now."""
    if len(own) < _LEAST_TO_SUPPOSE or any(a.kind in _AT_WAR and a.start < own[1].end for a in actors):
        return False
    met = [known.antiquity & words[one.number] for one in own]
    if not any(met[:2]):
        return False
    return sum(map(bool, met)) >= 2 and len(frozenset().union(*met)) >= _LEAST_OF_DIGS


def _is_supposed(own: Sequence[Statement], words: Mapping[int, frozenset[str]], known: _Words) -> bool:
    """Whether most of a text says what would, could or might be, and nobody in it says so: a game of thought."""
    if len(own) < _LEAST_TO_SUPPOSE:
        return False
    supposing = sum(1 for one in own if not known.supposing.isdisjoint(words[one.number]))
    if supposing * _SHARE_SUPPOSED < len(own):
        return False
    return sum(1 for one in own if not known.saying.isdisjoint(words[one.number])) * _SHARE_TOLD <= len(own)


def _is_of_the_past(
    article: Article,
    own: Sequence[Statement],
    words: Mapping[int, frozenset[str]],
    known: _Words,
    dates: Sequence[DateValue],
) -> bool:
    """Whether a longer text names days, none of them about its own, and hardly tells what anybody said: a history, or a life."""
    published = article.published
    if published is None or len(own) < _LEAST_TO_ARGUE:
        return False
    days = {date.first_day for date in dates if date.first_day is not None and date.first_day < published}
    if len(days) < _LEAST_OF_PAST or any(_is_new(date, published) for date in dates):
        return False
    return sum(1 for one in own if not known.saying.isdisjoint(words[one.number])) * _SHARE_TOLD <= len(own)


_LEAST_OF_PAST: Final = 2
"""Days of the past that make a history of a text: one without any is a report as well as not."""
_OF_NOW: Final = 62
"""Days around the article's own that news is about."""
_SHARE_TOLD: Final = 6
_NUMERAL: Final = re.compile(r"[A-Z][a-z]+\s(?:War\s)?I\b(?!\s[a-z])")
"""The figure: "World War I", "Article I of", "Elizabeth I"."""


def _is_new(date: DateValue, day: dt.date) -> bool:
    """Whether a date is about a day, or after it: "this year" is, whatever its first day."""
    return date.last_day is not None and (day - date.last_day).days <= _OF_NOW
