"""Noun phrases, verb groups and the marks between them: a sentence as a flat row of chunks."""

from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.marks import Chunk, Mark
from timeline.clauses.phrases import INSIDE, NounPhrase, phrase_at
from timeline.clauses.reshaping import reshaped
from timeline.clauses.units import BOTH, Unit, plain
from timeline.clauses.verbs import read_verb
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind


def chunks_of(units: tuple[Unit, ...], forms: VerbForms) -> tuple[Chunk, ...]:
    """The chunks of a statement, in order; adverbs and dates are left out."""
    found: list[Chunk] = []
    latest: VerbGroup | None = None
    place, apart = 0, False
    while place < len(units):
        unit = units[place]
        if unit.lower == "that" and (_opens_clause(units, place, found) or _before_adverb(units, place, forms)):
            found.append(Mark(place, place + 1, "sub", "that"))
            place += 1
            continue
        group = read_verb(units, place, forms, latest)
        if group is not None:
            found.append(group)
            latest = group
            place = group.last
        elif latest is not None and latest.last == place and found[-1] is latest and _is_particle(units, place, latest):
            place += 1
        elif unit.lower in _DATING and _before_day(units, place):
            place += 1  # "gave Chad until Friday to leave", "held in Chad since 2015 was freed"
        elif unit.lower in _MEASURES and not _is_matter(unit, found) and (size := _measure(units, place)) > 0:
            place += size
        elif unit.kind in {"prep", "to"} or (
            unit.lower in BOTH and _before_phrase(units, _behind_owner_day(units, place + 1), forms)
        ):
            phrase = phrase_at(units, _behind_owner_day(units, place + 1), forms, unit.lower)
            if phrase is not None or place + 1 >= len(units) or units[place + 1].kind != "time":
                found.append(phrase if phrase is not None else Mark(place, place + 1, "prep", unit.lower))
            place = phrase.last if phrase is not None else place + 1
        elif unit.lower in {"each", "all", "both"} and unit.mention is None and _verb_follows(units, place, forms):
            place += 1  # "Peru and Chile each expelled"
        elif unit.kind == "neg" and unit.lower in _NEVER:
            place += 1  # "Chad never recognised", "no longer buys"
        elif unit.kind in INSIDE or unit.kind in {"pron", "neg"}:
            phrase = phrase_at(units, place, forms, "", no_verb=True)
            if phrase is not None:
                found.append(phrase)
            place = phrase.last if phrase is not None else place + 1
        elif plain(unit.kind) or (unit.kind == "comma" and _closes_apposition(found)):
            place += 1
        else:
            apart = apart or (place > 0 and (units[place - 1].kind, unit.kind) in _ASIDE)
            found.append(Mark(place, place + 1, unit.kind, unit.lower))
            place += 1
    return tuple(reshaped(found, units, forms, apart=apart))


def _behind_owner_day(units: tuple[Unit, ...], place: int) -> int:
    """Where the phrase goes on that a day with a genitive may open: "after Friday's clash", "at Monday's meeting"."""
    owned = place + 1 < len(units) and units[place].kind == "time" and units[place + 1].kind == "gen"
    return place + 1 if owned else place


_DATING: Final = frozenset({"until", "till", "since", "before", "after"})
"""Words of both kinds that with a day or year say when."""


def _before_day(units: tuple[Unit, ...], place: int) -> bool:
    """Whether a day or year stands behind, by itself: not "after Monday's attack", "since Friday prayers"."""
    if place + 1 >= len(units) or units[place + 1].kind != "time":
        return False
    return place + 2 >= len(units) or units[place + 2].kind not in {"word", "gen", "hyphen"}


_ASIDE: Final = frozenset({("conj", "comma"), ("comma", "conj")})
"""Marks next to each other around what is put in."""
_NEVER: Final = frozenset({"never", "no longer", "hardly", "scarcely"})
"""Negations that stand before a verb, not before a noun."""
_MEASURES: Final = {
    first: tuple(tuple(words.split()) for words in several)
    for first, several in {
        "at": ("at least", "at most", "at the very least"), "up": ("up to",), "close": ("close to",),
        "as": ("as many as", "as much as", "as few as"), "more": ("more than",), "less": ("less than",), "fewer": ("fewer than",),
        "no": ("no fewer than", "no less than", "no more than"), "upwards": ("upwards of",), "in": ("in excess of",),
        "about": ("about",), "around": ("around",), "over": ("over",),
    }.items()
}  # fmt: skip


_PLACING: Final = frozenset({"about", "around", "over"})
"""Prepositions of place or matter, which measure a number only right behind a verb or at the head of a clause."""


def _is_matter(unit: Unit, found: list[Chunk]) -> bool:
    """Whether "about", "around" or "over" says what something is about or where it is: "complained about 30 arrests"; not "freed about 30"."""
    if unit.lower not in _PLACING or not found:
        return False
    last = found[-1]
    if isinstance(last, VerbGroup):
        return any(word_classes().has("topical", lemma) for lemma in last.lemmas)
    return not isinstance(last, Mark)


def _is_round(units: tuple[Unit, ...], place: int) -> bool:
    """Whether "a dozen" or "a thousand" stands here."""
    return units[place].lower == "a" and place + 1 < len(units) and units[place + 1].kind == "num"


def _measure(units: tuple[Unit, ...], place: int) -> int:
    """How many units of "up to", "as many as" and the like stand before a number; 0 when none."""
    for words in _MEASURES[units[place].lower]:
        after = place + len(words)
        if after < len(units) and all(units[place + n].lower == word for n, word in enumerate(words)):
            at_number = units[after].kind in {"num", "mark"} or words[0] == "at" or _is_round(units, after)
            return len(words) if at_number else 0
    return 0


def _opens_clause(units: tuple[Unit, ...], place: int, found: list[Chunk]) -> bool:
    """ "said that the", "demanded that Iran": "that" before what begins a subject, or right behind a verb that governs clauses."""
    if place + 1 >= len(units):
        return False
    following = units[place + 1]
    if following.kind in {"det", "poss", "pron"} or _is_plural(units, place + 1):
        return True
    if following.kind == "actor" and following.mention is not None and not following.mention.adjective:
        return True
    last = found[-1] if found else None
    if not isinstance(last, VerbGroup) or following.kind not in {"word", "actor", "num"}:
        return False
    governors = word_classes().governors
    return any(governors.get(lemma, frozenset()) & {"say", "deny", "control_object", "judge"} for lemma in last.lemmas)


def _is_plural(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word behind "that" is of several, before which it opens a clause: "that prisoners be freed", "that forty of its men"."""
    if units[at].kind == "num":
        return at + 1 < len(units) and (units[at + 1].lower == "of" or units[at + 1].kind == "hyphen")
    return units[at].kind == "word" and word_classes().has("people", units[at].lower) and units[at].lower.endswith("s")


def _before_adverb(units: tuple[Unit, ...], place: int, forms: VerbForms) -> bool:
    """ "It was Chad that first banned", "a ban that never took hold": nothing but an adverb stands between "that" and its verb."""
    at = place + 1
    while at < len(units) and units[at].kind in {"adv", "neg"}:
        at += 1
    return place > 0 and at > place + 1 and _verb_follows(units, at - 1, forms)


def _is_particle(units: tuple[Unit, ...], place: int, verb: VerbGroup) -> bool:
    """The second part of a verb right before it and before its object: "carried out an air strike", "handed over prisoners"."""
    word = units[place].lower
    if place + 1 >= len(units):
        return False
    following = units[place + 1]
    if word in _PARTICLES:
        return following.kind in {"det", "poss", "word", "actor", "num"}
    if not any(word_classes().has("phrasal", f"{lemma}:{word}") for lemma in verb.lemmas):
        return False
    is_place = (
        following.mention is not None
        and following.mention.kind is ActorKind.COUNTRY
        and not following.mention.adjective
    )
    return following.kind in {"det", "poss", "word", "actor", "num"} and not (is_place and word in {"in", "through"})


_PARTICLES: Final = frozenset({"out", "up", "off", "down"})


def _verb_follows(units: tuple[Unit, ...], place: int, forms: VerbForms) -> bool:
    return place + 1 < len(units) and read_verb(units, place + 1, forms, None) is not None


def _before_phrase(units: tuple[Unit, ...], place: int, forms: VerbForms) -> bool:
    """ "after the talks," against "after Russia attacked": whether a phrase begins here that no verb follows."""
    phrase = phrase_at(units, place, forms, "")
    if phrase is None:
        return False
    at = _behind_list(units, phrase, forms)
    while at < len(units) and plain(units[at].kind):
        at += 1
    while at < len(units) and units[at].kind in {"prep", "conj"}:
        after = phrase_at(units, at + 1, forms, "")
        if after is None:
            break
        at = after.last
    group = read_verb(units, at, forms, None) if at < len(units) else None
    return group is None or not group.finite


def _behind_list(units: tuple[Unit, ...], first: NounPhrase, forms: VerbForms) -> int:
    """Where a list of names that `first` opens comes to its "and", or the end of `first`: "after Mali, Niger | and Chad cut ties"."""
    at, listed = first.last, first
    while listed.mention is not None and at < len(units) and units[at].kind == "comma":
        following = phrase_at(units, at + 1, forms, "")
        if following is None:
            break
        at, listed = following.last, following
        if at < len(units) and units[at].kind == "conj" and listed.mention is not None:
            return at
    return first.last


def _closes_apposition(found: list[Chunk]) -> bool:
    """Whether a comma stands behind an actor whose words hold its fellow: "the foreign minister, Ivan Petrov, said"."""
    last = found[-1] if found else None
    return isinstance(last, NounPhrase) and last.mention is not None and "," in last.mention.text
