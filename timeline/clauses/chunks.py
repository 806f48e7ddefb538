"""Noun phrases, verb groups and the marks between them: a sentence as a flat row of chunks."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.phrases import INSIDE, NounPhrase, phrase_at
from timeline.clauses.units import BOTH, Unit, plain
from timeline.clauses.verbs import read_verb
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind


class Mark:
    """A word or sign between phrases: comma, stop, dash, quote, open, close, conj, sub, rel, prep (before no noun phrase)."""

    __slots__ = ("first", "kind", "last", "word")

    def __init__(self, first: int, last: int, kind: str, word: str) -> None:
        self.first, self.last, self.kind, self.word = first, last, kind, word


Chunk = NounPhrase | VerbGroup | Mark


def chunks_of(units: tuple[Unit, ...], forms: VerbForms) -> tuple[Chunk, ...]:
    """The chunks of a statement, in order; adverbs and dates are left out."""
    found: list[Chunk] = []
    latest: VerbGroup | None = None
    place, apart = 0, False
    while place < len(units):
        unit = units[place]
        if unit.lower == "that" and _opens_clause(units, place, found):
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
        elif unit.lower in {"until", "till"} and units[place + 1 : place + 2] and units[place + 1].kind == "time":
            place += 1  # "gave Chad until Friday to leave"
        elif unit.lower in _MEASURES and not _is_matter(unit, found) and (size := _measure(units, place)) > 0:
            place += size
        elif unit.kind in {"prep", "to"} or (unit.lower in BOTH and _before_phrase(units, place + 1, forms)):
            phrase = phrase_at(units, place + 1, forms, unit.lower)
            if phrase is not None or place + 1 >= len(units) or units[place + 1].kind != "time":
                found.append(phrase if phrase is not None else Mark(place, place + 1, "prep", unit.lower))
            place = phrase.last if phrase is not None else place + 1
        elif unit.lower in {"each", "all", "both"} and _verb_follows(units, place, forms):
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
    if apart:
        found = _without_asides(found)
    joined = _with_whole_titles(_with_shared_heads(_that_as_relative(found)), units)
    return tuple(_with_reduced_clauses(joined, units, forms))


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
    if following.kind in {"det", "poss", "pron"}:
        return True
    if following.kind == "actor" and following.mention is not None and not following.mention.adjective:
        return True
    last = found[-1] if found else None
    if not isinstance(last, VerbGroup) or following.kind not in {"word", "actor", "num"}:
        return False
    governors = word_classes().governors
    return any(governors.get(lemma, frozenset()) & {"say", "deny", "control_object", "judge"} for lemma in last.lemmas)


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
    at = phrase.last
    while at < len(units) and plain(units[at].kind):
        at += 1
    while at < len(units) and units[at].kind in {"prep", "conj"}:
        after = phrase_at(units, at + 1, forms, "")
        if after is None:
            break
        at = after.last
    group = read_verb(units, at, forms, None) if at < len(units) else None
    return group is None or not group.finite


def _closes_apposition(found: list[Chunk]) -> bool:
    """Whether a comma stands behind an actor whose words hold its fellow: "the foreign minister, Ivan Petrov, said"."""
    last = found[-1] if found else None
    return isinstance(last, NounPhrase) and last.mention is not None and "," in last.mention.text


_ASIDE: Final = frozenset({("conj", "comma"), ("comma", "conj")})
"""Marks next to each other around what is put in."""


def _without_asides(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without the commas of what is put in behind a conjunction ("A and, to a lesser extent, B"), and without those around a
    second verb before the object of both ("denounced, and later sued, Chad")."""
    for at in [at for at, chunk in enumerate(chunks) if isinstance(chunk, Mark) and chunk.kind == "conj"][::-1]:
        if _is_comma(chunks, at + 1):
            end = at + 2
            while end < len(chunks) and _is_adverbial(chunks[end]):
                end += 1
            if _is_comma(chunks, end):
                del chunks[at + 1 : end + 1]
        elif _is_comma(chunks, at + 2) and _is_comma(chunks, at - 1) and _joins_verbs(chunks, at):
            del chunks[at + 2]
            del chunks[at - 1]
    return chunks


def _is_comma(chunks: list[Chunk], at: int) -> bool:
    chunk = chunks[at] if 0 < at < len(chunks) else None
    return isinstance(chunk, Mark) and chunk.kind == "comma"


def _is_adverbial(chunk: Chunk) -> bool:
    """Whether a chunk is a phrase under a preposition that names nobody: "to a lesser extent"."""
    return isinstance(chunk, NounPhrase) and bool(chunk.prep) and not chunk.owners and chunk.mention is None


def _joins_verbs(chunks: list[Chunk], at: int) -> bool:
    """Whether the conjunction at `at`, between commas, joins a verb to one before them, and the object of both stands behind them."""
    if at < 2 or at + 3 >= len(chunks):
        return False
    first, second, behind = chunks[at - 2], chunks[at + 1], chunks[at + 3]
    verbs = isinstance(first, VerbGroup) and isinstance(second, VerbGroup) and first.finite and second.finite
    return verbs and isinstance(behind, NounPhrase) and not behind.prep


def _with_shared_heads(chunks: list[Chunk]) -> list[Chunk]:
    """ "The Russian and US navies": an adjective without a noun has the noun of the phrase that it is joined to."""
    for at in range(len(chunks) - 3, -1, -1):
        joint = chunks[at + 1]
        if not isinstance(joint, Mark):
            continue
        first, second = chunks[at], chunks[at + 2]
        if not (isinstance(first, NounPhrase) and isinstance(second, NounPhrase)):
            continue
        bare = first.mention is None and first.head == "" and first.owners and not first.words
        if not bare or joint.kind not in {"conj", "comma"} or second.prep or not first.owners[-1].adjective:
            continue
        head = second.head or (second.mention.text.lower().split()[-1] if second.mention is not None else "")
        chunks[at] = replace(first, head=head, words=second.words or (head,))
    return chunks


_TITLED: Final = frozenset(
    {"agreement", "treaty", "accord", "pact", "convention", "act", "commission", "partnership", "compact"}
)
"""Last words of titles that hold an "and"."""


def _with_whole_titles(chunks: list[Chunk], units: tuple[Unit, ...]) -> list[Chunk]:
    """ "The Trade and Investment Framework Agreement": a title in capitals is one phrase, its "and" included."""
    for at in range(len(chunks) - 3, -1, -1):
        joint = chunks[at + 1]
        if not isinstance(joint, Mark):
            continue
        first, second = chunks[at], chunks[at + 2]
        if not (isinstance(first, NounPhrase) and isinstance(second, NounPhrase)):
            continue
        titled = second.head in _TITLED and all(unit.capital for unit in units[second.first : second.last])
        if joint.word == "and" and titled and first.head and units[first.last - 1].capital and not second.prep:
            words = first.words + second.words
            chunks[at : at + 3] = [replace(first, last=second.last, words=words, head=second.head)]
    return chunks


def _with_reduced_clauses(chunks: list[Chunk], units: tuple[Unit, ...], forms: VerbForms) -> list[Chunk]:
    """ "An agreement reached between A and B settled it": of two past verbs with nothing between them that could open a clause, the first
    is an attribute of its noun."""
    for at in range(1, len(chunks) - 2):
        group = chunks[at]
        if not isinstance(group, VerbGroup) or group.tag != "past" or group.last - group.first != 1:
            continue
        before, after = chunks[at - 1], chunks[at + 1]
        passive = any(tag == "participle" for _, tag in forms.get(units[group.first].lower, ()))
        noun = isinstance(before, NounPhrase) and before.mention is None and not before.pronoun
        if passive and noun and isinstance(after, NounPhrase) and after.prep and _verb_closes(chunks, at):
            chunks[at] = replace(group, tag="participle", finite=False, passive=True)
    return chunks


def _verb_closes(chunks: list[Chunk], at: int) -> bool:
    """Whether a finite verb follows behind noun phrases alone, joined ones among them."""
    for place in range(at + 1, len(chunks)):
        chunk, before = chunks[place], chunks[place - 1]
        if isinstance(chunk, VerbGroup):
            return chunk.finite and isinstance(before, NounPhrase) and bool(before.prep or place > at + 2)
        if isinstance(chunk, Mark) and chunk.kind != "conj":
            return False
    return False


def _that_as_relative(chunks: list[Chunk]) -> list[Chunk]:
    """ "that" right before a verb group stands for the noun before it; elsewhere it opens a clause."""
    for at in range(len(chunks) - 1):
        if not isinstance(chunks[at + 1], VerbGroup):
            continue
        chunk = chunks[at]
        if isinstance(chunk, NounPhrase) and chunk.last - chunk.first == 1 and chunk.head == "" and not chunk.actors:
            if not chunk.pronoun and not chunk.owners and not chunk.words:
                chunks[at] = Mark(chunk.first, chunk.last, "rel", "that")
        elif isinstance(chunk, Mark) and chunk.kind == "sub" and chunk.word in {"that", "what"}:
            chunks[at] = Mark(chunk.first, chunk.last, "rel", chunk.word)
    return chunks
