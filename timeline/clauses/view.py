"""What is asked of a sentence: who stands in which role around a trigger. Rules fill it, and a parser can."""

from dataclasses import dataclass, replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.records import ActorMention


class Filler:
    """A noun phrase in a role. `prep` governs it; `after` is the head noun that it hangs on, where it follows one."""

    __slots__ = ("after", "phrase", "prep")

    def __init__(self, phrase: NounPhrase, prep: str = "", after: str = "") -> None:
        self.phrase, self.prep, self.after = phrase, prep, after

    def owned_by(self, owners: tuple[ActorMention, ...]) -> "Filler":
        """The same with other owners of what the phrase names."""
        return Filler(replace(self.phrase, owners=owners), self.prep, self.after)


class Gathered:
    """Objects and obliques found so far behind a trigger. `prep` and `head` are the preposition and noun that the next may hang on; `joined`:
    a conjunction or a comma of a list stands before it; `led`: the preposition of a phrase that was only named by what it leads ("the leaders
    of Chad"); `suffered`: of a noun that one suffers, whose "by" names that one."""

    __slots__ = ("head", "joined", "led", "objects", "obliques", "prep", "suffered")

    def __init__(self) -> None:
        self.objects: list[Filler] = []
        self.obliques: list[Filler] = []
        self.prep, self.head = "", ""
        self.joined, self.suffered = False, False
        self.led: str | None = None

    def add(self, filler: Filler) -> None:
        """Take one more of the kind that is being listed."""
        (self.obliques if self.prep else self.objects).append(filler)


@dataclass(init=False, slots=True)
class RoleView:
    """Who stands where around a trigger. `complement` is the place of the verb group that the trigger governs, or None."""

    subjects: tuple[NounPhrase, ...]
    objects: tuple[Filler, ...]
    obliques: tuple[Filler, ...]
    passive: bool
    complement: int | None

    def __init__(
        self, subjects: tuple[NounPhrase, ...] = (), objects: tuple[Filler, ...] = (), obliques: tuple[Filler, ...] = (),
        passive: bool = False, complement: int | None = None,
    ) -> None:  # fmt: skip
        self.subjects, self.objects, self.obliques = subjects, objects, obliques
        self.passive, self.complement = passive, complement

    def with_prep(self, prep: str) -> tuple[Filler, ...]:
        """The obliques under a preposition."""
        return tuple(filler for filler in self.obliques if filler.prep == prep)

    def takes_up(self) -> bool:
        """Whether its object is a pronoun for a thing that has been told of, or for several: "lifted them"."""
        return len(self.objects) == 1 and not self.passive and self.objects[0].phrase.pronoun in _TAKEN_UP

    def with_object_of(self, earlier: "RoleView") -> "RoleView":
        """The same with the object of the verb before and what hangs on that: "closed the border with Chad and reopened it"."""
        if len(earlier.objects) != 1 or earlier.passive or earlier.objects[0].phrase.pronoun:
            return self
        own, told = self.objects[0].phrase, earlier.objects[0]
        if told.phrase.head == _SHOT:  # "opened fire on a boat and seized it"
            told = next((filler for filler in earlier.obliques if filler.prep in {"on", "at"}), told)
        head = told.phrase.head
        behind = tuple(filler for filler in earlier.obliques if head and filler.after == head)
        there = replace(told.phrase, first=own.first, last=own.last)  # where the pronoun stands: "tore it up"
        return RoleView(self.subjects, (Filler(there),), (*self.obliques, *behind), False, self.complement)


_SHOT: Final = "fire"
_TAKEN_UP: Final = frozenset({"it", "them"})
