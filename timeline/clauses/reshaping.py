"""What neighbouring chunks make of each other: inversions, insertions, shared heads, titles, relative and reduced clauses."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.marks import Chunk, Mark
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.reduced_clauses import with_reduced_clauses, without_beliefs
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes


def reshaped(chunks: list[Chunk], units: tuple[Unit, ...], forms: VerbForms, *, apart: bool) -> list[Chunk]:
    """The chunks as their neighbours have them; `apart` where a comma stands next to a conjunction."""
    if apart:
        chunks = _without_asides(chunks)
    chunks = _that_as_relative(_without_inversions(_with_neither(_with_pairs(chunks), units), units))
    chunks = without_beliefs(chunks)
    return with_reduced_clauses(_with_whole_titles(_with_shared_heads(chunks), units), units, forms)


def _with_pairs(chunks: list[Chunk]) -> list[Chunk]:
    """ "Talks between Chad, Niger": the comma of a headline between two is an "and"."""
    _own_together(chunks)
    for at in range(1, len(chunks) - 1):
        comma, one, other = chunks[at], chunks[at - 1], chunks[at + 1]
        if not (isinstance(comma, Mark) and comma.kind == "comma" and isinstance(one, NounPhrase)):
            continue
        if one.prep != "between" or not (isinstance(other, NounPhrase) and other.actors and one.actors) or other.prep:
            continue
        behind = chunks[at + 2] if at + 2 < len(chunks) else None
        if not (isinstance(behind, Mark) and behind.kind in {"comma", "conj"}):
            chunks[at] = Mark(comma.first, comma.last, "conj", "and")
    return chunks


def _own_together(chunks: list[Chunk]) -> None:
    """ "Chad, Niger ceasefire takes effect": two names at the head of a headline that have its noun together."""
    if len(chunks) < _SHORTEST or not (isinstance(chunks[1], Mark) and chunks[1].kind == "comma"):
        return
    one, both, behind = chunks[0], chunks[2], chunks[3]
    if not (
        isinstance(one, NounPhrase) and isinstance(both, NounPhrase) and isinstance(behind, (VerbGroup, NounPhrase))
    ):
        return
    if (
        one.mention is None
        or one.words
        or one.owners
        or one.prep
        or both.prep
        or not both.head
        or len(both.owners) != 1
    ):
        return
    owner = both.owners[0]
    bare = both.last - both.first == len(both.words) + 1 and not owner.adjective and owner.code != one.mention.code
    if bare and not one.mention.codes and word_classes().has("between", both.head):
        chunks[:3] = [replace(both, first=one.first, owners=(one.mention, owner))]


_SHORTEST: Final = 4
"""Chunks of the shortest headline that begins so."""
_WILLED: Final = frozenset({"will", "would"})
"""Auxiliaries of what two refuse, where neither does it; of what neither did nothing is told."""


def _with_neither(chunks: list[Chunk], units: tuple[Unit, ...]) -> list[Chunk]:
    """ "Neither Chad nor Niger would accept it": two that are joined, and a verb that is negated."""
    for at in range(len(chunks) - 3, -1, -1):
        one, other, verb = chunks[at : at + 3]
        if not (isinstance(one, NounPhrase) and isinstance(other, NounPhrase) and isinstance(verb, VerbGroup)):
            continue
        opens = (units[one.first].lower, units[other.first].lower)
        if opens != ("neither", "nor") or verb.modal.lower() not in _WILLED or other.last - other.first < 2:
            continue
        chunks[at : at + 3] = [
            replace(one, first=one.first + 1, negated=False),
            Mark(other.first, other.first + 1, "conj", "nor"),
            replace(other, first=other.first + 1, negated=False),
            VerbGroup(
                verb.first, verb.last, verb.at, verb.lemmas, verb.tag, verb.finite, verb.infinitive, verb.passive, True, verb.modal,
                verb.perfect, verb.preposition,
            ),
        ]  # fmt: skip
    return chunks


_INVERTING: Final = frozenset({"do", "have", "be"})
_CALLING: Final = frozenset({"nor", "neither", "never", "only", "seldom", "rarely", "so", "no", "not"})
"""Words at the head of a clause that call its auxiliary before its subject."""
_DENYING: Final = _CALLING - {"only", "so"}
_AFFIRMING: Final = frozenset({"only", "sooner", "until"})
"""Words by which what stands with "not" or "no" was done after all: "no sooner had Chad signed", "not until May did it"."""


def _without_inversions(chunks: list[Chunk], units: tuple[Unit, ...]) -> list[Chunk]:
    """ "Nor did Chad accept the offer", "only then had Chad left": the auxiliary before the subject belongs to the verb behind it."""
    for at in range(len(chunks) - 3, -1, -1):
        auxiliary, subject = chunks[at], chunks[at + 1]
        if not (isinstance(auxiliary, VerbGroup) and isinstance(subject, NounPhrase)) or subject.prep:
            continue
        if auxiliary.last - auxiliary.first != 1 or _INVERTING.isdisjoint(auxiliary.lemmas):
            continue
        word = units[auxiliary.first].lower
        if word in _SUPPOSING and (at == 0 or isinstance(chunks[at - 1], Mark)) and _is_supposed(chunks[at + 2]):
            chunks[at] = Mark(
                auxiliary.first, auxiliary.last, "sub", "had" if word == "had" else "if"
            )  # "should Chad attack", "had Chad attacked"
            chunks[at + 2] = _supposed(chunks[at + 2], perfect=word == "had")
            continue
        so = units[chunks[at + 2].first].lower == "so"  # "never had Chad so openly accused"
        verb = chunks[at + 2 + so] if at + 2 + so < len(chunks) else None
        head = _head_of_clause(units, auxiliary)
        if not isinstance(verb, VerbGroup) or verb.last - verb.first != 1 or _CALLING.isdisjoint(head):
            continue
        aux = auxiliary.lemmas[0]
        if (aux == "do") != (verb.tag == "base"):
            continue
        denied = not _DENYING.isdisjoint(head) and not so and _AFFIRMING.isdisjoint(head)
        chunks[at + 1 : at + 3 + so] = [
            subject,
            VerbGroup(
                verb.first, verb.last, verb.at, verb.lemmas, "past" if aux == "do" else "participle", True, False,
                aux == "be", denied or verb.negated, "", aux == "have",
            ),
        ]  # fmt: skip
        del chunks[at]
    return chunks


_SUPPOSING: Final = frozenset({"should", "had", "were"})
"""Auxiliaries that open a condition before its subject."""


def _is_supposed(chunk: Chunk) -> bool:
    return isinstance(chunk, VerbGroup) and not chunk.modal and chunk.tag in {"base", "past", "participle"}


def _supposed(chunk: Chunk, *, perfect: bool) -> Chunk:
    """The verb of a condition whose auxiliary stands before its subject, as one that is finite."""
    if not isinstance(chunk, VerbGroup):
        return chunk
    return VerbGroup(
        chunk.first,
        chunk.last,
        chunk.at,
        chunk.lemmas,
        "third" if chunk.tag == "base" else chunk.tag,
        True,
        False,
        chunk.passive,
        chunk.negated,
        "",
        perfect,
    )


def _head_of_clause(units: tuple[Unit, ...], auxiliary: VerbGroup) -> frozenset[str]:
    """The words of a clause before its auxiliary, where no actor and no mark stands among them."""
    first = auxiliary.first
    while first > 0 and units[first - 1].kind not in {"stop", "comma", "actor", "quote", "dash"}:
        first -= 1
    return frozenset(word for unit in units[first : auxiliary.first] for word in unit.lower.split())


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


def _joined(chunks: list[Chunk]) -> Iterator[tuple[int, NounPhrase, Mark, NounPhrase]]:
    """Two phrases with one mark between them, and their place, the last ones first: what stands behind may be changed meanwhile."""
    for at in range(len(chunks) - 3, -1, -1):
        joint = chunks[at + 1]
        if isinstance(joint, Mark):
            first, second = chunks[at], chunks[at + 2]
            if isinstance(first, NounPhrase) and isinstance(second, NounPhrase):
                yield at, first, joint, second


def _with_shared_heads(chunks: list[Chunk]) -> list[Chunk]:
    """ "The Russian and US navies": an adjective without a noun has the noun of the phrase that it is joined to. Beside the name of a country
    it is one: "UK, Chad sign treaty", "Saudi, Iran"."""
    for at, first, joint, second in _joined(chunks):
        if joint.kind not in {"conj", "comma"} or second.prep:
            continue
        if _is_bare(second) and _is_country(first):
            chunks[at + 2] = _as_name(second)
        if not _is_bare(first):
            continue
        if _is_country(second):
            chunks[at] = _as_name(first)
            continue
        head = second.head or (second.mention.text.lower().split()[-1] if second.mention is not None else "")
        chunks[at] = replace(first, head=head, words=second.words or (head,))
    return chunks


def _is_bare(phrase: NounPhrase) -> bool:
    """Whether a phrase is the adjective of a country and nothing more."""
    alone = phrase.mention is None and phrase.head == "" and not phrase.words
    return alone and bool(phrase.owners) and phrase.owners[-1].adjective


def _is_country(phrase: NounPhrase) -> bool:
    """Whether a phrase is the plain name of a country."""
    named = phrase.mention
    return named is not None and named.rule_id == "name.name" and not phrase.words


def _as_name(phrase: NounPhrase) -> NounPhrase:
    return replace(phrase, mention=replace(phrase.owners[-1], adjective=False), owners=phrase.owners[:-1])


def _with_whole_titles(chunks: list[Chunk], units: tuple[Unit, ...]) -> list[Chunk]:
    """ "The Trade and Investment Framework Agreement": a title in capitals is one phrase, its "and" included."""
    for at, first, joint, second in _joined(chunks):
        titled = word_classes().has("titled", second.head) and all(
            unit.capital for unit in units[second.first : second.last]
        )
        if joint.word == "and" and titled and first.head and units[first.last - 1].capital and not second.prep:
            words = first.words + second.words
            chunks[at : at + 3] = [replace(first, last=second.last, words=words, head=second.head)]
    return chunks


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
