"""A parse laid over the chunks of its statement: the word of each chunk, and the phrases along its arcs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbForms
from timeline.clauses.meant import stands_for
from timeline.clauses.parse import Parse
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.second_clauses import SUBJECTS, with_lost_first, with_reduced, with_second_subjects
from timeline.clauses.units import Unit
from timeline.clauses.view import Filler
from timeline.clauses.word_tags import Tags
from timeline.lexicons.clauses import word_classes

_NOMINAL: Final = frozenset(
    {"obl", "nmod", "obj", "iobj", "nsubj", "appos", "compound", "nmod:poss", "nummod", "amod", "flat"}
)
_RELATIVES: Final = frozenset({"who", "which", "that", "whom", "whose", "where"})


def tagged(units: tuple[Unit, ...], parse: Parse, forms: VerbForms) -> tuple[Unit, ...]:
    """The units with the Penn tag of the word that stands for each; what the parser knows as an adverb is one ("had quietly sent")."""
    told = Tags(parse, forms)
    tags: dict[int, str] = {}
    for number, word in enumerate(parse):
        if word.unit not in tags and units[word.unit].kind == "word":
            tags[word.unit] = told.tag(number)
    return tuple(
        unit.as_kind("adv" if tag.startswith("RB") else unit.kind, tag)
        if unit.kind == "word" and (tag := tags.get(number, ""))
        else unit
        for number, unit in enumerate(units)
    )


def mended(parse: Parse, forms: VerbForms) -> Parse:
    """The parse with a lone subject behind a plain finite verb as its object: only verbs of saying and a few of place come before theirs;
    and with the subject of a second clause that was taken into the first."""
    parse = with_reduced(parse, forms)
    if any(word.role == "cc" for word in parse):
        parse = with_second_subjects(with_lost_first(parse, forms), forms)
    return tuple(
        replace(word, role="obj") if word.role == "nsubj" and _is_misplaced(parse, number, forms) else word
        for number, word in enumerate(parse)
    )


def _is_misplaced(parse: Parse, number: int, forms: VerbForms) -> bool:
    at = parse[number].head
    verb = parse[at]
    if number < at or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return False
    lemmas = {lemma for lemma, _ in forms.get(verb.text.lower(), ())}
    governors = word_classes().governors
    if (
        not lemmas
        or lemmas & word_classes().lists["before_subject"]
        or any("say" in governors.get(lemma, ()) for lemma in lemmas)
    ):
        return False
    beside = [other.role for other in parse if other.head == at and other is not verb]
    return beside.count("nsubj") == 1 and not set(beside) & {"expl", "aux", "obj", "cop"}


def is_clause(parse: Parse) -> bool:
    """Whether the parse is one of a clause; where its root is a noun without a subject the shallow rules read better."""
    if not any(word.tag in {"VBD", "VBZ", "VBP", "MD"} and word.role not in _NOMINAL for word in parse):
        return False
    roots = [number for number, word in enumerate(parse) if word.head == number]
    return any(
        parse[root].pos in {"VERB", "AUX"} or any(word.head == root and word.role in SUBJECTS for word in parse)
        for root in roots
    )


class Arcs(Clauses):
    """The chunks of a statement, their verbs told by tags, with the arcs of its parse."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms, parse: Parse) -> None:
        parse = mended(parse, forms)
        super().__init__(tagged(units, parse, forms), forms)
        self.parse = parse
        self._children: list[list[int]] = [[] for _ in parse]
        for number, word in enumerate(parse):
            if word.head != number:
                self._children[word.head].append(number)
        self._place_of = [-1] * len(self.units)
        for place, chunk in enumerate(self.chunks):
            for at in range(chunk.first, chunk.last):
                self._place_of[at] = place
        self._word_of = self._chunks_to_words()

    def _chunks_to_words(self) -> dict[int, int]:
        """For each chunk its head word: the verb of a group, the word of a phrase whose head is outside it."""
        words: dict[int, list[int]] = {}
        for number, word in enumerate(self.parse):
            if self._place_of[word.unit] >= 0:
                words.setdefault(self._place_of[word.unit], []).append(number)
        heads = {}
        for place, numbers in words.items():
            group = self.verb(place)
            if group is not None:
                main = next((n for n in numbers if self.parse[n].unit == group.at), numbers[-1])
                heads[place] = (
                    self.parse[main].head if self.parse[main].role == "cop" else main
                )  # "is ready": of "ready"
            else:
                inside = set(numbers)
                tops = [n for n in numbers if self.parse[n].head not in inside or self.parse[n].head == n]
                heads[place] = tops[-1]
        return heads

    def _place(self, number: int) -> int:
        return self._place_of[self.parse[number].unit]

    def _nouns(self, number: int) -> Iterator[NounPhrase]:
        """The phrase of a word and those joined to it by conjunctions."""
        place = self._place(number)
        phrase = self.noun(place)
        if phrase is not None:
            for child in self._children[number]:
                other = self.noun(self._place(child))
                if other is None or self._place(child) == place:
                    continue
                if self.parse[child].role == "amod" and other.owners:
                    yield replace(other, head=phrase.head, words=phrase.words)  # "the Turkish and Greek sides"
                elif self.parse[child].role == "compound" and other.touched and not other.prep:
                    yield other  # "found a Chadian man guilty"
            yield from self._named(number, place, phrase)
        for child in self._children[number]:
            if self.parse[child].role in {"conj", "appos"} and self.parse[child].pos not in {"VERB", "AUX"}:
                yield from self._nouns(child)

    def _named(self, number: int, place: int, phrase: NounPhrase) -> Iterator[NounPhrase]:
        """The phrase, or the attributes that hang on it and say who is meant: "police in Japan", "the armies of Peru and Chile"."""
        behind = [self.noun(place + 1), self.noun(place + 2)]
        meant = stands_for(phrase, behind) if not phrase.owner_pronoun else None
        hanging = [
            child
            for child in self._children[number]
            if self.parse[child].role in {"nmod", "obl"} and self._place(child) in {place + 1, place + 2}
        ]
        if meant is None or not hanging:
            yield phrase
            return
        yield meant
        for child in hanging:
            if self._place(child) == self._place_of[meant.first]:
                for other in self._joined(child):
                    yield replace(other, group=phrase.faction)

    def _joined(self, number: int) -> Iterator[NounPhrase]:
        """Phrases of actors that are joined to a word by conjunctions."""
        for child in self._children[number]:
            phrase = self.noun(self._place(child))
            if self.parse[child].role == "conj" and phrase is not None and phrase.actors:
                yield phrase
                yield from self._joined(child)

    def _behind_relative(self, number: int, verb: int) -> int:
        """The word itself, or the one that it stands for: "which" of a relative clause for what the clause hangs on."""
        relative = self.parse[number].text.lower() in _RELATIVES and self.parse[verb].role in {"acl:relcl", "acl"}
        return self.parse[verb].head if relative else number

    def _attributes(
        self, number: int, *, own: bool = False, prep: str = "", after: str = "", inside: int = -1
    ) -> list[Filler]:
        """The prepositional phrases that hang on a nominal (and the nominal itself), in the order of the arcs."""
        place = self._place(number)
        phrase = self.noun(place)
        found: list[Filler] = []
        here = prep
        if phrase is not None and own and place != inside:
            here = phrase.prep or prep
            if here:
                found.append(Filler(self.meant_by(place, phrase), here, after))
        head = phrase.head if phrase is not None else ""
        for child in self._children[number]:
            word = self.parse[child]
            if word.pos in {"VERB", "AUX"}:
                continue
            if word.role in {"nmod", "obl"}:
                found += self._attributes(child, own=True, after=head, inside=place)
            elif word.role == "conj":
                found += self._attributes(child, own=bool(here), prep=here, after=after, inside=place)
        return found
