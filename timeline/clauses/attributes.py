"""Whom a noun phrase means by what stands behind it: attributes, appositions, what is named otherwise."""

from dataclasses import replace
from typing import Final

from timeline.clauses.company import Company
from timeline.clauses.meant import OWNING, paid_for, stands_for, with_author
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.units import CURRENCIES
from timeline.lexicons.clauses import word_classes

_GIVEN: Final = frozenset({"to", "on", "upon"})
"""Prepositions before whom something is given or laid on, where that stands before it: "imposed on Chad a fine"."""


class Attributes(Company):
    """The chunks of a statement with what says more of a phrase."""

    def named_by_other(self, at: int, phrase: NounPhrase) -> tuple[int, NounPhrase]:
        """The phrase behind "what Chad called", and its place: it stands where the whole stands. Elsewhere the phrase itself."""
        what = self.units[phrase.first].lower == "what"
        group, named = self.verb(at + 1) if what else None, self.noun(at + 2)
        if group is None or named is None or not word_classes().has_any("naming", group.lemmas):
            return at, phrase
        return at + 2, replace(named, prep=phrase.prep)

    def is_shifted(self, at: int, phrase: NounPhrase) -> bool:
        """Whether a phrase is an object that stands behind an adverbial: "condemned in the strongest terms Iran's attack"."""
        before = self.noun(at - 1)
        if before is None or not before.prep:
            return False
        if (
            word_classes().has("manner", before.head)
            and phrase.head
            and self.units[phrase.first].kind in {"det", "poss"}
        ):
            return True
        # "returned to Chad on Monday the last piece": behind whom it goes to, a noun with its article
        goes = (
            before.prep in _GIVEN
            and before.mention is not None
            and self.units[phrase.first].kind in {"det", "num", "poss"}
        )
        named = phrase.mention is not None and bool(phrase.mention.office)
        return (goes and (bool(phrase.head) or named)) or (not before.touched and bool(phrase.touched))

    def names_country(self, at: int) -> bool:
        """Whether "of Rwanda" only says whose the actor right before it is."""
        own, before = self.noun(at), self.noun(at - 1)
        if own is None or before is None or before.mention is None or own.mention is None:
            return False
        return own.mention.code == before.mention.code

    def meant_by(self, at: int, phrase: NounPhrase) -> NounPhrase:
        """The phrase itself, or the attribute behind it that says who is meant ("the president of Peru"), or whose it is ("a plan by Peru")."""
        following = self.noun(at + 1)
        if self.units[phrase.first].lower[:1] in CURRENCIES or word_classes().has("moneys", phrase.head):
            known = following is None or self.units[following.first].kind in {"det", "poss", "num"}
            return phrase if known else paid_for(phrase, following)
        meant = self._stands_for(at, phrase) or self.apposed(at) or self.placed_in(at)
        if meant is not None:
            return meant
        named = () if phrase.actors else self.told_at_end(phrase) or self.listed_behind(at)
        if named:  # "expelled envoys from two states: Chad and Niger"
            return replace(phrase, owners=tuple(actor for one in named for actor in one.actors))
        nationals = self.nationals_behind(at, phrase)
        if nationals:
            return replace(phrase, owners=nationals)
        owned = following is not None and following.prep in OWNING
        return with_author(phrase, following, self.noun(at - 1), self._joined_behind(at + 1)) if owned else phrase

    def _joined_behind(self, at: int) -> list[NounPhrase]:
        """The actors that a list joins to the noun at `at`: "imports from Peru, Chile and Brazil"."""
        found: list[NounPhrase] = []
        while self.mark(at + 1, "comma", "conj"):
            at += 3 if self.mark(at + 1, "comma") and self.mark(at + 2, "conj") else 2
            noun, group = self.noun(at), self.verb(at + 1)
            if noun is None or noun.prep or not noun.actors or (group is not None and group.finite):
                break
            found.append(noun)
        return found

    def _stands_for(self, at: int, phrase: NounPhrase) -> NounPhrase | None:
        if phrase.actors:
            return None
        behind = at + 1
        joined = self.noun(at + 2)
        if phrase.faction and self.mark(at + 1, "conj") and joined is not None and not (joined.prep or joined.touched):
            behind = at + 3  # "met dissidents and monks in Chad"
        if self.noun(behind) is None:
            return None
        meant = stands_for(phrase, [self.noun(behind), self.noun(behind + 1), self.noun(behind + 2)])
        if meant is None or meant.prep == "of" or not phrase.head:
            return meant
        before = self.verb(at - 1)
        met = before is not None and word_classes().has_any("meeting", before.lemmas)
        if met or phrase.prep in {"to", "with", "between", "by"}:  # "met envoys from Chad"
            return meant if meant.prep == "from" or (meant.prep == "in" and phrase.faction) else None
        personnel = word_classes().has("personnel", phrase.head)  # "withdrew troops from Chad" are not Chad's
        return meant if meant.prep == "from" and not personnel else None
