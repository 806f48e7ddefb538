"""Relative clauses that tell what is done to their noun ("the loan that Chad gave Niger", "the envoy Chad expelled")."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.members import Members
from timeline.clauses.phrases import NounPhrase
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention

_WHOM: Final = frozenset({"which", "that", "whom"})
_OPENS_NOUN: Final = frozenset({"det", "num", "poss"})
_SUBJECT: Final = 6
"""Chunks of which the subject of a relative clause may be made."""
SECOND: Final = 2
"""Place of the second of two who open a sentence."""
_SPOKEN: Final = frozenset({"answer", "say", "deny"})
"""Kinds of verbs of speech: who has said one thing may have said another."""


class Relatives(Members):
    """A row that knows what its relative clauses tell of."""

    _told_of: dict[int, int | None]

    def relative_noun(self, place: int) -> int | None:
        """The place of the noun that the finite verb at `place` tells of though it is not its subject; None where it tells of none."""
        if place not in self._told_of:
            self._told_of[place] = self._find_told_of(place) if place > 1 and self.noun(place - 1) is not None else None
        return self._told_of[place]

    def _find_told_of(self, place: int) -> int | None:
        group = self.verb(place)
        if group is None or not group.finite:
            return None
        first = self._subject_start(place - 1)
        subject = self.noun(first)
        if subject is None or subject.prep or not (subject.actors or subject.pronoun or subject.owner_pronoun):
            return None
        if first < 1 or self.verb(first - 1) is not None:
            return None
        opens = self.units[self.chunks[first - 1].first].lower
        marked = opens in _WHOM and (self.mark(first - 1, "rel", "sub") or self.noun(first - 1) is not None)
        if marked:
            before = first - 3 if self.mark(first - 2, "comma") else first - 2
            noun = self.noun(before)
            if noun is None or noun.pronoun or (opens == "that" and before != first - 2):
                return None
            return self._made_above(before, group)
        if self.mark(first - 2, "rel") and self.units[self.chunks[first - 2].first].lower == "whose":
            return first - 1 if self.noun(first - 1) is not None else None
        alone = first == place - 1
        return first - 1 if self._is_contact(first - 1, group, alone=alone, spoken_of=bool(subject.pronoun)) else None

    def _made_above(self, at: int, group: VerbGroup) -> int:
        """The place of the noun before a relative clause, or of that on which it hangs, where that is what is made: of "the ban on its wine
        that Chad imposed" the ban."""
        noun, above = self.noun(at), self.noun(at - 1)
        if noun is None or above is None or not noun.prep or not word_classes().has_any("authoring", group.lemmas):
            return at
        made = word_classes().has("made", above.head) and not word_classes().has("made", noun.head)
        return at - 1 if made else at

    def whose(self, at: int) -> NounPhrase | None:
        """The noun at `at` as that of the one whom the relative clause that it opens tells of: "Chad, whose envoy Niger expelled"."""
        noun = self.noun(at)
        if (
            noun is None
            or noun.owners
            or not self.mark(at - 1, "rel")
            or self.units[self.chunks[at - 1].first].lower != "whose"
        ):
            return noun
        place = at - 3 if self.mark(at - 2, "comma") else at - 2
        bearer = self.noun(place)
        if bearer is None or not bearer.actors:
            return noun
        first = self.noun(0) if place == SECOND and self.mark(1, "conj") and noun.head.endswith("s") else None
        both = first is not None and not first.prep and bool(first.actors) and not bearer.prep
        # "Chad and Mali, whose ministers met"
        return replace(noun, owners=(*first.actors, *bearer.actors) if both and first else bearer.actors, prep="")

    def _subject_start(self, at: int) -> int:
        """The first chunk of the subject that ends at `at`."""
        first = at
        while at - first < _SUBJECT:
            phrase, before = self.noun(first), self.noun(first - 1)
            joined = self.mark(first - 1, "conj") and self.noun(first - 2) is not None
            if phrase is not None and phrase.prep and before is not None:
                first -= 1
            elif joined:
                first -= 2
            else:
                break
        return first

    def _is_contact(self, at: int, group: VerbGroup, *, alone: bool, spoken_of: bool) -> bool:
        """Whether the noun at `at` stands right before a clause that tells of it: "the pact Peru signed", "the 19 Malians it arrested"."""
        noun = self.noun(at)
        if noun is None or noun.pronoun or group.passive or group.modal:
            return False
        known = self.units[noun.first].kind in _OPENS_NOUN
        if noun.mention is not None:
            opens = at == 0 or self.mark(at - 1, "stop", "comma", "quote")
            return known and spoken_of and not (noun.prep and opens)  # "curbs on ten Chadians it accuses of"
        if not noun.head:
            return False
        if (
            not known
            or (self.is_several(noun) and not alone)
            or (noun.prep and (at == 0 or self.mark(at - 1, "stop", "comma", "quote")))
        ):
            return False
        told = self.verb(at - 1)
        if word_classes().has("made", noun.head):
            return not self.kinds(group) & {"say"}  # "denounced the ban Chad imposed"
        if told is not None and self.kinds(told) & {"say", "control_object", "judge"}:
            return False
        return not self.kinds(group) & {"say"}

    def bearer_of_relative(self, place: int) -> int | None:
        """The noun whose relative clause ends right before the finite verb at `place`: "the troops that Chad sent to Niger have left"; also
        where it is a bare participle done by several: "the treaty signed by Chad and Niger has"."""
        above, at, joined = None, place - 1, False
        while at >= 0:
            if self.verb(at) is not None:
                above = at
                break
            if self.noun(at) is None and not self.mark(at, "prep", "gen", "mark"):
                joined = self._joins_agents(at)
                if not joined:
                    return None
            at -= 1
        group = self.verb(above) if above is not None else None
        if above is None or group is None or not (group.passive if joined else group.finite):
            return None
        if not group.finite:
            return above - 1 if self.noun(above - 1) is not None and self.verb_before(above) is None else None
        noun = self.relative_noun(above)
        if noun is None:
            noun = self._of_own_relative(above, group)
        if noun is None:
            noun = self._of_content(above)
        if noun is None:
            return None
        at = noun
        while (first := self.noun(at)) is not None and first.prep and self.noun(at - 1) is not None:
            at -= 1
        return noun if first is not None and not first.prep else None  # "soldiers from Chad who were in Mali left"

    def _joins_agents(self, conjunction: int) -> bool:
        """Whether a conjunction joins those by whom something was done: "by Chad and Niger"."""
        one, other = self.noun(conjunction - 1), self.noun(conjunction + 1)
        before = self.noun(conjunction - 2)
        if one is not None and one.prep in {"from", "of", "in"} and before is not None and before.prep == "by":
            one = replace(one, prep="by")  # "backed by troops from Chad and Niger"
        if one is None or other is None or not self.mark(conjunction, "conj"):
            return False
        return one.prep == "by" and not other.prep and bool(one.actors and other.actors)

    def _of_content(self, above: int) -> int | None:
        """The noun of speech whose content the clause of the verb at `above` tells: "warnings by Chad that the troops would be targets"."""
        that = self._subject_start(above - 1) - 1
        if that < 1 or self.noun(that - 1) is None or self.units[self.chunks[that].first].lower != "that":
            return None
        at = that - 1
        while (phrase := self.noun(at)) is not None and phrase.prep and self.noun(at - 1) is not None:
            at -= 1
        if phrase is None or phrase.prep or self.verb_before(at) is not None:
            return None
        classes = word_classes()
        return that - 1 if classes.has("contents", phrase.head) or classes.has("claimed", phrase.head) else None

    def _of_own_relative(self, above: int, group: VerbGroup) -> int | None:
        """The noun of a relative clause that has it, or what is its, as subject: "the men who crossed the border", "whose boats strayed"."""
        if self.kinds(group) & {"say", "deny", "mention"}:
            return None  # "officials who said Chad had left"
        opening = above - 1 if self.mark(above - 1, "rel") else above - 2
        if not self.mark(opening, "rel") or self.noun(opening - 1) is None:
            return None
        own = self.units[self.chunks[opening].first].lower == "whose"
        return opening - 1 if own or opening == above - 1 else None

    def author(self, place: int) -> tuple[ActorMention, ...]:
        """Whose the thing at `place` is by the participle behind it, or behind a comma: "the charge, made by Chad in May, that"."""
        first = place + 2 if self.mark(place + 1, "comma") else place + 1
        return self._author(first, self._size)

    def _author(self, first: int, end: int) -> tuple[ActorMention, ...]:
        """Whose a rule or a remark is by a participle between commas: "the decree, signed by Chad's president, was"."""
        group, by = self.verb(first), self.noun(first + 1)
        made = (
            group is not None
            and group.passive
            and not group.finite
            and word_classes().has_any("authoring", group.lemmas)
        )
        return by.actors if made and by is not None and by.prep == "by" and first + 1 < end else ()

    @staticmethod
    def _tells_doer(group: VerbGroup) -> bool:
        """Whether "by" behind a participle says whose people, or whose act, its noun is: "mediators sent by Chad"."""
        classes = word_classes()
        return classes.has_any("acting_for", group.lemmas) or classes.has_any("committing", group.lemmas)

    def _cannot_say(self, joined: VerbGroup, subjects: tuple[NounPhrase, ...]) -> bool:
        """Whether a verb is one of speech and those things that say nothing: planes, ships, arms."""
        if _SPOKEN.isdisjoint(self.kinds(joined)) or not subjects:
            return False
        classes = word_classes()
        names = [
            phrase.head or (phrase.mention.text.rpartition(" ")[2] if phrase.mention else "") for phrase in subjects
        ]
        return all(classes.has("crafts", name) or classes.has("weapons", name) for name in names)

    def _answers(self, told: VerbGroup, joined: VerbGroup, behind: NounPhrase | None, *, own: bool) -> bool:
        """Whether a verb says how somebody answers the deed that a clause before it tells; what the doers say to people is theirs:
        "said the troops had crossed the border and ordered villagers to leave". Where no actor is its `own` subject, nobody else can."""
        if "answer" not in self.kinds(joined):
            return False
        if not own:
            return True
        if not told.perfect or not _SPOKEN.isdisjoint(self.kinds(told)):
            return False
        known = behind is None or bool(behind.touched or behind.owner_pronoun)  # "recalled its ambassador"
        return known or behind is None or not word_classes().has("people", behind.head)

    def _ends_told(self, place: int, behind: int) -> bool:
        """Whether a verb tells of its object before it, and one joined to it has its own `behind`: of "closed a mission that Chad ran and
        expelled four men" the second verb belongs to the first."""
        noun = self.noun(behind)
        return noun is not None and not noun.prep and self.relative_noun(place) is not None
