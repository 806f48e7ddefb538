"""Relative clauses that tell what is done to their noun ("the loan that Chad gave Niger", "the envoy Chad expelled"), and groups that a list
behind them names ("four states, A, B, C and D")."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.row import Row
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention

_WHOM: Final = frozenset({"which", "that", "whom"})
_OPENS_NOUN: Final = frozenset({"det", "num", "poss"})
_AMONG: Final = frozenset({"including", "like"})
_LEADING: Final = frozenset({"lead", "head", "spearhead"})
_SUBJECT: Final = 6
"""Chunks of which the subject of a relative clause may be made."""
_SPOKEN: Final = frozenset({"answer", "say", "deny"})
"""Kinds of verbs of speech: who has said one thing may have said another."""


class Relatives(Row):
    """A row that knows what its relative clauses tell of."""

    _told_of: dict[int, int | None]
    _last_list: tuple[NounPhrase, ...] | None

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
            return before
        if self.mark(first - 2, "rel") and self.units[self.chunks[first - 2].first].lower == "whose":
            return first - 1 if self.noun(first - 1) is not None else None
        alone = first == place - 1
        return first - 1 if self._is_contact(first - 1, group, alone=alone, spoken_of=bool(subject.pronoun)) else None

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
        bearer = self.noun(at - 3 if self.mark(at - 2, "comma") else at - 2)
        return replace(noun, owners=bearer.actors, prep="") if bearer is not None and bearer.actors else noun

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

    def members(self, found: tuple[NounPhrase, ...], end: int) -> tuple[NounPhrase, ...]:
        """The actors that a list behind a group without a name tells, where one stands before `end`: "three states, including A and B,"."""
        group = found[0] if len(found) == 1 else None
        if group is None or group.actors or group.pronoun:
            return found
        at = next((n for n in range(end - 1, -1, -1) if self.chunks[n].first == group.first), None)
        if at is None:
            return found
        at += 1
        leading = self._leaders(at)
        if leading is not None:
            return (leading,)
        if not self.is_several(group):  # "their host, the Chadian minister, praised"
            one = self.noun(at + 1)
            apposed = self.mark(at, "comma") and self.mark(at + 2, "comma") and at + 3 == end
            person = (
                (word_classes().has("people", group.head) or word_classes().has("guests", group.head))
                and one is not None
                and not one.prep
                and one.actors
            )
            return (one,) if apposed and person and one is not None else found
        while (phrase := self.noun(at)) is not None and phrase.prep not in _AMONG and phrase.prep:
            at += 1  # "three members of the bloc"
        listed = self.mark(at, "comma", "dash", "open")
        at += listed
        among = self.noun(at)
        if among is not None and among.pronoun == "them" and among.prep == "among":
            at, listed = at + 1, True
            first = self.noun(at)
            return self._listed(at, end) if first is not None and first.actors else found
        first = self.noun(at)
        if first is None or not first.actors or not (first.prep in _AMONG or (listed and not first.prep)):
            return self.told_at_end(group) or found
        named = self._listed(at, end)
        return named if len(named) > 1 or (named and first.prep in _AMONG) else found

    def _leaders(self, at: int) -> NounPhrase | None:
        """Who leads a group without a name: "several states, led by Chad, promised", "a group of states led by Chad"."""
        place = at + 1 if self.mark(at, "comma") else at
        group, by = self.verb(place), self.noun(place + 1)
        if group is None or not group.passive or group.finite or by is None or _LEADING.isdisjoint(group.lemmas):
            return None
        return replace(by, prep="") if by.prep == "by" and by.actors else None

    def told_at_end(self, group: NounPhrase) -> tuple[NounPhrase, ...]:
        """Those whom a list at the end of the sentence names, behind a colon or dash: "Three states recalled envoys: A, B and C"."""
        if not self.is_several(group):
            return ()
        if self._last_list is None:
            self._last_list = self._find_last_list()
        return self._last_list if self._last_list and group.first < self._last_list[0].first else ()

    def _find_last_list(self) -> tuple[NounPhrase, ...]:
        at = self._size - 1
        while self.mark(at, "stop") and self.units[self.chunks[at].first].lower != ":":
            at -= 1
        named: list[NounPhrase] = []
        while (phrase := self.noun(at)) is not None or self.mark(at, "comma", "conj"):
            if phrase is not None and (not phrase.actors or phrase.prep):
                return ()
            named += [phrase] if phrase is not None else []
            at -= 1
        opens = self.mark(at, "dash") or (self.mark(at, "stop") and self.units[self.chunks[at].first].lower == ":")
        return tuple(named[::-1]) if opens and len(named) > 1 else ()

    def listed_behind(self, at: int) -> tuple[NounPhrase, ...]:
        """Those whom a list right behind the group at a chunk names: "criticised three states, Chad, Mali and Niger, for meddling"."""
        group = self.noun(at)
        if group is None or not self.mark(at + 1, "comma") or not self.is_several(group):
            return ()
        named, last, joined = [], at + 2, False
        while (phrase := self.noun(last)) is not None or self.mark(last, "comma", "conj"):
            if phrase is not None and (phrase.prep or not phrase.actors):
                break
            named += [phrase] if phrase is not None else []
            joined = joined or self.mark(last, "conj")
            last += 1
        told = self.verb(last)
        return tuple(named) if joined and len(named) > 1 and (told is None or not told.finite) else ()

    def _listed(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """The actors of the list that begins at `at` and ends before `end`."""
        named = []
        while at < end:
            phrase = self.noun(at)
            if phrase is not None and (not phrase.prep or phrase.prep in _AMONG) and phrase.actors:
                named.append(phrase)
            elif not self.mark(at, "comma", "conj", "dash", "close") and not (
                phrase is not None and phrase.prep == "of"
            ):
                break
            at += 1
        return tuple(named)

    def group_before(self, place: int) -> tuple[NounPhrase, ...]:
        """The members of a group whose list ends at the mark right before the verb at `place`: "three states, A, B and C, signed"."""
        at = place - 2
        while (phrase := self.noun(at)) is not None or self.mark(at, "comma", "conj", "dash", "open"):
            if phrase is not None and phrase.mention is not None and len(phrase.mention.codes) > 1:
                return (phrase,) if not phrase.prep else ()  # "the three Baltic states, A, B and C,"
            if phrase is not None and not phrase.actors and phrase.pronoun != "them":
                break
            at -= 1
        group = self.noun(at)
        if group is None or group.prep or not self.is_several(group):
            return ()
        found = self.members((group,), place)
        return found if found != (group,) else ()

    def is_several(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names several states or bodies by a common noun: "two neighbours", "a number of countries"."""
        return word_classes().has("groups", phrase.head)
