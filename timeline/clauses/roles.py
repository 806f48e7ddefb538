"""Subject, object, obliques, agent and governor of a verb or event noun: one neutral view, filled by shallow rules.

A parser can fill the same `RoleView`; nothing above this package sees chunks but through it and `Clauses`.
"""

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.phrases import Chunk, Mark, NounPhrase, chunks_of, stands_for
from timeline.clauses.units import Unit, join_hyphenated
from timeline.clauses.view import Filler, RoleView
from timeline.lexicons.clauses import word_classes

_FARTHEST = 40
_HOLDING = frozenset({"use", "hold", "own", "control", "run", "back", "support", "fund"})
"""Participles that tell of the noun right before them, not of an event noun farther left: "strikes on sites used by rebels"."""


class Clauses:
    """The chunks of one statement and the questions that can be asked of them."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms) -> None:
        self.units = join_hyphenated(units, forms)
        self.chunks: tuple[Chunk, ...] = chunks_of(self.units, forms)
        self._subjects: dict[int, tuple[NounPhrase, ...]] = {}

    def mark(self, place: int, *kinds: str) -> bool:
        """Whether the chunk there is a mark of one of these kinds."""
        if not 0 <= place < len(self.chunks):
            return False
        chunk = self.chunks[place]
        return isinstance(chunk, Mark) and chunk.kind in kinds

    def noun(self, place: int) -> NounPhrase | None:
        """The noun phrase there, or None."""
        chunk = self.chunks[place] if 0 <= place < len(self.chunks) else None
        return chunk if isinstance(chunk, NounPhrase) else None

    def verb(self, place: int) -> VerbGroup | None:
        """The verb group there, or None."""
        chunk = self.chunks[place] if 0 <= place < len(self.chunks) else None
        return chunk if isinstance(chunk, VerbGroup) else None

    def verb_before(self, place: int) -> int | None:
        """The nearest verb group to the left in the same sentence part, or None."""
        for at in range(place - 1, max(-1, place - _FARTHEST), -1):
            if self.verb(at) is not None:
                return at
            if self.mark(at, "stop"):
                return None
        return None

    def subjects(self, place: int) -> tuple[NounPhrase, ...]:
        """Heads of the subject of the verb group at `place`; empty when it has none that the rules can tell."""
        if place not in self._subjects:
            self._subjects[place] = ()
            self._subjects[place] = self._find_subjects(place)
        return self._subjects[place]

    def _find_subjects(self, place: int) -> tuple[NounPhrase, ...]:
        group = self.verb(place)
        if group is None:
            return ()
        if group.infinitive or (group.tag == "ing" and not group.finite):
            return self._controlled(place, group)
        if not group.finite:
            return self._heads_ending(place - 1) if self.noun(place - 1) else ()
        return self._left_of(place, place - 1)

    def _controlled(self, place: int, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """Who does what an infinitive or -ing form says: the object of "urge", the subject of "agree"."""
        if group.tag == "ing" and not group.preposition and self.noun(place - 1) is not None:
            before = self.verb(place - 2)
            heads = self._heads_ending(place - 1)
            if set(before.lemmas if before else ()) & self._object_control() or any(head.actors for head in heads):
                return heads
            last = self.noun(place - 1)
            if before is None and last is not None and last.prep in {"by", "from"} and last.actors:
                return (last,)  # "Statement by the president welcoming"
        above = self.verb_before(place)
        if above is None:
            first = next((at for at in range(place + 1, len(self.chunks)) if self.mark(at, "comma")), None)
            follows = self.verb_after(first) if first is not None else None
            return self.subjects(follows) if follows is not None and group.tag == "ing" else ()
        upper = self.verb(above)
        assert upper is not None
        if set(upper.lemmas) & self._object_control():
            between = [
                n
                for at in range(above + 1, place)
                if (n := self.noun(at)) is not None and n.prep in {"", "on", "to", "for", "upon"}
            ]
            if upper.passive:
                return self.subjects(above)
            if between and (group.infinitive or group.preposition):
                return (between[0],)
        return self.subjects(above)

    @staticmethod
    def _object_control() -> frozenset[str]:
        return frozenset(word for word, kinds in word_classes().governors.items() if "control_object" in kinds)

    def verb_after(self, place: int) -> int | None:
        """The nearest finite verb group to the right, or None."""
        for at in range(place + 1, min(len(self.chunks), place + _FARTHEST)):
            group = self.verb(at)
            if group is not None and group.finite:
                return at
        return None

    def _left_of(self, place: int, at: int) -> tuple[NounPhrase, ...]:
        """The subject of a finite verb, from the chunk left of it."""
        for _ in range(6):
            if at < 0:
                return ()
            if self.mark(at, "comma", "dash"):
                opening = self._opening(at)
                if opening is None:
                    return ()
                at = opening - 1
            elif self.mark(at, "close"):
                at = next((b for b in range(at, -1, -1) if self.mark(b, "open")), 0) - 1
            elif self.mark(at, "conj"):
                before = self._coordinate(at)
                return self.subjects(before) if before is not None else ()
            elif self.mark(at, "rel"):
                return self._antecedent(at)
            elif self.mark(at, "quote", "prep", "gen", "mark"):
                at -= 1
            elif self.noun(at) is not None:
                return self._heads_ending(at)
            else:
                return ()
        return ()

    def _coordinate(self, conj: int) -> int | None:
        """The verb group that a conjunction joins the next one to: the nearest finite one outside relative clauses."""
        at = self.verb_before(conj)
        while at is not None:
            group = self.verb(at)
            assert group is not None
            if group.finite or group.passive:
                return at
            at = self.verb_before(at)
        return None

    def _antecedent(self, rel: int) -> tuple[NounPhrase, ...]:
        at = rel - 1
        while self.mark(at, "comma", "prep"):
            at -= 1
        noun = self.noun(at)
        if noun is None:
            return ()
        if noun.actors and noun.prep not in {"of", "in", "from"}:
            return (noun,)
        heads = self._heads_ending(at)
        return heads or ((noun,) if noun.actors else ())

    def _opening(self, closing: int) -> int | None:
        """The comma that opens the insertion which the comma at `closing` ends."""
        finite = 0
        if self.mark(closing, "dash"):
            return next(
                (at for at in range(closing - 1, 0, -1) if self.mark(at, "dash") and self.noun(at - 1) is not None),
                None,
            )
        for at in range(closing - 1, -1, -1):
            group = self.verb(at)
            finite += group is not None and group.finite
            if self.mark(at, "stop"):
                return None
            if self.mark(at, "comma", "dash") and self.noun(at - 1) is not None:
                opens_relative = self.mark(at + 1, "rel") or (
                    self.noun(at + 1) is not None and self.mark(at + 2, "rel")
                )
                if opens_relative or finite == 0:
                    return at
        return None

    def _region(self, last: int) -> list[int]:
        """Places of the chunks of the noun phrases that end at `last`, back to where their clause begins."""
        region, at = [], last
        while at >= 0:
            if self.noun(at) is not None:
                region.append(at)
            elif (
                self.mark(at, "conj")
                and region
                and (self.noun(at - 1) or (self.mark(at - 1, "comma") and self.noun(at - 2)))
            ):
                region.append(at)
            elif self.mark(at, "comma") and self._lists(at, region):
                region.append(at)
            elif not self.mark(at, "prep", "gen", "mark"):
                break
            at -= 1
        region.reverse()
        bound = self.verb(at) if at >= 0 else None
        if bound is not None and "say" not in self.kinds(bound):
            cut = next((n for n in range(len(region) - 1, -1, -1) if self.mark(region[n], "conj")), None)
            if cut is not None:
                region = region[cut + 1 :]
        return region

    def _lists(self, comma: int, region: list[int]) -> bool:
        """Whether a comma stands in a list of actors: "A, B and C"."""
        left = self.noun(comma - 1)
        joined = any(self.mark(at, "conj") for at in region)
        first = next((noun for at in reversed(region) if (noun := self.noun(at)) is not None and not noun.prep), None)
        if not joined or left is None or first is None or not left.actors or first.prep:
            return False
        return bool(first.actors) or word_classes().has("people", first.head)

    @staticmethod
    def kinds(group: VerbGroup) -> frozenset[str]:
        """The kinds of governor that a verb group may be."""
        governors = word_classes().governors
        return frozenset(kind for lemma in group.lemmas for kind in governors.get(lemma, ()))

    def _heads_ending(self, last: int) -> tuple[NounPhrase, ...]:
        """Heads of the noun phrase (with its attributes and conjuncts) that ends at a chunk."""
        region = self._region(last)
        heads: list[NounPhrase] = []
        for number, at in enumerate(region):
            phrase = self.noun(at)
            if phrase is None:
                continue
            if heads and self._is_between(region[:number]):
                continue
            if phrase.prep == "" and (not heads or not self.noun(region[number - 1])):
                heads.append(phrase)
                inner = stands_for(phrase, [self.noun(at) for at in region[number + 1 :]])
                if inner is not None:
                    heads[-1] = inner
            elif phrase.prep == "" and not self.mark(region[number - 1], "conj", "comma"):
                heads = [phrase]  # "In Moscow Putin ...": what came before was an adverbial
        if heads:
            return tuple(heads)
        left = (region[0] if region else last) - 1
        while self.mark(left, "prep"):
            left -= 1
        group = self.verb(left)
        return self.subjects(left) if group is not None and group.tag in {"past", "participle"} and region else ()

    def _is_between(self, before: list[int]) -> bool:
        """Whether a conjunct belongs to "between A and B"."""
        if len(before) < 2 or not self.mark(before[-1], "conj"):
            return False
        left = self.noun(before[-2])
        return left is not None and left.prep in {"between", "among"}

    def right_of(
        self, place: int, *, of_noun: bool = False
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...], int | None]:
        """Objects and obliques behind a verb group or event noun, and the place of the verb that it governs."""
        objects: list[Filler] = []
        obliques: list[Filler] = []
        prep, head, at = "", "", place + 1
        joined = False
        while at < len(self.chunks):
            phrase, group = self.noun(at), self.verb(at)
            if phrase is not None:
                if self._begins_clause(at, phrase) and not (joined and prep in {"between", "among"}):
                    break
                meant = self._meant(at, phrase)
                if phrase.prep:
                    prep, head = phrase.prep, head
                    obliques.append(Filler(meant, prep, head))
                elif joined and (obliques or objects):
                    (obliques if prep else objects).append(Filler(meant, prep, head))
                elif not of_noun and not prep:
                    objects.append(Filler(meant))
                else:
                    break
                head, joined = phrase.head or head, False
            elif group is not None:
                if (
                    of_noun
                    and group.passive
                    and not group.finite
                    and (at == place + 1 or not _HOLDING & set(group.lemmas))
                ):
                    at += 1
                    continue
                return tuple(objects), tuple(obliques), at if not group.finite else None
            elif self.mark(at, "conj") and self.noun(at + 1) is not None:
                joined = True
            elif self.mark(at, "comma") and self._goes_on(at):
                joined = True
            elif self.mark(at, "open"):
                at = next((b for b in range(at, len(self.chunks)) if self.mark(b, "close")), len(self.chunks))
            elif not self.mark(at, "prep", "quote", "gen", "mark"):
                break
            at += 1
        return tuple(objects), tuple(obliques), None

    def _meant(self, at: int, phrase: NounPhrase) -> NounPhrase:
        """The phrase itself, or the attribute behind it that says who is meant: "met with the president of Peru"."""
        if phrase.owner_pronoun:
            return phrase
        meant = stands_for(phrase, [self.noun(at + 1), self.noun(at + 2)])
        return meant if meant is not None and (meant.prep == "of" or not phrase.head) else phrase

    def _begins_clause(self, at: int, phrase: NounPhrase) -> bool:
        """Whether a phrase is the subject of a verb right behind it."""
        after = at + 1
        group = self.verb(after)
        if group is None or not group.finite or phrase.prep:
            return False
        return not (group.tag == "past" and self.mark(at - 1, "conj") is False and not phrase.actors)

    def _goes_on(self, comma: int) -> bool:
        """Whether a list of actors goes on behind a comma."""
        phrase = self.noun(comma + 1)
        if phrase is None or not phrase.touched or phrase.prep:
            return False
        return self.mark(comma + 2, "conj", "comma") and self.noun(comma + 3) is not None

    def view(self, place: int) -> RoleView:
        """The roles around the verb group at `place`."""
        group = self.verb(place)
        if group is None:
            return RoleView()
        objects, obliques, complement = self.right_of(place)
        return RoleView(self.subjects(place) + self._companions(place), objects, obliques, group.passive, complement)

    def _companions(self, place: int) -> tuple[NounPhrase, ...]:
        """Who acts with the subject: "Britain, together with France, struck"."""
        subjects = self.subjects(place)
        group = self.verb(place)
        if not subjects or group is None or not group.finite:
            return ()
        found = []
        for at in range(place - 1, max(-1, place - 14), -1):
            phrase = self.noun(at)
            if phrase is None or phrase.first <= subjects[-1].first:
                if phrase is not None or self.verb(at) is not None:
                    break
                continue
            joins = phrase.prep == "alongside" or (
                phrase.prep == "with" and phrase.first >= 2 and self._adverb_before(phrase) in {"together", "along", "jointly"}
            )
            if joins and phrase.actors:
                found.append(phrase)
        return tuple(reversed(found))

    def _adverb_before(self, phrase: NounPhrase) -> str:
        """The word before a phrase's preposition."""
        at = phrase.first - 1
        return self.units[at - 1].lower if at > 0 and self.units[at].lower == phrase.prep else self.units[at].lower
